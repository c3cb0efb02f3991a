"""GovInfo USCOURTS packages (MODS XML): the opinions and orders of one case that chambers chose to publish.

Each constituent's ``docketText`` is the docket text of one order, often printed twice over, sometimes four times. The record has no counts and
no other entries: what is missing from it means nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from nolle.dates import read_date
from nolle.errors import CannotRead
from nolle.model import CaseRead, DefendantRead, EntryRead, Report
from nolle.readers._caption import EXPUNGED_NOTE, is_expunged
from nolle.readers._numbers import carried_numbers, read_number
from nolle.readers._page import Page
from nolle.readers._rendering import Rendering
from nolle.readers._roles import is_defendant
from nolle.readers._xml import child, local, parse, words

NAME = "govinfo"
VERSION = 1
KIND = "opinions"

_GAPS = 4
_MOST_TIMES = 8
_SHORTEST = 10
_SPACE = re.compile(r"\s+")


def recognises(page: Page) -> bool:
    """A MODS record of the USCOURTS collection."""
    return "<mods" in page.head and "uscourts" in page.head


def read(page: Page) -> Report:
    """The case with its defendants (names only) and one entry for each published order.

    Raises CannotRead where the XML is damaged or names no court or case.
    """
    root = parse(page)
    about = next((below for below in root if local(below) == "extension" and child(below, "caseNumber") is not None), None)
    court = words(child(about, "courtCode")) if about is not None else ""
    number = read_number(words(child(about, "caseNumber"))) if about is not None else None
    if about is None or number is None or not court:
        raise CannotRead(f"{page.source}: a GovInfo record that names no court or case number; download the package's mods.xml again")
    out = Rendering()
    out.line("Court", court)
    out.line("Case number", number.number)
    title = _SPACE.sub(" ", words(child(root, "titleInfo", "title")))
    if is_expunged(title):
        return Report(KIND, NAME, VERSION, out.text, (CaseRead(court, number.number, expunged=True),), None, (EXPUNGED_NOTE,))
    name = out.field("Case name", title)
    defendants = tuple(_defendants(about, out)) if number.criminal else ()
    entries = tuple(_entries(root, out))
    case = CaseRead(
        court,
        number.number,
        name,
        magistrate_numbers=carried_numbers(entry.text.text for entry in entries),
        parties_shown=bool(defendants),
        entries_shown="part",
        defendants=defendants,
        entries=entries,
    )
    return Report(KIND, NAME, VERSION, out.text, (case,))


def said_once(text: str) -> str:
    """A text that is the same words several times back to back, once; any other text unchanged."""
    whole = text.strip()
    for times in range(_MOST_TIMES, 1, -1):
        for gap in range(_GAPS):
            length, odd = divmod(len(whole) - gap * (times - 1), times)
            if not odd and length >= _SHORTEST and _repeats(whole, length, gap):
                return whole[:length].rstrip()
    return whole


def _repeats(whole: str, length: int, gap: int) -> bool:
    """Whether a text is its first ``length`` characters over and over, ``gap`` blanks between."""
    starts = range(0, len(whole), length + gap)
    return all(whole[at : at + length] == whole[:length] and not whole[at + length : at + length + gap].strip() for at in starts)


def _defendants(about: etree._Element, out: Rendering) -> Iterator[DefendantRead]:
    seen = set()
    for party in about:
        if local(party) != "party" or not is_defendant(party.get("role") or ""):
            continue
        parts = " ".join(party.get(part) or "" for part in ("firstName", "middleName", "lastName", "generation"))
        name = _SPACE.sub(" ", party.get("fullName") or parts).strip()
        if name and name not in seen:
            seen.add(name)
            yield DefendantRead(out.line("Defendant", name))


def _entries(root: etree._Element, out: Rendering) -> Iterator[EntryRead]:
    for item in root.iter("{*}relatedItem"):
        if item.get("type") != "constituent":
            continue
        about = child(item, "extension")
        text = words(child(about, "docketText")) if about is not None else ""
        text = said_once(_SPACE.sub(" ", text or words(child(item, "titleInfo", "subTitle"))))
        if not text:
            continue
        issued = words(child(about, "dateIssued")) if about is not None else ""
        filed = read_date(issued or words(child(item, "originInfo", "dateIssued")))
        out.gap()
        sequence = out.field("Granule", words(child(about, "accessId")) if about is not None else "")
        out.field("Issued", filed.isoformat() if filed else "")
        yield EntryRead(out.line("Docket text", text), filed=filed, sequence=sequence.text if sequence else None)
