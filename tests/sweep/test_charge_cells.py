"""Rates out of a store's own charges: whole defendants, whatever order and however many files their charges stand in."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from nolle.errors import CannotRead
from nolle.sweep.charge_cells import charge_cells
from nolle.sweep.rates import Cell, Group

DROPPED = {"outcome": "dismissed", "by": "government", "context": "standalone"}
CONVICTED = {"outcome": "convicted_plea", "by": None, "context": None}
TYPES = pa.schema([(n, pa.string()) for n in ("case", "court", "docket_number", "defendant", "count", "outcome", "by", "context", "statute")] + [("happened", pa.date32())])


def charge(person: int, **given: object) -> dict[str, object]:
    row = {"case": f"nyed/1:19-cr-{person:05}", "court": "nyed", "docket_number": f"1:19-cr-{person:05}", "defendant": "Dana Whitlow", "count": "1"}
    return row | {"statute": "21 U.S.C. § 841(a)(1)", "happened": date(2019, 3, 4)} | CONVICTED | given


def write(folder: Path, *files: list[dict[str, object]]) -> Path:
    for number, rows in enumerate(files):
        file = folder / "charges" / f"part-{number}.parquet"
        file.parent.mkdir(parents=True, exist_ok=True)
        pq.write_table(pa.Table.from_pylist(rows, TYPES), file)
    return folder


def of(store: Path, group: Group = Group(2019, court="nyed")) -> Cell:  # noqa: B008
    return next(cell for cell in charge_cells(store) if cell.group == group)


def test_whole_defendants_are_counted(tmp_path: Path) -> None:
    others = [charge(i) for i in range(100, 120)]
    people = [
        [charge(1, **DROPPED), charge(1, **DROPPED, count="2")],  # all dropped
        [charge(2, **DROPPED), charge(2, count="2")],  # one dropped, one plea
        [charge(3, **DROPPED), charge(3, outcome="superseded", count="1s")],  # a superseded count is passed over
        [charge(4, **DROPPED | {"by": "court"})],  # broad only
        [charge(5, **DROPPED | {"context": "plea_bargain"})],  # neither
        [charge(6, **DROPPED), charge(6, outcome="pending", count="2", happened=None)],  # not over
        [charge(7, outcome="transferred")],  # left out
        [charge(8, outcome="unknown")],  # cannot be told
        [charge(9, **DROPPED, happened=None)],  # no day
    ]
    found = of(write(tmp_path, [*others, *(row for person in people for row in person)]))
    assert (found.terminated, found.n, found.narrow, found.broad) == (26, 25, 2, 3)


def test_charges_of_one_defendant_may_stand_in_several_files(tmp_path: Path) -> None:
    store = write(tmp_path, [charge(1, **DROPPED), *(charge(i) for i in range(100, 125))], [charge(1, count="2", happened=date(2019, 11, 5))])
    later = of(store, Group(2020, court="nyed"))
    assert (later.n, of(store).n, of(store).broad) == (1, 25, 0)


def test_office_statute_and_month(tmp_path: Path) -> None:
    store = write(tmp_path, [charge(i, **DROPPED, docket_number=f"2:19-cr-{i:05}") for i in range(25)])
    found = {cell.group for cell in charge_cells(store)}
    assert {
        Group(2019, court="nyed", office="2"), Group(2019, court="nyed", offense="21 U.S.C. § 841"), Group(2019, month="2019-03", court="nyed"),
    } <= found  # fmt: skip


def test_a_store_without_charges_has_no_cells(tmp_path: Path) -> None:
    assert charge_cells(tmp_path) == []


def test_a_table_without_the_columns_is_refused(tmp_path: Path) -> None:
    (tmp_path / "charges").mkdir()
    pq.write_table(pa.table({"case": ["a"], "outcome": ["dismissed"]}), tmp_path / "charges" / "part-0.parquet")
    with pytest.raises(CannotRead, match="no court, docket_number, defendant"):
        charge_cells(tmp_path)


def test_a_damaged_table_is_refused(tmp_path: Path) -> None:
    (tmp_path / "charges").mkdir()
    (tmp_path / "charges" / "part-0.parquet").write_bytes(b"PAR1 and no more")
    with pytest.raises(CannotRead, match="cannot be read as Parquet"):
        charge_cells(tmp_path)
