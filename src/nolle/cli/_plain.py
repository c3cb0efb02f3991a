"""Blocks as plain text for a pipe or file: nothing is coloured, cut or wrapped; table cells are parted by tabs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TextIO

from nolle.cli._blocks import PARTS, Block, Line, Passage, Piece, Row, Table, Words


def write(blocks: Iterable[Block], out: TextIO) -> None:
    """Write blocks, one line each; a table a line a row."""
    for block in blocks:
        for text in _lines(block):
            out.write(text.rstrip(" ") + "\n")


def _lines(block: Block) -> Iterator[str]:
    if isinstance(block, Line):
        yield " " * block.indent + "".join(p.text for p in block.pieces)
    elif isinstance(block, Words):
        said = f'"{block.quote}"' if block.quote else "the row itself"
        yield f"{' ' * block.indent}{said} [{' '.join(block.refs)}]"
    elif isinstance(block, Passage):
        yield f'{" " * block.indent}"{"".join(map(_named, block.pieces))}" [{block.ref}]'
    else:
        yield from _table(block)


def _named(part: Piece) -> str:
    """Words that are a part of something with the part's name, so that it can be told without colours."""
    return f"{{{part.style}: {part.text}}}" if part.style in PARTS else part.text


def _table(table: Table) -> Iterator[str]:
    margin = " " * table.indent
    if table.titles:
        yield margin + "\t".join(column.title for column in table.columns)
    for row in table.rows:
        yield margin + _cells(row)
        for below in row.beneath:
            yield from _lines(below)


def _cells(row: Row) -> str:
    return "\t".join(cell.text for cell in row.cells)
