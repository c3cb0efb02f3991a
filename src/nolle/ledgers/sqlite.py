"""The default ledger: one SQLite file, ``nolle.db``, in the casebook's folder.

WAL, so that readers never wait for the writer and always see whole transactions; a killed process leaves an unfinished
tail of the log, which the next opener ignores. ``synchronous=FULL`` and not NORMAL: both survive ``kill -9``, but after a
power failure NORMAL may have forgotten the last transactions, and "kept" has been said to somebody by then. With
batches the price is one flush per batch.
"""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

from nolle.articles import baseline_court, is_article, is_case, judged_article
from nolle.codec import FactRow, canonical, decode
from nolle.errors import BadUsage, CannotWrite, Damaged, LedgerBusy
from nolle.ledgers._linked import LinkRows
from nolle.ledgers._protocol import Damage, DerivedPart, Ledger, ReadingRow
from nolle.ledgers._rows import article_hash, article_seal, check_facts, check_judgement, check_prefix, derived_hash, only_match
from nolle.ledgers._schema import MIGRATIONS, is_current, migrate
from nolle.ledgers._sealed import FACT_COLUMNS, damages, judgement_seal, row_fact, seal
from nolle.model import ArticleRecord, Capture, CaseKeys, CaseRecord, Fact, Finding, Judgement, Link, Reading, Subject

_FILE = "nolle.db"
_AGAIN = 0.02  # seconds


def open_ledger(folder: Path, *, create: bool = False, patience: float = 5.0) -> Ledger:
    """The ledger in a folder. ``patience`` is how many seconds to wait for another writer.

    Raises BadUsage where there is none and ``create`` is False, LedgerNewer, Damaged, CannotWrite, LedgerBusy.
    """
    path = folder / _FILE
    if not create and not path.is_file():
        raise BadUsage(f"no casebook in {folder} (nolle add makes one; --casebook or NOLLE_CASEBOOK names another)")
    with _told(path):
        return _SqliteLedger(path, _connect(path, patience))


def _connect(path: Path, patience: float) -> sqlite3.Connection:
    mode = _mode(path)
    db = sqlite3.connect(f"file:{quote(str(path.absolute()))}?{mode}", uri=True, timeout=patience, isolation_level=None)
    with ExitStack() as undo:
        undo.callback(db.close)
        if not is_current(db):
            db.execute("BEGIN IMMEDIATE")
            migrate(db)
            db.execute("COMMIT")
        if mode == "mode=rwc":
            _write_ahead(db, patience)
        db.execute("PRAGMA synchronous = FULL")
        db.execute("PRAGMA foreign_keys = ON")
        undo.pop_all()
    return db


def _write_ahead(db: sqlite3.Connection, patience: float) -> None:
    """Keep a log beside the file. For others who are just doing the same SQLite does not always wait by itself."""
    until = time.monotonic() + patience
    while True:
        try:
            db.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF not in _BUSY or time.monotonic() >= until:
                raise
        time.sleep(_AGAIN)


def _mode(path: Path) -> str:
    """How to open it. In a folder we may not write to, SQLite cannot make the log's index; if no log is there, nobody is
    writing, and the file alone is the whole truth."""
    if os.access(path.parent, os.W_OK) and (not path.exists() or os.access(path, os.W_OK)):
        return "mode=rwc"
    return "mode=ro" if path.with_name(path.name + "-wal").exists() else "mode=ro&immutable=1"


_BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_REFUSED = {
    sqlite3.SQLITE_FULL: "the disk is full",
    sqlite3.SQLITE_READONLY: "it may only be read",
    sqlite3.SQLITE_IOERR: "the disk refuses",
    sqlite3.SQLITE_CANTOPEN: "it cannot be opened",
    sqlite3.SQLITE_PERM: "no permission",
}


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """SQLite's errors, said in our words."""
    try:
        yield
    except Damaged as error:
        raise Damaged(f"{path}: {error}") from error
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        if code in _BUSY:
            raise LedgerBusy(f"{path}: another process is writing to this casebook; wait until it is done, then run the same command again") from error
        if code in _REFUSED:
            raise CannotWrite(f"{path}: {_REFUSED[code]} ({error}); nothing was changed") from error
        raise Damaged(f"{path}: {error}; restore it from a copy, or add the files in its captures folder to a new casebook") from error


class _SqliteLedger:
    """One connection. Use it from one thread."""

    def __init__(self, path: Path, db: sqlite3.Connection) -> None:
        self._path, self._db = path, db
        self._linked = LinkRows(self._rows, self._write)

    def close(self) -> None:
        with _told(self._path):
            self._db.close()

    def layout(self) -> str:
        *_, last = MIGRATIONS
        return f"SQLite, tables of version {len(MIGRATIONS)} ({last})"

    def _rows(self, sql: str, *values: object) -> Iterator[tuple[Any, ...]]:
        with _told(self._path):
            yield from self._db.execute(sql, values)

    def _write(self, sql: str, rows: Iterable[tuple[object, ...]]) -> None:
        with _told(self._path):
            self._db.executemany(sql, rows)

    def _do(self, sql: str) -> None:
        with _told(self._path):
            self._db.execute(sql)

    @contextmanager
    def _transaction(self, begin: str, end: str, undo: tuple[str, ...]) -> Iterator[None]:
        self._do(begin)
        done = False
        try:
            yield
            self._do(end)
            done = True
        finally:
            if not done and self._db.in_transaction:  # a full disk makes SQLite undo by itself
                for sql in undo:
                    self._do(sql)

    @contextmanager
    def writing(self) -> Iterator[None]:
        inner = ("SAVEPOINT part", "RELEASE part", ("ROLLBACK TO part", "RELEASE part"))
        outer = ("BEGIN IMMEDIATE", "COMMIT", ("ROLLBACK",))
        with self._transaction(*(inner if self._db.in_transaction else outer)):
            yield

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        if self._db.in_transaction:
            yield
            return
        with self._transaction("BEGIN", "COMMIT", ("ROLLBACK",)):
            yield

    # --- kept for ever

    def append(self, capture: Capture, reading: ReadingRow, facts: Iterable[Fact]) -> bool:
        rows = [*check_facts(capture, reading, facts)]
        with self.writing():
            return self._append(capture, reading, rows)

    def _append(self, capture: Capture, reading: ReadingRow, facts: Sequence[FactRow]) -> bool:
        digest, row = capture.digest, canonical(reading)
        kept = [text for (text,) in self._rows("SELECT capture FROM captures WHERE digest = ?", digest)]
        record = kept[0] if kept else canonical(capture)
        sealed = seal(record, row, [fact.id for fact in facts])
        last = list(self._rows("SELECT no, seal FROM readings WHERE digest = ? ORDER BY no DESC LIMIT 1", digest))
        if last and last[0][1] == sealed:
            return False
        if not kept:
            self._write("INSERT INTO captures VALUES (?, ?, ?)", [(digest, capture.retrieved, record)])
        gone = [about for no, _ in last for (about,) in self._rows("SELECT DISTINCT case_id FROM facts WHERE reading = ?", no)]
        [(no,)] = self._rows("SELECT coalesce(max(no), 0) + 1 FROM readings")
        self._write("INSERT INTO readings VALUES (?, ?, ?, ?)", [(no, digest, row, sealed)])
        self._write("INSERT INTO facts VALUES (?, ?, ?, ?, ?, ?, ?)", [(no, seq, *fact) for seq, fact in enumerate(facts)])
        about = {*gone, *(fact.case for fact in facts)}
        self._write("INSERT OR IGNORE INTO stale VALUES (?)", ((one,) for one in about if baseline_court(one) is None))
        courts = filter(None, map(baseline_court, about))
        self._write("INSERT OR IGNORE INTO stale SELECT case_id FROM records WHERE case_id GLOB ?", ((f"{court}/*",) for court in courts))
        self._linked.due(filter(is_article, about))
        return True

    def captures(self, case: str | None = None) -> Iterator[Capture]:
        about = "WHERE digest IN (SELECT digest FROM facts JOIN standing ON no = reading WHERE case_id = ?)" if case is not None else ""
        for (text,) in self._rows(f"SELECT capture FROM captures {about} ORDER BY retrieved, digest", *([case] if case is not None else [])):
            yield decode(Capture, text)

    def find(self, prefix: str) -> Capture:
        check_prefix(prefix)
        rows = self._rows("SELECT capture FROM captures WHERE digest GLOB ? ORDER BY digest LIMIT 9", prefix.lower() + "*")
        return only_match(prefix, [decode(Capture, text) for (text,) in rows])

    def reading(self, capture: str) -> ReadingRow | None:
        rows = self._rows("SELECT reading FROM readings WHERE digest = ? ORDER BY no DESC LIMIT 1", capture)
        return next((decode(ReadingRow, text) for (text,) in rows), None)

    def history(self, capture: str) -> Iterator[tuple[ReadingRow, list[Fact]]]:
        for no, text in list(self._rows("SELECT no, reading FROM readings WHERE digest = ? ORDER BY no", capture)):
            rows = self._rows(f"SELECT {FACT_COLUMNS} FROM facts f JOIN readings r ON r.no = f.reading WHERE f.reading = ? ORDER BY seq", no)
            yield decode(ReadingRow, text), [row_fact(row) for row in rows]

    def cases(self) -> list[str]:
        about = self._rows("SELECT DISTINCT case_id FROM facts JOIN standing ON no = reading ORDER BY case_id")
        return [case for (case,) in about if is_case(case)]

    def articles(self) -> list[str]:
        sql = """SELECT case_id FROM facts JOIN standing s ON s.no = reading JOIN captures c ON c.digest = s.digest
            WHERE kind = 'article' ORDER BY c.retrieved, c.digest, seq"""
        return [article for (article,) in self._rows(sql)]

    def pages(self, about: str) -> Iterator[tuple[Capture, list[Fact]]]:
        standing = """SELECT c.capture, no FROM (SELECT DISTINCT reading AS no FROM facts WHERE case_id = ?) JOIN readings r USING (no)
            JOIN captures c ON c.digest = r.digest
            WHERE NOT EXISTS (SELECT 1 FROM readings later WHERE later.digest = r.digest AND later.no > r.no) ORDER BY c.retrieved, c.digest"""
        said = f"SELECT {FACT_COLUMNS} FROM facts f JOIN readings r ON r.no = f.reading WHERE f.case_id = ? AND f.reading = ? ORDER BY f.seq"
        for capture, no in list(self._rows(standing, about)):
            yield decode(Capture, capture), [row_fact(row) for row in self._rows(said, about, no)]

    def facts(self, about: str) -> list[Fact]:
        return [fact for _, said in self.pages(about) for fact in said]

    # --- what people decided

    def judge(self, judgement: Judgement) -> bool:
        with self.writing():
            known = {one.id: one for one in self.judgements()}
            check_judgement(judgement, known)
            if judgement.id in known:
                return False
            last = list(self._rows("SELECT no, seal FROM judgements ORDER BY no DESC LIMIT 1"))
            no, before = last[0] if last else (0, "")
            row = canonical(judgement)
            self._write("INSERT INTO judgements VALUES (?, ?, ?, ?)", [(no + 1, judgement.id, row, judgement_seal(before, row))])
            self._linked.due(judged_article(judgement))
            return True

    def judgements(self, subject: Subject | None = None) -> list[Judgement]:
        found = [decode(Judgement, text) for (text,) in self._rows("SELECT judgement FROM judgements")]
        return sorted((one for one in found if subject in (None, one.subject)), key=lambda one: (one.when, one.id))

    # --- derived

    def stale(self) -> list[str]:
        return [about for about in self._stale() if not is_article(about)]

    def _stale(self) -> Iterator[str]:
        return (about for (about,) in self._rows("SELECT case_id FROM stale ORDER BY case_id"))

    def derive(self, case: str, record: CaseRecord | None, readings: Mapping[str, Reading], findings: Iterable[Finding]) -> None:
        with self.writing():
            self.drop_derived(case)
            self._write("DELETE FROM stale WHERE case_id = ?", [(case,)])
            if record is None:
                return
            self._write("INSERT INTO records VALUES (?, ?)", [(case, canonical(record))])
            self._write("INSERT INTO labels VALUES (?, ?, ?)", ((case, words, canonical(label)) for words, label in readings.items()))
            self._write("INSERT INTO findings VALUES (?, ?, ?)", ((case, seq, canonical(finding)) for seq, finding in enumerate(findings)))

    def record(self, case: str) -> CaseRecord | None:
        return next((decode(CaseRecord, text) for (text,) in self._rows("SELECT record FROM records WHERE case_id = ?", case)), None)

    def records(self) -> Iterator[CaseRecord]:
        for (text,) in self._rows("SELECT record FROM records ORDER BY case_id"):
            yield decode(CaseRecord, text)

    def held(self) -> dict[str, str]:
        return dict(self._rows("SELECT case_id, json_extract(record, '$.held') AS why FROM records WHERE why IS NOT NULL ORDER BY case_id"))

    def labels(self, case: str) -> dict[str, Reading]:
        rows = self._rows("SELECT words, label FROM labels WHERE case_id = ? ORDER BY words", case)
        return {words: decode(Reading, text) for words, text in rows}

    def findings(self, case: str | None = None) -> Iterator[Finding]:
        where, values = ("WHERE case_id = ?", [case]) if case is not None else ("", [])
        for (text,) in self._rows(f"SELECT finding FROM findings {where} ORDER BY case_id, seq", *values):
            yield decode(Finding, text)

    def drop_derived(self, case: str | None = None) -> None:
        cases = [case] if case is not None else [*self.cases(), *(c for (c,) in self._rows("SELECT case_id FROM records"))]
        with self.writing():
            self._write("INSERT OR IGNORE INTO stale VALUES (?)", ((c,) for c in cases))
            for table in ("records", "labels", "findings"):
                where, values = ("WHERE case_id = ?", (case,)) if case is not None else ("", ())
                self._write(f"DELETE FROM {table} {where}", [values])

    def stale_articles(self) -> list[str]:
        return [about for about in self._stale() if is_article(about)]

    def derive_article(self, article: str, record: ArticleRecord | None) -> None:
        with self.writing():
            self._write("DELETE FROM stale WHERE case_id = ?", [(article,)])
            self._write("DELETE FROM statements WHERE article = ?", [(article,)])
            if record is not None:
                text = canonical(record)
                self._write("INSERT INTO statements VALUES (?, ?, ?)", [(article, text, article_seal(article, text))])
            self._linked.due([article])

    def article_record(self, article: str) -> ArticleRecord | None:
        rows = self._rows("SELECT record FROM statements WHERE article = ?", article)
        return next((decode(ArticleRecord, text) for (text,) in rows), None)

    def article_records(self) -> Iterator[ArticleRecord]:
        for (text,) in self._rows("SELECT record FROM statements ORDER BY article"):
            yield decode(ArticleRecord, text)

    def copies(self) -> dict[str, str]:
        return dict(self._rows("SELECT article, first FROM copies ORDER BY article"))

    def keep_copies(self, first: Mapping[str, str]) -> None:
        now = {one: other for one, other in first.items() if one != other}
        with self.writing():
            changed = {one for one, _ in now.items() ^ self.copies().items()}
            self._do("DELETE FROM copies")
            self._write("INSERT INTO copies VALUES (?, ?)", now.items())
            self._write("INSERT OR IGNORE INTO stale SELECT case_id FROM links WHERE article = ?", ((one,) for one in changed))

    def drop_statements(self) -> None:
        with self.writing():
            self._write("INSERT OR IGNORE INTO stale VALUES (?)", ((article,) for article in self.articles()))
            self._do("INSERT OR IGNORE INTO stale SELECT article FROM statements")
            for table in ("statements", "copies"):
                self._do(f"DELETE FROM {table}")

    def keep_keys(self, case: str, keys: CaseKeys | None) -> bool:
        with self.writing():
            return self._linked.keep_keys(case, keys)

    def case_keys(self) -> list[CaseKeys]:
        return self._linked.case_keys()

    def unlinked(self) -> list[str]:
        return self._linked.unlinked()

    def unlink(self, articles: Iterable[str]) -> None:
        with self.writing():
            self._linked.unlink(articles)

    def keep_words(self, article: str, words: Collection[str]) -> None:
        with self.writing():
            self._linked.keep_words(article, words)

    def article_words(self) -> Iterator[tuple[str, frozenset[str]]]:
        return self._linked.article_words()

    def keep_links(self, article: str, links: Sequence[Link]) -> None:
        with self.writing():
            self._linked.keep(article, links)

    def links(self, case: str | None = None, article: str | None = None) -> Iterator[Link]:
        return self._linked.links(case, article)

    def drop_links(self) -> None:
        with self.writing():
            self._linked.drop()

    def rules(self, part: DerivedPart) -> str | None:
        return next((told for (told,) in self._rows("SELECT fingerprint FROM rules_of WHERE part = ?", part)), None)

    def use_rules(self, part: DerivedPart, fingerprint: str) -> bool:
        if self.rules(part) == fingerprint:
            return False
        derived = {"cases": "SELECT case_id FROM records", "articles": "SELECT article FROM statements"}
        with self.writing():
            self._write("INSERT OR REPLACE INTO rules_of VALUES (?, ?)", [(part, fingerprint)])
            if part in derived:
                self._do(f"INSERT OR IGNORE INTO stale {derived[part]}")
            if part == "links":
                self._linked.all_due()
        return True

    def derived_hashes(self) -> dict[str, str]:
        cases = {case: self._derived_hash(case, text) for case, text in list(self._rows("SELECT case_id, record FROM records ORDER BY case_id"))}
        records, links, first = dict(self._rows("SELECT article, record FROM statements")), self._linked.texts(), self.copies()
        articles = {one: article_hash(records.get(one), first.get(one), links.get(one, ())) for one in records.keys() | links.keys()}
        return dict(sorted((cases | articles).items()))

    def _derived_hash(self, case: str, record: str) -> str:
        labels = self._rows("SELECT words, label FROM labels WHERE case_id = ? ORDER BY words", case)
        findings = (text for (text,) in self._rows("SELECT finding FROM findings WHERE case_id = ? ORDER BY seq", case))
        return derived_hash(record, ((words, label) for words, label in labels), findings)

    def check(self) -> Iterator[Damage]:
        return damages(self._rows)
