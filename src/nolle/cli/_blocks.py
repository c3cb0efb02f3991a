"""A page of output as plain data, before anybody decides how it looks: lines, quoted words, tables.

The views build these from nouns; ``_tables`` draws them for a person, ``_plain`` writes them for a pipe.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from nolle.cli._term import one_line
from nolle.model import Evidence

Style = Literal["plain", "strong", "quiet", "words", "ended", "unsure", "ref", "source", "cue", "content"]
PARTS = ("source", "cue", "content")  # styles that say what words are; written out where nothing is drawn
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
    """Quoted words and the references by which `nolle text` finds them again: several where pages say the very same.

    No quote where the words stand in the row above anyway.
    """

    quote: str
    refs: tuple[str, ...]
    indent: int = 0


@dataclass(frozen=True, slots=True)
class Passage:
    """Quoted words whose parts are told apart by the styles of ``PARTS``, and the reference by which `nolle text` finds them again."""

    pieces: tuple[Piece, ...]
    ref: str
    indent: int = 0


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; one that ``shares`` the free width may wrap, another is as wide as its longest cell."""

    title: str
    shares: bool = False
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


Block = Line | Words | Passage | Table
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


def ref(evidence: Evidence) -> str:
    """Where words stand, as `nolle text` takes it ("3fa9c1d2ab:1034-1102")."""
    return f"{evidence.capture[:SHORT]}:{evidence.start}-{evidence.end}"


def words(evidence: Iterable[Evidence], indent: int = 0, shown: frozenset[str] = frozenset()) -> tuple[Words, ...]:
    """Evidence as quoted words, in order, each wording once with all places where it stands; ``shown`` are wordings in the rows above."""
    places: dict[str, dict[str, None]] = {}
    for item in evidence:
        quote = "" if item.quote in shown else one_line(item.quote)
        places.setdefault(quote, {})[ref(item)] = None
    return tuple(Words(quote, tuple(refs), indent) for quote, refs in places.items())
