"""Inputs of every kind into tables: each once, each told of, and what cannot be read stops nothing."""

from __future__ import annotations

import bz2
import errno
import gzip
import json
import lzma
import os
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from pyarrow import parquet
from stores import DEMO, docket, everything, lines, rows, states, take_in, tarred, zipped, zstd

from nolle.errors import BadUsage, CannotWrite, Damaged, LedgerBusy, LedgerNewer
from nolle.sources import bulk
from nolle.sweep import ingest as ingesting
from nolle.sweep._tables import INGESTED, TABLES
from nolle.sweep.store import Store

PAGES = {path.name: path.read_bytes() for path in DEMO if path.suffix in (".html", ".json", ".xml", ".eml")}
TWO = {name: PAGES[name] for name in sorted(PAGES)[:2]}
FORMS: dict[str, Callable[[dict[str, bytes]], bytes]] = {
    "pages.zip": zipped,
    "pages.tar": tarred,
    "pages.tar.gz": lambda pages: tarred(pages, "w:gz"),
    "pages.tar.zst": lambda pages: zstd(tarred(pages)),
    "pages.tar.bz2": lambda pages: bz2.compress(tarred(pages)),
    "pages.tar.xz": lambda pages: lzma.compress(tarred(pages)),
}


@pytest.mark.parametrize("name", FORMS)
def test_an_archive_gives_what_its_pages_give(name: str, tmp_path: Path) -> None:
    for page, data in TWO.items():
        (tmp_path / page).write_bytes(data)
    (tmp_path / name).write_bytes(FORMS[name](TWO))
    take_in(tmp_path / "loose", *(tmp_path / page for page in TWO))
    take_in(tmp_path / "packed", tmp_path / name)
    said = {table: [[row[c] for c in row if c not in ("source", "retrieved", "basis")] for row in rows(tmp_path / "loose", table)] for table in INGESTED[1:]}
    packed = {table: [[row[c] for c in row if c not in ("source", "retrieved", "basis")] for row in rows(tmp_path / "packed", table)] for table in INGESTED[1:]}
    assert packed == said and said["entries"] and said["counts"]
    assert {row["source"] for row in rows(tmp_path / "packed", "entries")} == {f"{tmp_path / name}!{page}" for page in TWO}


PACKED: dict[str, Callable[[bytes], bytes]] = {
    "d.jsonl": lambda data: data, "d.gz": gzip.compress, "d.zst": zstd, "d.bz2": bz2.compress, "d.xz": lzma.compress,
    "d.zip": lambda data: zipped({"d.jsonl": data}), "two frames.zst": lambda data: zstd(data[:300]) + zstd(data[300:]),
}  # fmt: skip


@pytest.mark.parametrize("name", PACKED)
def test_json_lines_are_records_however_packed(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(PACKED[name](lines(5)))
    (came,) = take_in(tmp_path / "store", tmp_path / name)
    assert (came.read, came.cases, came.entries, came.counts) == (5, 5, 15, 5)
    inner = "!d.jsonl" if name.endswith("zip") else ""
    assert {row["source"] for row in rows(tmp_path / "store", "cases")} == {f"{tmp_path / name}{inner}!line {n}" for n in range(1, 6)}


def test_line_ends_and_empty_lines_are_no_records(tmp_path: Path) -> None:
    (tmp_path / "d.jsonl").write_bytes(b"\xef\xbb\xbf" + lines(3).replace(b"\n", b"\r\n\r\n"))
    (came,) = take_in(tmp_path / "store", tmp_path / "d.jsonl")
    assert (came.read, came.refused) == (3, 0)


def test_a_docket_in_several_lines_is_one_record(tmp_path: Path) -> None:
    (tmp_path / "one.json").write_text(json.dumps(docket(1), indent=1))
    (tmp_path / "other.json").write_text(json.dumps(docket(2)) + "\n")
    (came,) = take_in(tmp_path / "store", tmp_path / "one.json", tmp_path / "other.json")
    assert (came.read, came.refused) == (2, 0)


def test_folders_and_globs_in_order(tmp_path: Path) -> None:
    for name in ("b/2.jsonl", "b/1.jsonl", "a.jsonl"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(json.dumps(docket(len(name) + ord(name[-7]))))
    take_in(tmp_path / "store", str(tmp_path / "**" / "*.jsonl"))
    assert [row["source"].removeprefix(f"{tmp_path}/") for row in rows(tmp_path / "store", "inputs")] == ["a.jsonl", "b/1.jsonl", "b/2.jsonl"]
    with pytest.raises(BadUsage, match="no such file"):
        take_in(tmp_path / "other", str(tmp_path / "*.zip"))


def test_the_same_bytes_count_once_and_adding_again_adds_nothing(tmp_path: Path) -> None:
    for name in ("1.json", "2.json"):
        (tmp_path / name).write_text(json.dumps(docket(1)))
    take_in(tmp_path / "store", tmp_path / "1.json", tmp_path / "2.json")
    before = everything(tmp_path / "store")
    assert states(tmp_path / "store") == {"1.json": "read", "2.json": "known"} and len(before["cases"]) == 1
    assert take_in(tmp_path / "store", tmp_path / "2.json", tmp_path / "1.json") == []
    assert everything(tmp_path / "store") == before


def test_any_number_of_processes_gives_the_same_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ingesting, "_MOST_INPUTS", 4)
    (tmp_path / "d.jsonl").write_bytes(lines(30))
    for jobs in (1, 2):
        take_in(tmp_path / f"{jobs}", tmp_path / "d.jsonl", *DEMO, jobs=jobs)
    one, two = ({str(p.relative_to(tmp_path / f"{n}")): p.read_bytes() for p in sorted((tmp_path / f"{n}").rglob("*.parquet"))} for n in (1, 2))
    assert one == two and len([name for name in one if name.startswith("entries/")]) > 5


def test_every_table_has_the_columns_it_tells_of(tmp_path: Path) -> None:
    take_in(tmp_path / "store", *DEMO)
    for table in INGESTED:
        for path in Store.open(tmp_path / "store").paths(table):
            assert parquet.read_schema(path).equals(TABLES[table].schema), table


# --- bad input ------------------------------------------------------------------------------------------------


def test_what_came_before_the_cut_of_an_archive_is_read(tmp_path: Path) -> None:
    noise = os.urandom(400_000)  # does not shrink, so that the cut falls behind the first page
    for name, data in {"cut.tar": tarred({**TWO, "x.bin": noise}), "cut.tar.gz": tarred({**TWO, "x.bin": noise}, "w:gz"), "cut.zst": zstd(lines(300) + os.urandom(150_000).hex().encode())}.items():
        (tmp_path / name).write_bytes(data[: len(data) * 2 // 3])
        take_in(tmp_path / f"{name}.store", tmp_path / name)
        found = rows(tmp_path / f"{name}.store", "inputs")
        assert any(row["state"] == "read" for row in found)
        assert "damaged or cut short" in found[-1]["why"] and found[-1]["source"] == str(tmp_path / name)


def test_a_zip_without_its_end_is_told_of(tmp_path: Path) -> None:
    (tmp_path / "cut.zip").write_bytes(zipped(TWO)[:-40])
    take_in(tmp_path / "store", tmp_path / "cut.zip")
    assert "damaged or cut short" in states(tmp_path / "store")["cut.zip"]


def test_a_record_over_the_limit_is_left_out_and_the_next_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bulk, "MAX_MEMBER", 5_000)
    long = json.dumps(docket(9, text="x" * 6_000)).encode() + b"\n"
    (tmp_path / "d.jsonl").write_bytes(lines(2) + long + json.dumps(docket(3)).encode())
    take_in(tmp_path / "store", tmp_path / "d.jsonl")
    assert [row["state"] for row in rows(tmp_path / "store", "inputs")] == ["read", "read", "refused", "read"]
    assert "more than any docket" in states(tmp_path / "store")["d.jsonl!line 3"]


def test_a_record_of_50_mb_is_read_or_refused_in_bounded_memory(tmp_path: Path) -> None:
    """A docket of 50 MB is read; 50 MB of nothing is refused; a small one after them is read."""
    big = json.dumps(docket(1, text="ORDER " + "dismissing nothing " * 2_800_000)).encode()
    (tmp_path / "d.jsonl").write_bytes(big + b"\n{" + b" " * 50_000_000 + b"}\n" + json.dumps(docket(2)).encode())
    code = "import resource,sys;from nolle.cli import main;sys.argv[0]='nolle'\ntry: main()\nfinally: print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss//1024)"
    run = subprocess.run([sys.executable, "-c", code, "sweep", "ingest", str(tmp_path / "d.jsonl"), "-o", str(tmp_path / "store"), "--jobs", "1"], capture_output=True, text=True, check=False)
    assert run.returncode == 3 and "Traceback" not in run.stderr, run.stderr
    assert [row["state"] for row in rows(tmp_path / "store", "inputs")] == ["read", "refused", "read"]
    assert int(run.stdout.split()[-1]) < 2_000


def test_damaged_records_are_told_of_one_by_one(tmp_path: Path) -> None:
    good = json.dumps(docket(1)).encode()
    (tmp_path / "d.jsonl").write_bytes(good + b"\n" + b'{"docket_number": "1:20-cr-00001", }\n' + good[:-40] + b"}\n\n" + good.replace(b"Haldane", b"Hald\xe9ne") + b"\n\xff\xfe\x00\n")
    take_in(tmp_path / "store", tmp_path / "d.jsonl")
    assert [row["state"] for row in rows(tmp_path / "store", "inputs")] == ["read", "refused", "refused", "read", "refused"]
    assert {row["defendant"] for row in rows(tmp_path / "store", "parties")} == {"Wren Haldane", "Wren Haldéne"}


def test_an_archive_bomb_and_an_archive_in_an_archive_are_not_opened(tmp_path: Path) -> None:
    (tmp_path / "bomb.zip").write_bytes(zipped({"a": b"{" * 30_000_000, "b.json": json.dumps(docket(1)).encode()}))
    (tmp_path / "nest.tar").write_bytes(tarred({"in.gz": gzip.compress(b"x"), "c.json": json.dumps(docket(2)).encode()}))
    take_in(tmp_path / "store", tmp_path / "bomb.zip", tmp_path / "nest.tar")
    found = states(tmp_path / "store")
    assert "bomb" in found["bomb.zip!a"] and "inside an archive" in found["nest.tar!in.gz"]
    assert found["bomb.zip!b.json"] == found["nest.tar!c.json"] == "read"


# --- the store ------------------------------------------------------------------------------------------------


def test_a_full_disk_leaves_what_was_finished_and_nothing_half_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ingesting, "_MOST_INPUTS", 4)
    (tmp_path / "d.jsonl").write_bytes(lines(20))
    take_in(tmp_path / "whole", tmp_path / "d.jsonl")
    write, left = parquet.write_table, [7]

    def fails_in_time(*args: object, **kwargs: object) -> None:
        left[0] -= 1
        if left[0] < 0:
            raise OSError(errno.ENOSPC, "No space left on device")
        write(*args, **kwargs)

    monkeypatch.setattr(parquet, "write_table", fails_in_time)
    with pytest.raises(CannotWrite, match="the disk is full"):
        take_in(tmp_path / "store", tmp_path / "d.jsonl")
    assert len(rows(tmp_path / "store", "cases")) == 4 and not list((tmp_path / "store" / ".unfinished").iterdir())
    monkeypatch.setattr(parquet, "write_table", write)
    take_in(tmp_path / "store", tmp_path / "d.jsonl")
    assert everything(tmp_path / "store") == everything(tmp_path / "whole")


def test_a_file_that_may_not_grow_is_a_clear_error_in_a_process_of_its_own(tmp_path: Path) -> None:
    def limited() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (3_000, 3_000))

    command = [sys.executable, "-m", "nolle", "sweep", "ingest", *map(str, DEMO), "-o", str(tmp_path / "store"), "--jobs", "2"]
    run = subprocess.run(command, capture_output=True, text=True, check=False, preexec_fn=limited)
    assert run.returncode == 1 and "may not be so large" in run.stderr and "Traceback" not in run.stderr
    assert Store.open(tmp_path / "store").rows("cases") == 0
    assert subprocess.run(command, capture_output=True, check=False).returncode == 0


def test_a_store_that_another_process_writes_is_left_alone(tmp_path: Path) -> None:
    take_in(tmp_path / "store", DEMO[0])
    with Store.writing(tmp_path / "store"), pytest.raises(LedgerBusy, match="another process"):
        take_in(tmp_path / "store", DEMO[1])


def test_a_folder_of_other_things_is_no_store(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("x")
    with pytest.raises(BadUsage, match="not empty"):
        take_in(tmp_path, DEMO[0])
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]
    with pytest.raises(BadUsage, match="no store here"):
        Store.open(tmp_path)


def test_parts_that_the_manifest_does_not_name_are_removed_and_lost_ones_told_of(tmp_path: Path) -> None:
    take_in(tmp_path / "store", DEMO[0])
    whole = everything(tmp_path / "store")
    (tmp_path / "store" / "entries" / "part-0000099.parquet").write_bytes(b"half")
    with (tmp_path / "store" / "manifest.jsonl").open("ab") as manifest:
        manifest.write(b'{"step": "ingest", "part"')
    take_in(tmp_path / "store", DEMO[0])
    assert everything(tmp_path / "store") == whole and not (tmp_path / "store" / "entries" / "part-0000099.parquet").exists()
    next((tmp_path / "store" / "cases").iterdir()).unlink()
    with pytest.raises(Damaged, match="is gone"):
        Store.open(tmp_path / "store")


def test_a_store_of_a_later_form_is_not_touched(tmp_path: Path) -> None:
    (tmp_path / "manifest.jsonl").write_text('{"store": 99}\n')
    with pytest.raises(LedgerNewer):
        Store.open(tmp_path)


def test_many_inputs_are_known_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ingesting._Seen, "_NEWEST", 10)
    seen = ingesting._Seen()
    assert all(seen.new(str(n).encode()) for n in range(95))
    assert not any(seen.new(str(n).encode()) for n in range(95)) and seen.new(b"95")
