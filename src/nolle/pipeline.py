"""The stages in their order: bytes → capture → report → facts → ledger → statements → links → readings → histories → findings.

The only module that knows the order. Everything a command or a page does with a casebook goes through here.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import islice
from typing import TYPE_CHECKING, TypeVar

from nolle import deciding
from nolle.casebook import Casebook
from nolle.codec import sha256_hex
from nolle.deriving import owners_of, pages_of, refresh
from nolle.errors import BadUsage, CannotRead, CannotWrite, LedgerBusy, MissingExtra
from nolle.facts import facts_of
from nolle.hearing import catch_up_articles, refresh_articles, remake_articles
from nolle.histories import may_hold
from nolle.ledgers import ReadingRow
from nolle.linking import Tie, judge, ties, withdraw
from nolle.model import ArticleRead, Capture, CaseRecord, EntrySaid, Fact, Finding, Judgement, Reading, Report
from nolle.readers import read_page
from nolle.readers._page import Page
from nolle.sources.folder import Found, Refused, Remark, open_paths
from nolle.withholding import WITHHELD, Door, Withheld, masked, withheld

if TYPE_CHECKING:
    from nolle.casebook import Damage
    from nolle.deciding import HeldCase, Tombstone

Noun = TypeVar("Noun")
_BATCH = 64  # captures written in one transaction


@dataclass(frozen=True, slots=True)
class Added:
    """What became of one input. ``refused`` is why it could not be read (it is kept all the same), None where it was read.

    Without ``refused`` and ``digest`` it is no input, but ``notes`` on one that held others, a web archive. ``courts``: of how many a baseline
    tells. ``marked``: it bears what may hold its cases.
    """

    source: str
    digest: str | None
    kind: str = ""
    reader: str = ""
    cases: tuple[str, ...] = ()
    charges: int = 0
    entries: int = 0
    articles: tuple[ArticleRead, ...] = ()
    courts: int = 0
    notes: tuple[str, ...] = ()
    refused: str | None = None
    new: bool = False
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Kept:
    """A capture and how it was read."""

    capture: Capture
    kind: str
    reader: str
    refused: str | None


# --- taking in ------------------------------------------------------------------------------------------------


def add(book: Casebook, paths: Sequence[str], *, retrieved: datetime | None = None, court: str | None = None, jobs: int = 1) -> Iterator[Added]:
    """Keep, read and record every input under the paths; derive what follows once all are in, statements in so many processes.

    A refused input is kept and reported; the rest goes on. Articles wait where statements cannot be read here (``waiting``).
    Raises BadUsage for a path that does not exist.
    """
    found, door = iter(open_paths(paths)), Door(book)
    while batch := list(islice(found, _BATCH)):
        with book.ledger.writing():
            added = [_take_in(book, item, retrieved, court) for item in batch]
        hidden = door.look((case for one in added for case in one.cases), (case for one in added if one.marked for case in one.cases))
        yield from (_shown(one, hidden) for one in added)
    with suppress(MissingExtra):
        refresh_articles(book, jobs)
    refresh(book)


def _shown(added: Added, hidden: Withheld) -> Added:
    """What became of an input, without what may not be said of it."""
    if not hidden:
        return added
    articles = tuple(map(hidden.article_read, added.articles))
    if articles != added.articles or any(map(hidden.hides, added.cases)):
        return replace(added, source=WITHHELD, articles=articles, notes=(), refused=added.refused and WITHHELD)
    masks = [mask for case in added.cases if (mask := hidden.mask_of(case))]
    notes = added.notes
    for mask in (*masks, hidden.names.mask_full):
        notes = tuple(map(mask, notes))
    named = hidden.names.in_full_in(added.source) or any(mask(added.source) != added.source for mask in masks)
    return replace(added, source=WITHHELD if named else added.source, notes=notes, refused=added.refused and hidden.names.mask_full(added.refused))


def _take_in(book: Casebook, item: Found | Refused | Remark, retrieved: datetime | None, court: str | None) -> Added:
    if isinstance(item, Refused):
        return Added(item.source, None, refused=item.reason)
    if isinstance(item, Remark):
        return Added(item.source, None, notes=(item.text,))
    digest = book.captures.put(item.data)
    earlier = book.ledger.reading(digest) or ReadingRow(digest)
    court, charset = court or earlier.court, item.charset or earlier.charset
    try:
        report = read_page(Page(item.data, item.source, court, charset))
    except CannotRead as refusal:
        reading = ReadingRow(digest, court=court, refused=_unnamed(str(refusal), item.source), charset=charset)
        new = book.ledger.append(_capture(item, digest, None, retrieved), reading, ())
        return Added(item.source, digest, refused=reading.refused, new=new)
    facts = list(facts_of(report, digest))
    new = book.ledger.append(_capture(item, digest, report, retrieved), _reading(report, digest, court, charset), facts)
    return replace(_added(item.source, digest, report, new), marked=any(map(may_hold, facts)))


def _capture(item: Found, digest: str, report: Report | None, retrieved: datetime | None) -> Capture:
    """The capture's record: its time as the user gave it, else as its web archive has it, as the page prints it, or the file's own."""
    media_type = _media_type(item.data)
    if retrieved is not None:
        return Capture(digest, len(item.data), media_type, item.source, _utc(retrieved), "given")
    if item.basis == "archive" and item.modified is not None:
        return Capture(digest, len(item.data), media_type, item.source, _utc(item.modified), "archive")
    if report is not None and report.printed:
        return Capture(digest, len(item.data), media_type, item.source, report.printed, "printed")
    return Capture(digest, len(item.data), media_type, item.source, _utc(item.modified or datetime.now(UTC)), "file")


def _utc(when: datetime) -> str:
    return when.astimezone(UTC).replace(microsecond=0).isoformat()


def _media_type(data: bytes) -> str:
    head = data[:1000].lstrip().lower()
    if head.startswith((b"{", b"[")):
        return "application/json"
    if head.startswith((b"<?xml", b"<mods", b"<rss")):
        return "application/xml"
    if b"<html" in head or b"<!doctype html" in head or b"<head" in head or b"<table" in head:
        return "text/html"
    if head.startswith(b"%pdf"):
        return "application/pdf"
    return "application/octet-stream" if b"\x00" in head else "text/plain"


def _reading(report: Report, digest: str, court: str | None, charset: str | None) -> ReadingRow:
    text = hashlib.sha256(report.text.encode("utf-8", "surrogatepass")).hexdigest()
    return ReadingRow(digest, report.kind, report.reader, report.version, text, court, report.printed, report.notes, charset=charset)


def _added(source: str, digest: str, report: Report, new: bool) -> Added:
    return Added(
        source=source,
        digest=digest,
        kind=report.kind,
        reader=report.reader,
        cases=tuple(f"{case.court}/{case.number}" for case in report.cases),
        charges=sum(len(d.counts or ()) for case in report.cases for d in case.defendants),
        entries=sum(len(case.entries) for case in report.cases),
        articles=report.articles,
        courts=len(report.baselines),
        notes=report.notes,
        new=new,
    )


def _unnamed(message: str, source: str) -> str:
    """The reason without the file's name, which stands beside it in the record."""
    return message.removeprefix(f"{source}: ")


# --- looking --------------------------------------------------------------------------------------------------


def _catch_up(book: Casebook) -> None:
    """Derive what is due before anyone looks. Where another process writes, or nothing may be written, what was derived last is shown."""
    with suppress(LedgerBusy, CannotWrite):
        if book.ledger.stale_articles():
            catch_up_articles(book)
        refresh(book)


def records(book: Casebook, case: str | None = None) -> Iterator[CaseRecord]:
    """What became of every charge, case by case, or of one case only; nothing of a case that is held or forgotten."""
    _catch_up(book)
    hidden = withheld(book)
    found = book.ledger.records() if case is None else iter([one for one in [book.ledger.record(case)] if one])
    yield from (shown for record in found if (shown := hidden.record(record)) is not None)


def case_names(book: Casebook) -> dict[str, str | None]:
    """The ids of all cases, with their names where those may be shown."""
    _catch_up(book)
    hidden = withheld(book)
    return {record.case: shown.case_name if (shown := hidden.record(record)) else None for record in book.ledger.records()}


def is_withheld(book: Casebook, case: str) -> bool:
    """Whether nothing of a case may go out."""
    return withheld(book).hides(case)


def unnamed(book: Casebook, noun: Noun) -> Noun:
    """A noun of a person's own, a matter, with every name masked that may not go out."""
    hidden = withheld(book)
    return masked(noun, hidden.names.mask) if hidden else noun


def check_shown(book: Casebook, case: str) -> None:
    """Raises BadUsage for a case of which nothing may go out."""
    if is_withheld(book, case):
        raise BadUsage(f"{case}: this case is held or forgotten, so nothing of it is shown; nolle held and nolle forget --list tell why")


def findings(book: Casebook) -> Iterator[Finding]:
    """All findings, by case, but those of cases and people that are withheld."""
    _catch_up(book)
    hidden = withheld(book)
    yield from (shown for finding in book.ledger.findings() if (shown := hidden.finding(finding)) is not None)


def entries(book: Casebook, case: str | None = None) -> Iterator[tuple[Fact, Reading]]:
    """Every docket entry with what it was understood to say, by case, capture and place on the page."""
    _catch_up(book)
    owners, hidden = owners_of(book), withheld(book)
    for key in [case] if case else book.ledger.cases():
        if hidden.hides(key):
            continue
        readings = book.ledger.labels(key)
        for _, facts in pages_of(book, key, owners):
            for fact in facts:
                if isinstance(fact.said, EntrySaid) and (shown := hidden.entry(fact)):
                    yield shown, readings.get(sha256_hex(fact.evidence[0].quote), Reading())


def captures(book: Casebook) -> Iterator[Kept]:
    """Every capture and how it was read; not where it came from, where it concerns what is withheld."""
    hidden = withheld(book)
    for capture in book.ledger.captures():
        reading = book.ledger.reading(capture.digest)
        shown = replace(capture, source=hidden.source(capture.digest, capture.source))
        refused = hidden.names.mask_full(reading.refused) if reading and reading.refused else None
        yield Kept(shown, (reading and reading.kind) or "", (reading and reading.reader) or "", refused)


def text(book: Casebook, capture: str) -> str:
    """The canonical text of a capture, by its digest or the beginning of it. Raises BadUsage, also where it may not be shown, and CannotRead."""
    kept, hidden = book.ledger.find(capture), withheld(book)
    if hidden and kept.digest in hidden.captures:
        raise BadUsage(f"{capture}: this page tells of a case that is held or forgotten, so its text is not shown; nolle held and nolle forget --list tell why")
    reading = book.ledger.reading(kept.digest)
    court, charset = (reading.court, reading.charset) if reading else (None, None)
    source = hidden.source(kept.digest, kept.source)
    return hidden.text(kept.digest, read_again(book.captures.get(kept.digest), source, court, charset).text)


def withheld_told(book: Casebook) -> tuple[int, int, int]:
    """How many cases are held, how many cases and how many defendants of other cases are forgotten."""
    _catch_up(book)
    return withheld(book).told


# --- links ----------------------------------------------------------------------------------------------------


def links(book: Casebook) -> list[Tie]:
    """Every link of an article as a whole, with both its ends, but those of what is withheld."""
    _catch_up(book)
    hidden = withheld(book)
    return [shown for tie in ties(book) if (shown := hidden.tie(tie)) is not None]


def link_judgements(book: Casebook) -> list[Judgement]:
    """What people decided about links, but those of what is withheld."""
    hidden = withheld(book)
    return [shown for one in book.ledger.judgements("link") if (shown := hidden.judged(one)) is not None]


def judge_link(book: Casebook, wanted: str, verdict: str, *, by: str, why: str) -> Judgement:
    """Record what a person decides about a link now, and derive what follows. Raises BadUsage."""
    _catch_up(book)
    said = judge(book, wanted, verdict, by=by, when=_now(), why=why)
    refresh(book)
    return said


def withdraw_judgement(book: Casebook, wanted: str, *, by: str, why: str) -> Judgement:
    """Take a judgement back now, and derive what follows. Raises BadUsage."""
    said = withdraw(book, wanted, by=by, when=_now(), why=why)
    refresh(book)
    return said


def _now() -> str:
    """The time in UTC, fine enough to tell two judgements apart."""
    return datetime.now(UTC).isoformat(timespec="microseconds")


# --- holding and forgetting -----------------------------------------------------------------------------------


def held(book: Casebook) -> list[HeldCase]:
    """Every case that is held or was decided about."""
    _catch_up(book)
    return deciding.held_cases(book)


def hold(book: Casebook, case: str, verdict: str, *, by: str, why: str) -> Judgement:
    """Record now that a case is to be shown, or hidden. Raises BadUsage."""
    _catch_up(book)
    return deciding.decide(book, case, verdict, by=by, when=_now(), why=why)


def forget(book: Casebook, case: str, defendant: str, *, by: str, why: str) -> Judgement:
    """Record a tombstone now, for a case or one of its defendants. Raises BadUsage."""
    _catch_up(book)
    return deciding.forget(book, case, defendant, by=by, when=_now(), why=why)


def remember(book: Casebook, wanted: str, *, by: str, why: str) -> Judgement:
    """Take a tombstone back now. Raises BadUsage."""
    return deciding.remember(book, wanted, by=by, when=_now(), why=why)


def tombstones(book: Casebook) -> list[Tombstone]:
    """Every tombstone, also those taken back."""
    return deciding.tombstones(book)


# --- checking -------------------------------------------------------------------------------------------------


def verify(book: Casebook) -> list[Damage]:
    """Hash every capture again and find every quoted word again; what is not as it was. Of what is withheld no word is given."""
    hidden = withheld(book)
    return [_unquoted(damage, hidden) if hidden else damage for damage in book.verify(read_again)]


def _unquoted(damage: Damage, hidden: Withheld) -> Damage:
    if not hidden.concerns(damage.capture, damage.case):
        return replace(damage, what=hidden.names.mask_full(damage.what))
    where = f"capture {damage.capture}" if damage.capture else damage.case
    return replace(damage, what=f"{where}: something is not as it was kept; its words are not shown, since they are of a case that is held or forgotten")


def read_again(data: bytes, source: str, court: str | None, charset: str | None) -> Report:
    """Read a kept capture as it was read when it came."""
    return read_page(Page(data, source, court, charset))


def rebuild(book: Casebook, *, check: bool, jobs: int = 1) -> list[str]:
    """Drop all that is derived and make it again; a sentence for every case and article that came out different.

    Without ``check`` every capture is first read again by today's readers; older facts are kept, newer ones stand. Statements
    that cannot be made again here, for want of a parser, are left as they are.
    """
    catch_up_articles(book)
    refresh(book)
    if not check:
        _read_all_again(book)
    before = book.ledger.derived_hashes()
    with book.ledger.writing():
        book.ledger.drop_derived()
        book.ledger.drop_links()
        with suppress(MissingExtra):
            remake_articles(book, jobs)
        refresh(book)
        after = book.ledger.derived_hashes()
    changed = sorted(case for case in before.keys() | after.keys() if before.get(case) != after.get(case))
    return [f"{case}: what was derived again differs from what was kept" for case in changed]


def _read_all_again(book: Casebook) -> None:
    kept = list(book.ledger.captures())
    for start in range(0, len(kept), _BATCH):
        with book.ledger.writing():
            for capture in kept[start : start + _BATCH]:
                found = Found(capture.source, book.captures.get(capture.digest), datetime.fromisoformat(capture.retrieved))
                _take_in(book, found, None, None)
