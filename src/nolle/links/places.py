"""Which federal courts a text names: a district outright, or a city or state that a court sits in."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from nolle.links._vocabulary import table

_PARTS = ("Northern", "Southern", "Eastern", "Western", "Middle", "Central")
_LEAD = r"(?<![Dd]istrict )\b(?:[Ii]n|[Aa]t|[Nn]ear|[Ff]rom|[Oo]f|[Oo]utside)\s+(?:(?:downtown|nearby|suburban|federal court in)\s+)?"
_AFTER = r"(?:[’']s)?[- ](?:federal|U\.?S\.?|[Aa]rea|[Mm]an|[Mm]en|[Ww]oman|[Rr]esidents?|[Pp]olice|[Gg]rand [Jj]ury|[Cc]ourtroom|[Cc]ourthouse)\b"
_FEDERAL = r"(?:\bfederal (?:\w+ )?(?:court|courthouse|judge|jury|prosecutors?)|\bU\.?S\.? (?:District Court|[Aa]ttorney(?:[’']s [Oo]ffice)?))"


@dataclass(slots=True)
class Courts:
    """The courts that a text names, each with where it does. ``state_court``: it speaks of a state's own court as well."""

    districts: dict[str, tuple[int, int]] = field(default_factory=dict)
    cities: dict[str, tuple[int, int]] = field(default_factory=dict)
    state_court: bool = False


@cache
def districts() -> Mapping[str, tuple[str, str | None]]:
    """Every district court: its state and, where the state has several, which part of it."""
    rows = tomllib.loads(files("nolle").joinpath("readers", "courts.toml").read_text("utf-8"))["district"]
    return {court: (row[0], row[1] if len(row) > 1 else None) for court, row in rows.items()}


def find_courts(text: str, dateline: bool = False) -> Courts:
    """The courts that a text names. A ``dateline`` is a place without any words around it."""
    found = Courts(state_court=bool(_state_court().search(text)))
    for court, span in (*_by_district(text), *_by_letters(text)):
        found.districts.setdefault(court, span)
    for court, span in (*_by_city(text, dateline), *_by_state(text)):
        if court not in found.districts:
            found.cities.setdefault(court, span)
    return found


@cache
def _state_court() -> re.Pattern[str]:
    return re.compile("|".join(table("places.toml")["state_court"]["match"]), re.I)


@cache
def _district_names() -> tuple[re.Pattern[str], Mapping[tuple[str, str], str]]:
    courts = {(state.lower(), (part or "").lower()): court for court, (state, part) in districts().items()}
    states = _either({state for state, _ in courts})
    return re.compile(rf"\b(?:({'|'.join(_PARTS)})\s+)?District\s+of\s+({states})\b|\bfor\s+the\s+(District\s+of\s+Columbia)\b", re.I), courts


def _by_district(text: str) -> Iterator[tuple[str, tuple[int, int]]]:
    pattern, courts = _district_names()
    for match in pattern.finditer(text):
        state = " ".join((match[2] or match[3]).lower().split())  # the District of Columbia is a place, too, and a court only after "for the"
        if court := courts.get((state, (match[1] or "").lower())):
            yield court, match.span()


def _by_letters(text: str) -> Iterator[tuple[str, tuple[int, int]]]:
    for match in re.finditer(r"(?<![\w.])([NSEWMC])\.?D\.?([A-Z])\.?([A-Z])\b\.?", text):
        court = f"{match[2]}{match[3]}{match[1]}d".lower()
        if court in districts():
            yield court, match.span()


@cache
def _cities() -> Mapping[str, tuple[str, ...]]:
    courts: dict[str, list[str]] = {}
    for court, names in table("places.toml")["cities"].items():
        for name in names:
            courts.setdefault(_plain(name), []).append(court)
    return {name: tuple(sorted(found)) for name, found in courts.items()}


@cache
def _states() -> Mapping[str, str]:
    """A state by its name or any short form, with its name in small letters."""
    return {_plain(written): state.lower() for state, short in table("places.toml")["states"].items() for written in (state, *short)}


@cache
def _city_patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    names = [name for names in table("places.toml")["cities"].values() for name in names]
    city = f"(?P<city>{_either(names)})"
    state = rf"(?:,\s+(?P<state>{_either([s for state, short in table('places.toml')['states'].items() for s in (state, *short)])})(?!\w))?"
    foreign = r"(?!,?\s+[A-Z][\w.]*\s+(?:County|Street|Avenue))"
    spoken = re.compile(rf"(?:{_LEAD}{city}(?!\w){state}{foreign})|(?:\b{city.replace('<city>', '<city2>')}{_AFTER})")
    return spoken, re.compile(rf"^\W*{city}(?!\w)(?:,?\s+(?P<state>{_either(table('places.toml')['states'])}|[A-Z][\w.]+\.))?", re.I)


def _by_city(text: str, dateline: bool) -> Iterator[tuple[str, tuple[int, int]]]:
    spoken, alone = _city_patterns()
    for match in (*spoken.finditer(text), *([alone.match(text)] if dateline else [])):
        if match:
            yield from _courts_of_city(match)


def _courts_of_city(match: re.Match[str]) -> Iterator[tuple[str, tuple[int, int]]]:
    parts = match.groupdict()
    group = "city" if parts["city"] else "city2"
    state = _states().get(_plain(parts["state"] or ""))
    if state is None and parts[group] in table("places.toml")["abroad"]["cities"]:
        return
    for court in _cities()[_plain(parts[group] or "")]:
        if state in (None, districts()[court][0].lower()):
            yield court, match.span(group)


def _by_state(text: str) -> Iterator[tuple[str, tuple[int, int]]]:
    """The courts of a state that a federal office is said to be in ("a federal judge in Ohio")."""
    for match in _state_pattern().finditer(text):
        for court, (state, _) in districts().items():
            if state == match[1]:
                yield court, match.span()


@cache
def _state_pattern() -> re.Pattern[str]:
    return re.compile(rf"{_FEDERAL}(?: \w+){{0,2}}? (?:in|for|of) ({_either(state for state, _ in districts().values())})\b")


def _either(names: Iterable[str]) -> str:
    longest_first = sorted(set(names), key=lambda name: (-len(name), name))
    return "|".join(re.escape(name).replace(r"\ ", r"\s+").replace("'", "[’']") for name in longest_first)


def _plain(name: str) -> str:
    return " ".join(name.replace("’", "'").casefold().split())
