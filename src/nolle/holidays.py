"""The federal holidays on which US courts are shut (5 U.S.C. § 6103), and whether a day is the last working day before a break."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

_FIXED = (  # name, month, day, first year
    ("New Year's Day", 1, 1, 1971),
    ("Juneteenth", 6, 19, 2021),
    ("Independence Day", 7, 4, 1971),
    ("Veterans Day", 11, 11, 1978),
    ("Christmas Day", 12, 25, 1971),
)
_WEEKDAYS = (  # name, month, weekday (Monday is 0), which of them (-1 is the last), first year
    ("Birthday of Martin Luther King, Jr.", 1, 0, 3, 1986),
    ("Washington's Birthday", 2, 0, 3, 1971),
    ("Memorial Day", 5, 0, -1, 1971),
    ("Labor Day", 9, 0, 1, 1971),
    ("Columbus Day", 10, 0, 2, 1971),
    ("Thanksgiving Day", 11, 3, 4, 1971),
)
_FRIDAY, _SATURDAY, _SUNDAY = 4, 5, 6
_DAY = timedelta(days=1)


def federal_holiday(day: date) -> str | None:
    """The holiday observed on a day, None where it is none. One on a Saturday is observed on Friday, one on a Sunday on Monday."""
    return _observed(day.year).get(day) or _observed(day.year + 1).get(day)


def before_days_off(day: date) -> str | None:
    """What makes a day the last working day before a break: "Friday", or "the day before" a holiday; None for other days and for days off."""
    if is_off(day):
        return None
    following = federal_holiday(day + _DAY)
    if following:
        return f"the day before {following}"
    return "Friday" if day.weekday() == _FRIDAY else None


def is_off(day: date) -> bool:
    """Whether courts are shut: a Saturday, a Sunday or a federal holiday."""
    return day.weekday() >= _SATURDAY or federal_holiday(day) is not None


@cache
def _observed(year: int) -> dict[date, str]:
    fixed = {_moved(date(year, month, day)): name for name, month, day, since in _FIXED if year >= since}
    return fixed | {_nth(year, month, weekday, which): name for name, month, weekday, which, since in _WEEKDAYS if year >= since}


def _moved(day: date) -> date:
    return {_SATURDAY: day - _DAY, _SUNDAY: day + _DAY}.get(day.weekday(), day)


def _nth(year: int, month: int, weekday: int, which: int) -> date:
    days = [day for n in range(31) if (day := date(year, month, 1) + n * _DAY).month == month and day.weekday() == weekday]
    return days[which - 1 if which > 0 else which]
