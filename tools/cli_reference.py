"""Writes docs/cli.md: every command's own --help, so that the page cannot say anything else. A test compares the two."""

from __future__ import annotations

import sys
from pathlib import Path

import click
from click.formatting import HelpFormatter

from nolle.cli import nolle

PAGE = Path(__file__).resolve().parents[1] / "docs" / "cli.md"
_WIDTH = 96
_HEAD = "# Commands\n\nMade from `--help` by `make docs`; edit the commands, not this page.\n"


def reference() -> str:
    """The whole page."""
    with click.Context(nolle, info_name="nolle", **nolle.context_settings) as group:
        commands = [(name, nolle.get_command(group, name)) for name in nolle.list_commands(group)]
        return _HEAD + _section("nolle", group) + "".join(_sections(f"nolle {name}", click.Context(c, group, name)) for name, c in commands if c)


def _sections(title: str, ctx: click.Context) -> str:
    """A command, and the commands of a group after it."""
    inner = ctx.command
    names = inner.list_commands(ctx) if isinstance(inner, click.Group) else []
    below = [(name, inner.get_command(ctx, name)) for name in names] if isinstance(inner, click.Group) else []
    return _section(title, ctx) + "".join(_sections(f"{title} {name}", click.Context(c, ctx, name)) for name, c in below if c)


def _section(title: str, ctx: click.Context) -> str:
    formatter = HelpFormatter(width=_WIDTH, max_width=_WIDTH)
    ctx.command.format_help(ctx, formatter)
    lines = (line.rstrip() for line in formatter.getvalue().splitlines())
    return f"\n## {title}\n\n```text\n" + "\n".join(lines).strip() + "\n```\n"


if __name__ == "__main__":
    if sys.argv[1:] == ["--check"]:
        sys.exit("docs/cli.md is not what --help says; run: make docs" if PAGE.read_text(encoding="utf-8") != reference() else 0)
    PAGE.write_text(reference(), encoding="utf-8")
