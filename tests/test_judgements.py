"""Which judgements stand: the latest that was not taken back."""

from __future__ import annotations

from itertools import permutations

import pytest

from nolle.judgements import judgement, standing, withdrawal, withdrawn
from nolle.model import Judgement

KEY = "article/ab/1|xxd/1:21-cr-00001|2"


def said(verdict: str, day: int, key: str = KEY) -> Judgement:
    return judgement("link", key, verdict, by="wren", when=f"2026-03-{day:02}T10:00:00+00:00", why="read both")


def back(of: Judgement, day: int) -> Judgement:
    return withdrawal(of, by="ostrander", when=f"2026-03-{day:02}T10:00:00+00:00", why="a slip")


SAME, DIFFERENT = said("same", 1), said("different", 2)
TAKEN = back(DIFFERENT, 3)
KEPT = back(TAKEN, 4)


@pytest.mark.parametrize(
    ("rows", "stands"),
    [
        ((), None),
        ((SAME,), SAME),
        ((SAME, DIFFERENT), DIFFERENT),
        ((SAME, DIFFERENT, TAKEN), SAME),
        ((SAME, DIFFERENT, TAKEN, KEPT), DIFFERENT),
        ((SAME, DIFFERENT, TAKEN, KEPT, back(DIFFERENT, 5)), SAME),
        ((SAME, back(SAME, 2)), None),
    ],
)
def test_the_latest_that_was_not_taken_back_stands_in_any_order(rows: tuple[Judgement, ...], stands: Judgement | None) -> None:
    for mixed in permutations(rows):
        assert standing(mixed).get(("link", KEY)) == stands


def test_a_withdrawal_never_stands_and_is_about_the_same_thing() -> None:
    assert (TAKEN.subject, TAKEN.key, TAKEN.withdraws, TAKEN.verdict) == ("link", KEY, DIFFERENT.id, "withdrawn")
    assert withdrawn((SAME, DIFFERENT, TAKEN, KEPT)) == {TAKEN.id}


def test_keys_and_subjects_stand_apart() -> None:
    other, held = said("unknown", 3, "another"), judgement("held", KEY, "held", by="wren", when="2026-03-09T00:00:00+00:00", why="sealed")
    assert standing((SAME, other, held)) == {("link", KEY): SAME, ("link", "another"): other, ("held", KEY): held}


def test_a_long_row_of_withdrawals_is_followed_to_its_end() -> None:
    rows = [SAME]
    for number in range(3000):
        rows.append(withdrawal(rows[-1], by="wren", when=f"2026-04-01T00:00:00.{number:06}+00:00", why="again"))
    assert standing(rows) == {("link", KEY): SAME}
