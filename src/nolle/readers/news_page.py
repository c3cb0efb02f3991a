"""News articles, press releases and transcripts as web pages.

What the page declares about itself gives the headline, outlet, dates and address; trafilatura tells the article's own lines
from the page's others. The canonical text is the whole page's, and every passage stands in it as a reader of the page sees it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from nolle.errors import CannotRead, TooLarge
from nolle.model import ArticleRead, Part, Passage, Report
from nolle.readers._article_marks import Marks, marks_of
from nolle.readers._html import HtmlText
from nolle.readers._line_parts import head_of, is_wall, line_part
from nolle.readers._mail import is_mail
from nolle.readers._page import Page
from nolle.readers._refusals import refusal_in

NAME = "news_page"
VERSION = 2
KIND = "article"

_LONGEST = 1_000_000  # characters; telling an article from its page takes time that grows with the square of its paragraphs
_MARKUP = re.compile(r"<(?:!doctype html|html|head|body|article|main|div|p)\b", re.I)
_DECLARES = re.compile(r"ld\+json|og:type|article:published_time|articleBody|<article\b", re.I)
_PARAGRAPH = re.compile(r"<p\b[^>]*>", re.I)
_COURT = re.compile(r"CM/ECF|PACER (?:Service|Login)|Docket Text:", re.I)
_CAPTION = re.compile(r"(?:^|[\s_-])(?:fig)?caption(?:$|[\s_-])", re.I)
_WORD = re.compile(r"\w+")
_END = re.compile(r"[.!?…][\"'”’)\]]*(?:\s|\Z)")
_LEAST_PARAGRAPHS, _LEAST_WORDS = 3, 60
_STUB = 150  # words
_SAME_START = 4  # words
_MOST_PLACES = 50


def recognises(page: Page) -> bool:
    """A page that declares an article, or several paragraphs of prose, and none of a court system's marks."""
    if not _MARKUP.search(page.text[:20_000]) or is_mail(page.text):
        return False
    if page.text.lstrip("\ufeff \t\r\n").startswith(("{", "[", "<?xml", "<rss")) or _COURT.search(page.text):
        return False
    if _DECLARES.search(page.text):
        return True
    if len(_PARAGRAPH.findall(page.text)) < _LEAST_PARAGRAPHS:
        return False
    try:
        words = page.html.text
    except CannotRead:
        return False
    return refusal_in(words) is None and sum(len(line.split()) for line in words.split("\n") if _END.search(line)) >= _LEAST_WORDS


def read(page: Page) -> Report:
    """The page as one article.

    Raises CannotRead where no article stands on it, with what it is instead where that can be told: a paywall, a list of links.
    """
    html = page.html
    if len(html.text) > _LONGEST:
        raise TooLarge(f"{page.source}: {len(html.text):,} characters of text, too many for one article (at most {_LONGEST:,}); split it")
    marks = marks_of(html.root)
    sorted_out = _Lines(html, marks, _own_lines(page.text))
    passages = tuple(Passage(part, html.between(*where)) for where, part in sorted_out.parts())
    body = [passage.words.text for passage in passages if passage.part == "body"]
    if not any(_END.search(line) for line in body):
        raise CannotRead(f"{page.source}: {_nothing(marks, sorted_out.walled)}")
    head = head_of(sorted_out.above(passages))
    article = ArticleRead(passages, marks.outlet or head.office, marks.published or head.published, marks.updated, marks.address, marks.language)
    stub = (sorted_out.walled or not marks.free) and sum(len(line.split()) for line in body) < _STUB
    return Report(KIND, NAME, VERSION, html.text, notes=tuple(_remarks(marks, stub)), articles=(article,))


def _nothing(marks: Marks, walled: bool) -> str:
    if walled or not marks.free:
        return "a paywall's page without the article; log in to the outlet and save the page with the whole text"
    return "a web page without an article on it: no sentences that stand together; open the article itself and save that page"


def _remarks(marks: Marks, stub: bool) -> Iterator[str]:
    if stub:
        yield "only the beginning of the article stands on this page, the rest is behind the outlet's paywall; save the page with the whole text"
    if marks.correction:
        yield f"the outlet's data name a correction: {marks.correction}"


def _own_lines(source: str) -> str:
    """The article's text as trafilatura tells it, one line for each paragraph; "" where it finds none."""
    import trafilatura  # half a second, for pages that are no article too

    return trafilatura.extract(source, include_comments=False, output_format="txt") or ""


@dataclass(slots=True)
class _Lines:
    """The page's lines, and which of them are the article's."""

    html: HtmlText
    marks: Marks
    own: str
    walled: bool = False

    def parts(self) -> list[tuple[tuple[int, int], Part]]:
        """The lines of the article with the part that each is, in page order."""
        lines = list(_lines_of(self.html.text))
        headline = self._headline(lines)
        captions = self._captions()
        known = _Phrases([*self.own.split("\n"), self.marks.text])
        told: list[tuple[tuple[int, int], Part]] = [(headline, "headline")] if headline else []
        for start, end in lines:
            words = self.html.text[start:end]
            if headline and start < headline[1] and headline[0] < end:
                continue
            self.walled = self.walled or is_wall(words)
            part = self._part(words, known) if not _within(start, captions) else "caption"
            if part:
                told.append(((start, end), part))
        return sorted(_once(told, self.html.text))

    def above(self, passages: Sequence[Passage]) -> Iterator[str]:
        """The lines between the headline and the body: a day, an office; what stands above a headline may be any page's."""
        headline = next((passage.words.end for passage in passages if passage.part == "headline"), None)
        body = next((passage.words.start for passage in passages if passage.part == "body"), 0)
        if headline is not None and headline < body:
            yield from self.html.text[headline:body].split("\n")

    def _part(self, words: str, known: _Phrases) -> Part | None:
        """What a line is; None for one that is no part of the article."""
        apart = line_part(words)
        if apart:
            return apart if apart in ("byline", "correction", "credit", "caption") else None
        if self.marks.author and _folded(words) == _folded(self.marks.author):
            return "byline"
        return "body" if known.have(words) else None

    def _headline(self, lines: list[tuple[int, int]]) -> tuple[int, int] | None:
        """Where the headline stands: the first heading that says it, a line that does, else its words in the page's title."""
        wanted = _folded(self.marks.headline)
        headings = [span for element in self.html.root.iter("h1") if (span := self.html.span(element))[1] > span[0]]
        if not wanted:
            return headings[0] if len(headings) == 1 else None
        for start, end in [*headings, *lines]:
            if _folded(self.html.text[start:end]) == wanted:
                return start, end
        at = self.html.text.find(self.marks.headline, 0, 2_000)
        return (at, at + len(self.marks.headline)) if at >= 0 else None

    def _captions(self) -> list[tuple[int, int]]:
        return [self.html.span(element) for element in self.html.root.iter(etree.Element) if _is_caption(element)]


def _is_caption(element: etree._Element) -> bool:
    return element.tag == "figcaption" or bool(_CAPTION.search(element.get("class") or ""))


def _within(place: int, spans: Iterable[tuple[int, int]]) -> bool:
    return any(start <= place < end for start, end in spans)


def _lines_of(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for line in text.split("\n"):
        if line.strip():
            yield start, start + len(line)
        start += len(line) + 1


def _once(told: list[tuple[tuple[int, int], Part]], text: str) -> Iterator[tuple[tuple[int, int], Part]]:
    """Each line of the body once: not a second time where it is repeated, nor words pulled out of another line for show."""
    body = [where for where, part in told if part == "body"]
    longer = sorted(body, key=lambda where: where[0] - where[1])
    kept: set[tuple[int, int]] = set()
    seen = _Phrases([])
    for where in longer:
        words = text[slice(*where)]
        if not seen.have(words):
            kept.add(where)
            seen.add(words)
    yield from ((where, part) for where, part in told if part != "body" or where in kept)


class _Phrases:
    """Lines of words, and whether other words stand in one of them whole; case, white space and punctuation are no matter."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines: list[str] = []
        self._places: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for line in lines:
            self.add(line)

    def add(self, line: str) -> None:
        """Note a line, with every place in it where words may begin."""
        folded = _folded(line)
        words = folded.split()
        at = 0
        for n, word in enumerate(words):
            places = self._places[" ".join(words[n : n + _SAME_START])]
            if len(places) < _MOST_PLACES and (n == 0 or n + _SAME_START <= len(words)):
                places.append((len(self._lines), at))
            at += len(word) + 1
        self._lines.append(f"{folded} ")

    def have(self, line: str) -> bool:
        """Whether the line is one of these, or, where it has four words or more, a part of one."""
        folded = _folded(line)
        if not folded:
            return False
        start = " ".join(folded.split(maxsplit=_SAME_START)[:_SAME_START])
        whole = len(folded.split()) < _SAME_START
        return any(self._lines[n] == f"{folded} " if whole else self._lines[n].startswith(f"{folded} ", at) for n, at in self._places.get(start, ()))


def _folded(line: str) -> str:
    return " ".join(_WORD.findall(line.casefold()))
