"""One case as all its captures together show it: people, count rows and entries, newest printing first in authority."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from nolle.model import CaseSaid, Change, Coverage, EntrySaid, Evidence, Reading, Section, Shown
from nolle.names import fold_name, same_printed_name


@dataclass(slots=True, eq=False)
class Row:
    """One count row of one defendant, from a sheet's table or, where no sheet has one, from a charging entry.

    ``current`` is False for a row that an earlier sheet printed and the latest does not. ``numbered`` is whether that sheet gave the
    defendant a number. ``former`` are earlier printings of the row whose disposition read otherwise, the newest first: courts edit it in place.
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
    numbered: bool = True
    former: tuple[Row, ...] = ()

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
    def _events(self) -> frozenset[str]:
        return frozenset(self.reading.events)

    @cached_property
    def folded(self) -> str:
        return f" {fold_name(self.said.text)} "

    def has(self, *labels: str) -> bool:
        return not self._events.isdisjoint(labels)

    def order(self) -> tuple[date, date, int, int]:
        """Sorts by the day the public could see it, then as numbered."""
        number = self.said.number or ""
        last = date.max
        return (self.said.entered or self.day or last, self.day or last, int(number) if number.isdigit() else 0, self.said.row)


@dataclass(eq=False)
class Docket:
    """A case: its header, people and entries in order. ``printed`` is when the newest sheet was seen.

    ``pages`` are the captures by time, ``changes`` what became different from one to the next. ``held`` is why the
    case is withheld until a person decides.
    """

    case: str
    header: CaseSaid
    people: list[Person]
    entries: list[Entry]
    printed: str
    has_table: bool
    only_view: bool
    coverage: Coverage
    pages: tuple[Shown, ...] = ()
    changes: tuple[Change, ...] = ()
    held: str | None = None

    @cached_property
    def _named(self) -> dict[Entry, list[Person]]:
        return {}

    @cached_property
    def _meant(self) -> dict[tuple[str | None, int | None], Person | None]:
        return {}

    @cached_property
    def _labelled(self) -> dict[str, list[Entry]]:
        found: dict[str, list[Entry]] = {}
        for entry in self.entries:
            for label in entry.reading.events:
                found.setdefault(label, []).append(entry)
        return found

    @cached_property
    def _names(self) -> list[tuple[Person, list[str]]]:
        return [(person, [f" {name} " for name in person.folded if name]) for person in self.people]

    @cached_property
    def _places(self) -> dict[Entry, int]:
        return {entry: place for place, entry in enumerate(self.entries)}

    @cached_property
    def _numbered(self) -> dict[str | None, list[Entry]]:
        found: dict[str | None, list[Entry]] = {}
        for entry in self.entries:
            found.setdefault(entry.said.number, []).append(entry)
        return found

    def people_changed(self) -> None:
        """Forget what was looked up by the people as they stood."""
        for name in ("single", "_names", "_named", "_meant"):
            self.__dict__.pop(name, None)

    @cached_property
    def single(self) -> Person | None:
        """The only defendant, where the captures show that there is just one."""
        others = self.only_view and "et al" in (self.header.case_name or "").lower()
        return self.people[0] if len(self.people) == 1 and not others else None

    def person(self, name: str | None, number: int | None) -> Person | None:
        """The defendant that a text means by a name, a number, or both; None where that is not certain."""
        if (name, number) not in self._meant:
            self._meant[name, number] = self._person(name, number)
        return self._meant[name, number]

    def _person(self, name: str | None, number: int | None) -> Person | None:
        if name:
            named = [p for p in self.people if p.answers_to(name)]
            if number is not None and len(named) != 1:
                named = [p for p in named or self.people if p.number == number]
            named = named or self._by_surname(name)
            return named[0] if len(named) == 1 else None
        return next((p for p in self.people if number is not None and p.number == number), None)

    def named_in(self, entry: Entry) -> list[Person]:
        """The defendants whose full names stand in an entry's text."""
        found = self._named.get(entry)
        if found is None:
            text = entry.folded
            found = self._named[entry] = [person for person, names in self._names for name in names if name in text]
            if len(found) > 1:
                found = self._named[entry] = list(dict.fromkeys(found))
        return found

    def concerned(self, entry: Entry) -> list[Person]:
        """The defendants an entry is about: those it names; the only one where it names none."""
        return self.named_in(entry) or ([self.single] if self.single else [])

    def labelled(self, *labels: str) -> list[Entry]:
        """The entries that have any of these labels, in order."""
        if len(labels) == 1:
            return self._labelled.get(labels[0], [])
        return self.in_order({entry for label in labels for entry in self._labelled.get(label, ())})

    def numbered(self, number: str | None) -> list[Entry]:
        """The entries that bear a number, in order."""
        return self._numbered.get(number, [])

    def in_order(self, entries: Iterable[Entry]) -> list[Entry]:
        """Entries of this docket in its order."""
        return sorted(entries, key=self._places.__getitem__)

    def granted_by(self, order: Entry, number: str | None) -> Entry | None:
        """The motion to dismiss of that entry number which an order grants, filed no later than it; None where that is not certain."""
        found = [e for e in (self.numbered(number) if number else ()) if e.has("motion_to_dismiss", "nolle_prosequi")]
        found = [e for e in found if e is not order and not (e.day and order.day and e.day > order.day)]
        return found[0] if len(found) == 1 else None

    def _by_surname(self, name: str) -> list[Person]:
        words = fold_name(name).split()
        return [p for p in self.people if words and len(words) == 1 and words[0] == fold_name(p.name).split()[-1]]
