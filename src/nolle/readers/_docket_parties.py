"""The parties of a PACER docket report and the counts printed under them.

A party block is a heading ("Defendant (2)"), a row with the name at the left and counsel at the right, and, for a
defendant, tables headed Pending Counts, Highest Offense Level (Opening), Terminated Counts, Highest Offense Level
(Terminated) and Complaints. "Pending" and "Terminated" are CM/ECF's sections and say nothing of the outcome.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from lxml import etree

from nolle.dates import read_date
from nolle.model import Quote, Section
from nolle.readers._html import HtmlText
from nolle.readers._rows import Row
from nolle.spans import within

_SECTIONS: tuple[tuple[str, Section | None], ...] = (
    ("pending counts", "pending"),
    ("terminated counts", "terminated"),
    ("complaints", "complaint"),
    ("highest offense level (opening)", None),
    ("highest offense level (terminated)", None),
)
_NUMBERED = re.compile(r"^(?P<kind>[A-Za-z][A-Za-z .,'/-]{0,60}?) ?\((?P<number>\d{1,4})\)$")
_PLAIN_KINDS = frozenset(
    (
        "plaintiff", "defendant", "petitioner", "respondent", "movant", "claimant", "intervenor", "garnishee", "amicus", "receiver",
        "material witness", "interested party", "special master", "third party claimant",
    )
)  # fmt: skip
_DEFENDANT = re.compile(r"^(?:(?:sealed|juvenile|corporate) )?(?:defendant|deft|dft|juvenile(?: male| female)?)s?$", re.I)
_NO_PARTY = re.compile(r"^(?:Assigned to|Referred to|Presiding|Appeals court case number|V\.$|vs?\.$)", re.I)
_TERMINATED = re.compile(r"^TERMINATED:\s?(?P<date>.*)$", re.I)
_ALIAS_WORDS = (
    r"(?:also known as|formerly known as|now known as|known as|doing business as|trading as|also spelled|nickname|street name|alias"
    r"|a/?k/?a|f/?k/?a|n/?k/?a|d/?b/?a|t/?n|nee)\b[.:]?"
)
_ALIAS_HEAD = re.compile(rf"^{_ALIAS_WORDS}$", re.I)
_ALIAS_LINE = re.compile(rf"^(?P<word>{_ALIAS_WORDS})\s+(?P<name>\S.*)$", re.I)
_ALIAS_PART = re.compile(rf"[,;]?\s+{_ALIAS_WORDS}\s+|;\s*", re.I)


@dataclass(frozen=True, slots=True)
class PrintedCount:
    """One row of a counts table as printed: the whole first cell, label and all, and the disposition cell."""

    section: Section
    words: Quote
    disposition: Quote | None


@dataclass(slots=True)
class Party:
    """One party block. ``sections`` are the counts headings printed under it, () where there are none."""

    kind: str
    number: int | None = None
    name: Quote | None = None
    aliases: tuple[Quote, ...] = ()
    terminated: date | None = None
    sections: list[Section] = field(default_factory=list)
    counts: list[PrintedCount] = field(default_factory=list)

    @property
    def is_defendant(self) -> bool:
        """Whether somebody stands charged here: by the heading, or because counts are printed under it."""
        return bool(_DEFENDANT.match(self.kind)) or bool(self.counts)


def is_party_heading(html: HtmlText, row: Row) -> bool:
    """Whether a row is a party's heading or a counts heading; the first one ends the docket's header."""
    if not row.cells:
        return False
    words = _folded(html, row.cells[0])
    judge_line = words.lower().startswith(("assigned to:", "referred to:"))
    return judge_line or _section_heading(words) is not None or _party_heading(row, words) is not None


def read_parties(html: HtmlText, rows: Iterable[Row]) -> list[Party]:
    """All parties in the order printed, each with the counts printed under it."""
    reading = _Reading(html)
    for row in rows:
        if row.cells:
            reading.take(row)
    return reading.parties


def forget_cut_words(parties: list[Party], end: int) -> None:
    """On a page that is cut off at ``end``, drop a name or alias that reaches to it: "Tom Ro" is nobody."""
    last = parties[-1] if parties else Party("")
    last.aliases = tuple(alias for alias in last.aliases if alias.end < end)
    if last.name and last.name.end >= end:
        last.name = None


class _Reading:
    """One walk over the party rows: which party, which counts table we are in."""

    def __init__(self, html: HtmlText) -> None:
        self.parties: list[Party] = []
        self._html = html
        self._nameless: Party | None = None
        self._section: Section | None = None
        self._table: etree._Element | None = None

    def take(self, row: Row) -> None:
        """Read one more row."""
        words = _folded(self._html, row.cells[0])
        heading = _section_heading(words)
        party = None if heading else _party_heading(row, words)
        if heading:
            self._open(heading[1], row)
        elif party:
            self._section = None
            self._nameless = party
            self.parties.append(party)
        elif self._nameless is not None and words:
            _name_party(self._nameless, self._html, row.cells[0])
            self._nameless = None
        elif self._section and row.table is self._table and not _NO_PARTY.match(words):
            self._count(self._section, row)
        else:
            self._section = None

    def _open(self, section: Section | None, row: Row) -> None:
        if not self.parties:
            self.parties.append(Party(""))
        self._nameless = None
        self._section = section
        self._table = row.table
        if section:
            self.parties[-1].sections.append(section)

    def _count(self, section: Section, row: Row) -> None:
        words = self._html.quote(row.cells[0])
        disposition = self._html.quote(row.cells[min(2, len(row.cells) - 1)]) if len(row.cells) > 1 else None
        if disposition is not None and disposition.text.lower() in ("", "none"):
            disposition = None
        if words.text.lower() in ("", "none") and disposition is None:
            return
        self.parties[-1].counts.append(PrintedCount(section, words, disposition))


def _folded(html: HtmlText, cell: etree._Element) -> str:
    return " ".join(html.quote(cell).text.split())


def _section_heading(words: str) -> tuple[str, Section | None] | None:
    if len(words) > 40:
        return None
    lowered = words.lower()
    return next((entry for entry in _SECTIONS if lowered == entry[0]), None)


def _party_heading(row: Row, words: str) -> Party | None:
    """A heading is underlined and alone in its row; "Defendant (2)" and bare party words need no underline."""
    if not words or len(words) > 80 or _NO_PARTY.match(words):
        return None
    numbered = _NUMBERED.match(words)
    kind = numbered["kind"].strip() if numbered else words
    alone = len(row.cells) == 1
    if (alone and (_underlined(row.cells[0]) or kind.lower() in _PLAIN_KINDS)) or (numbered and _DEFENDANT.match(kind)):
        return Party(kind, int(numbered["number"]) if numbered else None)
    return None


def _underlined(cell: etree._Element) -> bool:
    return cell.find(".//b//u") is not None or cell.find(".//u//b") is not None or cell.find(".//strong//u") is not None


def _name_party(party: Party, html: HtmlText, cell: etree._Element) -> None:
    """Name, aliases and the party's own TERMINATED date from the left-hand cell; counsel's stands in another."""
    bold = next((b for b in cell.iter("b", "strong") if html.quote(b).text), None)
    lines = list(_lines(html.quote(cell)))
    if bold is not None:
        party.name = html.quote(bold)
        lines = [line for line in lines if line.start >= party.name.end]
    elif lines:
        party.name = lines.pop(0)
    dates = [read_date(match["date"]) for line in lines if (match := _TERMINATED.match(line.text))]
    party.terminated = next(filter(None, dates), None)
    party.aliases = tuple(_aliases(party.name, lines))


def _lines(words: Quote) -> Iterator[Quote]:
    for match in re.finditer(r"[^\n\t]*[^\s]", words.text):
        start = match.start() + len(match[0]) - len(match[0].lstrip())
        yield within(words, start, match.end())


def _aliases(name: Quote | None, lines: list[Quote]) -> Iterator[Quote]:
    """Names after "also known as" (which stands on a line of its own) or "aka", each once."""
    known = {_key(name.text)} if name else set()
    announced = False
    for line in lines:
        inline = _ALIAS_LINE.match(line.text)
        pieces = within(line, inline.start("name"), inline.end("name")) if inline else line if announced else None
        for alias in _split(pieces) if pieces and not _TERMINATED.match(line.text) else ():
            if (key := _key(alias.text)) and key not in known:
                known.add(key)
                yield alias
        announced = bool(_ALIAS_HEAD.match(line.text))


def _split(names: Quote) -> Iterator[Quote]:
    """"Joe Rook, aka Little Joe; Rooky" is three names."""
    place = 0
    for match in _ALIAS_PART.finditer(names.text):
        yield within(names, place, match.start())
        place = match.end()
    yield within(names, place, len(names.text))


def _key(name: str) -> str:
    return " ".join(re.findall(r"\w+", name.lower()))
