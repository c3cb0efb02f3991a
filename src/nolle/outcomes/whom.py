"""Whom an ending concerns, where a text names several defendants."""

from __future__ import annotations

from bisect import bisect_left
from itertools import islice, takewhile

from nolle.outcomes.marked import Marked
from nolle.outcomes.people import Person

MOST_TOGETHER = 500
"""Defendants named in one breath; the largest indictments have fewer."""

_POINTS = ("as to", "against", "with respect to", "pertains to", "relates to", "for", "of", "regarding", "defendant", "defendants", "dft", "deft")


def whom(text: Marked, start: int, verb: int, end: int) -> tuple[Person | None, ...]:
    """The defendants that an ending concerns: named after the verb ("dismissed as to X"), else before it, else the last named before.

    ``start`` and ``end`` bound the verb's own sentence. (None,) where the text names nobody.
    """
    people = text.people
    if not people:
        return (None,)
    if text.sole:
        return (people[0],)
    first, at, last = (bisect_left(people, place, key=lambda p: p.start) for place in (start, verb, end))
    after = next((p for p in islice(people, at, last) if _pointed_at(text, p)), None)
    chosen = after or (people[at - 1] if at else people[0])
    if after is None and first < at:
        chosen = people[at - 1]
    return _together(people, chosen)


def _pointed_at(text: Marked, person: Person) -> bool:
    lead = text.words[max(0, person.start - 40) : person.start].rstrip(" ,")
    return lead.endswith(_POINTS)


def _together(people: tuple[Person, ...], chosen: Person) -> tuple[Person, ...]:
    """All who are named together with the chosen one, each once."""
    at = bisect_left(people, chosen.group, key=lambda p: p.start)
    following = islice(people, at, at + MOST_TOGETHER)
    near = takewhile(lambda p: p.start <= chosen.start or p.group == chosen.group, following)
    return tuple({p.name.lower(): p for p in near if p.group == chosen.group}.values())
