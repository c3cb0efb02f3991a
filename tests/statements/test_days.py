"""The day something was said: only where the words around the cue give it."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest

from nolle.statements.article import Article, Attribution, Paragraph, Place
from nolle.statements.days import day_said
from nolle.statements.parsing import parser


@cache
def parsed(text: str, published: str | None, updated: str | None = None) -> Article:
    return Article((Paragraph("body", 0, parser().nlp(text)),), published=published, updated=updated)


def place(text: str, words: str) -> Place:
    start = text.index(words)
    return start, start + len(words)


@pytest.mark.parametrize(
    ("text", "content", "day"),
    [
        ("The office said Tuesday that the case was closed.", "that the case was closed", date(2025, 3, 4)),
        ("The office said Thursday that the case was closed.", "that the case was closed", date(2025, 3, 6)),
        ("The office said Friday that the case was closed.", "that the case was closed", date(2025, 2, 28)),
        ("The office said last Thursday that the case was closed.", "that the case was closed", date(2025, 2, 27)),
        ("The office said yesterday that the case was closed.", "that the case was closed", date(2025, 3, 5)),
        ("The office said on March 4, 2024, that the case was closed.", "that the case was closed", date(2024, 3, 4)),
        ("The office said on Nov. 3 that the case was closed.", "that the case was closed", date(2024, 11, 3)),
        ("The office said the case was closed on Monday.", "the case was closed on Monday", None),
        ("The office said earlier this week that the case was closed.", "that the case was closed", None),
        ("The office said last week that the case was closed.", "that the case was closed", None),
        ("The office said in a statement Wednesday that the case was closed.", "that the case was closed", date(2025, 3, 5)),
        ("Speaking to reporters Tuesday, the office said the case was closed.", "the case was closed", date(2025, 3, 4)),
        ("The man arrested Monday said the case was closed.", "the case was closed", None),
        ("Okafor said Monday the trial would begin Tuesday.", "the trial would begin Tuesday", date(2025, 3, 3)),
        ("The office said on Monday, March 3, that the case was closed.", "that the case was closed", date(2025, 3, 3)),
        ("The office said on Monday and again on Tuesday that the case was closed.", "that the case was closed", None),
    ],
)
def test_the_day_is_that_of_the_utterance(text: str, content: str, day: date | None) -> None:
    one = Attribution((), (place(text, "said"),), (place(text, content),))
    assert day_said(parsed(text, "2025-03-06T10:00:00"), one) == day


def test_a_weekday_needs_the_day_of_publication() -> None:
    text = "The office said Tuesday that the case was closed."
    assert day_said(parsed(text, None), Attribution((), (place(text, "said"),), ())) is None
    assert day_said(parsed(text, "not a date"), Attribution((), (place(text, "said"),), ())) is None


def test_an_impossible_date_is_no_day() -> None:
    text = "The office said on Feb. 30, 2025, that the case was closed."
    assert day_said(parsed(text, "2025-03-06"), Attribution((), (place(text, "said"),), ())) is None


def test_what_is_yet_to_be_said_has_no_day() -> None:
    text = "The office will say Friday that the case is closed."
    assert day_said(parsed(text, "2025-03-06"), Attribution((), (place(text, "say"),), (place(text, "that the case is closed"),))) is None


@pytest.mark.parametrize(("updated", "day"), [("2025-03-06T22:00:00", date(2025, 3, 4)), ("2025-03-09", date(2025, 3, 4)), ("2025-03-12", None)])
def test_an_update_that_would_give_another_day_leaves_it_open(updated: str, day: date | None) -> None:
    text = "The office said Tuesday that the case was closed."
    one = Attribution((), (place(text, "said"),), (place(text, "that the case was closed"),))
    assert day_said(parsed(text, "2025-03-06", updated), one) == day
