"""The caption of CM/ECF's query pages (history, case query): number and name, judges, dates.

    1:18-cr-00731-HLW All Defendants USA v. Alvarado
    Date filed: 11/22/2017
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from nolle.dates import read_date
from nolle.errors import CannotRead, Challenged
from nolle.model import CaseRead, Quote, Report
from nolle.readers._courts import court_ids, find_court
from nolle.readers._html import HtmlText
from nolle.readers._numbers import CaseNumber, read_number
from nolle.readers._page import Page
from nolle.readers._refusals import refusal_in
from nolle.readers._rendering import Rendering

_LINE = re.compile(r"^(?P<number>(?=\S*\d)\S{4,60})(?P<all> All Defendants\b)?(?: (?P<name>[^\n\t]*))?$", re.M)
_END = re.compile(r"\n(?:History|Documents|Mobile Query|Query|Alias|Doc\.|PACER Service Center)\b")
_FILED = re.compile(r"\b(?:Date filed|Filed date):\s*([\d/-]{6,10})", re.I)
_TERMINATED = re.compile(r"\b(?:Date terminated|Terminated date):\s*([\d/-]{6,10})", re.I)
_EXPUNGED = re.compile(r"(?:^|\bvs?\.?\s|\bre:?\s)\W*EXPUNGED\b|^EXPUNGED\b")
_APPEALS = re.compile(r"\becf\.(ca(?:\d{1,2}|dc|fc))\.uscourts\.gov\b", re.I)
EXPUNGED_NOTE = "the court replaced the name by EXPUNGED: neither name nor entries are kept from this page, only its number and dates"


@dataclass(frozen=True, slots=True)
class Caption:
    """A caption as printed. ``view`` is the defendant number of a single-defendant page."""

    number: CaseNumber
    name: Quote | None
    filed: date | None
    terminated: date | None
    view: int | None
    end: int


def is_expunged(name: str) -> bool:
    """Whether a case name says that the court took the person's name away ("USA v. EXPUNGED")."""
    return _EXPUNGED.search(name) is not None


def find_caption(html: HtmlText) -> Caption | None:
    """The first line that is a case number and name with "Date filed" below it, or None."""
    for line in _LINE.finditer(html.text):
        number = read_number(line["number"])
        if number is None:
            continue
        stop = _END.search(html.text, line.end())
        region = html.text[line.end() : min(stop.start() if stop else len(html.text), line.end() + 1500)]
        filed, terminated = _FILED.search(region), _TERMINATED.search(region)
        if filed:
            name = html.between(line.start("name"), line.end("name")) if line["name"] else None
            view = None if line["all"] else number.defendant
            return Caption(number, name, read_date(filed[1]), read_date(terminated[1]) if terminated else None, view, line.end() + len(region))
    return None


def no_caption(page: Page, what: str) -> CannotRead:
    """The error for a query page without a caption: what CM/ECF says instead of it, where it says anything."""
    known = refusal_in(page.html.text)
    if known:
        return Challenged(f"{page.source}: this is {known.what}; {known.advice}")
    return CannotRead(f"{page.source}: {what} that shows no case name and no filing date; the case is sealed or restricted, or the page was cut when saved")


def court_of(page: Page, heading: str, links: str, number: CaseNumber, title: str = "") -> tuple[str, tuple[str, ...]]:
    """The court of a page, with a note where the user's ``--court`` disagrees; raises CannotRead where nobody says."""
    appeals = _APPEALS.search(links)
    found = appeals[1].lower() if appeals else find_court(heading, links, title)
    if found and number.bankruptcy and f"{found[:-1]}b" in court_ids():
        found = f"{found[:-1]}b"
    if found is None and page.court is None:
        raise CannotRead(f"{page.source}: the page does not say which court it is from; add it again with --court ID (such as --court nyed)")
    if found and page.court and found != page.court:
        return found, (f"the page is from {found}; the given court {page.court} was not used",)
    return found or page.court or "", ()


def expunged_report(court: str, caption: Caption, kind: str, reader: str, version: int, printed: str | None) -> Report:
    """All that is kept of a page about an expunged case (STATEMENTS §7): number and dates, no name and no text."""
    out = Rendering()
    out.line("Court", court)
    out.line("Case number", caption.number.number)
    out.line("Date filed", caption.filed.isoformat() if caption.filed else "")
    out.field("Date terminated", caption.terminated.isoformat() if caption.terminated else "")
    case = CaseRead(court, caption.number.number, None, caption.filed, caption.terminated, caption.view, expunged=True)
    return Report(kind, reader, version, out.text, (case,), printed, (EXPUNGED_NOTE,))
