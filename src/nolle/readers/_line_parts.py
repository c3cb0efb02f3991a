"""What a line of an article is when it stands apart from the body, told by the words it begins with."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from nolle.model import Part


@dataclass(frozen=True, slots=True)
class LineRule:
    """One kind of line: which part it is, up to how many characters, and how it begins. ``yes`` and ``no`` are its examples.

    ``wall`` tells of a line that stands where the rest of an article has to be paid for.
    """

    part: Part
    longest: int
    pattern: re.Pattern[str]
    yes: tuple[str, ...]
    no: tuple[str, ...]
    wall: bool = False


@cache
def line_rules() -> tuple[LineRule, ...]:
    """All known kinds, in the order of the rule file."""
    rules = tomllib.loads(files("nolle.readers").joinpath("line_parts.toml").read_text("utf-8"))["line"]
    return tuple(_rule(rule) for rule in rules)


def _rule(rule: Mapping[str, Any]) -> LineRule:
    pattern = re.compile("|".join(rule["match"]), re.I)
    return LineRule(rule["part"], rule["longest"], pattern, tuple(rule["yes"]), tuple(rule["no"]), rule.get("wall", False))


def line_part(line: str) -> Part | None:
    """What a line that stands apart is; None for one of the body."""
    return rule.part if (rule := _rule_of(line)) else None


def is_wall(line: str) -> bool:
    """Whether a line stands where the rest of an article has to be paid for."""
    return (rule := _rule_of(line)) is not None and rule.wall


def _rule_of(line: str) -> LineRule | None:
    return next((rule for rule in line_rules() if len(line) <= rule.longest and rule.pattern.match(line)), None)
