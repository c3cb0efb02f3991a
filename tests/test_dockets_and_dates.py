"""Docket numbers and dates as courts print them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nolle.dates import read_date
from nolle.dockets import find_docket_number


@pytest.mark.parametrize(
    ("printed", "number", "defendant"),
    [
        ("CRIMINAL DOCKET FOR CASE #: 3:15-cr-90021-JAH-1", "3:15-cr-90021", 1),
        ("1:02-cr-95210-All", "1:02-cr-95210", None),
        ("2:20-CR-999-ABC-DEF-12", "2:20-cr-00999", 12),
        ("20-mj-41", "20-mj-00041", None),
        ("5:18-~gr-00001", "5:18-~gr-00001", None),
        ("4:04-cr-93033-RGK-DLP-2 USA v. Ferrand", "4:04-cr-93033", 2),
    ],
)
def test_initials_are_dropped_and_the_defendant_kept(printed: str, number: str, defendant: int | None) -> None:
    found = find_docket_number(printed)
    assert found is not None
    assert (str(found), found.defendant) == (number, defendant)


def test_text_without_a_docket_number_has_none() -> None:
    assert find_docket_number("Filed 2018-05-21, 619-231-1883") is None


def test_civil_numbers_are_not_criminal() -> None:
    civil, criminal = find_docket_number("1:20-cv-91787"), find_docket_number("1:20-mj-91787")
    assert civil is not None and not civil.is_criminal
    assert criminal is not None and criminal.is_criminal


@pytest.mark.parametrize(
    ("printed", "day"),
    [
        ("07/31/2015", date(2015, 7, 31)),
        ("on 7/3/15.", date(2015, 7, 3)),
        ("2015-07-31", date(2015, 7, 31)),
        ("July 31, 2015", date(2015, 7, 31)),
        ("Sept. 3, 2015", date(2015, 9, 3)),
        ("May 3, 2015", date(2015, 5, 3)),
        ("13/45/2015", None),
        ("", None),
        (None, None),
        ("1/2/59", date(1959, 1, 2)),
    ],
)
def test_dates(printed: str | None, day: date | None) -> None:
    assert read_date(printed) == day


@given(st.dates(min_value=date(1950, 1, 1), max_value=date(2049, 12, 31)))
def test_every_slashed_date_is_read_back(day: date) -> None:
    assert read_date(f"filed {day:%m/%d/%Y}") == read_date(f"{day:%m/%d/%y}") == day
