"""HTML as canonical text: one walk over the tree that remembers where every element's words went.

Runs of white space (no-break spaces too) become one space, block elements and ``<br>`` a line end, table cells a tab.
Scripts, styles and comments are left out.
"""

from __future__ import annotations

from lxml import etree, html

from nolle.errors import CannotRead, TooLarge
from nolle.model import Quote
from nolle.spans import mask_secrets, quote, without_controls

_SKIP = frozenset({"script", "style", "noscript", "template", "iframe", "object", "svg"})
_BLOCK = frozenset(
    "address article aside blockquote body center dd div dl dt fieldset footer form h1 h2 h3 h4 h5 h6 head header hr li main nav"
    " ol p pre section table tbody thead title tr ul".split()
)
_CELL = frozenset({"td", "th"})
MAX_ELEMENTS = 1_000_000


class HtmlText:
    """A parsed page: ``text`` is its canonical text, ``root`` the lxml tree, ``quote(element)`` an element's words.

    Raises CannotRead where the page is empty, TooLarge where it is nested so deeply, or one piece of it is so long, that
    the HTML parser would drop words, or where it has more than ``MAX_ELEMENTS`` elements.
    """

    def __init__(self, source_text: str, source: str) -> None:
        if not source_text.strip():
            raise CannotRead(f"{source}: the file is empty; save the page again")
        parser = html.HTMLParser(remove_comments=True, remove_pis=True, huge_tree=False, encoding="utf-8")
        try:
            self.root = html.document_fromstring(source_text.encode("utf-8", "replace"), parser=parser)
        except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
            raise CannotRead(f"{source}: not readable as HTML ({error}); save the page again from the browser") from error
        self._refuse_losses(parser, source)
        self._spans: dict[etree._Element, tuple[int, int]] = {}
        self.text = self._walk()

    @property
    def title(self) -> str:
        """The page's title, its white space collapsed."""
        return " ".join((self.root.findtext(".//title") or "").split())

    def quote(self, element: etree._Element) -> Quote:
        """The words inside an element, trimmed."""
        return quote(self.text, *self.span(element))

    def span(self, element: etree._Element) -> tuple[int, int]:
        """Where an element stands in the canonical text."""
        return self._spans.get(element, (0, 0))

    def between(self, start: int, end: int) -> Quote:
        """The words between two places of the canonical text, trimmed."""
        return quote(self.text, start, end)

    def _refuse_losses(self, parser: etree.HTMLParser, source: str) -> None:
        """The parser stops at its limits without raising; what came after would be lost in silence."""
        if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
            why = "tags nested too deeply, or one piece too long, for any court page; words would be lost"
            raise TooLarge(f"{source}: {why}. Save the page again from the browser")
        if self.root.xpath(f"boolean((//*)[{MAX_ELEMENTS + 1}])"):
            raise TooLarge(f"{source}: more than {MAX_ELEMENTS:,} HTML elements, more than any docket has; save a smaller range of the docket")

    def _walk(self) -> str:
        out = _Collapsing()
        spans = self._spans
        walker = etree.iterwalk(self.root, events=("start", "end"))
        for event, element in walker:
            tag = element.tag
            if event == "start":
                out.open(tag)
                spans[element] = (out.length, out.length)
                if tag in _SKIP:
                    walker.skip_subtree()
                elif element.text:
                    out.words(element.text)
            else:
                spans[element] = (spans[element][0], out.length)
                if tag in _BLOCK:
                    out.line_end()
                if element.tail and element is not self.root:
                    out.words(element.tail)
        return out.finish()


class _Collapsing:
    """White space as a browser shows it."""

    def __init__(self) -> None:
        self.length = 0
        self._parts: list[str] = []
        self._last = "\n"

    def open(self, tag: str) -> None:
        """What an element's start puts between the words before and after it."""
        if tag in _BLOCK or tag == "br":
            self.line_end()
        elif tag in _CELL and self._last != "\n":
            self._put("\t")

    def line_end(self) -> None:
        """End the line, unless nothing stands on it."""
        if self._last != "\n":
            self._put("\n")

    def words(self, text: str) -> None:
        """Append words, their white space collapsed."""
        collapsed = " ".join(text.split())
        if text[-1].isspace() and collapsed:
            collapsed += " "
        if text[0].isspace() and not self._last.isspace():
            collapsed = f" {collapsed}"
        if collapsed:
            self._put(collapsed)

    def finish(self) -> str:
        """The whole text; control characters and secrets are replaced one for one, so that every place stays where it was."""
        return mask_secrets(without_controls("".join(self._parts)))

    def _put(self, piece: str) -> None:
        self._parts.append(piece)
        self.length += len(piece)
        self._last = piece[-1]
