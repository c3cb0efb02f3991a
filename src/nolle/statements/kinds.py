"""Kinds of statements: a claim, promise, accusation, denial, opinion, no comment, or the word that something is not known.

The rules are data (``kinds.toml``), tried in order over the words of the cue, of the content and of the source. A report of an act of
procedure ("was sentenced Tuesday") is a claim; that somebody did wrong is an accusation; the kind says what the words do, not what is true.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

from nolle.model import StatementKind

_PIECES = re.compile(r"[,.;]?[”\"]\s+[“\"]")
_MARKS = re.compile(r"[“”\"]")


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of ``kinds.toml``."""

    name: str
    kind: StatementKind
    on: Literal["cue", "start", "whole", "content", "direct"]
    pattern: re.Pattern[str]
    unless: re.Pattern[str] | None
    source: re.Pattern[str] | None
    unless_source: re.Pattern[str] | None

    def holds(self, source: str, cue: str, content: str, direct: bool = False) -> bool:
        """Whether the rule holds for a source, a cue with what negates it, and a content (``direct``: all in quotation marks)."""
        if self.on == "direct" and not direct:
            return False
        if (self.source and not self.source.search(source)) or (self.unless_source and self.unless_source.search(source)):
            return False
        text = {"cue": cue, "content": content}.get(self.on, f"{cue} {content}")
        found = self.pattern.search(text)
        if not found or (self.on == "start" and found.start() >= max(len(cue), 1)):
            return False
        return not (self.unless and self.unless.search(text))


@cache
def rules() -> tuple[Rule, ...]:
    """The rules in the order in which they are tried."""
    table = tomllib.loads(files(__package__).joinpath("kinds.toml").read_text("utf-8"))
    return tuple(_rule(one) for one in table["rule"])


def _rule(one: dict[str, str]) -> Rule:
    unless, source, unless_source = (re.compile(one[key], re.I) if key in one else None for key in ("unless", "source", "unless_source"))
    return Rule(one["name"], one["kind"], one["on"], re.compile(one["pattern"], re.I), unless, source, unless_source)  # type: ignore[arg-type]


def kind_of_saying(source: str, cue: str, content: str, direct: bool = False) -> StatementKind:
    """The kind of a statement by the words of its source, its cue (with "did not" and the like) and its content, ``direct`` or not."""
    plain = _MARKS.sub("", _PIECES.sub(". ", content))
    return next((rule.kind for rule in rules() if rule.holds(source, cue, plain, direct)), "claim")
