"""Blocks for a person at a terminal, drawn with Rich: calm, wrapped to the window, quoted words behind a thin bar.

Only ``rich.text.Text`` objects are printed, never strings, so no word of a docket can be taken for markup.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.cells import cell_len
from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table as Grid
from rich.text import Text

from nolle.cli._blocks import Block, Column, Line, Passage, Piece, Row, Table, Words

WIDEST = 132  # longer lines are hard to read
LONGEST_QUOTE = 700  # characters; the reference leads to the rest
_GAP = 2
_BAR = "│ "
_MEASURE = Console(width=WIDEST)  # wrapping asks a console for its tab size only
_LEAST_SHARE = 16  # a free column narrower than this is no column: rows are stacked instead


def show(blocks: Iterable[Block], console: Console) -> None:
    """Print blocks on a terminal."""
    width = min(console.width, WIDEST)
    for block in blocks:
        for drawn in _drawn(block, width):
            console.print(drawn, width=width)


def _drawn(block: Block, width: int) -> Iterable[RenderableType]:
    if isinstance(block, Line):
        return [_line(block)]
    if isinstance(block, Words):
        return [_words(block, width)]
    if isinstance(block, Passage):
        return [_barred(_cut(_text(block.pieces)), block.ref, block.indent, width)]
    widths = _widths(block, width - block.indent)
    return _stacked(block, width) if widths is None else _tabular(block, widths, width)


def _text(pieces: Sequence[Piece]) -> Text:
    return Text.assemble(*((p.text, p.style) for p in pieces), overflow="fold")


def _line(block: Line) -> RenderableType:
    if not block.pieces:
        return Text()
    return Padding(_text(block.pieces), (0, 0, 0, block.indent), expand=False)


def _words(block: Words, width: int) -> RenderableType:
    quote = Text.assemble(("“", "quiet"), _cut(Text(block.quote, "words")), ("”", "quiet")) if block.quote else Text("the row itself", "quiet")
    return _barred(quote, "  ".join(block.refs), block.indent, width)


def _barred(quote: Text, refs: str, indent: int, width: int) -> RenderableType:
    """Words behind a bar, their references after them."""
    room = width - indent - len(_BAR)
    fits = quote.cell_len + _GAP + len(refs) <= room
    quote.append(" " * _GAP if fits else "\n").append(refs, "ref")
    lines = quote.wrap(_MEASURE, room, overflow="fold")
    return Padding(Text("\n").join(Text.assemble((_BAR, "quiet"), each) for each in lines), (0, 0, 0, indent), expand=False)


def _cut(quote: Text) -> Text:
    if len(quote) <= LONGEST_QUOTE:
        return quote
    end = quote.plain.rfind(" ", 0, LONGEST_QUOTE)
    return quote[: end if end > 0 else LONGEST_QUOTE].append(f" … ({len(quote):,} characters in all)")


def _widths(table: Table, room: int) -> list[int] | None:
    """The width of each column, None where there is no room for a table."""
    longest = [max([len(column.title) * table.titles, *(cell_len(row.cells[i].text) for row in table.rows)]) for i, column in enumerate(table.columns)]
    free = room - _GAP * (len(table.columns) - 1) - sum(n for n, column in zip(longest, table.columns, strict=True) if not column.shares)
    sharing = [i for i, column in enumerate(table.columns) if column.shares]
    if sharing and free < _LEAST_SHARE * len(sharing):
        return None
    return _shared_out(longest, sharing, free)


def _shared_out(longest: list[int], sharing: list[int], free: int) -> list[int]:
    """Free width in equal parts; what a short column does not need goes to the longer ones."""
    widths = list(longest)
    for left, i in zip(range(len(sharing), 0, -1), sorted(sharing, key=lambda i: longest[i]), strict=True):
        widths[i] = min(longest[i], free // left)
        free -= widths[i]
    return widths


def _tabular(table: Table, widths: list[int], width: int) -> Iterable[RenderableType]:
    if table.titles:
        titles = [Text(column.title, "quiet") for column in table.columns]
        yield Padding(_grid(table.columns, widths, titles), (0, 0, 0, table.indent), expand=False)
    for row in table.rows:
        cells = [_text([cell]) for cell in row.cells]
        yield Padding(_grid(table.columns, widths, cells), (0, 0, 0, table.indent), expand=False)
        yield from _beneath(row, width)


def _grid(columns: Sequence[Column], widths: list[int], cells: list[Text]) -> Grid:
    grid = Grid.grid(padding=(0, _GAP, 0, 0))
    for column, width in zip(columns, widths, strict=True):
        grid.add_column(width=width, justify="right" if column.right else "left", overflow="fold")
    grid.add_row(*cells)
    return grid


def _stacked(table: Table, width: int) -> Iterable[RenderableType]:
    """A row as lines of "title  value", for narrow windows; rows are parted by an empty line."""
    margin = max(len(column.title) for column in table.columns) * table.titles
    for number, row in enumerate(table.rows):
        if number and not table.rows[number - 1].beneath:
            yield Text()
        for column, cell in zip(table.columns, row.cells, strict=True):
            if cell.text:
                yield Padding(_titled(column.title, cell, margin, width - table.indent), (0, 0, 0, table.indent), expand=False)
        yield from _beneath(row, width)


def _titled(title: str, cell: Piece, margin: int, room: int) -> RenderableType:
    if not margin:
        return _text([cell])
    return _grid((Column(""), Column("")), [margin, room - margin - _GAP], [Text(title, "quiet"), _text([cell])])


def _beneath(row: Row, width: int) -> Iterable[RenderableType]:
    for below in row.beneath:
        yield from _drawn(below, width)
