"""The network: an encoder finds cues; for each cue the upper layers are run once more, told which cue it is, and label its source and content.

Labelling for each cue by itself is what worked best of the designs that were measured; that a cue is marked in the input of the upper
layers follows Shi and Lin's semantic role labelling (2019). The parser's part of speech, dependency and path to the cue are added as embeddings.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from nolle.neural.encoder import Run, Shape, Weights, embed, layer, linear, padding
from nolle.neural.pieces import DISTANCES, MARKS, RELATIONS, Chunk

OTHER, SOURCE, CONTENT, CUE = range(4)
LABELS = 4
_INNER = 256
_LOWER = 0.5  # the share of the encoder's layers that cue finding and labelling have in common


@dataclass(frozen=True, slots=True)
class Batch:
    """Chunks of about the same length, padded."""

    chunks: Sequence[Chunk]
    ids: Tensor
    marks: Tensor
    pieces: Tensor
    firsts: Tensor
    words: Tensor


@dataclass(frozen=True, slots=True)
class Asked:
    """Cues to label for: which chunk of the batch, which word of it, and each word's relation and distance to it."""

    rows: Tensor
    cues: Tensor
    relations: Tensor
    distances: Tensor


def batch_of(chunks: Sequence[Chunk]) -> Batch:
    pieces = [len(chunk.pieces) for chunk in chunks]
    words = [len(chunk.words) for chunk in chunks]
    ids = np.zeros((len(chunks), max(pieces)), dtype=np.int64)
    firsts = np.zeros((len(chunks), max(words)), dtype=np.int64)
    marks = np.zeros((len(chunks), max(pieces), len(MARKS)), dtype=np.int64)
    for n, chunk in enumerate(chunks):
        ids[n, : pieces[n]] = chunk.pieces
        firsts[n, : words[n]] = chunk.firsts
        of_word = chunk.owners >= 0
        marks[n, : pieces[n]][of_word] = chunk.marks[chunk.owners[of_word]]
    return Batch(chunks, torch.from_numpy(ids), torch.from_numpy(marks), torch.tensor(pieces), torch.from_numpy(firsts), torch.tensor(words))


def asked_of(batch: Batch, cues: Sequence[tuple[int, int]]) -> Asked:
    """What to ask for the cues given as (chunk of the batch, word of the chunk)."""
    relations = np.full((len(cues), batch.firsts.shape[1]), RELATIONS - 1, dtype=np.int64)
    distances = np.zeros((len(cues), batch.firsts.shape[1]), dtype=np.int64)
    for n, (row, cue) in enumerate(cues):
        chunk = batch.chunks[row]
        relations[n, : len(chunk.words)] = chunk.relations(cue)
        distances[n, : len(chunk.words)] = chunk.distances(cue)
    both = torch.tensor(cues, dtype=torch.long).view(-1, 2)
    return Asked(both[:, 0], both[:, 1], torch.from_numpy(relations), torch.from_numpy(distances))


def lower_layers(shape: Shape) -> int:
    return round(shape.num_hidden_layers * _LOWER)


def new_weights(shape: Shape, encoder: Weights, seed: int) -> Weights:
    """An encoder's weights, its upper layers a second time (for labelling), and beginnings for all that is learned from nothing."""
    draw = torch.Generator().manual_seed(seed)
    size = shape.hidden_size

    def drawn(*measures: int) -> Tensor:
        return torch.randn(*measures, generator=draw) * 0.02

    weights = {name: tensor.float().clone() for name, tensor in encoder.items() if name.startswith(("embeddings.", "encoder.")) and "position_ids" not in name}
    for n in range(lower_layers(shape), shape.num_hidden_layers):
        weights |= {f"labels.{name[len('encoder.') :]}": one.clone() for name, one in weights.items() if name.startswith(f"encoder.layer.{n}.")}
    weights |= {f"marks.{n}": torch.zeros(values, size) for n, values in enumerate(MARKS)}
    weights |= {"labels.relations": torch.zeros(RELATIONS, size), "labels.distances": torch.zeros(DISTANCES, size), "labels.moves": torch.zeros(LABELS, LABELS)}
    weights["labels.cue"] = drawn(size)
    for name, measure in (("cues", 1), ("labels.out", LABELS), ("labels.doubt", 1)):
        weights |= {f"{name}.inner.weight": drawn(_INNER, size), f"{name}.inner.bias": torch.zeros(_INNER)}
        weights |= {f"{name}.outer.weight": drawn(measure, _INNER), f"{name}.outer.bias": torch.zeros(measure)}
    return weights


def read(weights: Weights, shape: Shape, batch: Batch, run: Run) -> tuple[Tensor, Tensor]:
    """How surely each word is the head of a cue, (chunks, words) as logits, and the words' states that labelling goes on from."""
    added = torch.stack([functional.embedding(batch.marks[:, :, n], weights[f"marks.{n}"]) for n in range(len(MARKS))]).sum(0)
    x = embed(weights, shape, batch.ids, added, run)
    hidden = padding(batch.pieces, batch.ids.shape[1])
    for n in range(lower_layers(shape)):
        x = layer(weights, f"encoder.layer.{n}", x, hidden, shape, run)
    states = _of_words(x, batch)
    for n in range(lower_layers(shape), shape.num_hidden_layers):
        x = layer(weights, f"encoder.layer.{n}", x, hidden, shape, run)
    return _head(weights, "cues", _of_words(x, batch), run)[:, :, 0], states


def label(weights: Weights, shape: Shape, batch: Batch, states: Tensor, asked: Asked, run: Run) -> tuple[Tensor, Tensor]:
    """For each asked cue the scores of each word's labels, (cues, words, LABELS), and how surely it is a cue at all, as logits."""
    stands = functional.embedding(asked.relations, weights["labels.relations"]) + functional.embedding(asked.distances, weights["labels.distances"])
    own = torch.arange(len(asked.cues))
    marked = torch.zeros_like(stands[:, :, :1])
    marked[own, asked.cues] = 1.0
    x = states[asked.rows] + stands + marked * weights["labels.cue"]
    hidden = padding(batch.words[asked.rows], x.shape[1])
    for n in range(lower_layers(shape), shape.num_hidden_layers):
        x = layer(weights, f"labels.layer.{n}", x, hidden, shape, run)
    return _head(weights, "labels.out", x, run), _head(weights, "labels.doubt", x[own, asked.cues], run)[:, 0]


def _of_words(x: Tensor, batch: Batch) -> Tensor:
    """The states of words: those of their first pieces."""
    return x.gather(1, batch.firsts[:, :, None].expand(-1, -1, x.shape[2]))


def _head(weights: Weights, name: str, x: Tensor, run: Run) -> Tensor:
    return linear(weights, f"{name}.outer", run.drop(functional.gelu(linear(weights, f"{name}.inner", x, run))), run).float()
