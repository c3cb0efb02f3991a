"""`nolle text`."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import click

from nolle.cli._book import casebook
from nolle.cli._print import for_people
from nolle.cli._term import block, console
from nolle.errors import BadUsage

_PLACE = re.compile(r"(?P<capture>[0-9a-fA-F]+)(?::(?P<start>\d+)[-–](?P<end>\d+))?")
_AROUND = 400  # characters shown before and after a place


@click.command("text")
@click.argument("capture", metavar="CAPTURE[:START-END]")
@click.pass_obj
def command(folder: Path, capture: str) -> None:
    """Print a capture's text, the one that every quote points into.

    CAPTURE is the beginning of a digest, as the other commands print it. With a place, only those words are
    printed; at a terminal they stand in their surroundings. A piped text is exact: its characters count as START and END do.

    \b
    Examples:
      nolle text 3fa9c1d2ab
      nolle text 3fa9c1d2ab:1034-1102
      nolle text 3fa9c1d2ab | grep -n -i dismiss
    """
    from nolle import pipeline

    match = _PLACE.fullmatch(capture.strip())
    if not match:
        raise BadUsage(f"{capture}: not the beginning of a digest, nor a place such as 3fa9c1d2ab:1034-1102")
    with casebook(folder) as book:
        whole = pipeline.text(book, match["capture"].lower())
    if match["start"] is None:
        _print_whole(whole)
    else:
        _print_place(whole, *_place(whole, int(match["start"]), int(match["end"])))


def _place(whole: str, start: int, end: int) -> tuple[int, int]:
    if not start <= end <= len(whole):
        raise BadUsage(f"{start}-{end}: not a place in this text of {len(whole):,} characters")
    return start, end


def _print_whole(whole: str) -> None:
    sys.stdout.write(block(whole))
    if for_people() and not whole.endswith("\n"):
        sys.stdout.write("\n")


def _print_place(whole: str, start: int, end: int) -> None:
    safe = block(whole)
    if not for_people():
        sys.stdout.write(safe[start:end] + "\n")
        return
    from rich.text import Text

    before = safe[max(0, start - _AROUND) : start]
    after = safe[end : end + _AROUND]
    console(sys.stdout).print(Text.assemble((before, "quiet"), (safe[start:end], "bold reverse"), (after, "quiet"), overflow="fold"))
