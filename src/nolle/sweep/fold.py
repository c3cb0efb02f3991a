"""The fold of a casebook over rows: whole cases in, what became of every charge and which charges were dropped out.

Other findings, and the signals beside a dropped charge, need every entry of a docket; a casebook with the same pages gives them.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from itertools import groupby
from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from nolle.findings._dropped import find_in
from nolle.histories import fold, gather
from nolle.model import Capture, Fact, Reading
from nolle.names import fold_name
from nolle.outputs import KINDS, charge_row, finding_row
from nolle.outputs._arrow import typed
from nolle.sweep._rows import KINDS as ROWS
from nolle.sweep._rows import coded, facts_of, readings_of
from nolle.sweep._tables import SAID, TABLES
from nolle.sweep.bearing import bears_nothing

_COLUMNS = {kind: [column.name for column in TABLES[kind].columns] for kind in ROWS}
_COLUMNS["entries"] = [*_COLUMNS["entries"], "events", "actor", "said"]
KIND = "kind"
"""Which table a row came from, as its place in ``ROWS``."""
WENT_ON = "went_on"
"""The defendants of dockets that show the case's number as their magistrate judge's; null where none does."""


class Folded(NamedTuple):
    """Rows of the tables "charges" and "findings"."""

    charges: pa.Table
    findings: pa.Table


def input_schema() -> pa.Schema:
    """The rows that a fold takes: the columns of all four tables and of "outcomes", null where a row has no such column."""
    fields = {KIND: pa.int64(), WENT_ON: pa.list_(pa.string())}
    for kind in ROWS:
        fields |= {column.name: column.type for column in TABLES[kind].columns}
    fields |= {"events": pa.list_(pa.string()), "actor": pa.string(), "said": SAID}
    return pa.schema(list(fields.items()))


def order() -> tuple[str, ...]:
    """The columns by which those rows must be sorted."""
    return "case", "retrieved", "capture", KIND, "place"


def fold_cases(rows: pa.Table) -> Folded:
    """Fold whole cases; ``rows`` are sorted as ``order`` says."""
    charges: list[Mapping[str, object]] = []
    findings: list[Mapping[str, object]] = []
    with _uncollected():
        rows = _bearing(rows)
        went_on = _went_on(rows)
        for case, items in groupby(_facts(rows), key=lambda item: item[0]):
            _fold_one(case, went_on.get(case), [item[1:] for item in items], charges, findings)
        return Folded(pa.Table.from_pylist(charges, TABLES["charges"].schema), pa.Table.from_pylist(findings, TABLES["findings"].schema))


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without the search for garbage in circles: a fold makes many objects and no circles."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _fold_one(
    case: str,
    went_on: frozenset[str] | None,
    facts: list[tuple[Capture, Fact, Reading | None]],
    charges: list[Mapping[str, object]],
    findings: list[Mapping[str, object]],
) -> None:
    readings = {fact.evidence[0].quote: reading for _, fact, reading in facts if reading is not None}
    pages = [(capture, [fact for _, fact, _ in page]) for capture, page in groupby(facts, key=lambda item: item[0])]
    docket = gather(case, pages, readings, compared=False)
    record = fold(docket)
    if record.held is not None:  # nothing of it goes out, as from a casebook
        return
    sources = {capture.digest: capture.source for capture, _ in pages}
    for place, charge in enumerate(record.charges):
        charges.append({**typed(KINDS["charges"], charge_row(charge, sources)), "place": place})
    for place, finding in enumerate(find_in(record, went_on)):
        findings.append({**typed(KINDS["findings"], finding_row(finding, sources)), "place": place})


def _went_on(rows: pa.Table) -> dict[str, frozenset[str]]:
    """Of cases that went on under another number, the folded names of the defendants there."""
    some = rows.filter(pc.is_valid(rows.column(WENT_ON)))
    named = zip(some.column("case").to_pylist(), some.column(WENT_ON).to_pylist(), strict=True)
    return {case: frozenset(fold_name(name) for name in names if name) for case, names in named}


def _bearing(rows: pa.Table) -> pa.Table:
    """The rows without entries of cases captured once that bear on no charge after all."""
    pages = rows.select(["case", "capture"]).group_by(["case", "capture"]).aggregate([]).column("case").value_counts()
    once = pc.filter(pages.field("values"), pc.equal(pages.field("counts"), 1))
    mute = pc.and_(pc.and_(pc.equal(rows.column(KIND), ROWS.index("entries")), pc.is_in(rows.column("case"), once)), bears_nothing(rows))
    return rows.filter(pc.invert(mute))


def _facts(rows: pa.Table) -> Iterator[tuple[str, Capture, Fact, Reading | None]]:
    """Every row as a fact, with the capture it stands on and what the entry was understood to say, in the order of the rows."""
    kinds = rows.column(KIND).to_numpy()
    made: list[Any] = [None] * len(rows)
    read: list[Reading | None] = [None] * len(rows)
    for number, kind in enumerate(ROWS):
        places = np.flatnonzero(kinds == number)
        table = rows.select(_COLUMNS[kind]).take(pa.array(places))
        for place, fact in zip(places.tolist(), facts_of(kind, table), strict=True):
            made[place] = fact
        if kind == "entries":
            for place, reading in zip(places.tolist(), readings_of(table), strict=True):
                read[place] = reading
    return zip(coded(rows, "case"), _captures(rows), made, read, strict=True)


def _captures(rows: pa.Table) -> Iterator[Capture]:
    """The capture of each row. What is said of a capture is the same in all its rows."""
    digests = coded(rows, "capture")
    known: dict[str, Capture] = {}
    for place, digest in enumerate(digests):
        if digest not in known:
            source, retrieved, basis = (rows.column(name)[place].as_py() for name in ("source", "retrieved", "basis"))
            known[digest] = Capture(digest, 0, "", source, retrieved, basis)
    return map(known.__getitem__, digests)


def whole_cases(batches: Iterator[pa.RecordBatch], least: int) -> Iterator[pa.Table]:
    """Sorted rows in tables of at least so many rows, cut only between two cases."""
    waiting: list[pa.RecordBatch] = []
    size = 0
    for batch in batches:
        waiting.append(batch)
        size += len(batch)
        if size < least:
            continue
        table = pa.Table.from_batches(waiting)
        last = table.column("case")[-1]
        cut = pc.index(table.column("case"), last).as_py()
        if cut:
            yield table.slice(0, cut).combine_chunks()
            waiting, size = table.slice(cut).combine_chunks().to_batches(), len(table) - cut
    if size:
        yield pa.Table.from_batches(waiting).combine_chunks()
