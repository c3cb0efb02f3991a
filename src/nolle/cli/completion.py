"""`nolle completion`."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class


@click.command("completion")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def command(ctx: click.Context, shell: str) -> None:
    """Print the script by which a shell completes commands and cases.

    \b
    Examples:
      eval "$(nolle completion bash)"                    in ~/.bashrc
      eval "$(nolle completion zsh)"                     in ~/.zshrc
      nolle completion fish > ~/.config/fish/completions/nolle.fish
    """
    maker = get_completion_class(shell)
    assert maker is not None
    click.echo(maker(ctx.find_root().command, {}, "nolle", "_NOLLE_COMPLETE").source())
