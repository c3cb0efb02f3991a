"""What the findings about absences share: runs of numbers, who else names an entry, and what may explain that it is not there."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from nolle.histories import Docket
from nolle.model import Evidence, Signal

_CALLED = re.compile(r"(?: [A-Z][\w']*){0,4}")


def explanations(kind: str) -> Signal:
    """The innocent explanations of such a finding, the most common first. They are listed, not asserted."""
    says = [one["says"] for one in listed()["explanation"] if kind in one["kinds"]]
    return Signal("explanations", "; ".join(f"{place} {words}" for place, words in enumerate(says, 1)))


def naming(docket: Docket, how: str, numbers: Iterable[int]) -> dict[int, list[Evidence]]:
    """For each of the numbers that other entries speak of, the words that do. ``how``: "deleted" or "named"."""
    wanted = set(numbers)
    found: dict[int, list[Evidence]] = {}
    for entry in docket.entries if wanted else ():
        for number, start, end in spoken_of(entry.evidence.quote, how):
            if number in wanted and entry.said.number != str(number):
                words = entry.evidence
                found.setdefault(number, []).append(Evidence(words.capture, words.start + start, words.start + end, words.quote[start:end]))
    return found


def spoken_of(text: str, how: str) -> Iterator[tuple[int, int, int]]:
    """Every entry number that a text speaks of so, with the place of the words, some more of them for what the entry is called."""
    for pattern in _patterns(how):
        for match in pattern.finditer(text):
            called = _CALLED.match(text, match.end())
            yield int(match["number"]), match.start(), called.end() if called else match.end()


def named_signal(named: Mapping[int, list[Evidence]]) -> Signal:
    """What other entries call the missing ones; None where none names them."""
    words = [piece for number in sorted(named) for piece in named[number]]
    said = dict.fromkeys(piece.quote for piece in words)
    return Signal("named_by_others", "; ".join(said) or None, tuple(words))


@cache
def _patterns(how: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern) for pattern in vocabulary()[how]["match"])


def vocabulary() -> Mapping[str, Any]:
    """How entries speak of others, as written down."""
    return _toml("_numbers.toml")


def listed() -> Mapping[str, Any]:
    """The explanations as written down."""
    return _toml("_explanations.toml")


def _toml(name: str) -> Mapping[str, Any]:
    return tomllib.loads(files("nolle.findings").joinpath(name).read_text("utf-8"))
