"""A trained model as one file: its weights and all that is needed to use them (safetensors, with JSON in its header).

Safetensors hold numbers only: unlike a pickle, a file from elsewhere cannot run anything when it is read.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from safetensors import SafetensorError, safe_open
from safetensors.torch import save

from nolle.errors import BadUsage, CannotRead, Damaged
from nolle.neural.encoder import Shape, Weights, read_shape
from nolle.neural.measuring import Figures

FORMAT = 1
_KEY = "nolle"
_AGAIN = "train again with: nolle train quotes CORPUS"
_ENCODER = ("config.json", "vocab.txt", "model.safetensors")


@dataclass(frozen=True, slots=True)
class About:
    """What a model was made from, and how well it did on the articles put aside, which it did not learn from (None where there were none)."""

    nolle: str
    encoder: str
    parser: str
    corpus: str
    articles: int
    epochs: int
    seed: int
    figures: Figures | None


@dataclass(frozen=True, slots=True)
class Model:
    """A trained network with its measures and the encoder's pieces of words, by number."""

    weights: Weights
    shape: Shape
    vocabulary: tuple[str, ...]
    about: About


def read_encoder(folder: Path) -> tuple[Weights, Shape, tuple[str, ...]]:
    """A BERT encoder to start from: config.json, vocab.txt and model.safetensors in a folder. Raises BadUsage, CannotRead."""
    config, vocabulary, weights = (folder / name for name in _ENCODER)
    if missing := [name for name in _ENCODER if not (folder / name).is_file()]:
        raise BadUsage(f"{folder}: no encoder; {', '.join(missing)} missing")
    pieces = tuple(vocabulary.read_text(encoding="utf-8").rstrip("\n").split("\n"))
    return _read(weights)[0], read_shape(config), pieces


def as_bytes(model: Model) -> bytes:
    """The content of a model's file."""
    told = {"format": FORMAT, "digest": _digest(model.weights), "shape": asdict(model.shape), "about": asdict(model.about), "vocabulary": model.vocabulary}
    data: bytes = save({name: tensor.detach().contiguous() for name, tensor in model.weights.items()}, {_KEY: json.dumps(told)})
    return data


def read_model(file: Path) -> Model:
    """A model from its file. Raises BadUsage where there is none or it is of another version of Nolle, Damaged where it is not whole."""
    if not file.is_file():
        raise BadUsage(f"{file}: no trained model here; {_AGAIN}")
    try:
        weights, header = _read(file)
        told = json.loads(header.get(_KEY, "{}"))
    except (CannotRead, ValueError) as error:
        raise Damaged(f"{file}: not a whole model; {_AGAIN}") from error
    if not isinstance(told, dict) or told.get("format") != FORMAT:
        raise BadUsage(f"{file}: made by another version of Nolle, or not by it; {_AGAIN}")
    if told.get("digest") != _digest(weights):
        raise Damaged(f"{file}: its weights are not what was learned; {_AGAIN}")
    return Model(weights, Shape(**told["shape"]), tuple(told["vocabulary"]), _about(told["about"]))


def _about(told: dict[str, Any]) -> About:
    return About(**{**told, "figures": Figures(**told["figures"]) if told["figures"] else None})


def _read(file: Path) -> tuple[Weights, dict[str, str]]:
    try:
        with safe_open(file, "pt") as opened:
            return {name: opened.get_tensor(name) for name in opened.keys()}, opened.metadata() or {}  # noqa: SIM118
    except (SafetensorError, OSError) as error:
        raise CannotRead(f"{file}: its weights cannot be read ({error})") from error


def _digest(weights: Weights) -> str:
    digest = hashlib.sha256()
    for name in sorted(weights):
        digest.update(name.encode() + weights[name].detach().contiguous().numpy().tobytes())
    return digest.hexdigest()
