"""A statement beside a record that shows something else. Both are quoted, each with its day; neither is called true or false.

Only statements that are surely about the case count, only acts that a docket would show, and only a record that says so: silence, a
partial docket and an unknown outcome are never at odds with anything. A statement is held against the docket as of its own day; what changed
later is said, and is no finding.
"""

from __future__ import annotations

from collections.abc import Iterator

from nolle.comparing import SAID, Comparison, compare
from nolle.findings import Case
from nolle.model import Evidence, Finding, Quote, Signal

KIND = "at_odds"


def find(case: Case) -> Iterator[Finding]:
    """One finding per statement and act that the record of that day shows otherwise."""
    for told in case.told:
        for one in compare(case.record, case.docket, told):
            if one.then == "else" and one.act and one.evidence:
                yield _finding(case, one, one.act.that)


def _finding(case: Case, one: Comparison, told: str) -> Finding:
    capture = one.told.article.capture
    words = tuple(_evidence(capture, piece) for piece in (*one.statement.source, *one.statement.cue, *one.statement.content))
    who = one.statement.speaker or "A source not told"
    on = one.day.isoformat() if one.day else "a day not told"
    return Finding(
        kind=KIND,
        case=case.record.case,
        defendant=one.links[0].defendant if len(one.links) == 1 else None,
        counts=(),
        happened=one.day,
        entered=None,
        summary=f"{who} is reported to have said on {on} that {told}; {SAID[one.then]} as of that day",
        signals=(Signal("as_of_that_day", SAID[one.then], one.evidence), Signal("as_of_now", SAID[one.now], one.evidence_now)),
        evidence=tuple(dict.fromkeys((*words, *one.evidence, *one.evidence_now))),
    )


def _evidence(capture: str, piece: Quote) -> Evidence:
    return Evidence(capture, piece.start, piece.end, piece.text)
