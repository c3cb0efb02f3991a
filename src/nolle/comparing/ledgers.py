"""Three ledgers of what was said on a matter: promises, answers, and numbers. They list and quote; the reader grades."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from nolle.dates import read_date
from nolle.model import CaseRecord, Figure, Statement

Counted = Literal["people", "cases", "counts"]
_NUMBER = r"\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|twelve|thirty|sixty|ninety"
_SPAN = rf"(?P<number>{_NUMBER})[ -](?P<unit>day|week|month|year)s?\b"
_IN_TIME = re.compile(rf"\bwithin (?:the next )?{_SPAN}", re.I)
_FOR_A_TIME = re.compile(rf"\b(?:for|over|during) (?:(?:at least|the next|another|a further) )*{_SPAN}", re.I)
_UNTIL = re.compile(r"\b(?:until|through)\s+(?P<day>.{6,20})", re.I)
_OF_OTHERS = re.compile(r"\b(?:who|whom|whose|which|has|have|had|was|were|been|did|ago)\b", re.I)  # before a time: it is that of something done
_PUNISHED = re.compile(r"\b(?:prison|imprison\w*|jail\w*|sentenc\w+|behind bars|supervised|probation|incarcerat\w+)\b", re.I)
_WORDS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "twelve": 12, "thirty": 30, "sixty": 60,
    "ninety": 90,
}  # fmt: skip
_DAYS, _MONTHS = {"day": 1, "week": 7}, {"month": 1, "year": 12}
_BY = re.compile(r"\b(?:by|before|until|no later than|on)\s+(?P<day>.{6,20})", re.I)
_UNITS: Mapping[Counted, re.Pattern[str]] = {  # what a figure counts, by its printed unit, and what of a record is counted beside it
    "people": re.compile(r"\b(?:people|persons?|defendants?|men|women|suspects?|individuals?|members?|leaders?|agitators?|protesters?)\b", re.I),
    "cases": re.compile(r"\b(?:cases?|prosecutions?|indictments?)\b", re.I),
    "counts": re.compile(r"\b(?:counts?|charges?)\b", re.I),
}


@dataclass(frozen=True, slots=True)
class Said:
    """A statement with what a ledger needs of its article: the day it was said or published, the outlet, the cases it is about."""

    statement: Statement
    day: date | None
    outlet: str | None
    cases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Promise:
    """A promise or threat: ``due`` is the day that it names, None where it names none; ``outcomes`` are those of its cases' counts."""

    said: Said
    due: date | None
    outcomes: Mapping[str, Mapping[str, int]]


@dataclass(frozen=True, slots=True)
class Answer:
    """How somebody answered: ``denied``, ``declined`` or ``not known``. Declining is neither a denial nor a confession."""

    said: Said
    answer: Literal["denied", "declined", "not known"]


@dataclass(frozen=True, slots=True)
class Number:
    """A figure that was claimed, beside what the record of the matter holds of the same unit: at least so many. ``recorded`` is None where the
    unit is none that a docket counts; ``uncounted`` says in words what could not be counted."""

    said: Said
    figure: Figure
    counts: Counted | None
    recorded: int | None
    uncounted: tuple[str, ...]


def promises(said: Iterable[Said], records: Mapping[str, CaseRecord]) -> Iterator[Promise]:
    """Every promise, with what became of the counts of the cases that it is about."""
    for one in said:
        if one.statement.kind == "promise":
            yield Promise(one, due(one), {case: dict(records[case].tally) for case in one.cases if case in records})


def due(said: Said) -> date | None:
    """The day by which something was promised, where the words name one that lies after the day they were said."""
    content = _content(said)
    if day := _span_after(_IN_TIME, content, said.day):
        return day
    return _named_after(_BY, content, said.day) or term(said)


def term(said: Said) -> date | None:
    """The day on which a measure ends that was announced for a time ("for 90 days", "until July 1, 2025"); a time in prison is none."""
    content = _content(said)
    if _PUNISHED.search(content):
        return None
    begins = min((found.start() for pattern in (_FOR_A_TIME, _UNTIL) for found in pattern.finditer(content)), default=0)
    if _OF_OTHERS.search(content, 0, begins):
        return None
    return _span_after(_FOR_A_TIME, content, said.day) or _named_after(_UNTIL, content, said.day)


def _content(said: Said) -> str:
    return " ".join(piece.text for piece in said.statement.content)


def _span_after(pattern: re.Pattern[str], content: str, day: date | None) -> date | None:
    span = pattern.search(content)
    if not span or not day:
        return None
    number = int(span["number"]) if span["number"].isdigit() else _WORDS[span["number"].lower()]
    unit = span["unit"].lower()
    return day + timedelta(days=number * _DAYS[unit]) if unit in _DAYS else _months_on(day, number * _MONTHS[unit])


def _named_after(pattern: re.Pattern[str], content: str, day: date | None) -> date | None:
    days = (read_date(found["day"]) for found in pattern.finditer(content))
    return next((named for named in days if named and (day is None or named > day)), None)


def _months_on(day: date, months: int) -> date:
    """The same day so many months later, the last of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def answers(said: Iterable[Said]) -> Iterator[Answer]:
    """Every denial, refusal to answer and acknowledged ignorance."""
    words: Mapping[str, Literal["denied", "declined", "not known"]] = {"denial": "denied", "no_comment": "declined", "unknown_acknowledged": "not known"}
    return (Answer(one, words[one.statement.kind]) for one in said if one.statement.kind in words)


def numbers(said: Iterable[Said], records: Sequence[CaseRecord], missing: Sequence[str]) -> Iterator[Number]:
    """Every figure of people, cases or counts that somebody claimed. ``missing`` are cases of the matter of which no page was captured."""
    for one in said:
        for figure in one.statement.figures:
            counted = _counted(figure)
            if counted is not None and one.statement.kind in ("claim", "accusation", "promise", "denial"):
                yield Number(one, figure, counted, _in_record(counted, records, one.day), tuple(_uncounted(records, missing)))


def _counted(figure: Figure) -> Counted | None:
    unit = figure.unit or ""
    return next((name for name, pattern in _UNITS.items() if pattern.search(unit)), None)


def _in_record(counted: Counted, records: Sequence[CaseRecord], day: date | None) -> int:
    """How many the captured record holds, as far as it had begun by that day: at least so many, never all."""
    begun = [record for record in records if not (day and record.filed and record.filed > day)]
    if counted == "cases":
        return len(begun)
    if counted == "people":
        return sum(len({(c.defendant_number, c.defendant) for c in record.charges}) for record in begun)
    return sum(max(len(charge.counts), 1) for record in begun for charge in record.charges if charge.disposition.outcome != "superseded")


def _uncounted(records: Sequence[CaseRecord], missing: Sequence[str]) -> Iterator[str]:
    if missing:
        yield f"no page captured of {', '.join(missing)}"
    partial = [record.case for record in records if not record.complete]
    if partial:
        yield f"only part of the docket captured of {', '.join(partial)}"
