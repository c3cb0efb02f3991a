"""`nolle matter` on a casebook with one invented docket: a person's own file, made, shown, changed and refused."""

from __future__ import annotations

from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from nolle.cli import nolle

CASE = "nysd/1:24-cr-90017"
DOCKET = files("nolle.demo") / "dockets" / "nysd-1-24-cr-90017.html"
Run = Callable[..., Result]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    book = tmp_path_factory.mktemp("matter") / "book"
    assert CliRunner().invoke(nolle, ["--casebook", str(book), "add", str(DOCKET)]).exit_code == 0
    return book


@pytest.fixture
def run(folder: Path) -> Run:
    for path in (folder / "matters").glob("*"):
        path.unlink()
    return lambda *args, **more: CliRunner().invoke(nolle, ["--casebook", str(folder), "matter", *args], **more)


def test_a_matter_takes_a_case_by_any_spelling_and_shows_what_became_of_it(run: Run, folder: Path) -> None:
    assert run("new", "Ferry cases", "--case", "24-cr-90017", "--person", "Dana Whitlow").exit_code == 0
    assert f'cases = ["{CASE}"]' in (folder / "matters" / "ferry-cases.toml").read_text(encoding="utf-8")
    shown = run("ferry-cases").output
    assert all(words in shown for words in ("Ferry cases", CASE, "dropped charges: All 3 live counts against Corwin Thistlewood", "Dana Whitlow"))


def test_what_is_added_is_shown(run: Run) -> None:
    run("new", "ferry")
    assert run("edit", "ferry", "--term", "boat").exit_code == 0
    assert "terms: boat" in run("show", "ferry").output


def test_a_case_that_is_not_here_is_refused_with_the_ones_that_are(run: Run) -> None:
    refused = run("new", "ferry", "--case", "24-cr-90018")
    assert refused.exit_code == 2 and "no such case here" in refused.output


def test_a_wrong_file_is_told_with_its_line_and_no_traceback(run: Run, folder: Path) -> None:
    run("new", "ferry")
    (folder / "matters" / "ferry.toml").write_text('name = "ferry"\ncases = ["nysd"]\n', encoding="utf-8")
    told = run("list")
    assert told.exit_code == 2 and "ferry.toml, line 2: 'nysd' is no case" in told.output and told.exception.__class__ is SystemExit


def test_the_editor_is_offered_again_where_the_text_is_wrong(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run("new", "ferry")
    typed = iter(['name = "ferry"\nterm = ["boat"]', 'name = "ferry"\nterms = ["boat"]'])
    monkeypatch.setattr(click, "edit", lambda text, extension: next(typed))
    edited = run("edit", "ferry", input="y\n")
    assert edited.exit_code == 0 and "line 2: 'term' is not known" in edited.output
    assert "boat" in (folder / "matters" / "ferry.toml").read_text(encoding="utf-8")


def test_no_matter_yet_says_how_to_begin_one(run: Run) -> None:
    assert "nolle matter new NAME" in run("list").output
