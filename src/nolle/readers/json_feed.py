"""JSON Feed 1.0 and 1.1: a feed of articles as JSON, each item an article.

Items go as new ones come, so every capture of a feed is kept, and an item that is gone has not been deleted.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from nolle.errors import CannotRead, TooLarge, UnknownFormat
from nolle.model import Report
from nolle.readers._json import Fields, is_json, objects, words
from nolle.readers._page import Page
from nolle.readers._rendered_articles import Piece, html_paragraphs, parts, plain, render, text_paragraphs
from nolle.spans import mask_secrets

NAME = "json_feed"
VERSION = 1
KIND = "articles"

_VERSION = re.compile(r'"version"\s*:\s*"https?:\\?/\\?/(?:www\.)?jsonfeed\.org\\?/version\b')
_ADDRESS = re.compile(r"https?://(?:www\.)?jsonfeed\.org/version\b")
_ITEMS = re.compile(r'"items"\s*:\s*\[')
_BETWEEN = re.compile(r"[\s,]*")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d\S{0,20})?")
_LANGUAGE = re.compile(r"([a-z]{2})(?:[-_]|\Z)", re.I)


@dataclass(frozen=True, slots=True)
class _Feed:
    """A feed's own fields, its items as they stand in it, and whether it breaks off."""

    fields: Fields
    items: list[object]
    cut: bool


def recognises(page: Page) -> bool:
    """A JSON object whose version is an address of the format's; one that breaks off too, where that stands in what is left."""
    if not is_json(page.text) or not _VERSION.search(page.text):
        return False
    try:
        return _is_feed(page.json)
    except CannotRead:
        return page.text.lstrip("\ufeff \t\r\n").startswith("{") and _ITEMS.search(page.text) is not None


def read(page: Page) -> Report:
    """One article for each item that holds one, in the feed's order.

    Raises UnknownFormat where no item holds an article, CannotRead where the JSON is damaged before its first whole item.
    """
    feed, notes = _feed(page), []
    pieces = []
    for number, item in enumerate(feed.items, 1):
        try:
            piece = _piece(item, feed.fields, page.source) if isinstance(item, dict) else None
        except TooLarge as error:
            notes.append(f"item {number} is not read: {str(error).removeprefix(f'{page.source}: ')}")
            continue
        if piece and piece.parts:
            pieces.append(piece)
    if not pieces:
        raise UnknownFormat(f"{page.source}: {'; '.join([_nothing(feed), *notes])}")
    text, articles = render(pieces)
    return Report(KIND, NAME, VERSION, text, notes=(*_remarks(feed, len(pieces)), *notes), articles=articles)


def _is_feed(value: object) -> bool:
    return isinstance(value, dict) and _ADDRESS.match(words(value.get("version"))) is not None


def _feed(page: Page) -> _Feed:
    try:
        value, cut = page.json, False
    except TooLarge:
        raise
    except CannotRead as error:
        value, cut = _whole(page.text, error), True
    fields = value if isinstance(value, dict) else {}
    items = fields.get("items")
    return _Feed(fields, items if isinstance(items, list) else [], cut)


def _whole(text: str, error: CannotRead) -> object:
    """What a damaged feed says up to the last of its whole items. Raises the error where that is nothing."""
    start = _ITEMS.search(text)
    at = last = start.end() if start else 0
    decoder = json.JSONDecoder()
    while start and (between := _BETWEEN.match(text, at)):
        try:
            _, at = decoder.raw_decode(text, between.end())
        except (ValueError, RecursionError):
            break
        last = at
    try:
        return json.loads(f"{text[:last].lstrip(chr(0xFEFF))}]}}")
    except (ValueError, RecursionError):
        raise error from None


def _piece(item: Fields, feed: Fields, name: str) -> Piece:
    """An item as an article. A bare title is one only where an address or a day shows that it stands for an article."""
    title, address = plain(words(item.get("title"))), _address(item)
    published, updated = _time(item.get("date_published")), _time(item.get("date_modified"))
    body = _body(item, name)
    told = parts(title, _authors(item) or _authors(feed), body) if body or (title and (address or published)) else ()
    return Piece(
        told,
        mask_secrets(plain(words(feed.get("title")))) or None,
        published or updated,
        updated if published else None,
        address,
        _language(item.get("language")) or _language(feed.get("language")),
    )


def _body(item: Fields, name: str) -> list[str]:
    """The longest of the texts that an item gives: as HTML, as plain text, as a summary."""
    in_html, in_text, summary = (words(item.get(key)) for key in ("content_html", "content_text", "summary"))
    texts = [html_paragraphs(in_html, name), text_paragraphs(in_text), text_paragraphs(summary)]
    return max(texts, key=lambda found: sum(map(len, found)))


def _authors(thing: Fields) -> str:
    """The names of the authors: a list since version 1.1, one before."""
    listed = objects(thing.get("authors")) or objects([thing.get("author")])
    names = (plain(words(one.get("name"))) for one in listed)
    return ", ".join(dict.fromkeys(name for name in names if name and "@" not in name))


def _address(item: Fields) -> str | None:
    """The item's own address; that of the page it is about where it has none, or its id where that is one."""
    given = (words(item.get(key)) for key in ("url", "external_url", "id"))
    return next((address for address in given if address.startswith(("http://", "https://"))), None)


def _time(value: object) -> str | None:
    printed = words(value)
    return printed if _MOMENT.fullmatch(printed) else None


def _language(value: object) -> str | None:
    found = _LANGUAGE.match(words(value))
    return found[1].lower() if found else None


def _nothing(feed: _Feed) -> str:
    what = f"none of its {len(feed.items)} items holds an article" if feed.items else "without a whole item"
    advice = "it breaks off: download the feed again" if feed.cut else "add it again when it holds articles, or add the articles themselves"
    return f"a JSON Feed, and {what}; {advice}"


def _remarks(feed: _Feed, read_in: int) -> Iterator[str]:
    if feed.cut:
        yield f"the feed breaks off or is damaged: {len(feed.items)} whole items are read, what came after them is missing; download it again"
    if read_in < len(feed.items):
        yield f"items left out because they hold no article: {len(feed.items) - read_in} of {len(feed.items)}"
    attached = sum(bool(objects(item.get("attachments"))) for item in feed.items if isinstance(item, dict))
    if attached:
        yield f"items with sound, pictures or files beside their text, which are not read: {attached}"
    if words(feed.fields.get("next_url")):
        yield "one page of a longer feed: add the pages that follow too"
