"""Facts: what one page says, with the words it rests on, and ids that do not depend on when it was seen."""

from dataclasses import replace

from nolle.facts import facts_of
from nolle.model import CaseRead, ChargeSaid, CountRead, DefendantRead, EntryRead, EntrySaid, Fact, Quote, Report

TEXT = "Odalys Fenwright 18:1343 WIRE FRAUD Dismissed. INDICTMENT as to Odalys Fenwright (1) count 2-4"


def _quote(words: str) -> Quote:
    return Quote(words, TEXT.index(words), TEXT.index(words) + len(words))


def _report() -> Report:
    row = CountRead("terminated", "2-4", _quote("18:1343 WIRE FRAUD"), _quote("Dismissed."))
    person = DefendantRead(_quote("Odalys Fenwright"), 1, counts=(row,))
    entry = EntryRead(_quote("INDICTMENT as to Odalys Fenwright (1) count 2-4"), "1")
    return Report("docket", "test", 1, TEXT, (CaseRead("wyd", "1:24-cr-90001", defendants=(person,), entries=(entry,)),))


def _facts(report: Report, kind: type) -> list[Fact]:
    return [fact for fact in facts_of(report, "digest") if isinstance(fact.said, kind)]


def test_a_count_row_keeps_its_label_its_single_counts_and_its_words() -> None:
    (fact,) = _facts(_report(), ChargeSaid)
    assert isinstance(fact.said, ChargeSaid)
    assert (fact.said.label, fact.said.counts, fact.said.statute) == ("2-4", ("2", "3", "4"), "18 U.S.C. § 1343")
    assert [e.quote for e in fact.evidence] == ["18:1343 WIRE FRAUD", "Dismissed."]


def test_every_fact_rests_on_words_of_its_own_capture() -> None:
    for fact in facts_of(_report(), "digest"):
        assert fact.evidence
        assert all(e.capture == "digest" and TEXT[e.start : e.end] == e.quote for e in fact.evidence)


def test_ids_are_of_what_is_said_not_of_the_reader() -> None:
    first = [fact.id for fact in facts_of(_report(), "digest")]
    assert first == [fact.id for fact in facts_of(replace(_report(), reader="other", version=9), "digest")]
    assert set(first).isdisjoint(fact.id for fact in facts_of(_report(), "another"))


def test_entries_keep_their_place_on_the_page() -> None:
    (fact,) = _facts(_report(), EntrySaid)
    assert isinstance(fact.said, EntrySaid)
    assert (fact.said.number, fact.said.row) == ("1", 0)


def test_the_words_of_flags_come_last_and_links_are_kept() -> None:
    text = "USA v. Quill CLOSED SEALDC NOTICE"
    flags = (Quote("CLOSED", 13, 19), Quote("SEALDC", 20, 26))
    entry = EntryRead(Quote("NOTICE", 27, 33), "1", linked=False)
    report = Report("docket", "test", 1, text, (CaseRead("xxd", "1:24-cr-90001", Quote("USA v. Quill", 0, 12), flags=flags, entries=(entry,)),))
    case, notice = facts_of(report, "ab" * 32)
    assert [words.quote for words in case.evidence] == ["USA v. Quill", "CLOSED", "SEALDC"]
    assert isinstance(notice.said, EntrySaid) and notice.said.linked is False
