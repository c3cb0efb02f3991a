"""The ledgers of promises, answers and numbers: they list, count what was captured, and grade nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from sheet import CASE, Sheet, record, said
from told import statement

from nolle.comparing.ledgers import Said, answers, due, numbers, promises, term
from nolle.model import Figure, Quote

DAY = date(2025, 1, 31)


def of(content: str, kind: str = "promise", day: date | None = DAY, figures: tuple[Figure, ...] = ()) -> Said:
    return Said(statement(content, kind=kind, figures=figures), day, "Harbor Ledger", (CASE,))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("content", "day"),
    [
        ("we will file charges within 30 days", date(2025, 3, 2)),
        ("an answer within the next two weeks", date(2025, 2, 14)),
        ("a report within one month", date(2025, 2, 28)),
        ("a report within twelve months", date(2026, 1, 31)),
        ("a report within two years", date(2027, 1, 31)),
        ("the papers will be filed by March 14, 2025", date(2025, 3, 14)),
        ("no later than 2025-04-01 the court will hear it", date(2025, 4, 1)),
        ("what was filed on January 3, 2025 will be answered by February 3, 2025", date(2025, 2, 3)),
        ("what was filed on January 3, 2025 will be answered", None),
        ("we will file charges soon", None),
        ("the charges will be filed by Friday", None),
        ("within 30 minutes", None),
        ("no new case will be brought for 90 days", date(2025, 5, 1)),
    ],
)
def test_a_promise_is_due_on_the_day_that_its_words_name(content: str, day: date | None) -> None:
    assert due(of(content)) == day


@pytest.mark.parametrize(
    ("content", "day"),
    [
        ("we will bring no new case for 90 days", date(2025, 5, 1)),
        ("the office will pause such cases for the next six months", date(2025, 7, 31)),
        ("we will hold all such cases until July 1, 2025", date(2025, 7, 1)),
        ("he will go to prison for ten years", None),
        ("we will file charges within 30 days", None),
        ("we will fight for 90 families", None),
        ("we will find those who robbed the town for two years", None),
        ("we will prosecute what was done over two years", None),
    ],
)
def test_a_measure_announced_for_a_time_ends_on_a_day(content: str, day: date | None) -> None:
    assert term(of(content)) == day


def test_a_span_of_time_without_a_day_from_which_it_runs_is_never_due() -> None:
    assert due(of("we will file charges within 30 days", day=None)) is None


def sheet(**more: object) -> Sheet:
    made = Sheet(seen="2025-09-01", **more).defendant("Ada Quillfeather", ("1-3", ""), ("4", ""), number=1).defendant("Odo Ferncastle", ("1", ""), number=2)  # type: ignore[arg-type]
    return made.entry("2025-03-04", "Count 4 dismissed", said("dismissed", "4", "Count 4 dismissed", by="government", defendant="Ada Quillfeather"), number="9")


def test_promises_stand_beside_what_became_of_the_counts() -> None:
    told = [of("we will file charges within 30 days"), of("the charges were filed", "claim"), replace(of("we will appeal"), cases=("wyd/1:24-cr-90099",))]
    found = list(promises(told, {CASE: record(sheet())}))
    assert [(one.due, one.outcomes) for one in found] == [(date(2025, 3, 2), {CASE: {"dropped": 1, "pending": 4}}), (None, {})]


def test_answers_are_denials_refusals_and_acknowledged_ignorance() -> None:
    kinds = ("denial", "claim", "no_comment", "promise", "unknown_acknowledged", "opinion", "accusation")
    assert [one.answer for one in answers(of("nothing", kind) for kind in kinds)] == ["denied", "declined", "not known"]


def figure(unit: str | None, value: float = 12) -> Figure:
    return Figure(Quote("12", 0, 2), value, unit)


@pytest.mark.parametrize(
    ("unit", "counts", "held"),
    [("people", "people", 2), ("defendants", "people", 2), ("counts", "counts", 5), ("criminal charges", "counts", 5), ("cases", "cases", 1), ("indictments", "cases", 1)],
)
def test_a_number_stands_beside_at_least_so_many_of_the_same_unit(unit: str, counts: str, held: int) -> None:
    (found,) = numbers([of("12 of them", "claim", date(2025, 9, 1), (figure(unit),))], [record(sheet())], ())
    assert (found.counts, found.recorded, found.uncounted) == (counts, held, ())


@pytest.mark.parametrize("unit", ["percent", "dollars", "accountable", None])
def test_what_no_docket_counts_is_not_listed(unit: str | None) -> None:
    assert list(numbers([of("12", "claim", figures=(figure(unit),))], [record(sheet())], ())) == []


@pytest.mark.parametrize(("kind", "listed"), [("claim", 1), ("accusation", 1), ("promise", 1), ("denial", 1), ("opinion", 0), ("no_comment", 0)])
def test_numbers_are_those_that_somebody_claimed(kind: str, listed: int) -> None:
    assert len(list(numbers([of("12 people", kind, figures=(figure("people"),))], [record(sheet())], ()))) == listed


def test_what_could_not_be_counted_is_said_and_what_had_not_begun_is_not_counted() -> None:
    part = replace(record(sheet(shown="part")), filed=date(2025, 3, 1))
    (found,) = numbers([of("12 people", "claim", DAY, (figure("people"),))], [part], ("wyd/1:24-cr-90099",))
    assert found.recorded == 0
    assert found.uncounted == ("no page captured of wyd/1:24-cr-90099", f"only part of the docket captured of {CASE}")


def test_superseded_counts_are_not_counted_twice() -> None:
    twice = Sheet(seen="2025-09-01").defendant("Ada Quillfeather", ("1", ""), ("2", ""), ("1s", ""), ("2s", ""))
    twice.entry("2025-03-04", "SUPERSEDING INDICTMENT as to Ada Quillfeather (1) count 1s-2s", number="7", events="superseding_charge")
    (found,) = numbers([of("two counts", "claim", date(2025, 9, 1), (figure("counts"),))], [record(twice)], ())
    assert found.recorded == 2
