"""Nouns as export rows. The field names and their order are a contract: scripts depend on them.

Each kind is a table of fields and their types; a row is a mapping with exactly these fields. ``source`` is where the
user got the capture from, with secrets masked.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from nolle.dates import read_date
from nolle.model import (
    Capture,
    CaseRecord,
    Change,
    ChargeHistory,
    EntrySaid,
    Evidence,
    Fact,
    Figure,
    Finding,
    Link,
    Quote,
    Reading,
    Reason,
    Statement,
)  # fmt: skip
from nolle.spans import mask_secrets, without_controls

Row = dict[str, object]
Sources = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of export. ``fields`` maps each field to its type.

    Types: text, date, int, float, bool, [text], {int}, {[text]}, evidence, [evidence], [signal], [words], [figure].
    """

    name: str
    fields: Mapping[str, str]


_CASE = {"case": "text", "court": "text", "docket_number": "text"}
_CLOCKS = {"happened": "date", "entered": "date"}
_STATEMENT = (
    {"id": "text", "doc": "text", "speaker": "text", "speaker_kind": "text", "kind": "text", "direct": "bool", "hedged": "bool", "inside": "text"}
    | {"source": "[words]", "cue": "[words]", "content": "[words]", "said": "date", "published": "date"}
    | {"role": "text", "manner": "text", "negated": "bool", "quoted": "[words]", "figures": "[figure]", "chain": "[text]"}
)
_ALL = (
    Kind(
        "cases",
        {**_CASE, "case_name": "text", "filed": "date", "terminated": "date", "charges": "int", "outcomes": "{int}", "unread": "[text]"},
    ),
    Kind(
        "charges",
        {**_CASE, "case_name": "text", "defendant": "text", "defendant_number": "int", "aliases": "[text]", "count": "text", "offense": "text"}
        | {"statute": "text", "outcome": "text", "by": "text", "with_prejudice": "bool", "context": "text", **_CLOCKS, "evidence": "[evidence]"},
    ),
    Kind(
        "entries",
        {**_CASE, "number": "text", "filed": "date", "entered": "date", "text": "text", "event_type": "text"}
        | {"events": "[text]", "actor": "text", "evidence": "evidence"},
    ),
    Kind(
        "findings",
        {"kind": "text", "case": "text", "defendant": "text", "counts": "[text]", **_CLOCKS, "summary": "text"}
        | {"signals": "[signal]", "evidence": "[evidence]"},
    ),
    Kind("statements", {**_STATEMENT, "capture": "text", "outlet": "text", "headline": "text", "repeats": "text"}),
    Kind(
        "links",
        {"article": "text", "headline": "text", "published": "date", "capture": "text", "case": "text", "defendant": "text", "defendant_number": "int"}
        | {"state": "text", "agree": "[signal]", "against": "[signal]", "judged": "text"},
    ),
    Kind(
        "comparisons",
        {"statement": "text", "doc": "text", "speaker": "text", "case": "text", "defendants": "[text]", "says": "text", "day": "date"}
        | {"as_of_that_day": "text", "as_of_now": "text", "content": "[words]", "evidence": "[evidence]", "evidence_now": "[evidence]"},
    ),
    Kind(
        "changes",
        {"case": "text", "kind": "text", "what": "text", "entry": "text", "defendant": "text", "count": "text", "seen_before": "text", "seen_after": "text"}
        | {"sure": "bool", "before": "evidence", "after": "evidence"},
    ),
    Kind(
        "captures",
        {"digest": "text", "size": "int", "media_type": "text", "source": "text", "retrieved": "text", "basis": "text"}
        | {"kind": "text", "reader": "text", "refused": "text"},
    ),
    Kind("ftm", {"id": "text", "schema": "text", "properties": "{[text]}"}),
)
KINDS: Mapping[str, Kind] = {kind.name: kind for kind in _ALL}


@lru_cache(maxsize=1024)
def _source(name: str) -> str:
    return mask_secrets(without_controls(name.encode("utf-8", "replace").decode("utf-8")))


def _evidence(evidence: Evidence, sources: Sources) -> Row:
    source = sources.get(evidence.capture)
    return {
        "capture": evidence.capture,
        "source": None if source is None else _source(source),
        "start": evidence.start,
        "end": evidence.end,
        "quote": evidence.quote,
    }


def _evidences(evidence: Sequence[Evidence], sources: Sources) -> list[Row]:
    return [_evidence(item, sources) for item in evidence]


def case_row(record: CaseRecord) -> Row:
    """A case. ``charges`` counts its rows in the charges export, ``outcomes`` how many of them ended how."""
    outcomes = Counter(charge.disposition.outcome for charge in record.charges)
    return {
        "case": record.case,
        "court": record.court,
        "docket_number": record.docket_number,
        "case_name": record.case_name,
        "filed": record.filed,
        "terminated": record.terminated,
        "charges": len(record.charges),
        "outcomes": dict(sorted(outcomes.items())),
        "unread": list(record.unread),
    }


def charge_row(charge: ChargeHistory, sources: Sources) -> Row:
    """A count row of a defendant and what became of it, with the words that this rests on."""
    end = charge.disposition
    return {
        "case": charge.case,
        "court": charge.court,
        "docket_number": charge.docket_number,
        "case_name": charge.case_name,
        "defendant": charge.defendant,
        "defendant_number": charge.defendant_number,
        "aliases": list(charge.aliases),
        "count": charge.label,
        "offense": charge.offense,
        "statute": charge.statute,
        "outcome": end.outcome,
        "by": end.by,
        "with_prejudice": end.with_prejudice,
        "context": end.context,
        "happened": end.happened,
        "entered": end.entered,
        "evidence": _evidences(end.evidence, sources),
    }


def entry_row(fact: Fact, reading: Reading, sources: Sources) -> Row:
    """A docket entry and how the labeller reads it."""
    said = fact.said
    assert isinstance(said, EntrySaid)
    court, _, number = fact.about.partition("/")
    return {
        "case": fact.about,
        "court": court,
        "docket_number": number,
        "number": said.number,
        "filed": said.filed,
        "entered": said.entered,
        "text": said.text,
        "event_type": said.event_type,
        "events": list(reading.events),
        "actor": reading.actor,
        "evidence": _evidence(fact.evidence[0], sources),
    }


def finding_row(finding: Finding, sources: Sources) -> Row:
    """A finding with its signals; ``value`` null is not known."""
    return {
        "kind": finding.kind,
        "case": finding.case,
        "defendant": finding.defendant,
        "counts": list(finding.counts),
        "happened": finding.happened,
        "entered": finding.entered,
        "summary": finding.summary,
        "signals": [{"name": s.name, "value": s.value, "evidence": _evidences(s.evidence, sources)} for s in finding.signals],
        "evidence": _evidences(finding.evidence, sources),
    }


def link_row(link: Link, doc: str, headline: str | None, published: str | None, capture: str, sources: Sources) -> Row:
    """That an article is about a case or a defendant, or is not, with the words on both sides; ``judged`` is the id of a person's judgement."""
    return {
        "article": _source(doc),
        "headline": headline,
        "published": read_date(published),
        "capture": capture,
        "case": link.case,
        "defendant": link.defendant,
        "defendant_number": link.defendant_number,
        "state": link.state,
        "agree": [_reason(reason, sources) for reason in link.agree],
        "against": [_reason(reason, sources) for reason in link.against],
        "judged": link.judged,
    }


def _reason(reason: Reason, sources: Sources) -> Row:
    words = [evidence for evidence in (reason.article, reason.case) if evidence]
    return {"name": reason.name, "value": reason.held or None, "evidence": _evidences(words, sources)}


def change_row(case: str, change: Change, sources: Sources) -> Row:
    """One thing that stands otherwise on a later capture of a docket than on an earlier one."""
    return {
        "case": case,
        "kind": change.kind,
        "what": change.what,
        "entry": change.entry,
        "defendant": change.defendant,
        "count": change.count,
        "seen_before": change.seen_before,
        "seen_after": change.seen_after,
        "sure": change.sure,
        "before": _evidence(change.before, sources) if change.before else None,
        "after": _evidence(change.after, sources) if change.after else None,
    }


Shown = tuple[str, Sequence[Evidence]]
"""What a record shows, and the words."""


def comparison_row(statement: Statement, doc: str, links: Sequence[Link], says: str, day: date | None, then: Shown, now: Shown, sources: Sources) -> Row:
    """One act that a statement tells, and what the record shows of it as of that day (``then``) and as of now."""
    return {
        "statement": statement.id,
        "doc": _source(doc),
        "speaker": statement.speaker,
        "case": links[0].case,
        "defendants": [link.defendant for link in links if link.defendant],
        "says": says,
        "day": day,
        "as_of_that_day": then[0],
        "as_of_now": now[0],
        "content": _places(statement.content),
        "evidence": _evidences(then[1], sources),
        "evidence_now": _evidences(now[1], sources),
    }


def capture_row(capture: Capture, kind: str | None, reader: str | None, refused: str | None) -> Row:
    """A kept file and how it was read; ``refused`` is why it could not be."""
    return {
        "digest": capture.digest,
        "size": capture.size,
        "media_type": capture.media_type,
        "source": _source(capture.source),
        "retrieved": capture.retrieved,
        "basis": capture.basis,
        "kind": kind,
        "reader": reader,
        "refused": refused,
    }


def statement_row(statement: Statement, doc: str, published: str | None, chain: Sequence[str]) -> Row:
    """A statement as an article reports it; ``doc`` is the article's file name, ``chain`` leads from the outlet to the speaker."""
    return {
        "id": statement.id,
        "doc": _source(doc),
        "speaker": statement.speaker,
        "speaker_kind": statement.speaker_kind,
        "kind": statement.kind,
        "direct": statement.direct,
        "hedged": statement.hedged,
        "inside": statement.inside,
        "source": _places(statement.source),
        "cue": _places(statement.cue),
        "content": _places(statement.content),
        "said": statement.said,
        "published": read_date(published),
        "role": statement.role,
        "manner": statement.manner,
        "negated": statement.negated,
        "quoted": _places(statement.quoted),
        "figures": [_figure(figure) for figure in statement.figures],
        "chain": list(chain),
    }


def kept_statement_row(said: Row, capture: str, outlet: str | None, headline: str | None, repeats: str | None) -> Row:
    """A statement (its ``statement_row``) in a casebook: the capture its places are in, the article, the statement it repeats as part of a copy."""
    return {**said, "capture": capture, "outlet": outlet, "headline": headline, "repeats": repeats}


def _places(words: Sequence[Quote]) -> list[Row]:
    return [{"start": quote.start, "end": quote.end, "text": quote.text} for quote in words]


def _figure(figure: Figure) -> Row:
    (place,) = _places([figure.words])
    period = figure.period.text if figure.period else None
    return {**place, "value": figure.value, "unit": figure.unit, "bound": figure.bound, "period": period}
