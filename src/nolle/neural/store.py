"""A trained model as one file: its weights and all that is needed to use them (safetensors, with JSON in its header).

Safetensors hold numbers only: unlike a pickle, a file from elsewhere cannot run anything when it is read.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path

from safetensors import SafetensorError, safe_open
from safetensors.torch import save

from nolle.errors import BadUsage, CannotRead, Damaged
from nolle.neural.encoder import Shape, Weights, read_shape
from nolle.neural.header import AGAIN, FORMAT, KEY, About, about

_ENCODER = ("config.json", "vocab.txt", "model.safetensors")


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
    data: bytes = save({name: tensor.detach().contiguous() for name, tensor in model.weights.items()}, {KEY: json.dumps(told)})
    return data


def read_model(file: Path) -> Model:
    """A model from its file. Raises BadUsage where there is none or it is of another version of Nolle, Damaged where it is not whole."""
    if not file.is_file():
        raise BadUsage(f"{file}: no trained model here; {AGAIN}")
    try:
        weights, header = _read(file)
        told = json.loads(header.get(KEY, "{}"))
    except (CannotRead, ValueError) as error:
        raise Damaged(f"{file}: not a whole model; {AGAIN}") from error
    made_from = about(told, file)
    if told.get("digest") != _digest(weights):
        raise Damaged(f"{file}: its weights are not what was learned; {AGAIN}")
    return Model(weights, Shape(**told["shape"]), tuple(told["vocabulary"]), made_from)


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
