"""The codes of the Integrated Database's criminal file, as data: districts, dispositions, groups of offenses."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from nolle.errors import BadVocabulary

NOT_GIVEN = "not given"
UNLISTED = "not listed"


@dataclass(frozen=True, slots=True)
class Dispositions:
    """What DISP1 can hold, what of it counts, and the words printed with every rate."""

    columns: tuple[str, ...]
    missing: str
    excluded: frozenset[str]
    narrow: frozenset[str]
    broad: frozenset[str]
    meaning: Mapping[str, str]
    text: Mapping[str, str]
    limits: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class District:
    """A district as the file codes it and as courts are named elsewhere in Nolle."""

    code: str
    court: str
    name: str


@dataclass(frozen=True, slots=True)
class _Range:
    group: str
    first: int
    last: int


def _data(name: str) -> dict[str, Any]:
    return tomllib.loads(files("nolle.sweep").joinpath(name).read_text("utf-8"))


@cache
def dispositions() -> Dispositions:
    """The disposition codes. Raises BadVocabulary where a set names a code without a meaning."""
    data = _data("dispositions.toml")
    text = dict(data["text"])
    sets = {name: frozenset(data[name]) for name in ("excluded", "narrow", "broad")}
    if strange := frozenset().union(*sets.values()) - set(data["meaning"]):
        raise BadVocabulary("dispositions.toml", f"no meaning is given for {', '.join(sorted(strange))}")
    return Dispositions(tuple(data["columns"]), data["missing"], **sets, meaning=data["meaning"], limits=tuple(text.pop("limits")), text=text)


@cache
def districts() -> Mapping[str, District]:
    """Districts by the file's code."""
    return {code: District(code, court, name) for code, (court, name) in _data("districts.toml")["district"].items()}


@cache
def district_names() -> Mapping[str, str]:
    """Names of districts by court id."""
    return {district.court: district.name for district in districts().values()}


@cache
def offense_names() -> Mapping[str, str]:
    """Names of the groups of offenses by their id, in the order they are told."""
    extra = {UNLISTED: "code not in our groups", NOT_GIVEN: "offense not given"}
    return {group["id"]: group["name"] for group in _groups()} | extra


@cache
def offense_group(code: str) -> str:
    """The group of a four-digit filing offense code: the one whose narrowest range holds it."""
    code = code.strip()
    if code in ("", dispositions().missing):
        return NOT_GIVEN
    if not code.isascii() or not code.isdigit():
        return UNLISTED
    holding = [each for each in _ranges() if each.first <= int(code) <= each.last]
    return min(holding, key=lambda each: each.last - each.first).group if holding else UNLISTED


@cache
def _groups() -> tuple[dict[str, Any], ...]:
    return tuple(_data("offenses.toml")["group"])


@cache
def _ranges() -> tuple[_Range, ...]:
    found = []
    for group in _groups():
        for codes in group["codes"]:
            first, _, last = codes.partition("-")
            found.append(_Range(group["id"], int(first), int(last or first)))
    return tuple(found)
