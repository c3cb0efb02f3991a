"""Convictions as one text states them: pleas, verdicts and findings, and counts on which sentence is imposed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import cast

from nolle.counts import ALL, REMAINING
from nolle.model import Outcome
from nolle.outcomes.dismissed import VERB, Scene
from nolle.outcomes.marked import Marked
from nolle.outcomes.model import Ending
from nolle.outcomes.rows import Row, heading, row_before
from nolle.outcomes.rules import COUNTS, MOVER, named, phrases, rules
from nolle.outcomes.subjects import Item, items_in
from nolle.outcomes.whom import whom


def convictions(scene: Scene) -> Iterator[Ending]:
    """Every conviction that the text states. A revocation of release convicts of nothing."""
    if scene.request and not scene.ordered:
        return
    yield from _pleas_and_verdicts(scene)
    if not scene.revocation and named("pleas", "a judgment or sentencing").search(scene.text.words, 0, 4000):
        yield from _sentences(scene)


def _pleas_and_verdicts(scene: Scene) -> Iterator[Ending]:
    for guilty in named("pleas", "guilty").finditer(scene.text.words):
        if named("pleas", "not").search(scene.text.words, max(0, guilty.start() - 12), guilty.start()) is None:
            ending = _plea_or_verdict(scene, guilty)
            if ending is not None:
                yield ending


def _plea_or_verdict(scene: Scene, guilty: re.Match[str]) -> Ending | None:
    text = scene.text
    start, end = text.sentence(guilty.start())
    if _doubtful(text, start, guilty):
        return None
    row = row_before(text, start, guilty.start())
    reach = named("pleas", "what follows guilty").match(text.words, guilty.end(), min(end, guilty.end() + 320))
    close = reach.end() if reach else guilty.end()
    listed = named("pleas", "a count right before guilty").search(text.words, max(start, guilty.start() - 40), guilty.start())
    items = (Item(text.mark_at(listed.start("counts")).counts),) if listed and row is None else _with_row(tuple(items_in(text, guilty.end(), close)), row)
    close = guilty.end() if listed and row is None else close
    if scene.revocation and not any(item.counts for item in items):
        return None
    manner = _manner(text, start, guilty, end, bool(items))
    if manner is None:
        return None
    begin = min(manner[1], row.start if row else manner[1])
    return Ending(manner[0], begin, max(close, guilty.end()), items, whom(text, start, guilty.start(), end), restated=False)


def _with_row(items: tuple[Item, ...], row: Row | None) -> tuple[Item, ...]:
    """The counts pleaded to, or the row's; in "Count 1s: pleaded guilty to count I" they are the row's, with their suffix."""
    if row is None or not items:
        return items or ((row.item,) if row else ())
    if len(items) == 1 and items[0].counts == tuple(count.rstrip("sr") for count in row.item.counts):
        return (replace(items[0], counts=row.item.counts),)
    return items


def _doubtful(text: Marked, start: int, guilty: re.Match[str]) -> bool:
    lead = named("pleas", "no guilty plea").sub("", text.words[max(start, guilty.start() - 160) : guilty.start()])
    if named("pleas", "adopted").search(lead):
        return False
    if named("pleas", "a plea or verdict only intended, advised or withdrawn").search(lead):
        return True
    return named("pleas", "a plea hearing only set").match(text.words, guilty.end(), guilty.end() + 80) is not None


def _manner(text: Marked, start: int, guilty: re.Match[str], end: int, counted: bool) -> tuple[Outcome, int] | None:
    """How guilt was established, and where the words that tell it begin; by the nearest word, in this sentence or before."""
    at = guilty.start()
    near = _manners(text, at, max(start, at - 120), min(end, guilty.end() + 40)) or _manners(text, at, max(0, at - 400), guilty.end())
    if near:
        where, says = max(near)
        return cast(Outcome, says), where
    return _listed_manner(text, guilty) if counted else None


def _manners(text: Marked, at: int, begin: int, stop: int) -> list[tuple[int, str]]:
    return [(m.start(), rule.says) for rule in rules("convicted") for m in rule.pattern.finditer(text.words, begin, stop) if m.start() <= at <= m.end()]


def _listed_manner(text: Marked, guilty: re.Match[str]) -> tuple[Outcome, int] | None:
    """The manner where "Guilty" stands with its counts in a list, after "PLEA entered" or "VERDICT"."""
    lead = text.words[max(0, guilty.start() - 300) : guilty.start()]
    words = list(named("pleas", "plea or verdict in a list").finditer(lead))
    if not words:
        return None
    return ("convicted_plea" if words[-1][0] == "plea" else "convicted_trial"), guilty.start()


def _sentences(scene: Scene) -> Iterator[Ending]:
    """Counts on which sentence is imposed: rows that go on with a sentence, and "60 months on Counts 1 and 2"."""
    found = [*_sentenced_rows(scene.text), *_sentenced_on(scene.text)]
    yield from found or _sentence_without_counts(scene)


def _sentenced_rows(text: Marked) -> Iterator[Ending]:
    for mark in text.marks:
        if mark.kind != COUNTS or mark.counts in ((), ALL, REMAINING):
            continue
        start, end = text.sentence(mark.start)
        row = heading(text, mark, start)
        if row is not None and (stop := _sentence_after(text, row.body)):
            yield Ending("convicted", mark.start, stop, (row.item,), whom(text, start, mark.start, end))


def _sentenced_on(text: Marked) -> Iterator[Ending]:
    for match in named("pleas", "sentence on counts").finditer(text.words):
        counts = text.mark_at(match.start("counts")).counts
        start, end = text.sentence(match.start())
        if counts not in ((), ALL, REMAINING) and not named("pleas", "another ending").search(text.words, match.end(), min(end, match.end() + 30)):
            yield Ending("convicted", match.start(), match.end(), tuple(items_in(text, match.start(), match.end())), whom(text, start, match.start(), end))


def _sentence_after(text: Marked, body: int) -> int | None:
    """Where a row's words of sentence end, if its body begins with one before any other row, ending or plea."""
    stop = next((m.start for m in text.between(body, body + 240) if m.kind in (COUNTS, MOVER)), body + 240)
    other = named("pleas", "another ending").search(text.words, body, min(stop, body + 240))
    words = phrases("sentenced").search(text.words, body, other.start() if other else min(len(text.words), max(stop, body + 24)))
    return words.end() if words else None


def _sentence_without_counts(scene: Scene) -> Iterator[Ending]:
    """A judgment that imposes sentence and names no count: the defendant stands convicted of something."""
    text = scene.text
    words = phrases("sentenced").search(text.words, 0, 6000) or named("pleas", "judgment and commitment").match(text.words)
    if words is None or VERB.search(text.words, 0, words.start()) or not named("pleas", "a judgment in words").search(text.words, 0, words.end()):
        return
    start, end = text.sentence(words.start())
    yield Ending("convicted", words.start(), words.end(), (), whom(text, start, words.start(), end))
