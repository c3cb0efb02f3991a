"""Feeds of articles: RSS 0.9 to 2.0, RDF (RSS 1.0) and Atom, each item an article.

Many feeds give only a summary, which is not the article; it is read for what it is. Items go as new ones come, so every
capture of a feed is kept, and an item that is gone has not been deleted.
"""

from __future__ import annotations

import io
import re
from calendar import timegm
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from email.utils import parseaddr, parsedate_to_datetime
from typing import Any

from nolle.errors import TooLarge, UnknownFormat
from nolle.model import Report
from nolle.readers import pacer_rss
from nolle.readers._page import Page
from nolle.readers._rendered_articles import Piece, html_paragraphs, parts, plain, render, text_paragraphs
from nolle.spans import without_controls

NAME = "article_feed"
VERSION = 1
KIND = "articles"

_ROOT = re.compile(
    r"\s*(?:<\?.*?\?>\s*|<!--.*?-->\s*|<!DOCTYPE[^<\[>]*(?P<own>\[.*?\]\s*)?>\s*)*<(?P<root>rss|feed|(?:\w+:)?RDF)\b(?P<marks>[^>]*)>", re.S | re.I
)
_DECLARED = re.compile(r"\A\s*(?:<\?xml[^>]*\?>)?\s*(?:<!--.*?-->\s*|<\?.*?\?>\s*)*(?:<!DOCTYPE.*?(?:\]\s*>|>))?", re.S | re.I)
_LAST = re.compile(r"</(?:\w+:)?(?:item|entry)\s*>", re.I)
_END = re.compile(r"</(?:rss|feed|(?:\w+:)?RDF)\s*>\s*(?:<!--.*?-->\s*)*\Z", re.S | re.I)
_DAY = re.compile(r"\d{4}-\d\d-\d\d\Z")
_MOST = 16 * 1024 * 1024


def recognises(page: Page) -> bool:
    """The root element of a feed that is not a court's; a feed that declares entities too, to be refused with a reason."""
    found = _root(page)
    if not found or pacer_rss.recognises(page):
        return False
    return found["root"].lower() in ("rss", "feed") or "purl.org/rss" in found["marks"] or "netscape.com/rdf" in found["marks"]


def read(page: Page) -> Report:
    """One article for each item that holds one, in the feed's order.

    Raises UnknownFormat where no item holds an article, TooLarge where the feed declares entities of its own or is too long to be one.
    """
    _refuse_harm(page)
    text, cut = _whole(without_controls(page.text).lstrip())
    feed = _parse(text)
    items, outlet, language = feed["entries"], plain(_words(feed["feed"], "title")) or None, _language(feed["feed"])
    pieces = [piece for item in items if (piece := _piece(item, outlet, language, page.source)).parts]
    if not pieces:
        raise UnknownFormat(_nothing(page.source, len(items), cut))
    canonical, articles = render(pieces)
    notes = list(_remarks(len(items), len(pieces), cut))
    return Report(KIND, NAME, VERSION, canonical, printed=_time(feed["feed"], "updated"), notes=tuple(notes), articles=articles)


def _root(page: Page) -> re.Match[str] | None:
    return _ROOT.match(page.text[:20_000].lstrip("\ufeff"))


def _refuse_harm(page: Page) -> None:
    found = _root(page)
    if (found and found["own"]) or "<!ENTITY" in page.text[: found.start("root") if found else 20_000].upper():
        raise TooLarge(f"{page.source}: the feed declares entities of its own, which no outlet's feed does and which may expand without end; not opened")
    if len(page.data) > _MOST:
        raise TooLarge(f"{page.source}: {len(page.data):,} bytes, over the limit of {_MOST:,} for one feed; split it")


def _whole(text: str) -> tuple[str, bool]:
    """The feed up to its last whole item, and whether anything after that is missing."""
    if _END.search(text[-2_000:]):
        return text, False
    ends = [end.end() for end in _LAST.finditer(text)]
    first = re.search(r"<(?:\w+:)?(?:item|entry)\b", text, re.I)
    return text[: ends[-1] if ends else first.start() if first else len(text)], True


def _parse(text: str) -> Mapping[str, Any]:
    """The feed as feedparser reads it, from memory: given text by itself it might take it for an address or a path."""
    import feedparser  # a tenth of a second, for pages that are no feed too

    data = _DECLARED.sub("", text, count=1).encode("utf-8", "replace")
    headers = {"content-type": "application/xml; charset=utf-8"}
    parsed: Mapping[str, Any] = feedparser.parse(io.BytesIO(data), response_headers=headers, resolve_relative_uris=False, sanitize_html=False)
    return parsed


def _piece(item: Mapping[str, Any], outlet: str | None, language: str | None, name: str) -> Piece:
    """An item as an article. A bare title is one only where an address or a day shows that it stands for an article."""
    title, address, published = plain(_words(item, "title")), _words(item, "link"), _time(item, "published")
    body = _body(item, name)
    told = parts(title, _author(item), body) if body or (title and (address or published)) else ()
    source = _own(item, "source")
    return Piece(
        told,
        (plain(_words(source, "title")) if isinstance(source, Mapping) else "") or outlet,
        published or _time(item, "updated"),
        _time(item, "updated") if published else None,
        address or None,
        language,
    )


def _body(item: Mapping[str, Any], name: str) -> list[str]:
    """The longest of the texts that an item gives: its content, its parts, its summary."""
    listed = _own(item, "content")
    given: Sequence[Mapping[str, Any]] = listed if isinstance(listed, list) else []
    texts = [_paragraphs(_words(one, "value"), _words(one, "type"), name) for one in given]
    texts.append(_paragraphs(_words(item, "summary"), _words(_own(item, "summary_detail"), "type"), name))
    return max(texts, key=lambda found: sum(map(len, found)))


def _paragraphs(words: str, kind: str, name: str) -> list[str]:
    return text_paragraphs(words) if kind == "text/plain" else html_paragraphs(words, name)


def _author(item: Mapping[str, Any]) -> str:
    """The names of the authors; an address of a mailbox is none ("desk@ledger.example (Dana Whitlow)")."""
    alone = _words(item, "author")
    if "@" in alone:
        try:
            return plain(parseaddr(alone)[0])
        except RecursionError:  # brackets within brackets
            return ""
    listed = _own(item, "authors")
    given = [_words(one, "name") for one in listed if isinstance(one, Mapping)] if isinstance(listed, list) else []
    names = [plain(name) for name in given or [alone]]
    return ", ".join(dict.fromkeys(name for name in names if name and "@" not in name))


def _time(element: Mapping[str, Any], key: str) -> str | None:
    """A time in the zone that the feed gives it in; a bare day stays a day."""
    printed = _words(element, key)
    if _DAY.match(printed):
        return printed
    for read_time in (parsedate_to_datetime, datetime.fromisoformat):
        try:
            return read_time(printed).isoformat()
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
    parsed = _own(element, f"{key}_parsed")
    return datetime.fromtimestamp(timegm(parsed), UTC).isoformat() if isinstance(parsed, tuple) and 1900 <= parsed[0] <= 9999 else None


def _language(feed: Mapping[str, Any]) -> str | None:
    """The ISO 639-1 code of the language that the feed names ("en-us" gives "en")."""
    found = re.match(r"([a-z]{2})(?:[-_]|\Z)", _words(feed, "language").lower())
    return found[1] if found else None


def _own(element: object, key: str) -> object:
    """What stands under a key; feedparser's own ``get`` gives another key's value where one is missing."""
    return dict.get(element, key) if isinstance(element, dict) else None


def _words(element: object, key: str) -> str:
    value = _own(element, key)
    return value.strip() if isinstance(value, str) else ""


def _nothing(source: str, items: int, cut: bool) -> str:
    what = f"none of its {items} items holds an article" if items else "without a whole item"
    advice = "it breaks off: download the feed again" if cut else "add it again when it holds articles, or add the articles themselves"
    return f"{source}: an RSS or Atom feed, but not a court's, and {what}; {advice}"


def _remarks(items: int, read_in: int, cut: bool) -> Iterator[str]:
    if cut:
        yield f"the feed breaks off: {read_in} whole items are read, what came after them is missing; download it again"
    if read_in < items:
        yield f"items left out because they hold no article: {items - read_in} of {items}"
