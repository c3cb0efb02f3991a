"""`nolle report`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from nolle.cli._book import casebook
from nolle.errors import BadUsage, CannotWrite
from nolle.phrases import number_of

if TYPE_CHECKING:
    from nolle.casebook import Casebook
    from nolle.matters import Matter

_OURS = "index.html"


@click.command("report")
@click.argument("matter")
@click.option("-o", "--output", "target", type=click.Path(path_type=Path, file_okay=False), required=True, metavar="DIR", help="Write here.")
@click.pass_obj
def command(folder: Path, matter: str, target: Path) -> None:
    """Write a matter as pages that open offline, print well and need no script.

    A front page, one page per case and one per finding: what was said above the line and what the record shows below, every sentence
    with the words that it rests on; the same as CSV and JSON Lines in DIR/data. People who were not convicted are given by their initials; who
    is to be named in full stands in the matter's file with a reason. A report that is there already is replaced.

    \b
    Examples:
      nolle report ferry-cases -o report
    """
    from nolle import matters

    with casebook(folder) as book:
        click.echo(write_report(book, matters.find(folder, matter), target))


def write_report(book: Casebook, matter: Matter, target: Path) -> str:
    """Write a report into a folder; what was written, in words. Raises BadUsage for a folder of something else, CannotWrite."""
    from nolle import reporting

    return f"{number_of('file', _write(target, list(reporting.files(book, matter))))} in {target}; begin with {target / _OURS}"


def _write(target: Path, files: list[tuple[str, bytes]]) -> int:
    """Write the files; those of an earlier report that are no longer made are taken away. Anything else there is left alone."""
    if target.exists() and any(target.iterdir()) and not (target / _OURS).is_file():
        raise BadUsage(f"{target}: holds other files and no report; name a new folder")
    try:
        (target / "data").mkdir(parents=True, exist_ok=True)
        for name, content in files:
            part = target / f"{name}.part"
            part.write_bytes(content)
            part.replace(target / name)
        for old in {*target.glob("case-*.html"), *target.glob("finding-*.html")} - {target / name for name, _ in files}:
            old.unlink()
    except OSError as error:
        raise CannotWrite(f"{target}: the report could not be written whole ({error.strerror}); run the command again") from error
    return len(files)
