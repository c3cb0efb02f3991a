"""What every ledger does with links: derived per article, due when something they rest on changes, and what follows for cases."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from invented import CASE, OTHER, article, article_facts, article_record, capture, derived, facts, news, page, reading

from nolle.judgements import judgement
from nolle.ledgers import Ledger, ReadingRow
from nolle.ledgers.sqlite import open_ledger
from nolle.model import Accused, CaseKeys, Evidence, Link, Named, Reason
from nolle.registry import load, members

SHEET, SECOND = page("INDICTMENT", "ORDER dismissing"), page("COMPLAINT", case=OTHER)
FIRST, LATER = news("Ferncastle said three"), news("Okonjo denied it", headline="Another")
WORDS = Evidence(capture(FIRST).digest, 5, 10, "Ferry")
KEYS = CaseKeys(CASE, "xxd", ("1:21-cr-00001",), None, (Accused((Named("Wilma Ferncastle", WORDS),), 2),))


def link(of: bytes = FIRST, case: str = CASE, **more: object) -> Link:
    plain = Link(article(of), None, case, "Wilma Ferncastle", 2, "candidate", (Reason("name", WORDS, WORDS, "x"),))
    return replace(plain, **more)  # type: ignore[arg-type]


@pytest.fixture(params=members("ledgers"))
def ledger(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Ledger]:
    opened: Ledger = load("ledgers", request.param).open_ledger(tmp_path, create=True)
    fill(opened)
    yield opened
    opened.close()


def fill(ledger: Ledger) -> None:
    """Two cases and two articles, nothing due; the first article is linked to the first case."""
    for data in (SHEET, SECOND, FIRST, LATER):
        ledger.append(capture(data), reading(data), article_facts(data) if data.startswith(b"NEWS") else facts(data))
    for data in (FIRST, LATER):
        ledger.derive_article(article(data), article_record(data))
    ledger.keep_keys(CASE, KEYS)
    ledger.keep_links(article(FIRST), [link()])
    ledger.keep_links(article(LATER), [])
    derive(ledger)


def derive(ledger: Ledger) -> None:
    for case in ledger.stale():
        ledger.derive(case, *derived(ledger.facts(case)))


def test_articles_are_due_as_they_come_and_until_they_are_linked(tmp_path: Path) -> None:
    for name in members("ledgers"):
        (tmp_path / name).mkdir()
        ledger = load("ledgers", name).open_ledger(tmp_path / name, create=True)
        ledger.append(capture(SHEET), reading(SHEET), facts(SHEET))
        ledger.append(capture(FIRST), reading(FIRST), article_facts(FIRST))
        assert ledger.unlinked() == [article(FIRST)]
        ledger.keep_links(article(FIRST), [])
        assert ledger.unlinked() == []
        ledger.close()


def test_links_and_keys_come_back_as_they_were(ledger: Ledger) -> None:
    of_statement = link(statement="ab12", state="same")
    ledger.keep_links(article(FIRST), [link(), of_statement, link(case=OTHER)])
    assert list(ledger.links()) == list(ledger.links(article=article(FIRST))) == [link(), of_statement, link(case=OTHER)]
    assert list(ledger.links(OTHER)) == [link(case=OTHER)]
    assert list(ledger.links(OTHER, article(LATER))) == []
    assert ledger.case_keys() == [KEYS]
    ledger.keep_keys(CASE, None)
    assert ledger.case_keys() == []
    assert list(ledger.check()) == []


def test_a_case_known_by_something_else_makes_its_articles_due_and_one_known_by_the_same_none(ledger: Ledger) -> None:
    assert not ledger.keep_keys(CASE, KEYS) and not ledger.keep_keys(OTHER, None)
    assert ledger.unlinked() == []
    assert ledger.keep_keys(CASE, replace(KEYS, court="xxe"))
    assert (ledger.unlinked(), ledger.stale()) == ([article(FIRST)], [])
    ledger.keep_links(article(FIRST), [link()])
    assert ledger.keep_keys(CASE, None) and ledger.unlinked() == [article(FIRST)]


def test_articles_can_be_made_due_by_their_ids(ledger: Ledger) -> None:
    ledger.unlink([article(LATER), article(LATER)])
    assert (ledger.unlinked(), ledger.stale()) == ([article(LATER)], [])


def test_the_words_of_articles_come_back_are_replaced_and_go(ledger: Ledger) -> None:
    assert list(ledger.article_words()) == []
    before = ledger.derived_hashes()
    ledger.keep_words(article(FIRST), ["ferncastle", "24-90017", "王"])
    ledger.keep_words(article(LATER), ["okonjo"])
    ledger.keep_words(article(FIRST), ["ferncastle", "王"])
    kept = {article(FIRST): frozenset({"ferncastle", "王"}), article(LATER): frozenset({"okonjo"})}
    assert list(ledger.article_words()) == sorted(kept.items())
    assert ledger.derived_hashes() == before
    ledger.keep_words(article(LATER), [])
    assert [name for name, _ in ledger.article_words()] == [article(FIRST)]
    ledger.drop_links()
    assert list(ledger.article_words()) == []


def test_cases_whose_links_change_become_stale_and_no_others(ledger: Ledger) -> None:
    assert ledger.stale() == []
    ledger.keep_links(article(FIRST), [link()])
    assert ledger.stale() == []
    ledger.keep_links(article(FIRST), [link(), link(case=OTHER)])
    assert ledger.stale() == [OTHER]
    derive(ledger)
    ledger.keep_links(article(FIRST), [link(state="different"), link(case=OTHER)])
    assert ledger.stale() == [CASE]
    derive(ledger)
    ledger.keep_links(article(FIRST), [])
    assert ledger.stale() == [CASE, OTHER]


@pytest.mark.parametrize("what", ["statements", "page", "judgement", "copy"])
def test_what_changes_about_an_article_reaches_the_cases_it_is_linked_to(ledger: Ledger, what: str) -> None:
    if what == "statements":
        ledger.derive_article(article(FIRST), replace(article_record(FIRST), statements=()))
    if what == "page":
        ledger.append(capture(FIRST), ReadingRow(capture(FIRST).digest, refused="no reader knows it"), ())
    if what == "judgement":
        ledger.judge(judgement("link", link().key, "same", by="wren", when="2026-03-01T10:00:00+00:00", why="called"))
    if what == "copy":
        ledger.keep_copies({article(FIRST): article(LATER)})
    assert ledger.stale() == [CASE]
    assert ledger.unlinked() == ([] if what == "copy" else [article(FIRST)])


def test_a_judgement_on_anything_else_makes_nothing_due(ledger: Ledger) -> None:
    ledger.judge(judgement("held", CASE, "held", by="wren", when="2026-03-01T10:00:00+00:00", why="sealed"))
    ledger.judge(judgement("link", "no article", "same", by="wren", when="2026-03-01T10:00:00+00:00", why="a slip"))
    assert (ledger.stale(), ledger.unlinked()) == ([], [])


def test_other_rules_make_all_articles_due_once_and_no_case_stale(ledger: Ledger) -> None:
    assert ledger.rules("keys") is None
    assert ledger.use_rules("links", "a") and ledger.use_rules("keys", "a")
    assert ledger.rules("keys") == "a"
    assert ledger.unlinked() == sorted(map(article, (FIRST, LATER)))
    assert ledger.stale() == []
    ledger.keep_links(article(FIRST), [link()])
    ledger.keep_links(article(LATER), [])
    assert not ledger.use_rules("links", "a") and not ledger.use_rules("keys", "a")
    assert (ledger.unlinked(), ledger.stale()) == ([], [])


def test_links_can_be_dropped_and_remade_the_same(ledger: Ledger) -> None:
    ledger.use_rules("keys", "a")
    before = ledger.derived_hashes()
    ledger.drop_links()
    assert (list(ledger.links()), ledger.case_keys(), ledger.stale()) == ([], [], [CASE])
    assert ledger.unlinked() == sorted(map(article, (FIRST, LATER)))
    assert ledger.use_rules("keys", "a"), "keys that are gone are to be made again"
    assert ledger.derived_hashes() != before
    ledger.keep_links(article(FIRST), [link()])
    derive(ledger)
    assert ledger.derived_hashes() == before


def test_an_article_without_statements_may_have_links(ledger: Ledger) -> None:
    ledger.derive_article(article(FIRST), None)
    ledger.keep_links(article(FIRST), [link()])
    before = ledger.derived_hashes()
    ledger.keep_links(article(FIRST), [link(state="unknown")])
    assert [about for about, now in ledger.derived_hashes().items() if now != before[about]] == [article(FIRST)]


def test_what_fails_inside_writing_leaves_the_links_as_they_were(ledger: Ledger) -> None:
    with pytest.raises(KeyboardInterrupt), ledger.writing():
        ledger.keep_links(article(FIRST), [])
        ledger.keep_keys(CASE, None)
        ledger.keep_links(article(LATER), [link(LATER, OTHER)])
        ledger.keep_words(article(LATER), ["okonjo"])
        raise KeyboardInterrupt
    assert (list(ledger.links()), ledger.case_keys(), ledger.stale(), ledger.unlinked()) == ([link()], [KEYS], [], [])
    assert list(ledger.article_words()) == []


def test_all_ledgers_hold_the_same_links_after_the_same(tmp_path: Path) -> None:
    held = []
    for name in members("ledgers"):
        (tmp_path / name).mkdir()
        ledger = load("ledgers", name).open_ledger(tmp_path / name, create=True)
        fill(ledger)
        held.append((list(ledger.links()), ledger.case_keys(), ledger.unlinked(), ledger.stale(), ledger.derived_hashes()))
        ledger.close()
    assert len(held) >= 2 and all(one == held[0] for one in held)


def test_a_casebook_from_before_links_gets_them_and_its_articles_are_due(tmp_path: Path) -> None:
    ledger = open_ledger(tmp_path, create=True)
    fill(ledger)
    ledger.close()
    db = sqlite3.connect(tmp_path / "nolle.db")
    db.executescript("DROP TABLE case_keys; DROP TABLE links; DROP TABLE unlinked; DELETE FROM migrations WHERE name = 'links'")
    db.close()
    ledger = open_ledger(tmp_path)
    assert ledger.unlinked() == sorted(map(article, (FIRST, LATER)))
    assert (ledger.stale(), list(ledger.check())) == ([], [])
    ledger.close()


def test_a_casebook_from_before_the_words_of_articles_links_them_again(tmp_path: Path) -> None:
    ledger = open_ledger(tmp_path, create=True)
    fill(ledger)
    ledger.close()
    db = sqlite3.connect(tmp_path / "nolle.db")
    db.executescript("DROP TABLE article_words; DELETE FROM migrations WHERE name = 'article words'")
    db.close()
    ledger = open_ledger(tmp_path)
    assert ledger.unlinked() == sorted(map(article, (FIRST, LATER)))
    assert (ledger.stale(), list(ledger.check())) == ([], [])
    ledger.close()


@pytest.mark.parametrize(("table", "column"), [("links", "link"), ("case_keys", "keys")])
def test_a_row_that_cannot_be_read_is_named_with_its_remedy(tmp_path: Path, table: str, column: str) -> None:
    ledger = open_ledger(tmp_path, create=True)
    fill(ledger)
    db = sqlite3.connect(tmp_path / "nolle.db")
    db.execute(f"UPDATE {table} SET {column} = '[]'")
    db.commit()
    db.close()
    [damage] = ledger.check()
    assert table in str(damage) and "nolle rebuild" in str(damage)
    ledger.close()
