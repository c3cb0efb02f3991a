"""How a docket's page changed: the captures with what each shows, then what stands otherwise from one to the next, newest last."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from nolle import phrases as say
from nolle.cli._blocks import BLANK, SHORT, Block, Column, Row, Table, line, piece, words
from nolle.counts import spelled
from nolle.model import CaseRecord, Change, Shown

_MOST_PAGES = 12
_MOST_CHANGES = 30
_COLUMNS = (Column("Captured"), Column("Page"), Column("Shows", shares=True), Column("Capture"))


def blocks(record: CaseRecord, all_shown: bool) -> Iterator[Block]:
    """The section; nothing for a case without captures. For a person at a terminal the earliest may be left out."""
    if not record.pages:
        return
    yield BLANK
    yield line(piece("How the docket's page changed", "strong"), f" · {say.number_of('capture', len(record.pages))}")
    pages = record.pages if all_shown else record.pages[-_MOST_PAGES:]
    if len(pages) < len(record.pages):
        yield line(piece(f"{len(record.pages) - len(pages):,} earlier captures …", "quiet"), indent=2)
    yield Table(_COLUMNS, tuple(map(_page, pages)), 2)
    yield from _changes(record.changes, all_shown)
    if len(record.pages) > 1 and not record.changes:
        yield line("Nothing stands otherwise from one capture to the next.", indent=2)


def _page(page: Shown) -> Row:
    shows = ", ".join(say.SHOWN[grade] for grade in page.grades)
    return Row((piece(_time(page.seen)), piece(page.page or "page"), piece(shows), piece(page.capture[:SHORT], "ref")))


def _time(seen: str) -> str:
    return seen[:16].replace("T", " ")


def _changes(changes: Sequence[Change], all_shown: bool) -> Iterator[Block]:
    """By pair of captures; new entries are counted in a line, everything else is quoted."""
    told = sum(not _plainly_new(change) for change in changes)
    left_out = 0 if all_shown else max(0, told - _MOST_CHANGES)
    if left_out:
        yield line(piece(f"{left_out:,} earlier changes …", "quiet"), indent=2)
    for (before, after), group in groupby(changes, key=lambda change: (change.seen_before, change.seen_after)):
        pair = list(group)
        quoted = [change for change in pair if not _plainly_new(change)]
        skipped = min(left_out, len(quoted))
        left_out -= skipped
        if skipped < len(quoted) or (len(quoted) == 0 and not left_out):
            yield BLANK
            yield line(piece(f"{_time(before)} → {_time(after)}", "quiet"), indent=2)
            yield from _pair(pair, quoted[skipped:])


def _pair(pair: Sequence[Change], quoted: Sequence[Change]) -> Iterator[Block]:
    new = [change for change in pair if _plainly_new(change)]
    if new:
        yield line(_new(new), indent=4)
    for change in quoted:
        yield line(piece(change.what[:1].upper() + change.what[1:], "plain" if change.sure else "unsure"), indent=4)
        sides = [("before", change.before), ("after", change.after)]
        for name, found in sides if change.before else []:
            if found:
                yield line(piece(name, "quiet"), indent=6)
                yield from words((found,), 8)
        if change.after and not change.before:
            yield from words((change.after,), 6)
        if change.around and not change.after:
            yield line(piece("next to it on the later page", "quiet"), indent=6)
            yield from words(change.around, 8)


def _plainly_new(change: Change) -> bool:
    return change.kind == "entry_new" and change.before is None


def _new(changes: Sequence[Change]) -> str:
    """ "12 entries are new: 11-14, 16, 7 without a number"."""
    numbers = {int(change.entry) for change in changes if change.entry and change.entry.isdecimal()}
    parts = [spelled(numbers)] if numbers else []
    rest = sum(not (change.entry and change.entry.isdecimal()) for change in changes)
    parts += [f"{rest} without a number"] if rest else []
    verb = "is" if len(changes) == 1 else "are"
    return f"{say.number_of('entry', len(changes))} {verb} new: {', '.join(parts)}"
