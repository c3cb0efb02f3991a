"""`nolle held`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from nolle.cli._blocks import SHORT, Block, Column, Row, Table, line, piece
from nolle.cli._book import casebook
from nolle.cli._find_case import find_case
from nolle.cli._print import print_blocks
from nolle.cli._who import who

if TYPE_CHECKING:
    from nolle.deciding import HeldCase

_COLUMNS = (Column("case"), Column("state"), Column("why", shares=True), Column("decided by"), Column("on"))


@click.group("held", invoke_without_command=True)
@click.pass_context
def command(ctx: click.Context) -> None:
    """List the cases that are held back from every output, and decide about them.

    A case is held by itself once a page of it shows that the court took a name or the whole case out of sight: the word EXPUNGED in a
    name's place, a case name or a defendant that gave way to "Sealed", a SEALED flag that is new. Nothing of it is printed, exported
    or quoted until a person decides. Captures are kept as they are.

    \b
    Examples:
      nolle held
      nolle held show nyed/2:20-cr-00999 --why "unsealed by order of March 4"
      nolle held hide 2:20-cr-999 --why "counsel says that it was expunged"
    """
    if ctx.invoked_subcommand is None:
        from nolle import pipeline

        with casebook(ctx.obj) as book:
            print_blocks(_listed(pipeline.held(book)))


@command.command("show")
@click.argument("case", metavar="CASE")
@click.option("--why", default="", metavar="TEXT", help="The reason; nothing is decided without one.")
@click.option("--by", metavar="NAME", help="Who decides; by default $USER.")
@click.pass_obj
def show(folder: Path, case: str, why: str, by: str | None) -> None:
    """Show a held case again."""
    _decide(folder, case, "show", why, who(by))


@command.command("hide")
@click.argument("case", metavar="CASE")
@click.option("--why", default="", metavar="TEXT", help="The reason; nothing is decided without one.")
@click.option("--by", metavar="NAME", help="Who decides; by default $USER.")
@click.pass_obj
def hide(folder: Path, case: str, why: str, by: str | None) -> None:
    """Hold a case back, also one that no page holds."""
    _decide(folder, case, "hide", why, who(by))


def _decide(folder: Path, case: str, verdict: str, why: str, by: str) -> None:
    from nolle import pipeline

    with casebook(folder) as book:
        wanted, _ = find_case(case, pipeline.case_names(book).items())
        said = pipeline.hold(book, wanted, verdict, by=by, why=why)
    click.echo(f"{said.id[:SHORT]}  {verdict}  {wanted}")


def _listed(cases: Sequence[HeldCase]) -> Iterator[Block]:
    if not cases:
        yield line("No case is held.")
        return
    yield Table(_COLUMNS, tuple(map(_row, cases)))


def _row(one: HeldCase) -> Row:
    state = piece("shown" if one.shown else "held", "plain" if one.shown else "unsure")
    return Row((piece(one.case), state, piece(one.why), piece(one.by), piece(one.when[:10])))
