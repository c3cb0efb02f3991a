"""A case beside what is usual: a whole defendant dropped where that is rare, with the baseline's numbers quoted.

Not yet a member of the family: a member takes a record alone, and this needs the baseline of its court beside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from nolle.histories import is_dropped
from nolle.model import CaseRecord, ChargeHistory, Evidence, Finding, Signal

KIND = "outlier"
RARE = 0.05  # the upper end of the broad rate's interval below which dismissals are called rare


@dataclass(frozen=True, slots=True)
class Usual:
    """How often defendants' cases ended in dismissal in one court and fiscal year: n, how many by each measure, the broad rate's 95 % interval.

    ``source`` names the file that was counted and its sha-256.
    """

    court: str
    fiscal_year: int
    n: int
    narrow: int
    broad: int
    low: float
    high: float
    source: str


def beside(record: CaseRecord, usual: Iterable[Usual]) -> Iterator[Finding]:
    """One finding per defendant all of whose live counts were dropped, where the court's broad rate of that year is surely below one in twenty.

    Nothing is said of a defendant whose captures are partial, whose dismissals have no date, or whose court and year the baseline
    does not hold. A year after its last is set beside that last one, and the summary says which year it is.
    """
    years = {each.fiscal_year: each for each in usual if each.court == record.court}
    if not record.complete or not years:
        return
    for _, group in groupby(record.charges, key=lambda charge: (charge.defendant_number, charge.defendant)):
        live = [charge for charge in group if charge.disposition.outcome != "superseded"]
        days = [charge.disposition.happened for charge in live if charge.disposition.happened]
        if not live or len(days) < len(live) or not all(is_dropped(charge) for charge in live):
            continue
        known = years.get(min(_fiscal_year(max(days)), max(years)))
        if known and known.high < RARE:
            yield _finding(record, live, max(days), known)


def _fiscal_year(day: date) -> int:
    """From October to September."""
    return day.year + (day.month >= 10)


def _finding(record: CaseRecord, live: list[ChargeHistory], day: date, usual: Usual) -> Finding:
    evidence: tuple[Evidence, ...] = tuple(dict.fromkeys(each for charge in live for each in charge.disposition.evidence))
    return Finding(
        kind=KIND,
        case=record.case,
        defendant=live[0].defendant,
        counts=tuple(label for charge in live for label in (charge.counts or (charge.label,))),
        happened=day,
        entered=max((charge.disposition.entered for charge in live if charge.disposition.entered), default=None),
        summary=_summary(live[0].defendant, usual),
        signals=(
            Signal("fiscal_year_of_baseline", usual.fiscal_year),
            Signal("same_fiscal_year", _fiscal_year(day) == usual.fiscal_year),
            Signal("defendants_in_baseline", usual.n),
            Signal("dismissed_broad", usual.broad),
            Signal("dismissed_narrow", usual.narrow),
            Signal("baseline", usual.source),
        ),
        evidence=evidence,
    )


def _summary(defendant: str, usual: Usual) -> str:
    """What happened, and how often it does, with the numbers."""
    rate = f"{usual.broad / usual.n:.1%}, 95% interval {usual.low:.1%} to {usual.high:.1%}"
    return (
        f"All live counts against {defendant} dismissed on the government's motion. In {usual.court}, the cases of {usual.broad:,} of {usual.n:,} "
        f"defendants that ended in fiscal {usual.fiscal_year}, all offenses together, ended in dismissal by the broad measure ({rate}), "
        f"{usual.narrow:,} of them by nolle prosequi"
    )
