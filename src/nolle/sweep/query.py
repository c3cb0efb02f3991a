"""Questions to a store in SQL: its tables and nothing else. No statement that changes anything, no other file, no extension."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa

from nolle.errors import BadUsage, CannotRead
from nolle.outputs import Kind, Row
from nolle.sources.bulk import open_all
from nolle.sources.folder import Found
from nolle.sweep import _duck
from nolle.sweep.store import Store

_ROWS = 4096


class Answer:
    """The answer to a question: ``kind`` describes its columns; ``rows`` stream."""

    def __init__(self, connection: Any, reader: pa.RecordBatchReader) -> None:
        self._connection, self._reader = connection, reader
        self.names = _told_apart(reader.schema.names)
        self.kind = Kind("query", {name: _type(field.type) for name, field in zip(self.names, reader.schema, strict=True)})

    def __iter__(self) -> Iterator[Row]:
        for batch in self._batches():
            for values in zip(*(column.to_pylist() for column in batch.columns), strict=True):
                yield dict(zip(self.names, values, strict=True))

    def batches(self) -> tuple[pa.Schema, Iterator[pa.RecordBatch]]:
        """The answer as Arrow has it."""
        schema = pa.schema([field.with_name(name) for name, field in zip(self.names, self._reader.schema, strict=True)])
        return schema, (batch.rename_columns(self.names) for batch in self._batches())

    def _batches(self) -> Iterator[pa.RecordBatch]:
        """What is wrong may show only once the rows are made: a text that is no number, too little memory."""
        try:
            yield from self._reader
        except (pa.ArrowException, OSError) as error:
            raise BadUsage(f"DuckDB cannot answer: {error}") from error


def query(store: Store, sql: str, threads: int = 2) -> Answer:
    """Ask one question. Raises BadUsage where it is none, or where DuckDB cannot answer it; MissingExtra."""
    connection = _duck.connect(store, threads)
    import duckdb

    connection.execute(f"SET allowed_directories = [{_duck.quoted(f'{store.folder.resolve()}/')}]")
    connection.execute("SET enable_external_access = false")
    connection.execute("SET lock_configuration = true")
    try:
        statements = connection.extract_statements(sql)
        if len(statements) != 1 or statements[0].type not in (duckdb.StatementType.SELECT, duckdb.StatementType.EXPLAIN):
            raise BadUsage("a question is one SELECT (or WITH, DESCRIBE, SUMMARIZE, EXPLAIN); nothing in a store is changed by SQL")
        relation = connection.sql(statements[0])
        if relation is None:
            raise BadUsage("this SQL has no answer; ask with SELECT")
        return Answer(connection, relation.to_arrow_reader(_ROWS))
    except duckdb.Error as error:
        raise BadUsage(f"DuckDB cannot answer: {error}") from error


def _told_apart(names: list[str]) -> list[str]:
    """Columns of one name are numbered: a, a_2, a_3."""
    given: list[str] = []
    for name in names:
        number, told = 1, name
        while told in given:
            number += 1
            told = f"{name}_{number}"
        given.append(told)
    return given


def _type(type_: pa.DataType) -> str:
    if pa.types.is_date(type_):
        return "date"
    return "int" if pa.types.is_integer(type_) else "bool" if pa.types.is_boolean(type_) else "text"


def page(store: Store, digest: str) -> bytes:
    """The bytes of an input, by its sha-256 or the beginning of it, out of the file they came from.

    Raises BadUsage where no input or several begin so, CannotRead where the file is gone or not what it was.
    """
    if not digest.isalnum():
        raise BadUsage(f"{digest}: not the beginning of a sha-256")
    sql = f"SELECT DISTINCT capture, min(source) AS source FROM inputs WHERE starts_with(capture, '{digest.lower()}') AND state <> 'known' GROUP BY ALL LIMIT 2"
    found = list(query(store, sql))
    if len(found) != 1:
        raise BadUsage(f"{digest}: {'no input begins' if not found else 'several inputs begin'} so; see the table \"inputs\"")
    capture, source = str(found[0]["capture"]), str(found[0]["source"])
    file = next((str(path) for path in _files(source) if path.is_file()), source)
    for item in open_all([file]) if Path(file).exists() else ():
        if isinstance(item, Found) and item.source == source and hashlib.sha256(item.data).hexdigest() == capture:
            return item.data
    raise CannotRead(f"{source}: gone, or not what it was when it was read; put the file back where it was")


def _files(source: str) -> Iterator[Path]:
    """The files that a source may mean: a name may hold a "!" itself."""
    parts = source.split("!")
    for number in range(len(parts), 0, -1):
        yield Path("!".join(parts[:number]))
