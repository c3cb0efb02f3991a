"""What a record says beside a party's name: its role, aliases, and the date its part in the case ended."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from nolle.dates import read_date

_DEFENDANT = re.compile(r"\s*Defendant(?:\s*\(\d+\))?\s*\Z", re.I)
_NUMBER = re.compile(r"\((\d{1,3})\)\s*\Z")
_ALIAS = re.compile(r"^[ \t]*(?:also known as|a/?k/?a|formerly known as|true name)\b[ \t:]*\n?[ \t]*([^\n]*)", re.I | re.M)
_TERMINATED = re.compile(r"\bTERMINATED:\s*(\d{1,2}/\d{1,2}/\d{4})", re.I)


def is_defendant(role: str) -> bool:
    """Whether a role is that of a person or company charged. Cross, counter and third-party defendants are not."""
    return _DEFENDANT.match(role) is not None


def number_in(role: str) -> int | None:
    """The defendant number where the role prints it: "Defendant (2)"."""
    found = _NUMBER.search(role)
    return int(found[1]) if found else None


def aliases_in(extra: str) -> Iterator[str]:
    """Other names, each once: "also known as" and the name on that line or the next."""
    names = (match[1].strip() for match in _ALIAS.finditer(extra))
    yield from dict.fromkeys(name for name in names if name and not name.upper().startswith("TERMINATED"))


def terminated_in(extra: str) -> date | None:
    """The date after TERMINATED; where it stands several times, the first."""
    found = _TERMINATED.search(extra)
    return read_date(found[1]) if found else None
