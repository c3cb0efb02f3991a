"""Lines that stand apart from an article's body: every example of the rule file holds."""

from __future__ import annotations

import pytest

from nolle.readers._line_parts import LineRule, line_part, line_rules


@pytest.mark.parametrize(("rule", "line"), [(rule, line) for rule in line_rules() for line in rule.yes])
def test_a_line_apart_is_known_by_its_beginning(rule: LineRule, line: str) -> None:
    assert rule.pattern.match(line)
    assert line_part(line) == rule.part


@pytest.mark.parametrize("line", [line for rule in line_rules() for line in rule.no])
def test_a_line_of_the_body_is_not_taken_for_one_apart(line: str) -> None:
    assert line_part(line) is None


@pytest.mark.parametrize("rule", line_rules())
def test_a_long_paragraph_is_of_the_body_however_it_begins(rule: LineRule) -> None:
    assert line_part(f"{rule.yes[0]} {'and the hearing went on ' * 30}") is None
