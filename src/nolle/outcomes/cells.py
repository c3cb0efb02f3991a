"""Disposition cells of a counts table: what one cell says became of its row's counts."""

from __future__ import annotations

import re
from typing import cast

from nolle.model import By, Context, Outcome, OutcomeSaid
from nolle.outcomes.dismissed import VERB
from nolle.outcomes.granted import granted_motion, leave_granted
from nolle.outcomes.marked import Marked, marked
from nolle.outcomes.rules import first_said, phrases, rules, saying
from nolle.outcomes.subjects import after, before
from nolle.outcomes.terms import mover, prejudice

SHORT = 400
"""A cell up to this long is its own evidence; of a longer one only the words that tell."""

_NOT_YET = re.compile(
    r"\b(?:mistrial|hung jury|(?<!sentencing )pending|deferred|diversion agreement|under advisement|motion (?:to|for)"
    r"|to be dismissed|will be dismissed|not dismissed|plea agreement)\b"
)
_DIVERTED = re.compile(r"\b(?:pretrial diversion|diversion (?:program|agreement)|deferred prosecution)\b")
_PLEA_NOT_GUILTY = re.compile(r"\b(?:ple(?:a|as|ads?|aded|d|ading)|entered|enters|entry|withdr\w+)\b[^;.]{0,30}?not[- ]guilty|not[- ]guilty pleas?")
_SUPERSEDED = re.compile(r"\bsupersed\w+|\bunderlying (?:indictment|information|complaint|count)|\boriginal (?:indictment|information)")


def read_disposition(cell: str) -> OutcomeSaid | None:
    """What a disposition cell states, with its words; None where it states no ending (blank, mistrial, deferred).

    Revocations and supervision transfers appended to a sentence change nothing. Where a cell both sentences and
    dismisses counts by number it cannot be told which is this row's, and None is given.
    """
    if not cell.strip():
        return None
    text = marked(cell)
    later = saying("cells", "later").search(text.words)
    end = later.start() if later else len(text.words)
    sentence = phrases("sentenced").search(text.words, 0, end)
    granted = _granted(text, end)
    if granted is not None and sentence is None:
        return granted
    dismissed = _dismissed(text, end)
    if dismissed is not None and (ending := _dismissal(text, dismissed, sentence, end)) is not None:
        return ending
    if dismissed is not None and sentence is not None and _numbered(text, dismissed) and _sentences_by_number(text, sentence):
        return None
    return _other(text, end, sentence) or _conviction(text, end, sentence)


def _granted(text: Marked, end: int) -> OutcomeSaid | None:
    """ "Government's motion to dismiss granted"."""
    for verb in re.compile(r"\bdismiss(?:al)?\b").finditer(text.words, 0, end):
        start, stop = text.sentence(verb.start())
        motion = granted_motion(text, start, verb.start(), stop, False)
        if motion is not None and after(text, verb.end(), stop) is not None:
            return _said(text, "dismissed", _wide(text, start, max(stop, motion.end)), motion.by, _terms(text, start, stop, end))
    return None


def _terms(text: Marked, start: int, stop: int, end: int) -> bool | None:
    """With or without prejudice: what the dismissal's own sentence tells, or else the cell."""
    own = prejudice(text.words[start:stop])
    return own if own is not None else prejudice(text.words[:end])


def _dismissed(text: Marked, end: int) -> re.Match[str] | None:
    """The last verb or noun of dismissal that is no doubt, plan or refusal, and not about something else."""
    stated = [verb for verb in VERB.finditer(text.words, 0, end) if not verb[0].endswith("miss") and not verb["bare"] and _states(text, verb)]
    return stated[-1] if stated else None


def _states(text: Marked, verb: re.Match[str]) -> bool:
    start, stop = text.sentence(verb.start())
    lead = text.words[max(start, verb.start() - 160) : verb.start()]
    if phrases("unreal").search(lead) or phrases("unreal_after").match(text.words[verb.end() : stop]) or re.search(r"\bmotions? (?:for|to) $", lead):
        return False
    subject = before(text, start, verb.start())
    return not _names_other(lead) if subject is None else subject.kind != "other"


def _names_other(lead: str) -> bool:
    return saying("things", "other").search(lead) is not None


def _dismissal(text: Marked, verb: re.Match[str], sentence: re.Match[str] | None, end: int) -> OutcomeSaid | None:
    """The dismissal, unless the cell sentences and the dismissal is of other counts."""
    vacated = saying("cells", "vacated").search(text.words, 0, end)
    if sentence is not None and vacated is None and (sentence.start() < verb.start() or _numbered(text, verb)):
        return None
    start, stop = text.sentence(verb.start())
    context: Context | None = "superseded" if _SUPERSEDED.search(text.words, 0, end) else None
    nolle = verb["nolle"] is not None
    by = "government" if nolle else mover(text, 0, verb.start(), stop)
    by = by if by != "unknown" else _given_leave(text, verb.start())
    return _said(text, "dismissed", _wide(text, start, stop), by, _terms(text, start, stop, end), context)


def _given_leave(text: Marked, end: int) -> str:
    """Who was given leave to dismiss, where a cell tells it before the dismissal."""
    leaves = (leave_granted(text, 0, verb.start()) for verb in VERB.finditer(text.words, 0, end))
    return next((leave.by for leave in leaves if leave is not None), "unknown")


def _numbered(text: Marked, verb: re.Match[str]) -> bool:
    """Whether the dismissal names counts by number, or the remaining ones: then it need not be of this row."""
    start, _ = text.sentence(verb.start())
    subject = before(text, start, verb.start())
    return subject is not None and any(item.counts not in ((), ("all",)) for item in subject.items)


def _sentences_by_number(text: Marked, sentence: re.Match[str]) -> bool:
    start, end = text.sentence(sentence.start())
    return any(mark.counts for mark in text.between(start, end))


def _other(text: Marked, end: int, sentence: re.Match[str] | None) -> OutcomeSaid | None:
    """Acquitted, vacated, transferred, abated or superseded. A new sentence after a vacatur stands."""
    words = _PLEA_NOT_GUILTY.sub(lambda m: " " * len(m[0]), text.words[:end])
    for rule in rules("cells"):
        match = rule.pattern.search(words)
        if match is None or rule.says not in ("acquitted", "vacated", "transferred", "abated", "superseded"):
            continue
        start, stop = text.sentence(match.start())
        if phrases("unreal").search(words[start : match.start()]) or re.search(r"\b(?:motion(?!.*\bgranted)|den\w+)\b", words[start : match.end()]):
            continue
        if rule.says == "vacated" and phrases("sentenced").search(words, match.end()):
            continue
        if sentence is not None and rule.says in ("transferred", "superseded", "acquitted"):
            continue
        by = "unknown" if rule.says in ("acquitted", "vacated", "transferred") else None
        return _said(text, cast(Outcome, rule.says), _wide(text, start, max(stop, match.end())), _finder(words, by))
    return None


def _finder(words: str, by: str | None) -> str | None:
    if by is None:
        return None
    if re.search(r"\bbench\b|\bby (?:the )?(?:court|judge)\b|\bnon-?jury\b|\brule 29\b", words):
        return "court"
    return "jury" if "jury" in words else by


def _conviction(text: Marked, end: int, sentence: re.Match[str] | None) -> OutcomeSaid | None:
    words = _PLEA_NOT_GUILTY.sub(lambda m: " " * len(m[0]), text.words[:end])
    manner = first_said("guilt", words)
    if manner is None and sentence is None:
        return None
    if (sentence is None and _NOT_YET.search(words)) or (manner is None and _DIVERTED.search(words)):
        return None
    place = sentence.span() if sentence else (0, end)
    start, _ = text.sentence(place[0])
    _, stop = text.sentence(max(place[0], place[1] - 1))
    return _said(text, cast(Outcome, manner or "convicted"), _wide(text, min(start, place[0]), max(stop, place[1])), None)


def _wide(text: Marked, start: int, end: int) -> tuple[int, int]:
    return (0, len(text.text)) if len(text.text) <= SHORT else (start, end)


def _said(text: Marked, outcome: Outcome, place: tuple[int, int], by: str | None, terms: bool | None = None, context: Context | None = None) -> OutcomeSaid:
    start, end = place
    while start < end and text.text[start].isspace():
        start += 1
    while end > start and text.text[end - 1].isspace():
        end -= 1
    return OutcomeSaid(outcome, text.text[start:end], start, end, by=cast(By, by) if by else None, with_prejudice=terms, context=context)
