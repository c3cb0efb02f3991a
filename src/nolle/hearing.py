"""What a casebook's articles say that people said: read from the articles when they come, looked at with each statement once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from itertools import islice

from nolle.articles import capture_of
from nolle.casebook import Casebook
from nolle.copies import group
from nolle.errors import CannotWrite, LedgerBusy, MissingExtra
from nolle.heard import Article, Heard, first_of, heard
from nolle.model import ArticleRecord, ArticleSaid, Fact, Statement
from nolle.quoting import article_of, article_records, chains, fingerprint, reader
from nolle.withholding import withheld

_BATCH = 64  # articles derived in one transaction


def refresh_articles(book: Casebook, jobs: int = 1) -> int:
    """Read every article for statements that is new or was read by other rules; the number of articles.

    Raises MissingExtra where no parser is installed: what was derived stays, what is new waits. Raises BadUsage or Damaged for a
    trained model that cannot be used.
    """
    ledger = book.ledger
    if not (ledger.stale_articles() or ledger.articles()):
        return 0
    ledger.use_rules("articles", fingerprint(book.folder))
    stale = ledger.stale_articles()
    if not stale:
        return 0
    ledger.keep_copies(group(_texts(book)))
    facts = (fact for article in stale for fact in _article_facts(book, article))
    records = article_records(((fact.about, article_of(fact)) for fact in facts), book.folder, jobs)
    while batch := list(islice(records, _BATCH)):
        with ledger.writing():
            for record in batch:
                ledger.derive_article(record.article, record)
    with ledger.writing():
        for gone in set(stale) - set(ledger.articles()):
            ledger.derive_article(gone, None)
    return len(stale)


def _article_facts(book: Casebook, article: str) -> list[Fact]:
    return [fact for fact in book.ledger.facts(article) if isinstance(fact.said, ArticleSaid)]


def _texts(book: Casebook) -> Iterator[tuple[str, str, str | None, str | None]]:
    """Every article in the order of its capture, as ``copies.group`` takes it."""
    for article in book.ledger.articles():
        for fact in _article_facts(book, article):
            read = article_of(fact)
            body = "\n".join(passage.words.text for passage in read.passages if passage.part == "body")
            yield article, body, read.published, read.address


def waiting(book: Casebook) -> tuple[int, str]:
    """How many articles are still to be read for statements, and why that was not done."""
    number = len(book.ledger.stale_articles())
    try:
        if number:
            reader(book.folder)
    except MissingExtra as missing:
        return number, str(missing)
    return number, "another process is writing, or nothing may be written here; run the command again"


def unread(book: Casebook) -> dict[str, int]:
    """Why articles were looked at and not read for statements (another language, say), with how many each, the most frequent first."""
    return dict(Counter(record.unread for record in book.ledger.article_records() if record.unread is not None).most_common())


def remake_articles(book: Casebook, jobs: int = 1) -> None:
    """Read every article for statements again. Raises what ``refresh_articles`` raises, and then has changed nothing."""
    reader(book.folder)
    book.ledger.drop_statements()
    refresh_articles(book, jobs)


def catch_up_articles(book: Casebook) -> None:
    """Read what waits before anyone looks. Where that cannot be done, what was derived last is shown."""
    with suppress(LedgerBusy, CannotWrite, MissingExtra):
        refresh_articles(book)


# --- looking: articles that tell of what is withheld are left out ---------------------------------------------


def left_out(book: Casebook) -> int:
    """How many articles are left out of everything, since they tell of a case or a person that is withheld."""
    return len(withheld(book).articles)


def articles(book: Casebook) -> Iterator[Article]:
    """Every article that was read for statements, by the time its capture was retrieved."""
    catch_up_articles(book)
    yield from told_of(book, book.ledger.articles())


def told_of(book: Casebook, names: Iterable[str]) -> Iterator[Article]:
    """Those of the articles with these ids that were looked at for statements, in the order of the ids."""
    hidden = withheld(book).articles
    return _articles(book, (name for name in names if name not in hidden), book.ledger.copies())


def _articles(book: Casebook, names: Iterable[str], first: Mapping[str, str]) -> Iterator[Article]:
    for name in names:
        record = book.ledger.article_record(name)
        for fact in _article_facts(book, name) if record else ():
            yield Article(fact, book.ledger.find(capture_of(name)).source, record or ArticleRecord(name), first.get(name))


def _groups(book: Casebook) -> Iterator[list[Article]]:
    """Each article together with its copies, the first one first; by the time the first one's capture was retrieved."""
    catch_up_articles(book)
    first, groups = book.ledger.copies(), dict[str, list[str]]()
    hidden = withheld(book).articles
    order = [name for name in book.ledger.articles() if name not in hidden]
    for name in sorted(order, key=lambda name: name in first):
        groups.setdefault(first.get(name, name), []).append(name)
    heads = {names[0]: names for names in groups.values()}  # the first itself, or the first of its copies where that one is withheld
    for name in order:
        if name in heads and (found := list(_articles(book, heads[name], first))):
            yield found


def _chains(article: Article) -> dict[str, tuple[str, ...]]:
    return chains(article.record.statements, article.said.outlet, article.byline)


def statements(book: Casebook) -> Iterator[Heard]:
    """Every statement once, with the copies that carry it as well; articles by the time their capture was retrieved, in text order."""
    for found in _groups(book):
        yield from heard(found, {article.fact.about: _chains(article) for article in found})


def all_statements(book: Casebook) -> Iterator[tuple[Statement, Article, tuple[str, ...], str | None]]:
    """Every statement of every article with its chain and the id of the statement that it repeats, where it is one in a copy."""
    for found in _groups(book):
        repeated = first_of(found)
        for article in found:
            told = _chains(article)
            for one in article.record.statements:
                yield one, article, told[one.id], repeated.get((article.fact.about, one.id))
