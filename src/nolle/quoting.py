"""From articles to their statements: files for ``nolle quotes``, a casebook's articles, by the rules or a trained model, in one process or several."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from nolle import registry
from nolle.articles import article_id
from nolle.errors import CannotRead
from nolle.model import ArticleRead, ArticleRecord, ArticleSaid, Fact, Passage, Quote, Report, Statement
from nolle.neural import Trained, Wanted, attributing, model_file, train
from nolle.readers import read_page, read_text
from nolle.readers._page import Page
from nolle.sources.folder import Found, Refused, Remark, open_paths
from nolle.spread import spread
from nolle.statements import Attribute, read_statements
from nolle.statements.article import Article
from nolle.statements.chains import chain
from nolle.statements.parsing import Parser, parser, too_long

_RULES = ("statements", "copies.py")
_LANGUAGES = (None, "en")


@dataclass(frozen=True, slots=True)
class Quoted:
    """What a file says that people said. ``refused`` is why it could not be read, None where it was.

    ``chains`` tells for the id of each statement through whose hands it came, from the outlet to the speaker.
    """

    source: str
    statements: tuple[Statement, ...] = ()
    published: str | None = None
    refused: str | None = None
    chains: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Reader:
    """A parser and a way to find attributions, ready to read articles."""

    parser: Parser
    attributed: Attribute

    def record(self, item: tuple[str, ArticleRead]) -> ArticleRecord:
        """The statements of an article, given with its id; or why it was not read."""
        key, article = item
        if article.language not in _LANGUAGES:
            return ArticleRecord(key, unread=f"in another language ({article.language}); statements are read in English only")
        if (reason := too_long(article.passages)) is not None:
            return ArticleRecord(key, unread=reason)
        with self.parser.nlp.memory_zone():  # or the parser would remember every new word of every article
            return ArticleRecord(key, self._statements(key, article))

    def _statements(self, key: str, article: ArticleRead) -> tuple[Statement, ...]:
        about = {"outlet": article.outlet, "published": article.published, "updated": article.updated}
        return read_statements(self.parser.parse(article.passages, capture=key, **about), self.attributed)


def reader(casebook: Path | None) -> Reader:
    """The reader to use here: with the model that is kept beside a casebook, else the rules. Raises MissingExtra, BadUsage, Damaged."""
    return Reader(parser(), attributing(casebook))


# --- files ----------------------------------------------------------------------------------------------------


def quotes(paths: Sequence[str], casebook: Path | None = None, jobs: int = 1) -> Iterator[Quoted]:
    """The statements of every article under the paths, one ``Quoted`` an article or a refused file.

    Nothing of a casebook is used but the model trained beside it.
    Raises BadUsage for a path that does not exist, and what ``reader`` raises.
    """
    for of_file in spread(partial(_file_reader, casebook), open_paths(paths), jobs):
        yield from of_file


def _file_reader(casebook: Path | None) -> Callable[[Found | Refused | Remark], list[Quoted]]:
    return partial(_quoted, reader(casebook))


def _quoted(ready: Reader, item: Found | Refused | Remark) -> list[Quoted]:
    if isinstance(item, Refused):
        return [Quoted(item.source, refused=item.reason)]
    if isinstance(item, Remark):
        return []
    try:
        report = _read_article(item)
    except CannotRead as refusal:
        return [Quoted(item.source, refused=str(refusal).removeprefix(f"{item.source}: "))]
    digest = hashlib.sha256(item.data).hexdigest()
    return [_of_article(ready, article, item.source, article_id(digest, number)) for number, article in enumerate(report.articles, 1)]


def _read_article(item: Found) -> Report:
    """A file as an article; what is named .txt is read as it stands. Raises CannotRead."""
    page = Page(item.data, item.source, charset=item.charset)
    if item.source.lower().endswith(".txt"):
        return read_text(page)
    report = read_page(page)
    if not report.articles:
        raise CannotRead(f"{item.source}: this is no article but a {report.kind}; nolle add reads it")
    return report


def _of_article(ready: Reader, article: ArticleRead, source: str, key: str) -> Quoted:
    record = ready.record((key, article))
    byline = next((passage.words.text for passage in article.passages if passage.part == "byline"), None)
    return Quoted(source, record.statements, article.published, record.unread, chains(record.statements, article.outlet, byline))


def chains(statements: Iterable[Statement], outlet: str | None, byline: str | None) -> dict[str, tuple[str, ...]]:
    """Through whose hands each statement of an article came, from the outlet to the speaker, by statement id."""
    by_id = {statement.id: statement for statement in statements}
    return {name: chain(statement, by_id, outlet, byline) for name, statement in by_id.items()}


# --- a casebook's articles ------------------------------------------------------------------------------------


def article_records(articles: Iterable[tuple[str, ArticleRead]], casebook: Path, jobs: int = 1) -> Iterator[ArticleRecord]:
    """The statements of articles, given with their ids, in order. Raises what ``reader`` raises."""
    return spread(partial(_article_reader, casebook), articles, jobs)


def _article_reader(casebook: Path) -> Callable[[tuple[str, ArticleRead]], ArticleRecord]:
    return reader(casebook).record


def article_of(fact: Fact) -> ArticleRead:
    """The article that a fact keeps, as its page's reader gave it."""
    said = fact.said
    assert isinstance(said, ArticleSaid)
    words = (Quote(e.quote, e.start, e.end) for e in fact.evidence)
    passages = tuple(Passage(part, quote) for part, quote in zip(said.parts, words, strict=True))
    return ArticleRead(passages, said.outlet, said.published, said.updated, said.address, said.language)


def fingerprint(casebook: Path) -> str:
    """A hash over all that the statements of a casebook's articles depend on: rules, parser, trained model. Raises MissingExtra."""
    digest = hashlib.sha256(f"{parser().name}\n{registry.fingerprint(*_RULES)}".encode())
    model = model_file(casebook)
    if model.is_file():
        with model.open("rb") as file:
            digest.update(hashlib.file_digest(file, "sha256").digest())
    return digest.hexdigest()


# --- a model of one's own -------------------------------------------------------------------------------------


def train_quotes(wanted: Wanted, tell: Callable[[float, float], None]) -> Trained:
    """Train a model that finds attributions. ``tell`` is given the share that is done and the seconds left.

    Raises MissingExtra, BadUsage for a corpus that is none, CannotRead for an encoder that cannot be read.
    """
    engine = parser()
    return train(wanted, lambda text: _parsed(text, engine), engine.name, tell)


def _parsed(text: str, engine: Parser) -> Article:
    report = read_text(Page(text.encode(), "text"))
    return engine.parse(report.articles[0].passages)
