"""Plain acts: what an author tells that somebody did, though the verb can be a cue ("pleaded guilty", "dismissed the case").

Nobody says anything there, so it is no statement. The verbs are data (``acts.toml``); a word of saying beside them keeps them.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_ANY = re.compile("")


@dataclass(frozen=True, slots=True)
class Act:
    """One act of ``acts.toml``."""

    name: str
    cue: re.Pattern[str]
    content: re.Pattern[str]
    unless: re.Pattern[str] | None
    by_nobody: bool

    def holds(self, source: str, cue: str, content: str) -> bool:
        """Whether a source, a cue and a content tell this act."""
        if self.by_nobody and source:
            return False
        return bool(self.cue.search(cue) and self.content.search(content)) and not (self.unless and self.unless.search(content))


@cache
def acts() -> tuple[Act, ...]:
    """The acts of ``acts.toml``."""
    table = tomllib.loads(files(__package__).joinpath("acts.toml").read_text("utf-8"))
    return tuple(_act(one) for one in table["act"])


def _act(one: dict[str, str]) -> Act:
    content, unless = (re.compile(one[key], re.I) if key in one else None for key in ("content", "unless"))
    return Act(one["name"], re.compile(one["cue"], re.I), content or _ANY, unless, one.get("source") == "none")


def is_plain_act(source: str, cue: str, content: str) -> bool:
    """Whether an attribution only tells an act that nobody speaks in."""
    return any(act.holds(source, cue, content) for act in acts())
