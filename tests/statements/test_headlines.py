"""Headlines: who is accused there, or what is done, is nobody's statement."""

from __future__ import annotations

import pytest

from nolle.model import Passage, Quote
from nolle.statements.parsing import parser
from nolle.statements.rules import attribute


def told(headline: str) -> list[tuple[str, str]]:
    """Source and cue of every attribution of a headline."""
    article = parser().parse([Passage("headline", Quote(headline, 0, len(headline)))])
    return [tuple(" ".join(article.quote(place).text for place in places) for places in (one.source, one.cue)) for one in attribute(article)]  # type: ignore[misc]


@pytest.mark.parametrize(
    "headline",
    [
        "Three Alleged Leaders of Harbor Street Crew Charged With Racketeering",
        "Man accused of striking officer",
        "Former Clerk Sentenced to Prison for Bribery",
        "Mayor Asked to Resign",
        "Judge throws out drug case over delay",
        "Prosecutors move to drop charge",
    ],
)
def test_an_act_in_a_headline_is_no_statement(headline: str) -> None:
    assert told(headline) == []


@pytest.mark.parametrize(
    ("headline", "source", "cue"),
    [
        ("Prosecutors say clerk took bribes", "Prosecutors", "say"),
        ("Clerk denies taking bribes", "Clerk", "denies"),
        ("Governor vows to seal border", "Governor", "vows"),
        ("Prosecutors accuse clerk of fraud", "Prosecutors", "accuse"),
        ("U.S. Attorney Announces Charges Against Nine", "U.S. Attorney", "Announces"),
    ],
)
def test_what_a_headline_says_that_somebody_says_is_one(headline: str, source: str, cue: str) -> None:
    assert told(headline) == [(source, cue)]
