"""What the readers of single clauses hand to each other, before defendants and contexts are settled."""

from __future__ import annotations

from dataclasses import dataclass

from nolle.model import Outcome
from nolle.outcomes.people import Person
from nolle.outcomes.subjects import Item


@dataclass(frozen=True, slots=True)
class Ending:
    """An ending, step or conviction that one clause states. ``said`` is False where only a granted motion's title tells it.

    ``items`` is () where the clause names no count, document or charge; ``whole`` tells that it names the case or its charges.
    """

    outcome: Outcome
    start: int
    end: int
    items: tuple[Item, ...]
    people: tuple[Person | None, ...]
    by: str = "unknown"
    with_prejudice: bool | None = None
    motion: str | None = None
    said: bool = True
    restated: bool = False

    @property
    def vague(self) -> bool:
        """Whether the clause does not tell which counts end."""
        return not self.items
