"""Docket numbers as CM/ECF prints them: office:year-type-serial-assigned-referred-defendant.

Judges' initials change on reassignment, so they are no part of a case's identity.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_NUMBER = re.compile(
    r"(?:(?P<office>\d{1,2}):)?(?P<year>\d{2})-(?P<type>~?[a-zA-Z]{1,6})-(?P<serial>\d{1,6})"
    r"(?P<judges>(?:-(?=[A-Za-z0-9_/]*[A-Za-z])[A-Za-z0-9_/]{1,8}){0,3})(?:-(?P<defendant>\d{1,3})(?!\d))?"
)
CIVIL_TYPES = frozenset({"cv", "bk", "ap", "ad", "md", "mdl", "ml", "mp", "op"})


@dataclass(frozen=True, slots=True)
class DocketNumber:
    """One docket number in its parts; ``defendant`` is the trailing defendant number, None where not printed."""

    office: str | None
    year: str
    type: str
    serial: str
    defendant: int | None = None

    def __str__(self) -> str:
        """The number without initials and defendant: "1:20-cr-00577"."""
        return f"{self.office}:{self.core}" if self.office else self.core

    @property
    def core(self) -> str:
        return f"{self.year}-{self.type}-{self.serial}"

    @property
    def is_criminal(self) -> bool:
        """Whether the case type can hold criminal charges (cr, mj, po, a court's own letters …): any but the known civil ones."""
        return self.type not in CIVIL_TYPES


def find_docket_number(text: str | None) -> DocketNumber | None:
    """The first docket number in a text, serial padded to five digits, type in lower case; None where there is none."""
    match = _NUMBER.search(text or "")
    if not match:
        return None
    number = match["defendant"]
    return DocketNumber(match["office"], match["year"], match["type"].lower(), match["serial"].zfill(5), int(number) if number else None)


def may_hold_charges(case: str) -> bool:
    """Whether a case can hold criminal charges, by the type in its number; a number of unknown form may."""
    number = find_docket_number(case)
    return number is None or number.is_criminal


def case_id(court: str, number: str) -> str:
    """The id of a case in a casebook: "nyed/2:20-cr-00999"."""
    return f"{court}/{number}"
