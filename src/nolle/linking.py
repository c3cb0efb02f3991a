"""The links of a casebook: what each case can be known by, and which articles are about it. Made before cases are derived."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from nolle import registry
from nolle.articles import capture_of, is_article
from nolle.casebook import Casebook
from nolle.codec import sha256_hex
from nolle.errors import BadUsage
from nolle.heard import Article
from nolle.judgements import judgement, standing, withdrawal
from nolle.links import VERDICTS, article_in, build, case_in, case_keys, links_of, touches, words_of
from nolle.model import ArticleRecord, ArticleSaid, CaseKeys, Fact, Judgement, Link, Searched, Told

_SHORTEST = 4  # characters of a handle or an id
_BATCH = 256  # articles linked in one transaction
_TOLD = ("same", "candidate")
_RULES = ("links", "names.py", "dockets.py", "statutes.py", "readers/courts.toml")

FactsOf = Callable[[str], Sequence[Fact]]


def refresh_links(book: Casebook, changed: Iterable[str], facts_of: FactsOf) -> None:
    """Link again what is due; the cases whose links become others are stale after it.

    ``changed`` are the cases whose pages changed; ``facts_of`` gives all facts about a case, () for one that belongs to another.
    """
    ledger = book.ledger
    rules = registry.fingerprint(*_RULES)
    due = list(changed) if ledger.rules("keys") == rules else sorted({*changed, *ledger.cases()})
    if not due and not ledger.unlinked():
        return  # nothing is written, so that looking waits for no writer
    with ledger.writing():
        ledger.unlink(_touched(book, _keep_keys(book, due, facts_of)))
        for part in ("keys", "links"):
            ledger.use_rules(part, rules)
    _link(book, ledger.unlinked(), ledger.case_keys())


def _keep_keys(book: Casebook, due: Iterable[str], facts_of: FactsOf) -> dict[str, CaseKeys | None]:
    """What the cases can be known by from here on; those only that are known by something else than before."""
    found = ((case, case_keys(case, facts_of(case))) for case in due)
    return {case: keys for case, keys in found if book.ledger.keep_keys(case, keys)}


def _touched(book: Casebook, changed: Mapping[str, CaseKeys | None]) -> list[str]:
    """The articles that these cases can be meant by now, or that people tied to them. Those linked to them before are due already."""
    if not changed:
        return []
    index = build(filter(None, changed.values()))
    tied = [article_in(one.key) for one in book.ledger.judgements("link") if case_in(one.key) in changed]
    return [*tied, *(article for article, words in book.ledger.article_words() if touches(index, words))]


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
                fact = next(iter(_article(book, article)), None)
                ledger.keep_links(article, links_of(fact, statements, index, judged.get(article, ())) if fact else ())
                ledger.keep_words(article, words_of(fact) if fact else ())


def _judged(judgements: Iterable[Judgement]) -> dict[str, list[Judgement]]:
    """The judgements that stand, by the article that each is about."""
    found: dict[str, list[Judgement]] = {}
    for one in standing(judgements).values():
        found.setdefault(article_in(one.key), []).append(one)
    return found


def _article(book: Casebook, article: str) -> list[Fact]:
    return [fact for fact in book.ledger.facts(article) if isinstance(fact.said, ArticleSaid)]


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


def searched(book: Casebook) -> tuple[Searched, ...]:
    """Every article that names its outlet, as a place where something could have been announced."""
    facts = (fact for article in book.ledger.articles() for fact in _article(book, article))
    found = ((fact.said, book.ledger.find(fact.capture).retrieved) for fact in facts if isinstance(fact.said, ArticleSaid))
    return tuple(Searched(said.outlet, said.published, seen) for said, seen in found if said.outlet)


def _published(article: Fact) -> str:
    assert isinstance(article.said, ArticleSaid)
    return article.said.published or ""


# --- looking and deciding -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Tie:
    """A link of a whole article with both its ends. ``handle`` is a short form of its key, for people to type."""

    link: Link
    article: Article
    case: CaseKeys

    @property
    def handle(self) -> str:
        return handle_of(self.link.key)


def handle_of(key: str) -> str:
    """The short form of a link's key."""
    return sha256_hex(key)[:10]


def ties(book: Casebook) -> Iterator[Tie]:
    """Every link of an article as a whole, by case, defendant and the day of publication."""
    cases = {one.case: one for one in book.ledger.case_keys()}
    links = [link for link in book.ledger.links() if link.statement is None and link.case in cases]
    articles = {link.article: one for link in links for one in _looked_at(book, link.article)}
    found = [Tie(link, articles[link.article], cases[link.case]) for link in links if link.article in articles]
    yield from sorted(found, key=lambda tie: (tie.link.case, tie.link.defendant_number or 0, tie.link.defendant or "", tie.article.day or "", tie.link.article))


def _looked_at(book: Casebook, article: str) -> Iterator[Article]:
    for fact in _article(book, article):
        yield Article(fact, book.ledger.find(capture_of(article)).source, book.ledger.article_record(article) or ArticleRecord(article))


def judge(book: Casebook, wanted: str, verdict: str, *, by: str, when: str, why: str) -> Judgement:
    """Record what a person decided about a link: its key, or the beginning of its handle. Raises BadUsage."""
    if verdict not in VERDICTS:
        raise BadUsage(f"{verdict}: a link is judged {', '.join(VERDICTS[:-1])} or {VERDICTS[-1]}")
    said = judgement("link", _key(book, wanted), verdict, by=_said(by, "who decides"), when=when, why=_said(why, "why"))
    book.ledger.judge(said)
    return said


def withdraw(book: Casebook, wanted: str, *, by: str, when: str, why: str) -> Judgement:
    """Take a judgement back, by the beginning of its id. Raises BadUsage where none, or several, begin so."""
    fits = [one for one in book.ledger.judgements() if len(wanted) >= _SHORTEST and one.id.startswith(wanted.lower())]
    if len(fits) != 1:
        raise BadUsage(f"{wanted}: {'several judgements begin' if fits else 'no judgement begins'} so; nolle review --list shows them")
    said = withdrawal(fits[0], by=_said(by, "who decides"), when=when, why=_said(why, "why"))
    book.ledger.judge(said)
    return said


def _said(text: str, what: str) -> str:
    if not text.strip():
        raise BadUsage(f"say {what}: nothing is decided without it")
    return text.strip()


def _key(book: Casebook, wanted: str) -> str:
    """The key that is meant. A whole key need not be that of a link that the rules found; its article and its case must be here."""
    if "|" not in wanted:
        keys = {link.key for link in book.ledger.links() if link.statement is None}
        fits = [key for key in sorted(keys) if len(wanted) >= _SHORTEST and handle_of(key).startswith(wanted.lower())]
        if len(fits) == 1:
            return fits[0]
        raise BadUsage(f"{wanted}: {'several links begin' if fits else 'no link begins'} so; nolle review --list shows them")
    article, _, rest = wanted.partition("|")
    case, _, defendant = rest.partition("|")
    known = next((one for one in book.ledger.case_keys() if one.case == case), None)
    if known is None or not is_article(article) or not _article(book, article):
        raise BadUsage(f"{wanted}: the casebook has no such {'case' if known is None else 'article'}; a key is article|case|defendant")
    if defendant and defendant not in {name for one in known.accused for name in (str(one.number), *(printed.text for printed in one.names))}:
        raise BadUsage(f"{wanted}: the case has no such defendant; give the number that the court gave, or the name as the docket prints it")
    return wanted if rest.count("|") else f"{wanted}|"
