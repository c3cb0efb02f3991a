"""What Spark's workers run: the same functions as here, over whole parts and over sorted rows. Needs no Spark itself.

Each piece of work writes its files into the store as files that do not count yet and hands back where they are; work that Spark repeats
writes others, and those that nobody names are removed.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

import pyarrow as pa

from nolle import __version__
from nolle.registry import fingerprint
from nolle.sweep.charges import RULES
from nolle.sweep.fold import fold_cases, whole_cases
from nolle.sweep.label import LABEL, labelling, reading
from nolle.sweep.store import write_unfinished

MADE = pa.schema([("place", pa.int64()), ("files", pa.string()), ("cases", pa.int64()), ("last", pa.string())])
_ROWS = 1 << 14
Batches = Iterator[pa.RecordBatch]


def look() -> tuple[str, str]:
    """The version of this worker's package and the fingerprint of its rules."""
    return __version__, fingerprint(*RULES)


def part_work(folder: str, step: str) -> Callable[[Batches], Batches]:
    """Rows (place, entries' file, labels' file) to files of that step."""

    def work(batches: Batches) -> Batches:
        do = (labelling if step == LABEL else reading)(folder)
        for batch in batches:
            for row in batch.to_pylist():
                yield _made(row["place"], do((row["entries"], row["labels"])), 0, "")

    return work


def fold_work(folder: str, schema: pa.Schema) -> Callable[[Batches], Batches]:
    """Sorted rows of whole cases to one part of charges and findings."""

    def work(batches: Batches) -> Batches:
        folded, cases, last = [], 0, ""
        for piece in whole_cases((_cast(batch, schema) for batch in batches), _ROWS):
            folded.append(fold_cases(piece))
            names = piece.column("case")
            cases, last = cases + len(names.unique()), names[-1].as_py()
        if folded:
            tables = {"charges": pa.concat_tables([one.charges for one in folded]), "findings": pa.concat_tables([one.findings for one in folded])}
            yield _made(0, write_unfinished(folder, {name: table for name, table in tables.items() if len(table)}), cases, last)

    return work


def _cast(batch: pa.RecordBatch, schema: pa.Schema) -> Any:
    return pa.RecordBatch.from_arrays([batch.column(field.name).cast(field.type) for field in schema], schema=schema)


def _made(place: int, files: dict[str, str], cases: int, last: str) -> pa.RecordBatch:
    return pa.RecordBatch.from_pylist([{"place": place, "files": json.dumps(files), "cases": cases, "last": last}], MADE)
