"""The same cells out of a store's own charges: defendants whose whole case was dismissed, by court, office, statute, month and fiscal year.

The unit is the defendant in a case, as in the baseline, but the numbers are not the baseline's: a store holds the dockets that somebody put
there, and reads outcomes from their texts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import dataset

from nolle.errors import CannotRead
from nolle.sweep._tally import Tally
from nolle.sweep.rates import Cell, Recipe, cells

COLUMNS = ("case", "court", "docket_number", "defendant", "outcome", "by", "context", "happened", "statute")  # all that is asked of a charges table
DEFINITIONS: dict[str, Any] = {
    "unit": "Defendants in the store's dockets all of whose live counts have ended; counts that were superseded are passed over.",
    "denominator": "All of them except those whose counts were all transferred. The fiscal year is that of the last ending.",
    "narrow": "Every live count dismissed on the government's motion, outside plea bargains and superseding.",
    "broad": "Every live count dismissed, whoever asked, outside plea bargains and superseding.",
    "limits": (
        "These are the dockets that were put into the store, not all there are: their rates say nothing about a district as a whole.",
        "An office is the number before the colon of a docket number, an offense the first statute printed.",
    ),
}
_LEVELS = (
    (), ("fiscal_year",), ("fiscal_year", "court"), ("fiscal_year", "offense"), ("fiscal_year", "court", "offense"),
    ("fiscal_year", "court", "office"), ("fiscal_year", "month", "court"),
)  # fmt: skip
_RECIPE = Recipe(frozenset({"transferred"}), frozenset({"government"}), frozenset({"government", "dismissed"}))
_KEYS = ("case", "defendant")
_SUMS = {
    **dict.fromkeys(("live", "open", "moved", "by_government", "dismissed"), "sum"),
    **dict.fromkeys(("court", "docket_number", "statute"), "first"),
    "happened": "max",
}
_BATCH = 100_000


def charge_cells(store: Path) -> list[Cell]:
    """Cells of the charges in a store; none where it has no charges. Raises CannotRead where the tables lack columns or are damaged."""
    folder = store / "charges"
    if not any(folder.rglob("*.parquet")):
        return []
    try:
        return list(cells(_defendants(_tallied(folder)), _LEVELS, _RECIPE))
    except pa.ArrowInvalid as error:
        raise CannotRead(f"{folder}: cannot be read as Parquet ({error}); make the charges again") from error


def _tallied(folder: Path) -> Any:
    charges = dataset.dataset(folder, format="parquet", partitioning="hive")
    if missing := [name for name in COLUMNS if name not in charges.schema.names]:
        raise CannotRead(f"{folder}: the charges have no {', '.join(missing)}; make them again with this Nolle")
    tally = Tally(_KEYS, _SUMS)
    for batch in charges.to_batches(columns=list(COLUMNS), batch_size=_BATCH, use_threads=False):
        tally.add(_marked(batch))
    return tally.result()


def _marked(batch: Any) -> Any:
    """Each charge as what it adds to its defendant."""
    outcome = pc.fill_null(batch["outcome"], "unknown")
    live = pc.not_equal(outcome, "superseded")
    dropped = pc.and_(pc.equal(outcome, "dismissed"), pc.fill_null(pc.equal(batch["context"], "standalone"), False))
    marks = {
        "live": live,
        "open": pc.is_in(outcome, pa.array(["pending", "unknown"])),
        "moved": pc.equal(outcome, "transferred"),
        "by_government": pc.and_(dropped, pc.fill_null(pc.equal(batch["by"], "government"), False)),
        "dismissed": dropped,
    }
    names = ("case", "defendant", "court", "docket_number", "statute")
    return pa.table(
        {name: mark.cast(pa.int64()) for name, mark in marks.items()}
        | {name: batch[name].cast(pa.string()) for name in names}
        | {"happened": batch["happened"].cast(pa.date32())}
    )


def _defendants(table: Any) -> Iterator[dict[str, object]]:
    """One row a defendant whose case has ended on a known day."""
    for batch in table.to_batches(max_chunksize=10_000):
        for row in batch.to_pylist():
            if row["live"] and not row["open"] and row["happened"]:
                yield _ended(row)


def _ended(row: dict[str, Any]) -> dict[str, object]:
    happened: date = row["happened"]
    office, colon, _ = (row["docket_number"] or "").partition(":")
    statute = re.match(r"\d+ U\.S\.C\. § [\w-]+", row["statute"] or "")
    return {
        "fiscal_year": happened.year + (happened.month >= 10),
        "month": f"{happened:%Y-%m}",
        "court": row["court"] or "not given",
        "office": office if colon else "not given",
        "offense": statute[0] if statute else "not given",
        "disp": _end(row),
        "defendants": 1,
    }


def _end(row: dict[str, Any]) -> str:
    for mark, end in (("moved", "transferred"), ("by_government", "government"), ("dismissed", "dismissed")):
        if row[mark] == row["live"]:
            return end
    return "other"
