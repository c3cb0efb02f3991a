"""What only a file on a disk can suffer: other hands, other versions, other processes, a full or read-only disk, a torn log."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from invented import CASE, ORDER, capture, derived, facts, page, reading

from nolle.codec import canonical
from nolle.errors import BadUsage, CannotWrite, Damaged, LedgerBusy, LedgerNewer
from nolle.ledgers import Ledger, _schema
from nolle.ledgers.sqlite import open_ledger

FIRST = page("INDICTMENT", "MOTION to Dismiss Count 3 by USA", ORDER)
SECOND = page("INFORMATION", ORDER)


def opened(folder: Path, **more: float) -> Ledger:
    return open_ledger(folder, create=True, **more)  # type: ignore[arg-type]


def add(ledger: Ledger, data: bytes) -> bool:
    return ledger.append(capture(data), reading(data), facts(data))


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """A folder whose ledger holds one page and what is derived from it."""
    ledger = opened(tmp_path)
    add(ledger, FIRST)
    ledger.derive(CASE, *derived(facts(FIRST)))
    ledger.close()
    return tmp_path


@contextmanager
def other_hand(folder: Path) -> Iterator[sqlite3.Connection]:
    """The database opened behind Nolle's back; what is done to it is committed."""
    db = sqlite3.connect(folder / "nolle.db", isolation_level=None)
    try:
        yield db
    finally:
        db.close()


# --- append-only


@pytest.mark.parametrize("table", ["captures", "readings", "facts"])
def test_nobody_can_change_delete_or_replace_what_is_kept(kept: Path, table: str) -> None:
    with other_hand(kept) as db:
        before = list(db.execute(f"SELECT * FROM {table}"))
        column = list(db.execute(f"SELECT name FROM pragma_table_info('{table}')"))[-1][0]
        for attack in (f"UPDATE {table} SET {column} = 'x'", f"DELETE FROM {table}", f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}"):
            with pytest.raises(sqlite3.IntegrityError, match=f"{table} are append-only"):
                db.execute(attack)
        assert before and list(db.execute(f"SELECT * FROM {table}")) == before


# --- edits behind our back


def _free(db: sqlite3.Connection) -> None:
    """Take the triggers away, as somebody who wants to edit would, and put them back at the end."""
    for (name,) in list(db.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'")):
        db.execute(f"DROP TRIGGER {name}")


def _edit(folder: Path, sql: str) -> None:
    with other_hand(folder) as db:
        triggers = list(db.execute("SELECT sql FROM sqlite_schema WHERE type = 'trigger'"))
        _free(db)
        assert db.execute(sql).rowcount > 0
        for (trigger,) in triggers:
            db.execute(trigger)


EDITS = {
    "a quote": "UPDATE facts SET evidence = replace(evidence, 'Count 3', 'Count 4') WHERE seq = 3",
    "a quote, beyond ASCII": "UPDATE facts SET evidence = replace(evidence, 'Count 3', 'Çount 3') WHERE seq = 3",
    "a place": "UPDATE facts SET evidence = replace(evidence, '[[6', '[[7') WHERE seq = 3",
    "what is said": "UPDATE facts SET said = replace(said, 'dismissed', 'dropped') WHERE seq = 3",
    "a kind": "UPDATE facts SET kind = 'rumour' WHERE seq = 3",
    "a case": "UPDATE facts SET case_id = 'xxd/1:21-cr-00009' WHERE seq = 3",
    "said cut": "UPDATE facts SET said = '{' WHERE seq = 3",
    "evidence cut": "UPDATE facts SET evidence = '[[1,2' WHERE seq = 3",
    "evidence of a wrong shape": "UPDATE facts SET evidence = '[[1,2]]' WHERE seq = 3",
}


@pytest.mark.parametrize("edit", EDITS)
def test_an_edited_fact_is_named(kept: Path, edit: str) -> None:
    _edit(kept, EDITS[edit])
    ledger = open_ledger(kept)
    found = list(ledger.check())
    ledger.close()
    fact = facts(FIRST)[3]
    assert [(d.fact, d.capture) for d in found] == [(fact.id, fact.capture)]
    assert fact.id in str(found[0]) and fact.capture in str(found[0])
    assert found[0].case == ("xxd/1:21-cr-00009" if edit == "a case" else CASE)


SEALED = {
    "a fact is gone": "DELETE FROM facts WHERE seq = 3",
    "an id": "UPDATE facts SET id = 'x' WHERE seq = 3",
    "the order": "UPDATE facts SET seq = 9 WHERE seq = 1",
    "the reader": "UPDATE readings SET reading = replace(reading, 'invented page', 'other page')",
    "the note": "UPDATE readings SET reading = replace(reading, 'one note', 'no note')",
    "the source": "UPDATE captures SET capture = replace(capture, 'ferncastle', 'oakley')",
    "the time": "UPDATE captures SET retrieved = '1999-01-01'",
    "the record": "UPDATE captures SET capture = '{}'",
    "the readings": "DELETE FROM readings",
    "the capture": "DELETE FROM captures",
}


@pytest.mark.parametrize("edit", SEALED)
def test_an_edited_record_or_reading_or_a_missing_fact_is_seen(kept: Path, edit: str) -> None:
    _edit(kept, SEALED[edit])
    ledger = open_ledger(kept)
    assert list(ledger.check())
    ledger.close()


def test_a_derived_row_that_cannot_be_read_is_named_with_its_remedy(kept: Path) -> None:
    _edit(kept, "UPDATE findings SET finding = replace(finding, 'evidence', 'hearsay')")
    ledger = open_ledger(kept)
    [damage] = ledger.check()
    ledger.close()
    assert damage.case == CASE and "nolle rebuild" in str(damage)


def test_missing_triggers_are_named(kept: Path) -> None:
    with other_hand(kept) as db:
        db.execute("DROP TRIGGER facts_never_changed")
        db.execute("DROP TRIGGER captures_never_deleted")
    ledger = open_ledger(kept)
    assert [str(d).split()[0] for d in ledger.check()] == ["captures_never_deleted", "facts_never_changed"]
    ledger.close()


def test_reading_an_edited_fact_says_which_one_it_is(kept: Path) -> None:
    _edit(kept, EDITS["said cut"])
    ledger = open_ledger(kept)
    with pytest.raises(Damaged, match=f"fact {facts(FIRST)[3].id}"):
        ledger.facts(CASE)
    ledger.close()


def test_a_torn_page_of_the_file_is_named(kept: Path) -> None:
    file = kept / "nolle.db"
    with other_hand(kept) as db:
        (root,) = db.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'facts'").fetchone()
    data = bytearray(file.read_bytes())
    data[(root - 1) * 4096 : root * 4096] = b"\xff" * 4096
    file.write_bytes(data)
    ledger = open_ledger(kept)
    assert list(ledger.check())
    with pytest.raises(Damaged, match="restore it from a copy"):
        ledger.facts(CASE)
    ledger.close()


# --- versions


def test_a_casebook_of_a_newer_nolle_is_refused(kept: Path) -> None:
    with other_hand(kept) as db:
        db.execute("INSERT INTO migrations VALUES ('people and links')")
    with pytest.raises(LedgerNewer, match=r"people and links\); update Nolle"):
        open_ledger(kept)


def test_another_programs_file_is_left_alone(tmp_path: Path) -> None:
    with other_hand(tmp_path) as db:
        db.execute("CREATE TABLE recipes (name)")
    with pytest.raises(Damaged, match="not one that Nolle made"):
        opened(tmp_path)
    with other_hand(tmp_path) as db:
        assert [name for (name,) in db.execute("SELECT name FROM sqlite_schema")] == ["recipes"]


def test_a_file_that_is_no_database_is_damaged(tmp_path: Path) -> None:
    (tmp_path / "nolle.db").write_bytes(b"Dear Sir or Madam, " * 100)
    with pytest.raises(Damaged, match=r"nolle\.db"):
        opened(tmp_path)


def test_an_empty_file_as_a_killed_start_leaves_it_is_a_new_ledger(tmp_path: Path) -> None:
    (tmp_path / "nolle.db").touch()
    ledger = open_ledger(tmp_path)
    assert add(ledger, FIRST)
    ledger.close()


def test_no_casebook_is_bad_usage_and_makes_none(tmp_path: Path) -> None:
    with pytest.raises(BadUsage, match="nolle add"):
        open_ledger(tmp_path)
    assert list(tmp_path.iterdir()) == []


def _steps(monkeypatch: pytest.MonkeyPatch, **more: Callable[[sqlite3.Connection], object]) -> None:
    monkeypatch.setattr(_schema, "MIGRATIONS", {**_schema.MIGRATIONS, **more})


def test_an_older_casebook_gets_the_steps_it_lacks_and_keeps_what_it_holds(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    steps = {*_schema.MIGRATIONS, "people", "places"}
    _steps(monkeypatch, people=lambda db: db.execute("CREATE TABLE people (name)"), places=lambda db: db.execute("CREATE TABLE places (a, b)"))
    ledger = open_ledger(kept)
    assert ledger.facts(CASE) == facts(FIRST)
    assert list(ledger.check()) == []
    ledger.close()
    with other_hand(kept) as db:
        assert {name for (name,) in db.execute("SELECT name FROM migrations")} == steps


def test_a_casebook_with_labels_by_fact_is_carried_over_and_derived_again(kept: Path) -> None:
    with other_hand(kept) as db:
        db.execute("DROP TABLE labels")
        db.execute("CREATE TABLE labels (case_id TEXT, fact TEXT, label TEXT NOT NULL, PRIMARY KEY (case_id, fact)) WITHOUT ROWID")
        db.execute("DELETE FROM migrations WHERE name = 'labels by words'")
    ledger = open_ledger(kept)
    assert (ledger.labels(CASE), ledger.stale(), list(ledger.check())) == ({}, [CASE], [])
    ledger.derive(CASE, *derived(facts(FIRST)))
    assert ledger.labels(CASE) == derived(facts(FIRST))[1]
    ledger.close()


def test_a_step_that_fails_leaves_the_casebook_as_it_was(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        _steps(patch, people=lambda db: db.execute("CREATE TABLE people (name)"), places=lambda db: db.execute("no SQL"))
        with pytest.raises(Damaged):
            open_ledger(kept)
    ledger = open_ledger(kept)
    assert ledger.facts(CASE) == facts(FIRST)
    ledger.close()
    with other_hand(kept) as db:
        assert not list(db.execute("SELECT name FROM sqlite_schema WHERE name = 'people'"))


# --- one writer, many readers


def test_a_second_writer_is_told_that_the_casebook_is_busy(tmp_path: Path) -> None:
    writer, other = opened(tmp_path), opened(tmp_path, patience=0.1)
    with writer.writing():
        with pytest.raises(LedgerBusy, match="another process is writing to this casebook"):
            add(other, SECOND)
        add(writer, FIRST)
    assert add(other, SECOND)
    assert writer.facts(CASE) == other.facts(CASE)
    writer.close()
    other.close()


def test_a_second_writer_waits_for_the_first(kept: Path) -> None:
    hold = "import sys, time, sqlite3; db = sqlite3.connect(sys.argv[1]); db.execute('BEGIN IMMEDIATE'); print('holding', flush=True); time.sleep(0.3)"
    with subprocess.Popen([sys.executable, "-c", hold, str(kept / "nolle.db")], stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None and holder.stdout.readline() == "holding\n"
        ledger = opened(kept, patience=20)
        assert add(ledger, SECOND)
        ledger.close()


def test_readers_work_while_a_writer_writes_and_see_whole_transactions(kept: Path) -> None:
    writer, reader = open_ledger(kept), open_ledger(kept, patience=0.1)
    with writer.writing():
        add(writer, SECOND)
        assert reader.facts(CASE) == facts(FIRST)
        assert reader.stale() == []
        assert list(reader.check()) == []
    assert len(reader.facts(CASE)) == len(facts(FIRST)) + len(facts(SECOND))
    assert reader.stale() == [CASE]
    writer.close()
    reader.close()


def test_a_snapshot_stays_of_one_moment(kept: Path) -> None:
    writer, reader = open_ledger(kept), open_ledger(kept)
    with reader.snapshot():
        assert reader.stale() == []
        add(writer, SECOND)
        assert reader.stale() == []
        assert reader.facts(CASE) == facts(FIRST)
    assert reader.stale() == [CASE]
    writer.close()
    reader.close()


def test_many_may_make_the_casebook_at_once(tmp_path: Path) -> None:
    make = "import sys; from pathlib import Path; from nolle.ledgers.sqlite import open_ledger; open_ledger(Path(sys.argv[1]), create=True, patience=20)"
    makers = [subprocess.Popen([sys.executable, "-c", make, str(tmp_path)], stderr=subprocess.PIPE) for _ in range(6)]
    assert [(maker.communicate()[1], maker.returncode) for maker in makers] == [(b"", 0)] * 6
    ledger = open_ledger(tmp_path)
    assert list(ledger.check()) == []
    ledger.close()


# --- the disk


@contextmanager
def unprivileged() -> Iterator[None]:
    """Root may write anywhere; a test of permissions is made as nobody."""
    if os.getuid() != 0:
        yield
        return
    os.setresuid(65534, 65534, 0)
    try:
        yield
    finally:
        os.setresuid(0, 0, 0)


@pytest.fixture
def read_only(kept: Path) -> Iterator[Path]:
    """A copy of the kept ledger, in a folder that nobody may write to."""
    folder = Path(tempfile.mkdtemp())
    shutil.copy(kept / "nolle.db", folder)
    (folder / "nolle.db").chmod(0o444)
    folder.chmod(0o555)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


def test_a_casebook_that_may_only_be_read_can_be_read_and_refuses_to_be_written(read_only: Path) -> None:
    with unprivileged():
        ledger = open_ledger(read_only)
        assert ledger.facts(CASE) == facts(FIRST)
        assert list(ledger.check()) == []
        with pytest.raises(CannotWrite, match="may only be read"):
            add(ledger, SECOND)
        assert ledger.facts(CASE) == facts(FIRST)
        ledger.close()


def test_no_casebook_can_be_made_where_nothing_may_be_written(read_only: Path) -> None:
    with unprivileged(), pytest.raises(CannotWrite, match="cannot be opened"):
        opened(read_only / "new")


def test_a_torn_log_gives_the_whole_transactions_before_the_tear(tmp_path: Path) -> None:
    """A power failure can leave any beginning of the log; whatever it is, what is there is a beginning of what was kept."""
    ledger = opened(tmp_path)
    expected = [{}]
    for number in range(6):
        add(ledger, page(f"ORDER number {number}"))
        expected.append({c.digest: canonical(list(ledger.history(c.digest))) for c in ledger.captures()})
    copies = {name: (tmp_path / name).read_bytes() for name in ("nolle.db", "nolle.db-wal")}
    log = copies["nolle.db-wal"]
    seen = set()
    for cut in [*range(0, len(log), len(log) // 60), len(log)]:
        torn = tmp_path / f"cut-{cut}"
        torn.mkdir()
        (torn / "nolle.db").write_bytes(copies["nolle.db"])
        (torn / "nolle.db-wal").write_bytes(log[:cut])
        again = opened(torn)
        held = {c.digest: canonical(list(again.history(c.digest))) for c in again.captures()}
        assert held in expected
        assert list(again.check()) == []
        seen.add(len(held))
        again.close()
    assert seen == {0, 1, 2, 3, 4, 5, 6}
    ledger.close()
