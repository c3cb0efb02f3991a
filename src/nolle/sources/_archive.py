"""Members of zip, tar and gzip files, read in memory under limits, so that no archive can fill the machine.

What is over a limit is refused with its name and the reason, and the rest goes on. Nothing is written to disk, so a
member's path can lead nowhere.
"""

from __future__ import annotations

import gzip
import io
import re
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import IO, Literal, Protocol

from nolle.spans import without_controls

MAX_MEMBER = 64 * 1024 * 1024
MAX_TOTAL = 1024 * 1024 * 1024
MAX_MEMBERS = 20_000
MAX_RATIO = 400
"""Packed HTML shrinks some ten- to thirtyfold; a page that grows four-hundredfold when unpacked is no page."""

CHUNK = 1024 * 1024
_MAX_HEADER = 1024 * 1024
_DESCRIPTIONS = (tarfile.XHDTYPE, tarfile.XGLTYPE, tarfile.SOLARIS_XHDTYPE, tarfile.GNUTYPE_LONGNAME, tarfile.GNUTYPE_LONGLINK)
DAMAGED = (zipfile.BadZipFile, tarfile.TarError, zlib.error, struct.error, EOFError, OSError, ValueError, OverflowError, NotImplementedError)
_WARC = re.compile(rb"WARC/\d\.\d+\r?\n")
_MACHINE_MADE = ("__MACOSX", "Thumbs.db")


@dataclass(frozen=True, slots=True)
class Found:
    """One input: its bytes, where they came from ("folder/page.html", "folder/pages.zip!page.html"), when last modified.

    Out of a web archive ``modified`` is when the page was got, as ``basis`` then says, and ``charset`` the one that the server named.
    """

    source: str
    data: bytes
    modified: datetime | None = None
    basis: Literal["file", "archive"] = "file"
    charset: str | None = None


@dataclass(frozen=True, slots=True)
class Refused:
    """An input that could not be opened, and why."""

    source: str
    reason: str


@dataclass(frozen=True, slots=True)
class Remark:
    """What there is to say about an input that held others, such as what was left out of it on purpose."""

    source: str
    text: str


class _Readable(Protocol):
    def read(self, size: int = -1, /) -> bytes: ...


class OverLimit(Exception):
    """Unpacking would exceed a limit; the text says which."""


@dataclass(slots=True)
class Budget:
    """What one archive may unpack to, and how much of that is used."""

    most: int = MAX_TOTAL
    used: int = 0

    def take(self, stream: _Readable, packed: int | None) -> bytes:
        """All of a stream. ``packed`` is its size in the archive where known, for the ratio."""
        most = MAX_MEMBER if packed is None else min(MAX_MEMBER, max(CHUNK, packed * MAX_RATIO))
        pieces, size = [], 0
        while piece := stream.read(CHUNK):
            size += len(piece)
            if self.used + size > self.most:
                raise OverLimit(f"the archive unpacks to more than {self.most // 2**20:,} MB in all; unpack it yourself and add the pages you need")
            if size > most:
                raise OverLimit(_why(most))
            pieces.append(piece)
        self.used += size
        return b"".join(pieces)


def _why(most: int) -> str:
    if most < MAX_MEMBER:
        return f"it grows more than {MAX_RATIO}-fold when unpacked, as no court page does (an archive bomb?); not opened"
    return f"it unpacks to more than {MAX_MEMBER // 2**20} MB, more than any page; not opened"


def kind_of(head: bytes) -> str | None:
    """ "zip", "gzip", "tar" or "warc" by a file's first 512 bytes, None for anything else. Office files are zips, and are pages here."""
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return None if b"[Content_Types].xml" in head or b"mimetypeapplication/" in head else "zip"
    if head.startswith(b"\x1f\x8b"):
        return "gzip"
    if _WARC.match(head):
        return "warc"
    return "tar" if head[257:262] == b"ustar" else None


def members(stream: IO[bytes], source: str, kind: str, modified: datetime | None) -> Iterator[Found | Refused]:
    """Every file inside an archive, in the archive's order sorted by name; ``stream`` must be seekable."""
    try:
        if kind == "zip":
            yield from _unzip(stream, source)
        elif kind == "gzip":
            yield from _gunzip(stream, source, modified)
        else:
            yield from _untar(stream, source, Budget())
    except OverLimit as error:
        yield Refused(source, str(error))
    except DAMAGED as error:
        yield Refused(source, f"the {kind} file is damaged or cut short ({error}); get it again")


def _unzip(stream: IO[bytes], source: str) -> Iterator[Found | Refused]:
    budget = Budget()
    with zipfile.ZipFile(stream) as archive:
        infos = [info for info in archive.infolist() if not info.is_dir() and _wanted(info.filename)]
        if len(infos) > MAX_MEMBERS:
            raise OverLimit(too_many(len(infos)))
        for info in sorted(infos, key=lambda info: info.filename):
            yield _unzip_one(archive, info, named(source, info.filename), budget)


def _unzip_one(archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str, budget: Budget) -> Found | Refused:
    if info.flag_bits & 1:
        return Refused(name, "it is locked with a password; unpack it first")
    try:
        with archive.open(info) as member:
            return _page(name, budget.take(member, info.compress_size), _zip_time(info))
    except OverLimit as error:
        return Refused(name, str(error))
    except NotImplementedError:
        return Refused(name, "it is packed in a way that cannot be unpacked here; unpack it first")
    except DAMAGED as error:
        return Refused(name, f"it is damaged inside the archive ({error}); get the archive again")


def _gunzip(stream: IO[bytes], source: str, modified: datetime | None) -> Iterator[Found | Refused]:
    """One packed page, or a packed tar."""
    with gzip.open(stream) as unpacked:
        is_tar = kind_of(unpacked.read(512)) == "tar"
    stream.seek(0)
    packed = stream.seek(0, io.SEEK_END)
    stream.seek(0)
    with gzip.open(stream) as unpacked:
        if is_tar:
            yield from _untar(unpacked, source, Budget(min(MAX_TOTAL, max(MAX_MEMBER, packed * MAX_RATIO))))
        else:
            yield _page(source, Budget().take(unpacked, packed), modified)


def _untar(stream: _Readable, source: str, budget: Budget) -> Iterator[Found | Refused]:
    """A tar is read front to back, so its pages come in its own order; links in it lead nowhere and are left out."""
    count = 0
    with tarfile.open(fileobj=_Counted(stream, budget.most), mode="r|", tarinfo=_Header) as archive:
        for info in archive:
            if not info.isreg() or not _wanted(info.name):
                continue
            count += 1
            if count > MAX_MEMBERS:
                raise OverLimit(too_many(count))
            yield _untar_one(archive, info, named(source, info.name), budget)


def _untar_one(archive: tarfile.TarFile, info: tarfile.TarInfo, name: str, budget: Budget) -> Found | Refused:
    if info.size > MAX_MEMBER:
        return Refused(name, _why(MAX_MEMBER))
    member = archive.extractfile(info)
    if member is None:
        return Refused(name, "it is no file")
    return _page(name, budget.take(member, None), _unix_time(info.mtime))


class _Header(tarfile.TarInfo):
    """A tar header that is refused where its own description (a long name, extended fields) is as big as a book."""

    def _proc_member(self, tar: tarfile.TarFile) -> tarfile.TarInfo:
        if self.type in _DESCRIPTIONS and self.size > _MAX_HEADER:
            raise OverLimit("the archive describes a file at a length that no file name has (an archive bomb?); not opened")
        found: tarfile.TarInfo = super()._proc_member(tar)  # type: ignore[misc]
        return found


class _Counted(io.RawIOBase):
    """A stream that stops a packed tar from unpacking without end, skipped members included."""

    def __init__(self, stream: _Readable, most: int) -> None:
        self._stream = stream
        self._left = most

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        data = self._stream.read(CHUNK if size < 0 else size)
        self._left -= len(data)
        if self._left < 0:
            raise OverLimit("the archive unpacks to far more than its size; unpack it yourself and add the pages you need")
        return data


def _page(name: str, data: bytes, modified: datetime | None) -> Found | Refused:
    inner = kind_of(data[:512])
    if inner:
        return Refused(name, f"a {inner} file inside an archive is not opened; unpack the outer one first")
    return Found(name, data, modified)


def _wanted(name: str) -> bool:
    """Whether a member is a page: neither hidden nor made by the machine that packed it."""
    parts = [part for part in name.split("/") if part not in (".", "..")]
    return not any(part in _MACHINE_MADE or part.startswith(".") for part in parts)


def named(source: str, name: str) -> str:
    """A member's name as shown: no control characters, nothing that cannot be written down."""
    return f"{source}!{without_controls(name.encode('utf-8', 'replace').decode())}"


def too_many(count: int) -> str:
    return f"the archive holds more than {MAX_MEMBERS:,} files ({count:,}); unpack it yourself and add the pages you need"


def _zip_time(info: zipfile.ZipInfo) -> datetime | None:
    """Zip keeps local time without saying whose; it is taken for this machine's."""
    try:
        return datetime(*info.date_time).astimezone()
    except (ValueError, OverflowError, OSError):
        return None


def _unix_time(seconds: float) -> datetime | None:
    try:
        return datetime.fromtimestamp(seconds, UTC)
    except (ValueError, OverflowError, OSError):
        return None
