"""A whole defendant dropped, beside what is usual: in a court and year where that is rare, or whose rate is unlike other courts'.

The baseline's own sentence is quoted, with its source, definitions and limits. All offenses are taken together: a docket prints statutes and the
baseline's file has codes of its own, so which of its groups a case belongs to would be a guess. To stand out is a question, not an answer.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from nolle.findings import Case
from nolle.findings._dropped import drops_in
from nolle.histories import is_dropped
from nolle.model import BaselineSaid, CaseRecord, ChargeHistory, Evidence, Fact, Finding, Signal, Usual

KIND = "outlier"
RARE = 0.05  # the upper end of the broad rate's interval below which dismissals are called rare


def find(case: Case) -> Iterator[Finding]:
    """One finding per defendant all of whose live counts were dropped, where that is rare or the court's rate of dismissal stands out.

    Nothing is said of a defendant whose captures are partial, whose dismissals have no date, or whose court and year the baseline does not
    hold. A year after its last is set beside that last one, as to rarity only, and the summary says so.
    """
    said = case.usual.said if case.usual else None
    if case.usual is None or not isinstance(said, BaselineSaid) or not case.record.complete:
        return
    years = {each.fiscal_year: each for each in said.years}
    for live in _whole_defendants(case.record, case.went_on):
        day = max(charge.disposition.happened for charge in live if charge.disposition.happened)
        known = years.get(min(_fiscal_year(day), max(years)))
        if known and (known.high < RARE or _stands_out(known, day)):
            yield _finding(case.record, live, day, known, case.usual)


def _whole_defendants(record: CaseRecord, went_on: frozenset[str] | None) -> Iterator[list[ChargeHistory]]:
    """The live counts of each defendant all of whose live counts were dropped, with a day for each."""
    people = {(charges[0].defendant_number, charges[0].defendant): charges for charges, _ in drops_in(record, went_on)}
    for charges in people.values():
        live = [charge for charge in charges if charge.disposition.outcome != "superseded"]
        if all(is_dropped(charge) and charge.disposition.happened for charge in live):
            yield live


def _stands_out(usual: Usual, day: date) -> bool:
    return usual.stands_out in ("higher", "lower") and usual.fiscal_year == _fiscal_year(day)


def _fiscal_year(day: date) -> int:
    """From October to September."""
    return day.year + (day.month >= 10)


def _finding(record: CaseRecord, live: list[ChargeHistory], day: date, usual: Usual, baseline: Fact) -> Finding:
    assert isinstance(baseline.said, BaselineSaid)
    said_with = baseline.evidence[: -len(baseline.said.years)]
    row = baseline.evidence[len(said_with) + baseline.said.years.index(usual)]
    first, *others = dict.fromkeys(each for charge in live for each in charge.disposition.evidence)
    return Finding(
        kind=KIND,
        case=record.case,
        defendant=live[0].defendant,
        counts=tuple(label for charge in live for label in (charge.counts or (charge.label,))),
        happened=day,
        entered=max((charge.disposition.entered for charge in live if charge.disposition.entered), default=None),
        summary=_summary(live[0].defendant, day, record.court, usual),
        signals=tuple(_signals(usual, day, row, said_with)),
        evidence=(first, row, *others, *said_with),
    )


def _signals(usual: Usual, day: date, row: Evidence, said_with: tuple[Evidence, ...]) -> Iterator[Signal]:
    source = [words for words in said_with if words.quote.startswith(("Source:", "File:"))]
    yield Signal("rare_there", usual.high < RARE, (row,))
    yield Signal("stands_out", False if usual.stands_out == "no" else usual.stands_out, (row,))
    yield Signal("fiscal_year_of_baseline", usual.fiscal_year, (row,))
    yield Signal("same_fiscal_year", usual.fiscal_year == _fiscal_year(day), (row,))
    yield Signal("defendants_in_baseline", usual.n, (row,))
    yield Signal("dismissed_broad", usual.broad, (row,))
    yield Signal("dismissed_narrow", usual.narrow, (row,))
    yield Signal("baseline", "; ".join(words.quote.partition(": ")[2] for words in source), said_with)


def _summary(defendant: str, day: date, court: str, usual: Usual) -> str:
    """What happened and why it is shown. The rate itself stands in the baseline's words alone, beside its definitions and limits."""
    year = _fiscal_year(day)
    other = "" if year == usual.fiscal_year else f" (that was in fiscal {year}, which the baseline does not hold)"
    told = [f"dismissals are rare in {court}"] if usual.high < RARE else []
    told += [f"their rate in {court} is {usual.stands_out} than other districts let expect"] if _stands_out(usual, day) else []
    ended = f"All live counts against {defendant} dismissed on the government's motion by {day.isoformat()}{other}"
    return f"{ended}; by the baseline of fiscal {usual.fiscal_year}, {' and '.join(told)}"
