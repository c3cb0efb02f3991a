"""The words by which kinds of speakers, roles and names are told apart (``words.toml`` and ``roles.toml``), and how they are matched."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal, cast

from nolle.model import SpeakerKind

Gender = Literal["female", "male"]
_END = re.compile(
    r"\s*(?:[,;:(]|\s(?:of|for|in|at|from|who|whom|which|that|with|close|familiar|on|by|to|about|against|filed|released|and|representing|issued|obtained"
    r"|compiled|conducted|published|written|signed|dated|sent|posted|investigating|briefed|there|here|out|on|[A-Z][a-z]+day"
    r"|(?!united\b)(?:[a-z]+ed|sworn|seen|shown|given|written|sent|made|kept|taken|drawn)"
    r" (?:by|in|on|to|at|with|for|from|of|as|into|last|this|earlier|during|against|under))\b)"
)


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind's words, and descriptions that are and are not of that kind."""

    name: SpeakerKind
    heads: frozenset[str]
    pattern: re.Pattern[str]
    match: tuple[str, ...]
    miss: tuple[str, ...]


def _data(name: str) -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath(f"{name}.toml").read_text("utf-8"))


@cache
def kinds() -> tuple[Kind, ...]:
    """The kinds in the order in which they are tried."""
    return tuple(_kind(one) for one in _data("words")["kind"])


def _kind(one: dict[str, Any]) -> Kind:
    heads, pattern = frozenset(str(one["heads"]).split()), re.compile(one["pattern"], re.I)
    return Kind(cast(SpeakerKind, one["name"]), heads, pattern, tuple(one["match"]), tuple(one["miss"]))


@cache
def role_words(name: str) -> frozenset[str]:
    """One list of ``roles.toml``."""
    return frozenset(_data("roles")[name].split())


@cache
def same_office(word: str) -> frozenset[str]:
    """The words for the same office or calling as a word, itself among them."""
    return next((role_words(name) for name in _data("roles") if name.startswith("same_") and word in role_words(name)), frozenset((word,)))


def head(description: str) -> str:
    """The word a description is about, lower case: "department" in "the department of justice". "" for no words."""
    end = _END.search(description)
    words = (description[: end.start()] if end and end.start() else description).split()
    return words[-1].strip(".,\"“”'’").removesuffix("'s").removesuffix("’s").lower() if words else ""


def kind_of(description: str) -> SpeakerKind:
    """The kind of speaker a description names, "person" where nothing tells otherwise."""
    word = head(description)
    for one in kinds():
        if one.name == "office" and re.search(r"\bpolice department\b", description, re.I):
            continue
        if word in one.heads or one.pattern.search(description):
            return one.name
    return "person"


def gender_of(words: list[str]) -> Gender | None:
    """What titles, role words and the given name tell about the pronoun of a person."""
    lower = [word.lower() for word in words]
    for gender, names in (("female", "women"), ("male", "men")):
        if any(word in role_words(gender) for word in lower):
            return cast(Gender, gender)
        if lower and lower[0] in role_words(names):
            return cast(Gender, gender)
    return None
