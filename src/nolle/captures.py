"""Captured bytes on disk, each file under the sha-256 of its content: ``captures/ab/abcdef…``.

A file is written under another name, flushed, and only then given its own name, so that a name always stands for
the whole content: after ``kill -9`` and after a power failure alike. Files are read-only and never changed.
"""

from __future__ import annotations

import errno
import hashlib
import os
import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from nolle.errors import CannotWrite, Damaged

_UNFINISHED = ".unfinished"
_DIGEST = re.compile(r"[0-9a-f]{64}")
_REASONS = {errno.ENOSPC: "the disk is full", errno.EDQUOT: "the disk is full", errno.EFBIG: "files may not be so large", errno.EROFS: "it may only be read"}


class Captures:
    """The captures folder of a casebook."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def put(self, data: bytes) -> str:
        """Keep the bytes; returns their digest. Bytes that are there already are left alone, damaged ones are mended.

        Raises CannotWrite where the disk refuses; then nothing is kept.
        """
        digest = hashlib.sha256(data).hexdigest()
        path = self.path(digest)
        with _told(path):
            if not _is_whole(path, data):
                self._write(path, data)
        return digest

    def _write(self, path: Path, data: bytes) -> None:
        self._make(path.parent)
        unfinished = self._make(self.folder / _UNFINISHED) / f"{os.getpid()}-{secrets.token_hex(8)}"
        try:
            _write_through(unfinished, data)
            unfinished.replace(path)
        finally:
            unfinished.unlink(missing_ok=True)
        _flush_names(path.parent)

    def _make(self, folder: Path) -> Path:
        for needed in (self.folder, folder):
            if not needed.is_dir():
                needed.mkdir(exist_ok=True)
                _flush_names(needed.parent)
        return folder

    def get(self, digest: str) -> bytes:
        """The bytes with that digest. Raises Damaged where they are gone or not what they were."""
        data = self._read(digest)
        if hashlib.sha256(data).hexdigest() != digest:
            raise Damaged(f"{self.path(digest)}: its content was changed; add the original file again to mend it")
        return data

    def _read(self, digest: str) -> bytes:
        path = self.path(digest)
        try:
            return path.read_bytes()
        except FileNotFoundError as error:
            raise Damaged(f"{path}: the capture is gone; add the original file again to mend it") from error
        except OSError as error:
            raise Damaged(f"{path}: the capture cannot be read ({error.strerror})") from error

    def path(self, digest: str) -> Path:
        """Where the bytes with that digest stand."""
        return self.folder / digest[:2] / digest

    def digests(self) -> Iterator[str]:
        """The digests of all captures in the folder, sorted."""
        for path in self._files():
            if path == self.path(path.name) and _DIGEST.fullmatch(path.name):
                yield path.name

    def strays(self) -> Iterator[Path]:
        """Files in the folder that are no captures. What a killed run left half-written is not one of them."""
        for path in self._files():
            if path.parent.name != _UNFINISHED and not (path == self.path(path.name) and _DIGEST.fullmatch(path.name)):
                yield path

    def _files(self) -> Iterator[Path]:
        for folder in sorted(self.folder.iterdir()) if self.folder.is_dir() else ():
            if folder.is_dir():
                yield from sorted(folder.rglob("*"))
            else:
                yield folder

    def unfinished(self) -> list[Path]:
        """What killed runs left half-written, and what another process is writing just now."""
        folder = self.folder / _UNFINISHED
        return sorted(folder.iterdir()) if folder.is_dir() else []

    def sweep(self) -> None:
        """Remove what is unfinished. Only while nobody else can write."""
        for path in self.unfinished():
            with _told(path):
                path.unlink(missing_ok=True)


def _is_whole(path: Path, data: bytes) -> bool:
    try:
        return path.stat().st_size == len(data) and path.read_bytes() == data
    except FileNotFoundError:
        return False


def _write_through(path: Path, data: bytes) -> None:
    """A new read-only file, on the disk itself before this returns."""
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o444), "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _flush_names(folder: Path) -> None:
    """Put a folder's list of names on the disk."""
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """The system's errors, said in our words."""
    try:
        yield
    except OSError as error:
        reason = _REASONS.get(error.errno or 0, error.strerror)
        raise CannotWrite(f"{path}: {reason}; this capture was not kept") from error
