"""Reading an entry: is it worth reading, what kind of paper is it, and what do its clauses state."""

from __future__ import annotations

from dataclasses import replace

from nolle.counts import lower
from nolle.model import CONVICTED, OutcomeSaid
from nolle.outcomes.convicted import convictions
from nolle.outcomes.dismissed import Scene, dismissals
from nolle.outcomes.marked import Marked, marked
from nolle.outcomes.merging import said
from nolle.outcomes.model import Ending
from nolle.outcomes.others import other_endings
from nolle.outcomes.rules import first_said, named, phrases, saying


def read_outcomes(text: str) -> tuple[OutcomeSaid, ...]:
    """Every ending and conviction that a docket entry or order states, each with its words and their place in the text.

    A motion, a notice, a recommendation, a promise or a denial states none. ``text[o.start:o.end] == o.evidence``.
    """
    if named("orders", "worth reading").search(lower(text)) is None:
        return ()
    entry = marked(text)
    kind = first_said("heads", entry.words, 0, 400)
    if kind in ("void", "advice", "paper") or (saying("heads", "void").search(entry.words) is not None):
        return ()
    scene = _scene(entry, kind == "request")
    convicted = list(convictions(scene))
    scene = replace(scene, convicts=any(e.outcome in CONVICTED for e in convicted))
    endings: list[Ending] = [*dismissals(scene), *other_endings(scene), *convicted]
    if named("orders", "an amended judgment restates").match(entry.words):
        endings = [ending if ending.outcome in CONVICTED else replace(ending, restated=True) for ending in endings]
    return said(entry, endings) if endings else ()


def _scene(entry: Marked, request: bool) -> Scene:
    collateral = phrases("collateral").search(entry.words) is not None
    revocation = saying("collateral", "supervision").search(entry.words) is not None
    ordered = (named("orders", "the judge's act on a party's paper") if request else named("orders", "a court acts")).search(entry.words) is not None
    return Scene(entry, ordered, request, collateral, revocation)
