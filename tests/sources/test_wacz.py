"""Packed web archives: the pages on their list, and every file in them held against its digest."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from archives import SITE, STORY, Archive, wacz, zipped
from hypothesis import given, settings
from hypothesis import strategies as st

from nolle.sources.folder import Found, Refused, Remark, open_paths

WARC = Archive().page(f"{SITE}/a").page(f"{SITE}/frame", STORY + b"frame").data


def opened(tmp_path: Path, data: bytes) -> list[Found | Refused | Remark]:
    (tmp_path / "site.wacz").write_bytes(data)
    return list(open_paths([str(tmp_path / "site.wacz")]))


def told(items: list[Found | Refused | Remark]) -> list[str]:
    """What each item is and where, from the WACZ's name on."""
    return [f"{type(item).__name__} {item.source.partition('site.wacz')[2]}".strip() for item in items]


def texts(items: list[Found | Refused | Remark]) -> str:
    return "\n".join(item.text if isinstance(item, Remark) else item.reason for item in items if not isinstance(item, Found))


def test_only_the_pages_on_the_list_are_taken_and_the_others_counted(tmp_path: Path) -> None:
    items = opened(tmp_path, wacz({"data.warc.gz": WARC}, [f"{SITE}/a"]))
    assert told(items) == [f"Found !archive/data.warc.gz!{SITE}/a", "Remark !archive/data.warc.gz"]
    assert texts(items).startswith("1 document outside the archive's own list of pages")
    assert isinstance(items[0], Found) and items[0].basis == "archive"


@pytest.mark.parametrize("pages", [None, []])
def test_without_a_list_every_page_is_taken(tmp_path: Path, pages: list[str] | None) -> None:
    assert [item.source.rpartition("/")[2] for item in opened(tmp_path, wacz({"data.warc.gz": WARC}, pages))] == ["a", "frame"]


def test_a_page_is_known_by_other_spellings_of_its_address_and_where_it_leads(tmp_path: Path) -> None:
    leads = Archive().page(f"{SITE}/old", b"", status="302 Found", sent={"Location": "/new"}).page(f"{SITE}/new").page("https://www.post.example/b/").data
    items = opened(tmp_path, wacz({"data.warc.gz": leads}, ["http://ledger.example/old#top", "http://post.example/b"]))
    assert [item.source.partition("gz!")[2] for item in items if isinstance(item, Found)] == [f"{SITE}/new", "https://www.post.example/b/"]


def test_a_redirect_to_what_is_no_address_leads_nowhere_and_the_rest_goes_on(tmp_path: Path) -> None:
    astray = Archive().page(f"{SITE}/old", b"", status="302 Found", sent={"Location": "https://[broken"}).page(f"{SITE}/a").data
    items = opened(tmp_path, wacz({"data.warc.gz": astray}, [f"{SITE}/old", f"{SITE}/a"]))
    assert told(items) == [f"Found !archive/data.warc.gz!{SITE}/a", "Remark !archive/data.warc.gz"]


def test_pages_on_the_list_that_are_not_there_are_said_to_be_missing(tmp_path: Path) -> None:
    items = opened(tmp_path, wacz({"data.warc.gz": WARC}, [f"{SITE}/a", f"{SITE}/b", "https://[broken"]))
    assert "2 pages of its list are not in the archive" in texts(items)


def test_several_archives_in_one_are_read_in_order(tmp_path: Path) -> None:
    items = opened(tmp_path, wacz({"2.warc": Archive(packed=False).page(f"{SITE}/b").data, "1.warc.gz": Archive().page(f"{SITE}/a").data}))
    assert told(items) == [f"Found !archive/1.warc.gz!{SITE}/a", f"Found !archive/2.warc!{SITE}/b"]


@pytest.mark.parametrize("name", ["archive/data.warc.gz", "pages/pages.jsonl", "indexes/index.cdx"])
def test_a_file_that_is_not_what_it_was_is_named_and_the_rest_goes_on(tmp_path: Path, name: str) -> None:
    files = {"archive/data.warc.gz": WARC, "pages/pages.jsonl": b"{}\n", "indexes/index.cdx": b"index"}
    described = {"resources": [{"path": path, "hash": f"sha256:{'0' * 64}" if path == name else ""} for path in files]}
    items = opened(tmp_path, zipped({**files, "datapackage.json": json.dumps(described).encode()}))
    assert [item for item in told(items) if item.startswith("Refused")] == [f"Refused !{name}"]
    assert "is not what it was when the archive was made" in texts(items) and len([i for i in items if isinstance(i, Found)]) == 2


def test_a_description_that_is_not_what_it_was_is_named(tmp_path: Path) -> None:
    seal = json.dumps({"path": "datapackage.json", "hash": f"sha256:{'0' * 64}"}).encode()
    items = opened(tmp_path, wacz({"data.warc.gz": WARC}, **{"datapackage-digest.json": seal}))
    assert [item for item in told(items) if item.startswith("Refused")] == ["Refused !datapackage.json"]


def test_a_file_that_the_description_names_and_is_not_there_is_named(tmp_path: Path) -> None:
    described = {"resources": [{"path": "archive/other.warc.gz", "hash": "sha256:00"}]}
    items = opened(tmp_path, wacz({"data.warc.gz": WARC}, package=json.dumps(described).encode()))
    assert told(items)[0] == "Refused !archive/other.warc.gz" and "has no digest for it" in texts(items)


@pytest.mark.parametrize("package", [b"{", b"[]", b'{"resources": 7}', b'{"resources": [7]}', b"[" * 100_000, b"\xff"])
def test_a_damaged_description_is_said_and_the_pages_are_read(tmp_path: Path, package: bytes) -> None:
    items = opened(tmp_path, wacz({"data.warc.gz": WARC}, package=package))
    assert told(items)[0] == "Refused !datapackage.json" and len([i for i in items if isinstance(i, Found)]) == 2


def test_without_a_description_nothing_can_be_held_against_it_and_that_is_said(tmp_path: Path) -> None:
    items = opened(tmp_path, wacz({"data.warc.gz": WARC}, package=b""))
    assert told(items)[0] == "Remark" and "cannot be told whether its files are what they were" in texts(items)


@pytest.mark.parametrize("lines", [b"\xff\n{", b'{"url": 7}\n[1]\n' + b"[" * 100_000, b"\0"])
def test_a_list_of_pages_that_is_none_leaves_nothing_out(tmp_path: Path, lines: bytes) -> None:
    items = opened(tmp_path, wacz({"data.warc.gz": WARC}, **{"pages/pages.jsonl": lines}))
    assert len([item for item in items if isinstance(item, Found)]) == 2


@pytest.mark.parametrize("name", ["../archive/data.warc.gz", "archive/x/data.warc.gz", "/archive/data.warc.gz", "data.warc.gz"])
def test_a_zip_without_archives_in_their_place_is_a_plain_zip(tmp_path: Path, name: str) -> None:
    items = opened(tmp_path, zipped({name: WARC, "datapackage.json": b'{"resources": []}', "page.html": STORY}))
    assert sorted(told(items)) == sorted([f"Refused !{name}", "Found !datapackage.json", "Found !page.html"])


def test_files_that_grow_too_much_are_named_and_not_opened(tmp_path: Path) -> None:
    items = opened(tmp_path, wacz({"data.warc.gz": WARC, "bomb.warc": b"\0" * 30_000_000}, **{"indexes/index.cdx": b"\0" * 30_000_000}))
    assert [item for item in told(items) if item.startswith("Refused")] == ["Refused !archive/bomb.warc", "Refused !indexes/index.cdx"]
    assert "archive bomb" in texts(items) and len([i for i in items if isinstance(i, Found)]) == 2


@settings(max_examples=200, deadline=None)
@given(st.floats(0, 1), st.lists(st.tuples(st.floats(0, 0.999), st.integers(0, 255)), max_size=6))
def test_a_damaged_or_cut_wacz_never_raises(tmp_path_factory: pytest.TempPathFactory, share: float, wounds: list[tuple[float, int]]) -> None:
    data = bytearray(wacz({"data.warc.gz": WARC}, [f"{SITE}/a"], **{"indexes/index.cdx": b"index"}))
    for place, value in wounds:
        data[int(place * len(data))] = value
    items = opened(tmp_path_factory.getbasetemp(), bytes(data[: int(share * len(data))]))
    assert all(isinstance(item, Found | Refused | Remark) for item in items)
