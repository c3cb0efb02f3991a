"""`nolle sweep query`, `tables` and `page`."""

from __future__ import annotations

import math
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import click

from nolle.cli._blocks import Block, Column, Row, Table, line, piece
from nolle.cli._print import for_people, print_blocks
from nolle.errors import BadUsage

if TYPE_CHECKING:
    from nolle.sweep.query import Answer

_FORMATS = ("table", "csv", "jsonl", "parquet")
_MOST_SHOWN = 200  # rows of a table on a terminal
_LONGEST = 120  # characters of a cell there

_store = click.argument("store", type=click.Path(path_type=Path, exists=True, file_okay=False), metavar="STORE")


@click.command("query")
@_store
@click.argument("sql", metavar="SQL")
@click.option("--format", "format_", type=click.Choice(_FORMATS), help="By default told from FILE's name, else a table.")
@click.option("-o", "--output", "file", metavar="FILE", help="Write FILE, whole or not at all. By default standard output.")
def query_command(store: Path, sql: str, format_: str | None, file: str | None) -> None:
    """Ask STORE a question in SQL (DuckDB's). Reads the store's tables and nothing else, and changes nothing.

    A table shows the first rows and short cells; csv, jsonl and parquet carry everything. `nolle sweep tables` lists the tables.

    \b
    Examples:
      nolle sweep query store "SELECT court, outcome, count(*) FROM charges GROUP BY ALL ORDER BY ALL"
      nolle sweep query store "SELECT * FROM findings" -o findings.jsonl
      nolle sweep query store "SELECT e.* FROM entries e JOIN labels USING (entry) WHERE list_contains(events, 'mistrial')" -o mistrials.csv
    """
    from nolle import outputs
    from nolle.sweep.query import query
    from nolle.sweep.store import Store

    file = None if file == "-" else file
    name = format_ or (outputs.format_of(file) if file else "table")
    if name == "table" and file:
        raise BadUsage(f"a table is for looking at; write {file} with --format csv, jsonl or parquet")
    if name == "parquet" and file is None and for_people():
        raise BadUsage("parquet is not for a terminal; add -o answer.parquet")
    answer = query(Store.open(store), sql)
    if name == "table":
        print_blocks(_table(answer))
    elif file is None:
        _write(answer, name, sys.stdout.buffer)
    else:
        with outputs.replacing(file) as out:
            _write(answer, name, out)


def _write(answer: Answer, name: str, out: BinaryIO) -> None:
    from nolle.registry import load

    if name == "parquet":
        from pyarrow import parquet

        schema, batches = answer.batches()
        with parquet.ParquetWriter(out, schema, compression="zstd") as writer:
            for batch in batches:
                writer.write_batch(batch)
    else:
        load("outputs", name).write(answer.kind, _plain(answer), out)


def _plain(answer: Answer) -> Iterator[dict[str, object]]:
    """Values of types that JSON has none for (decimals, times) as text."""
    for row in answer:
        yield {name: _value(value) for name, value in row.items()}


def _value(value: object) -> object:
    if isinstance(value, dict):
        return {str(key): _value(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_value(inner) for inner in value]
    if isinstance(value, float) and not math.isfinite(value):
        return None
    return value if value is None or isinstance(value, str | int | float | bool) else str(value)


def _table(answer: Answer) -> Iterator[Block]:
    shown = answer if not for_people() else islice(answer, _MOST_SHOWN + 1)
    rows = [Row(tuple(piece(_cell(value)) for value in row.values())) for row in shown]
    cut = for_people() and len(rows) > _MOST_SHOWN
    columns = tuple(Column(name, shares=kind == "text", right=kind == "int") for name, kind in answer.kind.fields.items())
    yield Table(columns, tuple(rows[: _MOST_SHOWN if cut else None]))
    if cut:
        yield line(piece(f"the first {_MOST_SHOWN} rows; --format csv, jsonl or parquet carries all", "quiet"))


def _cell(value: object) -> str:
    from nolle.outputs import dumps

    plain = _value(value)
    text = "" if plain is None else plain if isinstance(plain, str) else dumps(plain)
    return text if not for_people() or len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


@click.command("tables")
@click.argument("store", required=False, type=click.Path(path_type=Path, exists=True, file_okay=False), metavar="[STORE]")
def tables_command(store: Path | None) -> None:
    """List the tables of a store, their columns and what each tells; with STORE also how many rows each has.

    \b
    Examples:
      nolle sweep tables
      nolle sweep tables store
    """
    from nolle.sweep._tables import TABLES
    from nolle.sweep.store import Store

    made = Store.open(store) if store else None
    for table in TABLES.values():
        number = f" · {made.rows(table.name):,} rows" if made else ""
        how = f"made by sweep {table.step}; sorted by {', '.join(table.order)}"
        print_blocks([line(piece(table.name, "strong"), f"  {table.tells}{number}"), line(piece(how, "quiet"), indent=2)])
        rows = tuple(Row((piece(column.name), piece(_short(str(column.type)), "quiet"), piece(column.tells))) for column in table.columns)
        print_blocks([Table((Column("column"), Column("type"), Column("tells", shares=True)), rows, indent=2, titles=False), line()])


def _short(type_: str) -> str:
    """An Arrow type in a word: text, int, date, bool, list, struct."""
    head = type_.partition("<")[0].partition("[")[0]
    return {"string": "text", "int64": "int", "date32": "date"}.get(head, head) + (" of texts" if type_ == "list<item: string>" else "")


@click.command("page")
@_store
@click.argument("capture")
def page_command(store: Path, capture: str) -> None:
    """Print the bytes of one input, by its sha-256 or the beginning of it, so that it can be added to a casebook.

    They are taken out of the file they came from, which must still be where it was.

    \b
    Example:
      nolle sweep page store 3fa9c1d2 | nolle add -
    """
    from nolle.sweep.query import page
    from nolle.sweep.store import Store

    sys.stdout.buffer.write(page(Store.open(store), capture))
