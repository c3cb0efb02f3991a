"""`nolle sweep`: the group of its commands."""

from __future__ import annotations

import click

from nolle.cli._sweep_stats import baseline, outliers


@click.group("sweep")
def command() -> None:
    """What is usual: rates of dismissal over all federal districts, and what stands out from them.

    \b
    Examples:
      nolle sweep baseline cr96on_0.zip -o store
      nolle sweep outliers store
    """


command.add_command(baseline)
command.add_command(outliers)
