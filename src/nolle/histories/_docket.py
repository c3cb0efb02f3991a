"""One case as all its captures together show it: people, count rows and entries, newest printing first in authority."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from nolle.model import CaseSaid, ChargeSaid, Coverage, DefendantSaid, EntrySaid, Evidence, Fact, Reading, Section
from nolle.names import fold_name, same_printed_name

_NOTHING_READ = Reading()


@dataclass(slots=True, eq=False)
class Row:
    """One count row of one defendant, from a sheet's table or, where no sheet has one, from a charging entry.

    ``current`` is False for a row that an earlier sheet printed and the latest does not.
    """

    label: str
    counts: tuple[str, ...]
    offense: str
    statute: str | None
    section: Section | None
    disposition: str | None
    unread: str | None
    evidence: tuple[Evidence, ...]
    current: bool = True

    @property
    def is_complaint(self) -> bool:
        return self.section == "complaint"


@dataclass(eq=False)
class Person:
    """One defendant of one case. ``table`` says whether any sheet shows this person's counts.

    ``convicted_elsewhere``: a plea, verdict or sentence in this case is of a count that no row shows.
    """

    name: str
    number: int | None
    aliases: tuple[str, ...] = ()
    terminated: date | None = None
    table: bool = False
    unread: str | None = None
    rows: list[Row] = field(default_factory=list)
    unplaced: list[str] = field(default_factory=list)
    convicted_elsewhere: bool = False

    @cached_property
    def folded(self) -> tuple[str, ...]:
        """Every printing of the name, folded."""
        return tuple(dict.fromkeys(fold_name(name) for name in (self.name, *self.aliases)))

    def answers_to(self, name: str) -> bool:
        """Whether a printed name can be this person's name or alias."""
        return any(same_printed_name(name, own) for own in (self.name, *self.aliases))


@dataclass(eq=False)
class Entry:
    """One docket entry with what the labeller made of it."""

    said: EntrySaid
    evidence: Evidence
    reading: Reading

    @property
    def day(self) -> date | None:
        """The day it was filed; the day it was entered where the page prints no other."""
        return self.said.filed or self.said.entered

    @cached_property
    def folded(self) -> str:
        return f" {fold_name(self.said.text)} "

    def has(self, *labels: str) -> bool:
        return any(label in self.reading.events for label in labels)

    def order(self) -> tuple[date, date, int, int]:
        """Sorts by the day the public could see it, then as numbered."""
        number = self.said.number or ""
        last = date.max
        return (self.said.entered or self.day or last, self.day or last, int(number) if number.isdigit() else 0, self.said.row)


@dataclass(eq=False)
class Docket:
    """A case: its header, people and entries in order. ``printed`` is when the newest sheet was seen."""

    case: str
    header: CaseSaid
    people: list[Person]
    entries: list[Entry]
    printed: str
    has_table: bool
    only_view: bool
    coverage: Coverage

    @cached_property
    def single(self) -> Person | None:
        """The only defendant, where the captures show that there is just one."""
        others = self.only_view and "et al" in (self.header.case_name or "").lower()
        return self.people[0] if len(self.people) == 1 and not others else None

    def person(self, name: str | None, number: int | None) -> Person | None:
        """The defendant that a text means by a name, a number, or both; None where that is not certain."""
        if name:
            named = [p for p in self.people if p.answers_to(name)]
            if number is not None and len(named) != 1:
                named = [p for p in named or self.people if p.number == number]
            named = named or self._by_surname(name)
            return named[0] if len(named) == 1 else None
        return next((p for p in self.people if number is not None and p.number == number), None)

    def named_in(self, entry: Entry) -> list[Person]:
        """The defendants whose full names stand in an entry's text."""
        return [p for p in self.people if any(f" {name} " in entry.folded for name in p.folded if name)]

    def concerned(self, entry: Entry) -> list[Person]:
        """The defendants an entry is about: those it names; the only one where it names none."""
        return self.named_in(entry) or ([self.single] if self.single else [])

    def granted_by(self, order: Entry, number: str | None) -> Entry | None:
        """The motion to dismiss of that entry number which an order grants, filed no later than it; None where that is not certain."""
        found = [e for e in self.entries if number and e.said.number == number and e.has("motion_to_dismiss", "nolle_prosequi")]
        found = [e for e in found if e is not order and not (e.day and order.day and e.day > order.day)]
        return found[0] if len(found) == 1 else None

    def _by_surname(self, name: str) -> list[Person]:
        words = fold_name(name).split()
        return [p for p in self.people if words and len(words) == 1 and words[0] == fold_name(p.name).split()[-1]]


def gather(case: str, facts: Sequence[Fact], seen: Mapping[str, str], readings: Mapping[str, Reading]) -> Docket:
    """Merge every capture's facts about one case. ``seen`` gives each capture's ISO time, ``readings`` each entry fact's."""
    ordered = sorted(facts, key=lambda f: (seen.get(f.capture, ""), f.capture))
    headers = [(f, f.said) for f in ordered if isinstance(f.said, CaseSaid)]
    people = _people(ordered)
    has_table = any(p.table for p in people)
    return Docket(
        case=case,
        header=_header([said for _, said in headers]),
        people=people,
        entries=_entries(ordered, readings),
        printed=seen.get(ordered[-1].capture, "") if ordered else "",
        has_table=has_table,
        only_view=bool(headers) and all(said.view is not None for _, said in headers),
        coverage="full" if any(said.entries_shown == "full" for _, said in headers) else headers[-1][1].entries_shown,
    )


def _header(headers: list[CaseSaid]) -> CaseSaid:
    """The newest header, gaps filled from older ones (a later sheet may show less)."""
    newest = headers[-1]

    def latest(name: str) -> object:
        return next((value for h in reversed(headers) if (value := getattr(h, name)) is not None), None)

    return CaseSaid(
        court=newest.court,
        docket_number=newest.docket_number,
        case_name=latest("case_name"),  # type: ignore[arg-type]
        filed=latest("filed"),  # type: ignore[arg-type]
        terminated=latest("terminated"),  # type: ignore[arg-type]
        view=newest.view,
        flags=newest.flags,
        magistrate_numbers=tuple(dict.fromkeys(n for h in headers for n in h.magistrate_numbers)),
        parties_shown=any(h.parties_shown for h in headers),
        entries_shown=newest.entries_shown,
        page=newest.page,
        aliases=newest.aliases,
    )


# --- people and their count rows ------------------------------------------------------------------------------


def _people(facts: Sequence[Fact]) -> list[Person]:
    people: list[Person] = []
    for fact in facts:
        if isinstance(fact.said, DefendantSaid):
            _meet(people, fact.said)
    for capture in dict.fromkeys(f.capture for f in facts):
        for person in people:
            _lay_table(person, [f for f in facts if f.capture == capture and _is_of(f, person, people)])
    return sorted(people, key=lambda p: (p.number is None, p.number or 0, p.folded))


def _meet(people: list[Person], said: DefendantSaid) -> None:
    known = _find(people, said.name, said.number)
    if known is None:
        people.append(Person(said.name, said.number, said.aliases, said.terminated, said.counts_shown, said.unread))
        return
    former = (known.name,) if fold_name(known.name) != fold_name(said.name) else ()
    known.aliases = tuple(dict.fromkeys((*known.aliases, *former, *said.aliases)))
    known.name = said.name
    known.number = known.number if said.number is None else said.number
    known.terminated = said.terminated or known.terminated
    known.table = known.table or said.counts_shown
    known.unread = said.unread
    known.__dict__.pop("folded", None)


def _find(people: list[Person], name: str, number: int | None) -> Person | None:
    """The person already met: by number where both have one, else by the same folded name."""
    if number is not None:
        for person in people:
            if person.number == number:
                return person
    same = [p for p in people if fold_name(name) in p.folded and (number is None or p.number is None)]
    return same[0] if len(same) == 1 else None


def _is_of(fact: Fact, person: Person, people: list[Person]) -> bool:
    return isinstance(fact.said, ChargeSaid) and _find(people, fact.said.defendant, fact.said.defendant_number) is person


def _lay_table(person: Person, facts: list[Fact]) -> None:
    """Put a newer sheet's table over the older one; rows that it no longer prints are kept, marked as not current."""
    if not facts:
        return
    newer = [_row(fact) for fact in facts]
    keys = _row_keys(newer)
    kept = [row for key, row in zip(_row_keys(person.rows), person.rows, strict=True) if key not in keys]
    for row in kept:
        row.current = False
    person.rows = newer + kept


def _row(fact: Fact) -> Row:
    said = fact.said
    assert isinstance(said, ChargeSaid)
    return Row(said.label, said.counts, said.offense, said.statute, said.section, said.disposition, said.unread, fact.evidence)


def _row_keys(rows: Iterable[Row]) -> list[tuple[str, str]]:
    """A row is known by its count label, and by its offence too where the label alone is not unique."""
    rows = list(rows)
    labels = Counter(row.label for row in rows)
    return [(row.label, "" if labels[row.label] == 1 else fold_name(row.offense)) for row in rows]


# --- entries --------------------------------------------------------------------------------------------------


def _entries(facts: Sequence[Fact], readings: Mapping[str, Reading]) -> list[Entry]:
    """One entry per (number, date filed), or (date, text) where unnumbered, in its fullest and then newest wording."""
    best: dict[tuple[object, ...], Entry] = {}
    occurrence: Counter[tuple[object, ...]] = Counter()
    for fact in facts:
        said = fact.said
        if not isinstance(said, EntrySaid):
            continue
        key: tuple[object, ...] = (said.number, said.filed) if said.number else (None, said.filed, fold_name(said.text))
        occurrence[(fact.capture, key)] += 1
        key = (*key, occurrence[(fact.capture, key)])
        known = best.get(key)
        if known is None or _is_bare(known.said) or not _is_bare(said):
            best[key] = Entry(said, fact.evidence[0], readings.get(fact.id, _NOTHING_READ))
    return sorted(best.values(), key=Entry.order)


def _is_bare(said: EntrySaid) -> bool:
    """Whether the page gave only the event's name (history reports, RSS)."""
    return said.event_type is not None and said.text == said.event_type
