"""Cases as the SCALES parser writes them: one JSON object a case, with what its reading of a docket sheet found.

It keeps the defendant's number, the count label and the case flags. Its entries bear no date of entering and only those links
between them that it found itself; it is somebody else's reading of a sheet, so its docket is taken for a part of one.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from nolle.counts import label_of
from nolle.dates import read_date
from nolle.dockets import find_docket_number
from nolle.errors import CannotRead
from nolle.model import CaseRead, CountRead, DefendantRead, EntryRead, Quote, Report, Section
from nolle.readers._caption import EXPUNGED_NOTE, is_expunged
from nolle.readers._json import Fields, is_json, objects, words
from nolle.readers._numbers import carried_numbers, entered_tail, read_number
from nolle.readers._page import Page
from nolle.readers._rendering import Rendering
from nolle.readers._roles import is_defendant

NAME = "scales"
VERSION = 1
KIND = "docket_json"

_COUNTS: tuple[tuple[str, Section], ...] = (("pending_counts", "pending"), ("terminated_counts", "terminated"))


def recognises(page: Page) -> bool:
    """A JSON object with the parser's case id and a list of entries or of parties."""
    if not is_json(page.text) or '"ucid"' not in page.text:
        return False
    try:
        value = page.json
    except CannotRead:
        return False
    return isinstance(value, dict) and ";;" in words(value.get("ucid")) and (isinstance(value.get("docket"), list) or isinstance(value.get("parties"), list))


def read(page: Page) -> Report:
    """The case. Raises CannotRead where its id names no court or no case number."""
    fields = page.json
    assert isinstance(fields, dict)
    court, _, printed = words(fields.get("ucid")).partition(";;")
    number = read_number(printed)
    if not court or number is None:
        raise CannotRead(f"{page.source}: a SCALES case whose ucid {words(fields.get('ucid'))!r} names no court and case number; make the file again")
    out = Rendering()
    out.line("Court", court)
    out.line("Case number", number.number)
    filed, terminated = (_date(fields.get(key)) for key in ("filing_date", "terminating_date"))
    out.field("Date filed", filed.isoformat() if filed else "")
    out.field("Date terminated", terminated.isoformat() if terminated else "")
    printed_name = words(fields.get("case_name"))
    if is_expunged(printed_name):
        return Report(KIND, NAME, VERSION, out.text, (CaseRead(court, number.number, None, filed, terminated),), None, (EXPUNGED_NOTE,))
    name = out.field("Case name", printed_name)
    flags = tuple(quote for flag in _texts(fields.get("case_flags")) if (quote := out.field("Flag", flag)))
    defendants = tuple(_defendants(fields, out)) if number.criminal else ()
    entries = tuple(_entries(fields, out))
    case = CaseRead(
        court,
        number.number,
        name,
        filed,
        terminated,
        flags=flags,
        magistrate_numbers=tuple(dict.fromkeys((*_magistrates(fields), *carried_numbers(entry.text.text for entry in entries)))),
        parties_shown=bool(objects(fields.get("parties"))),
        entries_shown="part" if entries else "none",
        defendants=defendants,
        entries=entries,
    )
    return Report(KIND, NAME, VERSION, out.text, (case,))


def _date(value: object) -> date | None:
    """A day as 5/14/2019, 2019-05-14 or 2019/05/14."""
    printed = words(value)
    return read_date(printed.replace("/", "-") if printed[:4].isdecimal() else printed)


def _texts(value: object) -> Iterator[str]:
    """A list's texts, or the one text itself."""
    yield from filter(None, map(words, value if isinstance(value, list) else [value]))


def _magistrates(fields: Fields) -> Iterator[str]:
    for told in _texts(fields.get("magistrate_case_ids")):
        number = find_docket_number(told)
        if number:
            yield str(number)


def _defendants(fields: Fields, out: Rendering) -> Iterator[DefendantRead]:
    for party in objects(fields.get("parties")):
        printed = words(party.get("name"))
        if not printed or not is_defendant(words(party.get("role")).partition("(")[0]):
            continue
        out.gap()
        name = out.line("Defendant", printed)
        own = words(party.get("pacer_id"))
        terminated = _date(party.get("terminating_date"))
        out.field("Terminated", terminated.isoformat() if terminated else "")
        counts = tuple(_counts(party, out))
        shown = counts or any(isinstance(party.get(key), list) for key, _ in _COUNTS)
        yield DefendantRead(name, int(own) if own.isdecimal() else None, (), terminated, counts if shown else None)


def _counts(party: Fields, out: Rendering) -> Iterator[CountRead]:
    for key, section in _COUNTS:
        for row in objects(party.get(key)):
            offence, tail = label_of(words(row.get("text")))
            label = words(row.get("pacer_id")) or tail
            out.line("Count", label)
            yield CountRead(section, label, out.line(f"Offence ({section})", offence), _disposition(row.get("disposition"), out))
    complaint = words(party.get("complaints_text"))
    if complaint and complaint.lower() != "none":
        yield CountRead("complaint", "complaint", out.line("Complaint", complaint), _disposition(party.get("complaints_disposition"), out))


def _disposition(value: object, out: Rendering) -> Quote | None:
    return out.field("Disposition", words(value))


def _entries(fields: Fields, out: Rendering) -> Iterator[EntryRead]:
    for row in objects(fields.get("docket")):
        text = words(row.get("docket_text"))
        if not text:
            continue
        out.gap()
        number = out.field("Entry", words(row.get("ind")))
        filed = _date(row.get("date_filed"))
        out.field("Filed", filed.isoformat() if filed else "")
        yield EntryRead(out.line("Docket text", text), number.text if number else None, filed, read_date(entered_tail(text)))
