"""`nolle train quotes` and the use that `nolle quotes` makes of what it leaves."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tiny_corpus import write_corpus, write_encoder

import nolle.neural
from nolle.cli import nolle as command


def run(folder: Path, *words: str | Path) -> Result:
    return CliRunner().invoke(command, ["--casebook", str(folder / "casebook"), *map(str, words)], prog_name="nolle")


@pytest.fixture
def without_torch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nolle.neural, "find_spec", lambda name: None if name == "torch" else importlib.util.find_spec(name))


@pytest.mark.usefixtures("without_torch")
def test_without_the_extra_it_says_what_to_install_and_leaves_nothing(tmp_path: Path) -> None:
    write_corpus(tmp_path / "corpus", 2)
    result = run(tmp_path, "train", "quotes", tmp_path / "corpus")
    assert result.exit_code == 1
    assert "torch" in result.stderr and "nolle[neural]" in result.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["corpus"]


@pytest.mark.usefixtures("without_torch")
def test_a_model_that_cannot_be_used_is_told_and_the_rules_still_work(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Prosecutors said the case was closed.\n", encoding="utf-8")
    (tmp_path / nolle.neural.FILE).write_bytes(b"")
    assert "nolle[neural]" in run(tmp_path, "quotes", tmp_path / "a.txt").stderr
    assert json.loads(run(tmp_path, "quotes", "--rules", tmp_path / "a.txt").stdout)["speaker"] == "Prosecutors"


def test_a_folder_that_is_no_corpus_is_wrong_usage(tmp_path: Path) -> None:
    pytest.importorskip("torch", reason="the extra neural is not installed")
    result = run(tmp_path, "train", "quotes", tmp_path, "--encoder", tmp_path)
    assert result.exit_code == 2 and "no corpus" in result.stderr


def test_what_was_trained_is_told_kept_and_used(tmp_path: Path) -> None:
    for needed in ("torch", "tokenizers", "safetensors"):
        pytest.importorskip(needed, reason="the extra neural is not installed")
    write_corpus(tmp_path / "corpus", 12)
    (tmp_path / "corpus" / "attributions" / "a03_r1.ann").write_text("T1\tCue 1", encoding="utf-8")
    result = run(tmp_path, "train", "quotes", tmp_path / "corpus", "--encoder", write_encoder(tmp_path / "encoder"), "--epochs", "1")
    assert result.exit_code == 0, result.output
    assert "learning: 100% done" in result.stderr and "a03_r1.ann" in result.stderr
    assert "Learned from 10 articles; 1 put aside" in result.stdout and "F1" in result.stdout
    (tmp_path / "a.txt").write_text("Ana Okafor said the bridge is safe.\n", encoding="utf-8")
    assert run(tmp_path, "quotes", tmp_path / "a.txt").exit_code == 0
    (tmp_path / nolle.neural.FILE).write_bytes(b"spoilt")
    spoilt = run(tmp_path, "quotes", tmp_path / "a.txt")
    assert spoilt.exit_code == 1 and "train again" in spoilt.stderr


def test_a_training_that_fails_leaves_the_model_before_it(tmp_path: Path) -> None:
    pytest.importorskip("torch", reason="the extra neural is not installed")
    write_corpus(tmp_path / "corpus", 2)
    (tmp_path / nolle.neural.FILE).write_bytes(b"an older model")
    result = run(tmp_path, "train", "quotes", tmp_path / "corpus", "--encoder", write_encoder(tmp_path / "encoder"))
    assert result.exit_code == 2 and "too few" in result.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == ["corpus", "encoder", nolle.neural.FILE]
    assert (tmp_path / nolle.neural.FILE).read_bytes() == b"an older model"
