"""A page of output as plain data, before anybody decides how it looks: lines, quoted words, tables.

The views build these from nouns; ``_tables`` draws them for a person, ``_plain`` writes them for a pipe.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from nolle.cli._term import one_line
from nolle.model import Evidence

Style = Literal["plain", "strong", "quiet", "words", "ended", "unsure", "ref"]
SHORT = 10  # characters of a digest that are shown; `nolle text` takes any unique beginning


@dataclass(frozen=True, slots=True)
class Piece:
    """Some safe text in one style."""

    text: str
    style: Style = "plain"


@dataclass(frozen=True, slots=True)
class Line:
    """Pieces on one line, which wraps under its own beginning. No pieces: an empty line."""

    pieces: tuple[Piece, ...] = ()
    indent: int = 0


@dataclass(frozen=True, slots=True)
class Words:
    """Quoted words of a page and the reference by which `nolle text` finds them again."""

    quote: str
    ref: str
    indent: int = 0


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; ``share`` is its part of the free width, 0 for a column as wide as its longest cell."""

    title: str
    share: int = 0
    right: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A table row, and what stands beneath it over the whole width."""

    cells: tuple[Piece, ...]
    beneath: tuple[Line | Words, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """Columns and rows; without ``titles`` the columns need no header."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    indent: int = 0
    titles: bool = True


Block = Line | Words | Table
BLANK = Line()


def line(*parts: str | Piece, indent: int = 0) -> Line:
    """A line of pieces; a bare string is plain, and everything is made safe."""
    return Line(tuple(piece(part) for part in parts), indent)


def piece(part: str | Piece, style: Style = "plain") -> Piece:
    """Safe text in a style. Spaces at the ends stand for themselves: they join pieces."""
    if isinstance(part, Piece):
        return part
    lead, tail = part[: len(part) - len(part.lstrip(" "))], part[len(part.rstrip(" ")) :]
    safe = one_line(part)
    return Piece(f"{lead}{safe}{tail}" if safe else lead, style)


def words(evidence: Evidence, indent: int = 0) -> Words:
    """Evidence as quoted words with their reference ("3fa9c1d2ab:1034-1102")."""
    return Words(one_line(evidence.quote), f"{evidence.capture[:SHORT]}:{evidence.start}-{evidence.end}", indent)


def all_words(evidence: Iterable[Evidence], indent: int = 0) -> tuple[Words, ...]:
    """Every different piece of evidence, in order."""
    return tuple(words(item, indent) for item in dict.fromkeys(evidence))
