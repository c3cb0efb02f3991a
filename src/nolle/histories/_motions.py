"""What a motion is for and who filed it, and which orders undo an earlier dismissal: what one entry says of another."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Literal

from nolle.histories._docket import Docket, Entry, Person
from nolle.model import Actor, OutcomeSaid

_GRANTS_ONLY = re.compile(r"\bdismiss(?:ed|ing|es|al of (?:counts?|the))\b", re.I)
_BY = re.compile(r" by (?P<filers>.*?)(?: as to | by | re | unopposed | opposed | consent| attachments | entered |$)")
_VOID = re.compile(r"\b(?:in error|disregard)", re.I)
_ASKS = re.compile(r"\W*(?:motion|response|reply|letter)\b", re.I)
_CALLED = re.compile(r"\bmotion\b[^.;\d]{0,40}\b(?:docket entry|docket|document|doc|dkt|ecf|filing|entry)\b[ .#]*(?:nos?\b[ .]*)?(\d{1,4})\b", re.I)
_DENIES = re.compile(r"\b(?:den(?:y|ies|ied|ying)|moot)\b", re.I)
_GOVERNMENT = re.compile(r"\b(?:usa|united states|government|us attorney)\b")


def filed_by(motion: Entry, docket: Docket) -> Actor | Literal["joint"] | None:
    """Which side filed a motion: both where its text says "joint" or names the government and a defendant as filers.

    A motion that names only a defendant as its filer is the defence's, whatever it says of the government's position.
    """
    if re.search(r"^ (?:\w+ ){0,3}joint(?:ly)? ", motion.folded):
        return "joint"
    clause = _BY.search(motion.folded)
    if motion.reading.actor != "government" or clause is None:
        return motion.reading.actor
    filers = f" {clause['filers']} "
    if not any(f" {name} " in filers for person in docket.people for name in person.folded if name):
        return "government"
    return "joint" if _GOVERNMENT.search(filers) else "defense"


def motion_called(order: Entry) -> str | None:
    """The number of the only motion that an order speaks of by a number ("having considered the motion at docket entry 12"); None where it denies anything."""
    text = order.said.text
    numbers = set(_CALLED.findall(text))
    return numbers.pop() if len(numbers) == 1 and not _DENIES.search(text) else None


def asks_for_something_else(order: Entry, said: OutcomeSaid, docket: Docket) -> bool:
    """Whether an order ends charges only by granting, by number, a motion that asks to dismiss something that is no charge.

    "ORDER granting 5 Motion to Dismiss" ends no count where entry 5 is a motion to dismiss a forfeiture allegation.
    """
    if said.outcome != "dismissed" or said.motion is None or _GRANTS_ONLY.search(said.evidence):
        return False
    meant = [e for e in docket.numbered(said.motion) if e is not order and not (e.day and order.day and e.day > order.day)]
    return len(meant) == 1 and " dismiss" in meant[0].folded and not meant[0].has("motion_to_dismiss", "nolle_prosequi")


def undoes_dismissal(entry: Entry) -> bool:
    """Whether an order sets an earlier dismissal aside or puts charges back."""
    return entry.reading.actor in (None, "court") and _undone().search(entry.said.text) is not None and _refused().search(entry.said.text) is None


def undone_by(docket: Docket, person: Person, dismissal: Entry) -> Entry | None:
    """The later entry about this defendant that undoes a dismissal, or by which the clerk calls it an error; None where there is none."""
    later = docket.entries[docket.entries.index(dismissal) + 1 :]
    return next((e for e in later if (undoes_dismissal(e) and person in docket.concerned(e)) or calls_an_error(e, dismissal)), None)


def calls_an_error(entry: Entry, other: Entry) -> bool:
    """Whether the clerk says of another entry, by its number, that it was entered in error."""
    if not other.said.number or entry.reading.actor not in (None, "court", "other") or entry.has("motion_to_dismiss"):
        return False
    text = entry.said.text
    if not _VOID.search(text) or _ASKS.match(text):
        return False
    return any(re.search(rule.replace("<number>", re.escape(other.said.number)), text, re.I) for rule in _rules()["void"])


@cache
def _undone() -> re.Pattern[str]:
    return re.compile("|".join(_rules()["undone"]), re.I)


@cache
def _refused() -> re.Pattern[str]:
    return re.compile("|".join(_rules()["unless"]), re.I)


def _rules() -> dict[str, list[str]]:
    return tomllib.loads(files("nolle.histories").joinpath("undone.toml").read_text("utf-8"))
