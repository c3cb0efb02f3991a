"""`nolle forget`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from nolle.cli._blocks import SHORT, Block, Column, Row, Table, line, piece
from nolle.cli._book import casebook
from nolle.cli._find_case import find_case
from nolle.cli._print import print_blocks
from nolle.cli._who import who
from nolle.dockets import find_docket_number
from nolle.errors import BadUsage

if TYPE_CHECKING:
    from nolle.deciding import Tombstone

_COLUMNS = (Column("tombstone"), Column("on"), Column("by"), Column("state"), Column("reason", shares=True))
_WANTED = re.compile(r"(?P<case>(?:[a-z]{2,9}\d{0,2}/)?[^/]+)(?:/(?P<defendant>.+))?", re.I)


@click.command("forget")
@click.argument("wanted", metavar="CASE[/DEFENDANT]", required=False)
@click.option("--reason", default="", metavar="TEXT", help="Why; it must not hold the name.")
@click.option("--by", metavar="NAME", help="Who decides; by default $USER.")
@click.option("--list", "list_", is_flag=True, help="List the tombstones.")
@click.option("--withdraw", metavar="ID", help="Take a tombstone back; it stays on record.")
@click.pass_obj
def command(folder: Path, wanted: str | None, reason: str, by: str | None, list_: bool, withdraw: str | None) -> None:
    """Forget a case, or one defendant of it: nothing of either goes out any more, whatever is added later.

    What is left is a tombstone that names nobody: a hash of court, number and defendant, with the reason, who and when. In the case of a
    forgotten defendant the other defendants stay, and the name is masked in all that is printed of it. Captures are kept as
    they are, and the tombstone can be withdrawn.

    CASE is spelled as for `nolle case`, DEFENDANT is the court's number or the name.

    \b
    Examples:
      nolle forget nyed/2:20-cr-00999/3 --reason "expunged by order"
      nolle forget 2:20-cr-999 --reason "sealed; request of counsel"
      nolle forget --list
      nolle forget --withdraw 77be0042cd --reason "wrong number"
    """
    if sum((wanted is not None, list_, withdraw is not None)) != 1:
        raise BadUsage("give one of these: CASE[/DEFENDANT], --list, --withdraw ID")
    from nolle import pipeline

    with casebook(folder) as book:
        if list_:
            print_blocks(_listed(pipeline.tombstones(book)))
        elif withdraw is not None:
            said = pipeline.remember(book, withdraw, by=who(by), why=reason)
            click.echo(f"{said.id[:SHORT]}  withdraws {(said.withdraws or '')[:SHORT]}")
        else:
            said = pipeline.forget(book, *_meant(wanted or "", pipeline.case_names(book).items()), by=who(by), why=reason)
            click.echo(f"{said.id[:SHORT]}  forgotten")


def _meant(wanted: str, known: Iterable[tuple[str, str | None]]) -> tuple[str, str]:
    """The case and the defendant that are meant. A case that the casebook does not hold yet must be given in full."""
    names = dict(known)
    if wanted in names:
        return wanted, ""
    match = _WANTED.fullmatch(wanted.strip())
    if match is None:
        raise BadUsage(f"{wanted}: give a case, or a case and a defendant, as in nyed/2:20-cr-00999/3")
    given = match["case"]
    if (number := find_docket_number(given)) and given not in names and given == f"{given.partition('/')[0]}/{number}" and number.office:
        return given, match["defendant"] or ""
    case, printed = find_case(given, names.items())
    return case, match["defendant"] or ("" if printed is None else str(printed))


def _listed(stones: Sequence[Tombstone]) -> Iterator[Block]:
    if not stones:
        yield line("Nothing is forgotten.")
        return
    yield Table(_COLUMNS, tuple(map(_row, stones)))


def _row(stone: Tombstone) -> Row:
    one = stone.judgement
    state = "stands" if stone.stands else "withdrawn"
    return Row((piece(one.id[:SHORT], "ref"), piece(one.when[:10]), piece(one.by), piece(state), piece(one.why)))
