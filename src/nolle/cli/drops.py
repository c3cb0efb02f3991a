"""`nolle drops`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from nolle.cli._book import casebook, stream
from nolle.cli._print import for_people, print_blocks

if TYPE_CHECKING:
    from nolle.casebook import Casebook


@click.command("drops")
@click.pass_obj
def command(folder: Path) -> None:
    """Show the charges that were dropped, with the words that say so.

    A charge is shown where the record says that it was dismissed on the government's motion, outside a plea bargain and
    outside superseding. Everything else is counted and explained below: the routine endings, and what could not be told.

    Below stand findings of other kinds, each under its own title: what is no longer on a docket's page, numbers that are
    missing from it, and, once a baseline was added (nolle sweep baseline), a dropped defendant beside what is usual in the court.

    Under each quote stands its place, as `nolle text` takes it.

    \b
    Examples:
      nolle drops
      nolle drops | less
      nolle --casebook ~/border-cases drops
      nolle text 3fa9c1d2ab:1034-1102        read a quote where it stands
    """
    with casebook(folder) as book:
        show_drops(book)


def show_drops(book: Casebook) -> None:
    """Print the findings of a casebook."""
    from nolle import pipeline
    from nolle.cli._drops_view import blocks, survey
    from nolle.histories import EXPLAINED

    with stream(pipeline.findings(book)) as findings, stream(pipeline.records(book)) as records:
        seen = survey(list(findings), records)
    seen.withheld = pipeline.withheld_told(book)
    print_blocks(blocks(seen, EXPLAINED, all_unread=not for_people()))
