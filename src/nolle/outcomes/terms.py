"""On what terms: with or without prejudice, and on whose motion, in the words of one clause."""

from __future__ import annotations

import re

from nolle.outcomes.marked import Marked
from nolle.outcomes.rules import COUNTS, named

_WITH = re.compile(r"\b(?:with|w/) ?prej(?:udice|\.|\b)")
_WITHOUT = re.compile(r"\b(?:without|w/o(?:ut)?|w/out|wo) ?\.? ?prej(?:udice|\.|\b)")
_EITHER = re.compile(r"\bwith(?: or | and/or |/)without prejudice|\bwithout or with prejudice")
_OTHERS = re.compile(r"\b(?:den(?:ied|ies|ying)|withdrawn?|moot\w*|motions? (?:is|are) granted) ?,?(?: as moot)? ?(?:with|w/)\S* ?prejudice")
_OF_DISMISSAL = re.compile(r"\bdismissal (?:is|are|was|shall be|be|to be|being)(?: hereby)? (?P<terms>(?:with(?:out)?|w/o?) prejudice)")


def prejudice(words: str) -> bool | None:
    """Whether the words say with (True) or without (False) prejudice; None where they say neither, or both."""
    if _EITHER.search(words):
        return None
    words = _OTHERS.sub("", words)
    with_, without = _WITH.search(words) is not None, _WITHOUT.search(words) is not None
    return None if with_ == without else with_


def said_terms(words: str, with_prejudice: bool) -> list[tuple[int, int]]:
    """Where the words say with (True) or without (False) prejudice."""
    return [match.span() for match in (_WITH if with_prejudice else _WITHOUT).finditer(words)]


def prejudice_of_dismissal(words: str) -> bool | None:
    """What a text says of "the dismissal" in a sentence of its own: "The dismissal is without prejudice"."""
    found = {match["terms"].startswith(("without", "w/o")) for match in _OF_DISMISSAL.finditer(words)}
    return None if len(found) != 1 else not found.pop()


def mover(text: Marked, start: int, verb: int, end: int) -> str:
    """On whose motion a clause says that it ends: the movant after the verb, before the next counts, or else before it."""
    after: list[str] = []
    for mark in text.between(verb, end):
        if mark.kind == COUNTS and after:
            break
        if mark.mover:
            after.append(mark.mover)
        elif mark.kind == COUNTS and mark.counts and not _compared(text, mark.start):
            break
    before = [mark.mover for mark in text.between(start, verb) if mark.mover]
    return after[0] if after else before[-1] if before else "unknown"


def _compared(text: Marked, at: int) -> bool:
    """Whether counts only stand beside those that end: "Count 1 as duplicitous of Count 2"."""
    return named("dismissed", "other counts compared with").search(text.words, max(0, at - 60), at) is not None
