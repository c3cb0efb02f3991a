"""How a docket's own page changed from one capture to the next, and how much of the docket each capture shows."""

from __future__ import annotations

from dataclasses import dataclass

from nolle.model._pages import Evidence
from nolle.model._vocabularies import ChangeKind, Coverage, Grade


@dataclass(frozen=True, slots=True)
class Shown:
    """How much of a docket one capture shows, as the page itself tells. ``seen`` is the ISO time of the capture.

    ``view`` is the defendant number of a single-defendant sheet; ``first`` and ``last`` are the lowest and the highest entry numbers on
    the page, None where it prints none.
    """

    capture: str
    seen: str
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


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that stands otherwise on a later capture than on an earlier one.

    ``before`` and ``after`` are the words on either page, None where they are not there. ``seen_before`` and ``seen_after`` are the ISO
    times of the two captures. ``entry`` is the entry's number, ``defendant`` and ``count`` as printed, each None where the change is of
    something else. ``sure`` is False where the later page shows less of the docket than the earlier one, so that what is
    absent from it may only be out of its range.
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
