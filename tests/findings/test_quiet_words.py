"""The words beside a dismissal: each rule finds its own examples and not the others'."""

from __future__ import annotations

import pytest

from nolle.findings._quiet._words import rules, search

YES = [(name, text) for name, rule in rules().items() for text in rule.yes]
NO = [(name, text) for name, rule in rules().items() for text in rule.no]


@pytest.mark.parametrize(("name", "text"), YES)
def test_words_that_must_be_found_are(name: str, text: str) -> None:
    assert search(name, text)


@pytest.mark.parametrize(("name", "text"), NO)
def test_words_that_must_not_be_found_are_not(name: str, text: str) -> None:
    assert not search(name, text)


def test_every_rule_has_both_kinds_of_examples() -> None:
    assert all(rule.yes and rule.no for rule in rules().values())
