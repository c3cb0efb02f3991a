"""Figures keep their number, unit, bound and period; numbers that name something are none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nolle.model import Quote
from nolle.statements.figures import figures_in


def read(text: str) -> list[tuple[str, float, str | None, str, str | None]]:
    return [(f.words.text, round(f.value, 3), f.unit, f.bound, f.period.text if f.period else None) for f in figures_in([Quote(text, 0, len(text))])]


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("it charged more than 200 people", ("more than 200 people", 200, "people", "more_than", None)),
        ("he faces at least 55 counts", ("at least 55 counts", 55, "counts", "at_least", None)),
        ("nearly 1,200 arrests since June", ("nearly 1,200 arrests", 1200, "arrests", "about", "since June")),
        ("a loss of $3.4 million", ("$3.4 million", 3_400_000, "dollars", "exactly", None)),
        ("two-thirds of the cases", ("two-thirds", 0.667, None, "exactly", None)),
        ("a dozen officers came", ("a dozen officers", 12, "officers", "exactly", None)),
        ("one in five failed", ("one in five", 0.2, None, "exactly", None)),
        ("about 20 percent failed", ("about 20 percent", 20, "percent", "about", None)),
        ("faces up to 20 years", ("up to 20 years", 20, "years", "at_most", None)),
        ("fewer than thirty-two witnesses", ("fewer than thirty-two witnesses", 32, "witnesses", "less_than", None)),
        ("a 42-year-old man", ("42-year-old", 42, "years old", "exactly", None)),
        ("12 or more shots", ("12 or more shots", 12, "shots", "at_least", None)),
        ("it takes 12 or more", ("12 or more", 12, None, "at_least", None)),
        ("10 years or more in prison", ("10 years or more", 10, "years", "at_least", None)),
        ("5 or fewer cases", ("5 or fewer cases", 5, "cases", "at_most", None)),
        ("55 or so people", ("55 or so people", 55, "people", "about", None)),
        ("100-plus arrests", ("100-plus arrests", 100, "arrests", "at_least", None)),
        ("as many as 40 people", ("as many as 40 people", 40, "people", "at_most", None)),
        ("roughly 300 pages", ("roughly 300 pages", 300, "pages", "about", None)),
        ("dozens of people", ("dozens of people", 12, "people", "at_least", None)),
        ("hundreds of arrests", ("hundreds of arrests", 100, "arrests", "at_least", None)),
        ("tens of thousands of pages", ("tens of thousands of pages", 10_000, "pages", "at_least", None)),
        ("several dozen officers", ("several dozen officers", 12, "officers", "at_least", None)),
        ("about 1 in 10 residents", ("about 1 in 10 residents", 0.1, "residents", "about", None)),
        ("more than half of the cases", ("more than half", 0.5, None, "more_than", None)),
        ("14 of them", ("14", 14, None, "exactly", None)),
        ("the 22-count indictment", ("22-count", 22, "count", "exactly", None)),
        ("two and a half years in prison", ("two and a half years", 2.5, "years", "exactly", None)),
        ("$140 million a year", ("$140 million", 140_000_000, "dollars", "exactly", "a year")),
        ("12 arrests per month", ("12 arrests", 12, "arrests", "exactly", "per month")),
        ("it charged 40 people since 2019", ("40 people", 40, "people", "exactly", "since 2019")),
        ("it filed 300 cases over the past three years", ("300 cases", 300, "cases", "exactly", "over the past three years")),
        ("Since January, prosecutors have charged 40 people", ("40 people", 40, "people", "exactly", "Since January")),
        ("In 2023, 412 cases were filed", ("412 cases", 412, "cases", "exactly", "In 2023")),
        ("it charged 41 people from January to March", ("41 people", 41, "people", "exactly", "from January to March")),
        ("it filed 300 cases between 2019 and 2023", ("300 cases", 300, "cases", "exactly", "between 2019 and 2023")),
        ("up 20% from last year", ("20%", 20, "percent", "exactly", None)),
        ("we charged 40 defendants in the past two weeks", ("40 defendants", 40, "defendants", "exactly", "in the past two weeks")),
    ],
)
def test_a_figure_is_read(text: str, figure: tuple[object, ...] | None) -> None:
    assert read(text) == ([figure] if figure else [])


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("between 5 years and 10 years", 5, 10, "years"),
        ("between 20 and 30 people", 20, 30, "people"),
        ("20 to 30 arrests", 20, 30, "arrests"),
        ("20-30 arrests", 20, 30, "arrests"),
        ("from 12 to 15 percent", 12, 15, "percent"),
        ("5% to 10%", 5, 10, "percent"),
        ("between $2 and $3 million", 2_000_000, 3_000_000, "dollars"),
    ],
)
def test_a_range_is_two_figures(text: str, low: float, high: float, unit: str) -> None:
    assert [(value, found, bound) for _, value, found, bound, _ in read(text)] == [(low, unit, "at_least"), (high, unit, "at_most")]


@pytest.mark.parametrize(
    "text",
    [
        "on March 4, 2025", "in 2019", "case 2:25-cr-00123", "under 18 U.S.C. § 1343", "at 9:30 a.m.", "Section 1512", "Count 3", "a handful of people", "his 3rd trial", "a 6-3 vote", "a 5 to 4 ruling", "from 2019 to 2021", "on March 12 to 15",
        "call 555-0142-1234", "one of them", "400 Main Street",
    ],
)  # fmt: skip
def test_a_number_that_names_something_is_no_figure(text: str) -> None:
    assert read(text) == []


@given(st.text() | st.from_regex(r"(?:more than |\$|about )?\d{1,9}(?:,\d{3})*(?: people| percent|-year-old)? since \w+"), st.integers(0, 10_000))
def test_words_are_found_again(text: str, start: int) -> None:
    for figure in figures_in([Quote(text, start, start + len(text))]):
        for quote in (figure.words, figure.period):
            assert quote is None or text[quote.start - start : quote.end - start] == quote.text
