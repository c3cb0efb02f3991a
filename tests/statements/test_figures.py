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
        ("12 or more shots", None),
        ("we charged 40 defendants in the past two weeks", ("40 defendants", 40, "defendants", "exactly", "in the past two weeks")),
    ],
)
def test_a_figure_is_read(text: str, figure: tuple[object, ...] | None) -> None:
    assert read(text) == ([figure] if figure else [])


def test_a_range_is_two_figures() -> None:
    assert [(value, bound) for _, value, _, bound, _ in read("between 5 years and 10 years")] == [(5, "at_least"), (10, "at_most")]


@pytest.mark.parametrize(
    "text",
    [
        "on March 4, 2025", "in 2019", "case 2:25-cr-00123", "under 18 U.S.C. § 1343", "at 9:30 a.m.", "Section 1512", "Count 3", "dozens of people", "his 3rd trial",
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
