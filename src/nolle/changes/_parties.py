"""What became different among flags, defendants and count rows from one docket sheet to the next."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from nolle.changes._page import Page, Sight
from nolle.model import Change, ChargeSaid, DefendantSaid, Evidence
from nolle.names import fold_name, is_expunged_name

_Printing = tuple[DefendantSaid, Evidence]


@dataclass(slots=True)
class _Count:
    """A count row, as a sheet last showed it."""

    said: ChargeSaid
    evidence: tuple[Evidence, ...]
    sight: Sight
    absent: bool = False
    doubted: bool = False

    @property
    def offense(self) -> Evidence:
        return self.evidence[0]

    @property
    def disposition(self) -> Evidence | None:
        return self.evidence[1] if len(self.evidence) > 1 else None

    @property
    def key(self) -> tuple[str, str]:
        return self.said.label, fold_name(self.said.offense)


@dataclass(slots=True, eq=False)
class _Person:
    """A defendant, as a sheet last showed them. ``tabled`` is whether a sheet's table of their counts could be read."""

    said: DefendantSaid
    words: Evidence
    sight: Sight
    number: int | None
    names: set[str] = field(default_factory=set)
    counts: list[_Count] = field(default_factory=list)
    tabled: bool = False
    absent: bool = False
    doubted: bool = False

    @property
    def taken_away(self) -> bool:
        """Whether the court replaced the name by the word EXPUNGED."""
        return is_expunged_name(self.said.name)


class PartyWatch:
    """The flags, defendants and counts that docket sheets so far showed. Other kinds of page print them too loosely to be compared."""

    def __init__(self) -> None:
        self._flags: dict[int | None, tuple[Sight, Mapping[str, Evidence]]] = {}
        self._people: list[_Person] = []
        self._whole: Sight | None = None

    def see(self, page: Page) -> Iterator[Change]:
        """The changes that the next page shows."""
        if page.kind != "docket" or page.whole is None:
            return
        yield from self._see_flags(page)
        if page.shown.parties and page.people and page.shown.entries != "part":
            yield from self._see_people(page)

    def _see_flags(self, page: Page) -> Iterator[Change]:
        """Flags are compared between sheets of one view: a defendant's own sheet may bear others than the case's."""
        before = self._flags.get(page.shown.view)
        self._flags[page.shown.view] = (page.sight, page.flags)
        if before is None:
            return
        sight, flags = before
        for flag, words in page.flags.items():
            if flag not in flags:
                yield Change("flag_added", f"the flag {flag} is new", None, words, sight.shown.seen, page.shown.seen)
        for flag, words in flags.items():
            if flag not in page.flags:
                around = (page.whole,) if page.whole else ()
                yield Change("flag_removed", f"the flag {flag} is gone", words, None, sight.shown.seen, page.shown.seen, around=around)

    # --- defendants

    def _see_people(self, page: Page) -> Iterator[Change]:
        counts: dict[tuple[str, int | None], list[_Count]] = defaultdict(list)
        for row, evidence in page.counts:
            counts[row.defendant, row.defendant_number].append(_Count(row, evidence, page.sight))
        pairs = list(self._pairs(page.people))
        present = {id(person) for person, _ in pairs if person}
        for person, (said, words) in pairs:
            own = counts[said.name, said.number]
            if person is None:
                yield from self._new(page, said, words, own)
            else:
                yield from _same(page, person, said, words, own)
        unplaced = any(person is None and is_expunged_name(said.name) for person, (said, _) in pairs)
        for person in self._people:
            if id(person) not in present and person.sight is not page.sight:
                if unplaced:  # one of them is the one whose name was taken away, and nobody can say which
                    person.absent = True
                yield from _gone(page, person)
        if page.shown.view is None:
            self._whole = page.sight

    def _pairs(self, printed: Sequence[_Printing]) -> Iterator[tuple[_Person | None, _Printing]]:
        """Each defendant of a page with the known one that it is: by number, else by name in the order printed, else by the only alias."""
        free = [*self._people]
        for said, words in printed:
            person = _find(free, said)
            if person is not None:
                free.remove(person)
            yield person, (said, words)

    def _new(self, page: Page, said: DefendantSaid, words: Evidence, counts: list[_Count]) -> Iterator[Change]:
        names = {fold_name(name) for name in (said.name, *said.aliases)}
        self._people.append(_Person(said, words, page.sight, said.number, names, counts, tabled=_tabled(said)))
        if self._whole and not is_expunged_name(said.name):
            seen = self._whole.shown.seen
            yield Change("party_added", f"{_called(said)} is new among the defendants", None, words, seen, page.shown.seen, defendant=said.name)


def _find(people: Sequence[_Person], said: DefendantSaid) -> _Person | None:
    if said.number is not None:
        for person in people:
            if person.number == said.number:
                return person
    names = {fold_name(name) for name in (said.name, *said.aliases)}
    open_to = [person for person in people if said.number is None or person.number is None]
    named = [person for person in open_to if fold_name(said.name) in person.names]
    by_alias = [person for person in open_to if names & person.names]
    return named[0] if named else by_alias[0] if len(by_alias) == 1 else None


def _same(page: Page, person: _Person, said: DefendantSaid, words: Evidence, counts: list[_Count]) -> Iterator[Change]:
    """A known defendant on the next page."""
    seen = (person.sight.shown.seen, page.shown.seen)
    if person.absent:
        yield Change("party_added", f"{_called(said)} stands among the defendants again", person.words, words, *seen, defendant=said.name)
    if fold_name(person.said.name) != fold_name(said.name):
        what = f"the name of {_called(person.said)} now reads {said.name}"
        yield Change("party_renamed", what, person.words, words, *seen, defendant=person.said.name)
    if _tabled(said) and person.tabled:
        yield from _counts(page, person, said, words, counts)
    elif _tabled(said):
        person.counts, person.tabled = counts, True
    _remember(page, person, said, words)


def _tabled(said: DefendantSaid) -> bool:
    return said.counts_shown and not said.unread and not is_expunged_name(said.name)


def _remember(page: Page, person: _Person, said: DefendantSaid, words: Evidence) -> None:
    person.said, person.words, person.sight, person.absent = said, words, page.sight, False
    person.number = person.number if said.number is None else said.number
    person.names |= {fold_name(name) for name in (said.name, *said.aliases)}


def _gone(page: Page, person: _Person) -> Iterator[Change]:
    """A known defendant whom the next page should show and does not."""
    shown, view = page.shown, page.shown.view
    if person.absent or person.taken_away or view not in (None, person.number) or not page.comes_after(person.sight):
        return
    left_out = person.said.terminated and not any(said.terminated for said, _ in page.people)  # as a sheet without terminated parties does
    sure = shown.covers(person.sight.shown) and not left_out
    if not sure and person.doubted:
        return
    person.absent, person.doubted = sure, person.doubted or not sure
    what = f"{_called(person.said)} is not among the defendants of the later page"
    seen = (person.sight.shown.seen, shown.seen)
    yield Change("party_removed", what, person.words, None, *seen, defendant=person.said.name, sure=sure, around=(page.people[0][1],))


# --- count rows -----------------------------------------------------------------------------------------------


def _counts(page: Page, person: _Person, said: DefendantSaid, name: Evidence, printed: list[_Count]) -> Iterator[Change]:
    seen = (person.sight.shown.seen, page.shown.seen)
    kept: list[_Count] = []
    for before, after in _paired(person.counts, printed):
        if before is None and after is not None:
            yield Change("count_added", f"{_of(after, said)} is new", None, after.offense, *seen, defendant=said.name, count=after.said.label)
        elif before is not None and after is None:
            yield from _removed(page, before, said, name)
            kept.append(before)
        elif before is not None and after is not None:
            yield from _compared(page, before, after, said)
    person.counts = [*printed, *kept]


def _paired(known: Sequence[_Count], printed: Sequence[_Count]) -> Iterator[tuple[_Count | None, _Count | None]]:
    """Rows of one label and offence, then rows of one label where only one is left on either side; what is left over alone."""
    left, right = [*known], [*printed]
    for by_label in (False, True):
        for after in [*right]:
            same = [before for before in left if (before.said.label == after.said.label if by_label else before.key == after.key)]
            rivals = [other for other in right if other.said.label == after.said.label]
            if same and (not by_label or len(same) == len(rivals) == 1):
                left.remove(same[0])
                right.remove(after)
                yield same[0], after
    yield from ((before, None) for before in left)
    yield from ((None, after) for after in right)


def _removed(page: Page, count: _Count, said: DefendantSaid, name: Evidence) -> Iterator[Change]:
    sure = page.shown.covers(count.sight.shown)
    if count.absent or (count.doubted and not sure) or not page.comes_after(count.sight):
        return
    count.absent, count.doubted = sure, count.doubted or not sure
    what = f"{_of(count, said)} is not on the later page"
    seen = (count.sight.shown.seen, page.shown.seen)
    yield Change("count_removed", what, count.offense, None, *seen, defendant=said.name, count=count.said.label, sure=sure, around=(name,))


def _compared(page: Page, before: _Count, after: _Count, said: DefendantSaid) -> Iterator[Change]:
    seen = (before.sight.shown.seen, page.shown.seen)
    label, of = after.said.label, _of(after, said)
    if before.absent:
        yield Change("count_added", f"{of} stands on the page again", before.offense, after.offense, *seen, defendant=said.name, count=label)
    if before.said.unread or after.said.unread:
        return
    if _words(before.said.offense) != _words(after.said.offense):
        yield Change("text_changed", f"the offense of {of} is worded otherwise", before.offense, after.offense, *seen, defendant=said.name, count=label)
    if _words(before.said.disposition) != _words(after.said.disposition):
        what = f"{of} has another disposition" if before.disposition and after.disposition else f"{of} now has a disposition"
        what = what if after.disposition else f"{of} no longer has a disposition"
        around = () if after.disposition else (after.offense,)
        yield Change("disposition_changed", what, before.disposition, after.disposition, *seen, defendant=said.name, count=label, around=around)


def _words(text: str | None) -> str:
    return " ".join((text or "").split())


def _called(said: DefendantSaid) -> str:
    return said.name if said.number is None else f"{said.name} ({said.number})"


def _of(count: _Count, said: DefendantSaid) -> str:
    label = count.said.label
    name = f"count {label}" if label[:1].isdigit() else "the complaint" if label == "complaint" else "a count"
    return f"{name} of {_called(said)}"
