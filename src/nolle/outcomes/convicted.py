"""Convictions as one text states them: pleas, verdicts and findings, and counts on which sentence is imposed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import cast

from nolle.counts import ALL, REMAINING
from nolle.model import Outcome
from nolle.outcomes.dismissed import VERB, Scene
from nolle.outcomes.marked import Marked
from nolle.outcomes.model import Ending
from nolle.outcomes.rows import heading, row_before
from nolle.outcomes.rules import COUNTS, MOVER, compiled, phrases, rules
from nolle.outcomes.subjects import items_in
from nolle.outcomes.whom import whom

_GUILTY = re.compile(r"\b(?:guili?ty|nolo contendere)\b")
_NOT = re.compile(r"\bnot[ -](?:be )?$")
_OF = compiled(
    r"(?:\s?(?:pleas?|verdicts?|entered|accepted|tendered|returned|by|to|on|as to|of|for|in|the|all|each|both|and|is|was|lesser[- ]included|offenses?|charges?|set forth|contained|crimes?|single|one-count|adjudication of guilt"
    r"|violating|defendants?|dft|deft|with respect to|following|remaining|<who>|<counts>|<paper>|[,:&/-]|\(\d{1,3}\))(?![a-z])){0,30}"
)
_DOUBT = re.compile(
    r"\b(?:not|will|would|may|might|intends?|intent|wish(?:es)?|agree[sd]? to|proposed|anticipat\w+|set for|schedul\w+|setting|resetting|hearing (?:is|on|set|re)|withdraw[sn]?|withdrew|withdrawal of|withdrawing|motion to|petition to (?:enter|plead)|recommend\w*|"
    r"consent\w*(?: to)?|if|whether|before|prior to|notice of intent|desires?|advised|opposed|conditional upon|violat\w+|allegations?|admi(?:t|ts|tted|ssion))\b(?! not guilty)[^;.]{0,60}$"
)
_SET = re.compile(r"\s?pleas? (?:hearing\b(?! held)|(?:is )?(?:set|scheduled))")
_ADOPTED = re.compile(r"\b(?:adopt\w*|accept\w*|approv\w*)\b")
_SENTENCED_ON = compiled(
    r"\b(?:sentenc(?:ed|ing)(?: <who>)?(?: (?:on|as to|to \w+))?(?: the)?|(?:months|years|life|mos\.?|yrs\.?|assessment|imprisonment|custody|probation|term)(?: imprisonment| each)? (?:on|as to|for)(?: each of| each)?(?: the)?) (?P<counts><counts>)"
)
_SENTENCING = re.compile(r"\bjudg(?:e?ment|m)s?\b|\bj ?& ?c\b|\bsentenc(?:ed|ing|es)\b|\bsentence (?:imposed|with|is|of|as)\b|\bcommitment\b")
_COMMITS = re.compile(r"[\W\d_]*(?:amended )?judg(?:e?ment|m) (?:and|&) (?:probation/)?commitment")
_STOP = re.compile(r"\bguilty\b|\bdismiss|\bacquit")


def convictions(scene: Scene) -> Iterator[Ending]:
    """Every conviction that the text states. A revocation of release convicts of nothing."""
    if scene.request and not scene.ordered:
        return
    yield from _pleas_and_verdicts(scene)
    if not scene.revocation and _SENTENCING.search(scene.text.words, 0, 4000):
        yield from _sentences(scene)


def _pleas_and_verdicts(scene: Scene) -> Iterator[Ending]:
    for guilty in _GUILTY.finditer(scene.text.words):
        if _NOT.search(scene.text.words, max(0, guilty.start() - 12), guilty.start()) is None:
            ending = _plea_or_verdict(scene, guilty)
            if ending is not None:
                yield ending


def _plea_or_verdict(scene: Scene, guilty: re.Match[str]) -> Ending | None:
    text = scene.text
    start, end = text.sentence(guilty.start())
    if _doubtful(text, start, guilty):
        return None
    row = row_before(text, start, guilty.start())
    reach = _OF.match(text.words, guilty.end(), min(end, guilty.end() + 320))
    close = reach.end() if reach else guilty.end()
    items = tuple(items_in(text, guilty.end(), close)) or ((row.item,) if row else ())
    if scene.revocation and not any(item.counts for item in items):
        return None
    manner = _manner(text, start, guilty, end, bool(items))
    if manner is None:
        return None
    begin = min(manner[1], row.start if row else manner[1])
    return Ending(manner[0], begin, max(close, guilty.end()), items, whom(text, start, guilty.start(), end), restated=False)


def _doubtful(text: Marked, start: int, guilty: re.Match[str]) -> bool:
    lead = text.words[max(start, guilty.start() - 160) : guilty.start()]
    lead = re.sub(r"\bwithdr\w+ (?:\w+ ){0,4}?not[ -]guilty(?: pleas?)?|not[ -]guilty|no objections?\b", "", lead)
    if _ADOPTED.search(lead):
        return False
    return _DOUBT.search(lead) is not None or _SET.match(text.words, guilty.end(), guilty.end() + 80) is not None


def _manner(text: Marked, start: int, guilty: re.Match[str], end: int, counted: bool) -> tuple[Outcome, int] | None:
    """How guilt was established, and where the words that tell it begin; by the nearest word, in this sentence or before."""
    for begin, stop in ((max(start, guilty.start() - 120), min(end, guilty.end() + 40)), (max(0, guilty.start() - 400), guilty.end())):
        found = [(m.start(), rule.says) for rule in rules("convicted") for m in rule.pattern.finditer(text.words, begin, stop) if m.end() >= guilty.start()]
        if found:
            where, says = max(found)
            return cast(Outcome, says), where
    return _listed_manner(text, guilty) if counted else None


def _listed_manner(text: Marked, guilty: re.Match[str]) -> tuple[Outcome, int] | None:
    """The manner where "Guilty" stands with its counts in a list, after "PLEA entered" or "VERDICT"."""
    lead = text.words[max(0, guilty.start() - 300) : guilty.start()]
    words = list(re.finditer(r"\bplea\b(?! agreement)|\bverdict\b|\bjury\b", lead))
    if not words:
        return None
    return ("convicted_plea" if words[-1][0] == "plea" else "convicted_trial"), guilty.start()


def _sentences(scene: Scene) -> Iterator[Ending]:
    """Counts on which sentence is imposed: rows that go on with a sentence, and "60 months on Counts 1 and 2"."""
    text = scene.text
    found = False
    for mark in text.marks:
        if mark.kind != COUNTS or mark.counts in ((), ALL, REMAINING):
            continue
        start, end = text.sentence(mark.start)
        row = heading(text, mark, start)
        if row is not None and (stop := _sentence_after(text, row.body)):
            found = True
            yield Ending("convicted", mark.start, stop, (row.item,), whom(text, start, mark.start, end))
    for match in _SENTENCED_ON.finditer(text.words):
        counts = text.mark_at(match.start("counts")).counts
        start, end = text.sentence(match.start())
        if counts not in ((), ALL, REMAINING) and not _STOP.search(text.words, match.end(), min(end, match.end() + 30)):
            found = True
            yield Ending("convicted", match.start(), match.end(), tuple(items_in(text, match.start(), match.end())), whom(text, start, match.start(), end))
    if not found:
        yield from _sentence_without_counts(scene)


def _sentence_after(text: Marked, body: int) -> int | None:
    """Where a row's words of sentence end, if its body begins with one before any other row, ending or plea."""
    stop = next((m.start for m in text.between(body, body + 240) if m.kind in (COUNTS, MOVER)), body + 240)
    other = _STOP.search(text.words, body, min(stop, body + 240))
    words = phrases("sentenced").search(text.words, body, other.start() if other else min(len(text.words), max(stop, body + 24)))
    return words.end() if words else None


def _sentence_without_counts(scene: Scene) -> Iterator[Ending]:
    """A judgment that imposes sentence and names no count: the defendant stands convicted of something."""
    text = scene.text
    words = phrases("sentenced").search(text.words, 0, 6000) or _COMMITS.match(text.words)
    if words is None or VERB.search(text.words, 0, words.start()) or not re.search(r"^[\W\d_]*(?:\w+ ){0,3}?judg(?:e?ment|m)\b|\bsentence imposed\b|\bsentenced to\b", text.words[: words.end()]):
        return
    start, end = text.sentence(words.start())
    yield Ending("convicted", words.start(), words.end(), (), whom(text, start, words.start(), end))
