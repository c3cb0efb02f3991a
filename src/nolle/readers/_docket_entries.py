"""The entries of a PACER docket report: every row of the table headed Date Filed, #, Docket Text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from lxml import etree

from nolle.dates import read_date
from nolle.model import EntryRead
from nolle.readers._html import HtmlText
from nolle.readers._numbers import document_id
from nolle.readers._receipt import begins_receipt
from nolle.readers._rows import Row, own_rows

_DATE_COLUMN = re.compile(r"(?:date(?: filed| entered)?|filing date|filed|docket date|entered)\b.{0,20}$")
_ENTERED_COLUMN = re.compile(r"(?:date entered|docket date|entered)\b")
_NUMBERS = frozenset({"#", "no.", "no", "doc #", "doc. #", "document", "docket #"})
_ENTERED = re.compile(r"\bEntered:\s?(\d{1,2}[/-]\d{1,2}[/-]\d{2,4})", re.I)
_DOC1 = re.compile(r"/doc1/(\d{5,})")


@dataclass(frozen=True, slots=True)
class Columns:
    """Which cell of an entry row holds what, by the table's header row."""

    width: int
    date: int
    number: int | None
    text: int
    dated_by_entry: bool


def entries_header(html: HtmlText, row: Row) -> Columns | None:
    """The columns of an entries table if this row is its header, else None."""
    if not 2 <= len(row.cells) <= 8:
        return None
    words = [" ".join(html.quote(cell).text.lower().split()) for cell in row.cells]
    text = next((i for i, word in enumerate(words) if word[:40].startswith("docket text")), None)
    if text is None or not _DATE_COLUMN.match(words[0]):
        return None
    number = next((i for i, word in enumerate(words) if word in _NUMBERS), None)
    return Columns(len(words), 0, number, text, bool(_ENTERED_COLUMN.match(words[0])))


def read_entries(html: HtmlText, header: Row, columns: Columns) -> Iterator[EntryRead]:
    """Every entry, numbered or not, dated or not, in the order printed.

    Long dockets are printed in several tables side by side, of which only the first bears the header. Where no number at all is a
    link, the page was saved without its links and does not tell which papers can be had.
    """
    found = list(_entries(html, header, columns))
    return iter(found) if any(entry.linked for entry in found) else (replace(entry, linked=None) for entry in found)


def _entries(html: HtmlText, header: Row, columns: Columns) -> Iterator[EntryRead]:
    for table in _tables(html, header.table):
        for row in own_rows(table):
            if row.element is not header.element:
                entry = _entry(html, row, columns)
                if entry is not None and entry.text.text:
                    yield entry


def _tables(html: HtmlText, first: etree._Element | None) -> Iterator[etree._Element]:
    if first is None:
        return
    yield first
    for table in first.itersiblings("table"):
        if begins_receipt(html.quote(table).text[:40]):
            return
        yield table


def _entry(html: HtmlText, row: Row, columns: Columns) -> EntryRead | None:
    cells = row.cells
    if len(cells) < 2:
        return None
    text_cell = cells[columns.text] if len(cells) == columns.width else cells[-1]
    number_cell = cells[columns.number] if len(cells) == columns.width and columns.number is not None else _number_cell(cells)
    printed_date = html.quote(cells[columns.date]).text
    number = _number(html, number_cell)
    if not printed_date and number is None and _lists_attachments(text_cell):
        return None
    text = html.quote(text_cell)
    day = read_date(printed_date)
    tails = _ENTERED.findall(text.text)
    entered = read_date(tails[-1]) if tails else None
    filed, entered = (None, entered or day) if columns.dated_by_entry else (day, entered)
    sequence, linked = _sequence(row, number_cell, number, html), _linked(number_cell, number, html)
    return EntryRead(text, number, filed, entered, sequence=sequence, linked=linked)


def _number_cell(cells: tuple[etree._Element, ...]) -> etree._Element | None:
    """Of the cells between date and text, the one with a number: older sheets put an empty cell before it."""
    middle = [cell for cell in cells[1:-1] if cell.find(".//input") is None]
    return next((cell for cell in middle if "".join(map(str, cell.itertext())).strip()), None)


def _number(html: HtmlText, cell: etree._Element | None) -> str | None:
    """The entry's number as printed: "13 (5 pgs)" is 13; "doc" stays "doc"; blank is None."""
    words = html.quote(cell).text.split() if cell is not None else []
    return words[0] if words else None


def _linked(cell: etree._Element | None, number: str | None, html: HtmlText) -> bool | None:
    """Whether the number is a link to its document; not asked of an entry without a number."""
    if cell is None or number is None or not number.isdecimal():
        return None
    return any(html.quote(link).text.split()[:1] == [number] and link.get("href") for link in cell.iter("a"))


def _lists_attachments(cell: etree._Element) -> bool:
    """Under "view multiple documents" a row without date and number lists the entry's attachments: no entry of its own."""
    return cell.find(".//table") is not None or cell.find(".//input") is not None


def _sequence(row: Row, cell: etree._Element | None, number: str | None, html: HtmlText) -> str | None:
    """PACER's id of the entry's document, fourth digit 0 as on attachment pages; else the sequence number in the form."""
    for link in cell.iter("a") if cell is not None else ():
        match = _DOC1.search(link.get("href") or "")
        if match and html.quote(link).text.split()[:1] == [number]:
            return document_id(match[1])
    hidden = row.element.find(".//input[@name='arr_de_seq_nums']")
    return hidden.get("value") if hidden is not None else None
