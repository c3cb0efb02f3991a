"""The lists of words for speakers: every example of a kind is of that kind, and none of its counterexamples."""

from __future__ import annotations

import pytest

from nolle.statements.speakers.words import head, kind_of, kinds


@pytest.mark.parametrize(("kind", "text"), [(one.name, text) for one in kinds() for text in one.match])
def test_an_example_is_of_its_kind(kind: str, text: str) -> None:
    assert kind_of(text) == kind


@pytest.mark.parametrize(("kind", "text"), [(one.name, text) for one in kinds() for text in one.miss])
def test_a_counterexample_is_not(kind: str, text: str) -> None:
    assert kind_of(text) != kind


def test_the_head_is_the_word_a_description_is_about() -> None:
    assert head("the department of justice") == "department"
    assert head("the U.S. attorney’s office") == "office"
    assert head("") == ""
