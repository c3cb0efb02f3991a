"""The words by which articles and dockets are held together, from this folder's TOML files, compiled once."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from nolle.statutes import read_statutes


@cache
def table(name: str) -> dict[str, Any]:
    """One of this folder's TOML files, as data."""
    return tomllib.loads(files(__package__).joinpath(name).read_text("utf-8"))


def _any(patterns: Iterable[str], flags: int = re.I) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), flags)


@cache
def words(name: str) -> re.Pattern[str]:
    """The pattern of a section of words.toml ("steps", "the_case"), without regard to case."""
    return _any(table("words.toml")[name]["match"])


@cache
def patterns(name: str) -> tuple[re.Pattern[str], ...]:
    """The patterns of a section, one by one and with regard to case ("judge", "prosecutor")."""
    return tuple(re.compile(pattern) for pattern in table("words.toml")[name]["match"])


@cache
def listed(name: str) -> frozenset[str]:
    """The words of a section that is a list ("nobody")."""
    return frozenset(table("words.toml")[name]["words"])


@cache
def agencies() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Every agency and how it is written."""
    return tuple((one["name"], _any(one["match"], 0)) for one in table("words.toml")["agency"])


@cache
def any_agency() -> re.Pattern[str]:
    """Where any agency at all is named: most entries name none."""
    return re.compile("|".join(f"(?:{pattern.pattern})" for _, pattern in agencies()))


@cache
def groups() -> tuple[tuple[int, re.Pattern[str]], ...]:
    """How articles count people who stand accused together, and how many more there are than the number says."""
    return tuple((one["plus"], re.compile(one["match"], re.I)) for one in table("words.toml")["group"])


@dataclass(frozen=True, slots=True)
class Offense:
    """A class of offences: its statutes ("18:1343"), how articles call it and how offence cells do."""

    name: str
    statutes: frozenset[str]
    article: re.Pattern[str]
    docket: re.Pattern[str]


@cache
def offenses() -> tuple[Offense, ...]:
    """All classes of offences."""
    rows = table("offenses.toml")["offense"]
    return tuple(Offense(one["name"], frozenset(one["statutes"]), _any(one["article"]), _any(one["docket"])) for one in rows)


@cache
def classes_of(cell: str) -> frozenset[str]:
    """The classes that an offence cell belongs to: by its statutes, by its words where it cites none that is known."""
    cited = {_short(statute) for statute in read_statutes(cell)}
    by_statute = frozenset(one.name for one in offenses() if one.statutes & cited)
    return by_statute or frozenset(one.name for one in offenses() if one.docket.search(cell))


def _short(statute: str) -> str:
    """"18 U.S.C. § 1343(a)" as "18:1343"."""
    title, _, section = statute.partition(" U.S.C. § ")
    return f"{title}:{section.partition('(')[0]}"


@cache
def statutes_of(cell: str) -> frozenset[str]:
    """The statutes that an offence cell cites, without subsections, as "18:1343"."""
    return frozenset(map(_short, read_statutes(cell)))


_NUMBERS = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty".split()


def number_in_words(word: str) -> int | None:
    """The number that a word or figures give; None for a word such as "several"."""
    if word.isdecimal() and len(word) < 4:
        return int(word)
    return _NUMBERS.index(word.lower()) if word.lower() in _NUMBERS else None
