"""Bytes out of archives of any size: folders, globs, zip, tar, gzip, zstd, bzip2 and xz files, and JSON Lines, one record a line.

Everything streams: one page or one record is in memory at a time, and each has the casebook's limit for one page. What is over it,
damaged or cut short is named with the reason, what came before it counts, and the rest goes on.
"""

from __future__ import annotations

import bz2
import glob
import gzip
import io
import lzma
import os
import stat
import tarfile
import zipfile
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any

import pyarrow as pa

from nolle.errors import BadUsage
from nolle.sources._archive import DAMAGED, MAX_MEMBER, MAX_RATIO, Found, OverLimit, Refused, _Header, _unix_time, _wanted, _zip_time, kind_of, named
from nolle.sources.folder import shown, walk

_PACKED = {b"\x1f\x8b": "gzip", b"\x28\xb5\x2f\xfd": "zstd", b"BZh": "bzip2", b"\xfd7zXZ\x00": "xz"}
_BROKEN = (*DAMAGED, lzma.LZMAError, pa.ArrowException)
_BUFFER = 1 << 20
_PIECE = 1 << 15
_LEAST = 1 << 20  # a member may always unpack to this much
_TOO_LONG = f"more than {MAX_MEMBER // 2**20} MB, more than any docket"


Tell = Callable[[int], None]


def open_all(paths: Sequence[str], tell: Tell = lambda size: None) -> Iterator[Found | Refused]:
    """Every page and record under the paths, in the order given, globs sorted. ``tell`` hears how many bytes of the files are behind.

    Raises BadUsage at once for what does not exist.
    """
    named = [file for path in paths for file in _expanded(path)]
    return (item for path in named for item in _path(path, tell))


def size_of(paths: Sequence[str]) -> int:
    """The bytes of all files under the paths, as they lie on the disk."""
    files = [Path(file) for path in paths for file in _expanded(path)]
    return sum(_size(file) for path in files for file in (walk(path) if path.is_dir() else [path]) if isinstance(file, Path))


def _size(file: Path) -> int:
    try:
        return file.stat().st_size
    except OSError:
        return 0


def _expanded(path: str) -> list[str]:
    if os.path.lexists(path):
        return [path]
    found = sorted(glob.glob(path, recursive=True)) if glob.has_magic(path) else []  # noqa: PTH207
    if not found:
        raise BadUsage(f"{path}: no such file or folder")
    return found


def _path(path: str, tell: Tell) -> Iterator[Found | Refused]:
    if not Path(path).is_dir():
        yield from _file(Path(path), tell)
        return
    for item in walk(Path(path)):
        yield from (item,) if isinstance(item, Refused) else _file(item, tell)


def _file(path: Path, tell: Tell) -> Iterator[Found | Refused]:
    source, behind = shown(path), 0
    try:
        with path.open("rb") as stream:
            about = os.fstat(stream.fileno())
            modified = datetime.fromtimestamp(about.st_mtime, UTC) if stat.S_ISREG(about.st_mode) else None
            for item in _opened(stream, source, modified):
                here = max(behind, stream.tell() if stream.seekable() else 0)
                tell(here - behind)
                behind = here
                yield item
            tell(max(0, about.st_size - behind))
    except OSError as error:
        yield Refused(source, f"cannot be opened ({error.strerror or error})")


def _opened(stream: Any, source: str, modified: datetime | None) -> Iterator[Found | Refused]:
    """A file: a zip, a tar or anything else, packed or not."""
    head = stream.peek(512)[:512]
    packed = next((name for magic, name in _PACKED.items() if head.startswith(magic)), None)
    kind = packed or kind_of(head) or "file"
    try:
        if kind == "zip":
            yield from _unzip(stream, source)
            return
        unpacked = _buffered(_unpacked(stream, packed)) if packed else stream
        if kind_of(unpacked.peek(512)[:512]) == "tar":
            yield from _untar(unpacked, source)
        else:
            yield from _content(unpacked, source, modified)
    except OverLimit as error:
        yield Refused(source, str(error))
    except _BROKEN as error:
        yield Refused(source, f"the {packed or kind} file is damaged or cut short ({error}); what came before that place was read; get it again")


def _unpacked(stream: IO[bytes], packed: str) -> Any:
    if packed == "gzip":
        return gzip.open(stream)
    if packed == "zstd":
        return pa.CompressedInputStream(pa.PythonFile(stream, "r"), "zstd")
    return bz2.open(stream) if packed == "bzip2" else lzma.open(stream)


class _Raw(io.RawIOBase):
    """Any stream that can read, as a raw one; no more than ``most`` bytes of it, where that is given."""

    def __init__(self, stream: Any, most: int | None = None) -> None:
        self._stream, self._left, self._most = stream, most, most

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        data = self._stream.read(min(len(buffer), _PIECE))  # in small pieces: where a packed stream breaks off, the last one is lost
        if self._left is not None:
            self._left -= len(data)
            if self._left < 0:
                raise OverLimit(f"it grows more than {MAX_RATIO}-fold when unpacked, as no court page does (an archive bomb?); not opened")
        buffer[: len(data)] = data
        return len(data)


def _buffered(stream: Any, most: int | None = None) -> io.BufferedReader:
    return io.BufferedReader(_Raw(stream, most), _BUFFER)


def _unzip(stream: IO[bytes], source: str) -> Iterator[Found | Refused]:
    with zipfile.ZipFile(stream) as archive:
        for info in archive.infolist():
            if info.is_dir() or not _wanted(info.filename):
                continue
            name = named(source, info.filename)
            if info.flag_bits & 1:
                yield Refused(name, "it is locked with a password; unpack it first")
                continue
            try:
                with archive.open(info) as member:
                    yield from _member(_buffered(member, max(_LEAST, info.compress_size * MAX_RATIO)), name, _zip_time(info))
            except OverLimit as error:
                yield Refused(name, str(error))
            except NotImplementedError:
                yield Refused(name, "it is packed in a way that cannot be unpacked here (Deflate64?); unpack it first")
            except _BROKEN as error:
                yield Refused(name, f"it is damaged inside the archive ({error}); get the archive again")


def _untar(stream: IO[bytes], source: str) -> Iterator[Found | Refused]:
    """A tar is read front to back; links in it lead nowhere and are left out."""
    with tarfile.open(fileobj=stream, mode="r|", tarinfo=_Header) as archive:
        for info in archive:
            archive.members = []  # type: ignore[attr-defined]  # which would grow with the archive
            member = archive.extractfile(info) if info.isreg() and _wanted(info.name) else None
            if member is not None:
                yield from _member(_buffered(member), named(source, info.name), _unix_time(info.mtime))


def _member(stream: io.BufferedReader, source: str, modified: datetime | None) -> Iterator[Found | Refused]:
    head = stream.peek(512)[:512]
    inner = kind_of(head) or next((name for magic, name in _PACKED.items() if head.startswith(magic)), None)
    if inner:
        yield Refused(source, f"a {inner} file inside an archive is not opened; unpack the outer one first")
    else:
        yield from _content(stream, source, modified)


def _content(stream: Any, source: str, modified: datetime | None) -> Iterator[Found | Refused]:
    """One page, or the records of JSON Lines: a first line that is an object, and a second that begins as one."""
    first = stream.readline(MAX_MEMBER + 1)
    if _is_object(first) and stream.peek(1).lstrip()[:1] == b"{":
        yield from _records(stream, first, source, modified)
        return
    rest = stream.read(MAX_MEMBER + 1 - len(first)) if len(first) <= MAX_MEMBER else b""
    if len(first) + len(rest) > MAX_MEMBER:
        yield Refused(source, f"{_TOO_LONG}; split it, or write one record a line")
    else:
        yield Found(source, first + rest, modified)


def _is_object(line: bytes) -> bool:
    return line.removeprefix(b"\xef\xbb\xbf").startswith(b"{") and line.endswith(b"\n") and line.rstrip().endswith(b"}")


def _records(stream: Any, line: bytes, source: str, modified: datetime | None) -> Iterator[Found | Refused]:
    number = 1
    while line:
        name = f"{source}!line {number}"
        if len(line) > MAX_MEMBER:
            while line and not line.endswith(b"\n"):
                line = stream.readline(_BUFFER)
            yield Refused(name, f"{_TOO_LONG}; left out")
        elif record := line.removeprefix(b"\xef\xbb\xbf").strip():
            yield Found(name, record, modified)
        line = stream.readline(MAX_MEMBER + 1)
        number += 1
