"""CourtListener's REST pages (v4): dockets, docket-entries and parties, one object or a list page, and webhook bodies.

An entry or a party names its docket by address, by number, or as a nested object. Where a page shows only that id, the
case is kept as "courtlistener:<id>" until the docket's own page tells court and number. Entries here are what users
uploaded: neither presence nor absence mirrors PACER, so they are always a part of the docket.
"""

from __future__ import annotations

from collections.abc import Iterator

from nolle.errors import CannotRead
from nolle.model import Report
from nolle.readers._json import Fields, is_json, last_part, objects, words
from nolle.readers._json_docket import Docket, case_of, court_of_fields
from nolle.readers._page import Page
from nolle.readers._rendering import Rendering

NAME = "courtlistener"
VERSION = 1
KIND = "docket_json"

_KEYS = ('"docket_number"', '"entry_number"', '"party_types"', '"recap_documents"')


def recognises(page: Page) -> bool:
    """JSON whose objects are dockets, entries or parties as CourtListener names their fields; not a whole RECAP docket."""
    if not is_json(page.text) or not any(key in page.text for key in _KEYS):
        return False
    try:
        items = _items(page.json)
    except CannotRead:
        return False
    return any(_kind(item) for item in items)


def read(page: Page) -> Report:
    """A case for each docket on the page. Raises CannotRead where no object can be told apart as docket, entry or party."""
    items = list(_items(page.json))
    dockets = list(_dockets(items))
    if not dockets:
        raise CannotRead(f"{page.source}: JSON without a docket, docket entry or party in it; download the page from /dockets/, /docket-entries/ or /parties/")
    out, notes = Rendering(), list(_remarks(page.json, items))
    cases = tuple(case_of(docket, page.court, out, notes) for docket in dockets)
    return Report(KIND, NAME, VERSION, out.text, cases, None, tuple(dict.fromkeys(notes)))


def _items(value: object) -> list[Fields]:
    """The objects of a page: a list page's results, a webhook's payload, a bare list, or the one object itself."""
    if isinstance(value, dict):
        payload = value.get("payload")
        listed = value.get("results") if "results" in value else payload.get("results") if isinstance(payload, dict) else None
        return objects(listed) if listed is not None else [value]
    return objects(value)


def _kind(item: Fields) -> str | None:
    """What an object is, by the fields that only that kind has; None for anything else, and where its docket is not named."""
    if "party_types" in item:
        return "party" if any(_docket_ids(item)) else None
    if "entry_number" in item or "recap_documents" in item:
        return "entry" if last_part(item.get("docket")) else None
    named = words(item.get("docket_number")) or words(item.get("id"))
    whole = isinstance(item.get("docket_entries"), list) or isinstance(item.get("parties"), list)
    return "docket" if "docket_number" in item and ("court" in item or "court_id" in item) and named and not whole else None


def _dockets(items: list[Fields]) -> Iterator[Docket]:
    """The items gathered by the docket that they belong to, in the order in which dockets are first named."""
    fields: dict[str, Fields] = {}
    entries: dict[str, list[Fields]] = {}
    parties: dict[str, list[Fields]] = {}
    for item in items:
        kind = _kind(item)
        if kind == "docket":
            fields[words(item.get("id")) or f"{court_of_fields(item)}/{words(item.get('docket_number'))}"] = item
        elif kind == "entry":
            key = last_part(item.get("docket"))
            nested = item.get("docket")
            fields[key] = fields.get(key) or (nested if isinstance(nested, dict) else {})
            entries.setdefault(key, []).append(item)
        elif kind == "party":
            for key in dict.fromkeys(key for key in _docket_ids(item) if key):
                fields.setdefault(key, {})
                parties.setdefault(key, []).append(item)
    for key, own in fields.items():
        yield Docket(own, entries.get(key, []), parties.get(key, []), "" if "/" in key else key)


def _docket_ids(party: Fields) -> Iterator[str]:
    for role in objects(party.get("party_types")):
        yield words(role.get("docket_id")) or last_part(role.get("docket"))


def _remarks(value: object, items: list[Fields]) -> Iterator[str]:
    if isinstance(value, dict) and words(value.get("next")):
        yield "one page of a longer list: add the pages that follow too"
    unknown = sum(1 for item in items if _kind(item) is None)
    if unknown:
        yield f"objects left out because they are no docket, entry or party, or do not name their docket: {unknown} of {len(items)}"
