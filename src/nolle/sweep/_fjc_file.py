"""The Integrated Database's criminal file as blocks of whole lines: text, gzip, Zstandard or zip, never unpacked to disk.

The zip as published is packed with Deflate64, which Python's zipfile cannot read; a program of the machine unpacks it into a pipe.
"""

from __future__ import annotations

import gzip
import shutil
import subprocess
import zipfile
import zlib
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, cast

from nolle.errors import CannotRead

BLOCK = 8 << 20  # bytes read at once; a line longer than this is no line of this file
_WITH_ZIPFILE = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
# programs that unpack one member of a zip to their output, whichever is there
_UNPACKERS = (("unzip", "-p", "{zip}", "{member}"), ("7z", "x", "-so", "{zip}", "{member}"), ("7zz", "x", "-so", "{zip}", "{member}"))
_DAMAGE = (EOFError, zlib.error, gzip.BadGzipFile, zipfile.BadZipFile, OSError)


@dataclass(frozen=True, slots=True)
class Block:
    """Whole lines, and the number of the first of them (the header is line 1)."""

    data: bytes
    first_line: int


def blocks(file: Path, size: int = BLOCK) -> Generator[Block]:
    """The file's lines in blocks, the header in the first. Raises CannotRead where it is damaged, cut short, or cannot be unpacked here."""
    line, rest = 1, b""
    with _opened(file) as source:
        while data := _read(source, size, file):
            whole, newline, after = data.rpartition(b"\n")
            if not newline:
                rest += data
                if len(rest) > size:
                    raise CannotRead(f"{file}: line {line} is longer than {size >> 20} MB; this is not the Integrated Database's criminal file as text")
                continue
            block = rest + whole + newline
            yield Block(block, line)
            line += block.count(b"\n")
            rest = after
    if rest:
        yield Block(rest, line)


def _read(source: IO[bytes], size: int, file: Path) -> bytes:
    try:
        return source.read(size)
    except _DAMAGE as error:
        raise CannotRead(f"{file}: damaged or cut short ({error or type(error).__name__}); get it again. Nothing was written") from error


@contextmanager
def _opened(file: Path) -> Iterator[IO[bytes]]:
    try:
        with file.open("rb") as raw:
            start = raw.read(4)
    except OSError as error:
        raise CannotRead(f"{file}: cannot be read ({error.strerror})") from error
    if not start:
        raise CannotRead(f"{file}: empty")
    if start.startswith(b"PK"):
        with _member(file) as source:
            yield source
    elif start.startswith(b"\x1f\x8b"):
        with gzip.open(file) as unpacked:
            yield cast("IO[bytes]", unpacked)
    elif start == b"\x28\xb5\x2f\xfd":
        import pyarrow as pa

        with pa.CompressedInputStream(pa.OSFile(str(file)), "zstd") as source:
            yield source
    else:
        with file.open("rb", buffering=0) as source:
            yield source


@contextmanager
def _member(file: Path) -> Iterator[IO[bytes]]:
    """The one text in a zip, unpacked as it is read."""
    try:
        archive = zipfile.ZipFile(file)
    except zipfile.BadZipFile as error:
        raise CannotRead(f"{file}: a zip that is damaged or cut short ({error}); get it again. Nothing was written") from error
    with archive:
        member = _text_in(archive, file)
        if member.compress_type in _WITH_ZIPFILE:
            with archive.open(member) as source:
                yield source
            return
    with _unpacked(file, member.filename) as source:
        yield source


def _text_in(archive: zipfile.ZipFile, file: Path) -> zipfile.ZipInfo:
    members = [each for each in archive.infolist() if not each.is_dir() and each.filename.lower().endswith((".txt", ".csv", ".tsv"))]
    if len(members) != 1:
        names = ", ".join(each.filename for each in members) or "none"
        raise CannotRead(f"{file}: one text is wanted in the zip, {len(members)} are there ({names}); unpack it and name the text")
    if members[0].flag_bits & 1:
        raise CannotRead(f"{file}: the zip asks for a password; unpack it and name the text")
    return members[0]


@contextmanager
def _unpacked(file: Path, member: str) -> Iterator[IO[bytes]]:
    command = _unpacker(file, member)
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL) as process:
        assert process.stdout and process.stderr
        try:
            yield process.stdout
        except BaseException:
            process.kill()
            raise
        said = process.stderr.read(2000).decode("utf-8", "replace").strip()
    if process.returncode:
        raise CannotRead(f"{file}: {command[0]} could not unpack it whole ({said or process.returncode}); get it again. Nothing was written")


def _unpacker(file: Path, member: str) -> list[str]:
    for program, *arguments in _UNPACKERS:
        if found := shutil.which(program):
            # unzip takes a name for a pattern: its own signs are put in brackets
            name = "".join(f"[{sign}]" if sign in "*?[" else sign for sign in member) if program == "unzip" else member
            return [found, *(part.format(zip=file.absolute(), member=name) for part in arguments)]
    raise CannotRead(f"{file}: packed with Deflate64, which Python cannot unpack; install unzip (or 7z), or unpack it and name the text")
