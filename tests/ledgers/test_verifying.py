"""Verify names whatever is not what it was: bytes, texts, quotes, records, files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from invented import CASE, ORDER, OTHER, article, article_facts, article_record, capture, derived, facts, news, page, read, reading

from nolle.casebook import Casebook, open_casebook
from nolle.codec import fact_id
from nolle.errors import BadUsage, CannotWrite, LedgerBusy
from nolle.ledgers import Damage, ReadingRow
from nolle.model import Report
from nolle.registry import members

FIRST = page("INDICTMENT", "MOTION to Dismiss Count 3 by USA", ORDER)
SECOND = page("COMPLAINT", case=OTHER)
BLOB = b"\x00\x01 no page"


def keep(book: Casebook, data: bytes) -> None:
    with book.ledger.writing():
        book.captures.put(data)
        book.ledger.append(capture(data), reading(data), facts(data))
        case = facts(data)[0].about
        book.ledger.derive(case, *derived(book.ledger.facts(case)))


@pytest.fixture(params=members("ledgers"))
def book(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Casebook]:
    with open_casebook(tmp_path / "book", create=True, ledger=request.param) as book:
        keep(book, FIRST)
        keep(book, SECOND)
        book.captures.put(BLOB)
        book.ledger.append(capture(BLOB), ReadingRow(capture(BLOB).digest, refused="no reader knows it"), ())
        yield book


def verify(book: Casebook) -> list[Damage]:
    return list(book.verify(read))


def overwrite(book: Casebook, data: bytes, new: bytes) -> None:
    path = book.captures.path(capture(data).digest)
    path.chmod(0o644)
    path.write_bytes(new)


def test_an_untouched_casebook_is_clean(book: Casebook) -> None:
    assert verify(book) == []


@pytest.mark.parametrize("data", [FIRST, BLOB])
def test_every_flipped_byte_is_named_with_its_capture(book: Casebook, data: bytes) -> None:
    for place in range(0, len(data), 7):
        overwrite(book, data, data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :])
        [damage] = verify(book)
        assert damage.capture == capture(data).digest
        assert "its content was changed" in str(damage)
    overwrite(book, data, data)
    assert verify(book) == []


def test_a_missing_capture_is_named(book: Casebook) -> None:
    book.captures.path(capture(SECOND).digest).unlink()
    [damage] = verify(book)
    assert damage.capture == capture(SECOND).digest and "gone" in str(damage)


def test_adding_the_original_again_mends_a_capture(book: Casebook) -> None:
    overwrite(book, FIRST, b"")
    book.captures.path(capture(SECOND).digest).unlink()
    keep(book, FIRST)
    keep(book, SECOND)
    assert verify(book) == []


def test_a_wrong_size_in_the_record_is_named(book: Casebook) -> None:
    data = page("NOTICE", case=OTHER)
    book.captures.put(data)
    book.ledger.append(replace(capture(data), size=3), reading(data), facts(data))
    [damage] = verify(book)
    assert str(damage) == f"capture {capture(data).digest}: recorded with 3 bytes, has {len(data)}"


def test_a_capture_kept_but_not_recorded_is_named_with_what_to_do(book: Casebook) -> None:
    digest = book.captures.put(b"cut short")
    [damage] = verify(book)
    assert damage.capture == digest and "add it again" in str(damage)


def test_a_file_that_is_no_capture_is_named(book: Casebook) -> None:
    stray = book.captures.folder / "notes.txt"
    stray.write_text("call the clerk")
    [damage] = verify(book)
    assert str(damage) == f"{stray} is no capture; move it elsewhere"


@pytest.mark.parametrize("shift", [(1, 1, 0), (0, -1, 0), (5000, 5000, 0), (0, 0, 1)])
def test_a_quote_that_does_not_stand_there_is_named(book: Casebook, shift: tuple[int, int, int]) -> None:
    """The id of such a fact is right; the words are not on the page."""
    data = page("NOTICE", "ORDER", case=OTHER)
    good = facts(data)
    words = good[1].evidence[0]
    quote = words.quote.lower() if shift[2] else words.quote
    wrong = (replace(words, start=words.start + shift[0], end=words.end + shift[1], quote=quote),)
    fact = replace(good[1], evidence=wrong, id=fact_id(OTHER, good[1].said, wrong))
    book.captures.put(data)
    book.ledger.append(capture(data), reading(data), [good[0], fact, good[2]])
    [damage] = verify(book)
    assert (damage.fact, damage.case, damage.capture) == (fact.id, OTHER, capture(data).digest)
    assert repr(quote) in str(damage)


def test_a_derived_quote_that_does_not_stand_there_is_named(book: Casebook) -> None:
    record, labels, [finding] = derived(facts(FIRST))
    elsewhere = (replace(finding.evidence[0], quote="Counts 1-3 dismissed."),)
    book.ledger.derive(CASE, record, labels, [replace(finding, evidence=elsewhere)])
    [damage] = verify(book)
    assert damage.case == CASE and "'Counts 1-3 dismissed.'" in str(damage) and "nolle rebuild" in str(damage)


@pytest.mark.parametrize("where", ["disposition", "event", "signal", "unknown capture"])
def test_every_place_of_derived_evidence_is_looked_at(book: Casebook, where: str) -> None:
    record, labels, [finding] = derived(facts(FIRST))
    charge = record.charges[0]
    words = finding.evidence[0]
    wrong = (replace(words, capture="0" * 64) if where == "unknown capture" else replace(words, start=words.start + 1),)
    if where in ("disposition", "unknown capture"):
        charge = replace(charge, disposition=replace(charge.disposition, evidence=wrong))
    if where == "event":
        charge = replace(charge, events=(replace(charge.events[0], evidence=wrong),))
    if where == "signal":
        finding = replace(finding, signals=(replace(finding.signals[0], evidence=wrong),))
    book.ledger.derive(CASE, replace(record, charges=(charge,)), labels, [finding])
    assert [damage.case for damage in verify(book)] == [CASE]


NEWS = news("Ferncastle said three")


def keep_news(book: Casebook) -> None:
    book.captures.put(NEWS)
    book.ledger.append(capture(NEWS), reading(NEWS), article_facts(NEWS))
    book.ledger.derive_article(article(NEWS), article_record(NEWS))


@pytest.mark.parametrize("where", ["source", "cue", "content", "quoted", "figure", "period"])
def test_every_piece_of_a_statement_is_looked_at(book: Casebook, where: str) -> None:
    keep_news(book)
    assert verify(book) == []
    record = article_record(NEWS)
    [said] = record.statements
    if where in ("figure", "period"):
        [figure] = said.figures
        field = {"figure": "words", "period": "period"}[where]
        wrong = replace(said, figures=(replace(figure, **{field: replace(getattr(figure, field), text="four")}),))
    else:
        wrong = replace(said, **{where: (replace(getattr(said, where)[0], text="four"),)})
    book.ledger.derive_article(record.article, replace(record, statements=(wrong,)))
    [damage] = verify(book)
    assert (damage.case, damage.capture) == (article(NEWS), capture(NEWS).digest)
    assert said.id in str(damage) and "'four'" in str(damage)


def test_a_passage_of_an_article_that_does_not_stand_there_is_named(book: Casebook) -> None:
    keep_news(book)
    [fact] = article_facts(NEWS)
    wrong = (fact.evidence[0], replace(fact.evidence[1], quote="Ferncastle denied three"))
    edited = replace(fact, evidence=wrong, id=fact_id(fact.about, fact.said, wrong))
    book.ledger.append(capture(NEWS), reading(NEWS), [edited])
    book.ledger.derive_article(article(NEWS), article_record(NEWS))
    assert [(damage.fact, damage.case) for damage in verify(book)] == [(edited.id, article(NEWS))]


def test_a_quote_in_what_an_entry_was_understood_to_say_is_looked_at(book: Casebook) -> None:
    record, labels, findings = derived(facts(FIRST))
    words, label = next(iter(labels.items()))
    wrong = replace(label, outcomes=(replace(label.outcomes[0], evidence="DISM"),))
    book.ledger.derive(CASE, record, {**labels, words: wrong}, findings)
    [damage] = verify(book)
    assert damage.case == CASE and words in str(damage) and "'DISM'" in str(damage)
    book.ledger.derive(CASE, record, {**labels, "0" * 64: label}, findings)
    assert [damage.case for damage in verify(book)] == [CASE], "an entry that nobody printed"


def test_entries_of_a_page_that_was_folded_into_another_case_are_found(book: Casebook) -> None:
    data = page("NOTICE", case="/77")
    book.captures.put(data)
    book.ledger.append(capture(data), reading(data), facts(data))
    book.ledger.derive("/77", None, {}, ())
    record, labels, findings = derived(facts(FIRST))
    book.ledger.derive(CASE, record, {**labels, **derived(facts(data))[1]}, findings)
    assert verify(book) == []


def test_a_text_that_came_out_different_is_named_once_and_not_quote_by_quote(book: Casebook) -> None:
    def other(data: bytes, source: str, court: str | None, charset: str | None) -> Report:
        report = read(data, source, court)
        return replace(report, text=" " + report.text)

    assert [d.capture for d in book.verify(other)] == sorted(capture(data).digest for data in (FIRST, SECOND))


def test_a_newer_reader_with_another_text_is_told_apart_from_damage(book: Casebook) -> None:
    def newer(data: bytes, source: str, court: str | None, charset: str | None) -> Report:
        report = read(data, source, court)
        return replace(report, version=2, text=report.text.lower())

    assert all("invented 1, and this Nolle reads it by invented 2" in str(d) and "nolle rebuild" in str(d) for d in book.verify(newer))
    assert len(list(book.verify(newer))) == 2


def test_a_newer_reader_with_the_same_text_is_no_damage(book: Casebook) -> None:
    assert list(book.verify(lambda data, source, court, charset: replace(read(data, source, court), version=2))) == []


def test_a_capture_that_can_no_longer_be_read_is_named(book: Casebook) -> None:
    book.ledger.append(capture(BLOB), replace(reading(FIRST), capture=capture(BLOB).digest), ())
    [damage] = verify(book)
    assert damage.capture == capture(BLOB).digest and "can no longer be read" in str(damage)


def test_quotes_of_older_readings_are_looked_at_as_well(book: Casebook) -> None:
    words = facts(SECOND)[1].evidence[0]
    wrong = (replace(words, quote="INDICTMENT"),)
    fact = replace(facts(SECOND)[1], evidence=wrong, id=fact_id(OTHER, facts(SECOND)[1].said, wrong))
    book.ledger.append(capture(SECOND), reading(SECOND), [fact])
    book.ledger.append(capture(SECOND), reading(SECOND), facts(SECOND))
    assert [damage.fact for damage in verify(book)] == [fact.id]


def test_the_court_given_on_adding_is_used_again(book: Casebook) -> None:
    book.ledger.append(capture(FIRST), reading(FIRST, court="xxd"), facts(FIRST))
    seen = {}

    def remember(data: bytes, source: str, court: str | None, charset: str | None) -> Report:
        seen[data] = (source, court)
        return read(data, source, court)

    assert list(book.verify(remember)) == []
    assert seen == {FIRST: (capture(FIRST).source, "xxd"), SECOND: (capture(SECOND).source, None)}


# --- the folder


def test_a_new_casebook_is_its_owners_alone(tmp_path: Path) -> None:
    open_casebook(tmp_path / "a" / "book", create=True).close()
    assert (tmp_path / "a" / "book").stat().st_mode & 0o077 == 0


def test_no_casebook_is_bad_usage_and_nothing_is_made(tmp_path: Path) -> None:
    with pytest.raises(BadUsage, match="no casebook in"):
        open_casebook(tmp_path / "book")
    assert list(tmp_path.iterdir()) == []


def test_a_file_in_the_casebooks_place_is_said(tmp_path: Path) -> None:
    (tmp_path / "book").touch()
    with pytest.raises(CannotWrite, match="no casebook can be made here"):
        open_casebook(tmp_path / "book", create=True)


def test_what_a_killed_run_left_is_swept_by_the_next_writer_unless_somebody_is_writing(tmp_path: Path) -> None:
    with open_casebook(tmp_path, create=True) as book:
        keep(book, FIRST)
        left = book.captures.folder / ".unfinished" / "1-a"
        left.write_bytes(b"<ht")
        assert verify(book) == []
        open_casebook(tmp_path).close()
        with book.ledger.writing(), pytest.raises(LedgerBusy):
            open_casebook(tmp_path, create=True, patience=0.1)
        assert left.exists()
        open_casebook(tmp_path, create=True).close()
        assert not left.exists()
