"""Charges named by charging entries, for cases of which no sheet with a counts table was captured.

"INDICTMENT as to NAME (1) count(s) 1, 2-4, NAME (2) count(s) 1" names the defendant and the counts; that is enough to say
that the charge exists (DOCKETS' decision table), and nothing less is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from nolle.counts import expand
from nolle.histories._docket import Docket, Entry, Person, Row
from nolle.model import Evidence, OutcomeSaid

CHARGING = ("indictment", "information", "superseding_charge")
_ONE = r"\d{1,3}[a-z]{0,4}(?:\s?-\s?\d{1,3}[a-z]{0,4})?"
_LIST = rf"{_ONE}(?:(?:\s?,\s{{0,3}}|\s?&\s?|,?\s+and\s+){_ONE})*"
_NAMED = re.compile(rf"(?P<name>[A-Z][^(),;:]{{2,70}}?)\s\((?P<number>\d{{1,3}})\),?\s+[Cc]ount(?:\(s\)|s)?\s*:?\s*(?P<counts>{_LIST})")
_LEAD = re.compile(r"^.*\b(?:as to|against|to)\s+", re.S)


def charged_in(text: str) -> Iterator[tuple[str, int, str, int, int]]:
    """Every (name, defendant number, printed counts, start, end) that a charging entry states."""
    for match in _NAMED.finditer(text):
        yield _LEAD.sub("", match["name"]).strip(), int(match["number"]), match["counts"], match.start(), match.end()


def charge_from_entries(docket: Docket) -> None:
    """Give people of a docket without any counts table the rows that charging entries and orders name."""
    for entry in docket.labelled(*CHARGING):
        for name, number, counts, start, end in charged_in(entry.said.text):
            _charge(_meet(docket, name, number), counts, _part(entry, start, end))
    for entry in docket.entries:
        if entry.has("complaint"):
            for person in docket.concerned(entry):
                if not any(row.is_complaint for row in person.rows):
                    person.rows.append(Row("complaint", ("complaint",), "", None, "complaint", None, None, (entry.evidence,)))
        for said in entry.reading.outcomes:
            _charge_by_outcome(docket, entry, said)


def _meet(docket: Docket, name: str, number: int | None) -> Person:
    person = docket.person(name, number)
    if person is None:
        person = Person(name, number)
        docket.people.append(person)
        docket.people_changed()
    elif person.number is None:
        person.number = number
        docket.people_changed()
    return person


def _charge(person: Person, counts: str, rests_on: Evidence) -> None:
    known = {count for row in person.rows for count in row.counts}
    for part in (piece.strip() for piece in re.split(r",|&|\band\b", counts)):
        singles = expand(part)
        if singles and not known & set(singles):
            person.rows.append(Row(part, singles, "", None, None, None, None, (rests_on,)))


def _charge_by_outcome(docket: Docket, entry: Entry, said: OutcomeSaid) -> None:
    """An order that ends or sentences a named count of a named defendant proves that the count was charged."""
    person = docket.person(said.defendant, said.defendant_number) if said.defendant or said.defendant_number else docket.single
    if person is None and said.defendant:
        person = _meet(docket, said.defendant, said.defendant_number)
    if person is None or said.counts in ((), ("remaining",)):
        return
    if said.counts == ("all",):
        if not person.rows:
            person.rows.append(Row("all", ("all",), "", None, None, None, None, (_part(entry, said.start, said.end),)))
        return
    for count in said.counts:
        _charge(person, count, _part(entry, said.start, said.end))


def _part(entry: Entry, start: int, end: int) -> Evidence:
    """Part of an entry's text as evidence."""
    whole = entry.evidence
    return Evidence(whole.capture, whole.start + start, whole.start + end, whole.quote[start:end])
