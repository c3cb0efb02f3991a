"""`nolle verify`."""

from __future__ import annotations

from pathlib import Path

import click

from nolle.cli._book import casebook
from nolle.cli._progress import Progress
from nolle.cli._term import complain, one_line
from nolle.phrases import number_of


@click.command("verify")
@click.pass_context
def command(ctx: click.Context) -> None:
    """Check that every capture and every quoted word is what it was.

    Hashes every kept file again and finds every quote again in the text of its capture: those of facts, findings, statements
    and links. Judgements that were edited show, too. Each damage is named. Exit code 1 where there is any.

    \b
    Examples:
      nolle verify
      nolle verify && nolle export charges -o charges.csv
    """
    from nolle import pipeline

    folder: Path = ctx.obj
    with casebook(folder) as book, Progress("Checking"):
        damages = pipeline.verify(book)
    for damage in damages:
        click.echo(one_line(str(damage)))
    if damages:
        complain(f"{number_of('damage', len(damages))} found in {folder}; restore the casebook from a copy, or add the captures again to a new one")
        ctx.exit(1)
    click.echo(f"Every capture and every quoted word in {folder} is as it was kept.")
