"""Quotation marks of a paragraph: which tokens stand inside a quotation."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc

OPENING, CLOSING, STRAIGHT = frozenset("“„«‟"), frozenset("”»"), '"'
STRAIGHT_TOKENS = frozenset(('"', "''", "``"))


def quoted_runs(doc: Doc) -> Iterator[tuple[int, int]]:
    """Runs of tokens in double quotation marks, the marks included: (first, past the last). An unclosed one ends with the paragraph,
    as newspapers print a quotation that runs on."""
    start: int | None = None
    for token in doc:
        text = token.text
        if start is None and (text in STRAIGHT_TOKENS or text in OPENING):
            start = token.i
        elif start is not None and (text in STRAIGHT_TOKENS or text in CLOSING):
            yield start, token.i + 1
            start = None
    if start is not None:
        yield start, len(doc)


def in_quotation(doc: Doc) -> list[bool]:
    """For each token whether it stands in a quotation."""
    inside = [False] * len(doc)
    for start, end in quoted_runs(doc):
        inside[start:end] = [True] * (end - start)
    return inside
