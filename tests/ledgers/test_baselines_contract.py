"""What every ledger does with baselines: facts about a court, no case and no article; what comes or goes makes the court's derived cases stale."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from invented import CASE, OTHER, capture, derived, facts, page, reading

from nolle.articles import baseline_id
from nolle.codec import fact_id
from nolle.ledgers import Ledger, ReadingRow
from nolle.model import BaselineSaid, Evidence, Fact, Usual
from nolle.registry import load, members

AWAY = "xxe/1:21-cr-00001"
SHEETS = [page("INDICTMENT", case=case) for case in (CASE, OTHER, AWAY)]
BASELINE = b"a baseline"
USUAL = Usual(2021, 60, 0, 3, 0.0171, 0.137, None, "lower")


@pytest.fixture(params=members("ledgers"))
def ledger(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Ledger]:
    opened: Ledger = load("ledgers", request.param).open_ledger(tmp_path, create=True)
    for data in SHEETS:
        opened.append(capture(data), reading(data), facts(data))
    for case in opened.stale():
        opened.derive(case, *derived(opened.facts(case)))
    yield opened
    opened.close()


def said(*courts: str) -> list[Fact]:
    where = (Evidence(capture(BASELINE).digest, 0, 10, "a baseline"),)
    return [Fact(fact_id(baseline_id(court), one, where), baseline_id(court), one, where, "invented", 1) for court in courts if (one := BaselineSaid(court, (USUAL,)))]


def test_it_comes_back_is_no_case_and_makes_the_courts_cases_due(ledger: Ledger) -> None:
    assert ledger.stale() == []
    ledger.append(capture(BASELINE), reading(BASELINE), said("xxd"))
    assert ledger.facts(baseline_id("xxd")) == said("xxd")
    assert (ledger.stale(), ledger.stale_articles(), ledger.unlinked()) == ([CASE, OTHER], [], [])
    assert (ledger.cases(), ledger.articles()) == (sorted((CASE, OTHER, AWAY)), [])
    assert list(ledger.check()) == []


def test_one_that_no_longer_stands_makes_them_due_as_well(ledger: Ledger) -> None:
    ledger.append(capture(BASELINE), reading(BASELINE), said("xxd", "xxe"))
    for case in ledger.stale():
        ledger.derive(case, *derived(ledger.facts(case)))
    ledger.append(capture(BASELINE), ReadingRow(capture(BASELINE).digest, refused="no reader knows it"), ())
    assert ledger.stale() == sorted((CASE, OTHER, AWAY))
    assert ledger.facts(baseline_id("xxd")) == []
