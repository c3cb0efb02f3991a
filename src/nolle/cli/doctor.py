"""`nolle doctor`."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

from nolle import __version__
from nolle.cli._blocks import BLANK, Block, Column, Row, Style, Table, line, piece
from nolle.cli._print import for_people, print_blocks
from nolle.cli._progress import Progress
from nolle.cli._term import console
from nolle.phrases import number_of

if TYPE_CHECKING:
    from nolle.doctor import Check

_STYLES: dict[str, Style] = {"works": "plain", "not here": "quiet", "broken": "unsure"}
_INDENT = 2


@click.command("doctor")
@click.pass_context
def command(ctx: click.Context) -> None:
    """Tell what this installation can do, and what to do about what is missing or broken.

    Looks at Python and the packages, the labelling engine, spaCy and the pipeline that statements are found with, trained models,
    the casebook, the disk and the terminal. Each is tried, not only looked up. What is missing is no failure: without it the
    rest works. Exit code 1 where something that is installed is broken.

    \b
    Examples:
      nolle doctor
      nolle --casebook ~/border-cases doctor
    """
    from nolle.doctor import checks

    with Progress("Trying each part"):
        found = [*checks(ctx.obj), _terminal()]
    print_blocks(_blocks(found))
    if any(check.state == "broken" for check in found):
        ctx.exit(1)


def _terminal() -> Check:
    from nolle.doctor import Check

    utf8 = (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
    do = "" if utf8 else "set PYTHONUTF8=1, or names with accents and quotation marks are printed as ?"
    if not for_people():
        return Check("output", "works", "not a terminal: plain text, nothing cut or wrapped, tabs between columns", do)
    screen = console(sys.stdout)
    colour = "colours" if screen.color_system and not screen.no_color else "no colours (NO_COLOR is set)" if "NO_COLOR" in os.environ else "no colours"
    return Check("output", "works", f"a terminal of {screen.width} columns, {colour}", do)


def _blocks(found: Sequence[Check]) -> Iterator[Block]:
    yield line(piece(f"Nolle {__version__}", "strong"))
    yield BLANK
    rows = tuple(_row(check) for check in found)
    yield Table((Column(""), Column(""), Column("", shares=True)), rows, _INDENT, titles=False)
    yield BLANK
    broken = [check.part for check in found if check.state == "broken"]
    if broken:
        yield line(piece(f"{number_of('part', len(broken))} broken: {', '.join(broken)}", "unsure"))
    else:
        yield line("Everything that reading the record needs works.")


def _row(check: Check) -> Row:
    below = (line(piece("→ ", "quiet"), check.do, indent=_INDENT * 2),) if check.do else ()
    return Row((piece(check.state, _STYLES[check.state]), piece(check.part, "strong"), piece(check.says)), below)
