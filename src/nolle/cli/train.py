"""`nolle train`."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from nolle.cli._term import complain
from nolle.phrases import number_of

if TYPE_CHECKING:
    from nolle.neural import Trained

_STEP = 0.05  # of the whole, between two lines of progress


@click.command("train")
@click.argument("what", type=click.Choice(["quotes"]), metavar="quotes")
@click.argument("corpus", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option("--to", "file", type=click.Path(path_type=Path, dir_okay=False), help="Keep the model here; by default beside the casebook.")
@click.option("--encoder", type=click.Path(path_type=Path, exists=True, file_okay=False), metavar="DIR", help="Start from the BERT encoder in DIR.")
@click.option("--epochs", type=click.IntRange(1, 50), default=3, show_default=True, help="How often to go through the corpus.")
@click.option("--seed", type=int, default=1, show_default=True, help="The same seed on the same machine gives the same model.")
@click.pass_obj
def command(casebook: Path, what: str, corpus: Path, file: Path | None, encoder: Path | None, epochs: int, seed: int) -> None:
    """Train a model that finds who said what, on a corpus of marked articles that you have. Needs the extra "neural".

    CORPUS holds text/NAME.txt and attributions/NAME_ANNOTATOR.ann (brat standoff with the roles Source, Cue and Content), or two
    such folders named train and dev. It learns from the first; how well it does is measured on the second, or on every tenth
    article. `nolle quotes` then uses the model. One that stands there already is replaced when the new one is whole.

    \b
    Examples:
      nolle train quotes ~/polnear
      nolle train quotes ~/polnear --seed 2 --to other.safetensors
    """
    from nolle.neural import Wanted, model_file
    from nolle.outputs import replacing
    from nolle.quoting import train_quotes

    file = file or model_file(casebook)
    with replacing(str(file)) as out:
        trained = train_quotes(Wanted(corpus, encoder, epochs, seed), _teller())
        out.write(trained.data)
    for reason in trained.left_out:
        complain(f"{reason}; left out")
    for told in _lines(trained, file):
        sys.stdout.write(f"{told}\n")


def _teller() -> Callable[[float, float], None]:
    """Says how far training is, now and then."""
    said = 0.0

    def tell(done: float, left: float) -> None:
        nonlocal said
        if done >= said:
            said += _STEP
            sys.stderr.write(f"learning: {done:.0%} done, about {_time(left)} left\n")

    return tell


def _time(seconds: float) -> str:
    return f"{seconds / 60:.0f} min" if seconds >= 90 else f"{seconds:.0f} s"


def _lines(trained: Trained, file: Path) -> Iterator[str]:
    yield f"Learned from {number_of('article', trained.learned)}; {trained.put_aside} put aside to measure on."
    if trained.figures:
        figures = trained.figures
        yield f"On those put aside, it found {figures.recall:.1%} of what the readers marked, and {figures.precision:.1%} of what it found is marked."
        yield f"F1 {100 * figures.lenient:.1f} (who by which word), {100 * figures.strict:.1f} (with four fifths of the words said)."
    yield f"Kept in {file} ({len(trained.data) / 1e6:.0f} MB)."
