"""What the commands that work on a casebook share. The pipeline is imported only when such a command runs."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nolle.casebook import Casebook


@contextmanager
def casebook(folder: Path, create: bool = False) -> Iterator[Casebook]:
    """The casebook in a folder, closed at the end. Raises BadUsage where there is none and none is to be made."""
    from nolle.casebook import open_casebook

    with open_casebook(folder, create=create) as book:
        yield book
