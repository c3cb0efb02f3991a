"""One capture laid out for comparison: how much it shows, its flags, people, counts and entries, each with their words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from nolle.model import Capture, CaseSaid, ChargeSaid, Coverage, DefendantSaid, EntrySaid, Evidence, Fact, Shown

SHEETS = ("docket", "history", "documents")  # kinds of page on which an absence means something
_A_DAY_AROUND = timedelta(hours=26)  # how far apart two of the world's clocks can be
_LEAST: Sequence[Coverage] = ("none", "part", "documents", "ranged", "full")


@dataclass(frozen=True, slots=True)
class Printed:
    """An entry on a page."""

    said: EntrySaid
    words: Evidence

    @property
    def number(self) -> int | None:
        """Its number; None where it has none or something else stands there ("doc")."""
        return int(self.said.number) if self.said.number and self.said.number.isdecimal() else None

    @property
    def day(self) -> date | None:
        """The day it was filed; the day it was entered where the page prints no other."""
        return self.said.filed or self.said.entered

    @property
    def bare(self) -> bool:
        """Whether the page gives only the event's name."""
        return self.said.event_type is not None and self.said.text == self.said.event_type


@dataclass(frozen=True, slots=True)
class Sight:
    """That a capture showed something. ``timed`` is whether its time is known otherwise than from a file's date, which says little."""

    shown: Shown
    timed: bool


@dataclass(frozen=True, slots=True)
class Page:
    """A capture. ``whole`` are words that stand for it as a whole; ``newest`` is the latest day on which an entry of it was entered."""

    sight: Sight
    whole: Evidence | None
    flags: Mapping[str, Evidence]
    people: Sequence[tuple[DefendantSaid, Evidence]]
    counts: Sequence[tuple[ChargeSaid, tuple[Evidence, ...]]]
    entries: Sequence[Printed]
    newest: date | None

    @property
    def shown(self) -> Shown:
        return self.sight.shown

    @property
    def kind(self) -> str:
        return self.sight.shown.page

    def comes_after(self, earlier: Sight, day: date | None = None, number: int | None = None) -> bool:
        """Whether this page is certainly the later one: by both captures' times, or because it reaches past a day or a number of the other."""
        if self.sight.timed and earlier.timed and _surely_later(self.shown.seen, earlier.shown.seen):
            return True
        reaches = day is not None and self.newest is not None and self.newest > day
        return reaches or (number is not None and (self.shown.last or 0) > number)


def _surely_later(seen: str, earlier: str) -> bool:
    """By their clocks; a time that bears a zone and one that bears none can only be told apart by more than a day."""
    one, other = datetime.fromisoformat(seen), datetime.fromisoformat(earlier)
    if (one.tzinfo is None) == (other.tzinfo is None):
        return one > other
    return one.replace(tzinfo=None) - other.replace(tzinfo=None) > _A_DAY_AROUND


def page_of(capture: Capture, facts: Sequence[Fact]) -> Page:
    """What a capture says of one case."""
    headers = [(fact.said, fact.evidence) for fact in facts if isinstance(fact.said, CaseSaid)]
    entries = [Printed(fact.said, fact.evidence[0]) for fact in facts if isinstance(fact.said, EntrySaid)]
    flags = {flag: words for said, evidence in headers for flag, words in zip(said.flags, evidence[len(evidence) - len(said.flags) :], strict=True)}
    return Page(
        sight=Sight(_shown(capture, [said for said, _ in headers], entries), capture.basis != "file"),
        whole=next((words for _, evidence in headers for words in evidence if words.quote), None),
        flags=flags,
        people=[(fact.said, fact.evidence[0]) for fact in facts if isinstance(fact.said, DefendantSaid)],
        counts=[(fact.said, fact.evidence) for fact in facts if isinstance(fact.said, ChargeSaid)],
        entries=entries,
        newest=max((day for entry in entries if (day := entry.said.entered or entry.said.filed)), default=None),
    )


def _shown(capture: Capture, headers: Sequence[CaseSaid], entries: Sequence[Printed]) -> Shown:
    """A page that names the case in several places shows the least that any of them promises."""
    numbers = [entry.number for entry in entries if entry.number is not None]
    views = {said.view for said in headers}
    return Shown(
        capture=capture.digest,
        seen=capture.retrieved,
        page=headers[0].page if headers else "",
        entries=min((said.entries_shown for said in headers), key=_LEAST.index, default="part"),
        view=views.pop() if len(views) == 1 else None,
        parties=any(said.parties_shown for said in headers),
        first=min(numbers, default=None),
        last=max(numbers, default=None),
    )
