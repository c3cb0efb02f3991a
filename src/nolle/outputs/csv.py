"""CSV for spreadsheets: UTF-8, a header, lists and evidence as JSON in their cell, empty for null.

A text cell that a spreadsheet would run as a formula (it begins with = + - @ or a tab) gets an apostrophe in front:
docket text is anybody's words. JSON cells begin with a bracket, so quotes in ``evidence`` are never changed. Use JSON Lines
or Parquet where every text must be exact.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from datetime import date
from typing import BinaryIO

from nolle.outputs._json import dumps
from nolle.outputs._rows import Kind, Row

SUFFIXES = (".csv",)
BINARY = False
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def write(kind: Kind, rows: Iterable[Row], out: BinaryIO) -> int:
    """Write the header and the rows; returns how many rows."""
    text = io.TextIOWrapper(out, encoding="utf-8", newline="", write_through=True)
    try:
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow(kind.fields)
        number = 0
        for row in rows:
            writer.writerow([_cell(row[field]) for field in kind.fields])
            number += 1
        return number
    finally:
        text.detach()


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return "'" + value if value.startswith(_FORMULA) else value
    if isinstance(value, date):
        return value.isoformat()
    return dumps(value)
