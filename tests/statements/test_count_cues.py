"""The tool that counts cues over a corpus of one's own, on a tiny invented one."""

from __future__ import annotations

import importlib.util
import tomllib
from pathlib import Path
from types import ModuleType

import pytest

TOOL = Path(__file__).resolve().parents[2] / "tools" / "count_cues.py"
TEXT = "Okafor said the road was open.\n\nBrandt walked home.\n\nLindqvist said the road was closed.\n\nMarsh said it rained. “Okafor said no,” Marsh went on.\n"


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("count_cues", TOOL)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def corpus(folder: Path) -> Path:
    """One article in which three cues are marked."""
    for part in ("text", "attributions"):
        (folder / "train" / part).mkdir(parents=True)
    (folder / "train" / "text" / "road.txt").write_text(TEXT, encoding="utf-8")
    lines, at = [], 0
    for n in range(3):
        at = TEXT.index("said", at)
        lines += [f"T{2 * n + 1}\tCue {at} {at + 4}\tsaid", f"T{2 * n + 2}\tAttribution {at} {at + 4}\tsaid"]
        lines.append(f"E{n + 1}\tAttribution:T{2 * n + 2} Cue:T{2 * n + 1}")
        at += 4
    (folder / "train" / "attributions" / "road_r1.ann").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


def test_cues_are_counted_by_word_and_frame_outside_quotations(tool: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert tool.main([str(corpus(tmp_path))]) is None
    counted = tomllib.loads(capsys.readouterr().out)
    assert counted["verbs"]["say"] == {"clause": [3, 3]}
    assert set(counted["verbs"]) == {"*", "say"}


def test_a_word_seldom_a_cue_is_left_out(tool: ModuleType) -> None:
    assert "[verbs.claim]" not in tool.toml_of({("verbs", "claim"): {"clause": (2, 9)}}, 1)


def test_a_folder_that_is_no_corpus_is_named(tool: ModuleType, tmp_path: Path) -> None:
    assert str(tmp_path) in tool.main([str(tmp_path)])


def test_without_a_corpus_it_says_how_to_use_it(tool: ModuleType) -> None:
    assert "usage" in tool.main([])
