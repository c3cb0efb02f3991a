"""The head of a PACER docket report: heading, case title, dates, magistrate judge's numbers, flags."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from nolle.dates import read_date
from nolle.dockets import find_docket_number
from nolle.model import Quote
from nolle.readers._caption import is_expunged
from nolle.readers._html import HtmlText
from nolle.readers._numbers import CaseNumber, read_number
from nolle.readers._rows import Row

_HEADING = re.compile(r"^[^\n]{0,200}?\b(?:DOCKET FOR CASE|PETITION|PROCEEDING) ?#:?\s?(?P<number>[^\n]*)", re.I | re.M)
_TITLE = re.compile(r"^\s?Case title:\s?([^\n\t]*)", re.I | re.M)
_FIRST_LINE = re.compile(r"(\S[^\n\t]*)")
_FILED = re.compile(r"(?:^|\t)\s?(?:Date filed|Filed date):\s?([^\n\t]*)", re.I | re.M)
_TERMINATED = re.compile(r"(?:^|\t)\s?(?:Date terminated|Terminated date):\s?([^\n\t]*)", re.I | re.M)
_MAGISTRATE = re.compile(r"^\s?Magistrate judge(?:'s)? case numbers?:(?P<first>[^\n]*)", re.I | re.M)


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading line: where it stands, the court's own lines above it, its kind ("criminal", "civil") and number."""

    start: int
    end: int
    court: str
    kind: str
    number: CaseNumber

    @property
    def is_criminal(self) -> bool:
        """By the heading's own word; where it says neither criminal nor civil, by the type in the number (cr, mj, po)."""
        if "criminal" in self.kind or "civil" in self.kind or self.is_bankruptcy:
            return "criminal" in self.kind
        return self.number.criminal

    @property
    def is_bankruptcy(self) -> bool:
        """Whether the heading is a bankruptcy court's ("Bankruptcy Petition #", "Adversary Proceeding #")."""
        return "bankruptcy" in self.kind or "adversary" in self.kind or "-bk-" in self.number.number


@dataclass(frozen=True, slots=True)
class Header:
    """What stands between the heading and the parties; ``expunged`` where the court replaced the name by that word."""

    name: Quote | None
    filed: date | None
    terminated: date | None
    flags: tuple[Quote, ...]
    magistrate_numbers: tuple[str, ...]
    expunged: bool = False


def find_heading(text: str) -> Heading | None:
    """The docket's heading ("CRIMINAL DOCKET FOR CASE #: 3:15-cr-90021-JAH-1"), or None where the page has none."""
    for match in _HEADING.finditer(text):
        number = _number(match["number"])
        if number:
            kind = match[0][: match.start("number") - match.start()].lower()
            return Heading(match.start(), match.end(), f"{_lines_above(text, match.start())}\n{kind}", kind, number)
    return None


def _number(words: str) -> CaseNumber | None:
    docket = find_docket_number(words)
    return CaseNumber(str(docket), docket.defendant, docket.is_criminal, True) if docket else read_number(words)


def _lines_above(text: str, place: int) -> str:
    """The court's own lines, which stand right above the heading."""
    return "\n".join(text[max(0, place - 400) : place].rstrip("\n").split("\n")[-3:])


def holds_dates(words: str) -> bool:
    """Whether words are of the header itself: the row with "Date Filed" ends no header, though it may begin with a judge."""
    return _FILED.search(words) is not None


def read_header(html: HtmlText, heading: Heading, end: int, rows: list[Row]) -> Header | None:
    """The header between the heading and ``end``; None where there is no "Date Filed" line, hence no docket."""
    region = html.text[heading.end : end]
    filed = _FILED.search(region)
    if filed is None:
        return None
    name = _name(html, heading, region)
    expunged = name is not None and is_expunged(name.text)
    terminated = _TERMINATED.search(region)
    return Header(
        None if expunged else name,
        read_date(filed[1]),
        read_date(terminated[1]) if terminated else None,
        tuple(_flags(html, heading, rows)),
        tuple(_magistrate_numbers(region)),
        expunged,
    )


def _name(html: HtmlText, heading: Heading, region: str) -> Quote | None:
    """The title as printed: after "Case title:", else (civil) the first line. Bankruptcy sheets print none."""
    titled = _TITLE.search(region) or (None if heading.is_bankruptcy else _FIRST_LINE.search(region))
    if not titled:
        return None
    found = html.between(heading.end + titled.start(1), heading.end + titled.end(1))
    return found if found.text else None


def _magistrate_numbers(region: str) -> Iterator[str]:
    """Every number under "Magistrate judge case number": a second one stands on the next line, without the label."""
    label = _MAGISTRATE.search(region)
    if not label:
        return
    for line in (label["first"], *region[label.end() :].split("\n")[1:]):
        numbers = [find_docket_number(word) for word in line.replace(",", " ").split()]
        if None in numbers:
            return
        yield from dict.fromkeys(map(str, numbers))


def _flags(html: HtmlText, heading: Heading, rows: list[Row]) -> Iterator[Quote]:
    """The case flags, right-aligned above the heading and parted by commas ("CLOSED,CJA")."""
    above = [cell for row in rows for cell in row.cells if (cell.get("align") or "").lower() == "right" and html.span(cell)[1] <= heading.start]
    if not above:
        return
    start, end = html.span(above[-1])
    place = start
    for piece in html.text[start:end].split(","):
        flag = html.between(place, place + len(piece))
        if flag.text:
            yield flag
        place += len(piece) + 1
