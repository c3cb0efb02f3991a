"""A baseline's page: every number as printed, every word in its place, and nothing from a line that is not as it was written."""

from __future__ import annotations

import pytest
from reader_samples import BASELINE

from nolle.errors import CannotRead
from nolle.model import Report, Usual
from nolle.readers import read_page
from nolle.readers._page import Page


def read(text: str) -> Report:
    return read_page(Page(text.encode(), "districts.txt"))


def test_every_court_with_its_years_and_all_that_is_said_with_them() -> None:
    idd, nyed = read(BASELINE).baselines
    assert (idd.court, nyed.court) == ("idd", "nyed")
    assert idd.years == (Usual(2019, 60, 0, 3, 0.0171, 0.137, None, None),)
    assert nyed.years == (Usual(2018, 1900, 7, 190, 0.0873, 0.1143, 0.041, "higher"), Usual(2019, 2000, 4, 40, 0.0147, 0.0271, 0.021, "no"))
    assert [row.text.partition(",")[0] for row in nyed.rows] == ["nyed", "nyed"]
    assert [words.text.partition(":")[0] for words in nyed.said_with] == ["Source", "File", "Fiscal-years", "Unit", "Broad", "Limit"]


def test_a_rate_below_what_is_expected_stands_out_as_lower() -> None:
    _, nyed = read(BASELINE.replace("expect 4.10%", "expect 14.10%")).baselines
    assert nyed.years[0].stands_out == "lower"


@pytest.mark.parametrize(
    ("old", "new"),
    [("190 of 1,900", "1,901 of 1,900"), ("7 of them", "191 of them"), ("8.73%", "18.73%"), ("1,900 def", "1900 def"), ("That stands out", "That stood out")],
)
def test_a_line_that_was_changed_by_hand_is_left_out_and_told(old: str, new: str) -> None:
    report = read(BASELINE.replace(old, new))
    assert [year.fiscal_year for year in report.baselines[1].years] == [2019]
    assert "left out: 1" in report.notes[0]


@pytest.mark.parametrize("text", [BASELINE.replace("baseline: 1", "baseline: 2"), BASELINE.partition("\n\n")[0], BASELINE.replace("Source:", "Origin:")])
def test_another_layout_no_row_or_no_source_is_refused_with_the_remedy(text: str) -> None:
    with pytest.raises(CannotRead, match=r"districts\.txt: a baseline .*make it again: nolle sweep baseline"):
        read(text)
