"""A canonical text for records that have none of their own (JSON, XML, mail): one labelled line per field.

Secrets are masked piece by piece, so that the words given back are the words that stand in the text.
"""

from __future__ import annotations

import re

from nolle.model import Quote
from nolle.spans import mask_secrets, without_controls

_HALF_PAIRS = re.compile("[\ud800-\udfff]")


class Rendering:
    """Builds the text line by line; every ``line`` gives back its value as a quote of the text."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0

    @property
    def text(self) -> str:
        """The whole text so far."""
        return "".join(self._parts)

    def line(self, label: str, value: str) -> Quote:
        """Append "label: value" and a line end. Line ends inside the value stay, white space at its ends does not."""
        self._add(f"{label}: ")
        words = mask_secrets(without_controls(_HALF_PAIRS.sub("\ufffd", value))).strip()
        start = self._length
        self._add(words)
        self._add("\n")
        return Quote(words, start, start + len(words))

    def field(self, label: str, value: str) -> Quote | None:
        """``line`` where there is a value, nothing where it is blank."""
        return self.line(label, value) if without_controls(value).strip() else None

    def gap(self) -> None:
        """Append an empty line."""
        self._add("\n")

    def _add(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)
