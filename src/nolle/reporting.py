"""From a casebook and a matter to the files of a report: what belongs to it is gathered, laid side by side, and written with names as they may be shown."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from nolle import hearing, outputs, pipeline
from nolle.casebook import Casebook
from nolle.comparing import SAID, Comparison, compare
from nolle.comparing.ledgers import answers, numbers, promises
from nolle.deriving import docket_of
from nolle.errors import NolleError
from nolle.heard import Heard
from nolle.linking import told
from nolle.matters import Matter
from nolle.model import CaseRecord
from nolle.outputs import Row
from nolle.registry import load
from nolle.report import Masker, Material, Spoken, masker, pages
from nolle.withholding import masked, withheld

_TEXTS_AT_HAND = 32


def files(book: Casebook, matter: Matter) -> Iterator[tuple[str, bytes]]:
    """The name and content of each file of a report: pages, and the same as data beside them. The same casebook gives the same bytes."""
    material = gather(book, matter)
    data = dict(_data(book, material, masker(material.records, matter.in_full)))
    for name, page in pages(material, dict.fromkeys(data, "")):
        yield name, page.encode("utf-8", "replace")
    for name, content in data.items():
        yield f"data/{name}", content


def gather(book: Casebook, matter: Matter) -> Material:
    """All that a report on a matter is made of."""
    records = tuple(record for case in matter.cases for record in pipeline.records(book, case))
    found = {record.case for record in records}
    findings = tuple(finding for finding in pipeline.findings(book) if finding.case in found)
    spoken = tuple(_spoken(book, matter, records))
    said = [one.said for one in spoken]
    missing = tuple(case for case in matter.cases if case not in found)
    digests = {page.capture for record in records for page in record.pages} | {one.heard.article.fact.capture for one in spoken}
    kept = [one for one in pipeline.captures(book) if one.capture.digest in digests]
    return Material(
        matter=pipeline.unnamed(book, matter),
        records=records,
        missing=missing,
        findings=findings,
        spoken=spoken,
        captures=tuple(one.capture for one in kept),
        text=_texts(book),
        kinds={one.capture.digest: one.kind.replace("_", " ") for one in kept},
        unread=tuple(f"{number} of the articles: {why}." for why, number in hearing.unread(book).items()),
        promises=tuple(promises(said, {record.case: record for record in records})),
        answers=tuple(answers(said)),
        numbers=tuple(numbers(said, records, missing)),
    )


def comparisons(book: Casebook) -> Iterator[tuple[Heard, Comparison]]:
    """Every act that a statement tells of a case of the casebook, with what the record shows of it; by the day it was said."""
    records = tuple(pipeline.records(book))
    everything = Matter("all", "all", "", tuple(record.case for record in records))
    yield from _compared(_spoken(book, everything, records))


def _compared(spoken: Iterable[Spoken]) -> Iterator[tuple[Heard, Comparison]]:
    yield from ((one.heard, compared) for one in spoken for compared in one.comparisons if compared.act)


# --- what was said --------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Tied:
    """Which statements are surely about a case, by their ids, and what the record shows beside each."""

    case: str
    statements: frozenset[str]
    compared: Mapping[str, tuple[Comparison, ...]]


def _spoken(book: Casebook, matter: Matter, records: Iterable[CaseRecord]) -> Iterator[Spoken]:
    """The statements that belong to a matter: surely about its cases, by its people, or with its words; by the day they were said."""
    tied = [_tied(book, record) for record in records]
    wanted = _wanted(matter)
    found = []
    for heard in hearing.statements(book):
        mine = [one for one in tied if heard.statement.id in one.statements]
        if (mine or wanted(heard)) and (not matter.sources or _outlet(heard) in matter.sources):
            compared = tuple(comparison for one in mine for comparison in one.compared.get(heard.statement.id, ()))
            found.append(Spoken(heard, tuple(one.case for one in mine), compared))
    yield from sorted(found, key=lambda one: (one.heard.day or "", one.heard.statement.id))


def _tied(book: Casebook, record: CaseRecord) -> _Tied:
    docket, mask = docket_of(book, record.case), withheld(book).mask_of(record.case)
    statements: set[str] = set()
    compared: dict[str, list[Comparison]] = {}
    for one in told(book, record.case, {}):
        sure = {link.statement for link in one.links if link.state == "same"}
        statements |= {statement.id for statement in one.statements if statement.id in sure}
        for comparison in compare(record, docket, one):
            compared.setdefault(comparison.statement.id, []).append(_shown(comparison, mask))
    return _Tied(record.case, frozenset(statements), {name: tuple(of) for name, of in compared.items()})


def _shown(comparison: Comparison, mask: Callable[[str], str] | None) -> Comparison:
    """A comparison without the names of defendants who are forgotten in its case."""
    if mask is None:
        return comparison
    links = tuple(replace(link, defendant=mask(link.defendant) if link.defendant else None) for link in comparison.links)
    then, now = (tuple(masked(words, mask) for words in evidence) for evidence in (comparison.evidence, comparison.evidence_now))
    return replace(comparison, links=links, evidence=then, evidence_now=now)


def _wanted(matter: Matter) -> Callable[[Heard], bool]:
    """Whether a statement is by one of the matter's people or holds one of its terms."""
    terms = re.compile("|".join(rf"(?<!\w){re.escape(term)}(?!\w)" for term in matter.terms), re.I) if matter.terms else None
    people = {name.casefold() for name in matter.people}

    def wanted(heard: Heard) -> bool:
        statement = heard.statement
        by = (statement.speaker or "").casefold() in people
        return by or (terms is not None and any(terms.search(piece.text) for piece in statement.content))

    return wanted


def _outlet(heard: Heard) -> str:
    return heard.article.said.outlet or ""


def _texts(book: Casebook) -> Callable[[str], str]:
    """Canonical texts, the last few kept at hand; "" where one cannot be read again."""

    @lru_cache(maxsize=_TEXTS_AT_HAND)
    def text(digest: str) -> str:
        try:
            return pipeline.text(book, digest)
        except NolleError:
            return ""

    return text


# --- the same as data -----------------------------------------------------------------------------------------


def _data(book: Casebook, material: Material, names: Masker) -> Iterator[tuple[str, bytes]]:
    sources = {one.capture.digest: one.capture.source.rsplit("/", 1)[-1] for one in pipeline.captures(book)}
    charges = [outputs.charge_row(charge, sources) for record in material.records for charge in record.charges]
    findings = [outputs.finding_row(finding, sources) for finding in material.findings]
    heard = [one.heard for one in material.spoken]
    statements = [outputs.statement_row(one.statement, one.article.source.rsplit("/", 1)[-1], one.article.said.published, one.chain) for one in heard]
    compared = [comparison_row(one, comparison, sources) for one, comparison in _compared(material.spoken)]
    for kind, rows in (("charges", charges), ("findings", findings), ("statements", statements), ("comparisons", compared)):
        masked = [_masked(row, names) for row in rows]
        for format_ in ("csv", "jsonl"):
            yield f"{kind}.{format_}", _written(kind, format_, masked)


def comparison_row(heard: Heard, one: Comparison, sources: Mapping[str, str]) -> Row:
    """A comparison as a row of data."""
    doc, says = heard.article.source.rsplit("/", 1)[-1], one.act.that if one.act else ""
    then, now = (SAID[one.then], one.evidence), (SAID[one.now], one.evidence_now)
    return outputs.comparison_row(heard.statement, doc, one.links, says, one.day, then, now, sources)



def _masked(row: Row, names: Masker) -> Row:
    """A row with names as the report may show them, in every text at any depth."""

    def mask(value: object) -> object:
        if isinstance(value, str):
            return names.quote(value)
        if isinstance(value, Mapping):
            return {key: mask(inner) for key, inner in value.items()}
        return [mask(inner) for inner in value] if isinstance(value, list | tuple) else value

    return {key: mask(value) for key, value in row.items()}


def _written(kind: str, format_: str, rows: list[Row]) -> bytes:
    fields = {name: type_ for name, type_ in outputs.KINDS[kind].fields.items() if not rows or name in rows[0]}
    out = io.BytesIO()
    load("outputs", format_).write(outputs.Kind(kind, fields), rows, out)
    return out.getvalue()
