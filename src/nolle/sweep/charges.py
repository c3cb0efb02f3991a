"""What became of every charge of a store: the cases' rows sorted by DuckDB, folded in processes, written as parts in the order of the cases."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa

from nolle.errors import CannotWrite
from nolle.registry import fingerprint
from nolle.spread import spread
from nolle.sweep import _choosing, _duck
from nolle.sweep._rows import KINDS
from nolle.sweep.fold import KIND, fold_cases, order, whole_cases
from nolle.sweep.label import OUTCOMES, Tell, label_parts, outcomes_of_parts
from nolle.sweep.store import Store, write_unfinished

STEP = "charges"
RULES = ("changes", "events", "findings", "histories", "labeller", "outcomes")
_ROWS = 1 << 14  # rows of a piece of work
_PIECES = 16  # of them in one part
_SORTED_AT_ONCE = 200_000  # entries: some 150 MB of rows
_SORTED = ", ".join(f'"{name}"' for name in order())

def charges(folder: Path, *, jobs: int = 1, tell: Callable[[str, int, int], None] = lambda what, number, total: None) -> None:
    """Derive what became of every charge, from labels on. ``tell`` hears what is being done, and how much more of how much is behind."""
    with Store.writing(folder) as store:
        entries = store.rows("entries")
        label_parts(store, jobs, lambda number: tell("Labelling", number, entries))
        outcomes_of_parts(store, jobs, lambda number: tell("Reading orders", number, entries))
        fold_store(store, jobs, lambda number, total: tell("Working out charges", number, total))


def key_of(store: Store) -> str:
    """What the charges of a store rest on: its inputs and the rules."""
    digest = hashlib.sha256(fingerprint(*RULES).encode())
    for step in ("ingest", OUTCOMES):
        for part in store.of(step):
            digest.update(repr((step, part.number, part.rules, sorted(part.files.items()))).encode())
    return digest.hexdigest()


def fold_store(store: Store, jobs: int, tell: Callable[[int, int], None]) -> None:
    """Fold every case; what a killed run finished is kept."""
    key = key_of(store)
    if any(part.rules != key for part in store.of(STEP)):
        store.forget(STEP)
    done = store.of(STEP)
    if done and done[-1].more.get("last"):
        return
    after = done[-1].more["case"] if done else ""
    with _duck.connect(store, jobs) as base, _spilling(store):
        for name, select in _choosing.selects('"', "unnest", "starts_with").items():
            base.execute(f"CREATE TEMP TABLE {name} AS {select}")
        total = _count(base, "true")
        behind = _count(base, f'"case" <= {_duck.quoted(after)}')
        tell(behind, total)
        _fold(store, base, key, after, jobs, lambda number: tell(number, total))


def _fold(store: Store, base: Any, key: str, after: str, jobs: int, tell: Tell) -> None:
    number = max((part.number for part in store.of(STEP)), default=-1) + 1
    waiting: list[tuple[str, int, pa.Table, pa.Table]] = []
    for piece in spread(_folding, _pieces(base, after), jobs):
        waiting.append(piece)
        if len(waiting) == _PIECES:
            number = _write(store, key, number, waiting, last=False)
            tell(sum(cases for _, cases, _, _ in waiting))
            waiting = []
    _write(store, key, number, waiting, last=True)
    tell(sum(cases for _, cases, _, _ in waiting))


def _write(store: Store, key: str, number: int, pieces: list[tuple[str, int, pa.Table, pa.Table]], last: bool) -> int:
    tables = {"charges": [charges for _, _, charges, _ in pieces], "findings": [findings for *_, findings in pieces]}
    whole = {name: pa.concat_tables(parts) for name, parts in tables.items() if parts}
    unfinished = write_unfinished(str(store.folder), {name: table for name, table in whole.items() if len(table)})
    store.commit(STEP, number, unfinished, rules=key, more={"case": pieces[-1][0] if pieces else "", "last": last})
    return number + 1


def _folding() -> Callable[[pa.Table], tuple[str, int, pa.Table, pa.Table]]:
    return _folded


def _folded(rows: pa.Table) -> tuple[str, int, pa.Table, pa.Table]:
    """The last case of the rows, how many cases there are, and their charges and findings."""
    folded = fold_cases(rows)
    cases = rows.column("case")
    return cases[-1].as_py(), len(cases.unique()), folded.charges, folded.findings


def _pieces(base: Any, after: str) -> Iterator[pa.Table]:
    """Whole cases in their order. They are sorted range by range, so that a sort fits into the memory that DuckDB may take."""
    for upto in [*_ranges(base, after), None]:
        yield from whole_cases(iter(base.sql(rows_sql(base, after, upto)).to_arrow_reader(_ROWS)), _ROWS)
        after = upto or after


def _ranges(base: Any, after: str) -> list[str]:
    """The last cases of ranges of about ``_SORTED_AT_ONCE`` entries."""
    counted = "entries" if _whole(base) else "outcomes"
    sql = (
        f'SELECT max("case") FROM (SELECT "case", sum(n) OVER (ORDER BY "case" ROWS UNBOUNDED PRECEDING) // {_SORTED_AT_ONCE} AS piece'
        f' FROM (SELECT "case", count(*) AS n FROM {counted} WHERE "case" > {_duck.quoted(after)} GROUP BY ALL)) GROUP BY piece ORDER BY ALL'
    )
    return [case for (case,) in base.execute(sql).fetchall()]


def _whole(base: Any) -> bool:
    ((whole,),) = base.execute("SELECT coalesce(bool_or(whole), false) FROM chosen").fetchall()
    return bool(whole)


def _count(base: Any, where: str) -> int:
    ((number,),) = base.execute(f"SELECT count(*) FROM chosen WHERE {where}").fetchall()
    return int(number)


def rows_sql(base: Any, after: str = "", upto: str | None = None) -> str:
    """All rows of the chosen cases after one, and up to another where one is given, sorted: the input of the fold."""
    parts = [_part(number, kind, kind, "true") for number, kind in enumerate(KINDS[:3])]
    entries = KINDS.index("entries")
    parts.append(_part(entries, "outcomes", "outcomes", "true", "CASE WHEN chosen.criminal THEN said ELSE [] END AS said"))
    if _whole(base):
        parts.append(_part(entries, "entries", "entries", "whole AND NOT EXISTS (FROM outcomes o WHERE o.entry = t.entry)"))
    united = " UNION ALL BY NAME ".join(parts)
    until = f' AND "case" <= {_duck.quoted(upto)}' if upto is not None else ""
    return f'SELECT * FROM ({united}) WHERE "case" > {_duck.quoted(after)}{until} ORDER BY {_SORTED}'


def _part(number: int, kind: str, table: str, where: str, replaced: str = "") -> str:
    """The rows of one table that belong to chosen cases, under the case that owns them. An alias' own header is left out."""
    own = " AND owner IS NULL" if kind == "cases" else ""
    swap = f'coalesce(owner, t."case") AS "case"{", " + replaced if replaced else ""}'
    return (
        f'SELECT {number} AS {KIND}, t.* REPLACE ({swap}) FROM "{table}" t LEFT JOIN owners ON t."case" = nameless'
        f' JOIN chosen ON chosen."case" = coalesce(owner, t."case") WHERE {where}{own}'
    )


class _spilling:  # noqa: N801
    """DuckDB's own complaints, said in our words."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        import duckdb

        if isinstance(error, duckdb.IOException | duckdb.OutOfMemoryException):
            raise CannotWrite(f"{self._store.folder}: DuckDB cannot go on ({error}); free space on this disk and run the same command again") from error


__all__ = ["STEP", "charges", "fold_store", "key_of", "rows_sql"]
