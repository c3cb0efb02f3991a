"""Charge histories: a pure fold from facts to what became of each count of each defendant.

The same facts give the same histories whatever the order in which their captures arrived.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from nolle.histories._charging import CHARGING, charge_from_entries
from nolle.histories._decide import Bench, decide, with_context
from nolle.histories._docket import Docket, Entry, Person, Row
from nolle.histories._gather import gather
from nolle.histories._held import held_because, is_placeholder, may_hold
from nolle.histories._place import Count, Mark, place
from nolle.histories._routine import EXPLAINED, is_dropped, routine_class, tally
from nolle.model import CONVICTED, CaseRecord, ChargeHistory, Disposition, Event, OutcomeSaid

__all__ = ["EXPLAINED", "Docket", "Entry", "Person", "fold", "gather", "held_because", "is_dropped", "is_placeholder", "may_hold", "routine_class", "tally"]

Steps = dict[Entry, list[Event]]


def fold(docket: Docket) -> CaseRecord:
    """What became of every charge of one case, as all its captures together show it (``gather``)."""
    if not docket.has_table:
        charge_from_entries(docket)
    counts = place(docket)
    charges = [charge for i, person in enumerate(docket.people) for charge in _charges(docket, person, counts[i])]
    return CaseRecord(
        case=docket.case,
        court=docket.header.court,
        docket_number=docket.header.docket_number,
        case_name=docket.header.case_name,
        filed=docket.header.filed,
        terminated=docket.header.terminated,
        complete=docket.has_table and docket.coverage == "full",
        charges=tuple(charges),
        unread=tuple(_unread(docket)),
        tally=tally(charges),
        pages=docket.pages,
        changes=docket.changes,
        held=docket.held,
    )


def _charges(docket: Docket, person: Person, counts: list[Count]) -> Iterator[ChargeHistory]:
    bench = Bench(docket, person, counts)
    decided = [decide(bench, count) for count in counts]
    convicted = [i for i, d in enumerate(decided) if d.outcome in CONVICTED]
    decided = [with_context(d, bench, counts[i], person.convicted_elsewhere or any(j != i for j in convicted)) for i, d in enumerate(decided)]
    steps = _steps(docket, person)
    for row in person.rows:
        mine = [(count, decided[i]) for i, count in enumerate(counts) if count.row is row]
        for group in _alike(mine):
            yield _history(docket, person, row, group, steps, whole=len(group) == len(mine))


def _alike(decided: list[tuple[Count, Disposition]]) -> Iterator[list[tuple[Count, Disposition]]]:
    """Counts of one printed row that ended alike, together: a row "1-20" may fall into several stretches."""
    for _, group in groupby(decided, key=lambda pair: (pair[1].outcome, pair[1].by, pair[1].with_prejudice, pair[1].context, pair[1].happened)):
        yield list(group)


def _history(docket: Docket, person: Person, row: Row, group: list[tuple[Count, Disposition]], steps: Steps, whole: bool) -> ChargeHistory:
    labels = tuple(count.label for count, _ in group)
    return ChargeHistory(
        case=docket.case,
        court=docket.header.court,
        docket_number=docket.header.docket_number,
        case_name=docket.header.case_name,
        defendant=person.name,
        defendant_number=person.number,
        aliases=person.aliases,
        label=row.label if whole else ", ".join(labels),
        counts=() if row.is_complaint else labels,
        offense=row.offense,
        statute=row.statute,
        disposition=group[0][1],
        section=row.section,
        events=tuple(_events(docket, group, steps)),
        unplaced=tuple(dict.fromkeys(person.unplaced)),
    )


def _steps(docket: Docket, person: Person) -> Steps:
    """How a defendant was charged, and diversion: the steps that each entry tells of all counts alike."""
    steps: Steps = {}
    for entry in docket.labelled("complaint", *CHARGING, "diversion"):
        if person in docket.concerned(entry):
            charging = [label for label in ("complaint", *CHARGING) if entry.has(label)][-1:]
            told = [*charging, "diversion"] if entry.has("diversion") else charging
            steps[entry] = [Event(label, entry.day, entry.said.entered, (entry.evidence,)) for label in told]
    return steps


def _events(docket: Docket, group: list[tuple[Count, Disposition]], steps: Steps) -> Iterator[Event]:
    """The dated steps of these counts: how they were charged, then every entry that says something of them."""
    marks = [mark for count, _ in group for mark in count.marks]
    first: dict[int, Mark] = {}
    said_in: dict[Entry, dict[OutcomeSaid, None]] = {}
    for mark in marks:
        first.setdefault(id(mark.said), mark)
        said_in.setdefault(mark.entry, {}).setdefault(mark.said)
    for entry in docket.in_order({*steps, *said_in}):
        yield from steps.get(entry, ())
        for said in said_in.get(entry, ()):
            yield Event(said.outcome, entry.day, entry.said.entered, (first[id(said)].evidence,))


def _unread(docket: Docket) -> Iterator[str]:
    """Sentences on what could not be read of the case."""
    for person in docket.people:
        if person.unread:
            yield f"{person.name}: {person.unread}"
        for row in person.rows:
            if row.unread and row.unread != person.unread:
                yield f"{person.name}, count {row.label}: {row.unread}"
    yield from dict.fromkeys(s for person in docket.people if not person.rows for s in person.unplaced)
