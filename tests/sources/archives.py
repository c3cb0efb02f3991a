"""Web archives of invented pages, made in memory."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Iterable, Mapping

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

BODY = b"""<p>Prosecutors on Tuesday moved to dismiss the case against Ada Quillfeather, a clerk at the ferry office, court records show.</p>
<p>&#8220;We never had the records,&#8221; said Piet Ostrander, a spokesman for the office. &#8220;The case was over before it began.&#8221;</p>
<p>Her lawyer, Lena Marchetti, said that she would ask for the costs of the trial, which had been set for the second week of April.</p>"""
STORY = b"<!DOCTYPE html><html><head><title>Ferry case dropped</title></head><body><h1>Ferry case dropped</h1>" + BODY + b"</body></html>"
SITE = "https://ledger.example"
DAY = "2025-03-04T16:30:00Z"
HTML = "text/html; charset=utf-8"


class Archive:
    """A web archive under construction; ``data`` is what it is so far."""

    def __init__(self, *, packed: bool = True) -> None:
        self._buffer = io.BytesIO()
        self._writer = WARCWriter(self._buffer, gzip=packed)

    @property
    def data(self) -> bytes:
        """The archive's bytes."""
        return self._buffer.getvalue()

    def page(
        self,
        address: str,
        content: bytes = STORY,
        media_type: str = HTML,
        *,
        status: str = "200 OK",
        sent: Mapping[str, str] | None = None,
        date: str = DAY,
        kind: str = "response",
        headers: Mapping[str, str] | None = None,
    ) -> Archive:
        """One answer of a server; ``sent`` and ``headers`` are further headers of the answer and of the record."""
        named = [("Content-Type", media_type)] if media_type else []
        answer = StatusAndHeaders(status, [*named, *(sent or {}).items()], protocol="HTTP/1.1")
        more = {"WARC-Date": date, **(headers or {})}
        self._writer.write_record(self._writer.create_warc_record(address, kind, io.BytesIO(content), len(content), http_headers=answer, warc_headers_dict=more))
        return self

    def note(self, kind: str, address: str, content: bytes = b"note", media_type: str = "text/plain") -> Archive:
        """A record that is no answer of a server."""
        self._writer.write_record(self._writer.create_warc_record(address, kind, io.BytesIO(content), len(content), warc_content_type=media_type))
        return self


def by_hand(address: str, block: bytes, **headers: str) -> bytes:
    """One record as it stands in a file, its headers as given; an underscore is written as a hyphen."""
    told = {"WARC-Type": "response", "WARC-Target-URI": address, "WARC-Date": DAY, "Content-Length": str(len(block))}
    told |= {name.replace("_", "-"): value for name, value in headers.items()}
    head = "".join(f"{name}: {value}\r\n" for name, value in told.items())
    return f"WARC/1.1\r\n{head}\r\n".encode() + block + b"\r\n\r\n"


def answered(content: bytes = STORY, *headers: str) -> bytes:
    """A server's answer as it goes over the line."""
    return "\r\n".join(["HTTP/1.1 200 OK", "Content-Type: text/html", *headers, "", ""]).encode() + content


def wacz(warcs: Mapping[str, bytes], pages: Iterable[str] | None = None, *, package: bytes | None = None, **more: bytes) -> bytes:
    """A WACZ with a list of pages (none: no list) and the digests of its files, or a description as given (b"": none)."""
    files = {f"archive/{name}": data for name, data in warcs.items()}
    if pages is not None:
        lines = [{"format": "json-pages-1.0", "id": "pages"}, *({"id": str(n), "url": page, "title": "a page"} for n, page in enumerate(pages))]
        files["pages/pages.jsonl"] = "\n".join(map(json.dumps, lines)).encode()
    files |= more
    told = [{"name": name.rpartition("/")[2], "path": name, "hash": f"sha256:{hashlib.sha256(data).hexdigest()}"} for name, data in files.items() if name != "datapackage-digest.json"]
    described = json.dumps({"profile": "data-package", "wacz_version": "1.1.1", "resources": told}).encode() if package is None else package
    return zipped({**files, **({"datapackage.json": described} if described else {})})


def zipped(files: Mapping[str, bytes]) -> bytes:
    """Files in a zip, in their order."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name, (2025, 5, 6, 10, 0, 0)), data, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()
