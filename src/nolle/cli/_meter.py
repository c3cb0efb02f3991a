"""A progress bar with rate and time left on standard error, only where a person is looking at it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import TracebackType
from typing import Any, Self

from nolle.cli._term import console, on_terminal, one_line


class Meter:
    """A bar over ``total`` of something that is counted in ``unit``; nothing at all where stderr is no terminal."""

    def __init__(self, doing: str, unit: str, size: Callable[[], int]) -> None:
        self._bar = _bar(doing, unit, size()) if on_terminal(sys.stderr) else None

    def __enter__(self) -> Self:
        if self._bar:
            self._bar.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._bar:
            self._bar.stop()

    def add(self, number: int) -> None:
        """So many more are done."""
        if self._bar:
            self._bar.update(self._bar.task_ids[0], advance=number)

    def say(self, line: str) -> None:
        """A line on standard error that does not tear the bar."""
        if self._bar:
            self._bar.console.print(one_line(line))
        else:
            sys.stderr.write(one_line(line) + "\n")


def _bar(doing: str, unit: str, total: int) -> Any:
    from rich.progress import BarColumn, Progress, SpinnerColumn, TaskProgressColumn, TextColumn, TimeRemainingColumn

    def rate(task: Any) -> str:
        speed = task.speed or 0
        return f"{speed / 1e6:.1f} MB/s" if unit == "MB" else f"{speed:,.0f} {unit}/s"

    class Rate(TextColumn):
        def render(self, task: Any) -> Any:
            task.fields["rate"] = rate(task)
            return super().render(task)

    columns = (SpinnerColumn(), TextColumn("{task.description}", markup=False), BarColumn(bar_width=24), TaskProgressColumn())
    bar = Progress(*columns, Rate("{task.fields[rate]}", markup=False), TimeRemainingColumn(), console=console(sys.stderr), transient=True)
    bar.add_task(doing, total=total or None, rate="")
    return bar
