"""The tables of the SQLite ledger, as named steps that are run once each, in order, inside one transaction.

A step that has been released is never edited: a change is a new step at the end.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping

from nolle.errors import Damaged, LedgerNewer
from nolle.ledgers._rows import article_seal

APPLICATION_ID = 0x4E4F4C45  # "NOLE", so that ``file`` and we can tell a casebook from any other SQLite file

_KEPT = """
CREATE TABLE captures (
    digest    TEXT PRIMARY KEY,
    retrieved TEXT NOT NULL,
    capture   TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE readings (
    no      INTEGER PRIMARY KEY,
    digest  TEXT NOT NULL REFERENCES captures,
    reading TEXT NOT NULL,
    seal    TEXT NOT NULL
);
CREATE INDEX readings_of_capture ON readings (digest, no);

CREATE TABLE facts (
    reading  INTEGER NOT NULL REFERENCES readings,
    seq      INTEGER NOT NULL,
    id       TEXT NOT NULL,
    case_id  TEXT NOT NULL,
    kind     TEXT NOT NULL,
    said     TEXT NOT NULL,
    evidence TEXT NOT NULL,
    PRIMARY KEY (reading, seq)
) WITHOUT ROWID;
CREATE INDEX facts_of_case ON facts (case_id, reading);

CREATE VIEW standing AS SELECT digest, max(no) AS no FROM readings GROUP BY digest;
"""

_DERIVED = """
CREATE TABLE records (case_id TEXT PRIMARY KEY, record TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE labels (case_id TEXT, fact TEXT, label TEXT NOT NULL, PRIMARY KEY (case_id, fact)) WITHOUT ROWID;
CREATE TABLE findings (case_id TEXT, seq INTEGER, finding TEXT NOT NULL, PRIMARY KEY (case_id, seq)) WITHOUT ROWID;
CREATE TABLE stale (case_id TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE rules (only INTEGER PRIMARY KEY CHECK (only = 1), fingerprint TEXT NOT NULL);
"""

# REPLACE removes rows without asking the delete trigger, so an insert over an existing row is refused as well
_FOR_EVER = """
CREATE TRIGGER {table}_never_changed BEFORE UPDATE ON {table} BEGIN SELECT RAISE(ABORT, '{table} are append-only'); END;
CREATE TRIGGER {table}_never_deleted BEFORE DELETE ON {table} BEGIN SELECT RAISE(ABORT, '{table} are append-only'); END;
CREATE TRIGGER {table}_never_replaced BEFORE INSERT ON {table} WHEN EXISTS (SELECT 1 FROM {table} WHERE {same})
BEGIN SELECT RAISE(ABORT, '{table} are append-only'); END;
"""
_JUDGEMENTS = """
CREATE TABLE judgements (
    no        INTEGER PRIMARY KEY,
    id        TEXT NOT NULL UNIQUE,
    judgement TEXT NOT NULL,
    seal      TEXT NOT NULL
);
"""
_SAME = {"captures": "digest = NEW.digest", "readings": "no = NEW.no", "facts": "reading = NEW.reading AND seq = NEW.seq"}


# ``rules`` gets a row a part; articles that were kept before there were statements are due to be read for them
_STATEMENTS = """
CREATE TABLE statements (article TEXT PRIMARY KEY, record TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE copies (article TEXT PRIMARY KEY, first TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE rules_of (part TEXT PRIMARY KEY, fingerprint TEXT NOT NULL) WITHOUT ROWID;
INSERT INTO rules_of SELECT 'cases', fingerprint FROM rules;
DROP TABLE rules;
INSERT OR IGNORE INTO stale SELECT case_id FROM facts JOIN standing ON no = reading WHERE kind = 'article';
"""

# labels are kept by the sha-256 of the words they were read from, no longer by fact: what stands on 200 captures was read once
_LABELS_BY_WORDS = """
DROP TABLE labels;
CREATE TABLE labels (case_id TEXT, words TEXT, label TEXT NOT NULL, PRIMARY KEY (case_id, words)) WITHOUT ROWID;
INSERT OR IGNORE INTO stale SELECT case_id FROM records;
"""


def _first_tables(db: sqlite3.Connection) -> None:
    for_ever = "".join(_FOR_EVER.format(table=table, same=same) for table, same in _SAME.items())
    _run(db, _KEPT + _DERIVED + for_ever)


def _statements(db: sqlite3.Connection) -> None:
    _run(db, _STATEMENTS)


def _sealed_statements(db: sqlite3.Connection) -> None:
    """What is there is taken as it is; from here on an edit shows."""
    db.execute("ALTER TABLE statements ADD COLUMN seal TEXT NOT NULL DEFAULT ''")
    rows = db.execute("SELECT article, record FROM statements").fetchall()
    db.executemany("UPDATE statements SET seal = ? WHERE article = ?", [(article_seal(article, record), article) for article, record in rows])


def _labels_by_words(db: sqlite3.Connection) -> None:
    _run(db, _LABELS_BY_WORDS)


# articles that were kept before there were links are due to be linked
_LINKS = """
CREATE TABLE case_keys (case_id TEXT PRIMARY KEY, keys TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE links (article TEXT, seq INTEGER, case_id TEXT NOT NULL, link TEXT NOT NULL, PRIMARY KEY (article, seq)) WITHOUT ROWID;
CREATE INDEX links_of_case ON links (case_id);
CREATE TABLE unlinked (article TEXT PRIMARY KEY) WITHOUT ROWID;
INSERT OR IGNORE INTO unlinked SELECT case_id FROM facts JOIN standing ON no = reading WHERE kind = 'article';
"""


# articles whose words were not kept yet are due to be linked again
_ARTICLE_WORDS = """
CREATE TABLE article_words (article TEXT PRIMARY KEY, words TEXT NOT NULL) WITHOUT ROWID;
INSERT OR IGNORE INTO unlinked SELECT case_id FROM facts JOIN standing ON no = reading WHERE kind = 'article';
"""


def _judgements(db: sqlite3.Connection) -> None:
    _run(db, _JUDGEMENTS + _FOR_EVER.format(table="judgements", same="no = NEW.no OR id = NEW.id"))


def _links(db: sqlite3.Connection) -> None:
    _run(db, _LINKS)


def _article_words(db: sqlite3.Connection) -> None:
    _run(db, _ARTICLE_WORDS)


MIGRATIONS: Mapping[str, Callable[[sqlite3.Connection], None]] = {
    "first tables": _first_tables,
    "statements": _statements,
    "sealed statements": _sealed_statements,
    "labels by words": _labels_by_words,
    "judgements": _judgements,
    "links": _links,
    "article words": _article_words,
}


def _run(db: sqlite3.Connection, script: str) -> None:
    """Statement by statement, because ``executescript`` would commit the transaction that this runs in."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            db.execute(statement)
            statement = ""


def is_current(db: sqlite3.Connection) -> bool:
    """Whether every step has been run. Raises Damaged for a file of something else, LedgerNewer for one of a newer Nolle."""
    (tables,) = db.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    if not tables:
        return False
    (mark,) = db.execute("PRAGMA application_id").fetchone()  # asked last: another process may be making both just now
    if mark != APPLICATION_ID:
        raise Damaged("this is an SQLite file, but not one that Nolle made; move it away or choose another casebook")
    done = {name for (name,) in db.execute("SELECT name FROM migrations")}
    if newer := done - MIGRATIONS.keys():
        raise LedgerNewer(f"the casebook was made by a newer Nolle ({', '.join(sorted(newer))}); update Nolle to open it")
    return done == MIGRATIONS.keys()


def migrate(db: sqlite3.Connection) -> None:
    """Run the steps that have not been run. To be called inside a write transaction, so that two openers do not both do it."""
    if is_current(db):
        return
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    db.execute("CREATE TABLE IF NOT EXISTS migrations (name TEXT PRIMARY KEY)")
    done = {name for (name,) in db.execute("SELECT name FROM migrations")}
    for name, step in MIGRATIONS.items():
        if name not in done:
            step(db)
            db.execute("INSERT INTO migrations VALUES (?)", (name,))
