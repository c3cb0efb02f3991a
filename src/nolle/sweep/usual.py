"""A baseline as a page for casebooks: its source, definitions and limits, then a sentence for each district and fiscal year.

The page is read by ``readers/baseline.py``. What it prints is all that a casebook ever knows of a baseline.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from nolle.sweep.outliers import LEVEL, Outlier, districts
from nolle.sweep.rates import Cell

_STANDING_OUT = (
    "Each district in a year beside all other districts in that year, had they had its mix of offenses. The test is exact (beta-binomial), "
    "allows for the usual spread between districts, and is corrected for all {compared} comparisons (Benjamini and Hochberg); {level:.0%} or less "
    "stands out. It is a question, not an answer."
)


def page(cells: Sequence[Cell], definitions: Mapping[str, Any]) -> str:
    """The page. The same baseline gives the same page."""
    found = {(one.compared.group.court, one.compared.group.fiscal_year): one for one in districts(cells, "broad")}
    rows = (_row(cell, found.get((cell.group.court, cell.group.fiscal_year))) for cell in cells if cell.group.by == ("fiscal_year", "court"))
    return "\n".join([*_head(definitions, len(found)), "", *sorted(filter(None, rows)), ""])


def _head(told: Mapping[str, Any], compared: int) -> Iterator[str]:
    source, years, words = told["source"], told["fiscal_years"], told["definitions"]
    yield "Nolle-baseline: 1"
    yield f"Source: {source['name']}"
    yield f"File: {source['file']}, {source['bytes']:,} bytes, sha256 {source['sha256']}"
    left_out = f"; {told['running_year_left_out']} was still running when the file was made and is left out" if told["running_year_left_out"] else ""
    yield f"Fiscal-years: {years[0]} to {years[-1]}{left_out}"
    for name in ("unit", "denominator", "narrow", "broad", "interval"):
        yield f"{name.capitalize()}: {words[name]}"
    yield f"Standing-out: {_STANDING_OUT.format(compared=f'{compared:,}', level=LEVEL)}"
    yield from (f"Limit: {limit}" for limit in told["limits"])


def _row(cell: Cell, beside: Outlier | None) -> str | None:
    """A district in a year; None where there are too few defendants for a rate."""
    rate = cell.rate("broad")
    if rate is None:
        return None
    where = f"{cell.group.court}, fiscal {cell.group.fiscal_year}, all offenses"
    measured = f"{rate.share:.2%}, 95% interval {rate.low:.2%} to {rate.high:.2%}"
    counted = f"the cases of {cell.broad:,} of {cell.n:,} defendants ended in dismissal by the broad measure ({measured})"
    return f"{where}: {counted}, {cell.narrow:,} of them by nolle prosequi. {_beside(beside)}"


def _beside(found: Outlier | None) -> str:
    if found is None or found.stands_out is None:
        return "Whether that stands out cannot be told."
    return f"That {'stands out' if found.stands_out else 'does not stand out'}: other districts let expect {found.compared.expected:.2%}."
