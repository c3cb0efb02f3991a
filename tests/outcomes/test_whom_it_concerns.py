"""Whose charges a text ends: the name in the ending's own words, before any other name in the text."""

import pytest

from nolle.outcomes import ended, read_outcomes


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            (
                "Order: The government's motion to dismiss is granted, and all charges against defendant Quennell are hereby dismissed. "
                "This case shall proceed against defendant Rosalind Thackeray as to all counts. Judge Amos Pell on 5/5/2023."
            ),
            "Quennell",
        ),
        (
            "ORDER that the Indictment is dismissed against the Defendant Quennell on the motion of the United States; trial as to Rosalind Thackeray stands",
            "Quennell",
        ),
        (
            (
                "JUDGMENT as to Rosalind Thackeray. Count(s) 2, Dismissed on the motion of the Government., Criminal Case Terminated as to defendant(s) "
                "Rosalind Thackeray Exhibit Deadline set for 4/11/2023. Ordered by Judge Amos Pell."
            ),
            "Rosalind Thackeray",
        ),
    ],
)
def test_the_one_whose_charges_end_is_the_one_named_there(text: str, name: str) -> None:
    assert {outcome.defendant for outcome in ended(read_outcomes(text))} == {name}
