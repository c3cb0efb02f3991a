"""`nolle case` as blocks: the header, each defendant's counts with the words that each answer rests on, and what could not be told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from nolle import phrases as say
from nolle.cli import _changes_view
from nolle.cli._blocks import BLANK, Block, Column, Line, Piece, Row, Style, Table, Words, line, piece, words
from nolle.model import CONVICTED, CaseRecord, ChargeHistory, Disposition

_TOGETHER = (Column("Count"), Column("Offense", True), Column("What became of it", True), Column("Happened"), Column("Entered"), Column("Grade"))
_APART = tuple(map(Column, ("Count", "Offense", "Outcome", "By", "Prejudice", "Context", "Happened", "Entered", "Grade")))


def blocks(record: CaseRecord, charges: Sequence[ChargeHistory], apart: bool = False) -> Iterator[Block]:
    """The whole page, for the charges to be shown. ``apart`` gives outcome, mover, terms and context a column each."""
    yield line(piece(record.case_name or "Case name not shown", "strong"))
    yield line(piece(_header(record), "quiet"))
    for _, group in groupby(charges, key=lambda c: (c.defendant_number, c.defendant)):
        yield BLANK
        yield from _defendant(list(group), apart)
    if not charges:
        yield BLANK
        yield line("No counts on the pages captured: nothing can be told of charges.")
    yield from _untold(record)
    yield from _changes_view.blocks(record, all_shown=apart)
    if any(charge.disposition.grade for charge in charges):
        yield BLANK
        yield line(piece("Grade of the words: " + " · ".join(f"{grade} {meaning}" for grade, meaning in say.GRADES.items()), "quiet"))


def _header(record: CaseRecord) -> str:
    filed = f"filed {say.day(record.filed)}" if record.filed else "filing date not shown"
    ended = f"terminated {say.day(record.terminated)}" if record.terminated else "no termination date shown"
    return f"{record.case} · {filed} · {ended}"


def _defendant(charges: list[ChargeHistory], apart: bool) -> Iterator[Block]:
    first = charges[0]
    yield line(piece(say.defendant(first), "strong"), piece(f" · {_totals(charges)}"))
    if first.aliases:
        yield line(piece("also known as " + ", ".join(first.aliases), "quiet"))
    yield Table(_APART if apart else _TOGETHER, tuple(_rows(charges, apart)), 2)
    unplaced = dict.fromkeys(s for charge in charges for s in charge.unplaced)
    if unplaced:
        yield BLANK
        yield Table((Column(""), Column("", shares=True)), tuple(Row((piece("not placed", "unsure"), piece(s))) for s in unplaced), 2, titles=False)


def _totals(charges: Sequence[ChargeHistory]) -> str:
    totals: Counter[str] = Counter()
    for charge in charges:
        totals[f"{say.OUTCOMES[charge.disposition.outcome]} {say.mover(charge.disposition)}".strip()] += max(len(charge.counts), 1)
    return ", ".join(f"{number:,} {what}" for what, number in totals.items())


def _rows(charges: Sequence[ChargeHistory], apart: bool) -> Iterator[Row]:
    """Rows that rest on the same wording stand together, with the words once beneath the last."""
    for _, together in groupby(charges, key=_wording):
        group = list(together)
        for charge in group[:-1]:
            yield Row(_cells(charge, apart))
        parted = () if group[-1] is charges[-1] else (BLANK,)
        yield Row(_cells(group[-1], apart), (*_beneath(group), *parted))


def _wording(charge: ChargeHistory) -> tuple[str, ...]:
    end = charge.disposition
    return (end.reason, *("" if item.quote == charge.offense else item.quote for item in end.evidence))


def _beneath(charges: Sequence[ChargeHistory]) -> Iterator[Line | Words]:
    if reason := charges[0].disposition.reason:
        yield line(piece(reason, "quiet"), indent=4)
    yield from words((item for charge in charges for item in charge.disposition.evidence), 4, frozenset(charge.offense for charge in charges))


def _cells(charge: ChargeHistory, apart: bool) -> tuple[Piece, ...]:
    end = charge.disposition
    style = _style(end)
    clocks = (piece(end.happened.isoformat() if end.happened else ""), piece(end.entered.isoformat() if end.entered else ""), piece(end.grade or ""))
    if not apart:
        return (piece(charge.label or "no label"), piece(charge.offense or "not shown"), piece(say.ending(end), style), *clocks)
    dismissed = end.outcome == "dismissed"
    terms = (say.mover(end), say.prejudice(end.with_prejudice) if dismissed else "", say.CONTEXTS.get(end.context or "", ""))
    return (piece(charge.label or "no label"), piece(charge.offense or "not shown"), piece(say.OUTCOMES[end.outcome], style), *map(piece, terms), *clocks)


def _style(end: Disposition) -> Style:
    if end.outcome == "unknown":
        return "unsure"
    return "plain" if end.outcome == "pending" or end.outcome in CONVICTED else "ended"


def _untold(record: CaseRecord) -> Iterator[Block]:
    if record.unread:
        yield BLANK
        yield line(piece("Could not be read", "unsure"))
        for sentence in record.unread:
            yield line(sentence, indent=2)
