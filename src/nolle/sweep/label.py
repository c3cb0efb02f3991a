"""Labels for every entry of a store, and what the entries that may bear on a charge say of it. Part by part, Arrow in and out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import parquet

from nolle.registry import fingerprint
from nolle.spread import spread
from nolle.sweep._tables import SAID, TABLES
from nolle.sweep.store import Part, Store, write_unfinished

if TYPE_CHECKING:
    from nolle.labeller import Labeller

LABEL, OUTCOMES = "label", "outcomes"
LABEL_RULES = ("events", "labeller")
OUTCOME_RULES = (*LABEL_RULES, "outcomes")
_ROWS = 1 << 17  # read and labelled at a time
Tell = Callable[[int], None]


def label(folder: Path, *, jobs: int = 1, tell: Tell = lambda number: None) -> None:
    """Label every entry that has no labels by today's vocabulary yet. ``tell`` hears how many entries are behind."""
    with Store.writing(folder) as store:
        label_parts(store, jobs, tell)


def label_parts(store: Store, jobs: int, tell: Tell) -> None:
    """The same in an open store."""
    _each_part(store, LABEL, fingerprint(*LABEL_RULES), partial(labelling, str(store.folder)), jobs, tell)


def outcomes_of_parts(store: Store, jobs: int, tell: Tell) -> None:
    """Read what the entries say of counts, in every part where that has not been done by today's rules."""
    _each_part(store, OUTCOMES, fingerprint(*OUTCOME_RULES), partial(reading, str(store.folder)), jobs, tell)


def _each_part(store: Store, step: str, rules: str, prepare: Callable[[], Callable[[Any], Any]], jobs: int, tell: Tell) -> None:
    waiting = list(todo(store, step, rules))
    tell(store.rows("entries") - sum(rows for _, rows, _ in waiting))
    if waiting:
        work = spread(prepare, [paths for _, _, paths in waiting], min(jobs, len(waiting)))
        for (number, rows, _), unfinished in zip(waiting, work, strict=True):
            store.commit(step, number, unfinished, rules=rules)
            tell(rows)


def todo(store: Store, step: str, rules: str) -> Iterator[tuple[int, int, tuple[str, str | None]]]:
    """The parts that are to be done: number, entries, and the files of the entries and of their labels."""
    for part in store.of("ingest"):
        if "entries" not in part.files:
            continue
        done = store.parts.get((step, part.number))
        if done is not None and done.rules == rules:
            continue
        labels = store.parts.get((LABEL, part.number))
        yield part.number, part.rows("entries"), (_path(store, part, "entries"), _path(store, labels, "labels") if labels else None)


def _path(store: Store, part: Part, table: str) -> str:
    return str(store.folder / table / part.files[table][0])


# --- in the working processes ---------------------------------------------------------------------------------


def labelling(folder: str) -> Callable[[tuple[str, str | None]], dict[str, str]]:
    """Work on the files of one part: the labels of its entries as an unfinished file."""
    return lambda paths: write_unfinished(folder, {"labels": _labelled(paths[0])})


def _labelled(entries: str) -> pa.Table:
    with parquet.ParquetFile(entries) as file:
        batches = file.iter_batches(_ROWS, columns=["entry", "text"])
        return pa.concat_tables([label_batch(batch) for batch in batches] or [TABLES["labels"].schema.empty_table()])


def label_batch(batch: pa.RecordBatch) -> pa.Table:
    """Entries (``entry``, ``text``) to rows of the table "labels"."""
    found = _labeller().label_arrow(batch.column("text"))
    return pa.table([batch.column("entry"), found.column("events"), found.column("actor")], schema=TABLES["labels"].schema)


@cache
def _labeller() -> Labeller:
    from nolle.labeller import Labeller

    return Labeller()


def reading(folder: str) -> Callable[[tuple[str, str | None]], dict[str, str]]:
    """Work on the files of one part: what its entries say of counts as an unfinished file."""
    return lambda paths: write_unfinished(folder, {"outcomes": _read(*paths)})


def _read(entries: str, labels: str | None) -> pa.Table:
    assert labels is not None, "entries are labelled before they are read"
    with parquet.ParquetFile(entries) as texts, parquet.ParquetFile(labels) as found:
        pairs = zip(texts.iter_batches(_ROWS), found.iter_batches(_ROWS), strict=True)
        return pa.concat_tables([read_batch(_beside(*pair)) for pair in pairs] or [TABLES["outcomes"].schema.empty_table()])


def _beside(entries: pa.RecordBatch, labels: pa.RecordBatch) -> pa.Table:
    """The entries of a part with their labels, which stand in the same order."""
    assert entries.column("entry").equals(labels.column("entry")), "labels stand beside the entries they were made of"
    return pa.table([*entries.columns, *labels.columns[1:]], names=[*entries.schema.names, *labels.schema.names[1:]])


def read_batch(labelled: pa.Table) -> pa.Table:
    """Entries with their labels to rows of the table "outcomes": those that may bear on a charge, in the same order.

    In a case that can hold no charges nothing does.
    """
    from nolle.outcomes import read_outcomes  # not above: processes that only label start without it
    from nolle.sweep._rows import said_row
    from nolle.sweep.bearing import may_bear

    kept = labelled.filter(labelled.column("criminal")).combine_chunks()
    if len(kept):
        events = kept.column("events").combine_chunks()
        kept = kept.filter(may_bear(kept.column("text").combine_chunks(), events))
    said = [[said_row(one) for one in read_outcomes(text)] for text in kept.column("text").to_pylist()]
    kept = kept.append_column("said", pa.array(said, SAID))
    schema = TABLES["outcomes"].schema
    return pa.table([pc.cast(kept.column(field.name), field.type) for field in schema], schema=schema)
