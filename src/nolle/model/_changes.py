"""How a docket's own page changed from one capture to the next, and how much of the docket each capture shows."""

from __future__ import annotations

from dataclasses import dataclass

from nolle.model._pages import Evidence
from nolle.model._vocabularies import ChangeKind, Coverage, Grade


@dataclass(frozen=True, slots=True)
class Shown:
    """How much of a docket one capture shows, as the page itself tells. ``seen`` is the ISO time of the capture.

    ``page`` is the kind of page ("docket", "history", "notice" …). ``view`` is the defendant number of a single-defendant sheet; ``first``
    and ``last`` are the lowest and the highest entry numbers on the page, None where it prints none.
    """

    capture: str
    seen: str
    page: str
    entries: Coverage
    view: int | None = None
    parties: bool = False
    first: int | None = None
    last: int | None = None

    @property
    def grades(self) -> tuple[Grade, ...]:
        """What keeps the capture from being the whole docket; ("full",) where nothing does."""
        limits: list[Grade] = []
        if self.entries == "ranged":
            limits.append("ranged")
        elif self.entries == "documents":
            limits.append("document_only")
        elif self.entries != "full":
            limits.append("entries_missing")
        if self.view is not None:
            limits.append("single_defendant")
        if not self.parties:
            limits.append("without_parties")
        return tuple(limits) or ("full",)

    def covers(self, earlier: Shown) -> bool:
        """Whether this page shows at least as much of the docket as an earlier one; two ranges cannot be compared."""
        entries = self.entries == "full" or self.entries == earlier.entries == "documents"
        return entries and self.view in (None, earlier.view) and (self.parties or not earlier.parties)


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that stands otherwise on a later capture than on an earlier one.

    ``what`` says it in a sentence. ``before`` and ``after`` are the words on either page, None where they are not there; something new or
    added that bears ``before`` had been absent and stands there again. ``around`` are words of the later page next to which something
    absent would stand. ``seen_before`` and ``seen_after`` are the ISO times of the two captures. ``entry`` is the entry's number on the
    earlier page, or on the later where it is new; ``defendant`` and ``count`` as printed; each None where the change is of something else.
    ``sure`` is False where the later page shows less of the docket than the earlier one, so that what is absent from it may only
    be out of its range.
    """

    kind: ChangeKind
    what: str
    before: Evidence | None
    after: Evidence | None
    seen_before: str
    seen_after: str
    entry: str | None = None
    defendant: str | None = None
    count: str | None = None
    sure: bool = True
    around: tuple[Evidence, ...] = ()
