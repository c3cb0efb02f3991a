"""A small BERT encoder as plain functions over named weights, so that it can be cut in two and fed what the parser knows.

The names and shapes are those of a BERT model's own safetensors file (Devlin et al. 2019), for example all-MiniLM-L6-v2.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional

from nolle.errors import CannotRead

Weights = dict[str, Tensor]
_KEYS = ("hidden_size", "intermediate_size", "num_attention_heads", "num_hidden_layers", "layer_norm_eps", "max_position_embeddings")


@dataclass(frozen=True, slots=True)
class Shape:
    """The measures of an encoder, as its config.json gives them."""

    hidden_size: int
    intermediate_size: int
    num_attention_heads: int
    num_hidden_layers: int
    layer_norm_eps: float
    max_position_embeddings: int


def read_shape(file: Path) -> Shape:
    """The measures in an encoder's config.json. Raises CannotRead where it is no BERT encoder."""
    try:
        config = json.loads(file.read_text(encoding="utf-8"))
    except ValueError as error:
        raise CannotRead(f"{file}: not JSON ({error})") from error
    if not isinstance(config, dict) or config.get("model_type") != "bert" or config.get("hidden_act") != "gelu" or not config.keys() >= set(_KEYS):
        raise CannotRead(f"{file}: not a BERT encoder; Nolle can start from encoders of that type only")
    return Shape(**{key: config[key] for key in _KEYS})


def faster_type() -> torch.dtype:
    """bfloat16 where the processor multiplies it natively (twice as fast), else float32."""
    return torch.bfloat16 if torch.cpu.get_capabilities().get("avx512_bf16") or torch.cpu.get_capabilities().get("amx_bf16") else torch.float32


@dataclass(frozen=True, slots=True)
class Run:
    """How to run the layers: number type of the multiplications, and the share of values dropped while learning."""

    dtype: torch.dtype
    dropout: float = 0.0

    def drop(self, x: Tensor) -> Tensor:
        """Some values set to nought while learning, the same ones for every word of a row: drawing for each word by itself took a fifth of the time."""
        if not self.dropout:
            return x
        drawn = torch.ones(*x.shape[:-2], 1, x.shape[-1], dtype=x.dtype) if x.dim() > 2 else torch.ones_like(x)
        return x * functional.dropout(drawn, self.dropout)


def ready(weights: Weights, run: Run) -> Weights:
    """The weights with every matrix in the number type that it is multiplied in, so that this is done once."""
    matrices = {name for name, one in weights.items() if name.endswith(".weight") and one.dim() == 2 and not name.startswith("embeddings.")}
    return {name: one.to(run.dtype) if name in matrices else one for name, one in weights.items()}


def embed(weights: Weights, shape: Shape, ids: Tensor, added: Tensor, run: Run) -> Tensor:
    """Embeddings of pieces, shape (rows, pieces, hidden); ``added`` is summed to them before they are normalised."""
    words = functional.embedding(ids, weights["embeddings.word_embeddings.weight"])
    places = weights["embeddings.position_embeddings.weight"][: ids.shape[1]]
    kinds = weights["embeddings.token_type_embeddings.weight"][0]
    return run.drop(norm(weights, "embeddings.LayerNorm", words + places + kinds + added, shape))


def layer(weights: Weights, name: str, x: Tensor, hidden: Tensor, shape: Shape, run: Run) -> Tensor:
    """One transformer layer over (rows, length, hidden). ``hidden`` is -inf-like where a row has ended, else 0, shape (rows, 1, 1, length)."""
    x = norm(weights, f"{name}.attention.output.LayerNorm", x + run.drop(_attention(weights, name, x, hidden, shape, run).float()), shape)
    inner = functional.gelu(linear(weights, f"{name}.intermediate.dense", x, run))
    return norm(weights, f"{name}.output.LayerNorm", x + run.drop(linear(weights, f"{name}.output.dense", inner, run).float()), shape)


def _attention(weights: Weights, name: str, x: Tensor, hidden: Tensor, shape: Shape, run: Run) -> Tensor:
    """Written out: the fused kernel's backward pass is several times slower in bfloat16 on processors."""
    rows, length, size = x.shape
    x = x.to(run.dtype)

    def heads(part: str) -> Tensor:
        return linear(weights, f"{name}.attention.self.{part}", x, run).view(rows, length, shape.num_attention_heads, -1).transpose(1, 2)

    queries, keys, values = heads("query"), heads("key"), heads("value")
    scale = (size // shape.num_attention_heads) ** -0.5
    shares = run.drop((queries @ keys.transpose(-1, -2) * scale + hidden.to(run.dtype)).softmax(-1))
    return linear(weights, f"{name}.attention.output.dense", (shares @ values).transpose(1, 2).reshape(rows, length, size), run)


def linear(weights: Weights, name: str, x: Tensor, run: Run) -> Tensor:
    return functional.linear(x.to(run.dtype), weights[f"{name}.weight"].to(run.dtype), weights[f"{name}.bias"].to(run.dtype))


def norm(weights: Weights, name: str, x: Tensor, shape: Shape) -> Tensor:
    return functional.layer_norm(x, (shape.hidden_size,), weights[f"{name}.weight"], weights[f"{name}.bias"], shape.layer_norm_eps)


def padding(lengths: Tensor, longest: int) -> Tensor:
    """What to add to attention scores so that nothing looks past the end of its row."""
    past = torch.arange(longest)[None, :] >= lengths[:, None]
    return past[:, None, None, :].float() * -1e4
