"""Facts: what one page says about one thing, each with the words it rests on.

``facts_of`` turns a Report into facts. Nothing is concluded here: a printed row stays a printed row.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from nolle.articles import article_id, baseline_id
from nolle.codec import fact_id
from nolle.counts import expand
from nolle.dockets import case_id
from nolle.model import (
    ArticleRead,
    ArticleSaid,
    BaselineSaid,
    CaseRead,
    CaseSaid,
    ChargeSaid,
    DefendantRead,
    DefendantSaid,
    EntryRead,
    EntrySaid,
    Evidence,
    Fact,
    Quote,
    Report,
    Said,
)
from nolle.spans import evidence
from nolle.statutes import principal_statute

FactId = Callable[[str, Said, Sequence[Evidence]], str]


def facts_of(report: Report, capture: str, fact_id: FactId = fact_id) -> Iterator[Fact]:
    """Every fact of a report, in page order. ``capture`` is the digest of the bytes it was read from.

    Ids take as long to make as all the rest; whoever keeps no facts by their ids may give another way to name them.
    """
    for case in report.cases:
        key = case_id(case.court, case.number)
        for said, words in _said(case, report.kind):
            rests_on = tuple(evidence(capture, quote) for quote in words) or (Evidence(capture, 0, 0, ""),)
            yield Fact(fact_id(key, said, rests_on), key, said, rests_on, report.reader, report.version)
    for number, article in enumerate(report.articles, 1):
        key = article_id(capture, number)
        passages = tuple(evidence(capture, passage.words) for passage in article.passages)
        yield Fact(fact_id(key, _article(article), passages), key, _article(article), passages, report.reader, report.version)
    for baseline in report.baselines:
        key, usual = baseline_id(baseline.court), BaselineSaid(baseline.court, baseline.years)
        sentences = tuple(evidence(capture, quote) for quote in (*baseline.said_with, *baseline.rows))
        yield Fact(fact_id(key, usual, sentences), key, usual, sentences, report.reader, report.version)


def _article(article: ArticleRead) -> ArticleSaid:
    parts = tuple(passage.part for passage in article.passages)
    return ArticleSaid(parts, article.outlet, article.published, article.updated, article.address, article.language)


def _said(case: CaseRead, page: str) -> Iterator[tuple[Said, list[Quote]]]:
    yield _case(case, page), [case.name, *case.flags] if case.name else [*case.flags]
    row = 0
    for defendant in case.defendants:
        yield _defendant(defendant), [defendant.name, *defendant.aliases]
        for count in defendant.counts or ():
            yield (
                ChargeSaid(
                    defendant=defendant.name.text,
                    defendant_number=defendant.number,
                    section=count.section,
                    label=count.label,
                    counts=expand(count.label) if count.label else (),
                    offense=count.offense.text,
                    statute=principal_statute(count.offense.text),
                    disposition=count.disposition.text if count.disposition else None,
                    unread=count.unread or defendant.unread,
                    row=row,
                ),
                [count.offense, count.disposition] if count.disposition else [count.offense],
            )
            row += 1
    for row, entry in enumerate(case.entries):
        yield (
            _entry(entry, row),
            [entry.text, entry.event_type] if entry.event_type else [entry.text],
        )


def _entry(entry: EntryRead, row: int) -> EntrySaid:
    event = entry.event_type.text if entry.event_type else None
    return EntrySaid(entry.number, entry.filed, entry.entered, entry.text.text, event, entry.sequence, row, entry.linked)


def _case(case: CaseRead, page: str) -> CaseSaid:
    return CaseSaid(
        court=case.court,
        docket_number=case.number,
        case_name=case.name.text if case.name else None,
        filed=case.filed,
        terminated=case.terminated,
        view=case.view,
        flags=tuple(flag.text for flag in case.flags),
        magistrate_numbers=case.magistrate_numbers,
        parties_shown=case.parties_shown,
        entries_shown=case.entries_shown,
        page=page,
        aliases=case.aliases,
        expunged=case.expunged,
    )


def _defendant(defendant: DefendantRead) -> DefendantSaid:
    return DefendantSaid(
        name=defendant.name.text,
        number=defendant.number,
        aliases=tuple(alias.text for alias in defendant.aliases),
        terminated=defendant.terminated,
        counts_shown=defendant.counts is not None,
        unread=defendant.unread,
    )
