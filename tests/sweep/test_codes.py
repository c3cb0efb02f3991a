"""The codes as data: complete, consistent, and the examples of the groups of offenses."""

from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest

from nolle.sweep._fjc_codes import dispositions, district_names, districts, offense_group, offense_names


def test_every_district_has_a_court_that_readers_know_too() -> None:
    courts = tomllib.loads(files("nolle.readers").joinpath("courts.toml").read_text("utf-8"))["district"]
    assert len(districts()) == len(district_names()) == 94
    assert set(district_names()) == set(courts)


@pytest.mark.parametrize(
    ("code", "court", "name"),
    [("07", "nyed", "Eastern District of New York"), ("7-", "akd", "District of Alaska"), ("3A", "flmd", "Middle District of Florida"), ("90", "dcd", "District of Columbia")],
)
def test_codes_are_text(code: str, court: str, name: str) -> None:
    assert (districts()[code].court, districts()[code].name) == (court, name)


def test_the_recipe_is_the_one_written_down() -> None:
    known = dispositions()
    assert known.excluded == {"0", "14", "20", "21", "-8"}
    assert (known.narrow, known.broad) == ({"11"}, {"1", "11", "15"})
    assert set(known.meaning) == {str(code) for code in range(22) if code not in (6, 7)} | {"-8"}


@pytest.mark.parametrize(
    ("code", "group"),
    [
        ("0100", "violent"), ("1400", "violent"), ("1602", "justice"), ("6120", "violent"), ("6110", "sex"), ("6701", "drugs"), ("7460", "racketeering"),
        ("7471", "violent"), ("7820", "firearms"), ("8720", "immigration"), ("8900", "regulatory"), ("8901", "fraud"), ("9921", "justice"), ("9957", "security"),
        ("9130", "regulatory"), ("7331", "fraud"), ("7313", "justice"), ("-8", "not given"), ("", "not given"), ("2600", "not listed"), ("67O1", "not listed"),
    ],
)  # fmt: skip
def test_an_offense_code_falls_into_one_group(code: str, group: str) -> None:
    assert offense_group(code) == group
    assert group in offense_names()


def test_ranges_of_groups_never_cross() -> None:
    """One may hold another, but two that overlap in part would leave a code to chance."""
    data = tomllib.loads(files("nolle.sweep").joinpath("offenses.toml").read_text("utf-8"))["group"]
    ranges = [tuple(int(end) for end in (codes.split("-") * 2)[:2]) for group in data for codes in group["codes"]]
    ranges = [(first, last) for first, last in ((min(each), max(each)) for each in ranges)]
    crossing = [(a, b) for a in ranges for b in ranges if a[0] < b[0] <= a[1] < b[1]]
    assert crossing == []
    assert len(set(ranges)) == len(ranges)
