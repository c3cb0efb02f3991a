"""Files, folders, archives and standard input become bytes, and what cannot be opened is named."""

from __future__ import annotations

import gzip
import io
import os
import random
import tarfile
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nolle.errors import BadUsage
from nolle.sources import _archive, folder
from nolle.sources.folder import Found, Refused, open_paths


def names(found: list[Found | Refused], top: Path) -> list[str]:
    return [item.source.removeprefix(f"{top}/") for item in found]


def refusals(found: list[Found | Refused]) -> dict[str, str]:
    return {item.source.rsplit("/", 1)[-1]: item.reason for item in found if isinstance(item, Refused)}


def zipped(files: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name, (2021, 5, 6, 10, 0, 0)), data, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def tarred(files: dict[str, bytes], mode: str = "w") -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode=mode) as archive:  # type: ignore[call-overload]
        for name, data in files.items():
            info = tarfile.TarInfo(name)
            info.size, info.mtime = len(data), 1_600_000_000
            archive.addfile(info, io.BytesIO(data))
    return buffer.getvalue()


# --- files and folders ----------------------------------------------------------------------------------------


def test_a_file_comes_with_its_bytes_and_time(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_bytes(b"\xff\x00raw")
    os.utime(page, (1_600_000_000, 1_600_000_000))
    assert list(open_paths([str(page)])) == [Found(str(page), b"\xff\x00raw", datetime(2020, 9, 13, 12, 26, 40, tzinfo=UTC))]


def test_a_folder_is_walked_in_order_without_hidden_files(tmp_path: Path) -> None:
    for name in ("b/2.html", "b/1.html", "a.html", "c/d/e.html", ".hidden", ".git/x", "b/.DS_Store"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(name.encode())
    found = list(open_paths([str(tmp_path)]))
    assert names(found, tmp_path) == ["a.html", "b/1.html", "b/2.html", "c/d/e.html"]


def test_paths_keep_the_users_order(tmp_path: Path) -> None:
    for name in ("1", "2"):
        (tmp_path / name).write_text(name)
    assert names(list(open_paths([str(tmp_path / "2"), str(tmp_path / "1")])), tmp_path) == ["2", "1"]


def test_a_path_that_does_not_exist_is_wrong_usage_before_anything_is_opened(tmp_path: Path) -> None:
    (tmp_path / "there").write_text("x")
    with pytest.raises(BadUsage, match=r"missing\.html: no such file"):
        open_paths([str(tmp_path / "there"), str(tmp_path / "missing.html")])


def test_links_out_of_a_folder_and_in_circles_are_not_followed(tmp_path: Path) -> None:
    inside, outside = tmp_path / "inside", tmp_path / "outside"
    inside.mkdir()
    outside.mkdir()
    (outside / "secret.html").write_text("secret")
    (inside / "page.html").write_text("page")
    (inside / "again.html").symlink_to("page.html")
    (inside / "loop").symlink_to(inside, target_is_directory=True)
    (inside / "away.html").symlink_to(outside / "secret.html")
    (inside / "broken.html").symlink_to("nowhere")
    (inside / "self.html").symlink_to("self.html")
    found = list(open_paths([str(inside)]))
    assert [item.source.rsplit("/", 1)[-1] for item in found if isinstance(item, Found)] == ["again.html", "page.html"]
    assert set(refusals(found)) == {"loop", "away.html", "broken.html", "self.html"}
    assert not any(b"secret" in item.data for item in found if isinstance(item, Found))


def test_a_link_that_the_user_names_is_opened(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text("page")
    (tmp_path / "link.html").symlink_to("page.html")
    (found,) = open_paths([str(tmp_path / "link.html")])
    assert isinstance(found, Found) and found.data == b"page"


def test_a_pipe_in_a_folder_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert "not a regular file" in refusals(list(open_paths([str(tmp_path)])))["pipe"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may open everything")
def test_what_may_not_be_opened_is_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("x")
    (tmp_path / "b.html").write_text("x")
    (tmp_path / "a.html").chmod(0)
    found = list(open_paths([str(tmp_path)]))
    assert "Permission denied" in refusals(found)["a.html"]
    assert len(found) == 2


def test_a_file_that_cannot_be_opened_is_named_and_the_rest_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.html").write_text("x")
    (tmp_path / "b.html").write_text("x")
    real = Path.open

    def guarded(self: Path, *args: object, **kwargs: object) -> object:
        if self.name == "a.html":
            raise PermissionError(13, "Permission denied")
        return real(self, *args, **kwargs)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", guarded)
    found = list(open_paths([str(tmp_path)]))
    assert "Permission denied" in refusals(found)["a.html"]
    assert len(found) == 2


def test_a_file_over_the_limit_is_refused_and_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folder, "MAX_MEMBER", 1000)
    (tmp_path / "big.html").write_bytes(b"x" * 1001)
    (tmp_path / "fits.html").write_bytes(b"x" * 1000)
    found = list(open_paths([str(tmp_path)]))
    assert "more than any page" in refusals(found)["big.html"] and len(found) == 2


def test_an_odd_file_name_can_be_shown(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"\x1b[31m\xff.html")).write_text("x")
    (found,) = open_paths([str(tmp_path)])
    assert "\x1b" not in found.source
    assert found.source.encode("utf-8")


class _Input:
    def __init__(self, data: bytes) -> None:
        self.buffer = io.BufferedReader(_Pipe(data))


class _Pipe(io.RawIOBase):
    def __init__(self, data: bytes) -> None:
        self._data = io.BytesIO(data)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        return self._data.readinto(buffer)


def test_a_dash_is_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", _Input(b"<html>piped</html>"))
    assert list(open_paths(["-"])) == [Found("standard input", b"<html>piped</html>", None)]


def test_an_archive_may_come_through_a_pipe(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", _Input(zipped({"page.html": b"inside"})))
    (found,) = open_paths(["-"])
    assert isinstance(found, Found) and (found.source, found.data) == ("standard input!page.html", b"inside")


# --- archives -------------------------------------------------------------------------------------------------


def opened(tmp_path: Path, data: bytes, name: str = "pages") -> list[Found | Refused]:
    (tmp_path / name).write_bytes(data)
    return list(open_paths([str(tmp_path / name)]))


@pytest.mark.parametrize("pack", [zipped, tarred, lambda files: tarred(files, "w:gz")], ids=["zip", "tar", "tgz"])
def test_an_archive_is_known_by_its_content_and_opened(tmp_path: Path, pack: object) -> None:
    files = {"b.html": b"B", "a/c.html": b"C", "__MACOSX/x": b"-", ".hidden": b"-", "./d.html": b"D"}
    found = opened(tmp_path, pack(files))  # type: ignore[operator]
    assert {item.source.split("!")[1]: item.data for item in found if isinstance(item, Found)} == {"b.html": b"B", "a/c.html": b"C", "./d.html": b"D"}
    assert all(isinstance(item, Found) and item.modified for item in found)


def test_a_packed_page_is_one_page(tmp_path: Path) -> None:
    (found,) = opened(tmp_path, gzip.compress(b"<html>page</html>"))
    assert isinstance(found, Found) and found.data == b"<html>page</html>" and "!" not in found.source


def test_an_office_file_is_a_page_and_not_an_archive(tmp_path: Path) -> None:
    (found,) = opened(tmp_path, zipped({"[Content_Types].xml": b"x", "word/document.xml": b"x"}))
    assert isinstance(found, Found)


def test_an_archive_inside_an_archive_is_refused(tmp_path: Path) -> None:
    found = opened(tmp_path, zipped({"inner.zip": zipped({"x": b"y"}), "page.html": b"page"}))
    assert "inside an archive" in refusals(found)["pages!inner.zip"]
    assert len(found) == 2


@pytest.mark.parametrize("name", ["../../etc/passwd", "/etc/passwd", "C:\\x"])
def test_a_members_path_leads_nowhere(tmp_path: Path, name: str) -> None:
    before = set(tmp_path.parent.iterdir())
    (found,) = opened(tmp_path, zipped({name: b"x"}))
    assert isinstance(found, Found) and found.source.endswith(f"!{name}")
    assert set(tmp_path.parent.iterdir()) == before


def test_links_and_devices_in_a_tar_are_left_out(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        for name, kind in (("link", tarfile.SYMTYPE), ("hard", tarfile.LNKTYPE), ("device", tarfile.CHRTYPE), ("pipe", tarfile.FIFOTYPE)):
            info = tarfile.TarInfo(name)
            info.type, info.linkname = kind, "/etc/passwd"
            archive.addfile(info)
        info = tarfile.TarInfo("page.html")
        info.size = 4
        archive.addfile(info, io.BytesIO(b"page"))
    found = opened(tmp_path, buffer.getvalue())
    assert [item.source.split("!")[1] for item in found] == ["page.html"]


def test_a_zip_bomb_is_refused_by_name_and_the_rest_goes_on(tmp_path: Path) -> None:
    found = opened(tmp_path, zipped({"a.html": b"page", "bomb.html": b"\0" * 30_000_000, "c.html": b"page"}))
    assert "archive bomb" in refusals(found)["pages!bomb.html"]
    assert [item.source.split("!")[1] for item in found if isinstance(item, Found)] == ["a.html", "c.html"]


def test_a_gzip_bomb_is_refused(tmp_path: Path) -> None:
    (found,) = opened(tmp_path, gzip.compress(b"\0" * 30_000_000, 9))
    assert isinstance(found, Refused) and "archive bomb" in found.reason


def test_a_tar_bomb_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_archive, "MAX_MEMBER", 1_000_000)
    monkeypatch.setattr(_archive, "MAX_TOTAL", 3_000_000)
    found = opened(tmp_path, tarred({f"{n}.html": b"\0" * 900_000 for n in range(9)}, "w:gz"))
    assert isinstance(found[-1], Refused) and ("in all" in found[-1].reason or "far more" in found[-1].reason)
    assert len(found) < 9


def test_a_tar_header_as_long_as_a_book_is_refused(tmp_path: Path) -> None:
    found = opened(tmp_path, tarred({"x" * 3_000_000: b"page"}, "w:gz"))
    assert isinstance(found[0], Refused) and "no file name" in found[0].reason


def test_the_whole_archive_has_a_limit_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_archive, "MAX_TOTAL", 25_000)
    budgeted = _archive.Budget(25_000)
    monkeypatch.setattr(_archive, "Budget", lambda *_: budgeted)
    found = opened(tmp_path, zipped({f"{n}.html": random.Random(n).randbytes(10_000) for n in range(4)}))
    assert [type(item) for item in found] == [Found, Found, Refused, Refused]


def test_too_many_members_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_archive, "MAX_MEMBERS", 3)
    for pack in (zipped, tarred):
        found = opened(tmp_path, pack({f"{n}.html": b"x" for n in range(5)}))
        assert isinstance(found[-1], Refused) and "more than 3 files" in found[-1].reason


def test_a_locked_member_is_refused(tmp_path: Path) -> None:
    data = bytearray(zipped({"page.html": b"page"}))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    (found,) = opened(tmp_path, bytes(data))
    assert isinstance(found, Refused) and "password" in found.reason


def test_a_member_packed_by_an_unknown_method_is_refused(tmp_path: Path) -> None:
    data = bytearray(zipped({"page.html": b"page", "z.html": b"page"}))
    data[8] = 9
    data[data.index(b"PK\x01\x02") + 10] = 9  # Deflate64
    found = opened(tmp_path, bytes(data))
    assert "cannot be unpacked here" in refusals(found)["pages!page.html"]
    assert isinstance(found[1], Found)


@pytest.mark.parametrize("pack", [zipped, tarred, lambda files: tarred(files, "w:gz"), lambda files: gzip.compress(files["a.html"])], ids=["zip", "tar", "tgz", "gz"])
@pytest.mark.parametrize("share", [0.3, 0.6, 0.95])
def test_an_archive_cut_short_says_so(tmp_path: Path, pack: object, share: float) -> None:
    data = pack({"a.html": random.Random(1).randbytes(40_000), "b.html": b"page"})  # type: ignore[operator]
    found = opened(tmp_path, data[: int(len(data) * share)])
    assert found
    if share < 0.9:
        assert any(isinstance(item, Refused) and "damaged or cut short" in item.reason for item in found)


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(["zip", "tar", "tgz", "gz"]), st.lists(st.tuples(st.floats(0, 0.999), st.integers(0, 255)), min_size=1, max_size=8))
def test_a_damaged_archive_never_raises(kind: str, wounds: list[tuple[float, int]]) -> None:
    files = {"a.html": b"<html>page</html>" * 20, "b/c.html": b"page"}
    packed = {"zip": zipped(files), "tar": tarred(files), "tgz": tarred(files, "w:gz"), "gz": gzip.compress(files["a.html"])}[kind]
    data = bytearray(packed)
    for place, value in wounds:
        data[int(place * len(data))] = value
    known = _archive.kind_of(bytes(data[:512]))
    if known:
        for item in _archive.members(io.BytesIO(bytes(data)), "pages", known, None):
            assert isinstance(item, Found | Refused)

