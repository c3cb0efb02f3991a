"""An article as it is looked through for cases: its passages without bylines, credits and what stands under every page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from nolle.links.numbers import Cited, find_numbers
from nolle.links.people import Mention, Name, Word, by_word, mentions, words_in
from nolle.links.places import Courts, find_courts
from nolle.model import ArticleSaid, Evidence, Fact
from nolle.names import fold_name

_READ = frozenset({"headline", "dateline", "body", "caption", "correction"})
_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")
_SHORT = "Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec"
_DAY = re.compile(rf"\b({'|'.join(name.title() for name in _MONTHS)}|(?:{_SHORT})\.)\s+(\d{{1,2}})(?:st|nd|rd|th)?\b(?:,?\s+((?:19|20)\d\d)\b)?")
_PLAIN_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Place:
    """A span of one passage."""

    passage: int
    start: int
    end: int


@dataclass(frozen=True)
class Article:
    """The passages of an article, each in its words; everything in it is found when it is asked for, once."""

    name: str
    passages: tuple[Evidence, ...]
    parts: tuple[str, ...]
    published: date | None

    def words_at(self, place: Place) -> Evidence:
        """The words of a place as evidence."""
        of = self.passages[place.passage]
        return Evidence(of.capture, of.start + place.start, of.start + place.end, of.quote[place.start : place.end])

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Every word in it, folded."""
        return frozenset(_PLAIN_WORD.findall("\n".join(self._folded)))

    @cached_property
    def cited(self) -> tuple[tuple[Place, Cited], ...]:
        """The docket numbers that it cites."""
        return tuple(
            (Place(index, one.start, one.end), one) for index, passage in enumerate(self.passages) for one in find_numbers(passage.quote)
        )

    @cached_property
    def _folded(self) -> tuple[str, ...]:
        return tuple(_fold(passage.quote) for passage in self.passages)

    @cached_property
    def _words(self) -> dict[int, tuple[list[Word], Mapping[str, list[int]]]]:
        return {}

    def words(self, passage: int) -> tuple[list[Word], Mapping[str, list[int]]]:
        """The words of a passage, and where each of them stands among them."""
        if passage not in self._words:
            words = words_in(self.passages[passage].quote)
            self._words[passage] = words, by_word(words)
        return self._words[passage]

    def with_last(self, last: str) -> Iterator[tuple[int, list[Word], list[int]]]:
        """The passages that have a folded word, their words, and where among them it is."""
        for at, folded in enumerate(self._folded):
            if last in folded:
                words, index = self.words(at)
                if last in index:
                    yield at, words, index[last]

    def find_name(self, name: Name) -> Iterator[tuple[Place, Mention]]:
        """Where a full name stands, or one that differs in a middle name or a suffix only."""
        if name.first in self.vocabulary and name.last in self.vocabulary:
            for at, words, places in self.with_last(name.last):
                for one in mentions(name, self.passages[at].quote, words, places):
                    yield Place(at, one.start, one.end), one

    @cached_property
    def courts(self) -> tuple[dict[str, Place], dict[str, Place], bool]:
        """The courts whose district it names, those in whose city or state it is set, and whether it speaks of a state's own court."""
        districts: dict[str, Place] = {}
        cities: dict[str, Place] = {}
        state_court = False
        for index, passage in enumerate(self.passages):
            found: Courts = find_courts(passage.quote, self.parts[index] == "dateline")
            for kept, named in ((districts, found.districts), (cities, found.cities)):
                for court, span in named.items():
                    kept.setdefault(court, Place(index, *span))
            state_court = state_court or found.state_court
        return districts, cities, state_court

    @cached_property
    def days(self) -> tuple[tuple[date, Place], ...]:
        """The days it gives by their dates; the year of its publication is meant where it gives none."""
        return tuple(self._days())

    def _days(self) -> Iterator[tuple[date, Place]]:
        for index, passage in enumerate(self.passages):
            for match in _DAY.finditer(passage.quote):
                if day := self._day(match):
                    yield day, Place(index, *match.span())

    def _day(self, match: re.Match[str]) -> date | None:
        year = int(match[3]) if match[3] else self.published.year if self.published else None
        month = next(number for number, name in enumerate(_MONTHS, 1) if name.startswith(match[1].rstrip(".").lower()[:3]))
        if year is None:
            return None
        try:
            day = date(year, month, int(match[2]))
            if not match[3] and self.published and (day - self.published).days > 60:
                day = day.replace(year=year - 1)
        except ValueError:  # no day of the calendar
            return None
        return day

    def find(self, pattern: re.Pattern[str]) -> Place | None:
        """The first place where a pattern matches."""
        return next((Place(index, *match.span()) for index, p in enumerate(self.passages) if (match := pattern.search(p.quote))), None)

    def find_all(self, pattern: re.Pattern[str]) -> Iterator[tuple[Place, re.Match[str]]]:
        """Every place where a pattern matches."""
        for index, passage in enumerate(self.passages):
            for match in pattern.finditer(passage.quote):
                yield Place(index, *match.span()), match


def _fold(text: str) -> str:
    return text.casefold() if text.isascii() else fold_name(text)


def article_of(fact: Fact) -> Article:
    """The article that a fact keeps."""
    said = fact.said
    assert isinstance(said, ArticleSaid)
    read = [(part, words) for part, words in zip(said.parts, fact.evidence, strict=True) if part in _READ]
    return Article(fact.about, tuple(words for _, words in read), tuple(part for part, _ in read), _published(said))


def _published(said: ArticleSaid) -> date | None:
    try:
        return date.fromisoformat((said.published or "")[:10])
    except ValueError:
        return None
