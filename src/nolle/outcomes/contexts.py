"""In which context a charge was dismissed, as far as the same text tells: plea bargain, superseded or standalone."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from nolle.model import CONVICTED, Context
from nolle.outcomes.model import Ending
from nolle.outcomes.subjects import Item

_SUFFIX = re.compile(r"\d+(s*)")


@dataclass(frozen=True, slots=True)
class Standing:
    """What a text tells of one defendant's charges: whether any ends in conviction, and how late the latest charge is.

    ``rank`` is that of the latest charging document named, ``suffix`` the number of "s" of the latest count convicted.
    """

    convicted: bool
    rank: int
    suffix: int


def standing(endings: Iterable[Ending]) -> Standing:
    """The standing of a defendant by all that the text states of him."""
    mine = list(endings)
    convicting = [e for e in mine if e.outcome in CONVICTED]
    ranks = [item.paper.rank for e in mine for item in e.items if item.paper is not None and item.paper.own_case]
    suffixes = [_suffix(count) for e in convicting for item in e.items for count in item.counts]
    return Standing(bool(convicting), max(ranks, default=0), max(suffixes, default=0))


def context_of(item: Item, count: str | None, stand: Standing) -> Context:
    """The context in which one count, or a whole document, is dismissed.

    Superseded: the text says an earlier document, names a later one, or convicts on a later suffix. Otherwise, with a
    conviction in the same text, plea bargain.
    """
    if item.paper is not None and item.paper.own_case and (item.paper.earlier or item.paper.rank < stand.rank):
        return "superseded"
    if stand.convicted and count is not None and item.paper is None and _suffix(count) < stand.suffix:
        return "superseded"
    return "plea_bargain" if stand.convicted else "standalone"


def _suffix(count: str) -> int:
    match = _SUFFIX.fullmatch(count)
    return len(match[1]) if match else 0
