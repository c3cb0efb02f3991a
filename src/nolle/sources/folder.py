"""Bytes from paths: files, folders, archives, web archives, and "-" for standard input.

Folders are walked in sorted order, hidden files left out; links that lead out of a folder, or to a folder, are not
followed. What cannot be opened is named with the reason and the rest goes on.
"""

from __future__ import annotations

import io
import os
import stat
import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

from nolle.errors import BadUsage
from nolle.sources._archive import MAX_MEMBER, Found, Refused, Remark, kind_of, members
from nolle.sources._wacz import is_wacz, packed_pages
from nolle.sources._warc import is_warc, pages_of
from nolle.spans import without_controls

__all__ = ["STANDARD_INPUT", "Found", "Refused", "Remark", "open_paths", "shown", "walk"]

STANDARD_INPUT = "-"
MAX_ARCHIVE = 1024 * 1024 * 1024
_NAME_OF_INPUT = "standard input"


def open_paths(paths: Sequence[str]) -> Iterator[Found | Refused | Remark]:
    """Every input under the paths, in the order given. Raises BadUsage at once where a path does not exist."""
    for path in paths:
        if path != STANDARD_INPUT and not os.path.lexists(path):
            raise BadUsage(f"{path}: no such file or folder")
    return _all(paths)


def _all(paths: Sequence[str]) -> Iterator[Found | Refused | Remark]:
    for path in paths:
        if path == STANDARD_INPUT:
            yield from _stream(sys.stdin.buffer, _NAME_OF_INPUT, None)
        elif Path(path).is_dir():
            for item in walk(Path(path)):
                yield from (item,) if isinstance(item, Refused) else _file(item)
        else:
            yield from _file(Path(path))


def walk(folder: Path) -> Iterator[Path | Refused]:
    """A folder's files, then its folders', each sorted by name."""
    top = folder.resolve()
    failures: list[OSError] = []
    for here, folders, names in os.walk(folder, onerror=failures.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Refused(shown(error.filename), f"cannot be opened ({error.strerror})") for error in failures)
        failures.clear()
        for name in folders:
            if (Path(here) / name).is_symlink():
                yield Refused(shown(Path(here) / name), "a link to a folder is not followed; add that folder itself")
        for name in sorted(name for name in names if not name.startswith(".")):
            yield _inside(Path(here) / name, top)
    yield from (Refused(shown(error.filename), f"cannot be opened ({error.strerror})") for error in failures)


def _inside(path: Path, top: Path) -> Path | Refused:
    """One file of a folder."""
    if path.is_symlink() and not _leads_inside(path, top):
        return Refused(shown(path), "a link that leads out of the folder, or nowhere, is not followed; add its target itself")
    if path.is_symlink() or path.is_file():
        return path
    return Refused(shown(path), "not a regular file (a pipe, socket or device)")


def _leads_inside(path: Path, top: Path) -> bool:
    try:
        target = path.resolve(strict=True)
    except (OSError, RuntimeError):
        return False
    return target.is_file() and target.is_relative_to(top)


def _file(path: Path) -> Iterator[Found | Refused | Remark]:
    try:
        with path.open("rb") as stream:
            about = os.fstat(stream.fileno())
            regular = stat.S_ISREG(about.st_mode)
            yield from _stream(stream, shown(path), datetime.fromtimestamp(about.st_mtime, UTC) if regular else None)
    except OSError as error:
        yield Refused(shown(path), f"cannot be opened ({error.strerror or error})")


def shown(path: str | Path) -> str:
    """A path as it can be printed and written down, whatever bytes its name has."""
    return without_controls(os.fsencode(path).decode("utf-8", "replace"))


def _stream(stream: IO[bytes], source: str, modified: datetime | None) -> Iterator[Found | Refused | Remark]:
    """One page, or the members of an archive."""
    head = stream.read(512)
    kind = kind_of(head)
    most = MAX_ARCHIVE if kind else MAX_MEMBER
    if kind and stream.seekable():
        yield from _archive(stream, source, kind, modified)
        return
    data = head + stream.read(most + 1 - len(head))
    if len(data) > most:
        yield Refused(source, f"more than {most // 2**20:,} MB, more than any page; split it")
    elif kind:
        yield from _archive(io.BytesIO(data), source, kind, modified)
    else:
        yield Found(source, data, modified)


def _archive(stream: IO[bytes], source: str, kind: str, modified: datetime | None) -> Iterator[Found | Refused | Remark]:
    """What is in an archive of files or of web pages."""
    size = stream.seek(0, io.SEEK_END)
    stream.seek(0)
    if kind in ("warc", "gzip") and is_warc(stream):
        yield from pages_of(stream, source, modified, size)
    elif kind == "zip" and is_wacz(stream):
        yield from packed_pages(stream, source, modified)
    else:
        yield from members(stream, source, kind, modified)
