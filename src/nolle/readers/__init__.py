"""Readers: from bytes of a page to a Report, one file for each format.

Every reader is a module with ``NAME``, ``VERSION`` and ``KIND``, ``recognises(page)``, by content and never by the file's
name, and ``read(page)``. A new format is a new file here; it is asked after those in ``ORDER``, before the last of them.
"""

from __future__ import annotations

from functools import cache
from types import ModuleType

from nolle.model import Report
from nolle.readers._guess import is_binary, unreadable
from nolle.readers._language import in_their_languages
from nolle.readers._page import Page
from nolle.registry import load, members

ORDER = (
    *("pdf", "baseline", "json_feed", "recap_json", "courtlistener", "scales", "press_release", "govinfo", "ia_xml", "pacer_rss", "article_feed"),
    *("notice", "newsletter", "pacer_history", "case_query", "pacer_docket", "news_page", "plain_text"),
)
"""From the narrowest mark to the widest: a PDF, which is no text to search, by its first bytes; a baseline by its first word; a field's
value or name, a root element, a feed, a mail, then web pages. A mail comes before the web pages because its body may be one; a court's notice
before any other mail; a history and a case query before the docket report, whose links they print; other web pages and prose last."""


@cache
def readers() -> tuple[str, ...]:
    """The names of all readers in the order in which they are asked."""
    known = members("readers")
    named = [name for name in ORDER if name in known]
    return (*named[:-1], *(name for name in known if name not in ORDER), *named[-1:])


def reader_of(page: Page) -> ModuleType | None:
    """The first reader that recognises the page, or None."""
    return next((module for name in readers() if (module := load("readers", name)).recognises(page)), None)


def read_page(page: Page) -> Report:
    """A page as read by the reader that knows its format.

    Raises CannotRead (UnknownFormat, Challenged, TooLarge) with the file's name, what it is instead, and what to do.
    """
    reader = reader_of(page)
    if reader is None:
        raise unreadable(page)
    report: Report = reader.read(page)
    return in_their_languages(report)


def read_text(page: Page) -> Report:
    """A page taken for a plain text, whatever else it looks like. Raises CannotRead where it has no words or is no text at all."""
    if is_binary(page):
        raise unreadable(page)
    report: Report = load("readers", "plain_text").read(page)
    return in_their_languages(report)
