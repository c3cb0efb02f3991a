"""Old RECAP dockets as XML (Internet Archive, ``gov.uscourts.….docket.xml``, up to about 2018): case, parties, documents.

It never held charges. Attachments are rows of their own and are left out; a main paper's ``long_desc`` is the docket text, in
which characters are escaped once more than XML needs ("&#036;" for a dollar sign).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from html import unescape

from lxml import etree

from nolle.dates import read_date
from nolle.errors import CannotRead
from nolle.model import CaseRead, DefendantRead, EntryRead, Report
from nolle.readers._caption import EXPUNGED_NOTE, is_expunged
from nolle.readers._numbers import carried_numbers, document_id, entered_tail, read_number
from nolle.readers._page import Page
from nolle.readers._rendering import Rendering
from nolle.readers._roles import aliases_in, is_defendant, terminated_in
from nolle.readers._xml import child, local, parse, words

NAME = "ia_xml"
VERSION = 1
KIND = "docket_xml"


def recognises(page: Page) -> bool:
    """By its root element."""
    return "<gov_uscourts_docket" in page.head


def read(page: Page) -> Report:
    """The docket. Raises CannotRead where the XML is damaged or bears no court or no case number."""
    root = parse(page)
    details = child(root, "case_details")
    court = words(child(details, "court")) if details is not None else ""
    number = read_number(words(child(details, "docket_num"))) if details is not None else None
    if details is None or number is None or not court:
        raise CannotRead(f"{page.source}: a RECAP docket without court or case number; download the file again")
    out = Rendering()
    notes: list[str] = []
    out.line("Court", court)
    out.line("Case number", number.number)
    printed_name = words(child(details, "case_name"))
    filed, terminated = (_date(details, name) for name in ("date_case_filed", "date_case_terminated"))
    if is_expunged(printed_name):
        gone = CaseRead(court, number.number, None, filed, terminated, number.defendant, expunged=True)
        return Report(KIND, NAME, VERSION, out.text, (gone,), None, (EXPUNGED_NOTE,))
    name = out.field("Case name", printed_name)
    out.field("Date filed", filed.isoformat() if filed else "")
    out.field("Date terminated", terminated.isoformat() if terminated else "")
    parties = [party for listed in root if local(listed) == "party_list" for party in listed if local(party) == "party"]
    defendants = tuple(_defendants(parties, out)) if number.criminal else ()
    entries = tuple(_entries(root, out, notes))
    case = CaseRead(
        court,
        number.number,
        name,
        filed,
        terminated,
        number.defendant,
        magistrate_numbers=carried_numbers(entry.text.text for entry in entries),
        parties_shown=bool(parties),
        entries_shown="part",
        defendants=defendants,
        entries=entries,
    )
    return Report(KIND, NAME, VERSION, out.text, (case,), None, tuple(notes))


def _defendants(parties: list[etree._Element], out: Rendering) -> Iterator[DefendantRead]:
    for party in parties:
        if not is_defendant(words(child(party, "type"))) or not words(child(party, "name")):
            continue
        extra = words(child(party, "extra_info"))
        out.gap()
        name = out.line("Defendant", words(child(party, "name")))
        aliases = tuple(out.line("Also known as", alias) for alias in aliases_in(extra))
        terminated = _date(party, "date_terminated") or terminated_in(extra)
        out.field("Terminated", terminated.isoformat() if terminated else "")
        yield DefendantRead(name, aliases=aliases, terminated=terminated)


def _entries(root: etree._Element, out: Rendering, notes: list[str]) -> Iterator[EntryRead]:
    documents = [row for listed in root if local(listed) == "document_list" for row in listed if local(row) == "document"]
    empty = 0
    for row in documents:
        if row.get("attachment_num") not in (None, "", "0"):
            continue
        long, short = (unescape(words(child(row, name))) for name in ("long_desc", "short_desc"))
        printed = (row.get("doc_num") or "").strip()
        if not (long or short or printed):
            empty += 1
            continue
        out.gap()
        number = out.field("Entry", printed if printed.isdigit() else "")
        filed = _date(row, "date_filed")
        out.field("Filed", filed.isoformat() if filed else "")
        event = out.field("Event type", short)
        text = out.field("Docket text", long) or event or number or out.line("Entry", printed)
        yield EntryRead(
            text,
            number.text if number else None,
            filed,
            _date(row, "date_entered") or read_date(entered_tail(long)),
            event,
            document_id(words(child(row, "pacer_doc_id"))),
        )
    if empty:
        notes.append(f"entries left out because they bear neither number nor text: {empty}")


def _date(element: etree._Element, name: str) -> date | None:
    return read_date(words(child(element, name)))
