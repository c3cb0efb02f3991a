"""Who decides, where a person decides something."""

from __future__ import annotations

import os

from nolle.errors import BadUsage


def who(by: str | None) -> str:
    """The name given, else the user's own. Raises BadUsage where there is neither."""
    name = by or os.environ.get("USER") or os.environ.get("USERNAME") or ""
    if not name.strip():
        raise BadUsage("who decides? give --by NAME")
    return name
