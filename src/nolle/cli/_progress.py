"""A progress bar on standard error, only where a person is looking at it."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from types import TracebackType
from typing import Any, Self

from nolle.cli._blocks import Block
from nolle.cli._print import for_people, print_blocks
from nolle.cli._term import console, on_terminal, one_line, silence_output


class Progress:
    """A bar (``total`` steps) or a spinner (``total`` None) while work goes on; nothing at all where stderr is no terminal."""

    def __init__(self, doing: str, total: int | None = None) -> None:
        self._bar = _bar(doing, total) if on_terminal(sys.stderr) else None

    def __enter__(self) -> Self:
        if self._bar:
            self._bar.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._bar:
            self._bar.stop()

    def step(self, doing: str) -> None:
        """One more step is done; now this is being done."""
        if self._bar:
            self._bar.update(self._bar.task_ids[0], advance=1, description=one_line(doing))

    def say(self, blocks: Iterable[Block]) -> None:
        """Print results on standard output without tearing the bar. The work goes on where nobody reads them any more."""
        if self._bar and for_people():
            from nolle.cli._tables import show

            show(blocks, self._bar.console)
            return
        try:
            print_blocks(blocks)
            sys.stdout.flush()
        except BrokenPipeError:
            silence_output()


def _bar(doing: str, total: int | None) -> Any:
    from rich.progress import BarColumn, MofNCompleteColumn, SpinnerColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as RichProgress

    steps = (BarColumn(bar_width=24), MofNCompleteColumn()) if total else ()
    columns = (SpinnerColumn(), TextColumn("{task.description}", markup=False), *steps, TimeElapsedColumn())
    bar = RichProgress(*columns, console=console(sys.stderr), transient=True)
    bar.add_task(doing, total=total)
    return bar


def files_in(paths: Iterable[str]) -> int:
    """About how many files are to be read: what the bar counts to."""
    return sum(sum(len(names) for _, _, names in os.walk(path)) if os.path.isdir(path) else 1 for path in paths)  # noqa: PTH112
