"""A PDF's pages as lines of text, with bounds on the work that a file may ask for.

What can be read of a damaged file is read. Every bound is one of the file's contents, so that the same file gives the same text on
every machine; a bound on the time stands behind them, for files made to take for ever, which are refused whole.
"""

from __future__ import annotations

import logging
import struct
import time
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING, Any

from nolle.errors import CannotRead, TooLarge
from nolle.readers._page import Page

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

MAX_PAGES = 2_000
_MAX_STREAM = 16_000_000  # bytes of one stream when unpacked
_MAX_UNPACKED = 64_000_000  # bytes of all the pages' streams, a stream once for each page that uses it
_MAX_STEPS = 1_000_000  # drawing steps on all pages
_MAX_CHARACTERS = 10_000_000
_MAX_SECONDS = 60
_MAX_FORMS = 200  # forms and fonts looked at for one page
_NEW_END = b"\nendstream\nendobj\ntrailer\n<<>>\nstartxref\n0\n%%EOF\n"
_ENCRYPTED = "the PDF is encrypted; open it with its password, print it to a new PDF without one, and add that"
_TOO_MUCH = "the PDF asks for more work than any release or report does; split it, or print it to a new PDF"
_DAMAGED = "the PDF is damaged, or breaks off before the end of its first page; download it again"


@dataclass(slots=True)
class PdfText:
    """``pages`` as lines; ``title`` and ``language`` as the file names them; how many pages are ``broken``, or ``pictures`` without text."""

    pages: list[list[str]] = field(default_factory=list)
    title: str = ""
    language: str = ""
    broken: int = 0
    pictures: int = 0


def pdf_text(page: Page) -> PdfText:
    """What stands on a PDF's pages. Raises CannotRead where it is encrypted or nothing of it can be read, TooLarge over a bound."""
    with _bounded():
        try:
            return _read(page)
        except _errors("limits") as error:
            raise TooLarge(f"{page.source}: {_TOO_MUCH} ({error})") from error
        except _errors("encryption") as error:
            raise CannotRead(f"{page.source}: {_ENCRYPTED}") from error


def _read(page: Page) -> PdfText:
    reader = _open(page)
    out, spent = PdfText(), _Spent(page.source)
    pages = _pages(reader, page.source)
    for one in pages:
        try:
            text = _text(one, spent)
        except _errors("limits") + _errors("encryption"):
            raise
        except _errors("damage"):
            out.broken += 1
            continue
        out.pages.append(text.split("\n"))
        out.pictures += not text.strip() and _has_picture(one)
    if not out.pages:
        raise CannotRead(f"{page.source}: {_DAMAGED}")
    with suppress(*_errors("damage")):
        out.title = str(_own(reader.metadata, "/Title") or "")
    with suppress(*_errors("damage")):
        out.language = str(_own(reader.root_object, "/Lang") or "")
    return out


def _open(page: Page) -> PdfReader:
    """A file whose table of contents is lost, as where it breaks off, is read once more with an end that makes the reader search for its parts."""
    from pypdf import PdfReader  # a fifth of a second, for pages that are no PDF too

    for data in (page.data, page.data + _NEW_END):
        try:
            reader = PdfReader(BytesIO(data))
            if reader.is_encrypted and not reader.decrypt(""):
                raise CannotRead(f"{page.source}: {_ENCRYPTED}")
            return reader
        except _errors("limits") + _errors("encryption"):
            raise
        except _errors("damage"):
            continue
    raise CannotRead(f"{page.source}: {_DAMAGED}")


def _pages(reader: PdfReader, name: str) -> list[PageObject]:
    """The pages in their order; of a file whose list of pages is lost, those that are found in it."""
    try:
        pages = list(reader.pages)
    except _errors("limits"):
        raise
    except _errors("damage"):
        pages = []
    pages = pages or list(_found(reader))
    if len(pages) > MAX_PAGES:
        raise TooLarge(f"{name}: a PDF of more than {MAX_PAGES:,} pages; split it")
    return pages


def _found(reader: PdfReader) -> Iterator[PageObject]:
    from pypdf import PageObject
    from pypdf.generic import DictionaryObject, IndirectObject

    places = {(number, generation) for generation, table in reader.xref.items() for number in table} | {(number, 0) for number in reader.xref_objStm}
    for number, generation in sorted(places):
        reference = IndirectObject(number, generation, reader)
        try:
            found = reader.get_object(reference)
            is_page = isinstance(found, DictionaryObject) and found.get("/Type") == "/Page"
        except _errors("limits"):
            raise
        except _errors("damage"):
            continue
        if is_page:
            yield PageObject(reader, reference)


@dataclass(slots=True)
class _Spent:
    """The work that a file has asked for so far."""

    name: str
    unpacked: int = 0
    steps: int = 0
    characters: int = 0
    begun: float = field(default_factory=time.process_time)

    def step(self, *_: object) -> None:
        """Count a step of drawing. Raises TooLarge."""
        self.steps += 1
        self.check()

    def check(self) -> None:
        """Raises TooLarge over a bound."""
        over = self.unpacked > _MAX_UNPACKED or self.steps > _MAX_STEPS or self.characters > _MAX_CHARACTERS
        if over or time.process_time() - self.begun > _MAX_SECONDS:
            raise TooLarge(f"{self.name}: {_TOO_MUCH}")


def _text(page: PageObject, spent: _Spent) -> str:
    for length in _lengths(page):
        spent.unpacked += length
        spent.check()
    text = page.extract_text(visitor_operand_before=spent.step)
    spent.characters += len(text)
    spent.check()
    return text


def _lengths(page: PageObject) -> Iterator[int]:
    """How long the streams are that a page's text is made from: its own, its forms' and its fonts' tables."""
    contents = _own(page, "/Contents")
    for stream in contents if isinstance(contents, list) else [contents]:
        yield _length(stream)
    waiting, seen = [_own(page, "/Resources")], 0
    while waiting and seen < _MAX_FORMS:
        resources = waiting.pop()
        for font in _values(_own(resources, "/Font")):
            seen += 1
            yield _length(_own(font, "/ToUnicode"))
        for form in _values(_own(resources, "/XObject")):
            if _own(form, "/Subtype") == "/Form":
                seen += 1
                yield _length(form)
                waiting.append(_own(form, "/Resources"))
    if waiting:
        raise _errors("limits")[0](f"more than {_MAX_FORMS} forms and fonts on one page")


def _length(stream: object) -> int:
    from pypdf.generic import StreamObject

    found = _whole(stream)
    return len(found.get_data()) if isinstance(found, StreamObject) else 0


def _own(thing: object, key: str) -> Any:
    return _whole(thing.get(key)) if isinstance(thing, dict) else None


def _whole(value: object) -> Any:
    from pypdf.generic import PdfObject

    return value.get_object() if isinstance(value, PdfObject) else value


def _values(thing: object) -> list[Any]:
    return [value for key in thing if isinstance(value := _own(thing, key), dict)] if isinstance(thing, dict) else []


def _has_picture(page: PageObject) -> bool:
    with suppress(*_errors("damage")):
        return any(_own(one, "/Subtype") == "/Image" for one in _values(_own(_own(page, "/Resources"), "/XObject")))
    return False


@contextmanager
def _bounded() -> Iterator[None]:
    """The bounds that pypdf knows itself; and its remarks, of which it makes one for every flaw, are not for our user."""
    from pypdf import Configuration, apply_configuration

    bounds: Mapping[str, int] = {
        "page_tree_maximum_entries": 2 * MAX_PAGES,
        "stream_parsing_work_maximum_count": _MAX_STEPS,
        "xform_maximum_invocations_per_extraction": _MAX_FORMS,
        "stream_decoding_work_maximum_length": 4 * _MAX_STREAM,
        **{f"{name}_maximum_output_length": _MAX_STREAM for name in ("array_based_stream", "lzw", "run_length", "zlib", "brotli")},
    }
    log = logging.getLogger("pypdf")
    level = log.level
    log.setLevel(logging.CRITICAL + 1)
    try:
        with apply_configuration(Configuration(disable_legacy_handling=True).with_overwrites(**bounds)):
            yield
    finally:
        log.setLevel(level)


def _errors(kind: str) -> tuple[type[Exception], ...]:
    """What pypdf raises: where a bound is reached, where it cannot decrypt, and, being lenient with files that no rule holds for, where one is damaged."""
    from pypdf.errors import DependencyError, FileNotDecryptedError, LimitReachedError, PyPdfError

    damage = (ArithmeticError, AssertionError, AttributeError, EOFError, LookupError, RuntimeError, TypeError, ValueError, struct.error, zlib.error)
    return {"limits": (LimitReachedError,), "encryption": (DependencyError, FileNotDecryptedError), "damage": (PyPdfError, *damage)}[kind]
