"""Press releases, statements and articles as PDF, read by the text that stands in them. A scan has none; pictures are not read.

A docket printed as PDF has lost its tables, so it is refused with what to save instead.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import takewhile

from nolle.errors import CannotRead
from nolle.model import Part, Report
from nolle.readers._line_parts import head_of, line_part
from nolle.readers._page import Page
from nolle.readers._pdf_lines import Paragraph, paragraphs_of
from nolle.readers._pdf_pages import PdfText, pdf_text
from nolle.readers._rendered_articles import Piece, parts, plain, render

NAME = "pdf"
VERSION = 2
KIND = "article"

_MARK = b"%PDF-"
_LAST = b"%%EOF"
_DOCKET = ("CM/ECF", "PACER", "Docket Text", "Date Filed")
_END = re.compile(r"\w\W*[.!?…][\"'”’»)\]]*(?:\s|\Z)|[。！？؟۔।]")
_WORD = re.compile(r"\w+")
_HEADLINE = 140  # characters
_STOPS = (".", "!", "?", ".”", '."', "…", ",", ";", ":")
_TITLE_WITHIN, _TITLE_LINES = 15, 4
_UNTOLD = 0.2  # of the characters, that no table of the file tells
_OCR = "run OCR over it (such as ocrmypdf) and add the result"


def recognises(page: Page) -> bool:
    """The first bytes of a PDF, white space aside; the rest is no text to search."""
    return page.data[:1024].lstrip(b"\xef\xbb\xbf\x00\t\n\f\r ").startswith(_MARK)


def read(page: Page) -> Report:
    """The PDF as one article.

    Raises CannotRead where its pages are pictures, where it is encrypted, damaged or a docket, or where no sentence stands in it.
    """
    found = pdf_text(page)
    paragraphs = paragraphs_of(found.pages)
    _refuse(page.source, found, paragraphs)
    language = re.match(r"([a-z]{2})(?:[-_]|\Z)", found.language.lower())
    told = tuple(_told(paragraphs, plain(found.title)))
    head = head_of(words for _, words in takewhile(lambda one: one[0] != "body", told))
    text, articles = render([Piece(told, head.office, head.published, language=language[1] if language else None)])
    return Report(KIND, NAME, VERSION, text, notes=tuple(_remarks(page, found)), articles=articles)


def _refuse(name: str, found: PdfText, paragraphs: Sequence[Paragraph]) -> None:
    words = " ".join(paragraph.words for paragraph in paragraphs)
    if sum(map(_untold, words)) > _UNTOLD * len(words.replace(" ", "")):
        raise CannotRead(f"{name}: a PDF whose letters are drawn and cannot be told; {_OCR}")
    if not _WORD.search(words):
        what = "its pages are pictures without text (a scan)" if found.pictures else "no text stands in it"
        raise CannotRead(f"{name}: a PDF, but {what}; {_OCR}")
    if sum(mark in words for mark in _DOCKET) > 1:
        raise CannotRead(f"{name}: a docket printed as PDF, which has lost its tables; save the docket page itself from the browser (Save page as, Web page)")
    if not any(_END.search(paragraph.words) and not paragraph.running for paragraph in paragraphs):
        raise CannotRead(f"{name}: a PDF without sentences, such as a form or a table; there is nothing in it to read")


def _untold(character: str) -> bool:
    return character == "\ufffd" or unicodedata.category(character) in ("Cc", "Cn", "Co")


def _told(paragraphs: Sequence[Paragraph], title: str) -> Iterator[tuple[Part, str]]:
    """Each paragraph with its part; the headline is the title that the file names where it stands in the text, else the first line."""
    start, end = _headline(paragraphs, title)
    for n, paragraph in enumerate(paragraphs):
        if n == start:
            yield from parts(" ".join(one.words for one in paragraphs[start:end]), "", [])
        elif not start <= n < end:
            yield from [("boilerplate", words) if paragraph.running else (part, words) for part, words in parts("", "", [paragraph.words])]


def _headline(paragraphs: Sequence[Paragraph], title: str) -> tuple[int, int]:
    """The paragraphs of which the headline is made, as a range; an empty one where there is none."""
    wanted = _folded(title)
    for start in range(min(_TITLE_WITHIN, len(paragraphs))) if wanted else ():
        for end in range(start + 1, min(start + _TITLE_LINES, len(paragraphs)) + 1):
            if _folded(" ".join(paragraph.words for paragraph in paragraphs[start:end])) == wanted:
                return start, end
    first = next((n for n, one in enumerate(paragraphs) if not one.running and line_part(one.words) is None), -1)
    words = paragraphs[first].words if first >= 0 else ""
    fits = words and len(paragraphs) > 1 and len(words) <= _HEADLINE and not words.endswith(_STOPS)
    return (first, first + 1) if fits else (-1, -1)


def _folded(words: str) -> str:
    return " ".join(_WORD.findall(words.casefold()))


def _remarks(page: Page, found: PdfText) -> Iterator[str]:
    if _LAST not in page.data[-2048:]:
        yield "the PDF breaks off: what could be read of it is kept, the rest is missing; download it again"
    if found.broken:
        yield f"pages left out because they are damaged: {found.broken} of {found.broken + len(found.pages)}"
    if found.pictures:
        yield f"pages left out because they are pictures without text: {found.pictures} of {found.broken + len(found.pages)}; {_OCR}"
