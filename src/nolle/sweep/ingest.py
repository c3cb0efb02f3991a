"""Inputs into the tables of a store, in parts; the same inputs give the same parts, however many processes read them.

Pages are gathered into parts in the order of the inputs. Processes read whole parts and write them as files that do not count yet;
this process lets them count, in order. So what counts is always a beginning of the inputs, and a run that was killed goes on there.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray
from pyarrow import parquet

from nolle.errors import CannotRead
from nolle.facts import facts_of
from nolle.model import Capture, Report
from nolle.readers import read_page
from nolle.readers._page import Page
from nolle.sources.bulk import open_all, size_of
from nolle.sources.folder import Found, Refused
from nolle.spans import mask_secrets
from nolle.spread import spread
from nolle.sweep._rows import Columns
from nolle.sweep._tables import TABLES
from nolle.sweep.store import Store, write_unfinished

STEP = "ingest"
APART = 10_000_000  # between the first entry numbers of two parts: more than the entries of one part can be
_MOST_BYTES = 16 << 20
_MOST_INPUTS = 2_000
_Keys = NDArray[np.void]


@dataclass(frozen=True, slots=True)
class Input:
    """One input on its way: its bytes where they are to be read, else why not."""

    source: str
    digest: str | None
    data: bytes | None
    modified: datetime | None = None
    why: str | None = None


@dataclass(frozen=True, slots=True)
class Came:
    """What a part came to: so many inputs read, refused and known already; so many bytes, entries and cases."""

    read: int = 0
    refused: int = 0
    known: int = 0
    size: int = 0
    cases: int = 0
    entries: int = 0
    counts: int = 0
    reasons: tuple[tuple[str, str], ...] = ()


@dataclass(slots=True)
class _Batch:
    number: int
    inputs: list[Input] = field(default_factory=list)
    size: int = 0


def ingest(folder: Path, paths: Sequence[str], *, jobs: int = 1, tell: Callable[[int], None] = lambda size: None) -> Iterator[Came]:
    """Read every input that the store does not hold yet; after each part, what it came to. ``tell`` hears how many bytes of the files are behind.

    Raises BadUsage for a path that does not exist, CannotWrite, LedgerBusy; all that was yielded stands.
    """
    found = open_all(paths, tell)
    with Store.writing(folder, create=True) as store:
        first = max((part.number for part in store.of(STEP)), default=-1) + 1
        batches = _batches(_unseen(found, _Seen.of(store)), first)
        for number, (files, came) in enumerate(spread(partial(_reader, str(folder)), batches, jobs), start=first):
            store.commit(STEP, number, files, more={"read": came.read, "refused": came.refused, "known": came.known})
            yield came


def _unseen(found: Iterable[Found | Refused], seen: _Seen) -> Iterator[Input]:
    """The inputs that the store does not hold yet. The same bytes from another place are noted, not read."""
    for item in found:
        source = mask_secrets(item.source)
        if isinstance(item, Refused):
            if seen.new(f"{source}\0{item.reason}".encode()):
                yield Input(source, None, None, why=item.reason)
            continue
        digest = hashlib.sha256(item.data).hexdigest()
        if seen.new(digest.encode()):
            seen.new(f"{digest}{source}".encode())
            yield Input(source, digest, item.data, item.modified)
        elif seen.new(f"{digest}{source}".encode()):
            yield Input(source, digest, None)


def _batches(inputs: Iterator[Input], first: int) -> Iterator[_Batch]:
    batch = _Batch(first)
    for item in inputs:
        size = len(item.data or b"")
        if batch.inputs and (batch.size + size > _MOST_BYTES or len(batch.inputs) >= _MOST_INPUTS):
            yield batch
            batch = _Batch(batch.number + 1)
        batch.inputs.append(item)
        batch.size += size
    if batch.inputs:
        yield batch


class _Seen:
    """What the store holds already, 16 bytes an input: the newest in a set, the rest in a sorted array."""

    _NEWEST = 1 << 17

    def __init__(self) -> None:
        self._old: _Keys = np.zeros(0, "V16")
        self._newest: set[bytes] = set()

    @classmethod
    def of(cls, store: Store) -> _Seen:
        """All inputs of a store."""
        seen = cls()
        for path in store.paths("inputs"):
            table = parquet.read_table(path, columns=["source", "capture", "why"], partitioning=None)
            for source, digest, why in zip(*(column.to_pylist() for column in table.columns), strict=True):
                if digest is not None:
                    seen.new(digest.encode())
                seen.new(f"{digest}{source}".encode() if digest is not None else f"{source}\0{why}".encode())
        return seen

    def new(self, what: bytes) -> bool:
        """Whether this was not known so far; from now on it is."""
        key = hashlib.sha256(what).digest()[:16]
        if key in self._newest or self._is_old(key):
            return False
        self._newest.add(key)
        if len(self._newest) >= self._NEWEST:
            self._old = np.sort(np.concatenate([self._old.view("S16"), np.array(list(self._newest), "S16")])).view("V16")
            self._newest.clear()
        return True

    def _is_old(self, key: bytes) -> bool:
        if not len(self._old):
            return False
        keys, wanted = self._old.view("S16"), np.array([key], "S16")
        place = int(np.searchsorted(keys, wanted)[0])
        return place < len(keys) and bool(keys[place] == wanted[0])


# --- in the reading processes ---------------------------------------------------------------------------------


def _reader(folder: str) -> Callable[[_Batch], tuple[dict[str, str], Came]]:
    return partial(_read_batch, folder)


def _read_batch(folder: str, batch: _Batch) -> tuple[dict[str, str], Came]:
    columns, inputs, size = Columns(), [], 0
    for place, item in enumerate(batch.inputs):
        row: dict[str, Any] = dict.fromkeys(column.name for column in TABLES["inputs"].columns)
        row |= {"input": batch.number * APART + place, "source": item.source, "capture": item.digest}
        inputs.append(row | _read(item, columns, batch.number * APART))
        size += len(item.data or b"")
    tables = columns.tables()
    tables["inputs"] = pa.Table.from_pylist(inputs, schema=TABLES["inputs"].schema)
    states = [row["state"] for row in inputs]
    reasons = tuple((row["source"], row["why"]) for row in inputs if row["state"] == "refused")
    read, refused, known = map(states.count, ("read", "refused", "known"))
    came = Came(read, refused, known, size, columns.rows("cases"), columns.rows("entries"), columns.rows("counts"), reasons)
    return write_unfinished(folder, {name: table for name, table in tables.items() if len(table)}), came


def _read(item: Input, columns: Columns, first: int) -> dict[str, Any]:
    """Read one input into the columns; what became of it."""
    if item.data is None:
        return {"state": "known"} if item.why is None else {"state": "refused", "why": item.why}
    assert item.digest is not None
    try:
        report = read_page(Page(item.data, item.source))
    except CannotRead as refusal:
        return {"size": len(item.data), "state": "refused", "why": str(refusal).removeprefix(f"{item.source}: ")}
    rows = columns.add(list(facts_of(report, item.digest, _unnamed)), _capture(item, item.digest, report), first)
    about = {"state": "read", "size": len(item.data), "kind": report.kind, "reader": report.reader, "version": report.version, "notes": list(report.notes)}
    return about | {kind: rows[kind] for kind in ("cases", "entries", "counts")}


def _unnamed(*_said: object) -> str:
    """Rows are told apart by capture and place, and need no id of their own."""
    return ""


def _capture(item: Input, digest: str, report: Report) -> Capture:
    """Its time as the page prints it, else the file's own, as in a casebook."""
    when = (item.modified or datetime.now(UTC)).astimezone(UTC).replace(microsecond=0).isoformat()
    return Capture(digest, len(item.data or b""), "", item.source, report.printed or when, "printed" if report.printed else "file")


__all__ = ["APART", "STEP", "Came", "ingest", "size_of"]
