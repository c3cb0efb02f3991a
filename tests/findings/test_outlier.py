"""A case beside what is usual: the baseline's own sentence quoted, and silence wherever it cannot be told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from nolle.articles import baseline_id
from nolle.findings import Case
from nolle.findings.outlier import KIND, find
from nolle.histories import Docket
from nolle.model import BaselineSaid, CaseRecord, CaseSaid, ChargeHistory, Disposition, Evidence, Fact, Finding, Usual

WORDS = (Evidence("0" * 64, 0, 9, "dismissed"),)
END = Disposition("dismissed", "government", context="standalone", happened=date(2019, 3, 1), entered=date(2019, 3, 4), evidence=WORDS)
RARE = Usual(2019, 2000, 4, 40, 0.0147, 0.0271, 0.021, "no")
COMMON = replace(RARE, high=0.051)
SAID_WITH = tuple(Evidence("b" * 64, 100 * n, 100 * n + 20, words) for n, words in enumerate(("Source: an invented file", "File: x.txt", "Limit: invented")))


def charge(end: Disposition = END, number: int = 1, label: str = "1") -> ChargeHistory:
    who = f"Dana Whitlow {number}"
    return ChargeHistory("nyed/1:18-cr-90001", "nyed", "1:18-cr-90001", None, who, number, (), label, (label,), "18:371", None, end, "pending")


def record(*charges: ChargeHistory, complete: bool = True) -> CaseRecord:
    return CaseRecord("nyed/1:18-cr-90001", "nyed", "1:18-cr-90001", None, None, None, charges, complete=complete)


def baseline(*years: Usual) -> Fact:
    rows = tuple(Evidence("b" * 64, 1000 + year.fiscal_year, 1020 + year.fiscal_year, f"nyed, fiscal {year.fiscal_year}: {year.broad}") for year in years)
    return Fact("f", baseline_id("nyed"), BaselineSaid("nyed", years), (*SAID_WITH, *rows), "baseline", 1)


def found(seen: CaseRecord, *years: Usual) -> list[Finding]:
    header = CaseSaid("nyed", "1:18-cr-90001", None, None, None, None, (), (), True, "full", "docket")
    docket = Docket(seen.case, header, [], [], "", has_table=True, only_view=False, coverage="full")
    return list(find(Case(seen, docket, usual=baseline(*years) if years else None)))


def signals(finding: Finding) -> dict[str, object]:
    return {signal.name: signal.value for signal in finding.signals}


def test_a_dropped_defendant_is_set_beside_the_sentence_of_the_baseline() -> None:
    (one,) = found(record(charge(), charge(label="2")), RARE)
    assert (one.kind, one.defendant, one.counts, one.happened, one.entered) == (KIND, "Dana Whitlow 1", ("1", "2"), date(2019, 3, 1), date(2019, 3, 4))
    assert one.summary == (
        "All live counts against Dana Whitlow 1 dismissed on the government's motion by 2019-03-01; by the baseline of fiscal 2019, dismissals are rare in nyed"
    )
    assert [words.quote for words in one.evidence] == ["dismissed", "nyed, fiscal 2019: 40", "Source: an invented file", "File: x.txt", "Limit: invented"]
    assert signals(one) == {
        "rare_there": True, "stands_out": False, "fiscal_year_of_baseline": 2019, "same_fiscal_year": True, "defendants_in_baseline": 2000,
        "dismissed_broad": 40, "dismissed_narrow": 4, "baseline": "an invented file; x.txt",
    }  # fmt: skip
    assert all(signal.evidence for signal in one.signals)


@pytest.mark.parametrize(
    ("seen", "usual"),
    [
        (record(charge(), complete=False), RARE),
        (record(charge(), charge(replace(END, outcome="convicted_plea", by=None, context=None), label="2")), RARE),
        (record(charge(), charge(replace(END, outcome="pending", by=None, context=None), label="2")), RARE),
        (record(charge(replace(END, by="court"))), RARE),
        (record(charge(replace(END, context="plea_bargain"))), RARE),
        (record(charge(replace(END, happened=None))), RARE),
        (record(charge()), COMMON),
        (record(charge()), replace(COMMON, stands_out=None)),
        (record(charge(replace(END, happened=date(2018, 3, 1)))), RARE),
        (record(), RARE),
    ],
    ids=["partial", "one convicted", "one pending", "by the court", "plea bargain", "no day", "usual", "cannot be told", "year before", "no charges"],
)
def test_it_is_silent(seen: CaseRecord, usual: Usual) -> None:
    assert found(record(charge()), RARE), "the same with nothing in its way is found"
    assert found(seen, usual) == []


def test_without_a_baseline_of_the_court_nothing_is_said() -> None:
    assert found(record(charge())) == []


@pytest.mark.parametrize("which", ["higher", "lower"])
def test_a_court_whose_rate_stands_out_that_year_is_told_even_where_it_is_not_rare(which: str) -> None:
    (one,) = found(record(charge()), replace(COMMON, stands_out=which))  # type: ignore[arg-type]
    assert (signals(one)["rare_there"], signals(one)["stands_out"]) == (False, which)
    assert one.summary.endswith(f"by the baseline of fiscal 2019, their rate in nyed is {which} than other districts let expect")


def test_both_are_told_together() -> None:
    (one,) = found(record(charge()), replace(RARE, stands_out="lower"))
    assert one.summary.endswith("dismissals are rare in nyed and their rate in nyed is lower than other districts let expect")


def test_what_could_not_be_tested_is_not_known_and_rarity_is_told_all_the_same() -> None:
    (one,) = found(record(charge()), replace(RARE, expected=None, stands_out=None))
    assert (signals(one)["rare_there"], signals(one)["stands_out"]) == (True, None)


def test_a_year_after_the_baseline_is_set_beside_its_last_and_says_so() -> None:
    later = record(charge(replace(END, happened=date(2021, 10, 1))))
    (one,) = found(later, RARE)
    assert signals(one)["same_fiscal_year"] is False
    assert "(that was in fiscal 2022, which the baseline does not hold); by the baseline of fiscal 2019, dismissals are rare in nyed" in one.summary
    (one,) = found(later, replace(RARE, stands_out="higher"))
    assert "rate" not in one.summary
    assert found(later, replace(COMMON, stands_out="higher")) == [], "that another year stood out tells nothing of this one"


def test_october_belongs_to_the_next_fiscal_year_and_every_defendant_is_told_once() -> None:
    october = replace(END, happened=date(2019, 10, 1))
    seen = record(charge(), charge(october, label="2"), charge(number=2), charge(replace(END, by="court"), number=3))
    one, other = found(seen, RARE, replace(RARE, fiscal_year=2020, broad=41))
    assert (one.evidence[1].quote, other.evidence[1].quote) == ("nyed, fiscal 2020: 41", "nyed, fiscal 2019: 40")
    assert (one.defendant, other.defendant) == ("Dana Whitlow 1", "Dana Whitlow 2")
