"""The dateline of a paragraph: where, and sometimes when and for whom, it was written ("BANGOR, Maine (AP) —"). Nobody says it."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


def after_dateline(text: str) -> int:
    """Where a paragraph begins after its dateline; 0 where it has none."""
    found = _pattern().match(text, 0, table()["longest"])
    return found.end() if found else 0


@cache
def table() -> dict[str, Any]:
    """The rule and its examples, as written down."""
    return tomllib.loads(files(__package__).joinpath("datelines.toml").read_text("utf-8"))


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(table()["match"])
