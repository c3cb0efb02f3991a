"""The tool that makes the lexicon's counts over a corpus of one's own, on a tiny invented one."""

from __future__ import annotations

import importlib.util
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

TOOL = Path(__file__).resolve().parents[2] / "tools" / "count_cues.py"
TEXT = "Okafor said the road was open.\n\nBrandt walked home.\n\nLindqvist said the road was closed.\n\nMarsh said it rained. “Okafor said no,” Marsh went on.\n"


@pytest.fixture(scope="module")
def tool() -> Iterator[ModuleType]:
    spec = importlib.util.spec_from_file_location("count_cues", TOOL)
    assert spec and spec.loader
    module = sys.modules["count_cues"] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    yield module
    del sys.modules["count_cues"]


def corpus(folder: Path) -> Path:
    """One article in which three cues and their contents are marked."""
    for part in ("text", "attributions"):
        (folder / "train" / part).mkdir(parents=True)
    (folder / "train" / "text" / "road.txt").write_text(TEXT, encoding="utf-8")
    lines, at = [], 0
    for n in range(3):
        at = TEXT.index("said", at)
        end = TEXT.index(".", at)
        lines += [f"T{3 * n + 1}\tCue {at} {at + 4}\tsaid", f"T{3 * n + 2}\tAttribution {at} {at + 4}\tsaid", f"T{3 * n + 3}\tContent {at + 5} {end}\t"]
        lines.append(f"E{n + 1}\tAttribution:T{3 * n + 2} Cue:T{3 * n + 1} Content:T{3 * n + 3}")
        at += 4
    (folder / "train" / "attributions" / "road_r1.ann").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def made(tool: ModuleType, tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    """The lexicon's files as made of that corpus."""
    source, target = tmp_path_factory.mktemp("corpus"), tmp_path_factory.mktemp("lexicon")
    assert tool.main([str(corpus(source)), str(target)]) is None
    return {file.name: tomllib.loads(file.read_text(encoding="utf-8")) for file in target.iterdir()}


def test_cues_are_counted_by_word_and_frame_outside_quotations(made: dict[str, dict[str, Any]]) -> None:
    counted = made["counts.toml"]
    assert counted["verbs"]["say"] == {"clause": [3, 3]}
    assert set(counted["verbs"]) == {"*", "say"}


def test_a_word_seldom_a_cue_is_left_out(tool: ModuleType) -> None:
    assert "[verbs.claim]" not in tool.toml_of({("verbs", "claim"): {"clause": (2, 9)}}, 1)


def test_a_branch_is_counted_as_content_or_not(made: dict[str, dict[str, Any]]) -> None:
    assert made["branches.toml"]["VERB ccomp right"] == [3, 3]
    assert made["branches.toml"]["VERB nsubj left"] == [0, 3]


def test_a_context_tells_what_the_frame_has_missed(tool: ModuleType) -> None:
    words = [tool.Word(("verbs", "say", "clause"), ((f"V {kind}",),) + ((),) * 8, kind == "person") for kind in ("person", "noun") for _ in range(5)]
    counted = tool.contexts_counted(words, tool.toml_of(tool.frames_counted(words), 1))
    assert {context: (cues, seen) for context, (cues, _, seen) in counted["subject"].items()} == {"V person": (5, 5), "V noun": (0, 5)}
    assert counted["subject"]["V person"][1] == counted["subject"]["V noun"][1] == pytest.approx(2.5, abs=0.2)


def test_a_context_that_tells_nothing_new_is_left_out(tool: ModuleType) -> None:
    words = [tool.Word(("verbs", "say", "clause"), (("V person",),) + ((),) * 8, n % 2 == 0) for n in range(10)]
    assert tool.contexts_counted(words, tool.toml_of(tool.frames_counted(words), 1))["subject"] == {}


def test_a_folder_that_is_no_corpus_is_named(tool: ModuleType, tmp_path: Path) -> None:
    assert str(tmp_path) in tool.main([str(tmp_path), str(tmp_path)])


def test_a_folder_to_write_into_that_is_missing_is_named(tool: ModuleType, tmp_path: Path) -> None:
    assert "nowhere" in tool.main([str(tmp_path), str(tmp_path / "nowhere")])


def test_without_a_corpus_it_says_how_to_use_it(tool: ModuleType) -> None:
    assert "usage" in tool.main([])
