"""Bad input through the whole of `nolle add`: a clear word for each, everything kept, the rest goes on, never a traceback."""

from __future__ import annotations

import gzip
import io
import json
import sqlite3
import zipfile
from importlib.resources import files
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from nolle.cli import nolle

SAMPLES = Path(str(files("nolle") / "demo" / "dockets"))


def _sample(start: str) -> bytes:
    return next(path for path in sorted(SAMPLES.iterdir()) if path.name.startswith(start)).read_bytes()


def _zip(name: str, data: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, data)
    return out.getvalue()


LOGIN = b"<html><head><title>PACER Login</title></head><body><form action='/login'>Login to PACER Username <input> Password <input type=password></form></body></html>"
REFUSED = {
    "empty.html": b"",
    "login.html": LOGIN,
    "nested.html": b"<div>" * 4_000_000,
    "binary.html": bytes(range(256)) * 40,
    "cut.json": _sample("flsd")[:700],
    "bomb.gz": gzip.compress(bytes(1 << 20)) * 1100,
    "bomb.zip": _zip("sheet.html", bytes(200 << 20)),
}


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return tmp_path / "book"


def _nolle(book: Path, *words: str) -> Result:
    result = CliRunner().invoke(nolle, ["--casebook", str(book), *words], prog_name="nolle")
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def _add(book: Path, tmp_path: Path, **pages: bytes) -> Result:
    folder = tmp_path / "pages"
    folder.mkdir()
    for name, data in pages.items():
        (folder / name.replace("__", ".")).write_bytes(data)
    return _nolle(book, "add", str(folder))


def _charges(book: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in _nolle(book, "export", "charges").output.splitlines()]


@pytest.mark.parametrize("name", REFUSED)
def test_a_file_that_cannot_be_read_is_named_with_its_reason_and_the_rest_goes_on(book: Path, tmp_path: Path, name: str) -> None:
    result = _add(book, tmp_path, **{name: REFUSED[name], "zz-good.html": _sample("txsd")})
    assert result.exit_code == 3
    refused = result.output.split("refused", 1)[1].splitlines()
    assert name in refused[0] and len(refused[1].strip()) > 20
    assert len(_charges(book)) == 4
    assert _nolle(book, "verify").exit_code == 0


def _in_wrong_encoding(kind: str) -> bytes:
    text = _sample("txsd").decode().replace("Winslow Achterberg", "Wínslow Achterberg")
    if kind == "utf-16":
        return text.encode("utf-16")
    if kind == "cp1252 in a UTF-8 page":
        return text.replace("<head>", '<head><meta charset="utf-8">').encode("cp1252", "replace")
    return text.replace("MOTION", "MO\x00TION", 1).encode()


@pytest.mark.parametrize("kind", ["utf-16", "cp1252 in a UTF-8 page", "NUL bytes"])
def test_a_page_in_a_wrong_encoding_is_read(book: Path, tmp_path: Path, kind: str) -> None:
    assert _add(book, tmp_path, sheet__html=_in_wrong_encoding(kind)).exit_code == 0
    assert {row["defendant"] for row in _charges(book)} >= {"Wínslow Achterberg"}
    assert _nolle(book, "verify").exit_code == 0


def test_a_docket_cut_inside_its_charges_table_leaves_the_last_defendant_unread(book: Path, tmp_path: Path) -> None:
    whole = _sample("txsd")
    cut = whole[: whole.index(b"Dismissed") + 5]  # "Dismi": the rest might be "ssed", or anything
    result = _add(book, tmp_path, sheet__html=cut)
    assert result.exit_code == 0 and "cut" in result.output
    assert {row["outcome"] for row in _charges(book)} <= {"unknown"}


def test_two_identical_party_rows_and_a_missing_plaintiff_invent_and_lose_nothing(book: Path, tmp_path: Path) -> None:
    assert _add(book, tmp_path, twins__html=_sample("ncwd"), no_plaintiff__html=_sample("azd")).exit_code == 0
    rows = _charges(book)
    assert len([r for r in rows if r["court"] == "ncwd"]) == 9
    assert len([r for r in rows if r["court"] == "azd"]) == 3


def test_a_civil_docket_is_read_and_said_to_have_no_charges(book: Path, tmp_path: Path) -> None:
    result = _add(book, tmp_path, sheet__html=_sample("njd-3-24-cv"))
    assert result.exit_code == 0 and "civil docket: no charges" in result.output
    assert _charges(book) == []


def test_an_expunged_case_leaves_its_name_nowhere_but_in_the_captured_bytes(book: Path, tmp_path: Path) -> None:
    name = b"Winslow Achterberg"
    page = _sample("txsd").replace(b"USA v. Achterberg et al", b"EXPUNGED").replace(b"USA v. Achterberg", b"EXPUNGED")
    assert _add(book, tmp_path, sheet__html=page).exit_code == 0
    shown = b"".join(_nolle(book, "export", kind).stdout_bytes for kind in ("cases", "charges", "entries", "findings", "captures"))
    kept = b"".join(path.read_bytes() for path in book.iterdir() if path.is_file())
    assert name in page and name not in shown and name not in kept


def test_a_count_of_unknown_status_is_unread_not_defaulted(book: Path, tmp_path: Path) -> None:
    docket = json.loads(_sample("flsd"))
    changed = json.dumps(docket).replace('"status": 1', '"status": 9', 1)
    assert changed != json.dumps(docket)
    _add(book, tmp_path, docket__json=changed.encode())
    assert [row["outcome"] for row in _charges(book)].count("unknown") == 1


def test_captures_added_in_the_wrong_order_give_the_same_answer(tmp_path: Path) -> None:
    pages = [SAMPLES / "nysd-1-24-cr-90017-earlier.html", SAMPLES / "nysd-1-24-cr-90017.html"]
    exports = []
    for order in (pages, pages[::-1]):
        book = tmp_path / str(len(exports))
        for page in order:
            _nolle(book, "add", str(page))
        exports.append(_nolle(book, "export", "charges").output)
    assert exports[0] == exports[1] != ""


def test_markup_and_escape_codes_in_docket_text_never_reach_a_terminal(book: Path, tmp_path: Path) -> None:
    hostile = b"<script>alert(1)</script>\x1b]0;owned\x07\x1b[31m\xc2\x9b2J\xe2\x80\xae[bold red]x[/]"
    page = _sample("txsd").replace(b"Winslow Achterberg", b"Winslow " + hostile + b" Achterberg")
    added = _add(book, tmp_path, sheet__html=page)
    outputs = added.output + "".join(_nolle(book, *words).output for words in (["drops"], ["case", "txsd/4:24-cr-90070"], ["export", "charges"]))
    assert not any(mark in outputs for mark in ("\x1b", "\x07", "\x9b", "\u202e", "alert(1)"))


def test_logins_one_time_links_and_recipients_reach_no_table_export_or_screen(book: Path, tmp_path: Path) -> None:
    folder = tmp_path / "pages"
    folder.mkdir()
    for path in SAMPLES.iterdir():
        (folder / path.name).write_bytes(path.read_bytes())
    shown = _nolle(book, "add", str(folder)).output
    for kind in ("cases", "charges", "entries", "findings", "captures"):
        for form in ("jsonl", "csv"):
            shown += _nolle(book, "export", kind, "--format", form).output
        _nolle(book, "export", kind, "-o", str(tmp_path / f"{kind}.parquet"))
    digests = [json.loads(line)["digest"] for line in _nolle(book, "export", "captures").output.splitlines()]
    shown += "".join(_nolle(book, "text", digest).output for digest in digests)
    with sqlite3.connect(book / "nolle.db") as database:
        shown += "\n".join(database.iterdump())
    raw = b"".join(path.read_bytes() for path in folder.iterdir())
    for secret in ("sample.login", "magic_num=9", "@chambers", "@example"):
        assert secret not in shown
    assert b"sample.login" in raw and b"magic_num" in raw and b"@" in raw


def test_a_changed_byte_an_edited_quote_and_a_missing_file_are_named(book: Path, tmp_path: Path) -> None:
    _add(book, tmp_path, sheet__html=_sample("txsd"), other__html=_sample("dcd"))
    capture = next(path for path in sorted((book / "captures").rglob("*")) if path.is_file())
    data = bytearray(capture.read_bytes())
    data[len(data) // 2] ^= 1
    capture.chmod(0o600)
    capture.write_bytes(data)
    result = _nolle(book, "verify")
    assert result.exit_code == 1 and capture.name in result.output
