"""How well attributions agree with those that a reader marked: two figures, one lenient and one strict.

Lenient: the cues touch, or the contents have half of their words in common, and the sources touch or both have none. Strict: cues
touch, sources too or both have none, and the contents have four fifths of their words in common. Each attribution counts once.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from nolle.statements.article import Attribution, Place

_WORD = re.compile(r"\w+")
Words = tuple[frozenset[int], frozenset[int], frozenset[int]]
"""Which words of the text the source, the cue and the content touch."""


@dataclass(frozen=True, slots=True)
class Figures:
    """Precision and recall of attributions, and F1 by both measures, from 0 to 1."""

    precision: float
    recall: float
    lenient: float
    strict: float


def measure(pairs: Iterable[tuple[str, Sequence[Attribution], Sequence[Attribution]]]) -> Figures:
    """The figures over articles: text, attributions found, attributions marked."""
    found = marked = lenient = strict = 0
    for text, mine, theirs in pairs:
        starts = [(word.start(), word.end()) for word in _WORD.finditer(text)]
        one, other = _distinct(mine, starts), _distinct(theirs, starts)
        found, marked = found + len(one), marked + len(other)
        lenient += _matched(one, other, _leniently)
        strict += _matched(one, other, _strictly)
    both = max(1, found + marked)
    return Figures(lenient / max(1, found), lenient / max(1, marked), 2 * lenient / both, 2 * strict / both)


def _distinct(attributions: Iterable[Attribution], words: Sequence[Place]) -> list[Words]:
    touched = ((_touched(one.source, words), _touched(one.cue, words), _touched(one.content, words)) for one in attributions)
    return list(dict.fromkeys(one for one in touched if one[1] or one[2]))


def _touched(places: Iterable[Place], words: Sequence[Place]) -> frozenset[int]:
    """The words that places touch; a place without any, such as a colon, stands for itself."""
    found: set[int] = set()
    for first, last in places:
        found.update([n for n, (start, end) in enumerate(words) if start < last and first < end] or [-1 - first])
    return frozenset(found)


def _shared(one: frozenset[int], other: frozenset[int]) -> float:
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0


def _sources(one: Words, other: Words) -> bool:
    return bool(one[0] & other[0]) or not (one[0] or other[0])


def _leniently(one: Words, other: Words) -> bool:
    return _sources(one, other) and (bool(one[1] & other[1]) or _shared(one[2], other[2]) >= 0.5)


def _strictly(one: Words, other: Words) -> bool:
    return _sources(one, other) and bool(one[1] & other[1]) and _shared(one[2], other[2]) >= 0.8


def _matched(found: Sequence[Words], marked: Sequence[Words], agree: Callable[[Words, Words], bool]) -> int:
    """How many can be paired off one to one at most (augmenting paths)."""
    may = [[k for k, other in enumerate(marked) if agree(one, other)] for one in found]
    owner: dict[int, int] = {}

    def place(n: int, tried: set[int]) -> bool:
        for k in may[n]:
            if k not in tried:
                tried.add(k)
                if k not in owner or place(owner[k], tried):
                    owner[k] = n
                    return True
        return False

    return sum(place(n, set()) for n in range(len(found)))
