"""The words beside a dismissal, kept as data (``words.toml``); their examples are tests."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of words, with examples in which it must and must not be found."""

    name: str
    pattern: re.Pattern[str]
    yes: tuple[str, ...]
    no: tuple[str, ...]


@cache
def rules() -> dict[str, Rule]:
    """All rules by name."""
    read = tomllib.loads(files(__package__).joinpath("words.toml").read_text("utf-8"))["rule"]
    return {rule["name"]: Rule(rule["name"], re.compile("|".join(rule["match"]), re.I), tuple(rule["yes"]), tuple(rule["no"])) for rule in read}


def search(name: str, text: str) -> re.Match[str] | None:
    """Where words of that kind first stand in a text."""
    return rules()[name].pattern.search(text)


def every(name: str, text: str) -> Iterator[re.Match[str]]:
    """Wherever words of that kind stand in a text."""
    return rules()[name].pattern.finditer(text)


def remove(name: str, text: str) -> str:
    """A text without any words of that kind."""
    return rules()[name].pattern.sub(" ", text)
