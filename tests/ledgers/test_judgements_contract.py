"""What every ledger does with what people decided: kept for ever, in order, taken back only by a further row."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from invented import CASE, capture, derived, facts, page, reading

from nolle.codec import judgement_id
from nolle.errors import BadUsage
from nolle.judgements import judgement, withdrawal
from nolle.ledgers import Ledger
from nolle.ledgers.sqlite import open_ledger
from nolle.model import Judgement
from nolle.registry import load, members

FIRST = judgement("link", "article/ab/1|xxd/1:21-cr-00001|2", "same", by="wren", when="2026-03-01T10:00:00+00:00", why="called the clerk")
LATER = judgement("held", CASE, "held", by="ostrander", when="2026-03-02T10:00:00+00:00", why="an order seals it")
BACK = withdrawal(FIRST, by="wren", when="2026-03-03T10:00:00+00:00", why="the clerk meant another \ud800 case")
SHEET = page("INDICTMENT", "ORDER dismissing")


@pytest.fixture(params=members("ledgers"))
def ledger(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Ledger]:
    opened: Ledger = load("ledgers", request.param).open_ledger(tmp_path, create=True)
    yield opened
    opened.close()


def test_judgements_come_back_in_the_order_of_their_times(ledger: Ledger) -> None:
    assert ledger.judgements() == []
    assert all(ledger.judge(one) for one in (LATER, FIRST, BACK))
    assert ledger.judgements() == [FIRST, LATER, BACK]
    assert (ledger.judgements("held"), ledger.judgements("named")) == ([LATER], [])
    assert list(ledger.check()) == []


def test_the_same_judgement_again_changes_nothing(ledger: Ledger) -> None:
    assert ledger.judge(FIRST)
    assert not ledger.judge(FIRST)
    assert ledger.judgements() == [FIRST]


def test_one_that_takes_back_what_is_not_recorded_is_bad_usage(ledger: Ledger) -> None:
    with pytest.raises(BadUsage, match="nothing to withdraw"):
        ledger.judge(BACK)
    assert ledger.judgements() == []


@pytest.mark.parametrize("mistake", ["id", "verdict", "other key"])
def test_a_mistaken_judgement_is_refused(ledger: Ledger, mistake: str) -> None:
    ledger.judge(FIRST)
    elsewhere = replace(BACK, key="article/ab/1|xxd/1:21-cr-00001|3")
    wrong = {"id": replace(LATER, id="0" * 64), "verdict": replace(LATER, verdict="free"), "other key": replace(elsewhere, id=judgement_id(elsewhere))}
    with pytest.raises(ValueError, match="judgement"):
        ledger.judge(wrong[mistake])
    assert ledger.judgements() == [FIRST]


def test_what_fails_inside_writing_leaves_no_judgement(ledger: Ledger) -> None:
    with pytest.raises(KeyboardInterrupt), ledger.writing():
        ledger.judge(FIRST)
        raise KeyboardInterrupt
    assert ledger.judgements() == []


def test_remaking_what_is_derived_leaves_judgements_alone(ledger: Ledger) -> None:
    ledger.append(capture(SHEET), reading(SHEET), facts(SHEET))
    ledger.derive(CASE, *derived(ledger.facts(CASE)))
    ledger.judge(FIRST)
    ledger.drop_derived()
    ledger.drop_statements()
    assert ledger.judgements() == [FIRST]


# --- the file


def other_hand(folder: Path, *commands: str) -> None:
    db = sqlite3.connect(folder / "nolle.db", isolation_level=None)
    try:
        for sql in commands:
            db.execute(sql)
    finally:
        db.close()


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    ledger = open_ledger(tmp_path, create=True)
    for one in (FIRST, LATER, BACK):
        ledger.judge(one)
    ledger.close()
    return tmp_path


def found(folder: Path) -> list[str]:
    ledger = open_ledger(folder)
    try:
        return [str(damage) for damage in ledger.check()]
    finally:
        ledger.close()


ATTACKS = ["UPDATE judgements SET judgement = '{}'", "DELETE FROM judgements", "INSERT OR REPLACE INTO judgements SELECT 9, id, judgement, seal FROM judgements"]


@pytest.mark.parametrize("attack", ATTACKS)
def test_nobody_can_change_delete_or_replace_a_judgement(kept: Path, attack: str) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="judgements are append-only"):
        other_hand(kept, attack)
    assert found(kept) == []


EDITS = {
    "the verdict": ("UPDATE judgements SET judgement = replace(judgement, '\"same\"', '\"different\"')", FIRST),
    "who": ("UPDATE judgements SET judgement = replace(judgement, 'ostrander', 'wren')", LATER),
    "the id": ("UPDATE judgements SET id = 'x' WHERE no = 2", LATER),
    "its record": ("UPDATE judgements SET judgement = '{}' WHERE no = 2", LATER),
    "one taken out": ("DELETE FROM judgements WHERE no = 2", BACK),
    "the first taken out": ("DELETE FROM judgements WHERE no = 1", LATER),
    "the order": ("UPDATE judgements SET no = 9 WHERE no = 1", LATER),
}


@pytest.mark.parametrize("edit", EDITS)
def test_an_edited_judgement_is_named(kept: Path, edit: str) -> None:
    db = sqlite3.connect(kept / "nolle.db", isolation_level=None)
    triggers = [sql for (sql,) in db.execute("SELECT sql FROM sqlite_schema WHERE type = 'trigger'")]
    names = [name for (name,) in db.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'")]
    db.close()
    sql, named = EDITS[edit]
    other_hand(kept, *(f"DROP TRIGGER {name}" for name in names), sql, *triggers)
    sentences = found(kept)
    assert sentences and (sentences[0].startswith(f"judgement {named.id}") or edit == "the id")
    assert edit != "the id" or sentences[0].startswith("judgement x ")


def test_a_casebook_from_before_judgements_gets_the_table(tmp_path: Path) -> None:
    ledger = open_ledger(tmp_path, create=True)
    ledger.append(capture(SHEET), reading(SHEET), facts(SHEET))
    ledger.close()
    other_hand(tmp_path, "DROP TABLE judgements", "DELETE FROM migrations WHERE name = 'judgements'")
    ledger = open_ledger(tmp_path)
    assert ledger.judge(FIRST) and ledger.facts(CASE) == facts(SHEET)
    ledger.close()
    assert found(tmp_path) == []


def test_every_part_of_a_judgement_is_in_its_id() -> None:
    changed = [replace(FIRST, **{name: "x"}) for name in ("subject", "key", "verdict", "by", "when", "why", "withdraws")]
    assert len({judgement_id(one) for one in (FIRST, *changed)}) == 8
    assert judgement_id(Judgement("", *(getattr(FIRST, n) for n in ("subject", "key", "verdict", "by", "when", "why")))) == FIRST.id
