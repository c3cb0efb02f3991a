"""Which entry of a page is which of those known: by PACER's own id, else by number and day, else by its words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from nolle.changes._page import SHEETS, Page, Printed, Sight
from nolle.changes._words import alike, without_notes
from nolle.model import Evidence

_DOCUMENT_ID = 9  # digits; PACER's sequence numbers are shorter
_DAYS_OFF = 3
_TELLING = 20  # characters of words that may tell an entry without its number


@dataclass(slots=True)
class Sighting:
    """The last time that pages of one kind showed an entry."""

    sight: Sight
    printed: Printed
    linked: bool | None


@dataclass(slots=True, eq=False)
class Known:
    """An entry that earlier pages showed. ``kinds`` holds its last sighting on each kind of page, the latest of them last.

    ``absent`` is whether a later page, at least as complete, lacked it and none has shown it since; ``doubted`` whether a less complete
    one was already said to lack it.
    """

    number: int | None
    kinds: dict[str, Sighting] = field(default_factory=dict)
    absent: bool = False
    doubted: bool = False

    @property
    def last(self) -> Sighting:
        return next(reversed(self.kinds.values()))

    @property
    def sheet(self) -> Sighting | None:
        """Its last sighting on a sheet or report of the court's."""
        return next((one for kind, one in reversed(self.kinds.items()) if kind in SHEETS), None)

    @property
    def words(self) -> Evidence:
        return self.last.printed.words

    @property
    def day(self) -> date | None:
        return self.last.printed.day

    def see(self, kind: str, sight: Sight, printed: Printed) -> None:
        """Note that a page shows it."""
        before = self.kinds.pop(kind, None)
        linked = printed.said.linked
        self.kinds[kind] = Sighting(sight, printed, before.linked if linked is None and before else linked)
        self.number = printed.number if kind in SHEETS or self.sheet is None else self.number
        self.absent = False


class Matcher:
    """The known entries and the ways to find one of them again."""

    def __init__(self) -> None:
        self.known: dict[int, Known] = {}
        self._by_sequence: dict[str, Known] = {}
        self._by_number: dict[int, dict[int, Known]] = {}
        self._by_words: dict[tuple[str, date | None, str], dict[int, Known]] = {}
        self._newest: dict[str, Sight] = {}  # the last page of each kind that showed any entry

    def match(self, page: Page, rows: Sequence[Printed]) -> list[Known | None]:
        """For each row of a page the known entry that it is, None where it is none; no entry twice."""
        found: list[Known | None] = [None] * len(rows)
        taken: set[int] = set()
        repeated = {sequence for sequence, times in Counter(row.said.sequence for row in rows).items() if times > 1}
        for way in (self._same_id, self._same_number, self._same_words, self._other_number, self._other_words):
            for i, row in enumerate(rows):
                if found[i] is None and (known := way(row, page, taken, repeated)) is not None:
                    found[i] = known
                    taken.add(id(known))
        return found

    def add(self, page: Page, row: Printed) -> Known:
        """A new entry, without a sighting yet."""
        known = Known(row.number)
        self.known[id(known)] = known
        return known

    def saw(self, known: Known, page: Page, row: Printed) -> None:
        """Note that a page shows a known entry, and how it can be found from now on."""
        self._forget(known, page.kind)
        known.see(page.kind, page.sight, row)
        self._newest[page.kind] = page.sight
        if row.said.sequence:
            self._by_sequence[row.said.sequence] = known
        if known.number is not None:
            self._by_number.setdefault(known.number, {})[id(known)] = known
        self._by_words.setdefault(_words_key(page.kind, row), {})[id(known)] = known

    def numbered(self, number: int) -> Iterable[Known]:
        """The known entries of that number."""
        return self._by_number.get(number, {}).values()

    def _forget(self, known: Known, kind: str) -> None:
        if known.number is not None:
            self._by_number.get(known.number, {}).pop(id(known), None)
        if kind in known.kinds:
            key = _words_key(kind, known.kinds[kind].printed)
            same = self._by_words.get(key, {})
            same.pop(id(known), None)
            if not same:
                self._by_words.pop(key, None)

    # --- the ways, the surest first

    def _same_id(self, row: Printed, page: Page, taken: set[int], repeated: set[str | None]) -> Known | None:
        sequence = row.said.sequence
        known = self._by_sequence.get(sequence) if sequence and sequence not in repeated else None
        return known if known and id(known) not in taken and known.last.printed.said.sequence in (None, sequence) else None

    def _same_number(self, row: Printed, page: Page, taken: set[int], _: set[str | None]) -> Known | None:
        """Of its number: with its words where there are several, else with its day."""
        if row.number is None:
            return None
        free = [known for known in self.numbered(row.number) if id(known) not in taken]
        of_day = [known for known in free if _days_agree(known, row, page) and not _replaced(known, row, page)]
        return self._likeliest(of_day or [known for known in free if _same_text(known, row, page)], row, page)

    def _same_words(self, row: Printed, page: Page, taken: set[int], _: set[str | None]) -> Known | None:
        """Unnumbered, of the same day and words."""
        if row.number is not None:
            return None
        same = self._by_words.get(_words_key(page.kind, row), {}).values()
        return self._likeliest([known for known in same if id(known) not in taken and known.number is None], row, page)

    def _other_number(self, row: Printed, page: Page, taken: set[int], _: set[str | None]) -> Known | None:
        """The only one of its day and words that now bears another number, or had none."""
        if page.kind not in SHEETS or row.bare or len(row.words.quote) < _TELLING:
            return None
        same = self._by_words.get(_words_key(page.kind, row), {}).values()
        free = [known for known in same if id(known) not in taken and not _other_paper(known, row)]
        return free[0] if len(free) == 1 else None

    def _other_words(self, row: Printed, page: Page, taken: set[int], _: set[str | None]) -> Known | None:
        """Unnumbered, of the same day, the only one with words like these."""
        if row.number is not None or page.kind not in SHEETS or row.bare:
            return None
        others = (known for known in self.known.values() if known.number is None and page.kind in known.kinds and id(known) not in taken)
        free = [known for known in others if known.kinds[page.kind].printed.day == row.day and _alike(known, row, page)]
        return free[0] if len(free) == 1 else None

    def _likeliest(self, several: Sequence[Known], row: Printed, page: Page) -> Known | None:
        """Of several that it can be, the one with its words; of those one that still stands, the first on the last page of this kind before others.

        Else a page captured twice would be matched otherwise the second time, and an entry printed once more than before be told to have come back.
        """

        def unlikely(known: Known) -> tuple[bool, bool, bool, bool, int]:
            before = known.kinds.get(page.kind)
            exact = before is not None and before.printed.words.quote == row.words.quote
            newest = before is not None and before.sight is self._newest.get(page.kind)
            return not _same_text(known, row, page), known.absent, not exact, not newest, (before or known.last).printed.said.row

        return min(several, key=unlikely, default=None)


def _words_key(kind: str, row: Printed) -> tuple[str, date | None, str]:
    return kind, row.day, without_notes(row.words.quote)


def _days_agree(known: Known, row: Printed, page: Page) -> bool:
    """Whether the dates are the same, as far as both pages print them; another kind of page may be off by some days."""
    before = known.kinds.get(page.kind)
    ours, theirs = (before or known.last).printed.said, row.said
    pair = (ours.filed, theirs.filed) if ours.filed and theirs.filed else (ours.entered or ours.filed, theirs.entered or theirs.filed)
    if pair[0] is None or pair[1] is None:
        return True
    return abs((pair[0] - pair[1]).days) <= (0 if before else _DAYS_OFF)


def _replaced(known: Known, row: Printed, page: Page) -> bool:
    """Whether pages of one kind show another paper with other words under the number."""
    return page.kind in known.kinds and _other_paper(known, row) and not _alike(known, row, page)


def _other_paper(known: Known, row: Printed) -> bool:
    """Whether both bear ids of documents, and different ones."""
    ours, theirs = known.last.printed.said.sequence or "", row.said.sequence or ""
    return ours != theirs and len(ours) >= _DOCUMENT_ID and len(theirs) >= _DOCUMENT_ID


def _same_text(known: Known, row: Printed, page: Page) -> bool:
    before = known.kinds.get(page.kind)
    return before is not None and without_notes(before.printed.words.quote) == without_notes(row.words.quote)


def _alike(known: Known, row: Printed, page: Page) -> bool:
    before = known.kinds.get(page.kind)
    return before is not None and alike(before.printed.words.quote, row.words.quote)
