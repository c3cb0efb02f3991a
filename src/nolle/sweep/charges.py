"""What became of every charge of a store: the cases' rows laid out by ranges of cases, folded in processes, a part for each range in their order."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pyarrow as pa

from nolle.errors import CannotWrite
from nolle.registry import fingerprint
from nolle.spread import spread
from nolle.sweep import _choosing, _duck
from nolle.sweep._laid_out import Range, lay_out
from nolle.sweep._rows import KINDS
from nolle.sweep.fold import KIND, fold_cases, input_schema, order, whole_cases
from nolle.sweep.label import OUTCOMES, label_parts, outcomes_of_parts
from nolle.sweep.store import UNFINISHED, Store, write_unfinished

STEP = "charges"
RULES = ("changes", "events", "findings", "histories", "labeller", "outcomes")
_ROWS = 1 << 14  # rows that are facts at a time
_ENTRIES = 25_000  # of a range of cases: some 25 MB of rows
_SPILL = "rows"
_NUMBERED = """
CREATE TEMP TABLE numbered AS
SELECT chosen.*, CAST(sum(coalesce(n, 1)) OVER (ORDER BY chosen."case" ROWS UNBOUNDED PRECEDING) // {size} AS BIGINT) AS "range"
FROM chosen LEFT JOIN (
  SELECT coalesce(owner, t."case") AS counted, count(*) AS n FROM {counted} t LEFT JOIN owners ON t."case" = nameless GROUP BY ALL
) ON chosen."case" = counted
"""


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
    with _written(store):
        ranges, behind, total = _ranges(store, jobs, done[-1].more["case"] if done else "")
        tell(behind, total)
        number = done[-1].number + 1 if done else 0
        work = spread(partial(_folding, str(store.folder)), ranges, max(1, min(jobs, len(ranges))))
        for place, (last, cases, unfinished) in enumerate(work, start=1):
            store.commit(STEP, number, unfinished, rules=key, more={"case": last, "last": place == len(ranges)})
            number += 1
            tell(cases, total)
        if not ranges:
            store.commit(STEP, number, {}, rules=key, more={"case": "", "last": True})
        (store.folder / UNFINISHED / _SPILL).unlink()


def _folding(folder: str) -> Callable[[Range], tuple[str, int, dict[str, str]]]:
    return lambda cases: _folded(folder, cases)


def _folded(folder: str, cases: Range) -> tuple[str, int, dict[str, str]]:
    """The last case of a range, how many cases it has, and their charges and findings as unfinished files."""
    rows = cases.rows(order())
    folded = [fold_cases(piece) for piece in whole_cases(iter(rows.to_batches(max_chunksize=_ROWS)), _ROWS)]
    tables = {"charges": pa.concat_tables([one.charges for one in folded]), "findings": pa.concat_tables([one.findings for one in folded])}
    names = rows.column("case")
    return names[-1].as_py(), len(names.unique()), write_unfinished(folder, {name: table for name, table in tables.items() if len(table)})


def _ranges(store: Store, jobs: int, after: str) -> tuple[list[Range], int, int]:
    """The rows of all cases after one, laid out; how many cases are behind, and how many there are in all."""
    with _duck.connect(store, jobs) as base:
        choose(base)
        behind, total = (_count(base, where) for where in (f'"case" <= {_duck.quoted(after)}', "true"))
        rows = base.sql(rows_sql(base, after)).to_arrow_reader(_ROWS)
        return lay_out(rows, "range", input_schema(), store.folder / UNFINISHED / _SPILL), behind, total


def choose(base: Any) -> None:
    """Make the tables that ``rows_sql`` asks: which cases are folded, and in which range each is."""
    for name, select in _choosing.selects('"', "unnest", "starts_with").items():
        base.execute(f"CREATE TEMP TABLE {name} AS {select}")
    base.execute(_NUMBERED.format(counted="entries" if _whole(base) else "outcomes", size=_ENTRIES))


def _whole(base: Any) -> bool:
    ((whole,),) = base.execute("SELECT coalesce(bool_or(whole), false) FROM chosen").fetchall()
    return bool(whole)


def _count(base: Any, where: str) -> int:
    ((number,),) = base.execute(f"SELECT count(*) FROM chosen WHERE {where}").fetchall()
    return int(number)


def rows_sql(base: Any, after: str = "") -> str:
    """All rows of the chosen cases after one, each with the number of its range: the input of the fold, not sorted yet."""
    parts = [_part(number, kind, kind, "true") for number, kind in enumerate(KINDS[:3])]
    entries = KINDS.index("entries")
    parts.append(_part(entries, "outcomes", "outcomes", "true", "CASE WHEN chosen.criminal THEN said ELSE [] END AS said"))
    if _whole(base):
        parts.append(_part(entries, "entries", "entries", "whole AND NOT EXISTS (FROM outcomes o WHERE o.entry = t.entry)"))
    return f'SELECT * FROM ({" UNION ALL BY NAME ".join(parts)}) WHERE "case" > {_duck.quoted(after)}'


def _part(number: int, kind: str, table: str, where: str, replaced: str = "") -> str:
    """The rows of one table that belong to chosen cases, under the case that owns them. An alias' own header is left out."""
    own = " AND owner IS NULL" if kind == "cases" else ""
    swap = f'coalesce(owner, t."case") AS "case"{", " + replaced if replaced else ""}'
    return (
        f'SELECT {number} AS {KIND}, "range", went_on, t.* REPLACE ({swap}) FROM "{table}" t LEFT JOIN owners ON t."case" = nameless'
        f' JOIN numbered AS chosen ON chosen."case" = coalesce(owner, t."case") WHERE {where}{own}'
    )


class _written:  # noqa: N801
    """What DuckDB and the system complain of, said in our words."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        import duckdb

        if isinstance(error, duckdb.IOException | duckdb.OutOfMemoryException):
            raise CannotWrite(f"{self._store.folder}: DuckDB cannot go on ({error}); free space on this disk and run the same command again") from error
        if isinstance(error, OSError):
            raise CannotWrite(f"{self._store.folder}: {error.strerror or error}; free space on this disk and run the same command again") from error


__all__ = ["STEP", "charges", "choose", "fold_store", "key_of", "rows_sql"]
