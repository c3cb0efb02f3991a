"""Invented cases and articles to tie together."""

from __future__ import annotations

from datetime import date

from nolle.articles import article_id
from nolle.codec import fact_id
from nolle.links import Index, build, case_keys, links_of
from nolle.model import ArticleSaid, CaseKeys, CaseSaid, ChargeSaid, DefendantSaid, EntrySaid, Evidence, Fact, Judgement, Link, Quote, Said, Statement

ARTICLE = article_id("a" * 64, 1)
FRAUD = "18:1343 FRAUD BY WIRE, RADIO, OR TELEVISION"


def sheet(court: str, number: str, *people: str, capture: str = "c", name: str | None = None, **more: object) -> list[Fact]:
    """The facts of one captured sheet. People are "Marisol Tennant (1) 18:1343 FRAUD"; keywords: filed, entries (day, text), parties, magistrate."""
    case, said = f"{court}/{number}", list[tuple[Said, str]]()
    title = name or f"United States v. {people[0].split(' (')[0]}"
    filed = more.get("filed", date(2024, 3, 1))
    said.append((_case(court, number, title, filed, more), title))
    for person in people:
        who, _, rest = person.partition(" (")
        place, _, offense = rest.partition(")")
        offense, count = offense.strip(), int(place) if place else None
        said.append((DefendantSaid(who, count, (), None, True, None), who))
        if offense:
            said.append((ChargeSaid(who, count, "pending", "1", ("1",), offense, None, None, None, 0), offense))
    for row, (day, text) in enumerate(more.get("entries", ())):  # type: ignore[arg-type, var-annotated]
        said.append((EntrySaid(str(row + 1), day, day, text, None, None, row), text))
    return [_fact(case, one, words, capture * 64, 100 * at) for at, (one, words) in enumerate(said)]


def _case(court: str, number: str, title: str, filed: object, more: dict[str, object]) -> CaseSaid:
    magistrate, parties = more.get("magistrate", ()), bool(more.get("parties", True))
    return CaseSaid(court, number, title, filed, None, None, (), magistrate, parties, "full", "page")  # type: ignore[arg-type]


def _fact(case: str, said: Said, words: str, capture: str, at: int) -> Fact:
    where = (Evidence(capture, at, at + len(words), words),)
    return Fact(fact_id(case, said, where), case, said, where, "invented", 1)


def keys(*facts: list[Fact]) -> CaseKeys:
    together = [fact for one in facts for fact in one]
    found = case_keys(together[0].about, together)
    assert found is not None
    return found


def article(*paragraphs: str, headline: str = "Ferry case", published: str | None = "2024-03-05", name: str = ARTICLE, byline: str = "") -> Fact:
    """An article; its canonical text is its passages, one a line."""
    lines = [("headline", headline), *([("byline", byline)] if byline else []), *(("body", one) for one in paragraphs)]
    passages, start = [], 0
    for _, text in lines:
        passages.append(Evidence("a" * 64, start, start + len(text), text))
        start += len(text) + 1
    said = ArticleSaid(tuple(part for part, _ in lines), "Ferryport Ledger", published, None, None, "en")  # type: ignore[arg-type]
    return Fact(fact_id(name, said, passages), name, said, tuple(passages), "invented", 1)


def text_of(fact: Fact) -> str:
    return "\n".join(words.quote for words in fact.evidence)


def statement(fact: Fact, source: str, cue: str, content: str, name: str = "s1") -> Statement:
    text = text_of(fact)

    def piece(words: str) -> tuple[Quote, ...]:
        start = text.index(words)
        return (Quote(words, start, start + len(words)),)

    return Statement(name, piece(source), piece(cue), piece(content), source, "person", "claim")


def index(*cases: CaseKeys) -> Index:
    return build(cases)


def linked(fact: Fact, *cases: CaseKeys, statements: tuple[Statement, ...] = (), judged: tuple[Judgement, ...] = ()) -> list[Link]:
    """The links of an article, each quoted word looked up in its place first."""
    links = links_of(fact, statements, build(cases), judged)
    text = text_of(fact)
    for link in links:
        for reason in (*link.agree, *link.against):
            if reason.article:
                assert text[reason.article.start : reason.article.end] == reason.article.quote
    return list(links)


def states(links: list[Link]) -> dict[tuple[str, str | None], str]:
    """The states of an article's own links by case and defendant."""
    return {(link.case, link.defendant): link.state for link in links if link.statement is None}
