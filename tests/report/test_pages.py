"""The pages of a report: every sentence leads to its words, no name gets out that should not, nothing is fetched, and it is the same each time."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest
from click.testing import CliRunner
from lxml import html

from nolle import matters, reporting
from nolle.casebook import Casebook, open_casebook
from nolle.cli import nolle
from nolle.matters import InFull, Matter

DEMO = files("nolle.demo")
SAMPLES = [DEMO / "dockets" / "nysd-1-24-cr-90017.html", DEMO / "dockets" / "nysd-1-24-cr-90017-earlier.html", DEMO / "dockets" / "dcd-1-23-cr-90058.html", DEMO / "articles"]
CASES = ("nysd/1:24-cr-90017", "dcd/1:23-cr-90058", "nysd/1:24-cr-90999")
MATTER = Matter("relief-fund", "Relief fund", "Two cases.", CASES)


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Casebook]:
    folder = tmp_path_factory.mktemp("report") / "book"
    assert CliRunner().invoke(nolle, ["--casebook", str(folder), "add", *map(str, SAMPLES)]).exit_code == 0
    with open_casebook(folder) as opened:
        yield opened


@pytest.fixture(scope="module")
def written(book: Casebook) -> dict[str, bytes]:
    return dict(reporting.files(book, MATTER))


def shown(written: dict[str, bytes]) -> dict[str, html.HtmlElement]:
    return {name: html.document_fromstring(content) for name, content in written.items() if name.endswith(".html")}


def test_every_link_leads_somewhere_and_no_place_is_named_twice(written: dict[str, bytes]) -> None:
    pages = shown(written)
    ids = {name: Counter(page.xpath("//@id")) for name, page in pages.items()}
    assert all(number == 1 for of_page in ids.values() for number in of_page.values())
    for name, page in pages.items():
        for link in page.xpath("//@href"):
            target, _, place = link.partition("#")
            assert (target or name) in written, (name, link)
            assert not place or place in ids[target or name], (name, link)


def test_every_sentence_of_a_finding_leads_to_words_that_stand_in_their_context(written: dict[str, bytes]) -> None:
    page = shown(written)["finding-3.html"]
    facts = page.xpath("//ul[@class='facts']/li")
    assert facts and all(fact.xpath(".//a[starts-with(@href, '#w')]") for fact in facts)
    assert len(page.xpath("//ol[@class='notes']/li")) >= len(page.xpath("//ol[@class='notes']//mark[string-length() > 3]")) > 5


def test_who_was_not_convicted_is_given_by_initials_in_every_file(written: dict[str, bytes]) -> None:
    everything = "\n".join(f"{name}\n{content.decode()}" for name, content in written.items())
    for name in ("Thistlewood", "Okonjo", "Brannock", "Sayle", "Oyelowo"):
        assert not re.search(name, everything, re.I), name
    assert "C. T." in everything and "Korbut-Reyes" in everything  # she pleaded guilty
    assert b"Thistlewood" in b"".join(content for _, content in files_with_name(written))


def files_with_name(written: dict[str, bytes]) -> list[tuple[str, bytes]]:
    """The docket that the report was made of does hold the name, so that the test above can fail."""
    return [(SAMPLES[0].name, Path(str(SAMPLES[0])).read_bytes())]


def test_a_name_is_printed_in_full_where_the_matter_says_so_with_a_reason(book: Casebook) -> None:
    full = InFull("Corwin Thistlewood", CASES[0], "held a public office when charged")
    pages = dict(reporting.files(book, Matter("m", "m", cases=CASES[:1], in_full=(full,))))
    assert b"Corwin Thistlewood" in pages["index.html"]


def test_pages_are_not_to_be_indexed_fetch_nothing_and_run_nothing(written: dict[str, bytes]) -> None:
    for page in shown(written).values():
        assert "noindex" in page.xpath("//meta[@name='robots']/@content")[0]
        assert page.get("lang") == "en" and page.xpath("//main//h1")
        assert not page.xpath("//script | //link | //img | //iframe | //@onclick")
        assert not re.search(r"url\(|@import|https?://", html.tostring(page.head, encoding="unicode"))


def test_the_same_casebook_gives_the_same_files(book: Casebook, written: dict[str, bytes]) -> None:
    assert dict(reporting.files(book, MATTER)) == written


def test_a_case_without_any_page_is_said_to_be_missing(written: dict[str, bytes]) -> None:
    assert "Of nysd/1:24-cr-90999 no page was captured." in shown(written)["index.html"].text_content()


def test_a_release_stands_above_the_line_and_among_the_signals(written: dict[str, bytes]) -> None:
    pages = shown(written)
    page = next(one for name, one in pages.items() if name.startswith("finding") and "C. T." in one.findtext(".//h1"))
    row = next(row for row in page.xpath("//table[@class='signals']//tr") if "Charges announced" in row.text_content())
    assert row.get("class") == "raised" and "1" in row.xpath("td")[0].text_content()
    assert page.xpath("//*[local-name()='svg']//*[@class='flag']")


def test_the_command_writes_a_report_and_replaces_it_but_nothing_else(book: Casebook, tmp_path: Path) -> None:
    matters.create(book.folder, "fund", {"cases": CASES[:1]})
    run = lambda target: CliRunner().invoke(nolle, ["--casebook", str(book.folder), "report", "fund", "-o", str(target)])  # noqa: E731
    assert run(tmp_path / "out").exit_code == 0
    (tmp_path / "out" / "finding-99.html").write_text("old")
    (tmp_path / "out" / "notes.txt").write_text("mine")
    assert run(tmp_path / "out").exit_code == 0
    assert not (tmp_path / "out" / "finding-99.html").exists() and (tmp_path / "out" / "notes.txt").exists()
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "thesis.txt").write_text("mine")
    refused = run(tmp_path / "other")
    assert refused.exit_code == 2 and "holds other files" in refused.output
