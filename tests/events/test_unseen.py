"""Labels on invented entries, written in the ways of many courts, have a floor that only rises (``tests/floors.toml``)."""

from __future__ import annotations

import json
import runpy
import tomllib
from pathlib import Path
from typing import Any

import pytest

from nolle.labeller import ENGINES, Labeller

HERE = Path(__file__).parent
FLOORS = tomllib.loads((HERE.parent / "floors.toml").read_text(encoding="utf-8"))["labels_unseen"]
ENTRIES: dict[str, Any] = {row["id"]: row for row in map(json.loads, (HERE / "unseen.jsonl").read_text(encoding="utf-8").splitlines())}


@pytest.mark.parametrize("engine", ENGINES)
def test_labels_of_invented_entries_are_no_worse_than_they_were(labellers: dict[str, Labeller], shared: Path, engine: str) -> None:
    scorer = runpy.run_path(str(shared / "score/labels.py"))
    answers = labellers[engine].label([row["text"] for row in ENTRIES.values()])
    said = {key: {"events": list(labels), "actor": actor} for key, (labels, actor) in zip(ENTRIES, answers, strict=True)}
    reached = scorer["score"](ENTRIES, said)
    figures = {"micro": reached["micro"]["f1"], "macro": reached["macro_f1_of_labels_with_5"], "actor": reached["actor"]}
    assert {name: figures[name] for name, floor in FLOORS.items() if figures[name] < floor} == {}, json.dumps(reached["labels"], indent=1)


def test_no_motion_is_given_to_a_side_that_did_not_file_it(labellers: dict[str, Labeller]) -> None:
    filed = {key: row for key, row in ENTRIES.items() if "motion_to_dismiss" in row["events"] and row["text_kind"] == "long"}
    answers = labellers["re"].label([row["text"] for row in filed.values()])
    assert [key for (key, row), (_, actor) in zip(filed.items(), answers, strict=True) if row["actor"] and actor not in (None, row["actor"])] == []
