"""What records show, at the end of a sentence whose parse has lost the verb."""

from __future__ import annotations

import pytest

from nolle.model import Passage, Quote, Statement
from nolle.statements import read_statements
from nolle.statements.parsing import parser


def told(text: str) -> list[tuple[str | None, str | None, str]]:
    found: tuple[Statement, ...] = read_statements(parser().parse([Passage("body", Quote(text, 0, len(text)))]))
    for one in found:
        assert all(text[q.start : q.end] == q.text for q in (*one.source, *one.cue, *one.content))
    return [(one.speaker, one.speaker_kind, " ".join(q.text for q in one.content)) for one in found]


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("Prosecutors have dropped all charges against Fenella Marl, court records in case 4:24-cr-90330 show.", "court records in case 4:24-cr-90330", "Prosecutors have dropped all charges against Fenella Marl"),
        ("She left. Prosecutors dropped the case, the docket in 4:24-cr-90330 shows.", "the docket in 4:24-cr-90330", "Prosecutors dropped the case"),
        ("Fenella Marl was charged in January with fraud, but the case was dropped on Wednesday, court records show.", "court records", "the case was dropped on Wednesday"),
        ("The charge was dropped, according to a minute entry in 1:25-mj-90555.", "a minute entry in 1:25-mj-90555", "The charge was dropped"),
    ],
)
def test_a_record_is_the_source_of_what_it_shows(text: str, speaker: str, content: str) -> None:
    assert told(text) == [(speaker, "document", content)]


@pytest.mark.parametrize("text", ["The ferry left, the records were burned.", "He won, and his motion in the pool was one to show.", "She kept the film and the papers on show."])
def test_where_nothing_is_shown_there_is_no_record_that_says_it(text: str) -> None:
    assert [kind for _, kind, _ in told(text) if kind == "document"] == []
