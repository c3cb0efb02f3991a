"""Accuracy on hand-labelled entries of real dockets has a floor that only rises (``tests/floors.toml``)."""

from __future__ import annotations

import json
import runpy
import tomllib
from pathlib import Path
from typing import Any

import pytest

from nolle.labeller import Labeller

FLOORS = tomllib.loads((Path(__file__).parents[1] / "floors.toml").read_text(encoding="utf-8"))["labels"]


@pytest.mark.parametrize("gold", FLOORS)
def test_labels_are_no_worse_than_they_were(labellers: dict[str, Labeller], shared: Path, gold: str) -> None:
    scorer = runpy.run_path(str(shared / "score/labels.py"))
    lines = (shared / f"corpus/gold/{gold}.jsonl").read_text(encoding="utf-8").split("\n")
    wanted: dict[str, Any] = {row["id"]: row for row in map(json.loads, filter(None, lines))}
    answers = labellers["hyperscan"].label([row["text"] for row in wanted.values()])
    said = {key: {"events": list(labels), "actor": actor} for key, (labels, actor) in zip(wanted, answers, strict=True)}
    reached = scorer["score"](wanted, said)
    figures = {"micro": reached["micro"]["f1"], "macro": reached["macro_f1_of_labels_with_5"], "actor": reached["actor"]}
    assert {name: figures[name] for name, floor in FLOORS[gold].items() if figures[name] < floor} == {}, json.dumps(reached["labels"], indent=1)
