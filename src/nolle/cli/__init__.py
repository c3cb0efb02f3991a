"""The command line. One file per command; each is imported only when it is asked for, so that `nolle --help` is quick."""

from __future__ import annotations

from nolle.cli._group import nolle
from nolle.cli._term import forgiving_streams


def main() -> None:
    """Run the command line of this process."""
    forgiving_streams()
    nolle(prog_name="nolle")


__all__ = ["main", "nolle"]
