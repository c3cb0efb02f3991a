"""A baseline as what is usual in each court and year, to be set beside a case. A casebook keeps one in its folder ``baseline``."""

from __future__ import annotations

from pathlib import Path

from nolle.findings._usual import Usual
from nolle.sweep.baseline import Baseline, read_baseline


def usual_in(folder: Path) -> tuple[Usual, ...]:
    """What is usual by the baseline in this folder of a store or casebook; nothing where it holds none. Raises Damaged."""
    return usual(read_baseline(folder)) if (folder / "baseline").is_dir() else ()


def usual(baseline: Baseline) -> tuple[Usual, ...]:
    """Districts by fiscal year, those with enough defendants."""
    source = baseline.definitions["source"]
    named = f"{source['name']}, {source['file']}, sha256 {source['sha256']}"
    found = []
    for cell in baseline.cells:
        rate = cell.rate("broad")
        if cell.group.by == ("fiscal_year", "court") and rate and cell.narrow is not None and cell.broad is not None:
            court, year = str(cell.group.court), cell.group.fiscal_year or 0
            found.append(Usual(court, year, cell.n, cell.narrow, cell.broad, rate.low, rate.high, named))
    return tuple(found)
