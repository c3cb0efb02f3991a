"""Packed web archives (WACZ): a zip with WARC files, a list of pages, and a datapackage.json that has the digest of each file in it.

Every file is held against its digest; one that differs is named. Indexes, logs and pictures are not looked into.
"""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import IO, Any, cast

from nolle.sources._archive import CHUNK, DAMAGED, MAX_MEMBERS, MAX_RATIO, Budget, Found, OverLimit, Refused, Remark, named, too_many
from nolle.sources._digests import Hashing, hasher
from nolle.sources._listed import Listed
from nolle.sources._warc import pages_of

_WARC = re.compile(r"archive/[^/]+\.warc(?:\.gz)?", re.I)
_PAGES = re.compile(r"pages/[^/]+\.jsonl", re.I)
_PACKAGE, _SEAL = "datapackage.json", "datapackage-digest.json"
_MOST = 64 * 1024 * 1024


def is_wacz(stream: IO[bytes]) -> bool:
    """Whether a zip holds web archives where a WACZ has them; the stream is left at its beginning."""
    try:
        with zipfile.ZipFile(stream) as archive:
            return any(_WARC.fullmatch(name) for name in archive.namelist())
    except DAMAGED:
        return False
    finally:
        stream.seek(0)


def packed_pages(stream: IO[bytes], source: str, modified: datetime | None) -> Iterator[Found | Refused | Remark]:
    """The pages in a WACZ, and every file in it that is not what it was when the WACZ was made."""
    try:
        with zipfile.ZipFile(stream) as archive:
            infos = [info for info in archive.infolist() if not info.is_dir()]
            if len(infos) > MAX_MEMBERS:
                raise OverLimit(too_many(len(infos)))
            yield from _Wacz(archive, source, modified, {}).read(sorted(infos, key=lambda info: info.filename))
    except OverLimit as error:
        yield Refused(source, str(error))
    except DAMAGED as error:
        yield Refused(source, f"the web archive is damaged or cut short ({error}); get it again")


@dataclass(frozen=True, slots=True)
class _Wacz:
    """One WACZ, and the digests that it says its files have."""

    archive: zipfile.ZipFile
    source: str
    modified: datetime | None
    digests: dict[str, str]

    def read(self, infos: list[zipfile.ZipInfo]) -> Iterator[Found | Refused | Remark]:
        """Everything in order: the package's description, the pages, the other files."""
        yield from self._described({info.filename for info in infos})
        listed = Listed(address for info in infos if _PAGES.fullmatch(info.filename) for address in self._addresses(info))
        for info in infos:
            yield from self._file(info, listed)
        if listed.unmet:
            few = "1 page of its list is" if listed.unmet == 1 else f"{listed.unmet:,} pages of its list are"
            yield Remark(self.source, f"{few} not in the archive")

    def _described(self, names: set[str]) -> Iterator[Refused | Remark]:
        """Take in the digests. Says what is missing: the description, or files that it names."""
        if _PACKAGE not in names:
            yield Remark(self.source, f"no {_PACKAGE} in it, so it cannot be told whether its files are what they were")
            return
        try:
            self.digests.update(_digests(json.loads(self._text(_PACKAGE))))
            if _SEAL in names:
                self.digests[_PACKAGE] = _seal(json.loads(self._text(_SEAL)))
        except (*DAMAGED, OverLimit, RecursionError) as error:
            yield Refused(named(self.source, _PACKAGE), f"the description of the archive is damaged ({error}); its files were not held against it")
        for name in sorted(self.digests.keys() - names):
            yield Refused(named(self.source, name), "the archive's description names this file, and it is not there; get the archive again")

    def _text(self, name: str) -> bytes:
        with self.archive.open(name) as member:
            return Budget(_MOST).take(member, self.archive.getinfo(name).compress_size)

    def _addresses(self, info: zipfile.ZipInfo) -> Iterator[str]:
        """The addresses on a list of pages: a JSON object a line; the first one is about the list itself."""
        try:
            lines = self._text(info.filename).split(b"\n")
        except (*DAMAGED, OverLimit):
            return  # the list is held against its digest with the other files, and said to be damaged there
        for line in lines:
            page = _object(line)
            if isinstance(page.get("url"), str):
                yield page["url"]

    def _file(self, info: zipfile.ZipInfo, listed: Listed) -> Iterator[Found | Refused | Remark]:
        """One file of the archive: its pages, if it is a WARC, and whether it is what it was."""
        name, written = named(self.source, info.filename), self.digests.get(info.filename, "")
        if info.flag_bits & 1:
            yield Refused(name, "it is locked with a password; unpack it first")
            return
        if info.file_size > max(CHUNK, info.compress_size * MAX_RATIO):
            yield Refused(name, f"it grows more than {MAX_RATIO}-fold when unpacked (an archive bomb?); not opened")
            return
        is_warc, make = bool(_WARC.fullmatch(info.filename)), hasher(written)
        try:
            if is_warc:
                with self.archive.open(info) as member:
                    yield from pages_of(member, name, self.modified, info.file_size, listed or None)
            whole = make is None or self._holds(info, make())
        except (*DAMAGED, OverLimit) as error:
            yield Refused(name, f"it is damaged inside the archive ({error}); get the archive again")
            return
        if not whole:
            yield Refused(name, f"it is not what it was when the archive was made: {written[:100]} in {_PACKAGE} does not hold; get the archive again")
        elif is_warc and self.digests and make is None:
            yield Remark(name, f"{_PACKAGE} has no digest for it that can be checked here")

    def _holds(self, info: zipfile.ZipInfo, hashing: Hashing) -> bool:
        with self.archive.open(info) as member:
            while piece := member.read(CHUNK):
                hashing.add(piece)
        return hashing.holds


def _object(line: bytes) -> Mapping[str, Any]:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        return {}
    return value if isinstance(value, dict) else {}


def _digests(package: object) -> Iterator[tuple[str, str]]:
    """Each file's path and digest. Raises ValueError where the description is of another form."""
    resources = package.get("resources") if isinstance(package, dict) else None
    if not isinstance(resources, list):
        raise ValueError("it has no list of resources")
    for one in cast("Iterable[object]", resources):
        if not (isinstance(one, dict) and isinstance(one.get("path"), str)):
            raise ValueError("a resource in it has no path")
        written = one.get("hash")
        yield one["path"], written if isinstance(written, str) else ""


def _seal(written: object) -> str:
    digest = written.get("hash") if isinstance(written, dict) else None
    return digest if isinstance(digest, str) else ""
