"""`nolle drops`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from nolle.cli._book import casebook, stream
from nolle.cli._print import for_people, print_blocks

if TYPE_CHECKING:
    from nolle.casebook import Casebook


_ORDERS = (
    "case", "happened", "entered", "raised", "days_from_filed_to_entered", "sealed", "no_written_motion", "no_reason_on_docket", "missing_numbers_beside",
    "entries_vanished", "handed_over_within_30_days", "co_defendants_same_day", "prejudice_differs_from_motion", "filed_before_days_off", "end_not_announced",
)  # fmt: skip


@click.command("drops")
@click.option("--sort", "by", type=click.Choice(_ORDERS), default="case", metavar="BY", help="case (as is), happened, entered, raised, or a signal's name.")
@click.pass_obj
def command(folder: Path, by: str) -> None:
    """Show the charges that were dropped, with the words that say so.

    A charge is shown where the record says that it was dismissed on the government's motion, outside a plea bargain and
    outside superseding. Everything else is counted and explained below: the routine endings, and what could not be told.

    With each stand its signals: how late the public could see it, whether it was sealed, and more, each with its evidence in `nolle export
    findings` and in a report. --sort raised puts those first that raise most; no score is made of them.

    Below stand findings of other kinds, each under its own title: what is no longer on a docket's page, numbers that are
    missing from it, and, once a baseline was added (nolle sweep baseline), a dropped defendant beside what is usual in the court.

    Under each quote stands its place, as `nolle text` takes it.

    \b
    Examples:
      nolle drops
      nolle drops --sort entered | less
      nolle drops --sort days_from_filed_to_entered
      nolle --casebook ~/border-cases drops
      nolle text 3fa9c1d2ab:1034-1102        read a quote where it stands
    """
    with casebook(folder) as book:
        show_drops(book, by)


def show_drops(book: Casebook, by: str = "case") -> None:
    """Print the findings of a casebook."""
    from nolle import pipeline
    from nolle.cli._drops_view import blocks, in_order, survey
    from nolle.histories import EXPLAINED

    with stream(pipeline.findings(book)) as findings, stream(pipeline.records(book)) as records:
        seen = survey(in_order(list(findings), by), records)
    seen.withheld = pipeline.withheld_told(book)
    print_blocks(blocks(seen, EXPLAINED, all_unread=not for_people()))
