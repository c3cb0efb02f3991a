"""Pages that people save in place of a record: logins, error messages, bot walls. They are refused with a reason."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from nolle.errors import CannotRead, Challenged
from nolle.readers._page import Page

_SHORT = 4000
"""Longer pages are no error message: what sounds like one there stands in the record's own text."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """One kind of page that is no record: what it is, what to do, the phrases that betray it."""

    name: str
    what: str
    advice: str
    pattern: re.Pattern[str]


@cache
def refusals() -> tuple[Refusal, ...]:
    """All known kinds, in the order of the rule file."""
    rules = tomllib.loads(files("nolle.readers").joinpath("refusals.toml").read_text("utf-8"))["refusal"]
    return tuple(Refusal(rule["name"], rule["what"], rule["advice"], re.compile("|".join(rule["phrases"]), re.I)) for rule in rules)


def refusal_in(words: str) -> Refusal | None:
    """The kind of refusal that a page's words betray, or None. Pages of more than 4,000 characters are none."""
    folded = " ".join(words.split())
    if len(folded) > _SHORT:
        return None
    return next((refusal for refusal in refusals() if refusal.pattern.search(folded)), None)


def refuse(page: Page) -> CannotRead:
    """The error to raise for an HTML page that holds no record: what it is instead, in words, and what to do."""
    words = page.html.text
    known = refusal_in(words)
    if known:
        return Challenged(f"{page.source}: this is {known.what}; {known.advice}")
    said = " ".join(re.sub(r"\b(?:Query|Reports?|Utilities|Help|Log ?out|Search|Civil|Criminal|Back)\b", " ", words).split())
    if len(said) < 200:
        return Challenged(f"{page.source}: the page holds no record, only {_shown(said)}; open the report, let it load, and save it again")
    return CannotRead(f"{page.source}: no docket on this page; it begins {_shown(said)}. Save the docket report as a complete HTML page")


def _shown(words: str) -> str:
    return f'"{words[:80].strip()}{"…" if len(words) > 80 else ""}"' if words else "blank space"
