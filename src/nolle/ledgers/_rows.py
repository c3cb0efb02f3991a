"""What every ledger does in the same way: refuse mistaken facts, resolve a digest's beginning, hash what is derived."""

from __future__ import annotations

import hashlib
import string
from collections.abc import Iterable, Mapping, Sequence

from nolle.codec import FactRow, canonical, fact_row, judgement_id
from nolle.errors import BadUsage
from nolle.ledgers._protocol import ReadingRow
from nolle.model import Capture, Fact, Judgement

SHORTEST_PREFIX = 4


def check_facts(capture: Capture, reading: ReadingRow, facts: Iterable[Fact]) -> dict[FactRow, Fact]:
    """The facts of a reading and their rows, repeated ones once. Raises ValueError where they cannot be facts of this
    capture and reading."""
    if reading.capture != capture.digest:
        raise ValueError(f"a reading of {reading.capture} appended to {capture.digest}")
    return {_check_fact(fact, capture, reading): fact for fact in facts}


def _check_fact(fact: Fact, capture: Capture, reading: ReadingRow) -> FactRow:
    if {e.capture for e in fact.evidence} != {capture.digest}:
        raise ValueError(f"fact {fact.id} does not rest on the capture it is appended to, {capture.digest}")
    if (fact.reader, fact.version) != (reading.reader, reading.version):
        raise ValueError(f"fact {fact.id} was not made by the reader it is appended with, {reading.reader}")
    row = fact_row(fact.about, fact.said, fact.evidence)
    if fact.id != row.id:
        raise ValueError(f"fact {fact.id}: the id is not codec.fact_id of what it says")
    return row


def check_judgement(judgement: Judgement, known: Mapping[str, Judgement]) -> None:
    """Raises BadUsage, or ValueError, where a judgement cannot be recorded beside those known (by id)."""
    if judgement.id != judgement_id(judgement):
        raise ValueError(f"judgement {judgement.id}: the id is not codec.judgement_id of it")
    if judgement.withdraws is None:
        return
    if judgement.withdraws not in known:
        raise BadUsage(f"{judgement.withdraws[:16]}: no judgement has this id, so there is nothing to withdraw")
    taken = known[judgement.withdraws]
    if (taken.subject, taken.key) != (judgement.subject, judgement.key):
        raise ValueError(f"judgement {judgement.id} withdraws one about something else")


def check_prefix(prefix: str) -> None:
    """Raises BadUsage for what cannot be the beginning of a digest."""
    if not SHORTEST_PREFIX <= len(prefix) <= 64 or not set(prefix) <= set(string.hexdigits):
        raise BadUsage(f"{prefix!r} is not a capture: give the first {SHORTEST_PREFIX} or more hex digits of its sha-256 (nolle export captures lists them)")


def only_match(prefix: str, matches: Sequence[Capture]) -> Capture:
    """The one capture found. Raises BadUsage where there is none, or several, which are then listed."""
    if not matches:
        raise BadUsage(f"no capture begins with {prefix} (nolle export captures lists them)")
    if len(matches) > 1:
        listed = ", ".join(f"{capture.digest[:16]} ({capture.retrieved[:10]})" for capture in matches[:5])
        raise BadUsage(f"{prefix} is the beginning of several captures: {listed}; give more digits")
    return matches[0]


def derived_hash(record: str | None, labels: Iterable[tuple[str, str]], findings: Iterable[str]) -> str:
    """A sha-256 over what is derived of a case, given as canonical JSON; labels sorted by the hash of their words, findings in order."""
    said = hashlib.sha256((record or "").encode())
    for words, label in labels:
        said.update(f"\n{canonical(words)}:{label}".encode())
    for finding in findings:
        said.update(f"\n{finding}".encode())
    return said.hexdigest()


def article_hash(record: str | None, first: str | None, links: Iterable[str]) -> str:
    """The same of an article: its record as canonical JSON, the article whose text it tells again, and its links in order."""
    return hashlib.sha256("\n".join([record or "", first or "", *links]).encode()).hexdigest()


def article_seal(article: str, record: str) -> str:
    """The hash by which an edited record of an article shows: over the article's id and its record as canonical JSON."""
    return hashlib.sha256(f"{article}\n{record}".encode()).hexdigest()
