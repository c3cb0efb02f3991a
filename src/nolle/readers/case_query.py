"""PACER's case query page: a case's caption above the list of further queries.

It shows no parties, no counts and no entries; its dates are the cheapest sign that a case has moved or ended. A name of
EXPUNGED is real: the number and the dates stay.
"""

from __future__ import annotations

import re

from nolle.model import CaseRead, Report
from nolle.readers._caption import court_of, expunged_report, find_caption, is_expunged, no_caption
from nolle.readers._page import Page
from nolle.readers._receipt import read_receipt

NAME = "case_query"
VERSION = 1
KIND = "case_query"

_QUERIES = re.compile(r"\bqry(?:Alias|AscCases|Attorneys|Parties|Summary|Document)\.pl\?\d+", re.I)
_TITLE = re.compile(r"<title>[^<]{0,200}-Case Summary for ([\w:~-]+)", re.I)


def recognises(page: Page) -> bool:
    """By its links to the other queries about one case, or by its title."""
    return "<" in page.head[:200] and (_QUERIES.search(page.text) is not None or _TITLE.search(page.text) is not None)


def read(page: Page) -> Report:
    """The case's number, name and dates. Raises CannotRead where the page shows none of them: the case is sealed or restricted."""
    html = page.html
    caption = find_caption(html)
    if caption is None:
        title = _TITLE.search(page.text)
        raise no_caption(page, f"a case query page of {title[1]}" if title else "a case query page")
    court, notes = court_of(page, html.text[: caption.end], page.text, caption.number, html.title)
    receipt = read_receipt(html.text)
    printed = receipt.printed if receipt else None
    if caption.name and is_expunged(caption.name.text):
        return expunged_report(court, caption, KIND, NAME, VERSION, printed)
    case = CaseRead(court, caption.number.number, caption.name, caption.filed, caption.terminated, caption.view)
    return Report(KIND, NAME, VERSION, html.text, (case,), printed, notes)
