"""`nolle add` as blocks: a line a file (what it is, or why it could not be read), and a summary."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from nolle.cli import _phrases as say
from nolle.cli._blocks import Block, Line, line, piece

if TYPE_CHECKING:
    from nolle.pipeline import Added

_INDENT = 9


def added_blocks(added: Added, paths: Sequence[str]) -> Iterator[Line]:
    """One file: its state, kind, case and size, then what there is to be noted about it."""
    name = piece(_short(added.source, paths), "strong")
    if added.refused is not None:
        yield line(piece("refused  ", "unsure"), name)
        yield line(_without_name(added), indent=_INDENT)
    elif added.digest is None:
        yield line(piece("about    ", "quiet"), name)
    else:
        yield line(piece("new      " if added.new else "known    ", "quiet"), name)
        yield line(_what(added), indent=_INDENT)
    for note in added.notes:
        yield line(piece(note, "unsure"), indent=_INDENT)


def _without_name(added: Added) -> str:
    """The reason alone, where the message begins with the file that stands above it anyway."""
    return (added.refused or "").removeprefix(f"{added.source}: ")


def _what(added: Added) -> str:
    parts = [added.kind.replace("_", " ") or "record"]
    if len(added.cases) > 3:
        parts.append(say.number_of("case", len(added.cases)))
    else:
        parts += added.cases
    parts.append(say.number_of("count row", added.charges) if added.charges else "no counts")
    if added.entries:
        parts.append(say.number_of("entry", added.entries))
    return " · ".join(parts)


def _short(source: str, paths: Sequence[str]) -> str:
    """A file in a folder that was given, told from that folder on; what follows it in an archive stays as it is."""
    file, mark, member = source.partition("!")
    for path in paths:
        base = Path(path)
        if file != path and Path(file).is_relative_to(base):
            return str(Path(base.name) / Path(file).relative_to(base)) + mark + member
    return source


@dataclass(slots=True)
class Totals:
    """What a run of `nolle add` came to."""

    new: int = 0
    known: int = 0
    refused: int = 0
    charges: int = 0
    entries: int = 0

    def count(self, added: Added) -> None:
        """Add one file to the totals."""
        self.refused += added.refused is not None
        if added.refused is None and added.digest is not None:
            self.new += added.new
            self.known += not added.new
            self.charges += added.charges
            self.entries += added.entries

    def blocks(self) -> Iterator[Block]:
        """The summary."""
        files = self.new + self.known + self.refused
        parts = [f"{number:,} {state}" for number, state in ((self.new, "new"), (self.known, "known already"), (self.refused, "refused")) if number]
        yield line(piece(say.number_of("file", files), "strong"), f": {', '.join(parts) or 'nothing to read'}", self._read())

    def _read(self) -> str:
        return f" · {say.number_of('count row', self.charges)}, {say.number_of('entry', self.entries)}" if self.new + self.known else ""
