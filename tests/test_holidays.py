"""Federal holidays and the days before a break."""

from __future__ import annotations

from datetime import date

import pytest

from nolle.holidays import before_days_off, federal_holiday, is_off


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2024, 11, 28), "Thanksgiving Day"),
        (date(2024, 5, 27), "Memorial Day"),
        (date(2024, 1, 15), "Birthday of Martin Luther King, Jr."),
        (date(2021, 12, 31), "New Year's Day"),  # 1 January 2022 is a Saturday
        (date(2022, 6, 20), "Juneteenth"),  # the 19th is a Sunday
        (date(2019, 6, 19), None),  # before it was one
        (date(2021, 12, 24), "Christmas Day"),
        (date(2024, 11, 27), None),
    ],
)
def test_a_holiday_is_known_on_the_day_it_is_observed(day: date, name: str | None) -> None:
    assert federal_holiday(day) == name


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2024, 11, 27), "the day before Thanksgiving Day"),
        (date(2024, 11, 29), "Friday"),
        (date(2024, 11, 28), None),
        (date(2024, 11, 26), None),
        (date(2024, 11, 30), None),
        (date(2025, 7, 3), "the day before Independence Day"),
        (date(2021, 12, 30), "the day before New Year's Day"),
        (date(2024, 5, 24), "Friday"),
    ],
)
def test_the_last_working_day_before_a_break_is_named(day: date, said: str | None) -> None:
    assert before_days_off(day) == said


def test_a_weekend_is_off() -> None:
    assert is_off(date(2024, 11, 30)) and not is_off(date(2024, 11, 29))
