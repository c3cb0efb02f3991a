"""A whole defendant, or live counts, dropped: which they are, and the finding with what the record alone tells of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby

from nolle.histories import is_dropped
from nolle.model import CaseRecord, ChargeHistory, Evidence, Finding, Signal
from nolle.names import fold_name

KIND = "dropped_charges"


def find_in(record: CaseRecord, went_on: frozenset[str] | None) -> Iterator[Finding]:
    """The same from the record alone, where the entries beside the endings are not at hand: without the signals that need them."""
    for charges, dropped in drops_in(record, went_on):
        yield finding_of(record, charges, dropped, ())


def drops_in(record: CaseRecord, went_on: frozenset[str] | None) -> Iterator[tuple[list[ChargeHistory], list[ChargeHistory]]]:
    """A defendant's charges, and those of them that were dropped on one day.

    The end of a complaint is none where the defendant's case ``went_on`` under another number: an indictment or information took its place.
    """
    people = {(charge.defendant_number, charge.defendant) for charge in record.charges}
    for _, group in groupby(record.charges, key=lambda c: (c.defendant_number, c.defendant)):
        charges = list(group)
        dropped = sorted((c for c in charges if is_dropped(c)), key=lambda c: c.disposition.happened or date.max)
        for _, same_day in groupby(dropped, key=lambda c: c.disposition.happened):
            ended = list(same_day)
            overtaken = went_on_for((ended[0].defendant, *ended[0].aliases), len(people) == 1, went_on)
            if not overtaken or any(charge.label != "complaint" for charge in ended):
                yield charges, ended


def went_on_for(names: Iterable[str], alone: bool, went_on: frozenset[str] | None) -> bool:
    """Whether a defendant's case went on under another number: that of a docket's only one did where another docket shows its number at all, that of
    one of several where it shows the name too."""
    return went_on is not None and (alone or not went_on.isdisjoint(map(fold_name, names)))


def finding_of(record: CaseRecord, charges: list[ChargeHistory], dropped: list[ChargeHistory], quiet: tuple[Signal, ...]) -> Finding:
    first = dropped[0]
    whole = all(c in dropped or _replaced(c) for c in charges) if record.complete else None
    evidence = tuple(dict.fromkeys(e for c in dropped for e in c.disposition.evidence))
    return Finding(
        kind=KIND,
        case=record.case,
        defendant=first.defendant,
        counts=tuple(label for c in dropped for label in (c.counts or (c.label,))),
        happened=first.disposition.happened,
        entered=first.disposition.entered,
        summary=_summary(dropped, whole),
        signals=(*_terms(dropped, whole), *quiet),
        evidence=evidence,
    )


def _replaced(charge: ChargeHistory) -> bool:
    """Whether a later charge took its place, so that it was live no more, whatever became of it on paper."""
    return charge.disposition.outcome == "superseded" or charge.disposition.context == "superseded"


def _summary(dropped: list[ChargeHistory], whole: bool | None) -> str:
    first = dropped[0].disposition
    counts = [label for c in dropped for label in (c.counts or (c.label,))]
    what = _what(counts, whole)
    terms = {True: "with prejudice", False: "without prejudice", None: "prejudice not stated"}[_prejudice(dropped)]
    when = f"order filed {first.happened.isoformat()}" if first.happened else "date not shown"
    return f"{what} against {dropped[0].defendant} dismissed on the government's motion, {terms} ({when})"


def _what(counts: list[str], whole: bool | None) -> str:
    if counts in (["all"], ["complaint"]):
        return "All charges" if counts == ["all"] else "The complaint"
    if whole:
        return "The only count" if len(counts) == 1 else f"All {len(counts)} live counts"
    return f"Count {counts[0]}" if len(counts) == 1 else f"Counts {', '.join(counts)}"


def _terms(dropped: list[ChargeHistory], whole: bool | None) -> Iterator[Signal]:
    first = dropped[0].disposition
    rests_on: tuple[Evidence, ...] = first.evidence
    yield Signal("whole_defendant", whole, rests_on)
    yield Signal("with_prejudice", _prejudice(dropped), rests_on)


def _prejudice(dropped: list[ChargeHistory]) -> bool | None:
    said = {c.disposition.with_prejudice for c in dropped}
    return said.pop() if len(said) == 1 else None
