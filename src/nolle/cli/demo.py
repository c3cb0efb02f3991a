"""`nolle demo`."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import click

from nolle.cli._blocks import BLANK, line, piece
from nolle.cli._book import casebook
from nolle.cli._print import print_blocks
from nolle.cli._statements_wanted import Wanted
from nolle.cli.add import add_all
from nolle.cli.drops import show_drops
from nolle.cli.report import write_report
from nolle.cli.statements import show_statements

if TYPE_CHECKING:
    from nolle.matters import Matter

_MATTER, _CASES = "Relief fund", ("nysd/1:24-cr-90017", "dcd/1:23-cr-90058")
_TOLD = ("promise", "denial", "no_comment")


@click.command("demo")
@click.option("--report", type=click.Path(path_type=Path, file_okay=False), metavar="DIR", help="Write a report on one of its matters into DIR.")
@click.option("--keep", type=click.Path(path_type=Path, file_okay=False), metavar="DIR", help="Keep the demo's casebook in DIR.")
def command(keep: Path | None, report: Path | None) -> None:
    """Show dropped charges, and what was said of them, on bundled dockets and articles about invented people.

    \b
    Examples:
      nolle demo
      nolle demo --keep demo-casebook
      nolle demo --report demo-report
    """
    with _place(keep) as place:
        with casebook(place, create=True) as book:
            add_all(book, [str(files("nolle") / "demo" / name) for name in ("dockets", "articles")])
            print_blocks([BLANK])
            show_drops(book)
            print_blocks([BLANK])
            show_statements(book, Wanted(kinds=_TOLD))
            if report:
                print_blocks([BLANK, line(f"A report on one matter: {write_report(book, _matter(place), report)}")])
        print_blocks([BLANK, line(piece("Try next", "strong"))])
        print_blocks(line(command, indent=2) for command in _next(keep))


def _matter(place: Path) -> Matter:
    """The demo's matter, made where it is not there yet."""
    from nolle import matters

    if matters.path_of(place, _MATTER).exists():
        return matters.find(place, _MATTER)
    return matters.create(place, _MATTER, {"cases": _CASES})


@contextmanager
def _place(keep: Path | None) -> Iterator[Path]:
    if keep:
        yield keep
        return
    with TemporaryDirectory(prefix="nolle-demo-") as folder:
        yield Path(folder) / "casebook"


def _next(keep: Path | None) -> list[str]:
    if keep is None:
        book, first, last = "nolle --casebook demo-casebook", ["nolle demo --keep demo-casebook"], []
    else:
        book = f"nolle --casebook {shlex.quote(str(keep))}"
        first, last = [], [f"{book} verify"]
    return [*first, f"{book} statements --speaker Oldacre", f"{book} export charges --format csv", *last, "nolle add YOUR-SAVED-DOCKETS-AND-ARTICLES"]
