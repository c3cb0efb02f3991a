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
from nolle.outcomes.rules import compiled, phrases, rules
from nolle.outcomes.subjects import Item, items_in
from nolle.outcomes.whom import whom

_PLEA = re.compile(r"\b(?:ple(?:a|as|ads?|aded|d)|pled|withdraws?|entered?|enters|arraign\w*)\b[^;.]{0,60}$")
_ASKED = re.compile(r"\b(?:motions?|deny|denies|denying|denied|request|proposed|moves|seek\w*|instructions?|form of)\b(?!.*\b(?:granted|allowed|sustained)\b)[^;.:]{0,60}$")
_SUPERVISION = re.compile(r"\b(?:supervis\w+|probation\w*|prob ?(?:12|22)|releasee|treaty|forfeit\w*|restitution|default|civil|garnish\w*|bond|revo\w+|appeal|record|file)\b")
_RESENTENCED = re.compile(r"\bre-?sentenc\w*|re-?impos\w*|re-?enter\w*|amended judgment shall")
_ACQUITTAL_MOTION = compiled(r"\b(?:(?:<kind> |renewed ){0,6}rule 29(?:\([abc]\))? motions?|motions?(?: pursuant to rule 29(?:\([abc]\))?)? for (?:an? |the )?(?:entry of )?(?:judg(?:e?ment|m) of |directed verdict (?:of )?)?ac?quit+al)")
_VENUE_MOTION = compiled(r"\b(?:motions?|application|request)(?: by <def>| of <def>)?(?: for| to)(?: an?| the)? (?:intradistrict )?(?:transfer (?:of )?(?:the |this )?(?:venue|case to (?:the )?<district>)|change of venue to (?:the )?<district>)")
_VERDICT_MOTION = compiled(r"\b(?:motions?|request)(?: by <def>| of <def>)? to (?:set aside|vacate) (?:the |his |her |its )?(?:jury )?(?:guilty )?(?:verdicts?|convictions?)")
_VERDICT = ("verdict", "jury finds", "jury found")
_SPOKEN_OF = re.compile(r"\bverdict|\bjury f(?:inds|ound)|\bplea\b(?! agreement)|\bple(?:ads?|d|aded)\b|\barraign")
_TRIGGERS = {"acquitted": ("acqui", "aquit", "not guilty", "not-guilty", "rule 29"), "vacated": ("vacat", "set aside"), "transferred": ("transfer",), "abated": ("abat",)}


def other_endings(scene: Scene) -> Iterator[Ending]:
    """Every acquittal, vacatur, transfer and abatement that the text states."""
    if scene.request and not scene.ordered:
        return
    words = scene.text.words
    near = {outcome for outcome, triggers in _TRIGGERS.items() if any(trigger in words for trigger in triggers)}
    yield from _stated(scene, near)
    if "acquitted" in near:
        yield from _granted(scene, _ACQUITTAL_MOTION, "acquitted")
    if "vacated" in near:
        yield from (ending for ending in _granted(scene, _VERDICT_MOTION, "vacated") if any(item.counts for item in ending.items))
    if "transferred" in near:
        yield from _granted(scene, _VENUE_MOTION, "transferred")


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
    if within and (_SPOKEN_OF.findall(text.words[max(0, match.start() - 300) : match.start()]) or [""])[-1] not in _VERDICT:
        return False
    start, end = text.sentence(match.end() - 1)
    lead = text.words[max(start, match.start() - 160) : match.start()]
    if _ASKED.search(lead) or (outcome == "acquitted" and _PLEA.search(lead)) or phrases("unreal").search(_before_verb(match)):
        return False
    if outcome in ("vacated", "transferred") and _SUPERVISION.search(text.words, max(start, match.start() - 80), min(end, match.end() + 80)):
        return False
    return not (outcome == "vacated" and "conviction" not in match[0] and not _counted(text, match) and _RESENTENCED.search(text.words, start, end))


def _before_verb(match: re.Match[str]) -> str:
    """The words up to the verb of the ending, on which the words of doubt are tried."""
    return re.split(r"(?:vacated|set aside|transferr?ed|abated|acquitted|not[- ]guilty|entered|granted)", match[0])[0]


def _counted(text: Marked, match: re.Match[str]) -> bool:
    return any(mark.counts for mark in text.between(match.start(), match.end()))


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
    return "jury" if re.search(r"\bjury\b", words) else "court" if re.search(r"\bbench\b|\bcourt finds\b", words) else "unknown"


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
