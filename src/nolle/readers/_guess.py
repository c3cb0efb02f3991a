"""What a file is that no reader knows, in words, and what to do about it."""

from __future__ import annotations

import re

from nolle.errors import CannotRead, UnknownFormat
from nolle.readers._json import is_json
from nolle.readers._language import language_of
from nolle.readers._page import Page
from nolle.readers._refusals import refuse

_SAVE = "save the docket page itself from the browser (Save page as, Web page)"
_SAVE_PAGE = "save the page itself from the browser (Save page as, Web page)"
_KINDS: tuple[tuple[bytes, str, str], ...] = (
    (b"\x89PNG", "a picture (PNG)", f"a screenshot cannot be read; {_SAVE}"),
    (b"\xff\xd8\xff", "a picture (JPEG)", f"a screenshot cannot be read; {_SAVE}"),
    (b"GIF8", "a picture (GIF)", f"a screenshot cannot be read; {_SAVE}"),
    (b"II*\x00", "a picture (TIFF)", f"a scan cannot be read; {_SAVE}"),
    (b"MM\x00*", "a picture (TIFF)", f"a scan cannot be read; {_SAVE}"),
    (b"\xd0\xcf\x11\xe0", "an old Office file or an Outlook message (.doc, .xls, .msg)", "save an Outlook message as .eml, anything else as a web page"),
    (b"{\\rtf", "a rich text document", _SAVE),
    (b"SQLite format 3\x00", "a SQLite database", "point Nolle to a casebook with --casebook, or add the pages themselves"),
    (b"PAR1", "a Parquet table", "Nolle reads court pages; add those"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive", "unpack it first, or pack it as zip"),
    (b"Rar!", "a RAR archive", "unpack it first, or pack it as zip"),
    (b"BZh", "a bzip2 archive", "unpack it first"),
    (b"\xfd7zXZ\x00", "an xz archive", "unpack it first"),
    (b"\x7fELF", "a program", "add court pages only"),
    (b"MZ", "a program", "add court pages only"),
)
_HTML = re.compile(r"<(?:!doctype html|html|head|body|table|div|p|a|center|font|title)\b", re.I)
_XML = ("<?xml", "<rss", "<feed", "<mods")
_OFFICE = (b"[Content_Types].xml", b"mimetypeapplication/")


def unreadable(page: Page) -> CannotRead:
    """The error to raise for an input that no reader recognises; says what it most likely is and what to do."""
    if not page.data.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
        return UnknownFormat(f"{page.source}: the file is empty; save the page again")
    for magic, what, advice in _KINDS:
        if page.data.startswith(magic):
            return UnknownFormat(f"{page.source}: this is {what}; {advice}")
    if page.data.startswith(b"PK\x03\x04"):
        office = any(mark in page.data[:4000] for mark in _OFFICE)
        return UnknownFormat(f"{page.source}: this is {'a Word, Excel or other Office file' if office else 'a zip archive that was not opened'}; {_SAVE}")
    return _by_text(page)


def is_binary(page: Page) -> bool:
    """Whether a file is no text, by how it begins or by the control characters in it. A few of them, or a form feed, stand in many a text."""
    controls = sum(char < " " and char not in "\t\n\v\f\r" for char in page.head)
    return page.data.startswith(tuple(magic for magic, _, _ in _KINDS if len(magic) > 3)) or controls > 20 or controls * 10 > len(page.head)


def _by_text(page: Page) -> CannotRead:
    if is_json(page.text):
        return _json(page)
    if page.head.lstrip("\ufeff \t\r\n").startswith(_XML) and "<html" not in page.head:
        return _xml(page)
    if _HTML.search(page.text[:20_000]):
        try:
            return refuse(page)
        except CannotRead as error:
            return error
    if "\ufffd" in page.head or "\x01" in page.head or is_binary(page):
        return UnknownFormat(f"{page.source}: no text but bytes of an unknown kind; {_SAVE_PAGE}")
    language = language_of(page.text)
    if language not in (None, "en"):
        return UnknownFormat(f"{page.source}: plain text in another language ({language}); Nolle reads English only")
    return UnknownFormat(f"{page.source}: plain text, not a court's page; a docket copied as text has lost its tables, so {_SAVE}")


def _json(page: Page) -> CannotRead:
    try:
        _ = page.json
    except CannotRead as error:
        return error
    return UnknownFormat(
        f"{page.source}: JSON, but neither a docket, docket entries nor parties; from CourtListener's API download /dockets/, /docket-entries/ and /parties/"
    )


def _xml(page: Page) -> CannotRead:
    what = "an RSS or Atom feed, but not a court's" if "<rss" in page.head or "<feed" in page.head else "XML, but no court record that Nolle knows"
    return UnknownFormat(f"{page.source}: {what}; Nolle reads PACER feeds, GovInfo packages (mods.xml) and RECAP dockets")
