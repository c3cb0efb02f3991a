"""Whether two printings of an entry say the same."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from difflib import SequenceMatcher
from functools import cache, lru_cache
from importlib.resources import files

_ALIKE = 0.6  # of the characters of two wordings of one entry
_COMPARED = 2_000  # characters


def plain(text: str) -> str:
    """The words without white space's whims and without the stamp of when they were entered."""
    return tail("entered").sub("", " ".join(text.split())).rstrip()


@lru_cache(maxsize=8192)
def without_notes(text: str) -> str:
    """The words without a clerk's notes on them either, in small letters."""
    return " ".join(tail("note").sub(" ", plain(text)).lower().split()).rstrip(" .")


def alike(one: str, other: str) -> bool:
    """Whether two texts can be wordings of one entry, the one an edit of the other."""
    a, b = without_notes(one)[:_COMPARED], without_notes(other)[:_COMPARED]
    if a == b or (min(len(a), len(b)) > 20 and (a.startswith(b) or b.startswith(a))):
        return True
    match = SequenceMatcher(None, a, b, autojunk=False)
    return match.real_quick_ratio() >= _ALIKE and match.quick_ratio() >= _ALIKE and match.ratio() >= _ALIKE


@cache
def tail(kind: str) -> re.Pattern[str]:
    """What matches a tail of that kind ("entered", "note")."""
    return re.compile("|".join(tails()[kind]["match"]), re.I)


def tails() -> Mapping[str, Mapping[str, list[str]]]:
    """The tails as written down."""
    return tomllib.loads(files("nolle.changes").joinpath("tails.toml").read_text("utf-8"))
