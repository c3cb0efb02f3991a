"""Canonical text and the places in it.

A capture's canonical text is the only text that evidence points into. It is built in one pass; every piece that a
reader keeps is a ``Quote`` cut out of it, so a quoted span can always be found again.
"""

from __future__ import annotations

import re

from nolle.model import Evidence, Quote

_BEFORE_AT = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._%+'-")
_FROM_AT = re.compile(r"(?:@|&#0?64;)[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
_MASKS = (
    re.compile(r"(?<=magic_num=)[^&\s\"'<>]+"),
    re.compile(r"(?:(?<=PACER Login:)|(?<=Client Code:))[ ]*[\t\n]?(?!\s*(?:Description|Client Code|Search Criteria):)[^\t\n]*", re.I),
)
_C0_C1 = (*range(0x09), *range(0x0B, 0x20), *range(0x7F, 0xA0))
_DIRECTION = (0x200E, 0x200F, 0x061C, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
_HALVES = range(0xD800, 0xE000)  # lone surrogates, which JSON can write and UTF-8 cannot
_CONTROL = dict.fromkeys((*_C0_C1, *_DIRECTION, *_HALVES, 0x2028, 0x2029, 0xFEFF), " ")
MASK = "•"


def mask_secrets(text: str) -> str:
    """The text with PACER logins, one-time document keys and e-mail addresses replaced, same length, by bullets.

    Same length keeps every offset where it was.
    """
    text = _without_addresses(text)
    for pattern in _MASKS:
        text = pattern.sub(_blot, text)
    return text


def _without_addresses(text: str) -> str:
    """Mail addresses blotted out, each found from its sign backwards: a search from its start would take for ever in one long word."""
    pieces, done = [], 0
    for sign in _FROM_AT.finditer(text):
        start = sign.start()
        while start > done and text[start - 1] in _BEFORE_AT:
            start -= 1
        if start < sign.start():
            pieces += [text[done:start], MASK * (sign.end() - start)]
            done = sign.end()
    return "".join([*pieces, text[done:]])


def _blot(match: re.Match[str]) -> str:
    return "".join(c if c.isspace() else MASK for c in match[0])


def without_controls(text: str) -> str:
    """The text with control and text-direction characters replaced by spaces, one for one, so that no page can move a cursor."""
    return text.translate(_CONTROL)


class TextBuilder:
    """Builds a canonical text piece by piece; ``add`` and ``line`` give back where the piece went."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0

    def __len__(self) -> int:
        return self._length

    def add(self, text: str) -> tuple[int, int]:
        """Append a piece, controls replaced; returns its (start, end)."""
        text = without_controls(text)
        start = self._length
        self._parts.append(text)
        self._length += len(text)
        return start, self._length

    def line(self, label: str, value: str) -> tuple[int, int]:
        """Append "label: value" and a line end; returns where the value stands."""
        self.add(f"{label}: ")
        where = self.add(value)
        self.add("\n")
        return where

    def finish(self) -> str:
        """The whole text, secrets masked."""
        return mask_secrets("".join(self._parts))


def quote(text: str, start: int, end: int) -> Quote:
    """The words between two places of a canonical text, white space at both ends left out."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Quote(text[start:end], start, end)


def within(outer: Quote, start: int, end: int) -> Quote:
    """A part of a quote, by offsets inside it, as a quote of the same canonical text."""
    return Quote(outer.text[start:end], outer.start + start, outer.start + end)


def evidence(capture: str, words: Quote) -> Evidence:
    """A quote of a page as evidence from the capture with that digest."""
    return Evidence(capture, words.start, words.end, words.text)
