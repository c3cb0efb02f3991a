"""Looking whether a casebook is still what it was: every capture hashed, every quoted word found again.

One capture at a time, so that memory stays flat whatever the size of the casebook.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from functools import lru_cache
from typing import TypeVar

from nolle.articles import capture_of
from nolle.captures import Captures
from nolle.codec import sha256_hex
from nolle.errors import CannotRead, Damaged
from nolle.ledgers import Damage, Ledger, ReadingRow
from nolle.model import ArticleRecord, Capture, EntrySaid, Evidence, Fact, Quote, Reading, Report

Read = Callable[[bytes, str, str | None, str | None], Report]
Noun = TypeVar("Noun")
_TEXTS_AT_HAND = 16


def verify(captures: Captures, ledger: Ledger, read: Read) -> Iterator[Damage]:
    """Everything that is not what it was when it was kept.

    ``read`` makes a Report of a capture's bytes, source, court id and character set, as when it was added.
    """
    named: set[str | None] = set()
    with ledger.snapshot():
        for damage in ledger.check():
            named.add(damage.fact)
            yield damage
        try:
            for found in _damages(captures, ledger, read):
                if found.fact is None or found.fact not in named:
                    yield found
        except Damaged as error:
            yield Damage(f"the check stopped: {error}")


def _damages(captures: Captures, ledger: Ledger, read: Read) -> Iterator[Damage]:
    for capture in ledger.captures():
        yield from _capture(capture, captures, ledger, read)
    yield from _files(captures, ledger)
    yield from _derived(captures, ledger, read)
    yield from _labels(ledger)


# --- captures and facts ---------------------------------------------------------------------------------------


def _capture(capture: Capture, captures: Captures, ledger: Ledger, read: Read) -> Iterator[Damage]:
    try:
        data = captures.get(capture.digest)
    except Damaged as error:
        yield Damage(str(error), capture.digest)
        return
    if len(data) != capture.size:
        yield Damage(f"capture {capture.digest}: recorded with {capture.size} bytes, has {len(data)}", capture.digest)
    reading = ledger.reading(capture.digest)
    if reading is not None and reading.refused is None:
        yield from _read_again(capture, reading, data, ledger, read)


def _read_again(capture: Capture, reading: ReadingRow, data: bytes, ledger: Ledger, read: Read) -> Iterator[Damage]:
    try:
        report = read(data, capture.source, reading.court, reading.charset)
    except CannotRead as error:
        yield Damage(f"capture {capture.digest} was read when it was kept and can no longer be read: {error}", capture.digest)
        return
    text_hash = sha256_hex(report.text)
    if text_hash != reading.text_sha256:
        yield Damage(_other_text(capture, reading, report), capture.digest)
        return
    for earlier, facts in ledger.history(capture.digest):
        for fact in facts if earlier.text_sha256 == text_hash else ():
            yield from _quotes(fact, report.text)


def _other_text(capture: Capture, reading: ReadingRow, report: Report) -> str:
    if (reading.reader, reading.version) == (report.reader, report.version):
        return f"capture {capture.digest}: its text is no longer the one that its quotes were cut from"
    then, now = f"{reading.reader} {reading.version}", f"{report.reader} {report.version}"
    return f"capture {capture.digest} was read by {then}, and this Nolle reads it by {now} with another text; nolle rebuild reads it again"


def _quotes(fact: Fact, text: str) -> Iterator[Damage]:
    for words in fact.evidence:
        if text[words.start : words.end] != words.quote:
            what = f"fact {fact.id} (case {fact.about}, capture {words.capture}): {_not_there(words)}"
            yield Damage(what, words.capture, fact.about, fact.id)


def _not_there(words: Evidence) -> str:
    return f"the words at {words.start}-{words.end} are not the quoted {words.quote[:80]!r}"


# --- files without a record -----------------------------------------------------------------------------------


def _files(captures: Captures, ledger: Ledger) -> Iterator[Damage]:
    for digest in captures.digests():
        if ledger.reading(digest) is None:
            yield Damage(f"{captures.path(digest)} is kept but not recorded, as after an add that was cut short; add it again", digest)
    for path in captures.strays():
        yield Damage(f"{path} is no capture; move it elsewhere")


# --- what is derived ------------------------------------------------------------------------------------------


def _derived(captures: Captures, ledger: Ledger, read: Read) -> Iterator[Damage]:
    """Quotes in what is derived. Cases share captures, so the last few texts are kept at hand.

    A capture that has no text to compare with (None) has been named already.
    """

    @lru_cache(maxsize=_TEXTS_AT_HAND)
    def text_of(capture: str) -> str | None:
        reading = ledger.reading(capture)
        if reading is None:
            return ""
        try:
            text = read(captures.get(capture), ledger.find(capture).source, reading.court, reading.charset).text
        except (CannotRead, Damaged):
            return None
        return text if sha256_hex(text) == reading.text_sha256 else None

    yield from _links(ledger, text_of)
    for article in ledger.article_records():
        yield from _statements(article, text_of(capture_of(article.article)))
    for record in ledger.records():
        for part in (record, *ledger.findings(record.case)):
            for words in _nouns_in(Evidence, part):
                text = text_of(words.capture)
                if text is not None and text[words.start : words.end] != words.quote:
                    what = f"case {record.case}, derived from capture {words.capture}: {_not_there(words)}"
                    yield Damage(f"{what}; nolle rebuild makes it again", words.capture, record.case)


def _links(ledger: Ledger, text_of: Callable[[str], str | None]) -> Iterator[Damage]:
    """Quotes on both sides of every link and in what cases are known by, capture by capture, so that each is read once."""
    places: dict[str, dict[tuple[str, Evidence], None]] = {}
    for link in ledger.links():
        for words in _nouns_in(Evidence, link):
            places.setdefault(words.capture, {})[f"{link.article}, its link to case {link.case}", words] = None
    for keys in ledger.case_keys():
        for words in _nouns_in(Evidence, keys):
            places.setdefault(words.capture, {})[f"case {keys.case}, what it is known by", words] = None
    for capture in sorted(places):
        text = text_of(capture)
        for what, words in places[capture] if text is not None else ():
            if text[words.start : words.end] != words.quote:  # type: ignore[index]
                yield Damage(f"{what}, derived from capture {capture}: {_not_there(words)}; nolle rebuild makes it again", capture)


def _statements(record: ArticleRecord, text: str | None) -> Iterator[Damage]:
    """Every piece of every statement: source, cue, content, what stands in quotation marks, figures and their periods."""
    capture = capture_of(record.article)
    for statement in record.statements if text is not None else ():
        for words in _nouns_in(Quote, statement):
            if text[words.start : words.end] != words.text:  # type: ignore[index]
                what = _not_there(Evidence(capture, words.start, words.end, words.text))
                yield Damage(f"{record.article}, statement {statement.id}: {what}; nolle rebuild makes it again", capture, record.article)


def _labels(ledger: Ledger) -> Iterator[Damage]:
    """Quotes in what single entries were understood to say: offsets into the entry's own words."""
    with_record = {record.case for record in ledger.records()}
    elsewhere = [case for case in ledger.cases() if case not in with_record]  # pages that were folded into another case
    folded_in = {key: words for case in elsewhere for key, words in _entries(ledger, case)}
    for case in sorted(with_record):
        entries = folded_in | dict(_entries(ledger, case))
        for key, reading in ledger.labels(case).items():
            yield from _outcomes(case, key, reading, entries.get(key))


def _entries(ledger: Ledger, case: str) -> Iterator[tuple[str, Evidence]]:
    """The words of a case's entries, by their hash."""
    for _, facts in ledger.pages(case):
        yield from ((sha256_hex(fact.evidence[0].quote), fact.evidence[0]) for fact in facts if isinstance(fact.said, EntrySaid))


def _outcomes(case: str, key: str, reading: Reading, entry: Evidence | None) -> Iterator[Damage]:
    for said in reading.outcomes:
        if entry is None or entry.quote[said.start : said.end] != said.evidence:
            words = Evidence("", said.start, said.end, said.evidence)
            what = f"case {case}, read from the entry whose words hash to {key}: {_not_there(words)}"
            yield Damage(f"{what}; nolle rebuild makes it again", entry.capture if entry else None, case)


def _nouns_in(kind: type[Noun], whole: object) -> Iterator[Noun]:
    """Every noun of a kind inside a noun."""
    if isinstance(whole, kind):
        yield whole
    elif isinstance(whole, tuple):
        for part in whole:
            yield from _nouns_in(kind, part)
    elif is_dataclass(whole):
        for field in fields(whole):
            yield from _nouns_in(kind, getattr(whole, field.name))
