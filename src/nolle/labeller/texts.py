"""The form in which the labeller sees entries: lower-case bytes, one entry a line, with a mark where the paper is named.

    Second AMENDED Joint  MOTION to Continue   →   second amended joint ␂motion to continue

Docket entries open with any number of words that say nothing about the event ("Judge X: ORDER entered.", "Text Only",
"Government's Third Sealed"); the mark (byte 0x02) lets a phrase ask for the paper itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np
import pyarrow as pa

_MARK = b"\x02"
_BREAK, _SPACE = b"\n "
_PLAIN = bytes(32 if code < 32 or code == 127 else code for code in range(256)).lower()


class Opening:
    """Prepares entries; ``lead`` is a line break and whatever may stand before a paper is named."""

    def __init__(self, lead: re.Pattern[bytes]) -> None:
        self._lead = lead

    def lines(self, texts: pa.Array) -> bytes:
        """The texts (an array of large strings without nulls) as marked lines, each after a line break.

        ASCII letters are lower case, control characters (also line breaks inside a text) are spaces, and every run of
        spaces is one, so that a phrase can be written with plain spaces and can never reach into the next entry.
        """
        return _MARK.join(self._pieces(_joined(texts)))

    def _pieces(self, lines: bytes) -> Iterator[bytes]:
        done = 0
        for found in self._lead.finditer(lines):
            yield lines[done : found.end()]
            done = found.end()
        yield lines[done:]


def _joined(texts: pa.Array) -> bytes:
    """The texts in one buffer, a line break before each, without needless spaces."""
    ends = np.frombuffer(texts.buffers()[1], np.int64)[texts.offset : texts.offset + len(texts) + 1]
    values = texts.buffers()[2]
    data = bytes(memoryview(values)[ends[0] : ends[-1]]) if values else b""
    letters = np.insert(np.frombuffer(data.translate(_PLAIN), np.uint8), ends[:-1] - ends[0], _BREAK)
    needless = letters == _SPACE
    needless[1:] &= letters[:-1] <= _SPACE
    return (letters[~needless] if needless.any() else letters).tobytes()
