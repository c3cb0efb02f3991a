"""The group of all commands: what they share, in which order they are told, and how trouble is said."""

from __future__ import annotations

import errno
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

import click

from nolle import __version__
from nolle.cli._term import complain, silence_output
from nolle.errors import NolleError
from nolle.registry import load

_SECTIONS = {
    "Read": ("add",),
    "Look": ("drops", "case", "statements", "matter", "text"),
    "Decide": ("review", "held", "forget"),
    "Take away": ("report", "export", "label", "quotes"),
    "Check": ("verify", "rebuild", "doctor"),
    "Many": ("sweep",),
    "Begin": ("demo", "train", "completion", "families"),
}
_NAME = max(len(name) for names in _SECTIONS.values() for name in names)
_INTERRUPTED = 130  # what shells expect of a program that Ctrl-C ended


class _Nolle(click.Group):
    """Commands are files of this package, imported when used; nothing they raise on purpose becomes a traceback."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [name for names in _SECTIONS.values() for name in names]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.list_commands(ctx):
            return None
        command = load("cli", cmd_name).command
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        for title, names in _SECTIONS.items():
            with formatter.section(title):
                commands = {name: self.get_command(ctx, name) for name in names}
                formatter.write_dl([(name.ljust(_NAME), command.get_short_help_str(120)) for name, command in commands.items() if command])

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return _and_flush(super().invoke, ctx)
        except NolleError as error:
            _stop(str(error), error.exit_code)
        except KeyboardInterrupt:
            _stop("stopped", _INTERRUPTED)
        except OSError as error:
            if error.errno == errno.EPIPE:
                silence_output()
                raise click.exceptions.Exit(0) from None
            _stop(": ".join(filter(None, (str(error.filename or ""), error.strerror or str(error)))), 1)


def _and_flush(run: Callable[[click.Context], Any], ctx: click.Context) -> Any:
    """Flush while trouble with the output can still be said; at the end of the process it no longer can."""
    try:
        return run(ctx)
    finally:
        sys.stdout.flush()


def _stop(message: str, exit_code: int) -> NoReturn:
    complain(message)
    raise click.exceptions.Exit(exit_code)


@click.group(cls=_Nolle, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option(
    "--casebook",
    type=click.Path(path_type=Path, file_okay=False),
    default="casebook",
    envvar="NOLLE_CASEBOOK",
    metavar="DIR",
    help="The casebook to work on; by default $NOLLE_CASEBOOK, then ./casebook.",
)
@click.version_option(__version__, prog_name="nolle", message="%(prog)s %(version)s")
@click.pass_context
def nolle(ctx: click.Context, casebook: Path) -> None:
    """Reads US federal court dockets and tells what became of every criminal charge, with the words each answer rests on.

    \b
    Save docket pages as files, then:
      nolle add ~/dockets/          read them into ./casebook
      nolle drops                   charges dropped on the government's motion
      nolle case 2:20-cr-999        every count of one case
      nolle demo                    all of it on dockets of invented people

    Exit codes: 0 done, 1 a check failed, 2 wrong usage, 3 some inputs refused and the rest kept.
    """
    ctx.obj = casebook
