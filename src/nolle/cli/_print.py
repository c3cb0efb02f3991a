"""Blocks to standard output: drawn for a person at a terminal, plain for a pipe."""

from __future__ import annotations

import sys
from collections.abc import Iterable

from nolle.cli import _plain
from nolle.cli._blocks import Block
from nolle.cli._term import console, on_terminal


def for_people() -> bool:
    """Whether a person is looking at standard output."""
    return on_terminal(sys.stdout)


def print_blocks(blocks: Iterable[Block]) -> None:
    """Print blocks as suits whoever reads them."""
    if for_people():
        from nolle.cli._tables import show

        show(blocks, console(sys.stdout))
    else:
        _plain.write(blocks, sys.stdout)
