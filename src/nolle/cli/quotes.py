"""`nolle quotes`."""

from __future__ import annotations

import sys

import click

from nolle.cli._book import jobs_option
from nolle.cli._term import complain

_REFUSED = 3


@click.command("quotes")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--rules", is_flag=True, help="Find statements by the rules even where a trained model is kept.")
@jobs_option
@click.pass_context
def command(ctx: click.Context, files: tuple[str, ...], rules: bool, jobs: int) -> None:
    """Who said what in news articles: files in, one statement a line out, as JSON. Needs no casebook.

    Each line gives the source, the cue and the content with their places in the article's text, who the speaker is, and what kind
    of saying it is. A .txt file is read as it stands, so that places are characters of the file, line ends as they are and a
    byte-order mark not counted. A file that cannot be read is named on standard error and left out (exit code 3). Extraction is a
    help for a reader: it misses some, and gets some wrong.
    A model that `nolle train quotes` has left beside the casebook is used in place of the rules.

    \b
    Examples:
      nolle quotes article.txt
      nolle quotes site.warc.gz
      nolle quotes --jobs 4 saved-articles/ > statements.jsonl
    """
    from nolle.outputs import dumps, statement_row
    from nolle.quoting import quotes

    refused = 0
    for article in quotes(files, None if rules else ctx.obj, jobs):
        if article.refused is not None:
            refused += 1
            complain(f"{article.source}: {article.refused}; left out")
        for statement in article.statements:
            sys.stdout.write(dumps(statement_row(statement, article.source, article.published, article.chains[statement.id])) + "\n")
    if refused:
        ctx.exit(_REFUSED)
