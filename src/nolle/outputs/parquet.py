"""Parquet with proper types: dates, lists, structs. For DuckDB, pandas, Spark and the like."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import BinaryIO

import pyarrow as pa
from pyarrow import parquet

from nolle.outputs._arrow import schema, typed
from nolle.outputs._rows import Kind, Row

SUFFIXES = (".parquet", ".pq")
BINARY = True
_BATCH = 5_000


def write(kind: Kind, rows: Iterable[Row], out: BinaryIO) -> int:
    """Write the rows in groups; returns how many."""
    number, columns = 0, schema(kind)
    with parquet.ParquetWriter(out, columns, compression="zstd") as writer:
        for batch in _batches(rows):
            writer.write_table(pa.Table.from_pylist([typed(kind, row) for row in batch], schema=columns))
            number += len(batch)
    return number


def _batches(rows: Iterable[Row]) -> Iterator[list[Row]]:
    source = iter(rows)
    while batch := list(islice(source, _BATCH)):
        yield batch
