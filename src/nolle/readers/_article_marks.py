"""What an article's web page declares about itself: schema.org data first, then its meta elements.

Pages carry several blocks of data, lists, graphs and broken JSON; each is read for what it gives and none is believed about
what stands on the page.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from lxml import etree

_ARTICLE = re.compile(r"(?:\w*Article|Report|BlogPosting|LiveBlogPosting|SocialMediaPosting)\Z")
_LANGUAGE = re.compile(r"([a-z]{2})(?:[-_]|\Z)", re.I)
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d\S{0,20})?")
_DEEPEST = 12
_DATES = ("article:published_time", "og:article:published_time", "datepublished", "dc.date.issued", "parsely-pub-date", "sailthru.date", "date")
_UPDATES = ("article:modified_time", "og:article:modified_time", "datemodified", "og:updated_time", "last-modified")


@dataclass(frozen=True, slots=True)
class Marks:
    """``declared`` tells whether the page says that it is an article; ``free`` is False where it says that it must be paid for.

    ``text`` is the body as the page's data give it, often missing; ``correction`` a correction that they name.
    """

    declared: bool = False
    headline: str = ""
    author: str = ""
    outlet: str = ""
    published: str | None = None
    updated: str | None = None
    address: str | None = None
    language: str | None = None
    free: bool = True
    text: str = ""
    correction: str = ""


def marks_of(root: etree._Element) -> Marks:
    """The marks of a parsed page; schema.org's outrank the meta elements'."""
    found = next((thing for thing in _things(root) if _is_article(thing)), None)
    data, meta = found or {}, _meta(root)
    return Marks(
        found is not None or meta.get("og:type", "").lower() == "article" or "article:published_time" in meta,
        _words(data.get("headline")) or meta.get("og:title", ""),
        _names(data.get("author")) or meta.get("author", "") or meta.get("parsely-author", ""),
        _names(data.get("publisher")) or meta.get("og:site_name", ""),
        _moment(_words(data.get("datePublished"))) or _first_moment(meta, _DATES),
        _moment(_words(data.get("dateModified"))) or _first_moment(meta, _UPDATES),
        _address(data) or _canonical(root) or meta.get("og:url") or None,
        _language(_words(data.get("inLanguage"))) or _language(root.get("lang") or "") or _language(meta.get("og:locale", "")),
        str(data.get("isAccessibleForFree", True)).lower() not in ("false", "http://schema.org/false", "https://schema.org/false"),
        _words(data.get("articleBody")),
        _words(data.get("correction")),
    )


def _things(root: etree._Element) -> Iterator[Mapping[str, Any]]:
    for script in root.iter("script"):
        if "ld+json" in (script.get("type") or "").lower():
            yield from _inside(_parse(script.text or ""), 0)


def _parse(text: str) -> object:
    text = re.sub(r"\A\s*(?:<!--|//<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\]\]>|\]\]>)\s*;?\s*\Z", "", text)
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None


def _inside(value: object, depth: int) -> Iterator[Mapping[str, Any]]:
    """A thing, the things of its graph, and those it is the main entity of."""
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for item in value:
            yield from _inside(item, depth + 1)
    elif isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _inside(value.get(key), depth + 1)


def _is_article(thing: Mapping[str, Any]) -> bool:
    kinds = thing.get("@type")
    return any(isinstance(kind, str) and _ARTICLE.match(kind) for kind in (kinds if isinstance(kinds, list) else [kinds]))


def _meta(root: etree._Element) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in root.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        found.setdefault(name.lower(), _words(element.get("content")))
    return found


def _names(value: object) -> str:
    """The names of people or organisations, given as words, things or lists of either; an address is no name."""
    listed = value if isinstance(value, list) else [value]
    names = [_words(one.get("name") if isinstance(one, dict) else one) for one in listed]
    return ", ".join(dict.fromkeys(name for name in names if name and "://" not in name))


def _address(data: Mapping[str, Any]) -> str:
    page = data.get("mainEntityOfPage")
    given = [data.get("url"), page.get("@id") if isinstance(page, dict) else page]
    return next((words for words in map(_words, given) if words.startswith("http")), "")


def _canonical(root: etree._Element) -> str:
    links = (link.get("href") or "" for link in root.iter("link") if "canonical" in (link.get("rel") or "").lower().split())
    return next((link.strip() for link in links if link.strip().startswith("http")), "")


def _first_moment(meta: Mapping[str, str], names: tuple[str, ...]) -> str | None:
    return next((moment for name in names if (moment := _moment(meta.get(name, "")))), None)


def _moment(printed: str) -> str | None:
    """An ISO day or time as printed; anything else is not guessed at."""
    return printed if _MOMENT.fullmatch(printed) else None


def _language(printed: str) -> str | None:
    found = _LANGUAGE.match(printed)
    return found[1].lower() if found else None


def _words(value: object) -> str:
    return " ".join(html.unescape(value).split()) if isinstance(value, str) else ""
