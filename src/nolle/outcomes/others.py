"""Acquittals, vacaturs, transfers and abatements, as one text states them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import cast

from nolle.model import Outcome
from nolle.outcomes.dismissed import Scene
from nolle.outcomes.granted import ruled_motion
from nolle.outcomes.marked import Marked
from nolle.outcomes.model import Ending
from nolle.outcomes.rows import row_before
from nolle.outcomes.rules import named, phrases, rules
from nolle.outcomes.subjects import Item, items_in
from nolle.outcomes.whom import whom

_VERDICT = ("verdict", "jury finds", "jury found", "court finds", "court found")
_TRIGGERS = {
    "acquitted": ("acqui", "aquit", "not guilty", "not-guilty", "rule 29"),
    "vacated": ("vacat", "set aside"),
    "transferred": ("transfer",),
    "abated": ("abat",),
}


def other_endings(scene: Scene) -> Iterator[Ending]:
    """Every acquittal, vacatur, transfer and abatement that the text states."""
    if scene.request and not scene.ordered:
        return
    words = scene.text.words
    near = {outcome for outcome, triggers in _TRIGGERS.items() if any(trigger in words for trigger in triggers)}
    yield from _stated(scene, near)
    if "acquitted" in near:
        yield from _granted(scene, named("others", "motion for acquittal"), "acquitted")
    if "vacated" in near:
        set_aside = _granted(scene, named("others", "motion to set aside a verdict"), "vacated")
        yield from (ending for ending in set_aside if ending.items)
    if "transferred" in near:
        yield from _granted(scene, named("others", "motion to transfer the case away"), "transferred")


def _stated(scene: Scene, near: set[str]) -> Iterator[Ending]:
    taken: list[tuple[int, int]] = []
    for rule in rules("endings"):
        said, _, by = rule.says.partition(" by ")
        outcome, _, within = said.partition(" in a ")
        if outcome not in near:
            continue
        for match in rule.pattern.finditer(scene.text.words):
            if any(a < match.end() and match.start() < b for a, b in taken[-40:]) or not _holds(scene, match, outcome, within):
                continue
            taken.append(match.span())
            yield _ending(scene, match, cast(Outcome, outcome), by or "unknown")


def _holds(scene: Scene, match: re.Match[str], outcome: str, within: str) -> bool:
    """Whether the words state the ending: not asked for, not foreseen, not of a plea, of supervision or of a hearing.

    ``within`` is what must have been spoken of before: a verdict, that is, and no plea since.
    """
    text = scene.text
    start, end = text.sentence(match.end() - 1)
    lead = text.words[max(start, match.start() - 160) : match.start()]
    if (within and not _after_verdict(text, match.start())) or named("others", "asked for or denied").search(lead):
        return False
    if outcome == "acquitted" and named("others", "a plea, not a verdict").search(lead):
        return False
    if outcome == "acquitted" and named("others", "a question or an instruction").search(lead + _before_verb(match)):
        return False
    if phrases("unreal").search(_before_verb(match)):
        return False
    return outcome not in ("vacated", "transferred") or not _of_something_else(text, start, match, end, outcome)


def _after_verdict(text: Marked, at: int) -> bool:
    spoken_of = named("others", "verdict or plea spoken of").findall(text.words, max(0, at - 300), at)
    return bool(spoken_of) and spoken_of[-1] in _VERDICT


def _of_something_else(text: Marked, start: int, match: re.Match[str], end: int, outcome: str) -> bool:
    """Whether what is vacated or transferred is supervision, money or only a sentence that will be imposed again."""
    if named("others", "supervision, forfeiture or money").search(text.words, max(start, match.start() - 80), min(end, match.end() + 80)):
        return True
    if outcome == "vacated" and named("others", "an order about these counts").search(text.words, max(start, match.start() - 100), match.start()):
        return True
    if outcome != "vacated" or "conviction" in match[0] or any(mark.counts for mark in text.between(match.start(), match.end())):
        return False
    return named("others", "only the sentence is done again").search(text.words, start, end) is not None


def _before_verb(match: re.Match[str]) -> str:
    """The words up to the verb of the ending, on which the words of doubt are tried."""
    return named("others", "up to the verb").split(match[0])[0]


def _ending(scene: Scene, match: re.Match[str], outcome: Outcome, by: str) -> Ending:
    text = scene.text
    start, end = text.sentence(match.end() - 1)
    items = tuple(items_in(text, match.start(), match.end()))
    row = row_before(text, start, match.start()) if not items else None
    begin = min(max(start, match.start()), row.start) if row else match.start()
    actor = by if by != "unknown" or outcome != "acquitted" else _finder(text, start, match)
    return Ending(outcome, begin, match.end(), items or ((row.item,) if row else (Item(("all",)),)), whom(text, start, match.start(), end), actor)


def _finder(text: Marked, start: int, match: re.Match[str]) -> str:
    words = text.words[max(start - 200, 0) : match.end()]
    if named("others", "a jury").search(words):
        return "jury"
    return "court" if named("others", "a judge sitting alone").search(words) else "unknown"


def _granted(scene: Scene, motion: re.Pattern[str], outcome: Outcome) -> Iterator[Ending]:
    """A granted motion for acquittal (Rule 29) or to transfer the case."""
    text = scene.text
    for match in motion.finditer(text.words):
        start, end = text.sentence(match.start())
        granted = ruled_motion(text, start, match.start(), match.end(), end)
        if granted is None:
            continue
        items = tuple(items_in(text, match.end(), min(end, match.end() + 80)))
        by = granted.by if granted.by != "unknown" or outcome != "acquitted" else "defense"
        yield Ending(outcome, granted.start, max(granted.end, match.end()), items, whom(text, start, match.start(), end), by, motion=granted.number, said=False)
