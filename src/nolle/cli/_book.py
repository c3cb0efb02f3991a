"""What the commands that work on a casebook share. The pipeline is imported only when such a command runs."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from nolle.cli._term import complain
from nolle.phrases import number_of

if TYPE_CHECKING:
    from nolle.casebook import Casebook

Item = TypeVar("Item")

jobs_option = click.option(
    "--jobs", type=click.IntRange(1, 64), default=1, show_default=True, metavar="N", help="Read articles for statements in N processes at once."
)


@contextmanager
def casebook(folder: Path, create: bool = False) -> Iterator[Casebook]:
    """The casebook in a folder, closed at the end. Raises BadUsage where there is none and none is to be made."""
    from nolle.casebook import open_casebook

    with open_casebook(folder, create=create) as book:
        yield book
        if due := len(book.ledger.stale()):
            complain(
                f"{number_of('case', due)} could not be worked out anew (another process is writing, or nothing may be written here); run the command again"
            )


@contextmanager
def stream(items: Iterator[Item]) -> Iterator[Iterator[Item]]:
    """Items out of a casebook, let go of at the end even where not all were wanted: a casebook must not be closed under an open query."""
    try:
        yield items
    finally:
        close = getattr(items, "close", None)
        if close:
            close()


def tell_waiting(book: Casebook) -> bool:
    """Say that there are articles that have not been read for statements, and why. Whether there are any."""
    if not book.ledger.stale_articles():
        return False
    from nolle import hearing

    number, why = hearing.waiting(book)
    complain(f"{number_of('article', number)} kept but not yet read for statements: {why}")
    return True


def tell_unread(book: Casebook) -> bool:
    """Say which articles statements are missing of, and why. Whether all were read that this Nolle can read."""
    from nolle import hearing

    for why, number in hearing.unread(book).items():
        complain(f"{number_of('article', number)} not read for statements: {why}")
    return not tell_waiting(book)
