"""What a line of an article is when it stands apart from the body, told by the words it begins with."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from nolle.dates import read_date
from nolle.model import Part


@dataclass(frozen=True, slots=True)
class LineRule:
    """One kind of line: which part it is, up to how many characters, and how it begins. ``yes`` and ``no`` are its examples.

    ``wall`` is so of a line that stands where the rest of an article has to be paid for. ``tells``: "published" or "office", what such a line
    says of the article where it stands above the body.
    """

    part: Part
    longest: int
    pattern: re.Pattern[str]
    yes: tuple[str, ...]
    no: tuple[str, ...]
    wall: bool = False
    tells: str = ""


@dataclass(frozen=True, slots=True)
class Head:
    """What the lines above an article's body say of it: the ISO day it bears, and the office that issued it."""

    published: str | None = None
    office: str | None = None


@cache
def line_rules() -> tuple[LineRule, ...]:
    """All known kinds, in the order of the rule file."""
    rules = tomllib.loads(files("nolle.readers").joinpath("line_parts.toml").read_text("utf-8"))["line"]
    return tuple(_rule(rule) for rule in rules)


def _rule(rule: Mapping[str, Any]) -> LineRule:
    pattern = re.compile("|".join(rule["match"]), re.I)
    return LineRule(rule["part"], rule["longest"], pattern, tuple(rule["yes"]), tuple(rule["no"]), rule.get("wall", False), rule.get("tells", ""))


def line_part(line: str) -> Part | None:
    """What a line that stands apart is; None for one of the body."""
    return rule.part if (rule := _rule_of(line)) else None


def is_wall(line: str) -> bool:
    """Whether a line stands where the rest of an article has to be paid for."""
    return (rule := _rule_of(line)) is not None and rule.wall


def head_of(lines: Iterable[str]) -> Head:
    """The day and the office that lines above a body give; no day where they give several, of several offices the last."""
    told = [(rule.tells, line.strip()) for line in lines if (rule := _rule_of(line.strip())) and rule.tells]
    days = {day for what, line in told if what == "published" and (day := read_date(line))}
    offices = [line for what, line in told if what == "office"]
    return Head(days.pop().isoformat() if len(days) == 1 else None, offices[-1] if offices else None)


def _rule_of(line: str) -> LineRule | None:
    return next((rule for rule in line_rules() if len(line) <= rule.longest and rule.pattern.match(line)), None)
