"""The words that an ending rests on: its quotation is widened until it also holds those that name the movant and the terms."""

from __future__ import annotations

from collections.abc import Iterable

from nolle.outcomes.marked import Marked
from nolle.outcomes.rules import rules
from nolle.outcomes.terms import said_terms

FARTHEST = 400
"""Characters between an ending and the words that tell more of it; from further off nothing is quoted along with it."""


def quoted(text: Marked, start: int, end: int, by: str, terms: bool | None) -> tuple[int, int]:
    """The stretch from ``start`` to ``end``, widened to the nearest words that name the movant ``by`` and tell the terms."""
    start, end = _widened(start, end, _movants(text, start, end, by))
    return _widened(start, end, _near(start, end, said_terms(text.words, terms))) if terms is not None else (start, end)


def _movants(text: Marked, start: int, end: int, by: str) -> list[tuple[int, int]]:
    """Where the text names the movant near by: in a phrase of its own or with a motion, or else at all."""
    low, high = max(0, start - FARTHEST), min(len(text.words), end + FARTHEST)
    places = _near(start, end, ((mark.start, mark.end) for mark in text.marks if mark.mover and mark.mover == by))
    for rule in rules("grounds"):
        if rule.says == f"{by} moves" or (rule.says == by and not places):
            places += [match.span() for match in rule.pattern.finditer(text.words, low, high)]
    return places


def _near(start: int, end: int, places: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    return [place for place in places if _apart(start, end, place) <= FARTHEST]


def _apart(start: int, end: int, place: tuple[int, int]) -> int:
    return max(0, start - place[0], place[1] - end)


def _widened(start: int, end: int, places: list[tuple[int, int]]) -> tuple[int, int]:
    if not places:
        return start, end
    near = min(places, key=lambda place: _apart(start, end, place))
    return min(start, near[0]), max(end, near[1])
