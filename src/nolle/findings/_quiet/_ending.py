"""The dismissal that a finding is about: whose charges ended on that day, and the entries that ended them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from nolle.histories import Docket, Entry, Person
from nolle.model import CaseRecord, ChargeHistory, Evidence, Told

_ONE_MATTER = timedelta(days=31)  # as far apart as papers of one step may lie
_MOTION = re.compile(r"\W*(?:sealed |ex parte |restricted )*(?:motion|application|request)\b", re.I)
_CALLED = r"\bmotions?\b[^.;\d]{{0,30}}[\[(# ]{number}(?![\d/:-])|(?<![\d/:-]){number}[\])]? (?:the )?(?:government'?s? |sealed |u\.?s\.? )*motions?\b"
_ASKS = ("motion_to_dismiss", "nolle_prosequi")


@dataclass(frozen=True)
class Ending:
    """Charges of one defendant that ended on one day, in the record of the whole case."""

    record: CaseRecord
    docket: Docket
    told: tuple[Told, ...]
    charges: tuple[ChargeHistory, ...]

    @property
    def day(self) -> date | None:
        """The day of the dismissal."""
        return self.charges[0].disposition.happened

    @cached_property
    def person(self) -> Person | None:
        """The defendant, None where the docket's own list of people has no such one."""
        return self.docket.person(self.charges[0].defendant, self.charges[0].defendant_number)

    @cached_property
    def evidence(self) -> tuple[Evidence, ...]:
        """The words that the dismissals rest on."""
        return tuple(dict.fromkeys(words for charge in self.charges for words in charge.disposition.evidence))

    @cached_property
    def orders(self) -> tuple[Entry, ...]:
        """The entries that the dismissals rest on and that end something; () where only the sheet's disposition text tells it."""
        return tuple(entry for entry in self._rests_on if any(said.outcome == "dismissed" for said in entry.reading.outcomes) or not entry.has(*_ASKS))

    @cached_property
    def motions(self) -> tuple[Entry, ...]:
        """The motions that were granted: those the orders name; else the government's only one about this defendant in the month before."""
        named = [self.docket.granted_by(order, said.motion) for order in self.orders for said in order.reading.outcomes if said.motion]
        found = [entry for entry in (*named, *self._rests_on) if entry is not None and entry.has(*_ASKS)] or self._by_number()
        if not found:
            near = [entry for entry in self.docket.entries if self._may_ask(entry)]
            found = near if len(near) == 1 else []
        return tuple(dict.fromkeys(found))

    @property
    def papers(self) -> tuple[Entry, ...]:
        """Motions and orders, each once."""
        return tuple(dict.fromkeys((*self.motions, *self.orders)))

    @cached_property
    def whole(self) -> bool:
        """Whether a capture shows the whole docket from the day of the ending on: only then does what is not there say anything."""
        return any(page.grades == ("full",) and (self.day is None or page.seen[:10] >= self.day.isoformat()) for page in self.record.pages)

    def after(self, days: int) -> bool:
        """Whether a capture of the whole docket was made so many days after the ending, or later."""
        return self.day is not None and any(
            page.grades == ("full",) and page.seen[:10] >= (self.day + timedelta(days=days)).isoformat() for page in self.record.pages
        )

    @cached_property
    def _rests_on(self) -> tuple[Entry, ...]:
        return tuple(entry for entry in self.docket.entries if any(_holds(entry.evidence, words) for words in self.evidence))

    def _by_number(self) -> list[Entry]:
        """The motions that the orders call so by their numbers, though their own text does not say for what (a sealed one's need not)."""
        said = "\n".join(order.said.text for order in self.orders)
        asked = [entry for entry in self.docket.entries if entry.said.number and entry not in self.orders and _MOTION.match(entry.said.text)]
        asked = [entry for entry in asked if entry.reading.actor in ("government", None) and not (entry.day and self.day and entry.day > self.day)]
        return [entry for entry in asked if re.search(_CALLED.format(number=re.escape(entry.said.number or "")), said, re.I)]

    def _may_ask(self, entry: Entry) -> bool:
        if not entry.has(*_ASKS) or entry.reading.actor not in ("government", None) or self.day is None or entry.day is None:
            return False
        concerned = self.docket.concerned(entry)
        return self.day - _ONE_MATTER <= entry.day <= self.day and (not concerned or self.person in concerned)


def words_of(entries: Sequence[Entry]) -> tuple[Evidence, ...]:
    """The words of entries as evidence."""
    return tuple(entry.evidence for entry in entries)


def part(entry: Entry, start: int, end: int) -> Evidence:
    """Part of an entry's words, by places in its text."""
    whole = entry.evidence
    return Evidence(whole.capture, whole.start + start, whole.start + end, whole.quote[start:end])


def numbers(entries: Sequence[Entry]) -> Iterator[int]:
    """The entry numbers that are numbers."""
    return (int(entry.said.number) for entry in entries if entry.said.number and entry.said.number.isdigit())


def _holds(whole: Evidence, words: Evidence) -> bool:
    return whole.capture == words.capture and whole.start <= words.start and words.end <= whole.end
