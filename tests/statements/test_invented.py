"""The invented articles and their gold statements hold together: built from the marked files, sound offsets, known vocabularies."""

from __future__ import annotations

import importlib.util
import json
from collections import Counter
from pathlib import Path
from types import ModuleType
from typing import Any, get_args

import pytest

from nolle.model import SpeakerKind, StatementKind

FOLDER = Path(__file__).parent / "invented"
LEAST = {"claim": 60, "accusation": 25, "denial": 20, "promise": 15, "opinion": 20, "no_comment": 20, "unknown_acknowledged": 10}


def _builder() -> ModuleType:
    spec = importlib.util.spec_from_file_location("build_invented", FOLDER / "build.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def gold() -> list[dict[str, Any]]:
    return [json.loads(line) for line in (FOLDER / "gold.jsonl").read_text(encoding="utf-8").splitlines()]


def test_the_compiled_files_are_those_of_the_marked_ones() -> None:
    built = _builder().build(FOLDER)
    kept = {path.name: path.read_text(encoding="utf-8") for path in [*FOLDER.glob("*.txt"), FOLDER / "gold.jsonl"]}
    assert kept == built


def test_every_span_holds_its_words(gold: list[dict[str, Any]]) -> None:
    texts = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.txt")}
    for statement in gold:
        assert statement["content"], statement["id"]
        for span in statement["source"] + statement["cue"] + statement["content"]:
            assert span["text"] and span["text"] == span["text"].strip(), statement["id"]
            assert texts[statement["doc"]][span["start"] : span["end"]] == span["text"], statement["id"]


def test_the_words_of_the_vocabularies_are_known(gold: list[dict[str, Any]]) -> None:
    for statement in gold:
        assert {statement["kind"], *statement.get("acceptable_kinds", [])} <= set(get_args(StatementKind)), statement["id"]
        kinds = {statement["speaker_kind"], *statement.get("acceptable_speaker_kinds", [])}
        assert kinds <= {None, *get_args(SpeakerKind)}, statement["id"]


def test_ids_are_one_of_a_kind_and_nesting_stays_in_its_article(gold: list[dict[str, Any]]) -> None:
    docs = {statement["id"]: statement["doc"] for statement in gold}
    assert len(docs) == len(gold)
    for statement in gold:
        assert statement["inside"] is None or docs[statement["inside"]] == statement["doc"], statement["id"]
        assert statement["inside"] != statement["id"]


def test_every_kind_is_there_often_enough(gold: list[dict[str, Any]]) -> None:
    asked = Counter(statement["kind"] for statement in gold if not statement.get("optional"))
    assert asked.total() >= 300
    assert {kind: n for kind, n in LEAST.items() if asked[kind] < n} == {}
    assert len({statement["doc"] for statement in gold}) >= 34
