"""`nolle demo`."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from nolle.cli._blocks import BLANK, line, piece
from nolle.cli._book import casebook
from nolle.cli._print import print_blocks
from nolle.cli.add import add_all
from nolle.cli.drops import show_drops


@click.command("demo")
@click.option("--keep", type=click.Path(path_type=Path, file_okay=False), metavar="DIR", help="Keep the demo's casebook in DIR.")
def command(keep: Path | None) -> None:
    """Show the dropped charges on bundled dockets of invented people.

    \b
    Examples:
      nolle demo
      nolle demo --keep demo-casebook
    """
    with _place(keep) as folder:
        with casebook(folder, create=True) as book:
            add_all(book, [str(files("nolle") / "demo" / "dockets")])
            print_blocks([BLANK])
            show_drops(book)
        print_blocks([BLANK, line(piece("Try next", "strong"))])
        print_blocks(line(command, indent=2) for command in _next(keep))


@contextmanager
def _place(keep: Path | None) -> Iterator[Path]:
    if keep:
        yield keep
        return
    with TemporaryDirectory(prefix="nolle-demo-") as folder:
        yield Path(folder) / "casebook"


def _next(keep: Path | None) -> list[str]:
    if keep is None:
        return ["nolle demo --keep demo-casebook", "nolle --casebook demo-casebook export charges --format csv", "nolle add YOUR-SAVED-DOCKETS"]
    book = f"nolle --casebook {shlex.quote(str(keep))}"
    return [f"{book} export charges --format csv", f"{book} verify", "nolle add YOUR-SAVED-DOCKETS"]
