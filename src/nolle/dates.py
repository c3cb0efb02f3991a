"""Dates as courts print them. Two-digit years follow the court's own span: CM/ECF holds cases from 1950 on."""

from __future__ import annotations

import re
from datetime import date

_SLASHED = re.compile(r"(?<!\d)(\d{1,2})[/-](\d{1,2})[/-](\d{4}|\d{2})(?!\d)")
_ISO = re.compile(r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)")
_MONTHS = "january february march april may june july august september october november december".split()
_NAMES = "|".join(f"{m[:3]}(?:t|{m[3:] or 't'})?" for m in _MONTHS)
_WORDED = re.compile(rf"\b({_NAMES})\.? (\d{{1,2}}),? (\d{{4}})\b", re.I)


def read_date(text: str | None) -> date | None:
    """The first date in a text ("07/31/2015", "7/31/15", "2015-07-31", "July 31, 2015"), or None.

    An impossible date (13/45/2015) is None: better unknown than moved.
    """
    for pattern, order in ((_ISO, "ymd"), (_SLASHED, "mdy"), (_WORDED, "mdy")):
        match = pattern.search(text or "")
        if match:
            parts = dict(zip(order, match.groups(), strict=True))
            month = parts["m"] if parts["m"].isdigit() else str(1 + [m[:3] for m in _MONTHS].index(parts["m"][:3].lower()))
            return _make(parts["y"], month, parts["d"])
    return None


def _make(year: str, month: str, day: str) -> date | None:
    full = int(year) if len(year) == 4 else int(year) + (1900 if int(year) >= 50 else 2000)
    try:
        return date(full, int(month), int(day))
    except ValueError:
        return None
