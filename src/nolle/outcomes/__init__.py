"""What a single text by itself says became of counts.

``read_outcomes`` reads an order, minute entry or judgment; ``read_disposition`` the disposition cell of a counts table.
Nothing is taken from outside the text: an order that grants motion 12 without naming the mover is by "unknown", and
bears the motion's number for whoever can look it up.
"""

from __future__ import annotations

from collections.abc import Iterable

from nolle.model import OutcomeSaid
from nolle.outcomes.cells import read_disposition
from nolle.outcomes.reading import read_outcomes
from nolle.outcomes.terms import prejudice

__all__ = ["ENDED", "ended", "prejudice", "read_disposition", "read_outcomes"]

ENDED = frozenset({"dismissed", "acquitted", "vacated", "transferred", "abated"})
"""The outcomes by which a charge ends without conviction, or a conviction is undone."""


def ended(outcomes: Iterable[OutcomeSaid]) -> tuple[OutcomeSaid, ...]:
    """Only the endings: what ``nolle label`` prints."""
    return tuple(outcome for outcome in outcomes if outcome.outcome in ENDED)
