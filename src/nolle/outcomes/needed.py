"""Words without which a pattern cannot match, read off the pattern itself: most patterns need not be tried on most texts."""

from __future__ import annotations

import re
from collections.abc import Iterable
from re import _constants, _parser  # type: ignore[attr-defined]
from typing import Any

_LEAST = 2  # characters of a word that tells anything
_REPEATS = (_constants.MAX_REPEAT, _constants.MIN_REPEAT, _constants.POSSESSIVE_REPEAT)
_NO_WIDTH = (_constants.AT, _constants.ASSERT, _constants.ASSERT_NOT)


def needed(pattern: str) -> tuple[str, ...]:
    """Words of which every text has at least one in which the pattern matches; () where no such words can be told.

    A pattern with lookaround may find its words outside of the match, so they are looked for in the whole text.
    """
    parsed = _parser.parse(pattern)
    return () if parsed.state.flags & re.IGNORECASE else _of(parsed)


def _of(items: Iterable[Any]) -> tuple[str, ...]:
    """The most telling words of which a sequence needs one."""
    found: list[tuple[str, ...]] = []
    run = ""
    for kind, value in items:
        if kind is _constants.LITERAL:
            run += chr(value)
            continue
        again = _repeated(value) if kind in _REPEATS else ""
        if kind not in _NO_WIDTH:
            found.append((run + again,))
            run = again
        found.append(_inside(kind, value))
    best = max([*found, (run,)], key=_telling)
    return best if _telling(best) > (0, 0) else ()


def _repeated(value: Any) -> str:
    """The one character that stands at least once: of "s+" the s, which both ends what stands before and begins what follows."""
    low, _, inner = value
    return chr(inner[0][1]) if low and len(inner) == 1 and inner[0][0] is _constants.LITERAL else ""


def _inside(kind: Any, value: Any) -> tuple[str, ...]:
    if kind is _constants.BRANCH:
        each = [_of(branch) for branch in value[1]]
        return _shortest({word for words in each for word in words}) if all(each) else ()
    if kind is _constants.SUBPATTERN:
        return () if value[1] & re.IGNORECASE else _of(value[3])
    if kind is _constants.ATOMIC_GROUP:
        return _of(value)
    if kind is _constants.ASSERT:
        return _of(value[1])
    return _of(value[2]) if kind in _REPEATS and value[0] else ()


def _shortest(words: set[str]) -> tuple[str, ...]:
    """The words without those that hold another one."""
    return tuple(sorted(word for word in words if not any(other in word for other in words if other != word)))


def _telling(words: tuple[str, ...]) -> tuple[int, int]:
    """How much words tell: the longer the shortest of them, and then the fewer."""
    shortest = min(map(len, words), default=0)
    return (shortest, -len(words)) if shortest >= _LEAST else (0, 0)
