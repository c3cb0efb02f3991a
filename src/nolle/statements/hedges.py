"""Hedges: words by which an author ("reportedly said") or a speaker ("may", "appears to") stops short of asserting.

"About" and "roughly" are bounds of a figure, no hedges; the adjective "alleged" names an alleger and is none either; "could face up to
20 years" is one, since it gives what is possible (FactBank's PS).
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files


@cache
def _patterns(where: str) -> tuple[re.Pattern[str], ...]:
    table = tomllib.loads(files(__package__).joinpath("hedges.toml").read_text("utf-8"))
    return tuple(re.compile(one["pattern"], re.I) for one in table["hedge"] if one["where"] == where)


def hedged_by_author(words: str) -> bool:
    """Whether the words beside and in a cue ("reportedly told") hedge the whole attribution."""
    return any(pattern.search(words) for pattern in _patterns("author"))


def hedged_inside(content: str) -> bool:
    """Whether a content is hedged in itself ("may be charged")."""
    return any(pattern.search(content) for pattern in _patterns("content"))
