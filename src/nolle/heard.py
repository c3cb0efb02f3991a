"""What was said in articles, with the articles that say it: a statement that stands in several copies of one article is one statement."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from nolle.model import ArticleRecord, ArticleSaid, Fact, Part, Statement

_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Article:
    """An article of a casebook: its fact, where its page came from, and its statements.

    ``copy_of`` is the id of the first article that tells the same text, None for the first itself.
    """

    fact: Fact
    source: str
    record: ArticleRecord
    copy_of: str | None = None

    @property
    def said(self) -> ArticleSaid:
        """What the page says about the article."""
        said = self.fact.said
        assert isinstance(said, ArticleSaid)
        return said

    @property
    def headline(self) -> str | None:
        """The headline, None where the page has none."""
        return self._line("headline")

    @property
    def byline(self) -> str | None:
        """The author's line, None where the page has none."""
        return self._line("byline")

    @property
    def carrier(self) -> str:
        """Who published it: the outlet, else the name of the file that it came in."""
        return self.said.outlet or self.source.rpartition("/")[2]

    @property
    def day(self) -> str | None:
        """The ISO date on which it was published, None where the page does not say it."""
        return self.said.published[:10] if self.said.published else None

    def _line(self, wanted: Part) -> str | None:
        return next((words.quote for part, words in zip(self.said.parts, self.fact.evidence, strict=True) if part == wanted), None)


@dataclass(frozen=True, slots=True)
class Heard:
    """A statement, the article that is shown for it, its chain from the outlet to the speaker, and the copies that carry it as well."""

    statement: Statement
    article: Article
    chain: tuple[str, ...]
    also: tuple[Article, ...] = ()

    @property
    def when(self) -> date | None:
        """The same as ``day``, as a date; None where what is printed is none."""
        try:
            return date.fromisoformat(self.day) if self.day else None
        except ValueError:
            return None

    @property
    def day(self) -> str | None:
        """The ISO date on which it was said, else on which that was published, None where neither is known."""
        return self.statement.said.isoformat() if self.statement.said else self.article.day


def heard(articles: Sequence[Article], chains: Mapping[str, Mapping[str, tuple[str, ...]]]) -> Iterator[Heard]:
    """The statements of one article and its copies, each once, as the first that carries it has it. ``chains`` is by article and statement."""
    carriers: dict[tuple[str, ...], dict[str, Article]] = {}
    for article in articles:
        for statement in article.record.statements:
            carriers.setdefault(_same(statement), {}).setdefault(article.fact.about, article)
    for article in articles:
        for statement in article.record.statements:
            first, *also = carriers[_same(statement)].values()
            if first is article:
                yield Heard(statement, article, chains[article.fact.about][statement.id], tuple(also))


def first_of(articles: Sequence[Article]) -> dict[tuple[str, str], str]:
    """For (article, statement) of every copied statement, the id of the statement that it repeats."""
    seen: dict[tuple[str, ...], str] = {}
    repeated: dict[tuple[str, str], str] = {}
    for article in articles:
        new = {_same(s): s.id for s in article.record.statements}
        repeated |= {(article.fact.about, s.id): seen[_same(s)] for s in article.record.statements if _same(s) in seen}
        seen = new | seen
    return repeated


def _same(statement: Statement) -> tuple[str, ...]:
    """What two copies of a statement have in common: the words of its source and its content, of its cue where there is no content."""
    said = statement.content or statement.cue
    return _words(piece.text for piece in statement.source), _words(piece.text for piece in said)


def _words(texts: Iterable[str]) -> str:
    return " ".join(word for text in texts for word in _WORD.findall(text.casefold()))
