"""`nolle add`."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from nolle.cli._add_view import Totals, added_blocks, heard_blocks
from nolle.cli._book import casebook, jobs_option, stream, tell_waiting
from nolle.cli._print import for_people
from nolle.cli._progress import Progress, files_in
from nolle.cli._term import on_terminal
from nolle.dates import read_date
from nolle.errors import BadUsage

if TYPE_CHECKING:
    from nolle.casebook import Casebook
    from nolle.heard import Article

_REFUSED = 3
_COURT = re.compile(r"[a-z]{3,9}\d?")


@click.command("add")
@click.argument("paths", nargs=-1, required=True, metavar="PATH…", type=click.Path(exists=True, allow_dash=True))
@click.option("--retrieved", metavar="WHEN", help="When the pages were got: 2025-03-04, 2025-03-04T16:30 (local time) or with +00:00.")
@click.option("--court", metavar="ID", help="The court, as in its address (nyed), for pages that do not say it.")
@jobs_option
@click.pass_context
def command(ctx: click.Context, paths: tuple[str, ...], retrieved: str | None, court: str | None, jobs: int) -> None:
    """Read saved court pages, articles, mails, PDFs, feeds, web archives and data into the casebook.

    PATH is a file, a folder (read with all folders in it) or - for standard input. What a file is, is told by its content and
    not by its name. Zip, tar and gzip files are opened, and web archives (WARC, WACZ) with the times that they keep. Every file
    is kept as it is; one that cannot be read is kept too, and said why (exit code 3). Adding the same file twice changes
    nothing. News articles are kept with the statements in them, where the extra "statements" is installed; without it they
    wait for the first command that can read them.

    \b
    Examples:
      nolle add ~/dockets/
      nolle add sheet.html notice.eml feed.xml
      nolle add site.wacz crawl.warc.gz
      nolle add --jobs 4 ~/saved-articles/
      nolle add --retrieved 2025-03-04 --court nyed old-sheet.html
      curl -s … | nolle add -
    """
    when, court = _when(retrieved), _court(court)
    with casebook(ctx.obj, create=True) as book:
        refused = add_all(book, paths, when, court, jobs)
        tell_waiting(book)
    if refused:
        ctx.exit(_REFUSED)


def add_all(book: Casebook, paths: Sequence[str], when: datetime | None = None, court: str | None = None, jobs: int = 1) -> int:
    """Add files, say what each was; returns how many were refused."""
    from nolle import pipeline

    totals, expected = Totals(), files_in(paths) if on_terminal(sys.stderr) else 0
    with Progress("Reading", expected) as progress, stream(pipeline.add(book, paths, retrieved=when, court=court, jobs=jobs)) as files:
        for number, added in enumerate(files, start=1):
            totals.count(added)
            progress.say(added_blocks(added, paths))
            progress.step("Reading" if number < expected else "Working out what became of each charge, and who said what")
        progress.say(totals.blocks())
        if totals.articles:
            progress.say(heard_blocks(_heard(book, totals.articles), whole=not for_people()))
    return totals.refused


def _heard(book: Casebook, articles: Iterable[str]) -> list[Article]:
    from nolle import hearing

    return list(hearing.told_of(book, articles))


def _when(text: str | None) -> datetime | None:
    """The time a user gave; without a zone it is the local time. Raises BadUsage where it is none, or is yet to come."""
    if text is None:
        return None
    try:
        when = datetime.fromisoformat(text)
    except ValueError:
        day = read_date(text)
        if day is None:
            raise BadUsage(f"--retrieved {text}: not a date or time; write it as 2025-03-04 or 2025-03-04T16:30") from None
        when = datetime(day.year, day.month, day.day)
    when = when.astimezone()
    if when > datetime.now(UTC):
        raise BadUsage(f"--retrieved {text}: is yet to come")
    return when


def _court(text: str | None) -> str | None:
    if text is not None and not _COURT.fullmatch(text):
        raise BadUsage(f"--court {text}: not a court's id; it is the short name in the court's address, such as nyed or cacd")
    return text
