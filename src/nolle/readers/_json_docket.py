"""One docket out of JSON, in either of two shapes: CourtListener's (REST, RECAP archive) and juriscraper's.

CourtListener: ``entry_number``, ``recap_documents[]``, ``party_types[]`` with ``criminal_counts[]`` (status 1 pending,
2 terminated). juriscraper: ``document_number``, ``short_description``, ``type``, ``criminal_data``. Both keep a count's
label glued to the end of the offence.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from nolle.counts import label_of
from nolle.dates import read_date
from nolle.model import CaseRead, CountRead, DefendantRead, EntryRead, Quote, Section
from nolle.readers._caption import EXPUNGED_NOTE, is_expunged
from nolle.readers._json import Fields, last_part, objects, words
from nolle.readers._numbers import CaseNumber, carried_numbers, document_id, entered_tail, read_number
from nolle.readers._rendering import Rendering
from nolle.readers._roles import aliases_in, is_defendant, number_in, terminated_in

_STATUS: dict[str, Literal["pending", "terminated"]] = {"1": "pending", "2": "terminated", "pending": "pending", "terminated": "terminated"}


@dataclass(frozen=True, slots=True)
class Docket:
    """A docket's own fields with the entries and parties that belong to it. ``id`` is CourtListener's, "" where not known."""

    fields: Fields
    entries: Sequence[Fields]
    parties: Sequence[Fields]
    id: str = ""


@dataclass(frozen=True, slots=True)
class _Role:
    """What a party is in this docket; ``counts`` is None where the record does not say whether there are any."""

    name: str
    terminated: str
    extra: str
    counts: list[Fields] | None
    complaints: list[Fields]


def case_of(docket: Docket, court: str | None, out: Rendering, notes: list[str]) -> CaseRead:
    """The case. Without a case number in the record its number is "courtlistener:<id>", so that nothing is lost."""
    number, court_id = _number(docket, notes), court_of_fields(docket.fields) or court or ""
    if len(out.text):
        out.gap()
    out.field("Court", court_id)
    out.line("Case number", f"{number.number}-{number.defendant}" if number.defendant else number.number)
    out.field("CourtListener docket", docket.id)
    aliases = (f"courtlistener:{docket.id}",) if docket.id else ()
    filed, terminated = (read_date(words(docket.fields.get(key))) for key in ("date_filed", "date_terminated"))
    out.field("Date filed", filed.isoformat() if filed else "")
    out.field("Date terminated", terminated.isoformat() if terminated else "")
    printed_name = words(docket.fields.get("case_name"))
    if is_expunged(printed_name):
        notes.append(EXPUNGED_NOTE)
        return CaseRead(court_id, number.number, None, filed, terminated, number.defendant, aliases=aliases, expunged=True)
    name = out.field("Case name", printed_name)
    charged = number.criminal or any(_charged(role) for party in docket.parties for role in _roles(party, docket.id))
    defendants = tuple(_defendants(docket, out, notes)) if charged else ()
    entries = tuple(_entries(docket.entries, out, notes))
    return CaseRead(
        court_id,
        number.number,
        name,
        filed,
        terminated,
        number.defendant,
        magistrate_numbers=carried_numbers(entry.text.text for entry in entries),
        parties_shown=bool(docket.parties),
        entries_shown="part" if entries else "none",
        defendants=defendants,
        entries=entries,
        aliases=aliases,
    )


def court_of_fields(fields: Fields) -> str:
    """The court id: ``court_id``, or ``court`` as an id, an address or an object."""
    return words(fields.get("court_id")) or last_part(fields.get("court"))


def _number(docket: Docket, notes: list[str]) -> CaseNumber:
    printed = words(docket.fields.get("docket_number"))
    number = read_number(printed)
    if number is None:
        of = f"courtlistener:{docket.id}" if docket.id else printed
        notes.append(f"the case number is not on this page ({of}); add the docket's own page too, so that it can be told which case this is")
        return CaseNumber(of, criminal=True)
    own = words(docket.fields.get("federal_defendant_number"))
    if number.defendant is None and own.isdecimal() and number.criminal:
        return CaseNumber(number.number, int(own), True, True)
    return number


# --- entries --------------------------------------------------------------------------------------------------


def _entries(rows: Iterable[Fields], out: Rendering, notes: list[str]) -> Iterator[EntryRead]:
    empty = 0
    for row in rows:
        entry = _entry(row, out)
        if entry is None:
            empty += 1
        else:
            yield entry
    if empty:
        notes.append(f"entries left out because they bear neither number nor text: {empty}")


def _entry(row: Fields, out: Rendering) -> EntryRead | None:
    main = next((paper for paper in objects(row.get("recap_documents")) if not words(paper.get("attachment_number"))), {})
    printed = words(row.get("entry_number")) or words(row.get("document_number"))
    described = words(row.get("description"))
    event = words(row.get("short_description")) or words(main.get("description"))
    if not (printed or described or event):
        return None
    out.gap()
    number = out.field("Entry", printed)
    filed = read_date(words(row.get("date_filed")))
    out.field("Filed", filed.isoformat() if filed else "")
    kind = out.field("Event type", event)
    text = out.field("Docket text", described) or kind or number
    if text is None:
        return None
    return EntryRead(
        text,
        number.text if number else None,
        filed,
        read_date(words(row.get("date_entered")) or entered_tail(described)),
        kind,
        _sequence(row, main),
    )


def _sequence(row: Fields, main: Fields) -> str | None:
    """The main paper's id, else PACER's sequence number."""
    document = document_id(words(row.get("pacer_doc_id")) or words(main.get("pacer_doc_id")))
    return document or words(row.get("pacer_sequence_number")) or words(row.get("pacer_seq_no")) or None


# --- parties --------------------------------------------------------------------------------------------------


def _roles(party: Fields, docket_id: str) -> Iterator[_Role]:
    """The party's roles in this docket. Roles in other dockets come along unless the query filtered them; they are left out."""
    listed = party.get("party_types")
    if listed is None:
        data = party.get("criminal_data")
        counts = objects(data.get("counts")) if isinstance(data, dict) else None
        complaints = objects(data.get("complaints")) if isinstance(data, dict) else []
        yield _Role(words(party.get("type")), words(party.get("date_terminated")), words(party.get("extra_info")), counts, complaints)
        return
    for role in objects(listed):
        own = words(role.get("docket_id")) or last_part(role.get("docket"))
        if not own or not docket_id or own == docket_id:
            extra = "\n".join(part for part in (words(party.get("extra_info")), words(role.get("extra_info"))) if part)
            yield _Role(words(role.get("name")), words(role.get("date_terminated")), extra, _counts_shown(role), objects(role.get("criminal_complaints")))


def _counts_shown(role: Fields) -> list[Fields] | None:
    """The counts; an empty list says "no counts" only where the offence levels show that the sheet had a counts table."""
    counts = objects(role.get("criminal_counts"))
    levels = words(role.get("highest_offense_level_opening")) or words(role.get("highest_offense_level_terminated"))
    return counts if counts or levels else None


def _charged(role: _Role) -> bool:
    return bool(role.counts or role.complaints)


def _defendants(docket: Docket, out: Rendering, notes: list[str]) -> Iterator[DefendantRead]:
    for party in docket.parties:
        name = words(party.get("name"))
        for role in _roles(party, docket.id):
            if is_defendant(role.name) and name:
                yield _defendant(name, role, out)
            elif _charged(role):
                named = role.name or "no role given"
                notes.append(f"counts are listed under a party that is no defendant ({named}): not read, because they belong to somebody else")


def _defendant(printed: str, role: _Role, out: Rendering) -> DefendantRead:
    out.gap()
    name = out.line("Defendant", printed)
    aliases = tuple(out.line("Also known as", alias) for alias in aliases_in(role.extra))
    terminated = read_date(role.terminated) or terminated_in(role.extra)
    out.field("Terminated", terminated.isoformat() if terminated else "")
    counts = None
    if role.counts is not None or role.complaints:
        counts = tuple(_count(row, out) for row in role.counts or ()) + tuple(_complaint(row, out) for row in role.complaints)
    return DefendantRead(name, number_in(role.name), aliases, terminated, counts)


def _count(row: Fields, out: Rendering) -> CountRead:
    status = words(row.get("status"))
    section: Section = _STATUS.get(status.lower(), "unknown")
    offence, label = label_of(words(row.get("name")))
    unread = None if section != "unknown" else f"the record gives this count the status {status or 'none'!r}, which is neither pending nor terminated"
    out.line("Count", label)
    quote = out.line(f"Offence ({section})", offence)
    return CountRead(section, label, quote, _disposition(row, out), unread)


def _complaint(row: Fields, out: Rendering) -> CountRead:
    return CountRead("complaint", "complaint", out.line("Complaint", words(row.get("name"))), _disposition(row, out))


def _disposition(row: Fields, out: Rendering) -> Quote | None:
    return out.field("Disposition", words(row.get("disposition")))
