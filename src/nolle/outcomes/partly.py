"""A motion to dismiss that is granted for some counts only: which they are, and never more than the words say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from nolle.outcomes.granted import Motion, motion_named
from nolle.outcomes.marked import Marked
from nolle.outcomes.model import Ending
from nolle.outcomes.rules import named
from nolle.outcomes.subjects import Item
from nolle.outcomes.terms import prejudice
from nolle.outcomes.whom import whom


@dataclass(frozen=True, slots=True)
class Partly:
    """The motion that was granted in part, where it stands, and the counts that the ruling itself names."""

    motion: Motion
    verb: int
    items: tuple[Item, ...]
    start: int
    end: int


def partly_granted(text: Marked, verbs: Iterable[re.Match[str]]) -> Partly | None:
    """The first motion to dismiss that a text grants in part."""
    for verb in verbs:
        start, end = text.sentence(verb.start())
        motion = motion_named(text, start, verb.start(), end)
        if motion is None:
            continue
        before = named("partly", "granted in part, before the motion").search(text.words[start : motion.start])
        after = named("partly", "granted in part, after the motion").match(text.words, verb.end())
        if before is not None or after is not None:
            ruling = start + before.start() if before else verb.end()
            return _ruled(text, motion, verb.start(), ruling)
    return None


def _ruled(text: Marked, motion: Motion, verb: int, ruling: int) -> Partly:
    found = list(named("partly", "the counts for which it is granted").finditer(text.words, ruling))
    items = tuple(Item(text.mark_at(match.start("counts")).counts) for match in found)
    return Partly(motion, verb, items, found[0].start() if found else ruling, found[0].end() if found else ruling)


def less_the_rest(text: Marked, partly: Partly, endings: Iterable[Ending]) -> Iterator[Ending]:
    """What a text with such a ruling ends: no more than it names. Its own statements get the motion; the motion's title ends nothing."""
    for ending in endings:
        own = partly.motion.number is None or ending.motion in (None, partly.motion.number)
        if not own:
            yield ending
        elif ending.said and any(item.counts for item in ending.items):
            by = partly.motion.by if ending.by == "unknown" else ending.by
            yield replace(ending, by=by, motion=ending.motion or partly.motion.number)
    if partly.items:
        start, end = text.sentence(partly.verb)
        terms = prejudice(text.words[partly.start : text.sentence(partly.end - 1)[1]])
        people = whom(text, start, partly.verb, end)
        yield Ending("dismissed", partly.start, partly.end, partly.items, people, partly.motion.by, terms, partly.motion.number)
