"""The criminal file in every wrapping, and every way in which it can be damaged."""

from __future__ import annotations

import base64
import gzip
import io
import shutil
import zipfile
from pathlib import Path

import pyarrow as pa
import pytest
from invented_fjc import COLUMNS, NAMES, defendant, pending, text, write

from nolle.errors import CannotRead
from nolle.sweep import _fjc_file
from nolle.sweep._fjc_counts import count

# a zip packed with Deflate64 that holds cr96on.txt: the header, one defendant and the same defendant pending a year before
DEFLATE64 = base64.b64decode(
    "UEsDBBUAAAAJAEF4e12bACQZHgIAAB4IAAAKAAAAY3I5Nm9uLnR4dN2TUW7bMAyGn7lT7AAbYsn22j5qshxocSRPohPk/hcZSYl96MMKDBgKNFDEz+Rv/RCZrLF6tz0K+Fj8ERGWWLFE"
    "j5DXNfoAS/aXQOmwpgweKUJy1wAl5L2G34CPPZRwloglSby6M7+wnS8P8K5KpBwfxZHPqOjwqH6B9Tgzw0qh4OIwEIa0NIpbENhL9q9Ab7l950eOfMavYzmT2ucj1bDBihG3YGClO2y3"
    "rYFfDCxWaa3hZrrQqtB2oRWhkAhtF44qHLtwFKGQCMcunFQ4deEkQiERTl04q3DuwlmEQiKcgS+FD8DiEs9GgAQSuaMC3NKjtYREDWpIKIChXAViQsOb5W2UvJzU2ofaPuztQ20fvrZP"
    "Cbl9YmVoJLFivDbwC8f885pTA07UY7+VwHOIKbgrmm5h1YJBG6/EFlYsrFo0oKJaNKCEWli1sN1iVAsGHZkSW4xiMapFAyqqRQNKqMWoFmO3mNSCQYetxBaTWExq0YCKatGAEmoxqcXU"
    "LWa1YNCfiRJbzGIxq0UDKqpFA0qoxawW/Z2MoqAoBY4e17hhSQ3afs+lAQcsrYrtgWoSed+TbPe8Qs1H8QFuocCWXftfo9vDI7jyxQ7mGSwMT2DAvAz0McDf78+QLzld7vnb18UlR4n3"
    "1zCehulER/5V9eNJzv8vazAnWnwRevq0awC93ttG8jxfPtM87cmYE1/qfe308YP5t2XA6HXfjvMPUEsBAj8DFQAAAAkAQXh7XZsAJBkeAgAAHggAAAoAJAAAAAAAAAAggKSBAAAAAGNy"
    "OTZvbi50eHQKACAAAAAAAAEAGAB79I5BgH7dAQAAAAAAAAAAAAAAAAAAAABQSwUGAAAAAAEAAQBcAAAARgIAAAAA"
)
ROWS = [pending(FISCALYR=2018), defendant(FISCALYR=2019)]
NEEDS_UNZIP = pytest.mark.skipif(not any(map(shutil.which, ("unzip", "7z", "7zz"))), reason="no program here that unpacks Deflate64")


def test_the_invented_file_has_the_columns_of_the_real_one() -> None:
    assert len(COLUMNS) == len(set(COLUMNS)) == 144


@pytest.mark.parametrize("wrapping", ["text", "gzip", "zstd", "zip"])
def test_every_wrapping_gives_the_same(tmp_path: Path, wrapping: str) -> None:
    data = text(ROWS).encode()
    file = tmp_path / "cr96on"
    if wrapping == "zip":
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("cr96on.txt", data)
    else:
        file.write_bytes({"text": lambda: data, "gzip": lambda: gzip.compress(data), "zstd": lambda: pa.Codec("zstd").compress(data).to_pybytes()}[wrapping]())
    counts = count(file)
    assert (counts.rows, counts.terminated) == (2, 1)


@NEEDS_UNZIP
def test_the_zip_as_published_is_packed_with_deflate64(tmp_path: Path) -> None:
    file = tmp_path / "cr96on_0.zip"
    file.write_bytes(DEFLATE64)
    assert zipfile.ZipFile(file).infolist()[0].compress_type == 9
    counts = count(file)
    assert (counts.rows, counts.terminated) == (2, 1)
    assert counts.tables["offense"].to_pylist() == [{"fiscal_year": 2019, "court": "nyed", "offense": "drugs", "disp": "4", "defendants": 1}]


@NEEDS_UNZIP
@pytest.mark.parametrize("kept", [40, 200, len(DEFLATE64) - 30])
def test_a_zip_cut_short_is_refused(tmp_path: Path, kept: int) -> None:
    file = tmp_path / "cut.zip"
    file.write_bytes(DEFLATE64[:kept])
    with pytest.raises(CannotRead, match="cut short"):
        count(file)


@NEEDS_UNZIP
def test_a_zip_damaged_inside_is_refused(tmp_path: Path) -> None:
    damaged = bytearray(DEFLATE64)
    damaged[60:70] = b"\xff" * 10
    file = tmp_path / "damaged.zip"
    file.write_bytes(damaged)
    with pytest.raises(CannotRead):
        count(file)


@NEEDS_UNZIP
def test_a_zip_that_unpacks_to_something_else_is_refused(tmp_path: Path) -> None:
    """Every line reads well, but the checksum says that they are not the ones that were packed."""
    checksum = zipfile.ZipFile(io.BytesIO(DEFLATE64)).infolist()[0].CRC.to_bytes(4, "little")
    assert DEFLATE64.count(checksum) == 2
    file = tmp_path / "other.zip"
    file.write_bytes(DEFLATE64.replace(checksum, b"\x01\x02\x03\x04"))
    with pytest.raises(CannotRead, match="could not unpack it whole"):
        count(file)


def test_a_machine_without_unzip_is_told_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "cr96on_0.zip"
    file.write_bytes(DEFLATE64)
    monkeypatch.setattr(_fjc_file.shutil, "which", lambda _: None)
    with pytest.raises(CannotRead, match=r"Deflate64.*install unzip"):
        count(file)


@pytest.mark.parametrize("wrapped", [gzip.compress, lambda data: pa.Codec("zstd").compress(data).to_pybytes()], ids=["gzip", "zstd"])
def test_a_packed_text_cut_short_is_refused(tmp_path: Path, wrapped: object) -> None:
    whole = wrapped(text(ROWS * 50).encode())  # type: ignore[operator]
    file = tmp_path / "cut"
    file.write_bytes(whole[: len(whole) - 20])
    with pytest.raises(CannotRead, match=r"cut short|middle of line"):
        count(file)


def test_a_text_cut_in_a_line_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "cut.txt"
    file.write_text(text(ROWS)[:-100], encoding="utf-8")
    with pytest.raises(CannotRead, match="middle of line 3"):
        count(file)


def test_a_zip_with_two_texts_is_not_guessed_at(tmp_path: Path) -> None:
    file = tmp_path / "two.zip"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("a.txt", text(ROWS))
        archive.writestr("b.txt", text(ROWS))
    with pytest.raises(CannotRead, match=r"2 are there \(a\.txt, b\.txt\)"):
        count(file)


@pytest.mark.parametrize(("code", "shown"), [("6", "DISP1 is '6'"), ("22", "DISP1 is '22'"), ("", "DISP1 is ''")])
def test_an_unknown_disposition_stops_and_says_the_line(tmp_path: Path, code: str, shown: str) -> None:
    file = write(tmp_path / "cr96on.txt", [*ROWS, defendant(DISP1=code)])
    with pytest.raises(CannotRead, match=f"line 4: {shown}"):
        count(file)


@pytest.mark.parametrize(("column", "value"), [("DISTRICT", "21"), ("FISCALYR", "19"), ("CTTR", "2"), ("CTTR", "-8")])
def test_an_unknown_code_elsewhere_stops_too(tmp_path: Path, column: str, value: str) -> None:
    file = write(tmp_path / "cr96on.txt", [*ROWS, defendant(**{column: value})])
    with pytest.raises(CannotRead, match=f"line 4: {column} is '{value}'"):
        count(file)


def test_the_line_is_right_in_a_later_block(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Blocks of a few lines, an empty line and a line too short before it."""
    monkeypatch.setattr(_fjc_file.blocks, "__defaults__", (4000,))
    lines = text([*ROWS * 20, defendant(DISP1="7")]).splitlines(keepends=True)
    file = tmp_path / "cr96on.txt"
    file.write_text("".join([*lines[:5], "\n", "2019\tshort\n", *lines[5:]]), encoding="utf-8")
    with pytest.raises(CannotRead, match=f"line {len(lines) + 2}: DISP1 is '7'"):
        count(file)


def test_renamed_columns_are_named(tmp_path: Path) -> None:
    renamed = [{"DISP1": "DISPOSITION1", "CTTR": "TERMINATED"}.get(name, name) for name in COLUMNS]
    file = tmp_path / "cr96on.txt"
    file.write_text(text(ROWS, renamed), encoding="utf-8")
    with pytest.raises(CannotRead, match=r"line 1 has 144 columns and not DISP1, CTTR\. It has .*DISP2"):
        count(file)


def test_columns_are_found_by_name_not_by_place(tmp_path: Path) -> None:
    """Another order, lower case, a byte order mark and Windows line ends change nothing."""
    order = sorted(range(144), key=lambda place: COLUMNS[place])
    rows = [[COLUMNS[place].lower() for place in order], *([row[place] for place in order] for row in ROWS)]
    file = tmp_path / "cr96on.txt"
    file.write_bytes(b"\xef\xbb\xbf" + "".join("\t".join(row) + "\r\n" for row in rows).encode())
    assert count(file).terminated == 1


def test_lines_with_other_columns_are_left_out_and_said(tmp_path: Path) -> None:
    file = tmp_path / "cr96on.txt"
    file.write_text(text([*ROWS, defendant()[:100], [*defendant(), "more"], defendant()]), encoding="utf-8")
    counts = count(file)
    assert (counts.terminated, counts.damaged_rows, counts.first_damaged_line) == (2, 2, 4)


def test_too_many_lines_with_other_columns_stop_it(tmp_path: Path) -> None:
    file = tmp_path / "cr96on.txt"
    file.write_text(text([*ROWS, *[defendant()[:100]] * 101, defendant()]), encoding="utf-8")
    with pytest.raises(CannotRead, match=r"more than 100 lines .* the first is line 4"):
        count(file)


def test_encoding_damage_is_said_and_harms_nothing(tmp_path: Path) -> None:
    file = tmp_path / "cr96on.txt"
    file.write_bytes(text([*ROWS, defendant(NAME=NAMES[3])]).encode().replace("É".encode(), b"\xc9"))
    counts = count(file)
    assert (counts.terminated, counts.not_utf8, counts.first_not_utf8_line) == (2, 1, 4)


@pytest.mark.parametrize(("content", "why"), [(b"", "empty"), (text([]).encode(), "no rows"), (b"<html>sign in</html>\n", "line 1 has 1 columns and not FISCALYR")])
def test_what_is_no_criminal_file_is_refused(tmp_path: Path, content: bytes, why: str) -> None:
    file = tmp_path / "cr96on.txt"
    file.write_bytes(content)
    with pytest.raises(CannotRead, match=why):
        count(file)


def test_a_line_without_end_does_not_fill_the_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_fjc_file.blocks, "__defaults__", (1 << 20,))
    file = tmp_path / "cr96on.txt"
    file.write_bytes(b"x" * (3 << 20))
    with pytest.raises(CannotRead, match="longer than 1 MB"):
        count(file)


def test_a_quotation_mark_is_a_sign_like_any_other(tmp_path: Path) -> None:
    file = write(tmp_path / "cr96on.txt", [defendant(NAME='"OKONKWO, DANA'), defendant(NAME='WHITLOW "ADA"')])
    assert count(file).terminated == 2
