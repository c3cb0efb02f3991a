"""The whole way of a web archive: added, listed, checked, and read for statements."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path

import pytest
from archives import SITE, STORY, Archive, wacz
from click.testing import CliRunner

from nolle import pipeline
from nolle.casebook import open_casebook
from nolle.cli import nolle

RUSSIAN = ("<html><body><article>" + "<p>Суд в городе закрыл дело против служащей паромной конторы, сообщили адвокаты во вторник.</p>" * 3 + "</article></body></html>").encode("cp1251")
SITE_OF_TWO = (
    Archive()
    .page(f"{SITE}/a")
    .page(f"{SITE}/a", STORY.replace(b"Tuesday", b"Wednesday"), date="2025-03-05T09:00:00Z")
    .page(f"{SITE}/a", b"", kind="revisit", date="2025-03-06T09:00:00Z")
    .page(f"{SITE}/ru", RUSSIAN, "text/html; charset=windows-1251")
    .page(f"{SITE}/i.png", b"\x89PNG", "image/png")
    .data
)


def run(*args: str, code: int = 0) -> str:
    result = CliRunner().invoke(nolle, [*args], prog_name="nolle")
    assert result.exit_code == code, result.output
    return result.stdout


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "site.wacz").write_bytes(wacz({"data.warc.gz": SITE_OF_TWO}, [f"{SITE}/a", f"{SITE}/ru"]))
    return tmp_path


def captures(book: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in run("--casebook", book, "export", "captures").splitlines()]


def test_pages_of_a_wacz_are_kept_with_the_archives_times(site: Path) -> None:
    book = str(site / "book")
    out = run("--casebook", book, "add", str(site / "site.wacz"))
    assert "1 page seen again unchanged" in out and "3 files: 3 new" in out
    rows = captures(book)
    assert [(row["retrieved"], row["basis"], row["kind"]) for row in rows] == [
        ("2025-03-04T16:30:00+00:00", "archive", "article"),
        ("2025-03-04T16:30:00+00:00", "archive", "article"),
        ("2025-03-05T09:00:00+00:00", "archive", "article"),
    ]
    assert {str(row["source"]).partition("site.wacz")[2] for row in rows} == {f"!archive/data.warc.gz!{SITE}/{name}" for name in ("a", "ru")}


def test_adding_an_archive_twice_or_after_a_part_of_it_changes_nothing(site: Path) -> None:
    book = str(site / "book")
    (site / "part.warc.gz").write_bytes(SITE_OF_TWO[: len(SITE_OF_TWO) // 2])
    assert "breaks off" in run("--casebook", book, "add", str(site / "part.warc.gz"), code=3)
    run("--casebook", book, "add", str(site / "site.wacz"))
    before = captures(book)
    assert "3 files: 3 known already" in run("--casebook", book, "add", str(site / "site.wacz"))
    assert captures(book) == before and len(before) == 3


def test_a_page_in_the_servers_character_set_is_read_and_checked_by_it(site: Path) -> None:
    book = str(site / "book")
    run("--casebook", book, "add", str(site / "site.wacz"))
    [russian] = [str(row["digest"]) for row in captures(book) if str(row["source"]).endswith("/ru")]
    assert "Суд в городе закрыл дело" in run("--casebook", book, "text", russian)
    run("--casebook", book, "verify")
    run("--casebook", book, "rebuild")
    assert "Суд в городе закрыл дело" in run("--casebook", book, "text", russian)
    assert (site / "book" / "captures" / russian[:2] / russian).read_bytes() == RUSSIAN


def test_a_page_that_came_first_as_a_file_is_read_again_with_the_set_that_an_archive_names(site: Path) -> None:
    book = str(site / "book")
    (site / "ru.html").write_bytes(RUSSIAN)
    run("--casebook", book, "add", str(site / "ru.html"))
    run("--casebook", book, "add", str(site / "site.wacz"))
    assert "4 files: 4 known already" in run("--casebook", book, "add", str(site / "ru.html"), str(site / "site.wacz"))
    run("--casebook", book, "verify")
    [kept] = [row for row in captures(book) if str(row["source"]).endswith("ru.html")]
    assert kept["basis"] == "file" and "Суд" in run("--casebook", book, "text", str(kept["digest"]))


def test_a_time_that_the_user_gives_is_kept_before_the_archives(tmp_path: Path) -> None:
    (tmp_path / "a.warc.gz").write_bytes(Archive().page(f"{SITE}/a").data)
    run("--casebook", str(tmp_path / "book"), "add", "--retrieved", "2025-03-01T10:00+00:00", str(tmp_path / "a.warc.gz"))
    [row] = captures(str(tmp_path / "book"))
    assert (row["retrieved"], row["basis"]) == ("2025-03-01T10:00:00+00:00", "given")


def test_the_archives_time_comes_before_one_printed_on_the_page(tmp_path: Path) -> None:
    data = (files("nolle") / "demo" / "dockets" / "azd-4-23-cr-90115.html").read_bytes()
    (tmp_path / "docket.html").write_bytes(data)
    (tmp_path / "a.warc.gz").write_bytes(Archive().page(f"{SITE}/docket", data).data)
    with open_casebook(tmp_path / "plain", create=True) as book:
        list(pipeline.add(book, [str(tmp_path / "docket.html")]))
        assert [kept.capture.basis for kept in pipeline.captures(book)] == ["printed"]
    with open_casebook(tmp_path / "book", create=True) as book:
        list(pipeline.add(book, [str(tmp_path / "a.warc.gz")]))
        [kept] = pipeline.captures(book)
    assert (kept.capture.retrieved, kept.capture.basis) == ("2025-03-04T16:30:00+00:00", "archive")


def test_quotes_reads_the_articles_of_an_archive(tmp_path: Path) -> None:
    (tmp_path / "site.warc.gz").write_bytes(Archive().page(f"{SITE}/a").page(f"{SITE}/i.png", b"\x89PNG", "image/png").data)
    lines = [json.loads(line) for line in run("quotes", str(tmp_path / "site.warc.gz")).splitlines()]
    assert {line["doc"].endswith(f"site.warc.gz!{SITE}/a") for line in lines} == {True}
    assert any("We never had the records" in words["text"] for line in lines for words in line["content"])
