"""`nolle statements`."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import click

from nolle.cli._book import casebook, stream
from nolle.cli._print import for_people, print_blocks
from nolle.dates import read_date
from nolle.errors import BadUsage
from nolle.phrases import KINDS

if TYPE_CHECKING:
    from nolle.casebook import Casebook
    from nolle.cli._statements_wanted import Wanted

_INCOMPLETE = 1


@click.command("statements")
@click.option("--speaker", default="", metavar="TEXT", help="Only of speakers whose name, role or description holds TEXT.")
@click.option("--kind", "kinds", multiple=True, metavar="KIND", type=click.Choice(list(KINDS)), help="Only of this kind; may be given several times.")
@click.option("--since", metavar="DATE", help="Only said, or else published, on DATE or later.")
@click.option("--until", metavar="DATE", help="Only said, or else published, on DATE or earlier.")
@click.option("--term", default="", metavar="WORDS", help="Only with these words in the content or around it; dismiss* takes every ending.")
@click.option("--outlet", default="", metavar="TEXT", help="Only in outlets, copies included, whose name holds TEXT.")
@click.option("--limit", type=click.IntRange(1), metavar="N", help="Show only the latest N of them.")
@click.pass_context
def command(
    ctx: click.Context,
    speaker: str,
    kinds: tuple[str, ...],
    since: str | None,
    until: str | None,
    term: str,
    outlet: str,
    limit: int | None,
) -> None:
    """Show who is reported to have said what, with the words where they stand.

    Statements come out of the articles and press releases of the casebook, by the day they were said, else published; those
    without a date come first. A statement that several copies of an article carry is shown once, with the copies. What is
    not between quotation marks is the outlet's paraphrase. An anonymous source keeps the article's own words for it.

    KIND is claim, promise, accusation, denial, no_comment, opinion or unknown_acknowledged ("it remains unclear …").

    Extraction misses some statements and gets some wrong. Exit code 1 where articles wait that cannot be read here.

    \b
    Examples:
      nolle statements
      nolle statements --kind promise --kind denial
      nolle statements --speaker "U.S. attorney" --since 2025-01-01
      nolle statements --term "dismiss*" --outlet gazette --limit 20
    """
    from nolle.cli._statements_wanted import Wanted

    wanted = Wanted(speaker, kinds, _day("--since", since), _day("--until", until), term, outlet)
    with casebook(ctx.obj) as book:
        waiting = show_statements(book, wanted, limit)
    if waiting:
        ctx.exit(_INCOMPLETE)


def show_statements(book: Casebook, wanted: Wanted, latest: int | None = None) -> int:
    """Print the statements of a casebook; how many articles wait to be read for statements."""
    from nolle import hearing
    from nolle.cli._statements_view import blocks, survey

    with stream(hearing.statements(book)) as statements:
        seen = survey(statements, wanted, latest)
    seen.left_out = hearing.left_out(book)
    seen.articles, seen.waiting, seen.unread = len(book.ledger.articles()) - seen.left_out, hearing.waiting(book), hearing.unread(book)
    print_blocks(blocks(seen, legend=for_people()))
    return seen.waiting[0]


def _day(option: str, text: str | None) -> date | None:
    day = read_date(text)
    if text is not None and day is None:
        raise BadUsage(f"{option} {text}: not a date; write it as 2025-03-04")
    return day
