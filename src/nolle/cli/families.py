"""`nolle families`."""

from __future__ import annotations

from importlib.resources import files

import click

_FAMILIES = ("sources", "readers", "events", "findings", "ledgers", "outputs")


@click.command("families")
def command() -> None:
    """List the formats, event labels, findings and outputs it knows.

    \b
    Example:
      nolle families | grep readers
    """
    for family in _FAMILIES:
        for member in _members(family):
            click.echo(f"{family}\t{member}")


def _members(family: str) -> list[str]:
    """Members are files, code or vocabulary, whose names do not start with an underscore."""
    names = (item.name.rpartition(".") for item in (files("nolle") / family).iterdir())
    return sorted(stem for stem, _, ending in names if ending in ("py", "toml") and not stem.startswith("_"))
