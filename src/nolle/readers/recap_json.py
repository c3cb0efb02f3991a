"""A whole docket in one JSON file: RECAP's on the Internet Archive (``gov.uscourts.….docket.json``), or juriscraper's dump.

The archive's is a CourtListener docket with ``docket_entries[]`` and ``parties[]`` inside; juriscraper's has the same
outline with its own field names. Both are read here.
"""

from __future__ import annotations

from nolle.errors import CannotRead
from nolle.model import Report
from nolle.readers._json import is_json, objects, words
from nolle.readers._json_docket import Docket, case_of, court_of_fields
from nolle.readers._numbers import read_number
from nolle.readers._page import Page
from nolle.readers._rendering import Rendering

NAME = "recap_json"
VERSION = 1
KIND = "docket_json"


def recognises(page: Page) -> bool:
    """A JSON object with a case number and a list of entries or of parties in it."""
    if not is_json(page.text) or '"docket_number"' not in page.text:
        return False
    try:
        value = page.json
    except CannotRead:
        return False
    return isinstance(value, dict) and "docket_number" in value and (isinstance(value.get("docket_entries"), list) or isinstance(value.get("parties"), list))


def read(page: Page) -> Report:
    """The docket. Raises CannotRead where it bears no case number or no court."""
    fields = page.json
    if not isinstance(fields, dict) or not words(fields.get("docket_number")):
        raise CannotRead(f"{page.source}: a docket in JSON without a case number; download it again")
    if not court_of_fields(fields) and not page.court:
        raise CannotRead(f"{page.source}: a docket in JSON that does not say which court it is from; add it again with --court ID (such as --court nyed)")
    out = Rendering()
    notes: list[str] = []
    docket = Docket(fields, objects(fields.get("docket_entries")), objects(fields.get("parties")), words(fields.get("id")))
    case = case_of(docket, page.court, out, notes)
    number = read_number(case.number)
    if number and number.criminal and not docket.parties:
        notes.append("the record lists no parties, so it says nothing about charges: it was never uploaded with its parties")
    return Report(KIND, NAME, VERSION, out.text, (case,), None, tuple(dict.fromkeys(notes)))
