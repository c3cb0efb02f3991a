"""How a defendant's charges stood on a day, by the public docket: fairness asks what had been entered by then, not what is known now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from nolle.model import CaseRecord, ChargeHistory, Evidence

_CHARGING = frozenset(("complaint", "indictment", "information", "superseding_charge"))
_OPEN, _UNENTERED, _NOT_YET, _UNTOLD = "pending", "not entered", "not charged", "unknown"


@dataclass(frozen=True, slots=True)
class Standing:
    """The states of some charges of one defendant on one day, each with the words that it rests on.

    ``states`` are outcomes, "pending" for a charge that was open, "not entered" for one that had ended without the public docket showing it yet,
    "not charged" for one that came later, "unknown" where nobody can tell. ``covered``
    tells whether a capture of the whole docket was made on that day or later: only then does absence say anything.
    """

    day: date
    states: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    covered: bool

    def any(self, *states: str) -> bool:
        return any(state in states for state in self.states)

    def all(self, *states: str) -> bool:
        return bool(self.states) and all(state in states for state in self.states)


def standing(record: CaseRecord, charges: Sequence[ChargeHistory], day: date) -> Standing:
    """How charges stood at the end of a day. Charges that later ones replaced are left out, as far as others are there."""
    live = [charge for charge in charges if charge.disposition.outcome != "superseded"] or list(charges)
    states = [_state(record, charge, day) for charge in live]
    evidence = tuple(dict.fromkeys(words for charge, state in zip(live, states, strict=True) for words in _words(charge, state)))
    covered = any(page.grades == ("full",) and page.seen[:10] >= day.isoformat() for page in record.pages)
    return Standing(day, tuple(states), evidence, covered)


def each(record: CaseRecord, charges: Sequence[ChargeHistory], day: date) -> tuple[Standing, ...]:
    """How the charges of each defendant stood."""
    people = dict.fromkeys((charge.defendant_number, charge.defendant) for charge in charges)
    return tuple(standing(record, [c for c in charges if (c.defendant_number, c.defendant) == one], day) for one in people)


def of_defendant(record: CaseRecord, defendant: str | None, number: int | None) -> tuple[ChargeHistory, ...]:
    """The charges of one defendant, or of all where none is meant."""
    if defendant is None and number is None:
        return record.charges
    return tuple(c for c in record.charges if c.defendant_number == number and (number is not None or c.defendant == defendant))


def _words(charge: ChargeHistory, state: str) -> tuple[Evidence, ...]:
    """What a state rests on: of a charge that has ended since, the words that began it, never those of the later ending."""
    if state in (_NOT_YET, _UNENTERED) or (state == _OPEN and charge.disposition.outcome != _OPEN):
        return tuple(words for event in charge.events if event.label in _CHARGING for words in event.evidence)
    return charge.disposition.evidence


def _state(record: CaseRecord, charge: ChargeHistory, day: date) -> str:
    begun = [event.entered or event.happened for event in charge.events if event.label in _CHARGING]
    first = min((when for when in begun if when), default=record.filed)
    if first is None:
        return _UNTOLD
    if first > day:
        return _NOT_YET
    end = charge.disposition
    if end.outcome in (_OPEN, _UNTOLD):
        return end.outcome
    when = end.entered or end.happened
    if when is None:
        return _UNTOLD
    if when > day:
        return _UNENTERED if end.happened and end.happened <= day else _OPEN
    return end.outcome
