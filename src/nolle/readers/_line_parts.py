"""What a line of an article is when it stands apart from the body, told by the words it begins with."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from nolle.model import Part


@dataclass(frozen=True, slots=True)
class LineRule:
    """One kind of line: which part it is, up to how many characters, and how it begins. ``yes`` and ``no`` are its examples."""

    part: Part
    longest: int
    pattern: re.Pattern[str]
    yes: tuple[str, ...]
    no: tuple[str, ...]


@cache
def line_rules() -> tuple[LineRule, ...]:
    """All known kinds, in the order of the rule file."""
    rules = tomllib.loads(files("nolle.readers").joinpath("line_parts.toml").read_text("utf-8"))["line"]
    return tuple(LineRule(rule["part"], rule["longest"], re.compile("|".join(rule["match"]), re.I), tuple(rule["yes"]), tuple(rule["no"])) for rule in rules)


def line_part(line: str) -> Part | None:
    """What a line that stands apart is; None for one of the body."""
    return next((rule.part for rule in line_rules() if len(line) <= rule.longest and rule.pattern.match(line)), None)
