"""What a server sent, as a web archive keeps it: what kind of thing it is, and its content as the server meant it."""

from __future__ import annotations

import gzip
import io
import re
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module

from warcio.statusandheaders import StatusAndHeaders, StatusAndHeadersParser

from nolle.sources._archive import DAMAGED, Budget

_DOCUMENT = re.compile(r"text/(?:html|plain|xml|json)|application/(?:json|xml|pdf|x-pdf|rss|(?:[\w.-]+\+)?(?:xml|json))")
_PART = re.compile(r"application/(?:manifest|importmap|speculationrules|reports|csp-report)\+json|application/(?:dash|wsdl|soap|xslt)\+xml")
_UNNAMED = ("", "application/octet-stream", "binary/octet-stream", "unknown/unknown")
_BEGINS = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<!doctype html|<html|<\?xml|<rss|<feed|%PDF-)", re.I)
_CHARSET = re.compile(r";\s*charset\s*=\s*[\"']?\s*([\w.:+-]{2,40})", re.I)
_CHUNK_HEAD = re.compile(rb"[ \t]*([0-9a-fA-F]{1,8})[ \t]*(?:;[^\r\n]{0,4096})?\r?\n")


class Undecodable(Exception):
    """The content cannot be had from what was sent; the text says why."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A server's answer: its status ("200"), headers, content as it was sent, or only the beginning of it, and the head's own bytes."""

    status: str
    headers: StatusAndHeaders
    sent: bytes
    head: bytes = b""

    def header(self, name: str) -> str:
        """A header's value, "" where it was not sent."""
        value: str | None = self.headers.get_header(name)
        return (value or "").strip()

    @property
    def media_type(self) -> str:
        """The content's type as the server named it."""
        return self.header("Content-Type").partition(";")[0].strip().lower()

    @property
    def charset(self) -> str | None:
        """The character set that the server named."""
        named = _CHARSET.search(self.header("Content-Type"))
        return named[1].lower() if named else None

    @property
    def is_document(self) -> bool:
        """Whether it is what a reader may know: HTML, XML, JSON, PDF or text, and no part of a page such as a picture or a style."""
        if self.media_type in _UNNAMED:
            return bool(_BEGINS.match(self.sent))
        return bool(_DOCUMENT.fullmatch(self.media_type)) and not _PART.fullmatch(self.media_type)


def answer(block: bytes) -> Answer | None:
    """The answer that stands in a record's block, or in the first part of the block; None where its head is not whole."""
    stream = io.BytesIO(block)
    if not block.startswith(b"HTTP/") or not re.search(rb"\n\r?\n", block):
        return None
    headers = StatusAndHeadersParser([], verify=False).parse(stream)
    return Answer(headers.get_statuscode(), headers, block[stream.tell() :], block[: stream.tell()])


def bare(content: bytes, media_type: str) -> Answer:
    """Content that was kept without a server's answer, as one."""
    return Answer("200", StatusAndHeaders("200 OK", [("Content-Type", media_type)]), content)


def unchunked(got: Answer) -> bytes:
    """What was sent, without the marks of sending it in chunks. Many archives leave the header and take the chunks out. Raises Undecodable."""
    data = got.sent
    if "chunked" not in got.header("Transfer-Encoding").lower() or not _CHUNK_HEAD.match(data):
        return data
    pieces: list[bytes] = []
    at = 0
    while head := _CHUNK_HEAD.match(data, at):
        end = head.end() + int(head[1], 16)
        if end == head.end():
            return b"".join(pieces)
        pieces.append(data[head.end() : end])
        at = end + (2 if data[end : end + 2] == b"\r\n" else 1)
    raise Undecodable("what was sent in chunks is cut short or damaged")


def unpacked(got: Answer, data: bytes, budget: Budget) -> bytes:
    """The content, unpacked. Raises Undecodable, and OverLimit where it grows too much."""
    for coding in reversed(got.header("Content-Encoding").lower().split(",")):
        data = _unpack(coding.strip(), data, budget)
    return data


def _unpack(coding: str, data: bytes, budget: Budget) -> bytes:
    if coding in ("", "identity", "none") or not data or _is_plain(data):
        return data
    try:
        return budget.take(_decoder(coding, data), len(data))
    except DAMAGED as error:
        raise Undecodable(f"its content, packed with {coding}, is damaged or cut short ({error})") from error


def _is_plain(data: bytes) -> bool:
    """Whether content said to be packed is plain text as it stands, as in archives that unpack it and leave the header."""
    start = data[:256].lstrip(b"\xef\xbb\xbf \t\r\n")
    return start[:1] in (b"<", b"{") and not any(byte < 32 and byte not in b"\t\r\n\f" for byte in start)


def _decoder(coding: str, data: bytes) -> gzip.GzipFile | _Unpacking:
    if coding in ("gzip", "x-gzip"):
        return gzip.GzipFile(fileobj=io.BytesIO(data))
    if coding == "deflate":
        return _Unpacking(data, _inflating(data))
    if coding == "br":
        return _Unpacking(data, _brotli())
    name = {"zstd": "Zstandard"}.get(coding, coding[:40])
    raise Undecodable(f"its content is packed with {name}, which cannot be unpacked here; save the page itself from a browser")


_Step = Callable[[bytes, int], tuple[bytes, bytes, bool]]


@dataclass(slots=True)
class _Unpacking:
    """Packed content, unpacked no faster than it is read. A step takes what is left and gives a piece, what is left then, and whether all is done."""

    left: bytes
    step: _Step
    done: bool = False

    def read(self, size: int = -1, /) -> bytes:
        """The next piece, b"" at the end. Raises EOFError where the end is missing."""
        had = None
        while had != self.left and not self.done:
            had = self.left
            piece, self.left, self.done = self.step(had, max(size, 1))
            if piece:
                return piece
        if self.done:
            return b""
        raise EOFError("the end is missing")


def _inflating(data: bytes) -> _Step:
    """Deflated content comes with the head that the standard asks for, and often without."""
    with_head = len(data) > 1 and data[0] & 15 == 8 and (data[0] << 8 | data[1]) % 31 == 0
    engine = zlib.decompressobj(zlib.MAX_WBITS if with_head else -zlib.MAX_WBITS)

    def step(left: bytes, size: int) -> tuple[bytes, bytes, bool]:
        return engine.decompress(left, size), engine.unconsumed_tail, engine.eof

    return step


def _brotli() -> _Step:
    """By a package that need not be there: archives seldom keep content in this form."""
    try:
        package = import_module("brotli")
    except ImportError:
        raise Undecodable("its content is packed with Brotli, which needs a package: pip install 'brotli>=1.2', then add the archive again") from None
    engine = package.Decompressor()

    def step(left: bytes, size: int) -> tuple[bytes, bytes, bool]:
        try:
            return engine.process(left, output_buffer_limit=size), b"", engine.is_finished()
        except package.error as error:
            raise ValueError(str(error)) from error

    return step
