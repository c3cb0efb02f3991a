"""Disposition cells that refuse a dismissal."""

import pytest

from nolle.outcomes import read_disposition


@pytest.mark.parametrize("cell", ["Dismissal denied", "Dismissal of count denied"])
def test_a_refused_dismissal_is_none(cell: str) -> None:
    said = read_disposition(cell)
    assert said is None or said.outcome != "dismissed"
