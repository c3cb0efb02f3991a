"""`nolle label`."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import BinaryIO, cast

import click

from nolle.cli._label_lines import BadLine, Read, answers
from nolle.cli._term import complain
from nolle.model import Actor, Reading

_REFUSED = 3


@click.command("label")
@click.argument("file", type=click.File("rb"), default="-", metavar="[FILE]")
@click.pass_context
def command(ctx: click.Context, file: BinaryIO) -> None:
    """Label docket texts: JSON lines in, JSON lines out. Needs no casebook.

    In: {"id": …, "text": "…"}, one object a line; other keys are passed over. Out, in the same order: the id, the "events" that
    the text reports, the "actor" who filed it, and the "outcomes": what the text by itself says became of which counts, with
    the words that say so. A line that cannot be read is named on standard error and left out (exit code 3).

    \b
    Examples:
      nolle label texts.jsonl > labels.jsonl
      nolle export entries | jq -c '{id: .evidence, text}' | nolle label
      echo '{"id": 1, "text": "ORDER dismissing Count 2"}' | nolle label
    """
    if label_lines(file, sys.stdout.buffer, _reader()):
        ctx.exit(_REFUSED)


def _reader() -> Read:
    from nolle.labeller import Labeller
    from nolle.outcomes import ended, read_outcomes

    labeller = Labeller()

    def read(texts: Sequence[str]) -> list[Reading]:
        labels = labeller.label(texts)
        return [Reading(events, cast("Actor | None", actor), ended(read_outcomes(text))) for text, (events, actor) in zip(texts, labels, strict=True)]

    return read


def label_lines(lines: BinaryIO, out: BinaryIO, read: Read) -> int:
    """Answer every line; returns how many could not be read."""
    bad = 0
    for said in answers(lines, read):
        if isinstance(said, BadLine):
            bad += 1
            complain(f"line {said.number}: {said.why}; left out")
        else:
            out.write(said)
    out.flush()
    return bad
