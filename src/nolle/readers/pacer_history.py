"""PACER's History/Documents report: every event of a case by its type, with docket text where that was asked for.

Two kinds bear their name as a bare heading: *History* shows all events, *Documents* only those with a document, so that
gaps in its numbers are normal. Neither shows parties or counts. Docket text and event type are both printed and may
disagree; both are kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from lxml import etree

from nolle.dates import read_date
from nolle.model import CaseRead, Coverage, EntryRead, Quote, Report
from nolle.readers._caption import Caption, court_of, expunged_report, find_caption, is_expunged, no_caption
from nolle.readers._html import HtmlText
from nolle.readers._numbers import carried_numbers, document_id
from nolle.readers._page import Page
from nolle.readers._receipt import Receipt, read_receipt
from nolle.readers._rows import Row, rows_of
from nolle.spans import within

NAME = "pacer_history"
VERSION = 2
KIND = "history"

_TABLE = re.compile(r"Doc\.\s*(?:<br\s*/?>\s*)?No\.\s*</th>\s*<th[^>]*>\s*(?:<[^>]*>\s*)*Dates", re.I)
_TITLE = re.compile(r"<title>[^<]{0,200}History/Documents Query", re.I)
_KIND = re.compile(r"^(History|Documents)\s*$", re.M | re.I)
_ASKED = re.compile(r"\bType:\s*(History|Documents)", re.I)
_FILED = re.compile(r"\bFiled(?: & Entered)?:\s*([\d/-]{6,10})")
_ENTERED = re.compile(r"\bEntered:\s*([\d/-]{6,10})")
_TEXT = re.compile(r"\s*Docket Text:\s*", re.I)
_DOCUMENT = re.compile(r"/doc1/(\d{5,})")
_SEQUENCE = re.compile(r"goDLS\((?:\s*'[^']*'\s*,){2}\s*'(\d+)'")


def recognises(page: Page) -> bool:
    """By the head of its table, or by its title where it has no events."""
    return "<" in page.head[:200] and (_TABLE.search(page.text) is not None or _TITLE.search(page.text) is not None)


def read(page: Page) -> Report:
    """The report's entries in page order. Raises CannotRead where the page has no caption or does not tell its court."""
    html = page.html
    caption = find_caption(html)
    if caption is None:
        raise no_caption(page, "a History/Documents report")
    court, notes = court_of(page, html.text[: caption.end], page.text, caption.number, html.title)
    receipt = read_receipt(html.text)
    printed = receipt.printed if receipt else None
    kind = _kind(html, caption, receipt)
    if caption.name and is_expunged(caption.name.text):
        return expunged_report(court, caption, kind, NAME, VERSION, printed)
    entries = _telling_links(tuple(_entries(html)))
    notes += tuple(_remarks(html, kind, entries))
    case = CaseRead(
        court,
        caption.number.number,
        caption.name,
        caption.filed,
        caption.terminated,
        caption.view,
        magistrate_numbers=carried_numbers(entry.text.text for entry in entries),
        entries_shown=_coverage(kind, caption, receipt),
        entries=entries,
    )
    return Report(kind, NAME, VERSION, html.text, (case,), printed, notes)


def _kind(html: HtmlText, caption: Caption, receipt: Receipt | None) -> str:
    """ "history" or "documents"; a page that names neither is taken for the one that promises less."""
    named = _KIND.search(html.text, caption.end) or _ASKED.search(receipt.criteria if receipt else "")
    return named[1].lower() if named else "documents"


def _coverage(kind: str, caption: Caption, receipt: Receipt | None) -> Coverage:
    if receipt and receipt.cuts_short(caption.filed):
        return "ranged"
    return "full" if kind == "history" else "documents"


def _remarks(html: HtmlText, kind: str, entries: tuple[EntryRead, ...]) -> Iterator[str]:
    if not entries:
        empty = "no events docketed" in html.text.lower() or "no documents" in html.text.lower()
        yield "the page says that no events are docketed" if empty else "no entry could be read from this page"
    if kind == "documents":
        yield "a Documents report: entries without a document are not on it, so gaps in its numbers mean nothing"


def _telling_links(entries: tuple[EntryRead, ...]) -> tuple[EntryRead, ...]:
    """A page on which no number is a link was saved without its links: it does not tell which papers can be had."""
    return entries if any(entry.linked for entry in entries) else tuple(replace(entry, linked=None) for entry in entries)


def _entries(html: HtmlText) -> Iterator[EntryRead]:
    """An entry is a row with number, dates and type; the row after it may hold the docket text."""
    waiting: Row | None = None
    for row in rows_of(html.root):
        if len(row.cells) >= 3 and _FILED.search(html.quote(row.cells[1]).text):
            if waiting:
                yield _entry(html, waiting, None)
            waiting = row
        elif waiting and row.cells and (label := _TEXT.match(html.quote(row.cells[0]).text)):
            words = html.quote(row.cells[0])
            yield _entry(html, waiting, within(words, label.end(), len(words.text)))
            waiting = None
    if waiting:
        yield _entry(html, waiting, None)


def _entry(html: HtmlText, row: Row, text: Quote | None) -> EntryRead:
    number, dates, event = (html.quote(cell) for cell in row.cells[:3])
    words = next(quote for quote in (text, event, number, dates) if quote and quote.text)
    return EntryRead(
        words,
        number=number.text if number.text.isdecimal() else None,  # a link reads "doc" where a paper bears no number
        filed=_date(_FILED, dates.text),
        entered=_date(_ENTERED, dates.text),
        event_type=event if event.text else None,
        sequence=_sequence(row.cells[0]),
        linked=any(link.get("href") or link.get("onclick") for link in row.cells[0].iter("a")) if number.text.isdecimal() else None,
    )


def _date(pattern: re.Pattern[str], text: str) -> date | None:
    match = pattern.search(text)
    return read_date(match[1]) if match else None


def _sequence(cell: etree._Element) -> str | None:
    """The document's id from its link, else the sequence number that the link's script passes on."""
    for link in cell.iter("a"):
        found = _DOCUMENT.search(link.get("href") or "") or _DOCUMENT.search(link.get("onclick") or "")
        if found:
            return document_id(found[1])
        script = _SEQUENCE.search(link.get("onclick") or "")
        if script:
            return script[1]
    return None
