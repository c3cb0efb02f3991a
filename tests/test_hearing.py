"""The statements of a casebook: derived from its articles, each once, remade, re-found, and left waiting where there is no parser."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from nolle import hearing, pipeline, quoting
from nolle.casebook import Casebook, open_casebook
from nolle.errors import MissingExtra

WIRE = (
    "Prosecutors dropped the ferry case\n\nFERRYPORT (Harbor Press) — Prosecutors said Tuesday that the charges against the ferry clerk would be dismissed.\n\n"
    "“We never had the records that this case needed,” said Ada Quillfeather, the county attorney, after a hearing that lasted ten minutes in the old custom house.\n\n"
    "The clerk's lawyer, Piet Ostrander, denied that his client had taken money from the ticket office, and promised to sue the city over the arrest.\n"
)
COPY = WIRE.replace("Prosecutors dropped the ferry case", "Ferry clerk goes free").replace("(Harbor Press) ", "")
OTHER = (
    "Council meets on the bridge\n\nMayor Wilma Ferncastle said that the bridge over the river would open in May.\n\n"
    "It was to be open in March, but the steel came late from the works in the north, and then the river was too high for the men to work on the piers.\n\n"
    "There are two other ways over the river, and both of them are full of cars in the morning and again when the schools are out.\n"
)


def add(folder: Path, **texts: str) -> list[str]:
    for number, (name, text) in enumerate(texts.items()):
        path = folder / f"{name}.txt"
        path.write_text(text, encoding="utf-8")
        os.utime(path, (1_700_000_000 + number, 1_700_000_000 + number))
    return [str(folder / f"{name}.txt") for name in texts]


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Casebook]:
    with open_casebook(tmp_path / "book", create=True) as book:
        list(pipeline.add(book, add(tmp_path, wire=WIRE, copy=COPY, other=OTHER)))
        yield book


@pytest.fixture
def without_parser(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing() -> None:
        raise MissingExtra("statements need spaCy")

    monkeypatch.setattr(quoting, "parser", missing)


def test_a_statement_in_a_copy_counts_once_and_the_copy_is_told(book: Casebook) -> None:
    found = list(hearing.statements(book))
    assert {one.kind for heard in found for one in [heard.statement]} >= {"claim", "denial"}
    by_source = {Path(heard.article.source).name: [Path(also.source).name for also in heard.also] for heard in found}
    assert by_source == {"wire.txt": ["copy.txt"], "other.txt": []}


def test_every_copied_statement_is_told_with_the_one_it_repeats(book: Casebook) -> None:
    rows = list(hearing.all_statements(book))
    firsts = {one.id for one, article, _, _ in rows if article.source.endswith("wire.txt")}
    assert {repeated for _, article, _, repeated in rows if article.source.endswith("copy.txt")} == firsts
    assert {repeated for _, article, _, repeated in rows if not article.source.endswith("copy.txt")} == {None}


def test_the_casebook_verifies_and_remakes_the_same(book: Casebook) -> None:
    before = book.ledger.derived_hashes()
    assert len(before) == 3
    assert pipeline.verify(book) == []
    assert pipeline.rebuild(book, check=True) == []
    assert pipeline.rebuild(book, check=False) == []
    assert book.ledger.derived_hashes() == before


def test_several_processes_give_the_same(book: Casebook, tmp_path: Path) -> None:
    with open_casebook(tmp_path / "two", create=True) as other:
        list(pipeline.add(other, [str(tmp_path / f"{name}.txt") for name in ("wire", "copy", "other")], jobs=2))
        assert other.ledger.derived_hashes() == book.ledger.derived_hashes()
    paths = [str(tmp_path / f"{name}.txt") for name in ("wire", "copy", "other")]
    assert list(quoting.quotes(paths, jobs=2)) == list(quoting.quotes(paths))


def test_a_span_that_does_not_stand_there_is_named(book: Casebook) -> None:
    record = next(iter(book.ledger.article_records()))
    first = record.statements[0]
    wrong = replace(first, cue=tuple(replace(quote, text="whispered") for quote in first.cue))
    book.ledger.derive_article(record.article, replace(record, statements=(wrong, *record.statements[1:])))
    [damage] = pipeline.verify(book)
    assert first.id in str(damage) and "'whispered'" in str(damage) and "nolle rebuild" in str(damage)


def test_without_a_parser_articles_are_kept_and_wait(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, without_parser: None) -> None:
    with open_casebook(tmp_path / "book", create=True) as book:
        assert [added.refused for added in pipeline.add(book, add(tmp_path, wire=WIRE))] == [None]
        assert list(hearing.statements(book)) == []
        assert hearing.waiting(book) == (1, "statements need spaCy")
        assert pipeline.rebuild(book, check=False) == []
        monkeypatch.undo()
        assert len(list(hearing.statements(book))) >= 3
        assert hearing.waiting(book)[0] == 0


def test_without_a_parser_what_was_read_before_is_still_there(book: Casebook, without_parser: None) -> None:
    before = book.ledger.derived_hashes()
    assert pipeline.rebuild(book, check=False) == []
    assert book.ledger.derived_hashes() == before
    assert list(hearing.statements(book))


def test_other_rules_read_the_articles_again_and_no_case(book: Casebook, monkeypatch: pytest.MonkeyPatch) -> None:
    assert hearing.refresh_articles(book) == 0
    monkeypatch.setattr(hearing, "fingerprint", lambda folder: "other rules")
    assert hearing.refresh_articles(book) == 3
    assert book.ledger.stale() == []


def test_an_article_in_another_language_is_said_and_not_guessed(tmp_path: Path) -> None:
    with open_casebook(tmp_path / "book", create=True) as book:
        list(pipeline.add(book, add(tmp_path, wire=WIRE)))
        [fact] = book.ledger.facts(book.ledger.articles()[0])
        article = replace(quoting.article_of(fact), language="fr")
        record = quoting.reader(None).record((fact.about, article))
        assert record.statements == () and "another language (fr)" in str(record.unread)


def test_a_paragraph_that_no_parser_takes_is_said(tmp_path: Path) -> None:
    [quoted] = quoting.quotes(add(tmp_path, long="Headline\n\n" + "He said no. " * 90_000))
    assert quoted.refused is not None and "too long" in quoted.refused


def test_killed_while_reading_articles_it_is_whole_and_is_caught_up(tmp_path: Path) -> None:
    pages = tmp_path / "pages"
    pages.mkdir()
    add(pages, **{f"a{n:03}": f"Story {n}\n\n" + "\n\n".join(f"Clerk Ada Roe{n} said that dock {n * m} was closed." for m in range(9)) for n in range(150)})
    whole, killed = tmp_path / "whole", tmp_path / "killed"
    command = [sys.executable, "-m", "nolle", "--casebook", str(killed), "add", "--jobs", "2", str(pages)]
    for _ in range(2):
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _until_some_are_read(killed, process)
        process.send_signal(signal.SIGKILL)
        process.wait()
        with open_casebook(killed) as book:
            assert pipeline.verify(book) == []
    with open_casebook(killed) as book, open_casebook(whole, create=True) as other:
        assert book.ledger.stale_articles()
        hearing.refresh_articles(book)
        list(pipeline.add(other, [str(pages)]))
        assert book.ledger.derived_hashes() == other.ledger.derived_hashes()


def _until_some_are_read(folder: Path, process: subprocess.Popen[bytes]) -> None:
    """Wait until the first articles are read, while others are not."""
    until = time.monotonic() + 60
    while time.monotonic() < until and process.poll() is None:
        time.sleep(0.05)
        if (folder / "nolle.db").exists():
            with open_casebook(folder) as book:
                if next(book.ledger.article_records(), None):
                    return
