"""Rows laid out by ranges of cases in one pass: written to one file as they come, each range's together, and then read range by range.

What is held in memory does not grow with the number of rows, and no row is read or written more than once.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

_AT_ONCE = 64 << 20  # bytes of rows that are sorted out at a time
_CODEC = pa.Codec("zstd", compression_level=1)


@dataclass(frozen=True, slots=True)
class Range:
    """The rows of some whole cases that stand next to each other in the order of cases.

    ``places`` tells where in the file they stand, three numbers for each piece: offset, length, and length once unpacked.
    """

    file: str
    places: array[int]
    schema: pa.Schema

    def rows(self, order: Sequence[str]) -> pa.Table:
        """The rows, sorted."""
        batches = []
        with Path(self.file).open("rb") as file:
            for offset, length, size in zip(self.places[::3], self.places[1::3], self.places[2::3], strict=True):
                file.seek(offset)
                batches.append(pa.ipc.read_record_batch(_CODEC.decompress(file.read(length), size), self.schema))
        table = pa.Table.from_batches(batches, self.schema).combine_chunks()
        del batches
        places = pc.sort_indices(table.select(order), [(name, "ascending") for name in order])
        return table.take(places).combine_chunks()


def lay_out(batches: Iterable[pa.RecordBatch], by: str, schema: pa.Schema, file: Path) -> list[Range]:
    """Rows that bear the number of their range in a column ``by``, in any order, as ranges in the order of these numbers."""
    places: dict[int, array[int]] = {}
    with file.open("wb") as out:
        waiting: list[pa.RecordBatch] = []
        size = 0
        for batch in batches:
            waiting.append(batch)
            size += batch.nbytes
            if size >= _AT_ONCE:
                _sort_out(waiting, by, schema, out, places)
                size = 0
        if waiting:
            _sort_out(waiting, by, schema, out, places)
    return [Range(str(file), places[number], schema) for number in sorted(places)]


def _sort_out(waiting: list[pa.RecordBatch], by: str, schema: pa.Schema, out: BinaryIO, places: dict[int, array[int]]) -> None:
    """Write the rows that wait, those of one range together."""
    table = pa.Table.from_batches(waiting)
    waiting.clear()
    numbers = table.column(by).to_numpy()
    order = np.argsort(numbers, kind="stable")
    numbers = numbers[order]
    rows = table.select(schema.names).cast(schema).combine_chunks().take(pa.array(order)).combine_chunks()
    starts = np.flatnonzero(np.concatenate([[True], numbers[1:] != numbers[:-1]])).tolist()
    for start, stop in zip(starts, [*starts[1:], len(numbers)], strict=True):
        data = rows.slice(start, stop - start).to_batches()[0].serialize()
        packed = _CODEC.compress(data, asbytes=True)
        places.setdefault(int(numbers[start]), array("q")).extend((out.tell(), len(packed), data.size))
        out.write(packed)
