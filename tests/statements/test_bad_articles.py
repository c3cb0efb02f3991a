"""Bad input through `nolle quotes` and `nolle add`: a clear word for each, the rest goes on, never a traceback, time and memory bounded."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from nolle import hearing
from nolle.casebook import open_casebook
from nolle.cli import nolle
from nolle.statements.parsing import _batches

GOOD = (
    "Harbor case ends\n\nProsecutors said Tuesday that the charges against the ferry clerk would be dismissed.\n\nThere are two other ways over the river, "
    "and both of them are full of cars in the morning and again when the schools are out. It was to be open in March, but the steel came late from the "
    "works in the north, and then the river was too high for the men to work on the piers.\n"
)
FRENCH = (
    "Le procès du port\n\nLe procureur a dit mardi que les accusations contre le commis du bac seraient abandonnées, et que la ville n'avait pas les "
    "registres dont elle avait besoin pour aller devant un juge. L'avocat du commis a nié que son client ait pris de l'argent dans la caisse, et il a "
    "promis de poursuivre la ville pour l'arrestation qui avait eu lieu dans la rue.\n"
)
STUB = b"<html><head><title>Clerk charged</title></head><body><article><h1>Clerk charged</h1><p>Subscribe to continue reading.</p></article></body></html>"
WALL = b"<html><body><div id='paywall'><p>You have reached your limit of free articles.</p><a href='/subscribe'>Subscribe</a></div></body></html>"


def _nolle(folder: Path, *words: str) -> Result:
    result = CliRunner().invoke(nolle, ["--casebook", str(folder / "book"), *words], prog_name="nolle")
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def _pages(folder: Path, **pages: bytes) -> str:
    """The pages and a good article beside them, as a folder."""
    place = folder / "pages"
    place.mkdir()
    for name, data in {**pages, "zz_good.txt": GOOD.encode()}.items():
        (place / name.replace("__", ".")).write_bytes(data)
    return str(place)


def _docs(result: Result) -> set[str]:
    return {Path(json.loads(line)["doc"]).name for line in result.stdout.splitlines()}


def _heard(folder: Path) -> set[str]:
    """The files whose statements the casebook holds."""
    with open_casebook(folder / "book") as book:
        return {Path(article.source).name for article in hearing.articles(book) if article.record.statements}


BAD: dict[str, tuple[bytes, str, str]] = {
    "empty.txt": (b"", "without words", "the file is empty"),
    "empty.html": (b"", "the file is empty", "the file is empty"),
    "blank.txt": (b" \r\n\t\n", "without words", "the file is empty"),
    "marks.txt": ("“” \" ' ‘’ «»\n".encode() * 2_000, "without words", "plain text, not a court's page"),
    "page.html": (b"<html><head><title></title></head><body></body></html>", "only blank space", "only blank space"),
    "wall.html": (WALL, "reached your limit", "reached your limit"),
    "stub.html": (STUB, "a paywall's page", "a paywall's page"),
    "nested.html": (b"<div>" * 1_000_000 + b"He said no." + b"</div>" * 1_000_000, "nested too deeply", "nested too deeply"),
    "binary.txt": (bytes(range(256)) * 400, "bytes of an unknown kind", "bytes of an unknown kind"),
    "picture.txt": (b"\x89PNG\r\n\x1a\n" + b"words " * 400, "a picture (PNG)", "a picture (PNG)"),
    "french.txt": (FRENCH.encode(), "another language (fr)", "another language (fr)"),
}
"""File, why `nolle quotes` leaves it out, why `nolle add` refuses it."""


@pytest.mark.parametrize("name", BAD)
def test_quotes_names_a_bad_file_with_its_reason_and_reads_the_rest(tmp_path: Path, name: str) -> None:
    data, reason, _ = BAD[name]
    result = _nolle(tmp_path, "quotes", _pages(tmp_path, **{name: data}))
    assert result.exit_code == 3
    [line] = result.stderr.splitlines()
    assert name in line and reason in line and line.endswith("; left out")
    assert _docs(result) == {"zz_good.txt"}


@pytest.mark.parametrize("name", BAD)
def test_add_names_a_bad_file_with_its_reason_and_keeps_the_rest(tmp_path: Path, name: str) -> None:
    data, _, reason = BAD[name]
    result = _nolle(tmp_path, "add", _pages(tmp_path, **{name: data}))
    assert result.exit_code == 3
    refused = result.output.split("refused", 1)[1].split("new ", 1)[0]
    assert name in refused and reason in " ".join(refused.split())
    assert _heard(tmp_path) == {"zz_good.txt"}
    assert _nolle(tmp_path, "verify").exit_code == 0


LONG = {
    "one paragraph of a million characters": (b"Harbor case\n\n" + b"He said that it was not so. " * 36_000, "a paragraph of 1,007,999 characters is too long"),
    "a text of five million characters": (b"He said that the case was closed, and went home.\n\n" * 100_000, "an article of 4,800,000 characters is too long"),
}


@pytest.mark.parametrize("what", LONG)
def test_what_is_too_long_is_said_so_in_bounded_time_and_memory(tmp_path: Path, what: str) -> None:
    data, reason = LONG[what]
    name = "long.txt"
    for command in ("quotes", "add"):
        before = os.times()
        result = _bounded(tmp_path, command, _pages(tmp_path, **{name: data}) if command == "quotes" else str(tmp_path / "pages"))
        after = os.times()
        assert after.children_user - before.children_user < 60
        if command == "quotes":
            assert result.returncode == 3 and f"{name}: " in result.stderr and reason in result.stderr and "Traceback" not in result.stderr
            assert {Path(json.loads(line)["doc"]).name for line in result.stdout.splitlines()} == {"zz_good.txt"}
    with open_casebook(tmp_path / "book") as book:
        unread = [article.record.unread for article in hearing.articles(book) if article.source.endswith(name)]
        assert [reason in str(why) for why in unread] == [True]


def _bounded(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """The command in a process that may take 2 GB of memory at most."""
    command = [sys.executable, "-m", "nolle", "--casebook", str(folder / "book"), *words]
    limit = partial(resource.setrlimit, resource.RLIMIT_DATA, (2 << 30, 2 << 30))
    return subprocess.run(command, capture_output=True, text=True, check=False, preexec_fn=limit)


@pytest.mark.parametrize("command", ["quotes", "add"])
def test_a_page_of_five_megabytes_that_is_mostly_no_article_is_read(tmp_path: Path, command: str) -> None:
    bulk = b"<script>var ads = [" + b'"harbor", ' * 250_000 + b"];</script>" + b"<div class='nav'><a href='/more'>More from the harbor</a></div>" * 40_000
    paragraphs = b"".join(b"<p>" + line.encode() + b"</p>" for line in GOOD.splitlines()[2:] if line)
    page = b"<html><head><meta property='og:type' content='article'></head><body><article><h1>Harbor case ends</h1>" + paragraphs + b"</article>" + bulk
    assert len(page) > 5_000_000
    before = os.times()
    result = _bounded(tmp_path, command, _pages(tmp_path, big__html=page))
    assert os.times().children_user - before.children_user < 60
    assert result.returncode == 0, result.stderr
    docs = {Path(json.loads(line)["doc"]).name for line in result.stdout.splitlines()} if command == "quotes" else _heard(tmp_path)
    assert docs >= {"big.html"}


@pytest.mark.parametrize("command", ["quotes", "add"])
def test_a_page_with_five_megabytes_of_words_is_refused_at_once(tmp_path: Path, command: str) -> None:
    page = b"<html><body><article><h1>Harbor case</h1>" + b"<p>He said that the case was closed, and went home.</p>" * 100_000
    before = os.times()
    result = _bounded(tmp_path, command, _pages(tmp_path, big__html=page))
    assert os.times().children_user - before.children_user < 60
    assert result.returncode == 3 and "too many for one article" in result.stderr + result.stdout


def test_long_articles_are_parsed_in_batches_that_stay_small() -> None:
    texts = ["a" * 60_000, "b" * 30_000, "c" * 20_000, *"d" * 70, "e" * 100_000]
    batches = list(_batches(texts))
    assert [text for batch in batches for text in batch] == texts
    assert max(len(batch) for batch in batches) <= 64 and max(sum(map(len, batch)) for batch in batches) <= 100_000


def test_a_text_without_sentences_gives_nothing_and_is_no_error(tmp_path: Path) -> None:
    path = tmp_path / "list.txt"
    path.write_text("apples 3\npears 4\n12\n---\nplums\n")
    result = _nolle(tmp_path, "quotes", str(path))
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")


@pytest.mark.parametrize("command", ["quotes", "add"])
def test_a_missing_file_is_named(tmp_path: Path, command: str) -> None:
    result = _nolle(tmp_path, command, str(tmp_path / "gone.txt"))
    assert result.exit_code == 2 and "gone.txt" in result.stderr and result.stdout == ""


@pytest.mark.parametrize("command", ["quotes", "add"])
def test_an_unreadable_file_is_named_and_the_rest_goes_on(tmp_path: Path, command: str, monkeypatch: pytest.MonkeyPatch) -> None:
    pages, opened = _pages(tmp_path, locked__txt=b"He said no."), Path.open

    def refused(self: Path, *args: Any, **more: Any) -> Any:
        if "locked" in self.name:
            raise PermissionError(13, "Permission denied", str(self))
        return opened(self, *args, **more)

    monkeypatch.setattr(Path, "open", refused)
    result = _nolle(tmp_path, command, pages)
    assert result.exit_code == 3 and "locked" in result.output + result.stderr and "ermission" in result.output + result.stderr
    assert (_docs(result) if command == "quotes" else _heard(tmp_path)) == {"zz_good.txt"}


def test_a_folder_with_bad_files_among_good_ones_keeps_the_good_in_any_number_of_processes(tmp_path: Path) -> None:
    pages = _pages(tmp_path, **{name: data for name, (data, _, _) in BAD.items() if len(data) < 1_000_000}, aa_good__txt=GOOD.encode())
    one, two = _nolle(tmp_path, "quotes", pages), _nolle(tmp_path, "quotes", "--jobs", "2", pages)
    assert (one.exit_code, two.exit_code) == (3, 3)
    assert one.stdout == two.stdout and one.stderr == two.stderr
    assert _docs(one) == {"aa_good.txt", "zz_good.txt"}
    assert len(one.stderr.splitlines()) == len(BAD) - 1
