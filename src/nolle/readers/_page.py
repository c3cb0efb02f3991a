"""One input on its way to a reader: bytes, decoded text, parsed HTML or JSON, each made once and only when asked for."""

from __future__ import annotations

import codecs
from functools import cached_property

from nolle.errors import TooLarge
from nolle.readers._charset import SEVEN_BITS, charset_of, is_utf8
from nolle.readers._html import HtmlText
from nolle.readers._json import parse_json

MAX_BYTES = 64 * 1024 * 1024
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def _as_cp1252(error: UnicodeError) -> tuple[str, int]:
    """Read only the bytes that are not UTF-8 as cp1252: courts paste Word text into pages declared UTF-8."""
    assert isinstance(error, UnicodeDecodeError)
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


codecs.register_error("nolle.cp1252", _as_cp1252)


class Page:
    """One input. ``source`` is its file name or address, ``court`` the user's ``--court`` where given, ``charset`` what the server named.

    Raises TooLarge over ``MAX_BYTES``.
    """

    def __init__(self, data: bytes, source: str, court: str | None = None, charset: str | None = None) -> None:
        if len(data) > MAX_BYTES:
            raise TooLarge(f"{source}: {len(data):,} bytes, over the limit of {MAX_BYTES:,} for one page; split it")
        self.data = data
        self.source = source
        self.court = court
        self.charset = charset

    @cached_property
    def decoded(self) -> str:
        """The bytes as characters, nothing else changed: by byte-order mark, which is left out, else UTF-8, else the set that the page or its
        server names, else UTF-8 with stray bytes as cp1252."""
        for mark, encoding in _BOMS:
            if self.data.startswith(mark):
                return self.data.decode(encoding, "replace")
        head = self.data[:400]
        if len(head) >= 8 and (head[1::2].count(0) > len(head) // 3 or head[0::2].count(0) > len(head) // 3):
            wide = "utf-16-le" if head[1::2].count(0) > head[0::2].count(0) else "utf-16-be"
            return self.data.decode(wide, "replace")
        return self._narrow()

    def _narrow(self) -> str:
        named = charset_of(self.data, self.charset)
        if named and not (is_utf8(self.data) and named not in SEVEN_BITS):
            return self.data.decode(named, "replace")
        return self.data.decode("utf-8", "nolle.cp1252")

    @cached_property
    def text(self) -> str:
        """The decoded text with a space for each NUL character."""
        return self.decoded.replace("\x00", " ")

    @cached_property
    def head(self) -> str:
        """The first 4,000 characters in lower case, for recognising a format."""
        return self.text[:4000].lower()

    @cached_property
    def html(self) -> HtmlText:
        """The page parsed as HTML, with its canonical text. Raises CannotRead where that is impossible."""
        return HtmlText(self.text, self.source)

    @cached_property
    def json(self) -> object:
        """The page parsed as JSON. Raises CannotRead where it is damaged, TooLarge where it is nested too deeply."""
        return parse_json(self.text, self.source)
