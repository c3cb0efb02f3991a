"""A parsed article: its headline and paragraphs, each with spaCy's parse and its place in the canonical text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from nolle.model import Part, Quote

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

Place = tuple[int, int]
"""Characters of the canonical text, start inclusive, end exclusive."""


@dataclass(frozen=True)
class Paragraph:
    """One paragraph. ``start`` is where its text stands in the canonical text; ``doc`` is the parse of just this paragraph."""

    part: Part
    start: int
    doc: Doc

    @cached_property
    def text(self) -> str:
        """The paragraph's words; kept, since a parse puts them together anew each time it is asked."""
        return self.doc.text

    @cached_property
    def end(self) -> int:
        """Where the paragraph ends in the canonical text."""
        return self.start + len(self.text)

    def place(self, first: Token, last: Token | None = None) -> Place:
        """Where a token, or the run from one token to another, stands in the canonical text."""
        last = last or first
        return self.start + first.idx, self.start + last.idx + len(last)

    def span(self, place: Place) -> Span | None:
        """The tokens that a place of the canonical text touches, None where it touches none of this paragraph's."""
        start, end = max(place[0] - self.start, 0), min(place[1] - self.start, len(self.text))
        return self.doc.char_span(start, end, alignment_mode="expand") if start < end else None


def _start(paragraph: Paragraph) -> int:
    return paragraph.start


@dataclass(frozen=True, slots=True)
class Article:
    """An article as parsed, its paragraphs in text order. ``capture`` is the digest of the page it stands in, "" where there is none.

    ``updated`` as in ``ArticleRead``.
    """

    paragraphs: tuple[Paragraph, ...]
    capture: str = ""
    outlet: str | None = None
    published: str | None = None
    updated: str | None = None

    def paragraph(self, place: Place) -> Paragraph:
        """The paragraph a place begins in. Raises LookupError for a place outside all of them."""
        n = bisect_right(self.paragraphs, place[0], key=_start) - 1
        if n >= 0 and place[0] < self.paragraphs[n].end:
            return self.paragraphs[n]
        raise LookupError(f"no paragraph at {place}")

    def quote(self, place: Place) -> Quote:
        """The words at a place."""
        paragraph = self.paragraph(place)
        return Quote(paragraph.text[place[0] - paragraph.start : place[1] - paragraph.start], *place)


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who (source) by which word (cue) is given what (content), before it is known who "she" is and what kind of saying it is.

    Places are in text order, each inside one paragraph. ``inside`` is the index, in the same list, of the attribution that this one is
    reported in. ``cue_class`` is the lexicon's class of the cue ("say", "deny", "promise", "decline", "think", "order", …), "" where none.
    """

    source: tuple[Place, ...]
    cue: tuple[Place, ...]
    content: tuple[Place, ...]
    inside: int | None = None
    cue_class: str = ""
    negated: bool = False


def words(places: Iterable[Place], article: Article) -> tuple[Quote, ...]:
    """The words at several places."""
    return tuple(article.quote(place) for place in places)


def text_of(places: Sequence[Place], article: Article) -> str:
    """The words at several places as one text."""
    return " ".join(article.quote(place).text for place in places)
