"""Dispositions that the court edits in place: what an earlier printing told more fully is not forgotten, and never outweighs the newest."""

from __future__ import annotations

import pytest
from sheet import Sheet, case

from nolle.model import ChargeHistory

WHO = "Ada Quillfeather"


def charge(*dispositions: str) -> ChargeHistory:
    """Count 1 on sheets of one month each, with the disposition that each prints."""
    sheets = [Sheet(seen=f"2025-0{n}-01T09:00:00").defendant(WHO, ("1", text), number=1) for n, text in enumerate(dispositions, 1)]
    (found,) = case(*sheets).record.charges
    return found


@pytest.mark.parametrize(
    ("printed", "by", "prejudice", "words"),
    [
        (("Dismissed on the government's motion without prejudice", "Dismissed."), "government", False, 2),
        (("Dismissed without prejudice", "Dismissed with prejudice"), "unknown", True, 1),
        (("Dismissed on the government's motion", "Dismissed on defendant's motion"), "defense", None, 1),
        (("Dismissed on the government's motion", "", "Dismissed"), "government", None, 2),
        (("60 months imprisonment", "Dismissed"), "unknown", None, 1),
    ],
)
def test_the_newest_printing_counts_and_an_older_one_fills_what_it_leaves_out(printed: tuple[str, ...], by: str, prejudice: bool | None, words: int) -> None:
    found = charge(*printed).disposition
    assert (found.outcome, found.by, found.with_prejudice) == ("dismissed", by, prejudice)
    assert len([one for one in found.evidence if "ismissed" in one.quote]) == words, "each printing that it rests on is quoted"


def test_a_cell_that_was_emptied_is_not_filled_from_before() -> None:
    assert charge("Dismissed on the government's motion", "").disposition.outcome != "dismissed"
