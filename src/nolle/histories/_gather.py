"""The fold from pages to one docket: each page's facts once, in the order of their captures, the newest printing first in authority."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from nolle.changes import Watch
from nolle.histories._docket import Docket, Entry, Person, Row
from nolle.histories._held import HoldWatch
from nolle.model import Capture, CaseSaid, ChargeSaid, DefendantSaid, EntrySaid, Fact, Reading
from nolle.names import fold_name, is_expunged_name

Page = tuple[Capture, Sequence[Fact]]
_NOTHING_READ = Reading()
_TWO_OF_THE_NAME = "a sheet without defendant numbers shows this count, and two defendants of the case bear the name"


def gather(case: str, pages: Iterable[Page], readings: Mapping[str, Reading], *, compared: bool = True) -> Docket:
    """Merge what every capture says of one case. The pages come by the time of their captures, then digest.

    ``readings`` gives what an entry's words were understood to say. It is asked only once its page is there, so it may fill as the
    pages come. The pages are compared with each other for what changed only if that is asked for: no charge's end depends on it.
    """
    merging = _Merging(readings, Watch() if compared else None)
    for capture, facts in pages:
        merging.add(capture, facts)
    return merging.docket(case)


class _Merging:
    """What the pages so far show together. Grows with the docket, not with the number of its captures."""

    def __init__(self, readings: Mapping[str, Reading], watch: Watch | None) -> None:
        self._readings = readings
        self._header: CaseSaid | None = None
        self._people: list[Person] = []
        self._entries: dict[tuple[object, ...], Entry] = {}
        self._printed = ""
        self._full, self._only_view = False, True
        self._watch, self._hold = watch, HoldWatch()
        self._folded = lru_cache(maxsize=None)(fold_name)

    def add(self, capture: Capture, facts: Sequence[Fact]) -> None:
        """Lay the next page over the earlier ones."""
        self._printed = capture.retrieved
        for fact in facts:
            if isinstance(fact.said, CaseSaid):
                self._head(fact.said)
            elif isinstance(fact.said, DefendantSaid) and not is_expunged_name(fact.said.name):
                _meet(self._people, fact.said)
        _lay_tables(self._people, facts)
        if self._watch:
            self._watch.see(capture, facts)
        self._hold.see(capture, facts)
        self._add_entries(facts)

    def docket(self, case: str) -> Docket:
        """The case as all pages together show it."""
        assert self._header is not None, f"{case}: no page says anything of the case as a whole"
        _doubt_shared_names(self._people)
        return Docket(
            case=case,
            header=self._header,
            people=sorted(self._people, key=lambda p: (p.number is None, p.number or 0, p.folded)),
            entries=sorted(self._entries.values(), key=Entry.order),
            printed=self._printed,
            has_table=any(p.table for p in self._people),
            only_view=self._only_view,
            coverage="full" if self._full else self._header.entries_shown,
            pages=tuple(self._watch.pages) if self._watch else (),
            changes=tuple(self._watch.changes) if self._watch else (),
            held=self._hold.reason,
        )

    def _head(self, newest: CaseSaid) -> None:
        self._full |= newest.entries_shown == "full"
        self._only_view &= newest.view is not None
        self._header = _over(self._header, newest) if self._header else newest

    def _add_entries(self, facts: Sequence[Fact]) -> None:
        """One entry per (number, date filed), or (date, text) where unnumbered, in its fullest and then newest wording."""
        occurrence: Counter[tuple[object, ...]] = Counter()
        for fact in facts:
            said = fact.said
            if not isinstance(said, EntrySaid):
                continue
            key: tuple[object, ...] = (said.number, said.filed) if said.number else (None, said.filed, self._folded(said.text))
            occurrence[key] += 1
            key = (*key, occurrence[key])
            known = self._entries.get(key)
            if known is None or _is_bare(known.said) or not _is_bare(said):
                words = fact.evidence[0]
                self._entries[key] = Entry(said, words, self._readings.get(words.quote, _NOTHING_READ))


def _over(older: CaseSaid, newest: CaseSaid) -> CaseSaid:
    """The newest header, gaps filled from older ones (a later sheet may show less)."""
    return replace(
        newest,
        case_name=older.case_name if newest.case_name is None else newest.case_name,
        filed=newest.filed or older.filed,
        terminated=newest.terminated or older.terminated,
        magistrate_numbers=tuple(dict.fromkeys((*older.magistrate_numbers, *newest.magistrate_numbers))),
        parties_shown=older.parties_shown or newest.parties_shown,
    )


def _is_bare(said: EntrySaid) -> bool:
    """Whether the page gave only the event's name (history reports, RSS)."""
    return said.event_type is not None and said.text == said.event_type


# --- people and their count rows ------------------------------------------------------------------------------


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


def _lay_tables(people: list[Person], facts: Sequence[Fact]) -> None:
    """Put each person's rows of a page over the older ones."""
    printed: dict[tuple[str, int | None], list[Row]] = {}
    for fact in facts:
        if isinstance(fact.said, ChargeSaid):
            printed.setdefault((fact.said.defendant, fact.said.defendant_number), []).append(_row(fact, fact.said))
    rows: dict[int, list[Row]] = {}
    for (name, number), newer in printed.items():
        person = _find(people, name, number)
        if person is not None:
            rows.setdefault(people.index(person), []).extend(newer)
    for i, newer in rows.items():
        _lay_table(people[i], newer)


def _lay_table(person: Person, newer: list[Row]) -> None:
    """Put a newer sheet's table over the older one; rows that it no longer prints are kept, marked as not current."""
    keys = _row_keys(newer)
    older = dict(zip(_row_keys(person.rows), person.rows, strict=True))
    for key, row in zip(keys, newer, strict=True):
        row.former = _former(row, older.get(key))
    kept = [row for key, row in zip(_row_keys(person.rows), person.rows, strict=True) if key not in keys]
    for row in kept:
        row.current = False
    person.rows = newer + kept


def _former(row: Row, older: Row | None) -> tuple[Row, ...]:
    if older is None:
        return ()
    changed = older.disposition is not None and older.disposition != row.disposition
    return (older, *older.former) if changed else older.former


def _row(fact: Fact, said: ChargeSaid) -> Row:
    return Row(
        said.label,
        said.counts,
        said.offense,
        said.statute,
        said.section,
        said.disposition,
        said.unread,
        fact.evidence,
        numbered=said.defendant_number is not None,
    )


def _row_keys(rows: Iterable[Row]) -> list[tuple[str, str]]:
    """A row is known by its count label, and by its offence too where the label alone is not unique."""
    rows = list(rows)
    labels = Counter(row.label for row in rows)
    return [(row.label, "" if labels[row.label] == 1 else fold_name(row.offense)) for row in rows]


def _doubt_shared_names(people: list[Person]) -> None:
    """Rows of a sheet without defendant numbers belong to nobody for certain once two people of the case bear the name."""
    for person in people:
        if person.number is not None and any(other is not person and other.folded[0] in person.folded for other in people):
            for row in person.rows:
                row.unread = row.unread or (None if row.numbered else _TWO_OF_THE_NAME)
