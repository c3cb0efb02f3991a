"""What was said beside what is recorded. Nothing is judged: each comparison is one of six phrases, as of the day it was said and as of now."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from nolle.comparing._acts import Act, acts_of
from nolle.comparing._standing import Standing, each, of_defendant
from nolle.histories import Docket, Entry
from nolle.model import CONVICTED, ArticleSaid, CaseRecord, Evidence, Link, Statement, Told

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

    ``links`` say whom it is about: one of the case as a whole, or one each of its defendants. ``day`` is the day it was said, else published;
    None where neither is known: then nothing can be said of that day. ``evidence`` are the record's words as of that day, ``evidence_now`` as
    of now.
    """

    statement: Statement
    told: Told
    links: tuple[Link, ...]
    act: Act | None
    day: date | None
    then: Result
    now: Result
    evidence: tuple[Evidence, ...] = ()
    evidence_now: tuple[Evidence, ...] = ()


def compare(record: CaseRecord, docket: Docket, told: Told) -> Iterator[Comparison]:
    """Every statement of an article that is surely about the case, act by act; one that tells no act of a proceeding is not checkable."""
    for statement in told.statements:
        links = about(told, statement)
        if not links:
            continue
        day = said_on(told, statement)
        acts = acts_of(statement)
        if not acts:
            yield Comparison(statement, told, links, None, day, "unchecked", "unchecked")
        for act in acts:
            yield _compared(record, docket, Comparison(statement, told, links, act, day, "silent", "silent"))


def about(told: Told, statement: Statement) -> tuple[Link, ...]:
    """The sure links by which a statement is about the case: to every defendant whom its own words name; else its only link, else that to the case.

    An article's links count for a statement that has none of its own. Of several people whom only the paragraph names none is picked.
    """
    own = [link for link in told.links if link.statement == statement.id]
    found = [link for link in own or told.links if link.statement in (statement.id, None) and link.state == "same"]
    named = tuple(link for link in found if link.statement and link.defendant and _names(statement, link))
    if named:
        return named
    alone = len({(link.defendant, link.defendant_number) for link in found}) == 1
    return tuple(found[:1] if alone else [link for link in found if link.defendant is None][:1])


def _names(statement: Statement, link: Link) -> bool:
    """Whether the words by which a link was made stand in the statement's content or source."""
    places = [reason.article for reason in link.agree if reason.article]
    return any(piece.start <= place.start and place.end <= piece.end for place in places for piece in (*statement.source, *statement.content))


def said_on(told: Told, statement: Statement) -> date | None:
    """The day on which something was said, else published; None where neither is known."""
    if statement.said:
        return statement.said
    said = told.article.said
    published = said.published if isinstance(said, ArticleSaid) else None
    try:
        return date.fromisoformat(published[:10]) if published else None
    except ValueError:
        return None


def _compared(record: CaseRecord, docket: Docket, one: Comparison) -> Comparison:
    """A comparison with what the record shows of its act."""
    assert one.act is not None
    newest = max((page.seen[:10] for page in record.pages), default=None)
    now, shown_now = _on(record, docket, one, date.fromisoformat(newest) if newest else None)
    then, shown_then = _on(record, docket, one, one.day)
    if then == "else" and one.day:
        before, shown_before = _on(record, docket, one, one.day - timedelta(days=1))
        then, shown_then = (then, shown_then) if before == then else (before, shown_before)  # of that day itself nobody knows which came first
    if then == "same" and now in ("else", "silent"):
        now = "then"
    return replace(one, then=then, now=now, evidence=shown_then, evidence_now=shown_now)


def _on(record: CaseRecord, docket: Docket, one: Comparison, day: date | None) -> tuple[Result, tuple[Evidence, ...]]:
    """What the record shows of an act on a day, and the words. Of several defendants' charges only what is so of every one of them is said."""
    act, links = one.act, one.links
    assert act is not None
    charges = tuple(dict.fromkeys(charge for link in one.links for charge in of_defendant(record, link.defendant, link.defendant_number)))
    people = each(record, charges, day) if day else ()
    if act.name == "asked_to_drop":
        motions = _words(_asking(docket, links, day)) if people else ()
        return ("unavailable" if not people else "silent" if not motions else "same" if act.happened else "else"), motions
    sentences = _words(_entries(docket, links, day, "sentencing", "judgment")) if act.name == "sentenced" else ()
    asked = act.name == "dropped" and _waits(docket, links, day)
    results = {"silent" if asked and stood.any("pending") else _result(act, stood, bool(sentences)) for stood in people}
    evidence = tuple(dict.fromkeys((*sentences, *(words for stood in people for words in stood.evidence))))
    if act.name == "pleaded_guilty" and act.happened and (pleas := _words(_entries(docket, links, day, "plea_guilty", named=True))):
        return ("then", tuple(dict.fromkeys((*pleas, *evidence)))) if results == {"else"} else ("same", pleas)
    if results == {"else"} and not _meant(record, one):
        return "silent", ()
    return (results.pop() if len(results) == 1 else "silent" if results else "unavailable"), evidence


def _meant(record: CaseRecord, one: Comparison) -> bool:
    """Whether it is certain whom a statement means: it names them, or the case as a whole, or there is only one defendant."""
    people = {(charge.defendant_number, charge.defendant) for charge in record.charges}
    return len(people) == 1 or all(link.defendant is None or (link.statement and _names(one.statement, link)) for link in one.links)


def _asking(docket: Docket, links: Sequence[Link], day: date | None) -> list[Entry]:
    """The government's motions to dismiss that were on the docket by a day."""
    return _entries(docket, links, day, "motion_to_dismiss", "nolle_prosequi", actor="government")


def _waits(docket: Docket, links: Sequence[Link], day: date | None) -> bool:
    """Whether the government had asked to dismiss and was not denied yet: people call that dropped, and the record does not say otherwise."""
    denials = _entries(docket, links, day, "motion_denied")
    return any(not any(_denies(denial, motion) for denial in denials) for motion in _asking(docket, links, day))


def _denies(denial: Entry, motion: Entry) -> bool:
    """Whether a denial speaks of a motion by its number."""
    return motion.said.number is not None and re.search(rf"(?<![\w/:-]){re.escape(motion.said.number)}(?![\w/:-])", denial.said.text) is not None


def _entries(docket: Docket, links: Sequence[Link], until: date | None, *labels: str, actor: str | None = None, named: bool = False) -> list[Entry]:
    """The entries so labelled that were on the docket by a day and name whom the links mean: the defendants, else everybody. Or nobody, unless ``named``."""
    whom = [person for link in links if (person := docket.person(link.defendant, link.defendant_number))] or docket.people
    found = [entry for entry in docket.labelled(*labels) if actor in (None, entry.reading.actor)]
    public = [entry for entry in found if (when := entry.said.entered or entry.day) is not None and until is not None and when <= until]
    who = [(entry, docket.named_in(entry)) for entry in public]
    return [entry for entry, people in who if (not people and not named) or (people and all(one in people for one in whom))]


def _words(entries: Sequence[Entry]) -> tuple[Evidence, ...]:
    return tuple(entry.evidence for entry in entries)


def _result(act: Act, on: Standing, sentenced: bool) -> Result:
    """What the record shows of an act on a day. Where anything needed is unknown it is silent, never something else."""
    shown = _shows(act.name, on, sentenced)
    if shown is None:
        return "silent" if on.covered or on.any("unknown") else "unavailable"
    return "same" if shown == act.happened else "else"


def _shows(act: str, on: Standing, sentenced: bool) -> bool | None:
    """Whether the record shows an act as done (True) or shows what excludes it (False); None where it shows neither."""
    if act == "charged":
        return True if not on.all("not charged", "unknown") else None
    if act == "standing":  # that nothing has ended it only a later capture of the whole docket can tell
        return (True if on.covered else None) if on.any("pending", "not entered") else False if on.all("dismissed", "acquitted") else None
    if act == "dropped":
        return True if on.any("dismissed") else False if on.all(*CONVICTED) or (on.covered and on.all("pending", *CONVICTED)) else None
    if act == "acquitted":
        return True if on.any("acquitted") else False if on.all("dismissed", *CONVICTED) else None
    if on.all("dismissed", "acquitted"):
        return False
    if act == "pleaded_guilty":
        return True if on.any("convicted_plea") else False if on.all("convicted_trial") else None
    return True if on.any(*CONVICTED) and (act == "convicted" or sentenced or on.any("convicted")) else None
