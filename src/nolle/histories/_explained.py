"""What a docket tells beside a dismissal that makes it no abandoned prosecution: a death, an unfitness for trial, a warrant never served."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from functools import cache
from importlib.resources import files

from nolle.histories._docket import Docket, Entry, Person

STALE = 5
"""Years from the charge or its warrant to the dismissal after which a defendant who was never there is a matter of old files."""


def explains(kind: str, words: str) -> bool:
    """Whether words tell of a kind of thing, a table of ``explained.toml``."""
    return _pattern(kind).search(words) is not None


def explaining(docket: Docket, person: Person, ended: Entry) -> tuple[Entry, ...]:
    """The earlier entries about a defendant that explain a dismissal: of a death, of the last finding that he is unfit, of a warrant never served."""
    mine = [e for e in docket.entries[: docket.entries.index(ended)] if person in docket.concerned(e)]
    dead = [e for e in mine if explains("death", e.said.text) and not e.has("motion_to_dismiss")]
    return tuple(dict.fromkeys((*dead[:1], *_unfit(mine), *_never_served(mine, ended.day))))


def years_between(first: date | None, last: date | None) -> float:
    """The years from one day to another, 0 where either is not known."""
    return (last - first).days / 365.25 if first and last else 0


def _unfit(mine: list[Entry]) -> list[Entry]:
    """The newest finding on fitness for trial, where it is that the defendant is unfit."""
    told = [e for e in mine if e.reading.actor != "defense" and (explains("unfit", e.said.text) or explains("fit", e.said.text))]
    return [e for e in told[-1:] if explains("unfit", e.said.text) and not e.has("motion_to_dismiss")]


def _never_served(mine: list[Entry], ended: date | None) -> list[Entry]:
    if any(entry.has(*_rules()["seen"]["labels"]) for entry in mine):
        return []
    return [e for e in mine if explains("warrant", e.said.text) and years_between(e.day, ended) >= STALE][:1]


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    return re.compile("|".join(_rules()[kind]["match"]), re.I)


@cache
def _rules() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(files("nolle.histories").joinpath("explained.toml").read_text("utf-8"))
