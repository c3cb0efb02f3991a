"""Docket numbers as articles cite them: "1:24-cr-90017", "24 Cr. 90017", "No. 24-90017", "1:24-CR-90017-ABC-2".

A number with four digits for its year is a state court's, and is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from nolle.dockets import find_docket_number

_LIKE_HYPHEN = str.maketrans({"\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2013": "-", "\u2212": "-", "\xa0": " "})
_TYPES = {"crim": "cr", "mag": "mj", "m": "mj"}
_TAIL = r"(?P<judges>(?:-(?=[A-Za-z0-9_/]*[A-Za-z])[A-Za-z0-9_/]{1,8}){0,3})(?:-(?P<defendant>\d{1,3}))?(?!-?\w)"
_OFFICE = r"(?:(?P<office>\d{1,2}):\s?)?"
_SERIAL = r"(?P<serial>\d{1,6})"
_TYPE = r"(?P<type>cr|crim|mj|mag)"
_CALLED = r"(?:(?:case|docket|indictment|action|file)(?: (?:number|nos?\.|#))?|nos?\.|number)"
_FORMS = tuple(
    re.compile(form, re.I)
    for form in (
        rf"(?<![\w:./-]){_OFFICE}(?P<year>\d{{2}})-?(?P<type>cr|crim|mj|mag|m|po)\.?-?{_SERIAL}{_TAIL}",
        rf"(?<![\w:./-]){_OFFICE}(?P<year>\d{{2}}) {_TYPE}\.? ?(?:no\. ?)?{_SERIAL}(?!-?\w)",
        rf"(?<![\w-]){_TYPE}\.?(?:inal)?[ -](?:(?:case|action|docket) )?(?:no\. ?|number )?(?P<year>\d{{2}})-{_SERIAL}{_TAIL}",
        rf"(?<![\w-]){_CALLED}:? ?{_OFFICE}(?P<year>\d{{2}})-(?P<serial>\d{{3,6}}){_TAIL}",
    )
)
_MAYBE = re.compile(r"\d\d[-\u2010-\u2013\u2212 \xa0]?(?:\d|cr|mj|mag|m|po)", re.I)  # every form has this; most paragraphs do not


@dataclass(frozen=True, slots=True)
class Cited:
    """A number that a text cites and where. ``kind`` is "cr" or "mj" or another type, None for a number without one."""

    start: int
    end: int
    year: str
    serial: str
    kind: str | None
    office: str | None
    defendant: int | None

    @property
    def core(self) -> str:
        """Year and serial: "24-90017"."""
        return f"{self.year}-{self.serial}"


def find_numbers(text: str) -> Iterator[Cited]:
    """Every docket number of a criminal case that a text cites, in order."""
    if not _MAYBE.search(text):
        return
    plain = text.translate(_LIKE_HYPHEN)
    taken: list[range] = []
    found = []
    for form in _FORMS:
        for match in form.finditer(plain):
            if not any(match.start() < one.stop and one.start < match.end() for one in taken):
                taken.append(range(match.start(), match.end()))
                found.append(_cited(match))
    yield from sorted(found, key=lambda one: one.start)


def _cited(match: re.Match[str]) -> Cited:
    parts = match.groupdict()
    kind, defendant = parts.get("type"), parts.get("defendant")
    return Cited(
        *match.span(),
        parts["year"],
        parts["serial"].zfill(5),
        kind_of(kind) if kind else None,
        parts.get("office"),
        int(defendant) if defendant else None,
    )


def kind_of(printed: str) -> str:
    """The type of a docket number in one form: "Crim" is "cr", "m" and "mag" are "mj"."""
    return _TYPES.get(printed.lower(), printed.lower())


@dataclass(frozen=True, slots=True)
class Own:
    """One of a case's own numbers in its parts."""

    printed: str
    core: str
    kind: str
    office: str | None

    def is_cited_by(self, cited: Cited) -> bool:
        """Whether a cited number can be this one: type and office agree where both are given."""
        if cited.core != self.core or cited.kind not in (None, self.kind):
            return False
        return not cited.office or not self.office or int(cited.office) == int(self.office)


def own_number(printed: str) -> Own | None:
    """A docket number as a page gives it; None for one of another form."""
    number = find_docket_number(printed)
    return Own(printed, f"{number.year}-{number.serial}", kind_of(number.type), number.office) if number else None
