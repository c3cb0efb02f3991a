"""`nolle rebuild`."""

from __future__ import annotations

from pathlib import Path

import click

from nolle.cli._book import casebook, jobs_option, tell_waiting
from nolle.cli._progress import Progress
from nolle.cli._term import complain, one_line
from nolle.phrases import number_of


@click.command("rebuild")
@click.option("--check", is_flag=True, help="Compare what is remade with what stood there; exit code 1 where they differ.")
@jobs_option
@click.pass_context
def command(ctx: click.Context, check: bool, jobs: int) -> None:
    """Remake everything that is derived from what the captures say.

    Charge histories, findings and statements are caches; captures and facts are never touched. Worth doing after an upgrade of Nolle.

    \b
    Examples:
      nolle rebuild
      nolle rebuild --check
    """
    from nolle import pipeline

    folder: Path = ctx.obj
    with casebook(folder) as book, Progress("Remaking"):
        differences = pipeline.rebuild(book, check=check, jobs=jobs)
        tell_waiting(book)
    for difference in differences:
        click.echo(one_line(difference))
    if differences and check:
        complain(f"{number_of('difference', len(differences))} between what stood in {folder} and what was remade")
        ctx.exit(1)
    click.echo("Remade, and identical to what stood there." if check else "Remade.")
