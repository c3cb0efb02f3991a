"""Finding the case that a person means: "nyed/2:20-cr-00999", "2:20-cr-999", "20cr999", with judges' initials or a defendant number."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import get_close_matches

from nolle.dockets import DocketNumber, find_docket_number
from nolle.errors import BadUsage

_COMPACT = re.compile(r"(?P<office>\d{1,2}:)?(?:19|20)?(?P<year>\d{2})[\s-]*(?P<type>[a-z]{1,4})\.?[\s-]*(?P<serial>\d{1,6})", re.I)
_MOST = 8


def find_case(wanted: str, known: Iterable[tuple[str, str | None]]) -> tuple[str, int | None]:
    """The id of the one case that is meant, and the defendant number if one was given.

    ``known`` are ids with case names. Raises BadUsage, with candidates, where none or several fit.
    """
    names = dict(known)
    number = _number(wanted)
    if wanted in names:
        return wanted, None
    fits = [case for case in names if number and _fits(case, wanted, number)]
    if len(fits) == 1:
        return fits[0], number.defendant if number else None
    if fits:
        raise BadUsage(f"{wanted}: several cases have this number; name one: {_list(fits, names)}")
    raise BadUsage(f"{wanted}: no such case here{_suggest(_near(wanted, number, names), names)}")


def _number(wanted: str) -> DocketNumber | None:
    tail = wanted.strip().rpartition("/")[2]
    match = _COMPACT.match(tail)
    if not match:
        return find_docket_number(tail)
    rest = tail[match.end() :]
    return find_docket_number(f"{match['office'] or ''}{match['year']}-{match['type']}-{match['serial']}{rest}")


def _fits(case: str, wanted: str, number: DocketNumber) -> bool:
    court, _, printed = case.partition("/")
    given = wanted.strip().rpartition("/")[0].lower()
    own = find_docket_number(printed)
    return own is not None and own.core == number.core and given in ("", court) and (not number.office or own.office in (None, number.office))


def _near(wanted: str, number: DocketNumber | None, names: dict[str, str | None]) -> list[str]:
    """Cases that could have been meant: same number elsewhere, the words in the case name, a slip of the pen."""
    same = [case for case in names if number and number.core in case]
    named = [case for case, name in names.items() if name and wanted.strip().lower() in name.lower()]
    return list(dict.fromkeys([*same, *named, *get_close_matches(wanted, names, n=3, cutoff=0.7)]))


def _suggest(cases: list[str], names: dict[str, str | None]) -> str:
    if cases:
        return f"; did you mean {_list(cases, names)}"
    if names:
        return "; `nolle export cases` lists them all"
    return "; the casebook holds no case yet"


def _list(cases: list[str], names: dict[str, str | None]) -> str:
    shown = [f"{case} ({names[case]})" if names[case] else case for case in sorted(cases)[:_MOST]]
    more = f", … {len(cases) - _MOST:,} more" if len(cases) > _MOST else ""
    return ", ".join(shown) + more
