"""Which acts of a proceeding a statement tells: charged, dropped, convicted …; that they happened, or that they did not.

Only what a docket would show counts (STATEMENTS §4): no conduct, no motive, no praise. A plan, a wish or a condition is no fact.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from nolle.model import Statement

_REACH = 90  # characters of the clause before an act in which a negation or condition is looked for
_CLAUSE = re.compile(r"[.;:!?]|, (?:and|but|while|which|who)\b")
_ABBREVIATED = re.compile(r"\b(Mr|Mrs|Ms|Dr|Jr|Sr|Gov|Sen|Rep|St|No|[A-Z])\.(?! ?\Z)")  # full stops that end no clause
_TERMS = re.compile(r"\bnot guilty\b|\bwithout (?:prejudice|leave)\b", re.I)  # deny nothing
_CONTRAST = re.compile(r", not [^,;.]{1,40},")  # "the judge, not prosecutors, dropped it" denies the one and not the act
_ASKED = "asked_to_drop"
_ENDINGS = frozenset(("pleaded_guilty", "convicted", "acquitted", "sentenced"))
_FACTS = frozenset(("claim", "accusation", "denial"))


@dataclass(frozen=True, slots=True)
class Rule:
    """How one act is told, with examples that must and must not be. Where its clause holds ``unless`` too, it is not told.

    ``that``: how it is told back, as done and as not done ("charges were dropped").
    """

    name: str
    that: tuple[str, str]
    pattern: re.Pattern[str]
    unless: re.Pattern[str] | None
    yes: tuple[str, ...]
    no: tuple[str, ...]

    def places(self, content: str) -> Iterator[tuple[re.Match[str], str]]:
        """Where a text tells the act, each with what stands before it in its clause."""
        for found in self.pattern.finditer(content):
            before = _clause_before(content, found.start())
            if not (self.unless and self.unless.search(f"{before}{found[0]}")):
                yield found, before


@dataclass(frozen=True, slots=True)
class Act:
    """An act that a statement tells; ``happened`` is False where it says that it did not."""

    name: str
    happened: bool

    @property
    def that(self) -> str:
        """The act in words ("charges were dropped")."""
        return next(rule.that[not self.happened] for rule in rules() if rule.name == self.name)


def acts_of(statement: Statement) -> tuple[Act, ...]:
    """The acts that a statement tells as facts, each once; () for promises, opinions, silences and statements that were only not made."""
    if statement.kind not in _FACTS or statement.negated or statement.hedged:
        return ()
    source, cue, content = (" ".join(piece.text for piece in pieces) for pieces in (statement.source, statement.cue, statement.content))
    denial = statement.kind == "denial"
    told = [Act(name, happened != denial) for name, happened in _told(content)]
    if denial and beside("reason").search(content):  # what is denied may be the reason and not the act
        told = []
    if beside("government").search(f"{source} {statement.speaker or ''}"):  # "prosecutors asked a judge to drop": the asking is the cue
        told += [Act(name, happened) for name, happened in _told(f"{cue} {content}") if name == _ASKED]
    return tuple(dict.fromkeys(_plainly(act) for act in told))


def _plainly(act: Act) -> Act:
    """What is said as what is: "not dropped" is standing, "no longer standing" is dropped."""
    other = {"dropped": "standing", "standing": "dropped"}.get(act.name)
    return Act(other, True) if other and not act.happened else act


def _told(content: str) -> Iterator[tuple[str, bool]]:
    content = _CONTRAST.sub(",", _ABBREVIATED.sub(r"\1", content))
    for rule in rules():
        for found, before in rule.places(content):
            within = _TERMS.sub("", f"{before}{found[0]}")
            if beside("unreal").search(before) or (rule.name != _ASKED and beside("unreal").search(within)):
                continue
            if rule.name == "dropped" and beside("replaced").search(content):
                continue
            denied = beside("negated").search(within) is not None
            if not (denied and beside("narrowed").match(content, found.end())) and not (rule.name in _ENDINGS and beside("elsewhere").search(content)):
                yield rule.name, not denied


def _clause_before(content: str, at: int) -> str:
    return _CLAUSE.split(content[max(0, at - _REACH) : at])[-1] if at else ""


@cache
def rules() -> tuple[Rule, ...]:
    """The acts, in the order of the file."""
    return tuple(_rule(act) for act in _read()["act"])


def _rule(act: dict[str, Any]) -> Rule:
    unless = _any(act["unless"]) if "unless" in act else None
    return Rule(act["name"], (act["that"][0], act["that"][1]), _any(act["match"]), unless, tuple(act["yes"]), tuple(act["no"]))


@cache
def beside(name: str) -> re.Pattern[str]:
    """What denies an act ("negated"), makes it none of today ("unreal") or of another case ("elsewhere"), narrows what is denied ("narrowed", "reason")."""
    return _any(_read()["beside"][name])


def examples_beside(name: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The examples that must, and must not, hold such words."""
    table = _read()["beside"]
    return tuple(table[f"{name}_yes"]), tuple(table[f"{name}_no"])


def _any(patterns: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.I)


@cache
def _read() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("acts.toml").read_text("utf-8"))
