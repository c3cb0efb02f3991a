"""The baseline in a store: rates of dismissal out of the Integrated Database, and beside them how they were defined and counted."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from hashlib import file_digest, sha256
from io import BytesIO
from pathlib import Path
from typing import Any

import pyarrow as pa
from pyarrow import parquet

from nolle.errors import BadUsage, CannotRead, CannotWrite, Damaged
from nolle.outputs import replacing
from nolle.sweep._fjc_codes import NOT_GIVEN, UNLISTED, dispositions, district_names, offense_names
from nolle.sweep._fjc_counts import Counts, count
from nolle.sweep.rates import BY, LEAST, Cell, Group, Recipe, cells
from nolle.sweep.usual import page

_RATES, _PAGE, _DEFINITIONS = "rates.parquet", "districts.txt", "definitions.json"
_LEVELS: dict[str, tuple[tuple[str, ...], ...]] = {
    "offense": (
        (), ("fiscal_year",), ("court",), ("offense",), ("fiscal_year", "court"), ("fiscal_year", "offense"), ("court", "offense"),
        ("fiscal_year", "court", "offense"),
    ),
    "office": (("fiscal_year", "court", "office"),),
    "month": (("fiscal_year", "month"), ("fiscal_year", "month", "court")),
}  # fmt: skip
_SOURCE = "Federal Judicial Center, Integrated Database, criminal defendants"
_MEASURES = ("narrow", "broad")
_SHARES = [(f"{measure}_{part}", pa.float64()) for measure in _MEASURES for part in ("rate", "low", "high")]
SCHEMA = pa.schema(
    [
        *(("fiscal_year", pa.int32()), ("month", pa.string()), ("court", pa.string()), ("office", pa.string()), ("offense", pa.string())),
        *(("terminated", pa.int64()), ("n", pa.int64()), ("narrow", pa.int64()), ("broad", pa.int64())),
        *_SHARES,
        ("suppressed", pa.bool_()),
    ]
)


@dataclass(frozen=True, slots=True)
class Years:
    """Which fiscal years are wanted; ``running`` is the one still running when the file was made: None for the last in it, 0 for none."""

    first: int | None = None
    last: int | None = None
    running: int | None = None


@dataclass(frozen=True, slots=True)
class Baseline:
    """The rates of a store and what is to be said with them."""

    cells: tuple[Cell, ...]
    definitions: dict[str, Any]


def make_baseline(file: Path, store: Path, years: Years | None = None, tell: Callable[[int], None] = lambda _: None) -> Baseline:
    """Count the file and keep the rates in the store. Raises CannotRead, BadUsage (no such years), CannotWrite."""
    counts = count(file, tell)
    chosen, running = _chosen(counts, years or Years(), file)
    made = Baseline(tuple(_cells(counts, chosen)), _definitions(file, counts, chosen, running))
    _write(made, store / "baseline")
    return made


def _chosen(counts: Counts, years: Years, file: Path) -> tuple[list[int], int | None]:
    there = sorted(set(counts.tables["office"]["fiscal_year"].to_pylist()))
    if not there:
        raise CannotRead(f"{file}: nobody's case was terminated in it (CTTR is 1 in no row)")
    running = counts.last_year if years.running is None else years.running or None
    chosen = [year for year in there if (years.first or 0) <= year <= (years.last or 9999) and (running is None or year < running)]
    if not chosen:
        wanted, held = f"{years.first or there[0]} to {years.last or there[-1]}", f"{there[0]} to {there[-1]}"
        raise BadUsage(f"no fiscal year is left of {wanted}: {file} holds {held}, and {running or 'none'} was still running when it was made")
    return chosen, running


def _cells(counts: Counts, years: list[int]) -> Iterator[Cell]:
    known = dispositions()
    recipe = Recipe(known.excluded, known.narrow, known.broad)
    for name, levels in _LEVELS.items():
        rows = (row for batch in counts.tables[name].to_batches(max_chunksize=10_000) for row in batch.to_pylist())
        wanted = (row for row in rows if row["fiscal_year"] in set(years) and (name != "month" or row["month"]))
        yield from cells(wanted, levels, recipe)


def _definitions(file: Path, counts: Counts, years: list[int], running: int | None) -> dict[str, Any]:
    known = dispositions()
    ended = [row for row in counts.tables["office"].to_pylist() if row["fiscal_year"] in set(years)]
    by_code = {code: sum(row["defendants"] for row in ended if row["disp"] == code) for code in known.meaning}
    offenses = counts.tables["offense"].to_pylist()
    with file.open("rb") as data:
        digest = file_digest(data, "sha256").hexdigest()
    return {
        "source": {"name": _SOURCE, "file": file.name, "bytes": file.stat().st_size, "sha256": digest},
        "fiscal_years": years,
        "running_year_left_out": running,
        "definitions": dict(known.text),
        "limits": list(known.limits),
        "codes": {"excluded": sorted(known.excluded), "narrow": sorted(known.narrow), "broad": sorted(known.broad), "meaning": dict(known.meaning)},
        "offenses": dict(offense_names()),
        "smallest_group_shown": LEAST,
        "counted": {
            "rows": counts.rows,
            "terminated_in_these_years": sum(by_code.values()),
            "by_disposition": by_code,
            "offense_not_listed": sum(row["defendants"] for row in offenses if row["offense"] == UNLISTED and row["fiscal_year"] in set(years)),
            "offense_not_given": sum(row["defendants"] for row in offenses if row["offense"] == NOT_GIVEN and row["fiscal_year"] in set(years)),
            "terminated_without_a_month": counts.without_month,
            "lines_with_other_columns_left_out": counts.damaged_rows,
            "first_line_with_other_columns": counts.first_damaged_line,
            "lines_not_utf8": counts.not_utf8,
            "first_line_not_utf8": counts.first_not_utf8_line,
        },
    }


def _write(made: Baseline, folder: Path) -> None:
    """Rates first, then the page for casebooks; the definitions, written last, say which rates are theirs."""
    out = BytesIO()
    parquet.write_table(table(made.cells), out, compression="zstd")
    made.definitions["rates_sha256"] = sha256(out.getvalue()).hexdigest()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        definitions = json.dumps(made.definitions, indent=1, ensure_ascii=False).encode() + b"\n"
        for name, data in ((_RATES, out.getvalue()), (_PAGE, page(made.cells, made.definitions).encode()), (_DEFINITIONS, definitions)):
            with replacing(str(folder / name)) as file:
                file.write(data)
    except OSError as error:
        raise CannotWrite(f"{folder}: the baseline cannot be kept here ({error.strerror})") from error


def table(found: Iterable[Cell]) -> Any:
    """Cells as an Arrow table."""
    return pa.Table.from_pylist([_row(cell) for cell in found], schema=SCHEMA)


def _row(cell: Cell) -> dict[str, object]:
    row = {**asdict(cell.group), "terminated": cell.terminated, "n": cell.n, "narrow": cell.narrow, "broad": cell.broad, "suppressed": cell.narrow is None}
    for measure in _MEASURES:
        rate = cell.rate(measure)
        row |= {f"{measure}_rate": rate and rate.share, f"{measure}_low": rate and rate.low, f"{measure}_high": rate and rate.high}
    return row


def read_baseline(store: Path) -> Baseline:
    """The baseline of a store. Raises BadUsage where there is none, Damaged where rates and definitions do not belong together."""
    folder = store / "baseline"
    try:
        definitions = json.loads((folder / _DEFINITIONS).read_bytes())
        rates = (folder / _RATES).read_bytes()
    except FileNotFoundError as error:
        raise BadUsage(f"{store}: no baseline here; make one: nolle sweep baseline FJC_FILE -o {store}") from error
    except ValueError as error:
        raise Damaged(f"{folder / _DEFINITIONS}: damaged; make the baseline again") from error
    if sha256(rates).hexdigest() != definitions.get("rates_sha256"):
        raise Damaged(f"{folder}: the rates are not those that the definitions were written for; make the baseline again")
    return Baseline(tuple(_cell(row) for row in parquet.read_table(BytesIO(rates)).to_pylist()), definitions)


def _cell(row: dict[str, Any]) -> Cell:
    return Cell(Group(**{name: row[name] for name in BY}), row["terminated"], row["n"], row["narrow"], row["broad"])


def page_of(store: Path) -> Path:
    """Where the baseline's page for casebooks stands."""
    return store / "baseline" / _PAGE


def court_name(court: str | None) -> str:
    """A district's name, its id where it is none of the 94."""
    return "all districts" if court is None else district_names().get(court, court)
