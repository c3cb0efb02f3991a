"""The links of a casebook: what each case can be known by, and which articles are about it. Made before cases are derived."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files

from nolle.articles import capture_of
from nolle.casebook import Casebook
from nolle.codec import canonical
from nolle.judgements import standing
from nolle.links import article_in, build, case_keys, links_of
from nolle.model import ArticleSaid, CaseKeys, Fact, Judgement, Link, Told

_BATCH = 256  # articles linked in one transaction
_TOLD = ("same", "candidate")
_RULES = ("links", "names.py", "dockets.py", "statutes.py", "readers/courts.toml")

FactsOf = Callable[[str], Sequence[Fact]]


def refresh_links(book: Casebook, changed: Iterable[str], facts_of: FactsOf) -> None:
    """Link again what is due; the cases whose links become others are stale after it.

    ``changed`` are the cases whose pages changed; ``facts_of`` gives all facts about a case, () for one that belongs to another.
    """
    ledger = book.ledger
    with ledger.writing():
        due = ledger.cases() if ledger.use_rules("keys", rules_fingerprint()) else list(changed)
        for case in due:
            ledger.keep_keys(case, case_keys(case, facts_of(case)))
    if not due and not ledger.unlinked():
        return
    keys = ledger.case_keys()
    ledger.use_rules("links", _fingerprint(keys))
    _link(book, ledger.unlinked(), keys)


def _link(book: Casebook, articles: Sequence[str], keys: Sequence[CaseKeys]) -> None:
    if not articles:
        return
    ledger, index = book.ledger, build(keys)
    judged = _judged(ledger.judgements("link"))
    for start in range(0, len(articles), _BATCH):
        with ledger.writing():
            for article in articles[start : start + _BATCH]:
                record = ledger.article_record(article)
                statements = record.statements if record else ()
                found = [links_of(fact, statements, index, judged.get(article, ())) for fact in _article(book, article)]
                ledger.keep_links(article, found[0] if found else ())


def _judged(judgements: Iterable[Judgement]) -> dict[str, list[Judgement]]:
    """The judgements that stand, by the article that each is about."""
    found: dict[str, list[Judgement]] = {}
    for one in standing(judgements).values():
        found.setdefault(article_in(one.key), []).append(one)
    return found


def _article(book: Casebook, article: str) -> list[Fact]:
    return [fact for fact in book.ledger.facts(article) if isinstance(fact.said, ArticleSaid)]


def _fingerprint(keys: Iterable[CaseKeys]) -> str:
    """A hash over all that links depend on besides the article itself: the rules, and what the cases can be known by."""
    digest = hashlib.sha256(rules_fingerprint().encode())
    for one in keys:
        digest.update(canonical(one).encode())
    return digest.hexdigest()


@cache
def rules_fingerprint() -> str:
    """A hash over the code and the vocabularies by which links are made."""
    digest = hashlib.sha256()
    for name in _RULES:
        place = files("nolle").joinpath(*name.split("/"))
        for item in sorted(place.iterdir(), key=lambda item: item.name) if place.is_dir() else [place]:
            if item.is_file():
                digest.update(item.name.encode() + item.read_bytes())
    return digest.hexdigest()


# --- what is told of a case -----------------------------------------------------------------------------------


def told(book: Casebook, case: str, copies: Mapping[str, str]) -> tuple[Told, ...]:
    """What articles tell of a case to which they are linked, surely or as candidates; by the day of publication."""
    links: dict[str, list[Link]] = {}
    for link in book.ledger.links(case):
        if link.state in _TOLD:
            links.setdefault(link.article, []).append(link)
    found = [one for article, of_article in links.items() for one in _told(book, article, of_article, copies)]
    return tuple(sorted(found, key=lambda one: (_published(one.article), one.article.about)))


def _told(book: Casebook, article: str, links: Sequence[Link], copies: Mapping[str, str]) -> Iterator[Told]:
    record = book.ledger.article_record(article)
    wanted = {link.statement for link in links}
    statements = tuple(one for one in record.statements if one.id in wanted) if record else ()
    for fact in _article(book, article):
        yield Told(fact, book.ledger.find(capture_of(article)).source, tuple(links), statements, copies.get(article))


def _published(article: Fact) -> str:
    assert isinstance(article.said, ArticleSaid)
    return article.said.published or ""
