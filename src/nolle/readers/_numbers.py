"""Case numbers of every kind that CM/ECF's pages print, and CM/ECF's ids of entries in links.

District numbers carry a type ("1:20-cr-00577"); bankruptcy and appellate numbers do not ("19-41207", "21-9107"), and
the Judicial Panel's read "MDL No. 9901".
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from nolle.dockets import find_docket_number

_TYPED = re.compile(r"(?:\d{1,2}:)?\d{2}-~?[a-zA-Z]")
_PLAIN = re.compile(r"(?:\d{1,2}[:-])?\d{2}-\d{1,6}(?=$|[-\s])")
_PANEL = re.compile(r"MDL No\. \d{1,5}$")
_CARRIED = re.compile(r"\[((?:\d{1,2}:)?\d{2}-(?:mj|m|mag)-\d{1,6}[^\]\s]{0,20})\]", re.I)
_ENTERED = re.compile(r"\(Entered:\s*(\d{1,2}/\d{1,2}/\d{4})\)\s*$")


@dataclass(frozen=True, slots=True)
class CaseNumber:
    """A case's number without judges' initials, the defendant number where one trails it, and what its type allows.

    ``criminal`` is whether charges are possible; ``typed`` whether the number bears a type at all.
    """

    number: str
    defendant: int | None = None
    criminal: bool = False
    typed: bool = False

    @property
    def bankruptcy(self) -> bool:
        """Whether a trial court's number is a bankruptcy court's: without a type, or of type bk or ap."""
        return not self.typed or "-bk-" in self.number or "-ap-" in self.number


def read_number(text: str) -> CaseNumber | None:
    """The case number that a text begins with ("2:18-cr-00731-HLW-RT-4", "19-41207-abc", "MDL No. 9901"), or None."""
    words = text.strip()
    district = find_docket_number(words.split(None, 1)[0]) if _TYPED.match(words) else None
    if district:
        return CaseNumber(str(district), district.defendant, district.is_criminal, True)
    plain = _PLAIN.match(words) or _PANEL.match(words)
    return CaseNumber(plain[0]) if plain else None


def document_id(digits: str) -> str | None:
    """PACER's id of a document as entries are joined by it: the fourth digit is 0 whether the link is to the main paper or to a receipt."""
    return f"{digits[:3]}0{digits[4:]}" if digits.isdecimal() and len(digits) > 4 else None


def carried_numbers(texts: Iterable[str]) -> tuple[str, ...]:
    """Magistrate judge's case numbers in brackets, which mark entries carried over from the mj docket ("[3:18-mj-00614-RT]")."""
    found = (find_docket_number(number) for text in texts for number in _CARRIED.findall(text))
    return tuple(dict.fromkeys(str(number) for number in found if number))


def entered_tail(text: str) -> str | None:
    """The date that a docket text ends with: "(Entered: 10/25/2017)"."""
    tail = _ENTERED.search(text[-60:])
    return tail[1] if tail else None
