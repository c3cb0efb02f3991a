"""What every ledger does with articles: their statements are derived, and come and go apart from those of cases."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from invented import CASE, article, article_facts, article_record, capture, derived, facts, news, page, reading

from nolle.ledgers import Ledger, ReadingRow
from nolle.ledgers.sqlite import open_ledger
from nolle.model import ArticleRecord
from nolle.registry import load, members

SHEET = page("INDICTMENT", "ORDER dismissing")
FIRST, SECOND = news("Ferncastle said three"), news("Okonjo denied it", headline="Another")


@pytest.fixture(params=members("ledgers"))
def ledger(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Ledger]:
    opened: Ledger = load("ledgers", request.param).open_ledger(tmp_path, create=True)
    yield opened
    opened.close()


def add(ledger: Ledger, data: bytes, retrieved: str = "2021-06-01T00:00:00+00:00") -> bool:
    return ledger.append(capture(data, retrieved), reading(data), article_facts(data) if data.startswith(b"NEWS") else facts(data))


def derive_all(ledger: Ledger) -> None:
    for data in (FIRST, SECOND):
        ledger.derive_article(article(data), article_record(data))
    ledger.derive(CASE, *derived(ledger.facts(CASE)))


@pytest.fixture
def full(ledger: Ledger) -> Ledger:
    """A ledger with a sheet and two articles, all derived; the second tells the first again."""
    for data in (SHEET, FIRST, SECOND):
        add(ledger, data)
    derive_all(ledger)
    ledger.keep_copies({article(FIRST): article(FIRST), article(SECOND): article(FIRST)})
    return ledger


def test_articles_and_cases_are_listed_and_become_stale_apart(ledger: Ledger) -> None:
    for data in (SHEET, FIRST):
        add(ledger, data)
    assert (ledger.cases(), ledger.articles()) == ([CASE], [article(FIRST)])
    assert (ledger.stale(), ledger.stale_articles()) == ([CASE], [article(FIRST)])
    assert ledger.facts(article(FIRST)) == article_facts(FIRST)


def test_articles_come_in_the_order_of_their_captures(ledger: Ledger) -> None:
    add(ledger, FIRST, "2022-01-01T00:00:00+00:00")
    add(ledger, SECOND, "2021-01-01T00:00:00+00:00")
    assert ledger.articles() == [article(SECOND), article(FIRST)]


def test_statements_come_back_as_they_were(full: Ledger) -> None:
    assert full.article_record(article(FIRST)) == article_record(FIRST)
    assert list(full.article_records()) == sorted(map(article_record, (FIRST, SECOND)), key=lambda record: record.article)
    assert (full.stale(), full.stale_articles(), list(full.check())) == ([], [], [])
    assert full.copies() == {article(SECOND): article(FIRST)}
    assert full.article_record("article/none/1") is None


def test_an_article_that_was_not_read_keeps_the_reason(ledger: Ledger) -> None:
    add(ledger, FIRST)
    unread = ArticleRecord(article(FIRST), unread="in another language (fr)")
    ledger.derive_article(article(FIRST), unread)
    assert ledger.article_record(article(FIRST)) == unread


def test_an_article_that_no_longer_stands_can_be_taken_away(full: Ledger) -> None:
    full.append(capture(FIRST), ReadingRow(capture(FIRST).digest, refused="no reader knows it"), ())
    assert (full.articles(), full.stale_articles()) == ([article(SECOND)], [article(FIRST)])
    full.derive_article(article(FIRST), None)
    assert (full.article_record(article(FIRST)), full.stale_articles()) == (None, [])
    assert article(FIRST) not in full.derived_hashes()


def test_other_rules_for_cases_leave_articles_alone_and_the_other_way_round(full: Ledger) -> None:
    assert full.use_rules("cases", "a") and full.use_rules("articles", "a")
    derive_all(full)
    assert full.use_rules("articles", "b")
    assert (full.stale(), full.stale_articles()) == ([], sorted(map(article, (FIRST, SECOND))))
    derive_all(full)
    assert full.use_rules("cases", "b") and not full.use_rules("articles", "b")
    assert (full.stale(), full.stale_articles()) == ([CASE], [])


def test_dropping_one_part_leaves_the_other(full: Ledger) -> None:
    before = full.derived_hashes()
    full.drop_statements()
    assert (list(full.article_records()), full.copies(), full.stale()) == ([], {}, [])
    assert full.stale_articles() == sorted(map(article, (FIRST, SECOND)))
    full.drop_derived()
    derive_all(full)
    full.keep_copies({article(SECOND): article(FIRST)})
    full.drop_derived()
    assert (full.stale(), full.stale_articles(), len(list(full.article_records()))) == ([CASE], [], 2)
    derive_all(full)
    assert full.derived_hashes() == before


@pytest.mark.parametrize("part", ["statement", "reason", "copy"])
def test_the_hash_of_an_article_shows_every_difference(full: Ledger, part: str) -> None:
    before, record = full.derived_hashes(), article_record(SECOND)
    if part == "statement":
        full.derive_article(record.article, replace(record, statements=(replace(record.statements[0], hedged=True),)))
    if part == "reason":
        full.derive_article(record.article, replace(record, unread="in another language"))
    if part == "copy":
        full.keep_copies({})
    assert [about for about, now in full.derived_hashes().items() if now != before[about]] == [article(SECOND)]


def test_what_fails_inside_writing_leaves_the_statements_as_they_were(full: Ledger) -> None:
    before = full.derived_hashes()
    with pytest.raises(KeyboardInterrupt), full.writing():
        full.drop_statements()
        full.derive_article(article(FIRST), None)
        full.use_rules("articles", "z")
        raise KeyboardInterrupt
    assert (full.derived_hashes(), full.stale_articles()) == (before, [])


def test_a_casebook_from_before_statements_gets_them_and_its_articles_are_due(tmp_path: Path) -> None:
    ledger = open_ledger(tmp_path, create=True)
    for data in (SHEET, FIRST):
        add(ledger, data)
    ledger.derive(CASE, *derived(ledger.facts(CASE)))
    ledger.derive_article(article(FIRST), None)
    ledger.close()
    db = sqlite3.connect(tmp_path / "nolle.db")
    db.executescript(
        "DROP TABLE statements; DROP TABLE copies; DROP TABLE rules_of; DELETE FROM migrations WHERE name LIKE '%statements';"
        "CREATE TABLE rules (only INTEGER PRIMARY KEY CHECK (only = 1), fingerprint TEXT NOT NULL); INSERT INTO rules VALUES (1, 'a')"
    )
    db.close()
    ledger = open_ledger(tmp_path)
    assert not ledger.use_rules("cases", "a")
    assert (ledger.stale(), ledger.stale_articles(), list(ledger.check())) == ([], [article(FIRST)], [])
    ledger.close()


def test_a_row_of_statements_that_cannot_be_read_is_named_with_its_remedy(tmp_path: Path) -> None:
    ledger = open_ledger(tmp_path, create=True)
    add(ledger, FIRST)
    ledger.derive_article(article(FIRST), article_record(FIRST))
    db = sqlite3.connect(tmp_path / "nolle.db")
    db.execute("UPDATE statements SET record = '{}'")
    db.commit()
    db.close()
    [damage] = ledger.check()
    assert str(damage).startswith(article(FIRST)) and "nolle rebuild" in str(damage)
    ledger.close()


def edit(folder: Path, sql: str, *values: str) -> None:
    db = sqlite3.connect(folder / "nolle.db")
    assert db.execute(sql, values).rowcount == 1
    db.commit()
    db.close()


@pytest.mark.parametrize(
    ("old", "new"),
    [("Wilma Ferncastle", "Piet Ostrander"), ('"claim"', '"promise"'), ('"negated":false', '"negated":true'), ("ab12", "cd34"), ('"value":3', '"value":9')],
)  # fmt: skip
def test_a_statement_that_was_edited_in_the_database_is_named_though_all_its_words_are_there(tmp_path: Path, old: str, new: str) -> None:
    ledger = open_ledger(tmp_path, create=True)
    for data in (FIRST, SECOND):
        add(ledger, data)
        ledger.derive_article(article(data), article_record(data))
    assert list(ledger.check()) == []
    (kept,) = sqlite3.connect(tmp_path / "nolle.db").execute("SELECT record FROM statements WHERE article = ?", (article(FIRST),)).fetchone()
    assert old in kept
    edit(tmp_path, "UPDATE statements SET record = replace(record, ?, ?) WHERE article = ?", old, new, article(FIRST))
    [damage] = ledger.check()
    assert (damage.case, "were edited; nolle rebuild" in str(damage)) == (article(FIRST), True)
    ledger.derive_article(article(FIRST), article_record(FIRST))
    assert list(ledger.check()) == []
    ledger.close()


def test_statements_put_under_another_article_are_named(tmp_path: Path) -> None:
    ledger = open_ledger(tmp_path, create=True)
    add(ledger, FIRST)
    ledger.derive_article(article(FIRST), article_record(FIRST))
    edit(tmp_path, "UPDATE statements SET article = ?", article(SECOND))
    assert [damage.case for damage in ledger.check()] == [article(SECOND)]
    ledger.close()


def test_statements_of_a_casebook_from_before_seals_are_sealed_as_they_are(tmp_path: Path) -> None:
    ledger = open_ledger(tmp_path, create=True)
    add(ledger, FIRST)
    ledger.derive_article(article(FIRST), article_record(FIRST))
    before = ledger.derived_hashes()
    ledger.close()
    db = sqlite3.connect(tmp_path / "nolle.db")
    db.executescript(
        "CREATE TABLE old AS SELECT article, record FROM statements; DROP TABLE statements; DELETE FROM migrations WHERE name = 'sealed statements';"
        "CREATE TABLE statements (article TEXT PRIMARY KEY, record TEXT NOT NULL) WITHOUT ROWID; INSERT INTO statements SELECT * FROM old; DROP TABLE old"
    )
    db.close()
    ledger = open_ledger(tmp_path)
    assert (ledger.derived_hashes(), list(ledger.check()), ledger.stale_articles()) == (before, [], [])
    ledger.close()
