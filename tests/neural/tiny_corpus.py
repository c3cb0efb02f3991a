"""An invented corpus of a few short articles, and a tiny encoder of random weights, so that learning can be tested in seconds."""

from __future__ import annotations

import json
from pathlib import Path

PEOPLE = ("Ana Okafor", "Ben Lindqvist", "Chidi Marsh", "Dora Vance")
VERBS = ("said", "claimed", "denied", "insisted")
CONTENTS = ("the bridge is safe", "nobody was hurt", "the ferry will sail again", "the money was repaid")
PLAIN = "The harbour lies north of the town. It rained all week."


def articles(number: int) -> list[tuple[str, list[tuple[tuple[int, int], tuple[int, int], tuple[int, int]]]]]:
    """So many texts, each with the places of source, cue and content of what is said in it."""
    return [_article(n) for n in range(number)]


def _article(n: int) -> tuple[str, list[tuple[tuple[int, int], tuple[int, int], tuple[int, int]]]]:
    text, marks = "", []
    for k in range(3):
        words = (PEOPLE[(n + k) % 4], VERBS[(n // 2 + k) % 4], CONTENTS[(n // 3 + 2 * k) % 4])
        places = []
        for word in words:
            places.append((len(text), len(text) + len(word)))
            text += f"{word} "
        text = f"{text.rstrip()}.\n{PLAIN}\n"
        marks.append((places[0], places[1], places[2]))
    return text, marks


def write_corpus(folder: Path, number: int) -> Path:
    """The articles as brat standoff."""
    for part in ("text", "attributions"):
        (folder / part).mkdir(parents=True)
    for n, (text, marks) in enumerate(articles(number)):
        (folder / "text" / f"a{n:02}.txt").write_text(text, encoding="utf-8")
        (folder / "attributions" / f"a{n:02}_r1.ann").write_text(standoff(text, marks), encoding="utf-8")
    return folder


def standoff(text: str, marks: list[tuple[tuple[int, int], tuple[int, int], tuple[int, int]]]) -> str:
    """Marks as a brat standoff file."""
    lines = []
    for n, places in enumerate(marks):
        for k, (role, (start, end)) in enumerate(zip(("Source", "Cue", "Content"), places, strict=True), 1):
            lines.append(f"T{4 * n + k}\t{role} {start} {end}\t{text[start:end]}")
        lines.append(f"T{4 * n + 4}\tAttribution {places[1][0]} {places[1][1]}\t{text[slice(*places[1])]}")
        lines.append(f"E{n + 1}\tAttribution:T{4 * n + 4} Source:T{4 * n + 1} Cue:T{4 * n + 2} Content:T{4 * n + 3}")
    return "\n".join(lines) + "\n"


def write_encoder(folder: Path) -> Path:
    """A BERT encoder of two small layers with random weights, knowing the words of the articles and single letters."""
    import torch
    from safetensors.torch import save_file

    folder.mkdir(parents=True)
    words = sorted({word.strip(".").lower() for text, _ in articles(12) for word in text.split()})
    letters = [f"{mark}{chr(code)}" for mark in ("", "##") for code in range(33, 127) if chr(code).lower() == chr(code)]
    pieces = list(dict.fromkeys(["[PAD]", "[UNK]", "[CLS]", "[SEP]", *words, *letters]))
    (folder / "vocab.txt").write_text("\n".join(pieces) + "\n", encoding="utf-8")
    sizes = {"hidden_size": 48, "intermediate_size": 96, "num_attention_heads": 4, "num_hidden_layers": 2, "layer_norm_eps": 1e-12}
    config = {"model_type": "bert", "hidden_act": "gelu", "max_position_embeddings": 512, **sizes}
    (folder / "config.json").write_text(json.dumps(config), encoding="utf-8")
    draw = torch.Generator().manual_seed(7)

    def matrix(*sizes: int) -> torch.Tensor:
        return torch.randn(*sizes, generator=draw) * 0.1

    weights = {"embeddings.word_embeddings.weight": matrix(len(pieces), 48) * 5, "embeddings.position_embeddings.weight": matrix(512, 48)}
    weights |= {"embeddings.token_type_embeddings.weight": matrix(2, 48), **_norm("embeddings.LayerNorm")}
    for n in range(2):
        name = f"encoder.layer.{n}"
        for part in ("attention.self.query", "attention.self.key", "attention.self.value", "attention.output.dense"):
            weights |= {f"{name}.{part}.weight": matrix(48, 48), f"{name}.{part}.bias": torch.zeros(48)}
        weights |= {f"{name}.intermediate.dense.weight": matrix(96, 48), f"{name}.intermediate.dense.bias": torch.zeros(96)}
        weights |= {f"{name}.output.dense.weight": matrix(48, 96), f"{name}.output.dense.bias": torch.zeros(48)}
        weights |= _norm(f"{name}.attention.output.LayerNorm") | _norm(f"{name}.output.LayerNorm")
    save_file(weights, folder / "model.safetensors")
    return folder


def _norm(name: str) -> dict[str, object]:
    import torch

    return {f"{name}.weight": torch.ones(48), f"{name}.bias": torch.zeros(48)}
