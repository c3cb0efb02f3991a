"""A store: a folder of Parquet tables in parts, and the manifest that says which parts count.

A part is written under another name, flushed and renamed; only then does a line of ``manifest.jsonl`` name its files with their
sizes. So after ``kill -9``, or on a full disk, what the manifest does not name is removed, and what it names is whole. Only one process
changes a store at a time; others may write unfinished files for it.
"""

from __future__ import annotations

import errno
import fcntl
import json
import os
import secrets
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

import pyarrow as pa
from pyarrow import parquet

from nolle.errors import BadUsage, CannotWrite, Damaged, LedgerBusy, LedgerNewer
from nolle.sweep._tables import TABLES

VERSION = 1
UNFINISHED = ".unfinished"
_MANIFEST = "manifest.jsonl"
_FULL = {errno.ENOSPC: "the disk is full", errno.EDQUOT: "the disk is full", errno.EROFS: "it may only be read", errno.EFBIG: "files may not be so large"}


@dataclass(frozen=True, slots=True)
class Part:
    """One part of what a step made. ``rules`` says by which vocabularies and code it was derived, "" for what was ingested.

    ``files`` maps each table to its file's name and size; ``more`` is whatever the step needs to go on from there.
    """

    step: str
    number: int
    rules: str
    files: Mapping[str, tuple[str, int, int]]
    more: Mapping[str, Any] = field(default_factory=dict)

    def rows(self, table: str) -> int:
        """How many rows this part has of a table."""
        return self.files[table][2] if table in self.files else 0


@dataclass(slots=True)
class Store:
    """An open store. ``parts`` are those that count, by step and number."""

    folder: Path
    parts: dict[tuple[str, int], Part] = field(default_factory=dict)

    @classmethod
    def open(cls, folder: Path) -> Self:
        """The store in a folder, for looking. Raises BadUsage where there is none, LedgerNewer, Damaged."""
        if not (folder / _MANIFEST).is_file():
            raise BadUsage(f"{folder}: no store here; make one with: nolle sweep ingest INPUT… -o {folder}")
        store = cls(folder)
        for said in _lines(folder / _MANIFEST):
            store._know(said)
        store._check_files()
        return store

    @classmethod
    @contextmanager
    def writing(cls, folder: Path, *, create: bool = False) -> Iterator[Self]:
        """The store, for one process that changes it; leftovers of killed runs are removed first. Raises LedgerBusy too."""
        if create:
            _make(folder)
        elif not (folder / _MANIFEST).is_file():
            cls.open(folder)
        with _told(folder):
            lock = os.open(folder / ".lock", os.O_RDWR | os.O_CREAT, 0o600)
        try:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError as error:
                raise LedgerBusy(f"{folder}: another process is writing to this store; wait until it is done") from error
            with _told(folder):
                _mend(folder / _MANIFEST)
                store = cls.open(folder)
                store._tidy()
            yield store
        finally:
            os.close(lock)

    def paths(self, table: str) -> list[str]:
        """The files of a table, in the order of their parts."""
        parts = sorted((part.number, part.files[table][0]) for part in self.parts.values() if table in part.files)
        return [str(self.folder / table / name) for _, name in parts]

    def rows(self, table: str) -> int:
        """How many rows a table has."""
        return sum(part.rows(table) for part in self.parts.values())

    def of(self, step: str) -> list[Part]:
        """The parts that a step made, in order."""
        return sorted((part for part in self.parts.values() if part.step == step), key=lambda part: part.number)

    def commit(self, step: str, number: int, unfinished: Mapping[str, str], *, rules: str = "", more: Mapping[str, Any] | None = None) -> Part:
        """Let unfinished files count: rename them, and write them into the manifest. Raises CannotWrite."""
        with _told(self.folder):
            files = {}
            for table, path in unfinished.items():
                name = f"part-{number:07}{'-' if rules else ''}{rules[:12]}.parquet"
                files[table] = (name, Path(path).stat().st_size, parquet.read_metadata(path).num_rows)
                (self.folder / table).mkdir(exist_ok=True)
                Path(path).replace(self.folder / table / name)
                _flush_names(self.folder / table)
            part = Part(step, number, rules, files, more or {})
            self._note({"step": step, "part": number, "rules": rules, "files": files, "more": part.more})
        self.parts[step, number] = part
        return part

    def forget(self, step: str) -> None:
        """Let nothing count any more that a step made; its files are removed."""
        old = self.of(step)
        if not old:
            return
        with _told(self.folder):
            self._note({"step": step, "forget": True})
        for part in old:
            del self.parts[step, part.number]
            for table, (name, _, _) in part.files.items():
                (self.folder / table / name).unlink(missing_ok=True)

    def _note(self, said: Mapping[str, Any]) -> None:
        with (self.folder / _MANIFEST).open("ab") as manifest:
            manifest.write(json.dumps(said, sort_keys=True).encode() + b"\n")
            manifest.flush()
            os.fsync(manifest.fileno())

    def _know(self, said: Mapping[str, Any]) -> None:
        if said.get("forget"):
            self.parts = {key: part for key, part in self.parts.items() if part.step != said["step"]}
        elif "step" in said:
            files = {table: (str(name), int(size), int(rows)) for table, (name, size, rows) in said["files"].items()}
            self.parts[said["step"], said["part"]] = Part(said["step"], said["part"], said["rules"], files, said["more"])

    def _check_files(self) -> None:
        for part in self.parts.values():
            for table, (name, size, _) in part.files.items():
                path = self.folder / table / name
                if not path.is_file() or path.stat().st_size != size:
                    raise Damaged(f"{path}: is gone or not what was written; put it back, or make the store anew")

    def _tidy(self) -> None:
        """Remove what no line of the manifest names."""
        shutil.rmtree(self.folder / UNFINISHED, ignore_errors=True)
        (self.folder / UNFINISHED).mkdir(exist_ok=True)
        named = {(table, file[0]) for part in self.parts.values() for table, file in part.files.items()}
        for table in TABLES:
            for path in (self.folder / table).glob("*"):
                if (table, path.name) not in named:
                    path.unlink()


def write_unfinished(folder: str, tables: Mapping[str, pa.Table]) -> dict[str, str]:
    """Write tables as files that do not count yet; where each stands. Raises CannotWrite, and then leaves none of them."""
    written: dict[str, str] = {}
    here = Path(folder) / UNFINISHED
    with _told(Path(folder)):
        try:
            for name, table in tables.items():
                path = here / f"{os.getpid()}-{secrets.token_hex(8)}-{name}.parquet"
                written[name] = str(path)
                with path.open("xb") as out:
                    parquet.write_table(table, out, compression="zstd", row_group_size=1 << 17, use_dictionary=[c for c in table.column_names if c != "text"])
                    out.flush()
                    os.fsync(out.fileno())
        except BaseException:
            for path_ in written.values():
                Path(path_).unlink(missing_ok=True)
            raise
    return written


def _make(folder: Path) -> None:
    """An empty store. A folder that holds other things is left alone."""
    with _told(folder):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if (folder / _MANIFEST).exists():
            return
        if any(name != ".lock" for name in os.listdir(folder)):  # noqa: PTH208
            raise BadUsage(f"{folder}: is not empty and no store; name an empty or a new folder")
        unfinished = folder / f".{_MANIFEST}"
        unfinished.write_bytes(json.dumps({"store": VERSION}).encode() + b"\n")
        unfinished.replace(folder / _MANIFEST)
        _flush_names(folder)


def _lines(manifest: Path) -> Iterator[dict[str, Any]]:
    """What the manifest says; a last line that breaks off was never finished and says nothing."""
    whole, _, _ = manifest.read_bytes().rpartition(b"\n")
    for number, line in enumerate(whole.split(b"\n"), start=1):
        try:
            said = json.loads(line)
        except ValueError as error:
            raise Damaged(f"{manifest}, line {number}: damaged; make the store anew") from error
        if not isinstance(said, dict):
            raise Damaged(f"{manifest}, line {number}: damaged; make the store anew")
        if said.get("store", VERSION) != VERSION:
            raise LedgerNewer(f"{manifest.parent}: this store was made by another version of Nolle (its form is {said['store']}, ours {VERSION})")
        yield said


def _mend(manifest: Path) -> None:
    """Cut off a last line that breaks off."""
    data = manifest.read_bytes()
    if data and not data.endswith(b"\n"):
        with manifest.open("r+b") as file:
            file.truncate(data.rfind(b"\n") + 1)


def _flush_names(folder: Path) -> None:
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


@contextmanager
def _told(folder: Path) -> Iterator[None]:
    """The system's errors, said in our words."""
    try:
        yield
    except OSError as error:
        reason = _FULL.get(error.errno or 0, error.strerror or str(error))
        raise CannotWrite(f"{error.filename or folder}: {reason}; all that was finished before stands, so free space and run the same command again") from error


__all__: Sequence[str] = ["Part", "Store", "write_unfinished"]
