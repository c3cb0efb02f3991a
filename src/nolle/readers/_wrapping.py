"""Where the paragraphs of a plain text stand: they end at a blank line, and at every line end unless the text is wrapped at a fixed width."""

from __future__ import annotations

import re
from collections.abc import Iterator

_BLOCK = re.compile(r"(?:[^\r\n]*\S[^\r\n]*(?:\r\n|\r|\n|$))+")
_LINE = re.compile(r"[^\r\n]*\S[^\r\n]*")
_NARROW, _WIDE = 45, 100
_STOPS = (".", "!", "?", ".”")


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """The (start, end) of every paragraph, in order."""
    for block in _BLOCK.finditer(text):
        lines = [(block.start() + line.start(), block.start() + line.end()) for line in _LINE.finditer(block[0])]
        if _wrapped(text, lines):
            yield lines[0][0], lines[-1][1]
        else:
            yield from lines


def _wrapped(text: str, lines: list[tuple[int, int]]) -> bool:
    """Whether the lines of a block are one paragraph broken at a fixed width: all but the last about as long, and seldom a full stop at the end."""
    if len(lines) < 2:
        return False
    full = lines[:-1]
    even = all(_NARROW <= end - start <= _WIDE for start, end in full)
    return even and sum(text[start:end].rstrip().endswith(_STOPS) for start, end in full) * 2 <= len(full)
