"""Reading an entry: is it worth reading, what kind of paper is it, and what do its clauses state."""

from __future__ import annotations

import re
from dataclasses import replace

from nolle.counts import lower
from nolle.model import CONVICTED, OutcomeSaid
from nolle.outcomes.convicted import convictions
from nolle.outcomes.dismissed import Scene, dismissals
from nolle.outcomes.marked import Marked, marked
from nolle.outcomes.merging import said
from nolle.outcomes.model import Ending
from nolle.outcomes.others import other_endings
from nolle.outcomes.rules import first_said, phrases, saying

_TRIGGERS = re.compile(
    r"dismis|dism|acqui|aquit|guilt|guilit|nol[a-z.' ]{0,6}pros|vacated|vacating|set aside|transferr|rule 2[019]|abat|sentenced|sentencing|sentence (?:is |was )?(?:imposed|of|as|with)|judgment|judgement|jgm|verdict|nolo |venue"
)
_ORDERED = re.compile(
    r"\b(?:so ordered|order(?:s|ed|ing)?\b(?! (?:to show|setting|re:|text))|judgment|endors\w+|granted|grants|sustained|approved by|minute entry|minutes|court (?:finds|dismisses)|stamped|memo endorse\w*"
    r"|signed by(?: the)?(?: hon\w*\.?| chief| senior| us| u\.s\.| united states| district)* ?(?:judge|magistrate|justice))\b"
)

_SIGNED = re.compile(
    r"\bso ordered\b|\bendors\w+|\bgrant(?:ed|s)\b|\ballowed\b|\bapproved by\b|\bstamped\b|\border(?:ed)? (?:signed|granting|thereon|approv\w+|by)\b|[;.]\s*order\b|\band order\b"
    r"|\b(?:signed|ordered|approved) by(?: the)?(?: hon\w*\.?| chief| senior| us| u\.s\.| united states| district| magistrate)* ?(?:judge|magistrate|justice)\b"
)
_RESTATES = re.compile(r"[\W\d_]*(?:\w+ )?amended (?:criminal )?judg(?:e?ment|m)\b(?! as to counts? dismissed)")


def read_outcomes(text: str) -> tuple[OutcomeSaid, ...]:
    """Every ending and conviction that a docket entry or order states, each with its words and their place in the text.

    A motion, a notice, a recommendation, a promise or a denial states none. ``text[o.start:o.end] == o.evidence``.
    """
    if _TRIGGERS.search(text) is None and _TRIGGERS.search(lower(text)) is None:
        return ()
    entry = marked(text)
    kind = first_said("heads", entry.words, 0, 400)
    if kind in ("void", "advice", "paper") or (saying("heads", "void").search(entry.words) is not None):
        return ()
    scene = _scene(entry, kind == "request")
    convicted = list(convictions(scene))
    scene = replace(scene, convicts=any(e.outcome in CONVICTED for e in convicted))
    endings: list[Ending] = [*dismissals(scene), *other_endings(scene), *convicted]
    if _RESTATES.match(entry.words):
        endings = [ending if ending.outcome in CONVICTED else replace(ending, restated=True) for ending in endings]
    return said(entry, endings) if endings else ()


def _scene(entry: Marked, request: bool) -> Scene:
    collateral = phrases("collateral").search(entry.words) is not None
    revocation = saying("collateral", "supervision").search(entry.words) is not None
    ordered = (_SIGNED if request else _ORDERED).search(entry.words) is not None
    return Scene(entry, ordered, request, collateral, revocation)
