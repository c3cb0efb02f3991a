"""JSON that is safe to print: readable UTF-8, and nothing in it that could move a cursor or turn text around."""

from __future__ import annotations

import json
import re
from datetime import date

# C1 controls and DEL, direction marks, line separators, byte-order mark, lone surrogates: legal in JSON, harmful on a screen.
_UNSAFE = re.compile("[\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff]")


def dumps(value: object) -> str:
    """A value as one line of JSON, keys in their order, dates as ISO. Unsafe characters are written ``\\uXXXX``: the same value."""
    line = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(", ", ": "), default=_plain)
    return _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", line)


def _plain(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"no JSON for {type(value).__name__}")
