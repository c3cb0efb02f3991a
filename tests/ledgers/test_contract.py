"""What every ledger does. Each test runs over every member of the family; a new one joins by existing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from invented import CASE, ORDER, OTHER, capture, derived, facts, page, reading

from nolle.codec import fact_id
from nolle.errors import BadUsage
from nolle.ledgers import Ledger, ReadingRow
from nolle.model import Capture, EntrySaid, Evidence
from nolle.registry import load, members

FIRST = page("INDICTMENT", "MOTION to Dismiss Count 3 by USA", ORDER)
SECOND = page("COMPLAINT", case=OTHER)
BLOB = b"\x00\x01 no page"


@pytest.fixture(params=members("ledgers"))
def ledger(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Ledger]:
    opened: Ledger = load("ledgers", request.param).open_ledger(tmp_path, create=True)
    yield opened
    opened.close()


def add(ledger: Ledger, data: bytes, retrieved: str = "2021-06-01T00:00:00+00:00", version: int = 1) -> bool:
    return ledger.append(capture(data, retrieved), reading(data, version), facts(data, version))


def derive(ledger: Ledger, case: str) -> None:
    ledger.derive(case, *derived(ledger.facts(case)))


def refused(data: bytes = BLOB, why: str = "no reader knows it") -> tuple[Capture, ReadingRow]:
    return capture(data), ReadingRow(capture(data).digest, refused=why)


def everything(ledger: Ledger) -> list[object]:
    """All that a ledger holds, in its order."""
    kept = [(c, ledger.reading(c.digest), list(ledger.history(c.digest))) for c in ledger.captures()]
    cases = [(case, ledger.facts(case), ledger.record(case), ledger.labels(case)) for case in ledger.cases()]
    return [kept, cases, ledger.stale(), list(ledger.records()), list(ledger.findings()), ledger.derived_hashes()]


def test_a_ledger_says_in_one_line_how_it_is_laid_out(ledger: Ledger) -> None:
    assert len(ledger.layout().splitlines()) == 1


# --- kept for ever


def test_what_is_appended_comes_back_as_it_was(ledger: Ledger) -> None:
    assert add(ledger, FIRST)
    assert list(ledger.captures()) == [capture(FIRST)]
    assert ledger.reading(capture(FIRST).digest) == reading(FIRST)
    assert ledger.facts(CASE) == facts(FIRST)
    assert ledger.cases() == [CASE]
    assert list(ledger.check()) == []


def test_an_empty_ledger_holds_nothing(ledger: Ledger) -> None:
    assert everything(ledger) == [[], [], [], [], [], {}]
    assert ledger.facts(CASE) == []
    assert ledger.reading("0" * 64) is None
    assert list(ledger.history("0" * 64)) == []


def test_appending_the_same_again_changes_nothing(ledger: Ledger) -> None:
    add(ledger, FIRST)
    derive(ledger, CASE)
    before = everything(ledger)
    assert not add(ledger, FIRST)
    assert everything(ledger) == before


def test_the_first_record_of_where_bytes_came_from_is_kept(ledger: Ledger) -> None:
    add(ledger, FIRST, "2021-06-01T00:00:00+00:00")
    assert not add(ledger, FIRST, "2023-01-01T00:00:00+00:00")
    assert [c.retrieved for c in ledger.captures()] == ["2021-06-01T00:00:00+00:00"]


def test_a_refused_capture_is_kept_with_the_reason(ledger: Ledger) -> None:
    assert ledger.append(*refused(), ())
    assert not ledger.append(*refused(), ())
    kept = ledger.reading(capture(BLOB).digest)
    assert kept is not None and kept.refused == "no reader knows it" and kept.kind is None
    assert ledger.cases() == ledger.stale() == []


def test_the_newest_reading_stands_and_the_older_is_kept(ledger: Ledger) -> None:
    add(ledger, FIRST)
    assert add(ledger, FIRST, version=2)
    assert [fact.version for fact in ledger.facts(CASE)] == [2, 2, 2, 2]
    assert [(row.version, found) for row, found in ledger.history(capture(FIRST).digest)] == [(1, facts(FIRST)), (2, facts(FIRST, 2))]


def test_a_reading_that_comes_back_after_another_stands_again(ledger: Ledger) -> None:
    digest = capture(FIRST).digest
    for court in ("xxd", "yyd", "xxd"):
        assert ledger.append(capture(FIRST), reading(FIRST, court=court), facts(FIRST))
        standing = ledger.reading(digest)
        assert standing is not None and standing.court == court
    assert len(list(ledger.history(digest))) == 3


def test_other_facts_of_an_equal_reading_are_a_new_reading(ledger: Ledger) -> None:
    add(ledger, FIRST)
    assert ledger.append(capture(FIRST), reading(FIRST), facts(FIRST)[:-1])
    assert ledger.facts(CASE) == facts(FIRST)[:-1]


def test_a_capture_that_is_now_refused_no_longer_speaks(ledger: Ledger) -> None:
    add(ledger, FIRST)
    derive(ledger, CASE)
    assert ledger.append(*refused(FIRST), ())
    assert ledger.facts(CASE) == ledger.cases() == []
    assert ledger.stale() == [CASE]
    assert list(ledger.captures(CASE)) == []


def test_facts_come_in_the_order_of_the_captures_times_however_they_came_in(ledger: Ledger) -> None:
    later, earlier, same = page("NOTICE"), page("INDICTMENT"), page("ORDER")
    add(ledger, later, "2022-01-01T00:00:00+00:00")
    add(ledger, earlier, "2021-01-01T00:00:00+00:00")
    add(ledger, same, "2021-01-01T00:00:00+00:00")
    tied = sorted((earlier, same), key=lambda data: capture(data).digest)
    assert ledger.facts(CASE) == [fact for data in (*tied, later) for fact in facts(data)]
    assert [c.digest for c in ledger.captures()] == [capture(data).digest for data in (*tied, later)]


def test_pages_are_the_same_facts_capture_by_capture(ledger: Ledger) -> None:
    earlier = page("NOTICE", "ORDER")
    times = {FIRST: "2022-01-01T00:00:00+00:00", earlier: "2021-01-01T00:00:00+00:00", SECOND: "2020-01-01T00:00:00+00:00"}
    for data, when in times.items():
        add(ledger, data, when)
    assert list(ledger.pages(CASE)) == [(capture(data, times[data]), facts(data)) for data in (earlier, FIRST)]
    assert list(ledger.pages("xxd/1:21-cr-00099")) == []
    ledger.append(capture(FIRST), reading(FIRST, version=2), facts(FIRST, version=2)[:-1])
    assert [len(said) for _, said in ledger.pages(CASE)] == [len(facts(earlier)), len(facts(FIRST)) - 1], "only facts that stand"


def test_a_fact_said_twice_on_a_page_is_kept_once(ledger: Ledger) -> None:
    ledger.append(capture(FIRST), reading(FIRST), [*facts(FIRST), *facts(FIRST)])
    assert ledger.facts(CASE) == facts(FIRST)


def test_captures_of_one_case_are_those_that_speak_of_it(ledger: Ledger) -> None:
    add(ledger, FIRST)
    add(ledger, SECOND)
    ledger.append(*refused(), ())
    assert list(ledger.captures(OTHER)) == [capture(SECOND)]
    assert len(list(ledger.captures())) == 3


def test_any_text_survives(ledger: Ledger) -> None:
    said = EntrySaid("1", None, None, "broken \ud800 half, a NUL \x00, § and ʻokina", None, None, 0)
    words = Evidence(capture(FIRST).digest, 0, 4, "\udfff é")
    fact = replace(facts(FIRST)[0], said=said, evidence=(words,), id=fact_id(CASE, said, (words,)))
    strange = replace(capture(FIRST), source="caf\udce9.html")
    assert ledger.append(strange, reading(FIRST), [fact])
    assert ledger.facts(CASE) == [fact]
    assert list(ledger.captures()) == [strange]
    assert list(ledger.check()) == []


@pytest.mark.parametrize("mistake", ["id", "case", "capture", "version", "evidence"])
def test_a_mistaken_fact_is_refused_and_nothing_of_its_page_is_kept(ledger: Ledger, mistake: str) -> None:
    good, fact = facts(FIRST)[:2]
    other = tuple(replace(words, capture="0" * 64) for words in fact.evidence)
    wrong = {
        "id": replace(fact, id="0" * 64),
        "case": replace(fact, about=OTHER),
        "capture": replace(fact, evidence=other, id=fact_id(fact.about, fact.said, other)),
        "version": replace(fact, version=9),
        "evidence": replace(fact, evidence=()),
    }
    with pytest.raises(ValueError, match="fact"):
        ledger.append(capture(FIRST), reading(FIRST), [good, wrong[mistake]])
    assert everything(ledger) == [[], [], [], [], [], {}]


def test_a_reading_of_other_bytes_is_refused(ledger: Ledger) -> None:
    with pytest.raises(ValueError, match="appended to"):
        ledger.append(capture(FIRST), reading(SECOND), ())


# --- finding a capture


def test_a_capture_is_found_by_the_beginning_of_its_digest(ledger: Ledger) -> None:
    add(ledger, FIRST)
    digest = capture(FIRST).digest
    for prefix in (digest[:4], digest[:9].upper(), digest):
        assert ledger.find(prefix) == capture(FIRST)


@pytest.mark.parametrize("prefix", ["", "abc", "wxyz", "ab*d", "%%%%", "0" * 65])
def test_what_is_no_beginning_of_a_digest_is_bad_usage(ledger: Ledger, prefix: str) -> None:
    with pytest.raises(BadUsage, match="hex digits"):
        ledger.find(prefix)


def test_an_unknown_or_ambiguous_beginning_is_bad_usage_and_lists_the_choices(ledger: Ledger) -> None:
    first = replace(capture(FIRST), digest="abcd" + "0" * 60, source="one.html")
    second = replace(first, digest="abcd" + "1" * 60, source="two.html")
    for one in (first, second):
        ledger.append(one, ReadingRow(one.digest, refused="empty"), ())
    with pytest.raises(BadUsage, match=r"abcd0+ \(2021-06-01\), abcd1+ \(2021-06-01\)"):
        ledger.find("abcd")
    with pytest.raises(BadUsage, match="no capture begins with dcba"):
        ledger.find("dcba")
    assert ledger.find("abcd1") == second


# --- all or nothing


def test_what_fails_inside_writing_leaves_nothing(ledger: Ledger) -> None:
    add(ledger, FIRST)
    before = everything(ledger)
    with pytest.raises(KeyboardInterrupt), ledger.writing():
        add(ledger, SECOND)
        derive(ledger, CASE)
        raise KeyboardInterrupt
    assert everything(ledger) == before


def test_an_inner_failure_undoes_the_inner_part_alone(ledger: Ledger) -> None:
    with ledger.writing():
        add(ledger, FIRST)
        with pytest.raises(ZeroDivisionError), ledger.writing():
            add(ledger, SECOND)
            raise ZeroDivisionError
    assert ledger.cases() == [CASE]


def test_reading_sees_what_was_just_written(ledger: Ledger) -> None:
    with ledger.writing():
        add(ledger, FIRST)
        assert ledger.facts(CASE) == facts(FIRST)
        with ledger.snapshot():
            assert ledger.stale() == [CASE]


# --- derived


def test_what_is_derived_comes_back_as_it_was(ledger: Ledger) -> None:
    add(ledger, FIRST)
    derive(ledger, CASE)
    record, labels, findings = derived(facts(FIRST))
    assert ledger.record(CASE) == record
    assert list(ledger.records()) == [record]
    assert ledger.labels(CASE) == labels
    assert list(ledger.findings()) == list(ledger.findings(CASE)) == findings
    assert list(ledger.findings(OTHER)) == []


def test_new_facts_make_their_case_stale_until_it_is_derived(ledger: Ledger) -> None:
    add(ledger, FIRST)
    add(ledger, SECOND)
    assert ledger.stale() == [CASE, OTHER]
    derive(ledger, CASE)
    assert ledger.stale() == [OTHER]
    add(ledger, page("ORDER", ORDER))
    assert ledger.stale() == [CASE, OTHER]
    assert ledger.record(CASE) is not None


def test_deriving_again_replaces_all_of_the_case_and_nothing_else(ledger: Ledger) -> None:
    add(ledger, FIRST)
    add(ledger, SECOND)
    derive(ledger, CASE)
    derive(ledger, OTHER)
    others = (ledger.record(OTHER), ledger.labels(OTHER), list(ledger.findings(OTHER)))
    bare = replace(derived(facts(FIRST))[0], charges=())
    ledger.derive(CASE, bare, {}, ())
    assert (ledger.record(CASE), ledger.labels(CASE), list(ledger.findings(CASE))) == (bare, {}, [])
    assert (ledger.record(OTHER), ledger.labels(OTHER), list(ledger.findings(OTHER))) == others


def test_a_case_that_nothing_is_said_about_any_more_can_be_taken_away(ledger: Ledger) -> None:
    add(ledger, FIRST)
    derive(ledger, CASE)
    ledger.append(*refused(FIRST), ())
    ledger.derive(CASE, None, {}, ())
    assert (ledger.record(CASE), ledger.labels(CASE), list(ledger.findings()), ledger.stale(), ledger.derived_hashes()) == (None, {}, [], [], {})


def test_findings_keep_the_order_given(ledger: Ledger) -> None:
    add(ledger, FIRST)
    record, labels, [finding] = derived(facts(FIRST))
    several = [replace(finding, kind=kind) for kind in ("vanished", "dropped_charges", "overdue", *"kjihgfedcba")]
    ledger.derive(CASE, record, labels, several)
    assert list(ledger.findings(CASE)) == several


def test_dropping_what_is_derived_makes_it_stale_and_remaking_it_gives_the_same(ledger: Ledger) -> None:
    for data, case in ((FIRST, CASE), (SECOND, OTHER)):
        add(ledger, data)
        derive(ledger, case)
    before = ledger.derived_hashes()
    assert list(before) == [CASE, OTHER]
    ledger.drop_derived()
    assert ledger.stale() == [CASE, OTHER]
    assert (list(ledger.records()), list(ledger.findings()), ledger.labels(CASE), ledger.derived_hashes()) == ([], [], {}, {})
    for case in ledger.stale():
        derive(ledger, case)
    assert ledger.derived_hashes() == before


def test_one_case_can_be_dropped_alone(ledger: Ledger) -> None:
    for data, case in ((FIRST, CASE), (SECOND, OTHER)):
        add(ledger, data)
        derive(ledger, case)
    ledger.drop_derived(CASE)
    assert ledger.stale() == [CASE]
    assert list(ledger.derived_hashes()) == [OTHER]


@pytest.mark.parametrize("part", ["record", "labels", "findings", "order"])
def test_the_hash_of_what_is_derived_shows_every_difference(ledger: Ledger, part: str) -> None:
    add(ledger, FIRST)
    record, labels, [finding] = derived(facts(FIRST))
    other = replace(finding, happened=None, summary="another")
    ledger.derive(CASE, record, labels, [finding, other])
    before = ledger.derived_hashes()
    if part == "record":
        record = replace(record, tally={"standalone": 2, "routine": 0})
    if part == "labels":
        labels = dict(list(labels.items())[1:])
    found = {"findings": [finding], "order": [other, finding]}.get(part, [finding, other])
    ledger.derive(CASE, record, labels, found)
    assert ledger.derived_hashes()[CASE] != before[CASE]


def test_the_hash_of_what_is_derived_does_not_depend_on_the_order_of_readings(ledger: Ledger) -> None:
    add(ledger, FIRST)
    record, labels, findings = derived(facts(FIRST))
    ledger.derive(CASE, record, labels, findings)
    before = ledger.derived_hashes()
    ledger.derive(CASE, record, dict(reversed(labels.items())), findings)
    assert ledger.derived_hashes() == before


def test_other_rules_make_everything_derived_stale_once(ledger: Ledger) -> None:
    assert ledger.use_rules("cases", "a")
    add(ledger, FIRST)
    derive(ledger, CASE)
    assert not ledger.use_rules("cases", "a")
    assert ledger.stale() == []
    assert ledger.use_rules("cases", "b")
    assert ledger.stale() == [CASE]
    assert not ledger.use_rules("cases", "b")


# --- the members agree


def _script(ledger: Ledger) -> None:
    add(ledger, FIRST, "2022-01-01T00:00:00+00:00")
    ledger.append(*refused(), ())
    add(ledger, SECOND)
    derive(ledger, CASE)
    add(ledger, FIRST, version=2)
    add(ledger, page(ORDER))
    ledger.use_rules("cases", "a")
    derive(ledger, OTHER)


def test_all_ledgers_hold_the_same_after_the_same(tmp_path: Path) -> None:
    held = []
    for name in members("ledgers"):
        (tmp_path / name).mkdir()
        ledger = load("ledgers", name).open_ledger(tmp_path / name, create=True)
        _script(ledger)
        held.append(everything(ledger))
        ledger.close()
    assert len(held) >= 2
    assert all(one == held[0] for one in held)


def test_the_cases_that_are_held_are_told_with_the_reason(ledger: Ledger) -> None:
    add(ledger, FIRST)
    record, readings, findings = derived(ledger.facts(CASE))
    ledger.derive(CASE, record, readings, findings)
    assert ledger.held() == {}
    ledger.derive(CASE, replace(record, held="a name was taken away"), readings, findings)
    assert ledger.held() == {CASE: "a name was taken away"}
    ledger.derive(CASE, None, {}, ())
    assert ledger.held() == {}
