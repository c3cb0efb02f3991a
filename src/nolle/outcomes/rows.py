"""Rows of a judgment: "Count(s) 2s, 3s, Dismissed on motion of the government; Count(s) 1s, 60 months"."""

from __future__ import annotations

from dataclasses import dataclass

from nolle.outcomes.marked import Mark, Marked
from nolle.outcomes.rules import COUNTS, named
from nolle.outcomes.subjects import Item


@dataclass(frozen=True, slots=True)
class Row:
    """The heading of a row: its counts, where it begins, and where its body begins."""

    item: Item
    start: int
    body: int


def row_before(text: Marked, start: int, at: int) -> Row | None:
    """The row whose body holds this place of a sentence, or the heading that makes up the sentence before."""
    for mark in reversed(text.between(start, at)):
        if mark.kind == COUNTS and (row := heading(text, mark, start)) is not None:
            return row
    if start == 0:
        return None
    begin, end = text.sentence(start - 1)
    if end - begin > 200 or named("rows", "a heading that is a sentence of its own").match(text.words, begin, end) is None:
        return None
    marks = [m for m in text.between(begin, end) if m.kind == COUNTS]
    return heading(text, marks[-1], begin) if marks else None


def heading(text: Marked, mark: Mark, start: int) -> Row | None:
    """The row that this count list heads, if it heads one."""
    if not mark.counts or named("rows", "a row may open here").search(text.words[max(start, mark.start - 40) : mark.start]) is None:
        return None
    close = named("rows", "a heading ends here").match(text.words, mark.end)
    if close is None:
        return None
    papers = text.mark_at(close.start("paper")).papers if close["paper"] else ()
    return Row(Item(mark.counts, papers[0] if papers else None), mark.start, close.end())
