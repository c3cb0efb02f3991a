"""What became different among the entries from one page to the next: new, absent, worded otherwise, moved, reused, without its link."""

from __future__ import annotations

from collections.abc import Iterator

from nolle.changes._matching import Known, Matcher, Sighting
from nolle.changes._page import SHEETS, Page, Printed, Sight
from nolle.changes._words import plain, without_notes
from nolle.model import Change, ChangeKind, Evidence

_MANY = 20  # entries; where that many are missing, and more than half as many as the page shows, it is taken for partial, whatever it promises


class EntryWatch:
    """The entries that the pages so far showed, and the pages that showed the whole run of them."""

    def __init__(self) -> None:
        self._matcher = Matcher()
        self._whole: dict[tuple[str, int | None], Sight] = {}
        self._last: Sight | None = None

    def see(self, page: Page) -> Iterator[Change]:
        """The changes that the next page shows."""
        rows = [row for row in page.entries if page.kind in SHEETS or row.number is not None]
        found = self._matcher.match(page, rows)
        shown = {id(known) for known in found if known}
        changes = [change for row, known in zip(rows, found, strict=True) for change in self._row(page, row, known, shown)]
        for row, known in zip(rows, found, strict=True):
            seen = known or self._matcher.add(page, row)
            shown.add(id(seen))
            self._matcher.saw(seen, page, row)
        yield from changes
        yield from self._absences(page, shown)
        self._remember(page)

    def _remember(self, page: Page) -> None:
        if page.kind in SHEETS and page.shown.entries in ("full", "documents") and page.entries:
            self._whole[page.kind, page.shown.view] = page.sight
        self._last = page.sight

    # --- entries on the page

    def _row(self, page: Page, row: Printed, known: Known | None, shown: set[int]) -> Iterator[Change]:
        if known is None:
            yield from self._new(page, row, shown)
            return
        if known.absent:
            yield _change("entry_new", f"{_name(known)} stands on the page again", page, known.last, row)
        before = known.kinds.get(page.kind)
        moved = known.sheet and page.kind in SHEETS and known.number != row.number
        if moved and known.sheet:
            yield _change("number_moved", f"{_name(known)} now {_bears(row)}", page, known.sheet, row, entry=known.number)
        if before and page.kind in SHEETS:
            yield from _worded(page, row, before)
            if before.linked and row.said.linked is False:
                yield _change("link_lost", f"the number of {_name(known)} no longer leads to a document", page, before, row)

    def _new(self, page: Page, row: Printed, shown: set[int]) -> Iterator[Change]:
        """A new entry, where an earlier page would have shown it; one whose number bore another entry reuses it."""
        former = self._former(page, row, shown)
        if former:
            former.absent = True
            yield _change("number_reused", f"number {row.number} now stands for another entry", page, former.last, row)
            return
        base = self._base(page, row)
        if base:
            what = f"{_called(row)} is new"
            yield Change("entry_new", what, None, row.words, base.shown.seen, page.shown.seen, entry=row.said.number)

    def _former(self, page: Page, row: Printed, shown: set[int]) -> Known | None:
        """The entry that bore this number before and should still stand there, had the number not been given to another."""
        if row.number is None or page.kind not in SHEETS:
            return None
        gone = (known for known in self._matcher.numbered(row.number) if id(known) not in shown)
        return next((known for known in gone if page.kind in known.kinds and _certain(page, known)), None)

    def _base(self, page: Page, row: Printed) -> Sight | None:
        """The latest earlier page that would have shown this entry: a whole one, or any if the entry was entered after its day."""
        kinds = SHEETS if row.number is not None else (page.kind,)
        whole = [sight for (kind, view), sight in self._whole.items() if kind in kinds and view in (None, page.shown.view)]
        whole = [sight for sight in whole if sight.shown.entries == "full" or page.kind == "documents"]
        if whole:
            return max(whole, key=lambda sight: sight.shown.seen)
        day = row.said.entered or row.said.filed
        late = self._last and self._last.timed and day and day.isoformat() > self._last.shown.seen[:10]
        return self._last if late else None

    # --- entries that are not on it

    def _absences(self, page: Page, shown: set[int]) -> Iterator[Change]:
        if page.kind not in SHEETS or not page.entries:
            return
        numbers = {row.number for row in page.entries}
        missing = [known for known in self._matcher.known.values() if id(known) not in shown and not known.absent and _belongs(known, page, numbers)]
        certain = {id(known) for known in missing if _certain(page, known)}
        if len(certain) >= _MANY and 2 * len(certain) > len(page.entries):
            certain = set()
        for known in missing:
            sure = id(known) in certain
            if sure or (not known.doubted and _doubtful(page, known)):
                known.absent, known.doubted = sure, known.doubted or not sure
                yield _absent(page, known, sure)


def _belongs(known: Known, page: Page, numbers: set[int | None]) -> bool:
    """Whether this kind of page could show the entry so that we knew it: of another kind only by its number."""
    return page.kind in known.kinds or (known.number is not None and known.number not in numbers)


def _certain(page: Page, known: Known) -> bool:
    """Whether the page shows at least as much as the last one that showed the entry, and is certainly the later one."""
    last = known.last.sight
    return page.shown.covers(last.shown) and page.comes_after(last, known.day, known.number)


def _doubtful(page: Page, known: Known) -> bool:
    """Whether the entry might be expected on a page that shows less: one without parties, or a range around its number."""
    shown, last = page.shown, known.last
    if shown.view not in (None, last.sight.shown.view) or not page.comes_after(last.sight, known.day, known.number):
        return False
    if shown.entries == "full":
        return True
    inside = known.number is not None and (shown.first or 0) < known.number < (shown.last or 0)
    return shown.entries == "ranged" and inside and bool(last.linked)


def _absent(page: Page, known: Known, sure: bool) -> Change:
    less = "" if sure else ", which shows less of the docket"
    return Change(
        kind="entry_absent",
        what=f"{_name(known)} is not on the later page{less}",
        before=known.words,
        after=None,
        seen_before=known.last.sight.shown.seen,
        seen_after=page.shown.seen,
        entry=_entry(known.number),
        sure=sure,
        around=_neighbours(page, known),
    )


def _neighbours(page: Page, known: Known) -> tuple[Evidence, ...]:
    """The entries of a page between which a known one would stand, by number, else by day."""
    by_number = known.number is not None
    at = _place(known.last.printed, by_number)
    placed = [(place, i) for i, row in enumerate(page.entries) if (place := _place(row, by_number)) is not None]
    lower = max(((place, i) for place, i in placed if at is not None and place < at), default=None)
    upper = min(((place, i) for place, i in placed if at is not None and place >= at), default=None)
    return tuple(page.entries[found[1]].words for found in (lower, upper) if found) or (page.entries[-1].words,)


def _place(row: Printed, by_number: bool) -> int | None:
    return row.number if by_number else row.day.toordinal() if row.day else None


# --- what is said ---------------------------------------------------------------------------------------------


def _worded(page: Page, row: Printed, before: Sighting) -> Iterator[Change]:
    """Other words than on the last page of the same kind, white space and the stamp of entry aside."""
    earlier = before.printed
    if earlier.words.quote == row.words.quote or earlier.bare or row.bare or plain(earlier.words.quote) == plain(row.words.quote):
        return
    noted = without_notes(earlier.words.quote) == without_notes(row.words.quote)
    what = f"{_called(row)} bears another note of the clerk's" if noted else f"{_called(row)} is worded otherwise"
    yield _change("text_changed", what, page, before, row)


def _change(kind: ChangeKind, what: str, page: Page, before: Sighting, row: Printed, entry: int | None = None) -> Change:
    number = _entry(entry) if entry is not None else row.said.number
    return Change(kind, what, before.printed.words, row.words, before.sight.shown.seen, page.shown.seen, entry=number)


def _entry(number: int | None) -> str | None:
    return None if number is None else str(number)


def _name(known: Known) -> str:
    return _called(known.last.printed) if known.number is None else f"entry {known.number}"


def _called(row: Printed) -> str:
    if row.said.number:
        return f"entry {row.said.number}"
    return f"an unnumbered entry of {row.day.isoformat()}" if row.day else "an unnumbered entry"


def _bears(row: Printed) -> str:
    return "bears no number" if row.number is None else f"bears number {row.number}"
