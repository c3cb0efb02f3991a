"""PACER docket reports: the page that CM/ECF's "Docket Report" gives, as a browser saves it.

Our own reading of header, defendants, counts, entries and receipt, with juriscraper's reading beside it. Full sheets,
single-defendant sheets, sheets without parties, ranges, oldest or newest first, old and new skins.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from nolle.model import CaseRead, Coverage, DefendantRead, EntryRead, Report
from nolle.readers._caption import Caption, court_of, expunged_report
from nolle.readers._crosscheck import Verdict, crosscheck, entry_count_note
from nolle.readers._docket_defendants import read_defendants
from nolle.readers._docket_entries import Columns, entries_header, read_entries
from nolle.readers._docket_header import Header, Heading, find_heading, holds_dates, read_header
from nolle.readers._docket_notes import page_notes, party_notes
from nolle.readers._docket_parties import Party, forget_cut_words, is_party_heading, read_parties
from nolle.readers._html import HtmlText
from nolle.readers._juriscraper import second_reading
from nolle.readers._page import Page
from nolle.readers._receipt import Receipt, begins_receipt, read_receipt
from nolle.readers._refusals import refusal_in, refuse
from nolle.readers._rows import Row, rows_of

NAME = "pacer_docket"
VERSION = 2
KIND = "docket"

_GAP = r"(?:\s|&nbsp;|&#160;)+"
_HEADING = re.compile(rf"docket{_GAP}for{_GAP}case(?:{_GAP})?#|(?:bankruptcy{_GAP}petition|adversary{_GAP}proceeding)(?:{_GAP})?#", re.I)
_COURT_PAGE = re.compile(r"cm/?ecf|uscourts\.gov|\bpacer\b|recap-", re.I)
_MARKUP = re.compile(r"<(?:script|style)\b.*?</(?:script|style)\s*>|<[^>]*>", re.I | re.S)
_NONE_SATISFY = re.compile(r"There are proceedings for case [^\n]{0,60} but none satisfy the selection criteria", re.I)
_PENDING_COUNTS = re.compile(r"^[ \t]{0,9}Pending Counts[ \t]{0,9}$", re.I | re.M)
_ROW_END = re.compile(r"</(?:tr|tbody|table|center|form|div|p)\s*>\s*$", re.I)
_CLOSING = re.compile(r"</(?:body|html)\s*>", re.I)


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A docket page laid out: what stands where, before anything is concluded from it.

    ``entries`` is None where the page has no entries table. ``cut`` says that the file ends too early; ``whole_row``
    that it ends at least between two table rows, so that the last row's words are all there.
    """

    html: HtmlText
    heading: Heading
    header: Header
    party_rows: Sequence[Row]
    entries: tuple[EntryRead, ...] | None
    receipt: Receipt | None
    cut: bool
    whole_row: bool

    @property
    def above_entries(self) -> str:
        """The canonical text from the heading to the end of the party rows."""
        last = self.html.span(self.party_rows[-1].element)[1] if self.party_rows else self.heading.end
        return self.html.text[self.heading.end : last]

    @property
    def is_criminal(self) -> bool:
        """By the heading; a counts table makes any sheet a criminal one."""
        return self.heading.is_criminal or bool(_PENDING_COUNTS.search(self.above_entries))

    @property
    def cut_in_parties(self) -> bool:
        """Whether the page breaks off before the entries, so that counts may be missing."""
        return self.cut and self.entries is None and not _NONE_SATISFY.search(self.html.text)

    @property
    def view(self) -> int | None:
        """The defendant whose single sheet this is, by the docket number's tail."""
        return self.heading.number.defendant


def recognises(page: Page) -> bool:
    """Whether the page is a docket report, or a short page that a court's system gives in place of one."""
    text = page.text
    if "<" not in text or page.head.lstrip().startswith(("{", "[", "<?xml", "<rss")):
        return False
    if _HEADING.search(text):
        return True
    words = _MARKUP.sub(" ", text) if len(text) < 100_000 and _COURT_PAGE.search(text) else None
    return words is not None and (refusal_in(words) is not None or len(words.split()) < 12)


def read(page: Page) -> Report:
    """Read one docket report. Raises Challenged or CannotRead, with what the page is instead, where it is none."""
    sheet = _lay_out(page)
    court, court_notes = court_of(page, sheet.heading.court, page.text, sheet.heading.number, sheet.html.title)
    if sheet.header.expunged:
        return _expunged(court, sheet)
    notes = list(court_notes)
    second = second_reading(page.text, court, counts=sheet.is_criminal)
    parties = read_parties(sheet.html, sheet.party_rows)
    if sheet.cut:
        forget_cut_words(parties, len(sheet.html.text.rstrip()))
    case = _case(court, sheet, parties)
    if sheet.is_criminal:
        verdict = crosscheck(parties, second)
        case = replace(case, defendants=_defendants(sheet, parties, verdict))
        notes += [*verdict.notes, *party_notes(parties, case)]
    notes += page_notes(sheet.heading, case, sheet.receipt, criminal=sheet.is_criminal, cut=sheet.cut)
    note = entry_count_note(sheet.entries or (), second)
    return _report(sheet, case, [*notes, note] if note else notes)


def _lay_out(page: Page) -> _Sheet:
    html = page.html
    heading = find_heading(html.text)
    if heading is None:
        raise refuse(page)
    above, header_row, columns = _divide(html)
    header = read_header(html, heading, _header_end(html, heading, above, header_row), above)
    if header is None:
        raise refuse(page)
    entries = tuple(read_entries(html, header_row, columns)) if header_row and columns else None
    receipt = read_receipt(html.text)
    cut = receipt is None and not _CLOSING.search(page.text[-20_000:])
    return _Sheet(html, heading, header, above, entries, receipt, cut, bool(_ROW_END.search(page.text[-200:])))


def _divide(html: HtmlText) -> tuple[list[Row], Row | None, Columns | None]:
    """The rows above the entries (parties and counts), and the entries table's header row where there is one."""
    above: list[Row] = []
    for row in rows_of(html.root):
        columns = entries_header(html, row)
        if columns:
            return above, row, columns
        if row.cells and begins_receipt(html.quote(row.cells[0]).text):
            break
        above.append(row)
    return above, None, None


def _header_end(html: HtmlText, heading: Heading, above: Sequence[Row], header_row: Row | None) -> int:
    """Where the header ends: at the first party, at the entries, at the end of the page."""
    for row in above:
        start, end = html.span(row.element)
        if start > heading.end and is_party_heading(html, row) and not holds_dates(html.text[start:end]):
            return start
    return html.span(header_row.element)[0] if header_row else len(html.text)


def _case(court: str, sheet: _Sheet, parties: Sequence[Party]) -> CaseRead:
    """The case without its defendants. On a page cut inside an entry that entry is left out: its words may turn round."""
    header = sheet.header
    entries = sheet.entries or ()
    return CaseRead(
        court,
        sheet.heading.number.number,
        header.name,
        header.filed,
        header.terminated,
        sheet.view,
        header.flags,
        header.magistrate_numbers,
        parties_shown=bool(parties),
        entries_shown=_coverage(sheet),
        entries=entries[:-1] if sheet.cut and not sheet.whole_row else entries,
    )


def _coverage(sheet: _Sheet) -> Coverage:
    """How much of the docket the page shows. Without a receipt the first number must be 1 to count as full."""
    if not sheet.entries:
        return "none"
    if sheet.cut:
        return "part"
    if sheet.receipt:
        return "ranged" if sheet.receipt.cuts_short(sheet.header.filed) else "full"
    numbers = [int(entry.number) for entry in sheet.entries if entry.number and entry.number.isdecimal()]
    return "ranged" if numbers and min(numbers) > 1 else "full"


def _defendants(sheet: _Sheet, parties: Sequence[Party], verdict: Verdict) -> tuple[DefendantRead, ...]:
    """The defendants; where a "Pending Counts" heading belongs to no party read, those without counts are unread."""
    defendants = read_defendants(parties, verdict, view=sheet.view, cut=sheet.cut_in_parties, whole_row=sheet.whole_row)
    placed = sum(party.sections.count("pending") for party in parties)
    printed = len(_PENDING_COUNTS.findall(sheet.above_entries))
    if printed <= placed:
        return defendants
    reason = f"the page has {printed} counts tables, of which only {placed} could be placed"
    return tuple(replace(one, unread=one.unread or reason) if one.counts is None else one for one in defendants)


def _expunged(court: str, sheet: _Sheet) -> Report:
    """Number and dates alone: no name, no counts, no entries, no text."""
    header = sheet.header
    caption = Caption(sheet.heading.number, None, header.filed, header.terminated, sheet.view, 0)
    return expunged_report(court, caption, KIND, NAME, VERSION, sheet.receipt.printed if sheet.receipt else None)


def _report(sheet: _Sheet, case: CaseRead, notes: list[str]) -> Report:
    return Report(KIND, NAME, VERSION, sheet.html.text, (case,), sheet.receipt.printed if sheet.receipt else None, tuple(notes))
