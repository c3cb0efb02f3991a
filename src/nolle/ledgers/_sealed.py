"""The SQLite ledger's rows: facts as rows, the seal over each reading, and the check that nothing was edited behind our back.

A fact's id hashes what it says, of which case, and where. A reading's seal hashes the capture's record, the reading and the
ids of its facts in order. So an edit, a removal, an addition and a swap all show. A judgement's seal hashes it and the seal of the
judgement recorded before it, so that none but the last can be taken out unseen.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import Any

from nolle.codec import decode, decode_said, judgement_id, row_id, sha256_hex
from nolle.errors import Damaged
from nolle.ledgers._protocol import Damage, ReadingRow
from nolle.ledgers._rows import article_seal
from nolle.ledgers._schema import migrate
from nolle.model import ArticleRecord, Capture, CaseKeys, CaseRecord, Evidence, Fact, Finding, Judgement, Link, Reading

Rows = Callable[..., Iterator[tuple[Any, ...]]]
FACT_COLUMNS = "f.id, f.case_id, f.kind, f.said, f.evidence, r.digest, r.reading"
_DERIVED = (  # table, its key, the column that holds the noun
    ("records", "case_id", "record", CaseRecord),
    ("labels", "case_id", "label", Reading),
    ("findings", "case_id", "finding", Finding),
    ("links", "article", "link", Link),
    ("case_keys", "case_id", "keys", CaseKeys),
)


def row_fact(row: tuple[str, ...]) -> Fact:
    """The fact in a row of ``FACT_COLUMNS``. Raises Damaged, naming the fact, where it cannot be read."""
    identity, case, kind, said, places, capture, reading = row
    try:
        reader, version = _reader(reading)
        return Fact(identity, case, decode_said(kind, said), _evidence(capture, places), reader, version)
    except Damaged as error:
        raise Damaged(f"fact {identity} (case {case}, capture {capture}): {error}") from error


def _evidence(capture: str, places: str) -> tuple[Evidence, ...]:
    try:
        return tuple(Evidence(capture, start, end, quote) for start, end, quote in json.loads(places))
    except (TypeError, ValueError) as error:
        raise Damaged(f"no evidence: {places[:60]!r}") from error


@lru_cache(maxsize=256)
def _reader(reading: str) -> tuple[str, int]:
    row = decode(ReadingRow, reading)
    if row.reader is None or row.version is None:
        raise Damaged("its capture was refused")
    return row.reader, row.version


def seal(capture: str, reading: str, facts: Iterable[str]) -> str:
    """The hash over a capture's record and a reading (canonical JSON) and the ids of its facts in page order."""
    return sha256_hex("\n".join([capture, reading, *facts]))


def judgement_seal(before: str, judgement: str) -> str:
    """The hash over the seal of the judgement recorded before and a judgement (canonical JSON)."""
    return sha256_hex(f"{before}\n{judgement}")


# --- checks ---------------------------------------------------------------------------------------------------


def damages(rows: Rows) -> Iterator[Damage]:
    """Everything in the file that is not as it was written."""
    try:
        for check in (_file, _tables, _captures, _readings, _judgements, _derived, _statements):
            yield from check(rows)
    except Damaged as error:
        yield Damage(f"the check of the database stopped: {error}")


def _file(rows: Rows) -> Iterator[Damage]:
    yield from (Damage(f"SQLite: {text}") for (text,) in rows("PRAGMA integrity_check") if text != "ok")
    for table, _, parent, _ in rows("PRAGMA foreign_key_check"):
        yield Damage(f"a row of {table} has lost what it belongs to in {parent}")


def _tables(rows: Rows) -> Iterator[Damage]:
    """Tables and triggers are those that we made: a casebook whose append-only triggers are gone is not to be trusted."""
    fresh = sqlite3.connect(":memory:")
    migrate(fresh)
    ours = dict(fresh.execute("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL"))
    fresh.close()
    found: dict[str, str | None] = dict(rows("SELECT name, sql FROM sqlite_schema"))
    yield from (Damage(f"{name} in the database is missing or was changed") for name in sorted(ours) if found.get(name) != ours[name])


def _captures(rows: Rows) -> Iterator[Damage]:
    for digest, retrieved, text in rows("SELECT digest, retrieved, capture FROM captures ORDER BY digest"):
        try:
            capture = decode(Capture, text)
        except Damaged as error:
            yield Damage(f"capture {digest}: its record is no record of a capture: {error}", digest)
            continue
        if (capture.digest, capture.retrieved) != (digest, retrieved):
            yield Damage(f"capture {digest}: its record was edited", digest)
    for (digest,) in rows("SELECT digest FROM captures EXCEPT SELECT digest FROM readings"):
        yield Damage(f"capture {digest}: how it was read is gone", digest)


def _readings(rows: Rows) -> Iterator[Damage]:
    sql = "SELECT no, r.digest, reading, seal, capture FROM readings r JOIN captures c ON c.digest = r.digest ORDER BY no"
    for no, digest, text, kept, record in rows(sql):
        found = list(rows(f"SELECT {FACT_COLUMNS} FROM facts f JOIN readings r ON r.no = f.reading WHERE f.reading = ? ORDER BY seq", no))
        for row in found:
            yield from _fact(row)
        if seal(record, text, [row[0] for row in found]) != kept:
            yield Damage(f"capture {digest}: its record, how it was read, or which facts it gave was edited", digest)


def _fact(row: tuple[str, ...]) -> Iterator[Damage]:
    identity, case, kind, said, places, capture, _ = row
    try:
        row_fact(row)
        if identity != row_id(capture, case, kind, said, places):
            edited = f"fact {identity} (case {case}, capture {capture}): what it says, its case or its quote was edited"
            yield Damage(edited, capture, case, identity)
    except Damaged as error:
        yield Damage(str(error), capture, case, identity)


def _judgements(rows: Rows) -> Iterator[Damage]:
    before, last = "", 0
    for no, identity, text, kept in rows("SELECT no, id, judgement, seal FROM judgements ORDER BY no"):
        try:
            judgement = decode(Judgement, text)
        except Damaged as error:
            yield Damage(f"judgement {identity}: its record is no record of a judgement: {error}")
        else:
            if not identity == judgement.id == judgement_id(judgement):
                yield Damage(f"judgement {identity} (about {judgement.key}): it was edited")
            elif no != last + 1 or judgement_seal(before, text) != kept:
                yield Damage(f"judgement {identity} (about {judgement.key}): a judgement recorded before it was taken out, put in or edited")
        before, last = kept, no


def _derived(rows: Rows) -> Iterator[Damage]:
    for table, key, column, kind in _DERIVED:
        for about, text in rows(f"SELECT {key}, {column} FROM {table} ORDER BY {key}"):
            try:
                decode(kind, text)
            except Damaged as error:
                yield Damage(f"case {about}: a row of {table} cannot be read ({error}); nolle rebuild makes it again", case=about)


def _statements(rows: Rows) -> Iterator[Damage]:
    """Who is said to have said what is sealed, though it can be made again: a name put in the place of another must show."""
    for article, text, kept in rows("SELECT article, record, seal FROM statements ORDER BY article"):
        try:
            decode(ArticleRecord, text)
        except Damaged as error:
            yield Damage(f"{article}: a row of statements cannot be read ({error}); nolle rebuild makes it again", case=article)
            continue
        if article_seal(article, text) != kept:
            yield Damage(f"{article}: the statements kept of it were edited; nolle rebuild makes them again", case=article)
