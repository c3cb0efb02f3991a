"""The cache of compiled phrases: used when it is sound, ignored when it is not, never in the way."""

from __future__ import annotations

from pathlib import Path

import pytest

from nolle import cache
from nolle.labeller import Labeller

MOTION = "MOTION to Seal Case by USA as to Owen Tadlock"


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What ``make`` was called for, in a cache of its own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return []


def ask(made: list[str], key: bytes = b"key", load: object = bytes.decode) -> str:
    def make() -> str:
        made.append("made")
        return "thing"

    return cache.kept(key, make, str.encode, load)  # type: ignore[arg-type]


def test_a_thing_is_made_once(made: list[str]) -> None:
    assert [ask(made), ask(made)] == ["thing", "thing"]
    assert made == ["made"]


def test_another_key_is_another_thing(made: list[str]) -> None:
    ask(made)
    ask(made, b"other key")
    assert made == ["made", "made"]


@pytest.mark.parametrize("damage", [b"", b"x", b"x" * 100])
def test_a_damaged_cache_is_made_anew(made: list[str], tmp_path: Path, damage: bytes) -> None:
    ask(made)
    (kept,) = (tmp_path / "nolle").iterdir()
    kept.write_bytes(damage)
    assert [ask(made), ask(made)] == ["thing", "thing"]
    assert made == ["made", "made"]


def test_a_thing_that_cannot_be_loaded_is_made_anew(made: list[str]) -> None:
    ask(made)
    assert ask(made, load=lambda _: None) == "thing"
    assert made == ["made", "made"]


def test_a_folder_that_cannot_be_written_is_no_harm(made: list[str], tmp_path: Path) -> None:
    (tmp_path / "nolle").write_text("a file in the way")
    assert [ask(made), ask(made)] == ["thing", "thing"]
    assert made == ["made", "made"]


def test_nothing_half_written_is_left(made: list[str], tmp_path: Path) -> None:
    ask(made)
    assert len(list((tmp_path / "nolle").iterdir())) == 1


def test_the_labeller_starts_from_its_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    first = Labeller("hyperscan").label([MOTION])
    for kept in (tmp_path / "nolle").iterdir():
        kept.write_bytes(kept.read_bytes()[:-1])
    damaged = Labeller("hyperscan").label([MOTION])
    assert first == damaged == Labeller("hyperscan").label([MOTION]) == [(("seal",), "government")]
