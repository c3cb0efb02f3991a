"""Press releases of the Department of Justice, as its public interface gives them (api/v1/press_releases.json).

One release, a list page or a bare list. ``title`` carries HTML entities, ``date`` is seconds since 1970 written as a string,
``component`` names the offices that publish it, ``body`` is HTML. A release is what an office says, never a court's record.
"""

from __future__ import annotations

from collections.abc import Iterator

from nolle.errors import CannotRead
from nolle.model import Report
from nolle.readers._json import Fields, is_json, objects, words
from nolle.readers._page import Page
from nolle.readers._rendered_articles import Piece, html_paragraphs, moment, parts, plain, render

NAME = "press_release"
VERSION = 1
KIND = "articles"

_OWN = ("component", "teaser", "number")
_PUBLISHER = "U.S. Department of Justice"


def recognises(page: Page) -> bool:
    """JSON whose objects have a title, a body and a field that only a release of the Department has."""
    if not is_json(page.text) or '"body"' not in page.text or not any(f'"{key}"' in page.text for key in _OWN):
        return False
    try:
        return any(_is_release(item) for item in _items(page.json))
    except CannotRead:
        return False


def read(page: Page) -> Report:
    """One article for each release. Raises CannotRead where none of them holds any words."""
    items = _items(page.json)
    pieces = [piece for item in items if _is_release(item) and (piece := _piece(item, page.source)).parts]
    if not pieces:
        raise CannotRead(f"{page.source}: press releases without title or body; download them again from api/v1/press_releases.json")
    text, articles = render(pieces)
    return Report(KIND, NAME, VERSION, text, notes=tuple(_remarks(page.json, items, len(pieces))), articles=articles)


def _items(value: object) -> list[Fields]:
    if isinstance(value, dict):
        return objects(value["results"]) if "results" in value else [value]
    return objects(value)


def _is_release(item: Fields) -> bool:
    return isinstance(item.get("title"), str) and isinstance(item.get("body"), str) and any(key in item for key in _OWN)


def _piece(item: Fields, name: str) -> Piece:
    body = html_paragraphs(words(item.get("body")), name) or html_paragraphs(words(item.get("teaser")), name)
    return Piece(
        parts(plain(words(item.get("title"))), "", body),
        _outlet(item),
        _time(item.get("date")),
        _time(item.get("changed")),
        words(item.get("url")) or None,
        "en",
    )


def _outlet(item: Fields) -> str:
    """The offices that publish it ("USAO - Montana"), the Department where none is named."""
    listed = item.get("component")
    named = [plain(words(one.get("name"))) for one in objects(listed if isinstance(listed, list) else [listed])]
    return "; ".join(dict.fromkeys(name for name in named if name)) or _PUBLISHER


def _time(value: object) -> str | None:
    """A time as the interface gives it: seconds since 1970, or, in copies made by others, already an ISO date."""
    printed = words(value)
    return moment(printed) or (printed if printed[:4].isdigit() and printed[4:5] == "-" else None)


def _remarks(value: object, items: list[Fields], read_in: int) -> Iterator[str]:
    if read_in < len(items):
        yield f"objects left out because they are no press release or hold no words: {len(items) - read_in} of {len(items)}"
    if any(_is_release(item) and not words(item.get("body")) for item in items):
        yield "a press release without a body: of it only the title and the teaser are read"
    metadata = value.get("metadata") if isinstance(value, dict) else None
    found = metadata.get("resultset") if isinstance(metadata, dict) else None
    count = words(found.get("count")) if isinstance(found, dict) else ""
    if count.isdigit() and len(count) < 12 and int(count) > len(items):
        yield "one page of a longer list: add the pages that follow too"
