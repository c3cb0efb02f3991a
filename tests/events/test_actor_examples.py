"""Who filed: every example of ``_actor.toml``, by both engines."""

from __future__ import annotations

import pytest

from nolle.labeller import ENGINES, Labeller
from nolle.labeller.vocabulary import vocabulary

RULES = [rule for rule in vocabulary().actors.rules if rule.side]
YES = [pytest.param(rule.side, text, id=f"{rule.side}-{text[:60]}") for rule in RULES for text in rule.yes]
NO = [pytest.param(rule.side, text, id=f"{rule.side}-{text[:60]}") for rule in RULES for text in rule.no]


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(("side", "text"), YES)
def test_the_filing_side_is_told(labellers: dict[str, Labeller], engine: str, side: str, text: str) -> None:
    assert labellers[engine].label([text])[0][1] == side


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(("side", "text"), NO)
def test_another_side_filed_or_nobody(labellers: dict[str, Labeller], engine: str, side: str, text: str) -> None:
    assert labellers[engine].label([text])[0][1] != side


@pytest.mark.parametrize(
    "text",
    [
        "ORDER granting 5 MOTION to Continue filed by USA as to Priya Raman",
        "RESPONSE by USA as to Priya Raman re 4 MOTION to Suppress",
        "JUDGMENT as to Priya Raman (1), Count 2 dismissed on motion of the United States",
        "Motion to Continue",
        "Minute Entry: oral motion by USA to dismiss Count 2",
        "",
    ],
)
def test_where_nobody_filed_or_the_text_does_not_tell_there_is_no_actor(labellers: dict[str, Labeller], text: str) -> None:
    assert [labeller.label([text])[0][1] for labeller in labellers.values()] == [None, None]
