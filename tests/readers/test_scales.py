"""Cases as the SCALES parser writes them."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from reader_samples import SCALES

from nolle.errors import CannotRead
from nolle.model import CaseRead
from nolle.readers import read_page, reader_of
from nolle.readers._page import Page


def read(**changed: Any) -> CaseRead:
    (case,) = read_page(Page(json.dumps({**SCALES, **changed}).encode(), "case.json")).cases
    return case


def test_the_case() -> None:
    case = read()
    assert (case.court, case.number, str(case.name)) == ("ilsd", "3:19-cr-30077", "USA v. Brightwater et al")
    assert (case.filed, case.terminated) == (date(2019, 5, 14), date(2020, 2, 20))
    assert ([str(flag) for flag in case.flags], case.magistrate_numbers) == (["CLOSED"], ("3:19-mj-03011",))
    assert case.parties_shown and case.entries_shown == "part"


def test_defendants_with_numbers_and_counts_and_nobody_elses_counts() -> None:
    first, second, third = read().defendants
    assert (str(first.name), first.number, first.terminated) == ("Calla Brightwater", 2, date(2020, 2, 20))
    assert first.counts is not None and second.counts is not None
    assert [(c.section, c.label, str(c.offense), str(c.disposition)) for c in first.counts] == [
        ("pending", "1s", "21:841(a)(1) DISTRIBUTION", "60 months"),
        ("terminated", "2-4", "18:371 CONSPIRACY", "Dismissed on government's motion"),
    ]
    assert [(c.section, c.label, c.disposition) for c in second.counts] == [("complaint", "complaint", None)]
    assert third.counts is None, "not shown is not none"


def test_lists_of_counts_that_are_empty_say_that_there_are_none() -> None:
    (one,) = read(parties=[{"name": "Nell Quarrie", "role": "Defendant", "pending_counts": [], "terminated_counts": []}]).defendants
    assert one.counts == ()


def test_entries_without_text_are_left_out() -> None:
    first, second = read().entries
    assert (first.number, first.filed, first.entered) == ("1", date(2019, 5, 14), date(2019, 5, 15))
    assert (second.number, second.filed, second.entered) == (None, date(2020, 2, 20), None)
    assert "clerk.desk" not in str(second.text)


def test_a_civil_case_and_an_expunged_one_show_no_defendants() -> None:
    assert read(ucid="ilsd;;3:19-cv-00077").defendants == ()
    case = read(case_name="USA v. EXPUNGED")
    assert case.name is None and not case.defendants and not case.entries


@pytest.mark.parametrize("ucid", [";;3:19-cr-30077", "ilsd;;", "ilsd;;unknown"])
def test_without_court_or_number_it_is_refused(ucid: str) -> None:
    with pytest.raises(CannotRead, match="names no court and case number"):
        read(ucid=ucid)


@pytest.mark.parametrize("changed", [{"ucid": 7}, {"ucid": "x"}, {"docket": None, "parties": None}])
def test_json_of_another_shape_is_not_taken_for_it(changed: dict[str, Any]) -> None:
    reader = reader_of(Page(json.dumps({**SCALES, **changed}).encode(), "x"))
    assert reader is None or reader.NAME != "scales"


def test_fields_of_wrong_types_stop_nothing() -> None:
    assert read(case_flags=7, magistrate_case_ids={"a": 1}, filing_date=[], parties=["x", {"name": 3, "role": None}], docket=[None, {"docket_text": 5}]).entries
