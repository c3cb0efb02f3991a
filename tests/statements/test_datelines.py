"""Datelines: the rule's own examples, and that no statement holds one."""

from __future__ import annotations

import pytest

from nolle.statements.datelines import after_dateline, table


@pytest.mark.parametrize(("text", "left"), table()["yes"])
def test_a_dateline_is_left_out(text: str, left: str) -> None:
    assert text[after_dateline(text) :] == left


@pytest.mark.parametrize("text", table()["no"])
def test_what_only_looks_like_one_is_not(text: str) -> None:
    assert after_dateline(text) == 0
