"""A defendant who, by the docket, went to immigration or to another country while charges were open or within 30 days of their dismissal.

Custody by the marshals, prisons or another district, and removal in the sense of Rule 5(c)(3), are none of it. The docket does not
tell that the one had anything to do with the other, and neither does the finding.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import groupby

from nolle.findings import Case
from nolle.findings._quiet import HANDED_OVER, custody_entries
from nolle.histories import Entry
from nolle.model import CONVICTED, ChargeHistory, Evidence, Finding, Signal

KIND = "handed_over"


def find(case: Case) -> Iterator[Finding]:
    """One finding per defendant, with every such entry. A defendant who was convicted is none: removal after a sentence is usual."""
    for (number, name), group in groupby(case.record.charges, key=lambda c: (c.defendant_number, c.defendant)):
        charges = list(group)
        person = case.docket.person(name, number)
        entries = [(entry, words) for entry, words in custody_entries(case.docket, person) if entry.day and any(_near(entry, charge) for charge in charges)]
        if entries and not any(charge.disposition.outcome in CONVICTED for charge in charges):
            yield _finding(case, charges, entries)


def _near(entry: Entry, charge: ChargeHistory) -> bool:
    """Whether a charge was open on that day, or had been dismissed in the month before; of one whose end nobody can tell it is not said."""
    end = charge.disposition
    if end.outcome == "dismissed" and end.happened and entry.day:
        return entry.day <= end.happened + timedelta(days=HANDED_OVER)
    return _open(charge, entry.day)


def _open(charge: ChargeHistory, day: date | None) -> bool:
    end = charge.disposition
    return end.outcome == "pending" or (end.happened is not None and day is not None and end.happened > day)


def _finding(case: Case, charges: list[ChargeHistory], entries: list[tuple[Entry, Evidence]]) -> Finding:
    first = entries[0][0]
    open_then = [c for c in charges if _open(c, first.day)]
    counts = tuple(label for c in charges for label in (c.counts or (c.label,)))
    state = "while charges were open" if open_then else "within 30 days of their dismissal"
    ends = tuple(dict.fromkeys(words for c in charges for words in c.disposition.evidence))
    return Finding(
        kind=KIND,
        case=case.record.case,
        defendant=charges[0].defendant,
        counts=counts,
        happened=first.day,
        entered=first.said.entered,
        summary=f"By the docket {charges[0].defendant} went to immigration or another country on {first.day}, {state}",
        signals=(Signal("charges_open_then", len(open_then) or False, ends),),
        evidence=tuple(words for _, words in entries),
    )
