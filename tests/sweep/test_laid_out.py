"""Rows laid out by ranges come back whole, range by range and sorted, however many go into memory at a time."""

from __future__ import annotations

import random
from pathlib import Path

import pyarrow as pa
import pytest

from nolle.sweep import _laid_out
from nolle.sweep._laid_out import lay_out


@pytest.mark.parametrize("at_once", [1, 500, 1 << 30])
def test_rows_come_back_range_by_range(at_once: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_laid_out, "_AT_ONCE", at_once)
    rows = [{"case": f"{n // 7:03}", "place": n % 7, "words": [{"quote": "é" * n}] if n % 3 else None, "range": n // 40} for n in range(150)]
    random.Random(48).shuffle(rows)
    table = pa.Table.from_pylist(rows)
    schema = pa.schema([field for field in table.schema if field.name != "range"])
    ranges = lay_out(table.to_batches(max_chunksize=20), "range", schema, tmp_path / "rows")
    assert len(ranges) == 4 and all(len(one.places) == 3 for one in ranges) == (at_once == 1 << 30)
    expected = [{name: row[name] for name in schema.names} for row in sorted(rows, key=lambda row: (row["case"], row["place"]))]
    assert [row for one in ranges for row in one.rows(("case", "place")).to_pylist()] == expected
    assert {row["case"] for row in ranges[1].rows(("case", "place")).to_pylist()} == {row["case"] for row in rows if row["range"] == 1}


def test_no_rows_are_no_ranges(tmp_path: Path) -> None:
    assert lay_out([], "range", pa.schema([("case", pa.string())]), tmp_path / "rows") == []
