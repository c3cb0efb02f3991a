"""`nolle statements` and `nolle export statements` on a casebook of invented articles."""

import json

import pytest
from click.testing import CliRunner

from nolle import quoting
from nolle.cli import nolle
from nolle.errors import MissingExtra
from nolle.outputs import KINDS

WIRE = (
    "Prosecutors dropped the ferry case\n\nFERRYPORT (Harbor Press) — Prosecutors said Tuesday that the charges against the ferry clerk would be dismissed.\n\n"
    "“We never had the records that this case needed,” said Ada Quillfeather, the county attorney, after a hearing that lasted ten minutes in the old custom house.\n\n"
    "The clerk's lawyer, Piet Ostrander, denied that his client had taken money from the ticket office, and promised to sue the city over the arrest.\n"
)
FRENCH = "<html lang='fr'><body><article><h1>Le bac</h1>" + "<p>Le procureur a dit que les accusations contre le commis du bac seraient retirées, et que la ville ne ferait rien de plus dans cette affaire.</p>" * 3


def run(*args):
    return CliRunner().invoke(nolle, args, prog_name="nolle")


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    folder = tmp_path_factory.mktemp("pages")
    (folder / "1-wire.txt").write_text(WIRE, encoding="utf-8")
    (folder / "2-copy.txt").write_text(WIRE.replace("Prosecutors dropped the ferry case", "Ferry clerk goes free"), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def book(pages, tmp_path_factory):
    folder = tmp_path_factory.mktemp("said") / "book"
    assert run("--casebook", str(folder), "add", "--retrieved", "2024-05-09T00:00:00+00:00", str(pages)).exit_code == 0
    return str(folder)


@pytest.fixture
def without_parser(monkeypatch):
    def missing():
        raise MissingExtra("statements need spaCy; install it")

    monkeypatch.setattr(quoting, "parser", missing)


def rows(book):
    result = run("--casebook", book, "export", "statements")
    assert (result.exit_code, result.stderr) == (0, "")
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_exported_statements_have_the_promised_fields_and_copies_name_what_they_repeat(book):
    found = rows(book)
    assert all(list(row) == list(KINDS["statements"].fields) for row in found)
    first = {row["id"] for row in found if row["repeats"] is None}
    assert len(first) == len(found) / 2 > 2
    assert {row["repeats"] for row in found if row["repeats"]} == first
    assert {row["headline"] for row in found} == {"Prosecutors dropped the ferry case", "Ferry clerk goes free"}


def test_places_of_exported_statements_count_in_the_text_of_their_capture(book):
    texts = {row["capture"]: run("--casebook", book, "text", row["capture"]).stdout for row in rows(book)}
    placed = [(texts[row["capture"]], piece) for row in rows(book) for name in ("source", "cue", "content", "quoted", "figures") for piece in row[name]]
    assert len(placed) > 20
    assert all(text[piece["start"] : piece["end"]] == piece["text"] for text, piece in placed)


def test_quotes_gives_the_same_statements_as_the_casebook_without_what_it_adds(book, pages):
    told = [json.loads(line) for line in run("quotes", str(pages / "1-wire.txt")).stdout.splitlines()]
    added = ("capture", "outlet", "headline", "repeats")
    assert told == [{k: v for k, v in row.items() if k not in added} for row in rows(book) if row["doc"].endswith("1-wire.txt")]


def test_statements_are_shown_once_with_their_copies(book):
    result = run("--casebook", book, "statements")
    assert (result.exit_code, result.stderr) == (0, "")
    number = sum(row["repeats"] is None for row in rows(book))
    assert result.stdout.startswith(f"Statements · {number} in 2 articles\n")
    assert result.stdout.count("also in\t1 copy: 2-copy.txt") == number
    assert "{cue: said} {source: Ada Quillfeather, the county attorney}, after a hearing" in result.stdout


def test_filters_are_heard(book):
    assert run("--casebook", book, "statements", "--speaker", "ostrander", "--kind", "denial", "--limit", "1").stdout.startswith("Statements · 1 of ")
    assert "No statements match --term bridge;" in run("--casebook", book, "statements", "--term", "bridge").stdout
    assert "No statements match --outlet Gazette;" in run("--casebook", book, "statements", "--outlet", "Gazette").stdout


@pytest.mark.parametrize("args", [("--since", "soon"), ("--until", "2024-13-01"), ("--kind", "lie"), ("--limit", "0")])
def test_a_filter_that_is_none_is_wrong_usage(book, args):
    result = run("--casebook", book, "statements", *args)
    assert result.exit_code == 2
    assert args[1] in result.stderr


def test_no_verdict_is_among_the_words_of_the_command(book):
    told = run("statements", "--help").stdout + run("--casebook", book, "statements").stdout
    assert not {"true", "false", "lie", "lied", "liar"} & set(told.lower().split())


def test_articles_that_wait_are_said_and_the_exit_is_honest(pages, tmp_path, without_parser):
    folder = str(tmp_path / "book")
    assert run("--casebook", folder, "add", str(pages / "1-wire.txt")).exit_code == 0
    shown, exported = run("--casebook", folder, "statements"), run("--casebook", folder, "export", "statements")
    assert (shown.exit_code, exported.exit_code, exported.stdout) == (1, 1, "")
    assert "No statements found in 1 article\n" in shown.stdout
    assert "  1 article\tkept and waiting: statements need spaCy; install it\n" in shown.stdout
    assert exported.stderr == "nolle: 1 article kept but not yet read for statements: statements need spaCy; install it\n"


def test_an_article_in_another_language_is_said_and_is_no_failure(tmp_path):
    (tmp_path / "bac.html").write_text(FRENCH, encoding="utf-8")
    folder = str(tmp_path / "book")
    assert run("--casebook", folder, "add", str(tmp_path / "bac.html")).exit_code == 0
    shown, exported = run("--casebook", folder, "statements"), run("--casebook", folder, "export", "statements")
    assert (shown.exit_code, exported.exit_code, exported.stdout) == (0, 0, "")
    assert "1 article\tin another language (fr); statements are read in English only" in shown.stdout
    assert "1 article not read for statements: in another language (fr)" in exported.stderr


def test_a_casebook_without_articles_says_what_to_do(tmp_path):
    (tmp_path / "milk.txt").write_text("milk")
    folder = str(tmp_path / "book")
    assert run("--casebook", folder, "add", str(tmp_path / "milk.txt")).exit_code == 3
    assert run("--casebook", folder, "statements").stdout.startswith("No articles here yet. nolle add PATH…")


def test_on_a_terminal_the_cue_is_underlined_and_nothing_is_wider_than_the_window(book, terminal):
    code, screen = terminal("--casebook", book, "statements", columns=80)
    assert code == 0
    assert "\x1b[4msaid\x1b[0m" in screen
    assert "{cue" not in screen


# --- what add says of articles

RELEASES = [
    {"title": f"Clerk {name} Charged", "date": "1715000000", "component": [{"name": office}], "body": f"<p>The office said that {name} took nothing from the boat.</p>"}
    for name, office in (("Roe", "USAO - Ferryport"), ("Doe", "USAO - Ferryport"))
]


def test_add_says_what_each_article_was_and_how_many_statements_it_holds(pages, tmp_path):
    (tmp_path / "1-releases.json").write_text(json.dumps(RELEASES), encoding="utf-8")
    (tmp_path / "2-release.json").write_text(json.dumps(RELEASES[0]), encoding="utf-8")
    (tmp_path / "3-bac.html").write_text(FRENCH, encoding="utf-8")
    paths = [*map(str, sorted(tmp_path.iterdir())), str(pages / "1-wire.txt"), str(pages / "2-copy.txt"), str(pages / "1-wire.txt")]
    said = run("--casebook", str(tmp_path / "book"), "add", *paths).stdout
    for line in (
        "         press release · 2 articles · USAO - Ferryport\n",
        "         press release · USAO - Ferryport · 2024-05-06 · “Clerk Roe Charged”\n",
        "         article · “Prosecutors dropped the ferry case”\n",
        "6 files: 5 new, 1 known already · 6 articles\n",
        "\nStatements · 11 in 6 articles\n",
        "  1\tUSAO - Ferryport\t“Clerk Doe Charged”\n",
        "  0\t3-bac.html\t“Le bac” · not read: in another language (fr); statements are read in English only\n",
        "  4\t1-wire.txt\t“Prosecutors dropped the ferry case”\n",
        "  4\t2-copy.txt\t“Ferry clerk goes free” · a copy of an article that is here already\n",
    ):
        assert line in said
    assert "count row" not in said


def test_add_names_only_the_first_of_many_articles_on_a_terminal(tmp_path, terminal):
    many = [{**RELEASES[0], "title": f"Clerk Roe{n} Charged", "body": f"<p>Ada Roe said that boat {n} left.</p>"} for n in range(14)]
    (tmp_path / "releases.json").write_text(json.dumps(many), encoding="utf-8")
    code, screen = terminal("--casebook", str(tmp_path / "book"), "add", "releases.json", columns=100)
    assert code == 0
    assert "Clerk Roe11 Charged" in screen and "Clerk Roe12 Charged" not in screen
    assert "… and 2 more; `nolle statements` shows what is said in them" in screen


def test_articles_that_wait_are_counted_but_not_told_to_hold_nothing(pages, tmp_path, without_parser):
    result = run("--casebook", str(tmp_path / "book"), "add", str(pages / "1-wire.txt"))
    assert result.stdout.endswith("1 file: 1 new · 1 article\n")
    assert "1 article kept but not yet read" in result.stderr


def test_the_demo_runs_without_a_parser_and_says_what_is_missing(without_parser):
    result = run("demo")
    assert result.exit_code == 0
    assert "  3 articles\tkept and waiting: statements need spaCy; install it\n" in result.stdout
