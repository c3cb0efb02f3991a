"""Outputs: rows of nouns as files. One format per file; each writes any stream of rows and knows no casebook.

A member offers ``SUFFIXES`` (file name endings), ``BINARY`` (not fit for a terminal) and
``write(kind, rows, out)``, which streams: memory does not grow with the number of rows.
"""

from __future__ import annotations

from pathlib import Path

from nolle.errors import BadUsage
from nolle.outputs._atomic import replacing
from nolle.outputs._entities import article_entity, case_entities
from nolle.outputs._json import dumps
from nolle.outputs._rows import (
    KINDS,
    Kind,
    Row,
    capture_row,
    case_row,
    change_row,
    charge_row,
    comparison_row,
    entry_row,
    finding_row,
    kept_statement_row,
    link_row,
    statement_row,
)  # fmt: skip
from nolle.registry import load, members

__all__ = [
    "KINDS", "Kind", "Row", "article_entity", "capture_row", "case_entities", "case_row", "change_row", "charge_row", "comparison_row", "dumps",
    "entry_row", "finding_row", "format_of", "kept_statement_row", "link_row", "replacing", "statement_row",
]  # fmt: skip


def format_of(file: str) -> str:
    """The format whose file name ending this is ("charges.parquet" → "parquet"). Raises BadUsage where none is."""
    suffix = Path(file).suffix.lower()
    for name in members("outputs"):
        if suffix in load("outputs", name).SUFFIXES:
            return name
    raise BadUsage(f"{file}: cannot tell the format from the name; add --format {'|'.join(members('outputs'))}")
