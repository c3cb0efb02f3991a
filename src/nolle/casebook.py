"""A casebook: a folder with captured bytes (``captures/``) and a ledger (``nolle.db``) of what they say.

Captures and facts in it are kept for ever; the rest is derived and can be remade. It holds what courts send to one person
only (logins, one-time links), so a new one is readable by its owner alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from nolle import verifying
from nolle.captures import Captures
from nolle.errors import CannotWrite
from nolle.ledgers import Damage, Ledger
from nolle.registry import load

__all__ = ["Casebook", "Damage", "open_casebook"]


@dataclass(frozen=True, slots=True)
class Casebook:
    """An open casebook. Put captures and append to the ledger inside one ``ledger.writing()``, so that both happen or neither."""

    folder: Path
    captures: Captures
    ledger: Ledger

    def verify(self, read: verifying.Read) -> Iterator[Damage]:
        """Everything that is not what it was when it was kept. ``read`` reads a capture's bytes again, by source, court id and character set."""
        return verifying.verify(self.captures, self.ledger, read)

    def close(self) -> None:
        """Let go of the ledger."""
        self.ledger.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()


def open_casebook(folder: Path, *, create: bool = False, ledger: str = "sqlite", patience: float = 5.0) -> Casebook:
    """The casebook in a folder; ``patience`` is how many seconds to wait for another writer.

    Raises BadUsage where there is none and none is to be made, LedgerNewer, LedgerBusy, Damaged, CannotWrite.
    """
    if create:
        _make(folder)
    book = Casebook(folder, Captures(folder / "captures"), load("ledgers", ledger).open_ledger(folder, create=create, patience=patience))
    with ExitStack() as undo:
        undo.callback(book.close)
        if create and book.captures.unfinished():
            _sweep(book)
        undo.pop_all()
    return book


def _make(folder: Path) -> None:
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise CannotWrite(f"{folder}: no casebook can be made here ({error.strerror})") from error


def _sweep(book: Casebook) -> None:
    """Remove what killed runs left half-written. Whoever holds the pen is the only one who can be writing captures."""
    with book.ledger.writing():
        book.captures.sweep()
