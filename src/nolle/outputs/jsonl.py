"""JSON Lines: one object a line, UTF-8, every value exactly as it is. The format to keep and to script against."""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

from nolle.outputs._json import dumps
from nolle.outputs._rows import Kind, Row

SUFFIXES = (".jsonl", ".ndjson")
BINARY = False


def write(kind: Kind, rows: Iterable[Row], out: BinaryIO) -> int:
    """Write the rows; returns how many. Dates and times are ISO."""
    number = 0
    for row in rows:
        out.write(dumps({field: row[field] for field in kind.fields}).encode() + b"\n")
        number += 1
    return number
