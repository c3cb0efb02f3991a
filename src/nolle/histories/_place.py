"""Which counts of which defendant a text means. What cannot be placed for certain is kept as a sentence, never guessed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from nolle.histories._docket import Docket, Entry, Person, Row
from nolle.histories._motions import asks_for_something_else
from nolle.model import CONVICTED, Evidence, OutcomeSaid
from nolle.outcomes import read_disposition

_NTH = {word: n for n, words in enumerate(("", "", "second 2nd", "third 3rd", "fourth 4th", "fifth 5th", "sixth 6th")) for word in words.split()}
_SUPERSEDING = re.compile(r"(?:\b(?P<nth>" + "|".join(_NTH) + r")\s+)?superseding|\bS\s?\(?(?P<number>\d)\)?(?=\W)", re.I)
_ORIGINAL = re.compile(r"\b(?:original|underlying|initial)\b", re.I)
_EVERYBODY = re.compile(r"\b(?:as to|against) (?:all|each of the|all of the) (?:named )?(?:defendants|dfts|defts)\b(?! (?:except|but|other than|save))", re.I)
_UNTOLD = (None, "unknown")
_SUFFIX = re.compile(r"\d+(s*)r?$")


@dataclass(frozen=True, slots=True)
class Mark:
    """What one entry says became of one count."""

    said: OutcomeSaid
    entry: Entry

    @property
    def day(self) -> date | None:
        return self.entry.day

    @property
    def evidence(self) -> Evidence:
        whole, said = self.entry.evidence, self.said
        return Evidence(whole.capture, whole.start + said.start, whole.start + said.end, said.evidence)


@dataclass(slots=True, eq=False)
class Count:
    """One single count of one row, with the marks that entries put on it.

    ``cell`` is the row's disposition as read, with what earlier printings of it told more fully; ``told`` are the words of all of them.
    """

    row: Row
    label: str
    cell: OutcomeSaid | None
    marks: list[Mark]
    told: tuple[Evidence, ...] = ()

    @property
    def level(self) -> int:
        """0 for the original charging document, 1 for the first superseding one ("s"), and so on."""
        return _level(self.label)


@lru_cache(maxsize=4096)
def _level(label: str) -> int:
    match = _SUFFIX.search(label)
    return len(match[1]) if match else 0


def place(docket: Docket) -> dict[int, list[Count]]:
    """Every person's counts (by position in ``docket.people``), each with its marks in the order of the docket."""
    counts = {i: list(_counts(person)) for i, person in enumerate(docket.people)}
    for entry in docket.entries:
        for said in entry.reading.outcomes:
            _place_one(docket, counts, entry, said)
    return counts


def live(counts: list[Count]) -> list[Count]:
    """The counts of the newest charging document: not complaints once there is more, not those that were superseded."""
    charged = [c for c in counts if not c.row.is_complaint] or counts
    newest = max((c.level for c in charged), default=0)
    return [c for c in charged if c.level == newest]


def _counts(person: Person) -> Iterator[Count]:
    for row in person.rows:
        cell, told = _told(row)
        for label in row.counts or (row.label or "complaint",):
            yield Count(row, label, cell, [], told)


def _told(row: Row) -> tuple[OutcomeSaid | None, tuple[Evidence, ...]]:
    """What a row's disposition says, and the words; () where it is blank.

    Courts shorten these texts: who moved and whether with prejudice is taken from an earlier printing where the newest is silent on it.
    """
    cell = _cell(row.disposition) if row.disposition else None
    told = row.evidence[1:2]
    for older in row.former if cell else ():
        before = _cell(older.disposition) if older.disposition else None
        if cell is None or before is None or before.outcome != cell.outcome:
            continue
        fuller = replace(
            cell,
            by=before.by if cell.by in _UNTOLD and before.by not in _UNTOLD else cell.by,
            with_prejudice=before.with_prejudice if cell.with_prejudice is None else cell.with_prejudice,
        )
        if fuller != cell:
            cell, told = fuller, (*told, *older.evidence[1:2])
    return cell, told


@lru_cache(maxsize=8192)
def _cell(disposition: str) -> OutcomeSaid | None:
    """What a cell says; courts print the same words again and again."""
    return read_disposition(disposition)


def _place_one(docket: Docket, counts: dict[int, list[Count]], entry: Entry, said: OutcomeSaid) -> None:
    if asks_for_something_else(entry, said, docket):
        for person in docket.concerned(entry):
            _set_aside(person, entry, said, f"entry {said.motion}, which it grants, asks to dismiss something that is no charge")
        return
    people = _whom(docket, entry, said)
    if not people:
        for person in docket.people:
            _set_aside(person, entry, said, "names no defendant for certain")
    for person in people:
        own = [count for count in counts[docket.people.index(person)] if not _charged_later(docket, person, count, entry)]
        meant = _which(own, entry, said)
        person.convicted_elsewhere |= not meant and said.outcome in CONVICTED
        if not meant and own:
            _set_aside(person, entry, said, "names no count that could be matched")
        for count in meant:
            count.marks.append(Mark(said, entry))


def _charged_later(docket: Docket, person: Person, count: Count, entry: Entry) -> bool:
    """Whether a count is of a superseding charge that was filed after this entry, which cannot speak of it."""
    if not count.level or entry.day is None:
        return False
    charging = superseding_entry(docket, person, count.level)
    return charging is not None and charging.day is not None and charging.day > entry.day


def superseding_entry(docket: Docket, person: Person, level: int) -> Entry | None:
    """The entry that filed the superseding charge of that level, where its text tells which one it is."""
    for entry in docket.labelled("superseding_charge"):
        concerned = docket.concerned(entry)
        if (person in concerned or not concerned) and level_of(entry.said.text) == level:
            return entry
    return None


def _whom(docket: Docket, entry: Entry, said: OutcomeSaid) -> list[Person]:
    """Whom a text means: as it names them; the only defendant; all of them; or those named by the motion that it grants as a whole."""
    if said.defendant or said.defendant_number is not None:
        person = docket.person(said.defendant, said.defendant_number)
        return [person] if person else []
    named = docket.named_in(entry)
    if named:
        return named if len(named) == 1 else []
    if docket.single:
        return [docket.single]
    if _EVERYBODY.search(entry.said.text) and not docket.only_view:
        return list(docket.people)
    motion = docket.granted_by(entry, said.motion)
    return docket.named_in(motion) if motion and said.counts == ("all",) else []


def _which(counts: list[Count], entry: Entry, said: OutcomeSaid) -> list[Count]:
    """The counts a text means. ``all`` and ``remaining`` reach only live counts that no disposition cell contradicts."""
    if said.counts == ("all",):
        return [c for c in _of_document(counts, said.document) if _cell_allows(c, said)]
    if said.counts == ("remaining",):
        return [c for c in live(counts) if _cell_allows(c, said) and not any(m.entry is entry for m in c.marks)]
    if not said.counts:
        open_counts = live(counts)
        agreeing = [c for c in counts if c.cell and c.cell.outcome == said.outcome]
        return agreeing or (open_counts if len(open_counts) == 1 and _cell_allows(open_counts[0], said) else [])
    return [c for label in said.counts for c in _labelled(counts, label, said.document)]


def _labelled(counts: list[Count], label: str, document: str | None) -> list[Count]:
    """The count a text calls by a label: of the document it names, else exactly so labelled, else the only one of that number."""
    charged = [c for c in counts if not c.row.is_complaint]
    level = level_of(document)
    number = re.match(r"\d+", label)
    if number and label == number[0]:
        if level is not None and (found := [c for c in charged if c.level == level and number_of(c.label) == label]):
            return found
        if not any(c.label == label for c in charged):
            found = [c for c in charged if number_of(c.label) == label]
            return found if len({c.label for c in found}) == 1 else []
    return [c for c in charged if c.label == label]


def _of_document(counts: list[Count], document: str | None) -> list[Count]:
    """The counts of the charging document a text names; the live ones where it names none that tells them apart."""
    if document and "complaint" in document.lower():
        return [c for c in counts if c.row.is_complaint]
    level = level_of(document)
    return [c for c in counts if not c.row.is_complaint and c.level == level] if level is not None else live(counts)


def level_of(document: str | None) -> int | None:
    """0 for "original Indictment", 1 for "Superseding Indictment", 2 for "Second Superseding" or "S(2)"; None where not said."""
    match = _SUPERSEDING.search(document or "")
    if match:
        return int(match["number"]) if match["number"] else _NTH.get((match["nth"] or "").lower(), 1)
    return 0 if _ORIGINAL.search(document or "") else None


def number_of(label: str) -> str:
    """A count label without its suffix: "3ss" → "3"."""
    match = re.match(r"\d+", label)
    return match[0] if match else label


def _cell_allows(count: Count, said: OutcomeSaid) -> bool:
    """Whether the disposition cell is blank or says the same kind of thing."""
    cell = count.cell
    return cell is None or cell.outcome == said.outcome or {cell.outcome, said.outcome} <= CONVICTED


def _set_aside(person: Person, entry: Entry, said: OutcomeSaid, why: str) -> None:
    """Keep an ending that could not be placed as a sentence; a plea or sentence ends nothing and leaves none."""
    if said.outcome in CONVICTED:
        return
    number = f"entry {entry.said.number}" if entry.said.number else "an unnumbered entry"
    when = f" of {entry.day.isoformat()}" if entry.day else ""
    person.unplaced.append(f"{number}{when} says “{said.evidence}” ({said.outcome}) but {why}")
