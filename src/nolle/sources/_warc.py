"""Web archives (WARC, ISO 28500): every page that was got is one input, with the time at which it was got.

Read front to back, one record in memory at a time. A record whose digest does not hold is refused by name and the rest goes on;
where the archive breaks off, what stood whole before is kept. Requests, pictures, styles, redirects and the like are counted.
"""

from __future__ import annotations

import gzip
import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import IO

from warcio.limitreader import LimitReader
from warcio.statusandheaders import StatusAndHeaders, StatusAndHeadersParser

from nolle.sources._archive import CHUNK, DAMAGED, MAX_MEMBER, MAX_RATIO, Budget, Found, OverLimit, Refused, Remark, kind_of
from nolle.sources._digests import can_check, confirms
from nolle.sources._http import Answer, Undecodable, answer, bare, unchunked, unpacked
from nolle.sources._listed import Listed
from nolle.spans import mask_secrets, without_controls

MAX_PAGES = 200_000
MAX_ALL_PAGES = 16 * 1024 * 1024 * 1024
"""Of all pages together. A site's archive is larger than any other, and no more than one page of it is in memory."""

_MAX_HEAD = 256 * 1024
_FIRST_PART = 64 * 1024  # of a record: with the whole head of the server's answer
_VERSIONS = ["WARC/"]
_WEB = ("http://", "https://")
_PARTS = ("picture, style, script or other part of a page", "pictures, styles, scripts and other parts of pages")
_REDIRECT = ("redirect", "redirects")
_FAILED = ("answer without a page (not found and the like)", "answers without a page (not found and the like)")
_OUTSIDE = (
    "document outside the archive's own list of pages (a frame, data; the .warc.gz inside, added by itself, is read whole)",
    "documents outside the archive's own list of pages (frames, data; the .warc.gz inside, added by itself, is read whole)",
)
_OTHER = ("other record (a request, a note about the crawl)", "other records (requests, notes about the crawl)")
_AGAIN = ("page seen again unchanged, whose first capture and time stand", "pages seen again unchanged, whose first capture and time stand")
_UNCHECKED = ("page with a digest of a kind that cannot be checked here", "pages with a digest of a kind that cannot be checked here")
_CUT = ("page that the crawler cut off, read as far as it goes", "pages that the crawler cut off, read as far as they go")


class _Broken(Exception):
    """The archive breaks off here; the text says how."""


def is_warc(stream: IO[bytes]) -> bool:
    """Whether a file begins as a web archive does, packed or not; the stream is left at its beginning."""
    try:
        return kind_of((gzip.GzipFile(fileobj=stream) if _is_packed(stream) else stream).read(64)) == "warc"
    except DAMAGED:
        return False
    finally:
        stream.seek(0)


def _is_packed(stream: IO[bytes]) -> bool:
    stream.seek(0)
    packed = stream.read(2) == b"\x1f\x8b"
    stream.seek(0)
    return packed


def pages_of(stream: IO[bytes], source: str, modified: datetime | None, size: int, listed: Listed | None = None) -> Iterator[Found | Refused | Remark]:
    """The pages in a web archive of that size, packed or not; with ``listed``, those alone that are on the list."""
    raw = _Unpacked(stream, _is_packed(stream), max(MAX_MEMBER, size * MAX_RATIO))
    reading, records = _Reading(source, modified, listed), _Records(io.BufferedReader(raw, CHUNK))
    try:
        for record in records:
            item = reading.page(record)
            if item is not None:
                yield item
        if raw.broken:
            raise _Broken(raw.broken)
    except (_Broken, OverLimit) as error:
        why = f"after {records.whole:,} whole records ({raw.broken or error}); what stands in those is read"
        yield Refused(source, f"the web archive breaks off {why}; get it again" if isinstance(error, _Broken) else f"the web archive is left {why}")
    if reading.counts:
        yield Remark(source, reading.summary())


class _Unpacked(io.RawIOBase):
    """An archive's bytes, unpacked: those before any damage, and then an end. ``broken`` says what the damage was."""

    def __init__(self, stream: IO[bytes], packed: bool, most: int) -> None:
        self._read = gzip.GzipFile(fileobj=stream).read1 if packed else stream.read
        self._left = most
        self.broken = ""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        data = b"" if self.broken else self._next(len(buffer))
        buffer[: len(data)] = data
        return len(data)

    def _next(self, size: int) -> bytes:
        try:
            data: bytes = self._read(size)
        except DAMAGED as error:
            self.broken = f"{error}".strip() or type(error).__name__
            return b""
        self._left -= len(data)
        if self._left < 0:
            self.broken = f"it grows more than {MAX_RATIO}-fold when unpacked (an archive bomb?)"
            return b""
        return data


# --- records --------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Record:
    """One record: its headers, and its block, still to be read."""

    headers: StatusAndHeaders
    block: LimitReader

    def header(self, name: str) -> str:
        """A header's value, "" where there is none."""
        value: str | None = self.headers.get_header(name)
        return (value or "").strip()

    @property
    def kind(self) -> str:
        """The record's type."""
        return self.header("WARC-Type").lower()

    @property
    def address(self) -> str:
        """What was got; some writers put it in angle brackets."""
        return self.header("WARC-Target-URI").removeprefix("<").removesuffix(">")

    @property
    def got(self) -> datetime | None:
        """When it was got; the standard has no other zone than UTC."""
        try:
            when = datetime.fromisoformat(self.header("WARC-Date"))
            return when.replace(tzinfo=when.tzinfo or UTC).astimezone(UTC)
        except (ValueError, OverflowError):
            return None

    def check_whole(self) -> None:
        """Raises _Broken where the block ended before its length."""
        if self.block.limit:
            raise _Broken(f"the next one lacks {self.block.limit:,} bytes")


@dataclass(slots=True)
class _Records:
    """Every record in order; ``whole`` counts those that were there to their end. What is not read of a block is passed over."""

    stream: io.BufferedReader
    whole: int = 0

    def __iter__(self) -> Iterator[_Record]:
        """Raises _Broken where no further record can be read."""
        while head := _head(self.stream):
            headers = StatusAndHeadersParser(_VERSIONS).parse(io.BytesIO(head))
            length = headers.get_header("Content-Length") or ""
            if not (length.isascii() and length.isdigit() and len(length) < 16):
                raise _Broken("the next one does not say how long it is")
            record = _Record(headers, LimitReader(self.stream, int(length)))
            yield record
            while record.block.read(CHUNK):
                pass
            record.check_whole()
            self.whole += 1


def _head(stream: io.BufferedReader) -> bytes:
    """The next record's head; b"" at the archive's end."""
    line = stream.readline(_MAX_HEAD)
    while line and not line.strip():
        line = stream.readline(_MAX_HEAD)
    if line and not line.startswith(b"WARC/"):
        raise _Broken("what follows is no record")
    lines, size = [line], len(line)
    while line.strip():
        line = stream.readline(_MAX_HEAD)
        size += len(line)
        if not line.endswith(b"\n") or size > _MAX_HEAD:
            raise _Broken("the head of the next one is not whole")
        lines.append(line)
    return b"".join(lines)


# --- pages ----------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Reading:
    """One archive while it is read: what was left out so far, and how much more may come."""

    source: str
    modified: datetime | None
    listed: Listed | None
    pages: int = 0
    counts: Counter[tuple[str, str]] = field(default_factory=Counter)
    budget: Budget = field(default_factory=lambda: Budget(MAX_ALL_PAGES))

    def page(self, record: _Record) -> Found | Refused | None:
        """A record as a page; None for what is counted only. Raises _Broken, OverLimit where the archive ends here."""
        got = self._answer(record)
        if got is not None:
            return self._of(record, got)
        self.counts[_AGAIN if record.kind == "revisit" else _OTHER] += 1
        return None

    def _answer(self, record: _Record) -> Answer | None:
        """What a server answered, or its first part; None for a record of another kind."""
        if record.kind not in ("response", "resource", "revisit") or not record.address.lower().startswith(_WEB):
            return None
        if self.listed:
            self.listed.met(record.address)
        if record.kind == "revisit":
            return None
        first: bytes = record.block.read(_FIRST_PART)
        if record.kind == "resource":
            return bare(first, record.header("Content-Type"))
        return answer(first) or Answer("", StatusAndHeaders("", []), b"")

    def _of(self, record: _Record, got: Answer) -> Found | Refused | None:
        why = self._left_out(record, got)
        if why:
            self.counts[why] += 1
            return None
        name = f"{self.source}!{mask_secrets(without_controls(record.address.encode('utf-8', 'replace').decode()))}"
        if record.header("WARC-Segment-Number"):
            return Refused(name, "the archive keeps this page in several pieces, which are not put together here; save the page itself")
        self.pages += 1
        if self.pages > MAX_PAGES:
            raise OverLimit(f"the archive holds more than {MAX_PAGES:,} pages")
        try:
            return self._found(name, record, got)
        except (OverLimit, Undecodable) as error:
            if self.budget.used > self.budget.most - MAX_MEMBER:
                raise
            return Refused(name, str(error))

    def _left_out(self, record: _Record, got: Answer) -> tuple[str, str] | None:
        """Why an answer is no page of its own."""
        if got.status[:1] == "3":
            if self.listed:
                self.listed.leads(record.address, got.header("Location"))
            return _REDIRECT
        if got.status[:1] != "2" or not got.sent:
            return _FAILED
        if got.status == "206" or not got.is_document or record.address.endswith("/robots.txt"):
            return _PARTS
        return _OUTSIDE if self.listed and record.address not in self.listed else None

    def _found(self, name: str, record: _Record, first: Answer) -> Found | Refused:
        """The page, checked and unpacked."""
        rest = Budget(MAX_MEMBER).take(record.block, None)
        record.check_whole()
        got = Answer(first.status, first.headers, first.sent + rest, first.head)
        wrong = self._wrong(record, got)
        if wrong:
            return Refused(name, f"it is not what was archived: its {wrong} does not hold; get the archive again")
        if record.header("WARC-Truncated"):
            self.counts[_CUT] += 1
        data = self._content(got)
        return Found(name, data, record.got or self.modified, "archive" if record.got else "file", got.charset)

    def _content(self, got: Answer) -> bytes:
        sent = unchunked(got)
        data = unpacked(got, sent, self.budget)
        if data is sent:
            self.budget.take(io.BytesIO(data), None)
        return data

    def _wrong(self, record: _Record, got: Answer) -> str:
        """The digest that does not hold, as it is written; "" where all do. Writers differ in whether they hash what was sent or what it means."""
        payload, block = record.header("WARC-Payload-Digest"), record.header("WARC-Block-Digest")
        if block and can_check(block) and not confirms(block, [lambda: got.head + got.sent]):
            return f"block digest {block[:100]}"
        if payload and can_check(payload) and not confirms(payload, [lambda: got.sent, lambda: unchunked(got), lambda: self._content(got)]):
            return f"payload digest {payload[:100]}"
        if any(digest and not can_check(digest) for digest in (payload, block)):
            self.counts[_UNCHECKED] += 1
        return ""

    def summary(self) -> str:
        """What was counted, in a sentence."""
        return "; ".join(f"{number:,} {what[number > 1]}" for what, number in sorted(self.counts.items()))
