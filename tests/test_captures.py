"""Captured bytes stand under their own hash, whole, and are never changed."""

from __future__ import annotations

import hashlib
import os
import stat
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nolle.captures import Captures
from nolle.errors import CannotWrite, Damaged

DATA = b"<html>\x00 \xff docket"


@pytest.fixture
def captures(tmp_path: Path) -> Captures:
    return Captures(tmp_path / "captures")


@settings(deadline=None)  # a flush takes what the disk takes
@given(data=st.binary())
def test_what_is_put_is_got_back_as_it_was(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    captures = Captures(tmp_path_factory.mktemp("book") / "captures")
    digest = captures.put(data)
    assert digest == hashlib.sha256(data).hexdigest()
    assert captures.get(digest) == data
    assert list(captures.digests()) == [digest]
    assert list(captures.strays()) == captures.unfinished() == []


def test_the_file_stands_under_its_hash_and_may_only_be_read(captures: Captures) -> None:
    digest = captures.put(DATA)
    path = captures.folder / digest[:2] / digest
    assert path == captures.path(digest)
    assert path.read_bytes() == DATA
    assert not path.stat().st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH)


def test_putting_the_same_bytes_again_leaves_the_file_alone(captures: Captures) -> None:
    path = captures.path(captures.put(DATA))
    before = path.stat()
    captures.put(DATA)
    assert (path.stat().st_ino, path.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


@pytest.mark.parametrize("broken", [b"", DATA[:-1], DATA + b" ", DATA.replace(b"d", b"D")])
def test_a_changed_file_is_damage_until_the_original_is_put_again(captures: Captures, broken: bytes) -> None:
    digest = captures.put(DATA)
    captures.path(digest).chmod(0o644)
    captures.path(digest).write_bytes(broken)
    with pytest.raises(Damaged, match=rf"{digest}: its content was changed; add the original file again"):
        captures.get(digest)
    captures.put(DATA)
    assert captures.get(digest) == DATA


def test_a_missing_file_is_damage(captures: Captures) -> None:
    with pytest.raises(Damaged, match="the capture is gone"):
        captures.get("ab" * 32)


def test_a_folder_in_a_captures_place_is_damage(captures: Captures) -> None:
    captures.path("ab" * 32).mkdir(parents=True)
    with pytest.raises(Damaged, match="cannot be read"):
        captures.get("ab" * 32)


def test_what_is_no_capture_is_a_stray(captures: Captures) -> None:
    digest = captures.put(DATA)
    strays = [captures.folder / "notes.txt", captures.path(digest).with_suffix(".html"), captures.folder / "zz" / digest]
    for path in strays:
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(DATA)
    assert sorted(captures.strays()) == sorted(strays)
    assert list(captures.digests()) == [digest]


def test_an_empty_captures_folder_holds_nothing(captures: Captures) -> None:
    assert list(captures.digests()) == list(captures.strays()) == captures.unfinished() == []


def test_what_a_killed_run_left_half_written_is_swept_and_no_capture(captures: Captures) -> None:
    digest = captures.put(DATA)
    (captures.folder / ".unfinished" / "99-abc").write_bytes(b"<ht")
    assert [path.name for path in captures.unfinished()] == ["99-abc"]
    assert list(captures.digests()) == [digest]
    assert list(captures.strays()) == []
    captures.sweep()
    assert captures.unfinished() == []
    assert captures.get(digest) == DATA


@pytest.mark.parametrize("moment", ["fsync", "replace"])
def test_a_disk_that_refuses_leaves_no_name_without_its_content(captures: Captures, monkeypatch: pytest.MonkeyPatch, moment: str) -> None:
    captures.put(b"another")

    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(*{"fsync": (os, "fsync"), "replace": (Path, "replace")}[moment], refuse)
        with pytest.raises(CannotWrite, match="the disk is full; this capture was not kept"):
            captures.put(DATA)
    digest = hashlib.sha256(DATA).hexdigest()
    assert not captures.path(digest).exists()
    assert captures.unfinished() == []
    assert captures.put(DATA) == digest


def test_content_is_on_the_disk_before_it_gets_its_name_and_the_name_before_put_returns(captures: Captures, monkeypatch: pytest.MonkeyPatch) -> None:
    captures.put(DATA)
    steps: list[str] = []
    real_fsync, real_replace = os.fsync, Path.replace

    def fsync(opened: int) -> None:
        steps.append("flush folder" if stat.S_ISDIR(os.fstat(opened).st_mode) else "flush file")
        real_fsync(opened)

    def replace(self: Path, target: Path) -> Path:
        steps.append("name")
        return real_replace(self, target)

    monkeypatch.setattr(os, "fsync", fsync)
    monkeypatch.setattr(Path, "replace", replace)
    captures.path(hashlib.sha256(b"second").hexdigest()).parent.mkdir(exist_ok=True)
    captures.put(b"second")
    assert steps == ["flush file", "name", "flush folder"]


def test_a_folder_where_nothing_may_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(CannotWrite, match="this capture was not kept"):
        Captures(tmp_path / "file" / "captures").put(DATA)
