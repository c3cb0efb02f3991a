"""`nolle case`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.shell_completion import CompletionItem

from nolle.cli._book import casebook, stream
from nolle.cli._print import for_people, print_blocks
from nolle.errors import NolleError

if TYPE_CHECKING:
    from nolle.casebook import Casebook


def _complete(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Case ids of the casebook. Shells split words at ":", so the office is left out: `nolle case` does not need it."""
    folder = ctx.find_root().params.get("casebook")
    try:
        with casebook(Path(folder or "casebook")) as book:
            known = _known(book)
    except NolleError:
        return []
    spelled = [(f"{case.partition('/')[0]}/{case.rpartition(':')[2].rpartition('/')[2]}", case) for case in known]
    return [CompletionItem(short, help=known[case] or case) for short, case in spelled if short.startswith(incomplete)]


@click.command("case")
@click.argument("wanted", metavar="ID", shell_complete=_complete)
@click.pass_obj
def command(folder: Path, wanted: str) -> None:
    """Show what became of every count of every defendant of one case, and how the docket's page changed.

    ID is a docket number, with the court in front where several courts have it. Judges' initials do no harm; a defendant
    number at the end shows that defendant alone.

    \b
    Examples:
      nolle case nyed/2:20-cr-00999
      nolle case 2:20-cr-999
      nolle case 20cr999
      nolle case 2:20-cr-00999-ABC-3
    """
    with casebook(folder) as book:
        _show(book, wanted)


def _show(book: Casebook, wanted: str) -> None:
    from nolle import pipeline
    from nolle.cli._case_view import blocks
    from nolle.cli._find_case import find_case

    case, number = find_case(wanted, _known(book).items())
    pipeline.check_shown(book, case)
    with stream(pipeline.records(book, case)) as records:
        record = next(records)
    charges = [c for c in record.charges if number is None or c.defendant_number == number] or list(record.charges)
    print_blocks(blocks(record, charges, apart=not for_people()))


def _known(book: Casebook) -> dict[str, str | None]:
    """Ids of all cases, and the names that may be shown."""
    from nolle import pipeline

    return pipeline.case_names(book)
