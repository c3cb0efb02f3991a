"""A case beside what is usual: quoted with its numbers, and silent wherever it cannot be told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from invented_fjc import defendant, write

from nolle.findings._usual import KIND, Usual, beside
from nolle.model import CaseRecord, ChargeHistory, Disposition, Evidence
from nolle.sweep.baseline import make_baseline
from nolle.sweep.usual import usual_in

WORDS = (Evidence("0" * 64, 0, 9, "dismissed"),)
END = Disposition("dismissed", "government", context="standalone", happened=date(2019, 3, 1), entered=date(2019, 3, 4), evidence=WORDS)
RARE = Usual("nyed", 2019, 2000, 4, 40, 0.0147, 0.0271, "the file")


def charge(end: Disposition = END, number: int = 1, label: str = "1") -> ChargeHistory:
    who = f"Dana Whitlow {number}"
    return ChargeHistory("nyed/1:18-cr-90001", "nyed", "1:18-cr-90001", None, who, number, (), label, (label,), "18:371", None, end, "pending")


def record(*charges: ChargeHistory, complete: bool = True) -> CaseRecord:
    return CaseRecord("nyed/1:18-cr-90001", "nyed", "1:18-cr-90001", None, None, None, charges, complete=complete)


def test_a_dropped_defendant_is_set_beside_the_numbers_of_the_court() -> None:
    (found,) = beside(record(charge(), charge(label="2")), [RARE])
    assert (found.kind, found.defendant, found.counts, found.evidence) == (KIND, "Dana Whitlow 1", ("1", "2"), WORDS)
    assert "40 of 2,000 defendants that ended in fiscal 2019" in found.summary
    assert "(2.0%, 95% interval 1.5% to 2.7%), 4 of them by nolle prosequi" in found.summary
    assert {signal.name: signal.value for signal in found.signals}["dismissed_broad"] == 40


@pytest.mark.parametrize(
    ("seen", "usual"),
    [
        (record(charge(), complete=False), RARE),
        (record(charge(), charge(replace(END, outcome="convicted_plea", by=None, context=None), label="2")), RARE),
        (record(charge(replace(END, by="court"))), RARE),
        (record(charge(replace(END, context="plea_bargain"))), RARE),
        (record(charge(replace(END, happened=None))), RARE),
        (record(charge()), replace(RARE, high=0.051)),
        (record(charge()), replace(RARE, court="nysd")),
        (record(charge(replace(END, happened=date(2018, 3, 1)))), RARE),
        (record(), RARE),
    ],
    ids=["partial", "one convicted", "by the court", "plea bargain", "no day", "not rare", "other court", "year before", "no charges"],
)
def test_it_is_silent(seen: CaseRecord, usual: Usual) -> None:
    assert list(beside(seen, [usual])) == []


def test_a_year_after_the_baseline_is_set_beside_its_last_and_says_so() -> None:
    (found,) = beside(record(charge(replace(END, happened=date(2021, 10, 1)))), [RARE])
    assert {signal.name: signal.value for signal in found.signals}["same_fiscal_year"] is False
    assert "fiscal 2019" in found.summary


def test_october_belongs_to_the_next_fiscal_year() -> None:
    usual = [RARE, replace(RARE, fiscal_year=2020, broad=41)]
    (found,) = beside(record(charge(replace(END, happened=date(2019, 10, 1)))), usual)
    assert "41 of 2,000" in found.summary


def test_a_casebook_keeps_its_own_baseline(tmp_path: Path) -> None:
    assert usual_in(tmp_path) == ()
    rows = [*[defendant()] * 195, *[defendant(DISP1="11")] * 5, *[defendant(DISTRICT="08")] * 19, defendant(FISCALYR=2020)]
    make_baseline(write(tmp_path / "cr96on.txt", rows), tmp_path)
    (usual,) = usual_in(tmp_path)
    assert (usual.court, usual.fiscal_year, usual.n, usual.narrow, usual.broad) == ("nyed", 2019, 200, 5, 5)
    assert "cr96on.txt, sha256 " in usual.source
