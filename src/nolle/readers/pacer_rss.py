"""PACER's RSS feeds: the filings of about a day, one item for each event of each case.

An item shows the event's type, never the docket text, and no defendant's name beyond the title. Each court lists only
some categories of events, so absence from a feed proves nothing.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime

from lxml import etree

from nolle.errors import CannotRead
from nolle.model import CaseRead, EntryRead, Quote, Report
from nolle.readers._caption import EXPUNGED_NOTE, court_of, is_expunged
from nolle.readers._numbers import CaseNumber, document_id, read_number
from nolle.readers._page import Page
from nolle.readers._rendering import Rendering
from nolle.readers._xml import child, parse, words

NAME = "pacer_rss"
VERSION = 1
KIND = "feed"

_EVENT = re.compile(r"\s*\[(?P<event>.*?)\]\s*(?:\((?P<link>.*)\))?\s*\Z", re.S)
_NUMBER = re.compile(r">\s*(\d+)\s*<")
_DOCUMENT = re.compile(r"/docs?1/(\d{5,})")
_SEQUENCE = re.compile(r"&(?:amp;)?(?:partId=)?(\d+)\s*\Z")
_Cases = dict[tuple[str, int | None], tuple[Quote, list[EntryRead]]]
_LONGEST = 4_000
_AHEAD = frozenset({"gud", "nmid"})


def recognises(page: Page) -> bool:
    """An RSS feed that a court's server made: its own head says so, not an item, which may be news that links to a court."""
    channel = page.head.partition("<item")[0]
    return "<rss" in channel and ("uscourts.gov" in channel or "docket entries of type" in channel)


def read(page: Page) -> Report:
    """One case for each case number (and defendant number) of the feed, with an entry for each of its items.

    Raises CannotRead where the feed is damaged or its court is not told.
    """
    channel = child(parse(page), "channel")
    if channel is None:
        raise CannotRead(f"{page.source}: an RSS feed without a channel; download the feed again")
    items = [item for item in channel if item.tag == "item"]
    court, said = court_of(page, words(child(channel, "title")), words(child(channel, "link")), CaseNumber("", typed=True))
    out, notes, skipped = Rendering(), list(said), 0
    found: _Cases = {}
    gone: dict[str, CaseRead] = {}
    out.line("Feed", words(child(channel, "title")))
    for item in items:
        title = _title(item)
        if title is None:
            skipped += 1
        elif is_expunged(title[1]):
            notes.append(EXPUNGED_NOTE)
            gone[title[0].number] = CaseRead(court, title[0].number, view=title[0].defendant, expunged=True)
        else:
            _add(found, court, title, item, out)
    if skipped:
        notes.append(f"items left out because they bear no case number or no case name: {skipped} of {len(items)}")
    cases = tuple(CaseRead(court, number, name, view=view, entries_shown="part", entries=tuple(entries)) for (number, view), (name, entries) in found.items())
    return Report(KIND, NAME, VERSION, out.text, (*cases, *gone.values()), _made(channel), tuple(dict.fromkeys(notes)))


def _title(item: etree._Element) -> tuple[CaseNumber, str] | None:
    """An item's case number and case name; None where either is missing (sealed grand jury numbers come without a name)."""
    title = words(child(item, "title"))
    number = read_number(title)
    name = title.partition(" ")[2].strip()
    return (number, name) if number and name else None


def _add(found: _Cases, court: str, title: tuple[CaseNumber, str], item: etree._Element, out: Rendering) -> None:
    number, name = title
    described = words(child(item, "description"))[:_LONGEST]
    event = _EVENT.match(described)
    link = event["link"] or "" if event else ""
    document = _DOCUMENT.search(link)
    guid = _SEQUENCE.search(words(child(item, "guid")))
    when = _time(words(child(item, "pubDate")))
    out.gap()
    out.line("Case number", f"{number.number}-{number.defendant}" if number.defendant else number.number)
    title_quote = out.line("Case name", name)
    out.field("Published", when.isoformat() if when else "")
    printed = out.field("Document number", number_in[1] if (number_in := _NUMBER.search(link)) else "")
    text = out.field("Event type", " ".join((event["event"] if event else described).split()))
    entry = EntryRead(
        text or printed or title_quote,
        printed.text if printed else None,
        entered=_local_day(when, court) if when else None,
        event_type=text,
        sequence=document_id(document[1]) if document else guid[1] if guid else None,
    )
    found.setdefault((number.number, number.defendant), (title_quote, []))[1].append(entry)


def _time(printed: str) -> datetime | None:
    try:
        return parsedate_to_datetime(printed)
    except (TypeError, ValueError, IndexError, OverflowError):
        return None


def _made(channel: etree._Element) -> str | None:
    """When the feed says it was built."""
    built = _time(words(child(channel, "lastBuildDate")) or words(child(channel, "pubDate")))
    return built.isoformat() if built else None


def _local_day(when: datetime, court: str) -> date | None:
    """The day of an entry on the court's own calendar; None where the time does not tell.

    Feeds print Greenwich time. Courts lie four to ten hours behind it (Guam and the Northern Marianas ten ahead): before
    4:00 it is still yesterday everywhere, from 10:00 on it is today everywhere, and in between nobody can say.
    """
    if when.utcoffset() is None or when.utcoffset() != timedelta(0):
        return when.date()
    if court in _AHEAD:
        return when.astimezone(timezone(timedelta(hours=10))).date()
    if when.hour < 4:
        return when.date() - timedelta(days=1)
    return when.date() if when.hour >= 10 else None
