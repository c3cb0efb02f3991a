"""HTML as canonical text: one walk over the tree that remembers where every element's words went.

Runs of white space (no-break spaces too) become one space, block elements and ``<br>`` a line end, table cells a tab.
Scripts, styles and comments are left out.
"""

from __future__ import annotations

import re
from lxml import etree, html

from nolle.errors import CannotRead
from nolle.model import Quote
from nolle.spans import TextBuilder, quote

_SKIP = frozenset({"script", "style", "noscript", "template", "iframe", "object", "svg"})
_BLOCK = frozenset(
    "address article aside blockquote body center dd div dl dt fieldset footer form h1 h2 h3 h4 h5 h6 head header hr li main nav ol p pre section table tbody thead title tr ul".split()
)
_CELL = frozenset({"td", "th"})
_SPACE = re.compile(r"\s+")


class HtmlText:
    """A parsed page: ``text`` is its canonical text, ``root`` the lxml tree, ``quote(element)`` an element's words.

    Raises CannotRead where the page is empty or nested too deeply.
    """

    def __init__(self, source_text: str, source: str) -> None:
        if not source_text.strip():
            raise CannotRead(f"{source}: the file is empty; save the page again")
        parser = html.HTMLParser(remove_comments=True, remove_pis=True, huge_tree=False, encoding="utf-8")
        try:
            self.root = html.document_fromstring(source_text.encode("utf-8", "replace"), parser=parser)
        except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
            raise CannotRead(f"{source}: not readable as HTML ({error}); save the page again from the browser") from error
        self._spans: dict[etree._Element, tuple[int, int]] = {}
        self.text = self._walk()

    def quote(self, element: etree._Element) -> Quote:
        """The words inside an element, trimmed."""
        return quote(self.text, *self._spans.get(element, (0, 0)))

    def between(self, start: int, end: int) -> Quote:
        """The words between two places of the canonical text, trimmed."""
        return quote(self.text, start, end)

    def _walk(self) -> str:
        out = _Collapsing()
        walker = etree.iterwalk(self.root, events=("start", "end"))
        for event, element in walker:
            tag = element.tag
            if event == "start":
                out.open(tag)
                self._spans[element] = (len(out.builder), len(out.builder))
                if tag in _SKIP:
                    walker.skip_subtree()
                else:
                    out.words(element.text)
            else:
                self._spans[element] = (self._spans[element][0], len(out.builder))
                out.close(tag)
                if element is not self.root:
                    out.words(element.tail)
        return out.builder.finish()


class _Collapsing:
    """White space as a browser shows it."""

    def __init__(self) -> None:
        self.builder = TextBuilder()
        self._last = "\n"

    def open(self, tag: str) -> None:
        """What an element's start puts between the words before and after it."""
        if tag in _BLOCK or tag == "br":
            self._break("\n")
        elif tag in _CELL and self._last != "\n":
            self._break("\t")

    def close(self, tag: str) -> None:
        """What an element's end puts there."""
        if tag in _BLOCK:
            self._break("\n")

    def words(self, text: str | None) -> None:
        """Append words, their white space collapsed."""
        if not text:
            return
        collapsed = _SPACE.sub(" ", text)
        if self._last.isspace():
            collapsed = collapsed.removeprefix(" ")
        if collapsed:
            self.builder.add(collapsed)
            self._last = collapsed[-1]

    def _break(self, mark: str) -> None:
        if self._last != "\n" or mark != "\n":
            self.builder.add(mark)
            self._last = mark
