"""What was said beside what is recorded. Nothing is judged: each comparison is one of six phrases, as of the day it was said and as of now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from nolle.comparing._acts import Act, acts_of
from nolle.comparing._standing import Standing, of_defendant, standing
from nolle.histories import Docket
from nolle.model import ArticleSaid, CaseRecord, Evidence, Link, Statement, Told

Result = Literal["same", "else", "then", "silent", "unavailable", "unchecked"]
SAID: dict[Result, str] = {
    "same": "the record shows the same",
    "else": "the record shows something else",
    "then": "the record shows it at that date, later changed",
    "silent": "the record is silent",
    "unavailable": "the record is not available to us",
    "unchecked": "not checkable by a docket",
}


@dataclass(frozen=True, slots=True)
class Comparison:
    """One act that a statement tells of a case, and what the record shows of it as of the day it was said (``then``) and as of now.

    ``day`` is the day it was said, else published; None where neither is known: then nothing can be said of that day.
    """

    statement: Statement
    told: Told
    link: Link
    act: Act | None
    day: date | None
    then: Result
    now: Result
    evidence: tuple[Evidence, ...]


def compare(record: CaseRecord, docket: Docket, told: Told) -> Iterator[Comparison]:
    """Every statement of an article that is surely about the case, act by act; one that tells no act of a proceeding is not checkable."""
    for statement in told.statements:
        link = _link(told, statement)
        if link is None:
            continue
        day = _day(told, statement)
        acts = acts_of(statement)
        if not acts:
            yield Comparison(statement, told, link, None, day, "unchecked", "unchecked", ())
        for act in acts:
            yield _compared(record, docket, told, statement, link, act, day)


def _link(told: Told, statement: Statement) -> Link | None:
    """The link by which a statement is about the case: its own, else the article's; only a sure one."""
    own = [link for link in told.links if link.statement == statement.id and link.state == "same"]
    whole = [link for link in told.links if link.statement is None and link.state == "same"]
    found = own or whole
    return found[0] if len({(link.defendant, link.defendant_number) for link in found}) == 1 else (_of_case(found) if found else None)


def _of_case(links: list[Link]) -> Link | None:
    """Of several defendants' links, the one to the case as a whole: no statement is given to one of several people."""
    return next((link for link in links if link.defendant is None), None)


def _day(told: Told, statement: Statement) -> date | None:
    if statement.said:
        return statement.said
    said = told.article.said
    published = said.published if isinstance(said, ArticleSaid) else None
    try:
        return date.fromisoformat(published[:10]) if published else None
    except ValueError:
        return None


def _compared(record: CaseRecord, docket: Docket, told: Told, statement: Statement, link: Link, act: Act, day: date | None) -> Comparison:
    charges = of_defendant(record, link.defendant, link.defendant_number)
    newest = max((page.seen[:10] for page in record.pages), default=None)
    now = standing(record, charges, date.fromisoformat(newest)) if newest else None
    then = standing(record, charges, day) if day else None
    asked = _asked(docket, link, day) if act.name == "asked_to_drop" else ()
    result_now = _result(act, now, asked or (_asked(docket, link, None) if act.name == "asked_to_drop" else ()))
    result_then = _result(act, then, asked)
    if result_then == "same" and result_now in ("else", "silent"):
        result_now = "then"
    shown = asked or (then or now).evidence if (then or now) else ()  # type: ignore[union-attr]
    return Comparison(statement, told, link, act, day, result_then, result_now, shown)


def _asked(docket: Docket, link: Link, until: date | None) -> tuple[Evidence, ...]:
    """The government's motions to dismiss about this defendant, up to a day."""
    person = docket.person(link.defendant, link.defendant_number)
    motions = [entry for entry in docket.entries if entry.has("motion_to_dismiss", "nolle_prosequi") and entry.reading.actor == "government"]
    near = [entry for entry in motions if until is None or (entry.day is not None and entry.day <= until)]
    return tuple(entry.evidence for entry in near if person is None or not docket.named_in(entry) or person in docket.named_in(entry))


def _result(act: Act, on: Standing | None, asked: tuple[Evidence, ...]) -> Result:
    """What the record shows of an act on a day. Where anything needed is unknown it is silent, never something else."""
    if on is None or not on.states:
        return "unavailable"
    if act.name == "asked_to_drop":
        return ("same" if act.happened else "else") if asked else "silent"
    shown = _shows(act.name, on)
    if shown is None:
        return "silent" if on.covered or on.any("unknown") else "unavailable"
    return "same" if shown == act.happened else "else"


def _shows(act: str, on: Standing) -> bool | None:
    """Whether the record shows an act as done (True) or shows what excludes it (False); None where it shows neither."""
    if act == "charged":
        return True if not on.all("not charged", "unknown") else None
    if act == "standing":
        return True if on.any("pending") else False if on.all("dismissed", "acquitted") else None
    if act == "dropped":
        return True if on.any("dismissed") else False if on.all("convicted") else None
    if act in ("convicted", "pleaded_guilty", "sentenced"):
        return True if on.any("convicted") else False if on.all("dismissed", "acquitted") else None
    return True if on.any("acquitted") else False if on.all("dismissed", "convicted") else None
