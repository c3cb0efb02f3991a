"""`nolle matter`."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from nolle.cli._find_case import find_case
from nolle.cli._print import print_blocks
from nolle.errors import BadUsage

if TYPE_CHECKING:
    from nolle.casebook import Casebook

Run = TypeVar("Run", bound=Callable[..., None])
_LISTS = (
    ("--case", "cases", "ID", "A case of it."),
    ("--person", "people", "NAME", "Somebody whose statements belong to it."),
    ("--term", "terms", "WORDS", "Words: statements that hold them belong to it."),
    ("--source", "sources", "OUTLET", "Look at this outlet only."),
)


class _Matters(click.Group):
    """A name that is no subcommand is a matter's: `nolle matter NAME` shows it."""

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        if args and not args[0].startswith("-") and args[0] not in self.commands:
            args = ["show", *args]
        return super().resolve_command(ctx, args)


def _lists(more: str = "") -> Callable[[Run], Run]:
    """The options that add to a matter's lists and, where ``more`` is "no", those that take from them."""

    def decorate(function: Run) -> Run:
        for flag, key, metavar, meant in reversed(_LISTS):
            function = click.option(flag, key, multiple=True, metavar=metavar, help=meant)(function)
            if more:
                function = click.option(f"--{more}{flag[1:]}", f"{more}_{key}", multiple=True, metavar=metavar, help=f"Take {metavar} out of it.")(function)
        return function

    return decorate


@click.group("matter", cls=_Matters, no_args_is_help=True)
def command() -> None:
    """What you work on: cases, people and words that belong on one page.

    A matter is a plain TOML file in the casebook's folder `matters`, which may be edited by hand as well. `nolle matter NAME` shows
    one; `nolle report NAME -o DIR` makes pages of it.

    \b
    Examples:
      nolle matter new "Ferry cases" --case 24-cr-90017 --person "Dana Whitlow"
      nolle matter list
      nolle matter ferry-cases
      nolle matter edit ferry-cases --term ferry --no-person "Dana Whitlow"
      nolle matter edit ferry-cases                 opens it in $EDITOR
    """


@command.command("new")
@click.argument("name")
@_lists()
@click.pass_obj
def new(folder: Path, /, name: str, **added: tuple[str, ...]) -> None:
    """Begin a matter."""
    from nolle import matters

    with _book(folder) as book:
        made = matters.create(folder, name, {**added, "cases": _cases(book, added["cases"])})
    click.echo(f"{made.name}: {matters.path_of(folder, name)}")


@command.command("list")
@click.pass_obj
def list_(folder: Path) -> None:
    """List all matters."""
    from nolle import matters, pipeline
    from nolle.cli._matter_view import listed

    with _book(folder) as book:
        print_blocks(listed([pipeline.unnamed(book, one) for one in matters.matters(folder)]))


@command.command("show")
@click.argument("name")
@click.pass_obj
def show(folder: Path, name: str) -> None:
    """Show a matter and what became of its cases."""
    from nolle import matters, pipeline
    from nolle.cli._matter_view import blocks

    with _book(folder) as book:
        matter = matters.find(folder, name)
        records = {case: next(iter(list(pipeline.records(book, case))), None) for case in matter.cases}
        hidden = {case for case in matter.cases if pipeline.is_withheld(book, case)}
        print_blocks(blocks(pipeline.unnamed(book, matter), records, [f for f in pipeline.findings(book) if f.case in matter.cases], hidden))


@command.command("edit")
@click.argument("name")
@_lists("no")
@click.pass_obj
def edit(folder: Path, /, name: str, **lists: tuple[str, ...]) -> None:
    """Add to it or take from it; without options, in $EDITOR."""
    from nolle import matters

    with _book(folder) as book:
        if not any(lists.values()):
            _in_editor(folder, name)
            return
        added = {key: lists[key] for _, key, _, _ in _LISTS}
        removed = {key: lists[f"no_{key}"] for _, key, _, _ in _LISTS}
        changed = matters.change(folder, name, {**added, "cases": _cases(book, added["cases"])}, removed)
    click.echo(f"{changed.name}: changed")


def _in_editor(folder: Path, name: str) -> None:
    """A wrong text is refused with its lines, and offered again as it was typed."""
    from nolle import matters

    text: str | None = matters.path_of(folder, matters.find(folder, name).slug).read_text(encoding="utf-8")
    while True:
        text = click.edit(text, extension=".toml")
        if text is None:
            click.echo("nothing changed")
            return
        try:
            matters.replace(folder, name, text)
        except BadUsage as error:
            click.echo(str(error), err=True)
            if not click.confirm("Edit again?", default=True, err=True):
                return
        else:
            click.echo(f"{name}: changed")
            return


def _cases(book: Casebook, wanted: tuple[str, ...]) -> tuple[str, ...]:
    """Full ids of the cases that are meant; one that the casebook does not know yet must be given in full."""
    from nolle import pipeline

    known = pipeline.case_names(book) if wanted else {}
    return tuple(case if case in known or ("/" in case and not known) else find_case(case, known.items())[0] for case in wanted)


def _book(folder: Path) -> AbstractContextManager[Casebook]:
    from nolle.cli._book import casebook

    return casebook(folder)
