"""PACER's transaction receipt at the foot of a page: when the report was run and what was asked for.

The receipt also prints the buyer's login and client code. They are masked in the canonical text and read by nobody.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime

from nolle.dates import read_date

_RECEIPT = re.compile(r"Transaction Receipt(?=\s{1,9}(?P<head>[^\n]*))", re.I)
_HEAD = re.compile(r"\s{0,9}(?:PACER Service Center|Transaction Receipt)", re.I)
_RUN = re.compile(r"(\d{1,2}/\d{1,2}/\d{4}) (\d{1,2}:\d{2}(?::\d{2})?)(?: ([AP]M))?", re.I)
_CRITERIA = re.compile(r"Search Criteria:\s{0,9}([^\t\n]*)", re.I)
_DOCUMENTS = re.compile(r"\b(?:Starting|Ending) with document:", re.I)
_FROM = re.compile(r"\bStart date:\s?([\d/-]+)", re.I)
_TO = re.compile(r"\bEnd date:\s?([\d/-]+)", re.I)


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a receipt says. ``printed`` is the run time (ISO) where it is legible, ``criteria`` the search criteria as printed.

    ``documents`` is whether a range of document numbers was asked for: such a report leaves out every entry that has
    no document, text-only orders, pleas and dismissals among them. ``start`` and ``end`` are a date range's ends.
    """

    printed: str | None
    criteria: str = ""
    documents: bool = False
    start: date | None = None
    end: date | None = None

    def cuts_short(self, case_filed: date | None) -> bool:
        """Whether the criteria leave out part of the docket of a case filed on that day."""
        late = self.start is not None and (case_filed is None or self.start > case_filed)
        early = self.end is not None and (self.printed is None or self.end < date.fromisoformat(self.printed[:10]))
        return self.documents or late or early


def begins_receipt(words: str) -> bool:
    """Whether a table or row is the receipt's: it begins with PACER's own name."""
    return _HEAD.match(words) is not None


def read_receipt(text: str) -> Receipt | None:
    """The last receipt in a canonical text, or None where the page bears none."""
    receipts = list(_RECEIPT.finditer(text))
    if not receipts:
        return None
    found = receipts[-1]
    line = _CRITERIA.search(text, found.end())
    criteria = " ".join(line[1].split()) if line else ""
    return Receipt(_run_time(found["head"]), criteria, bool(_DOCUMENTS.search(criteria)), _date(_FROM, criteria), _date(_TO, criteria))


def _date(pattern: re.Pattern[str], criteria: str) -> date | None:
    match = pattern.search(criteria)
    return read_date(match[1]) if match else None


def _run_time(head: str) -> str | None:
    """"05/10/2018 21:22:51" as an ISO time; PACER prints the court's or its own clock without a zone."""
    found = _RUN.search(head)
    if not found:
        return None
    clock = ("%I:%M" if found[3] else "%H:%M") + (":%S" if found[2].count(":") == 2 else "") + (" %p" if found[3] else "")
    try:
        return datetime.strptime(found[0], f"%m/%d/%Y {clock}").isoformat()
    except ValueError:
        return None
