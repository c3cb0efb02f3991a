"""What a case can be known by, out of all that its captured pages say: numbers, people, charges, days, offices."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from nolle.dockets import find_docket_number
from nolle.links._vocabulary import agencies, any_agency, patterns, words
from nolle.model import Accused, CaseKeys, CaseSaid, ChargeSaid, DefendantSaid, EntrySaid, Evidence, Fact, Named, Step
from nolle.names import fold_name

_BRACKET = re.compile(r"\[(\d{1,2}:\d{2}-[a-z]{1,2}-\d{1,6}[-\w]*)\]")
_MAGISTRATE = ("mj", "m")
_ENOUGH = 160  # characters of an entry that are kept with a day


@dataclass
class _Person:
    number: int | None
    names: dict[str, Named] = field(default_factory=dict)
    offenses: dict[str, Named] = field(default_factory=dict)

    def meet(self, words: Iterable[Evidence]) -> None:
        for one in words:
            self.names.setdefault(fold_name(one.quote), Named(one.quote, one))


def case_keys(case: str, facts: Sequence[Fact]) -> CaseKeys | None:
    """What a case can be known by; None where no page says anything of it. Facts are in the order of their captures' times."""
    headers = [(fact, fact.said) for fact in reversed(facts) if isinstance(fact.said, CaseSaid)]
    if not headers:
        return None
    newest = headers[0][1]
    name = next((Named(h.case_name, fact.evidence[0]) for fact, h in headers if h.case_name), None)
    entries = [(fact.evidence[0], fact.said) for fact in facts if isinstance(fact.said, EntrySaid)]
    shown = [*(h.docket_number for _, h in headers), *(number for _, h in headers for number in h.magistrate_numbers), *_carried(entries)]
    days = [h.filed for _, h in headers] + [said.filed or said.entered for _, said in entries]
    return CaseKeys(
        case=case,
        court=newest.court,
        numbers=tuple(dict.fromkeys(shown)),
        name=name,
        accused=_people(facts),
        everybody=any(h.parties_shown and h.view is None for _, h in headers),
        first=min((day for day in days if day), default=None),
        steps=tuple(_steps(entries)),
        judges=_officials("judge", entries),
        prosecutors=_officials("prosecutor", entries),
        agencies=tuple(_agencies(entries)),
    )


def _carried(entries: Iterable[tuple[Evidence, EntrySaid]]) -> Iterator[str]:
    """The magistrate judge's numbers that stand in brackets behind entries carried over from there ("[2:24-mj-90091-ABC]", as CM/ECF does)."""
    for text, _ in entries:
        for bracket in _BRACKET.finditer(text.quote):
            number = find_docket_number(bracket[1])
            if number and number.type in _MAGISTRATE:
                yield str(number)


# --- people ---------------------------------------------------------------------------------------------------


def _people(facts: Sequence[Fact]) -> tuple[Accused, ...]:
    """Each defendant once, known by the court's number, by name where no page gives one; in the order of their numbers."""
    newest_first = [(fact, fact.said) for fact in reversed(facts)]
    people: list[_Person] = []
    for numbered in (True, False):
        for fact, said in newest_first:
            if isinstance(said, DefendantSaid) and (said.number is not None) is numbered:
                _meet(people, said.name, said.number).meet(fact.evidence)
    for fact, said in newest_first:
        if isinstance(said, ChargeSaid) and (person := _find(people, said.defendant, said.defendant_number)):
            person.offenses.setdefault(fold_name(said.offense), Named(said.offense, fact.evidence[0]))
    ordered = sorted(people, key=lambda person: (person.number is None, person.number or 0, next(iter(person.names))))
    return tuple(Accused(tuple(p.names.values()), p.number, tuple(sorted(p.offenses.values(), key=lambda one: one.text))) for p in ordered)


def _meet(people: list[_Person], name: str, number: int | None) -> _Person:
    found = _find(people, name, number)
    if found is None:
        found = _Person(number)
        people.append(found)
    return found


def _find(people: list[_Person], name: str, number: int | None) -> _Person | None:
    if number is not None:
        return next((person for person in people if person.number == number), None)
    same = [person for person in people if fold_name(name) in person.names]
    return same[0] if len(same) == 1 else None


# --- entries --------------------------------------------------------------------------------------------------


def _steps(entries: Iterable[tuple[Evidence, EntrySaid]]) -> Iterator[Step]:
    """Each day on which an entry tells of a step in the life of the case, with the first entry that does."""
    days: dict[date, Evidence] = {}
    for where, said in entries:
        day = said.filed or said.entered
        if day and day not in days and words("steps").search(said.text):
            days[day] = where
    yield from (Step(day, _beginning(days[day])) for day in sorted(days))


def _beginning(of: Evidence) -> Evidence:
    """The first words of an entry; the rest of it is seldom needed to see what it was."""
    if len(of.quote) <= _ENOUGH:
        return of
    return _part(of, 0, of.quote.rfind(" ", 0, _ENOUGH) if " " in of.quote[:_ENOUGH] else _ENOUGH)


def _officials(kind: str, entries: Iterable[tuple[Evidence, EntrySaid]]) -> tuple[Named, ...]:
    found: dict[str, Named] = {}
    for where, _ in entries:
        for pattern in patterns(kind):
            for match in pattern.finditer(where.quote):
                found.setdefault(fold_name(match[1]), Named(match[1], _part(where, match.start(1), match.end(1))))
    return tuple(found[name] for name in sorted(found))


def _agencies(entries: Iterable[tuple[Evidence, EntrySaid]]) -> Iterator[Named]:
    found: dict[str, Named] = {}
    for where, _ in entries:
        for name, pattern in agencies() if any_agency().search(where.quote) else ():
            if name not in found and (match := pattern.search(where.quote)):
                found[name] = Named(name, _part(where, *match.span()))
    yield from (found[name] for name in sorted(found))


def _part(of: Evidence, start: int, end: int) -> Evidence:
    return Evidence(of.capture, of.start + start, of.start + end, of.quote[start:end])
