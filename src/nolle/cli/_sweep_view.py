"""Rates and outliers as a page: never a rate without its number, its interval, its definition and its limits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from nolle.cli._blocks import BLANK, Block, Column, Row, Table, line, piece
from nolle.errors import BadUsage
from nolle.sweep.baseline import Baseline, court_name
from nolle.sweep.outliers import FEWEST_GROUPS, LEVEL, Outlier
from nolle.sweep.rates import Cell, Group

_SHOWN = 20  # outliers of a family that a page shows
_HEADS = {
    "district": "Districts, each year against all others in it, had they had its mix of offenses",
    "year": "Years of a district against its other years",
    "office": "Offices against the other offices of the district in the year",
    "offense": "Offenses in a district against the same offense elsewhere in the year",
    "month": "Months of a district against the other months of the fiscal year",
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which rates to show; None is all of them."""

    court: str | None
    fiscal_year: int | None
    offense: str | None


def rates(baseline: Baseline, wanted: Wanted, short: bool) -> Iterator[Block]:
    """The rates wanted, one more level down than was asked for, with all that must be said with them."""
    _check(baseline, wanted)
    told = baseline.definitions
    yield line(piece("Rates of dismissal", "strong"), f" · {_years(told['fiscal_years'])} · {told['source']['name']} ({told['source']['file']})")
    yield BLANK
    yield _rates_table([cell for cell in baseline.cells if _is_wanted(cell.group, wanted)], told["offenses"])
    yield BLANK
    yield from _said_with(told)
    if told.get("counted"):
        yield from _met(told, short)


def _check(baseline: Baseline, wanted: Wanted) -> None:
    told = baseline.definitions
    courts = {cell.group.court for cell in baseline.cells} - {None}
    if wanted.court and wanted.court not in courts:
        raise BadUsage(f"no district {wanted.court} in this baseline; it has {', '.join(sorted(str(court) for court in courts)[:8])} …")
    if wanted.fiscal_year and wanted.fiscal_year not in told["fiscal_years"]:
        left_out = " (left out: it was still running when the file was made)" if wanted.fiscal_year == told["running_year_left_out"] else ""
        raise BadUsage(f"no fiscal year {wanted.fiscal_year} in this baseline{left_out}; it has {_years(told['fiscal_years'])}")
    if wanted.offense and wanted.offense not in told["offenses"]:
        raise BadUsage(f"no group of offenses {wanted.offense}; there are {', '.join(told['offenses'])}")


def _is_wanted(group: Group, wanted: Wanted) -> bool:
    """What was asked for, and that split by the first thing that was not: by year, else by district, else by offense."""
    asked = {"court": wanted.court, "fiscal_year": wanted.fiscal_year, "offense": wanted.offense}
    given = {name for name, value in asked.items() if value is not None}
    free = next((name for name in ("fiscal_year", "court", "offense") if name not in given), None)
    fits = all(getattr(group, name) == value for name, value in asked.items() if value is not None)
    return fits and set(group.by) in (given, given | {free}) if free else fits and set(group.by) == given


def _rates_table(cells: Sequence[Cell], offenses: Mapping[str, str]) -> Block:
    titles = ("n", "narrow", "rate", "95 %", "broad", "rate", "95 %")
    columns = (Column(""), Column("year"), Column("offenses"), *(Column(title, right=True) for title in titles))
    return Table(columns, tuple(Row(tuple(piece(text) for text in _rate_cells(cell, offenses))) for cell in cells), 2)


def _rate_cells(cell: Cell, offenses: Mapping[str, str]) -> Iterator[str]:
    group = cell.group
    yield court_name(group.court)
    yield str(group.fiscal_year or "all")
    yield offenses.get(group.offense or "", "all")
    yield f"{cell.n:,}"
    for measure in ("narrow", "broad"):
        rate = cell.rate(measure)
        yield from (f"{getattr(cell, measure):,}", f"{rate.share:.1%}", f"{rate.low:.1%}–{rate.high:.1%}") if rate else ("·", "fewer than 20", "")


def _said_with(told: Mapping[str, Any]) -> Iterator[Block]:
    yield line(piece("What is counted", "strong"))
    names = {"unit": "unit", "denominator": "n", "narrow": "narrow", "broad": "broad", "offense": "offenses", "interval": "interval", "suppressed": "few"}
    rows = tuple(Row((piece(short, "quiet"), piece(told["definitions"][name]))) for name, short in names.items())
    yield Table((Column(""), Column("", shares=True)), rows, 2, titles=False)
    yield BLANK
    yield line(piece("What it does not tell", "strong"))
    yield _listed(told["limits"])


def _listed(texts: Iterable[str]) -> Table:
    return Table((Column(""), Column("", shares=True)), tuple(Row((piece("-", "quiet"), piece(text))) for text in texts), 2, titles=False)


def _met(told: Mapping[str, Any], short: bool) -> Iterator[Block]:
    counted = told["counted"]
    yield BLANK
    yield line(piece("What was met in the file", "strong"))
    running = f"; fiscal {told['running_year_left_out']} was still running and is left out" if told["running_year_left_out"] else ""
    yield line(f"{counted['rows']:,} rows, {counted['terminated_in_these_years']:,} terminated defendants in these years{running}", indent=2)
    yield from (
        line(f"{counted[name]:,} {words}", indent=2)
        for name, words in (
            ("offense_not_given", "without an offense code"),
            ("offense_not_listed", "with an offense code that is in none of our groups"),
            ("lines_with_other_columns_left_out", "lines with more or fewer columns than the header, left out"),
            ("lines_not_utf8", "lines that are not UTF-8 (only codes are read, so no number depends on them)"),
        )
        if counted[name]
    )
    if short:
        return
    codes = told["codes"]
    for code, number in counted["by_disposition"].items():
        where = "left out" if code in codes["excluded"] else "narrow and broad" if code in codes["narrow"] else "broad" if code in codes["broad"] else "in n"
        yield line(f"DISP1 {code}: {number:,} ({codes['meaning'][code]}; {where})", indent=2)


def compared(found: Mapping[str, Sequence[Outlier]], measure: str, told: Mapping[str, Any], everything: bool) -> Iterator[Block]:
    """What stands out, family by family, with what it was compared with."""
    for name, family in found.items():
        yield line(piece(_HEADS[name], "strong"))
        yield from _family(family, everything)
        yield BLANK
    yield line(piece("What is counted", "strong"))
    texts = told.get("definitions", told)
    for text in (texts["unit"], texts["denominator"], f"{measure}: {texts[measure]}"):
        yield line(text, indent=2)
    yield BLANK
    yield line(piece("How it was compared", "strong"))
    yield _listed(_METHOD)
    yield BLANK
    yield line(piece("What it does not tell", "strong"))
    yield _listed((_NO_FAULT, *told["limits"]))


_METHOD = (
    "Expected is what the rest lets expect, the group itself left out.",
    "Chance: how likely a number at least as far out is, on either side (exact, beta-binomial). The usual spread between groups is allowed for.",
    f"Corrected for having looked at all of them (Benjamini and Hochberg): up to {LEVEL:.0%} stands out, and one in twenty of these does by chance.",
    "Groups of fewer than 20, and those so small that no number could tell anything, are not compared.",
)
_NO_FAULT = "To stand out is no fault and no explanation: coding habits, local rules, a single large case or a changed mix of cases do it too."


def _family(family: Sequence[Outlier], everything: bool) -> Iterator[Block]:
    if not family:
        yield line("nothing to compare here", indent=2)
        return
    first = family[0]
    if first.spread is None:
        yield line(piece("cannot tell", "unsure"), f": {first.compared_in_all} compared, and the usual spread needs {FEWEST_GROUPS} at least", indent=2)
    shown = list(family) if everything else [outlier for outlier in family if outlier.stands_out]
    standing = sum(bool(outlier.stands_out) for outlier in family)
    yield line(f"{standing:,} of {len(family):,} shown for here stand out ({first.compared_in_all:,} compared in all)", indent=2)
    if shown:
        titles = ("n", "dismissed", "rate", "expected", "rest", "chance", "corrected")
        columns = (Column(""), Column("", shares=True), *(Column(title, right=True) for title in titles))
        yield Table(columns, tuple(_outlier_row(outlier) for outlier in shown[:_SHOWN]), 2)
    if len(shown) > _SHOWN:
        yield line(piece(f"… and {len(shown) - _SHOWN:,} more; narrow it down with --district or --year", "quiet"), indent=2)


def _outlier_row(outlier: Outlier) -> Row:
    compared = outlier.compared
    group = compared.group
    parts = (court_name(group.court), group.month or f"fiscal {group.fiscal_year}", group.office and f"office {group.office}", group.offense)
    what = " · ".join(part for part in parts if part)
    sign = ("higher" if outlier.higher else "lower") if outlier.stands_out else "cannot tell" if outlier.stands_out is None else ""
    numbers = (f"{compared.n:,}", f"{compared.found:,}", f"{compared.found / compared.n:.1%}", f"{compared.expected:.1%}", f"{compared.rest:,}")
    chances = tuple("·" if value is None else _small(value) for value in (outlier.chance, outlier.corrected))
    return Row((piece(sign, "ended" if outlier.stands_out else "quiet"), piece(what), *(piece(text) for text in (*numbers, *chances))))


def _small(chance: float) -> str:
    return "under 0.0001" if chance < 0.0001 else f"{chance:.4f}"


def _years(years: Sequence[int]) -> str:
    return f"fiscal {years[0]}" if len(years) == 1 else f"fiscal {years[0]} to {years[-1]}"
