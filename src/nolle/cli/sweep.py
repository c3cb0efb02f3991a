"""`nolle sweep`: the group of the bulk commands. Each is imported only when it is asked for."""

from __future__ import annotations

from importlib import import_module

import click

_COMMANDS = {
    "ingest": "_sweep_store",
    "label": "_sweep_store",
    "charges": "_sweep_store",
    "query": "_sweep_query",
    "tables": "_sweep_query",
    "page": "_sweep_query",
    "baseline": "_sweep_stats",
    "outliers": "_sweep_stats",
}
"""Each command and the module of this package that offers it, by the command's own name."""
_ALL = "all"  # what `nolle sweep INPUT -o STORE` runs


class _Sweep(click.Group):
    """A group whose commands lie in other modules; an input in the place of a command means all steps at once."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        module = "_sweep_store" if cmd_name == _ALL else _COMMANDS.get(cmd_name)
        if module is None:
            return None
        command = getattr(import_module(f"nolle.cli.{module}"), f"{cmd_name}_command")
        assert isinstance(command, click.Command)
        return command

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if args and args[0] not in {*_COMMANDS, *ctx.help_option_names}:
            args = [_ALL, *args]
        return super().parse_args(ctx, args)


@click.group("sweep", cls=_Sweep)
def command() -> None:
    """Read dockets by the million into Parquet tables, on this machine or on Spark, and query them.

    `nolle sweep INPUT… -o STORE` does the first three steps at once. An input that bears a command's name is given as ./name.
    A step that was stopped, by a kill or a full disk, goes on where it was when it is run again.

    \b
    Examples:
      nolle sweep ~/recap/*.tar.zst -o store
      nolle sweep ingest dockets.jsonl.gz ~/mods/ -o store
      nolle sweep label store && nolle sweep charges store
      nolle sweep query store "SELECT outcome, count(*) FROM charges GROUP BY ALL"
      nolle sweep baseline cr96on_0.zip -o store && nolle sweep outliers store
    """
