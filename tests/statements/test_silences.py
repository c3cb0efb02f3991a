"""Silences that an article reports: no answer, no reason, not known. None of them is a denial, and a plain act is no silence."""

from __future__ import annotations

import pytest

from nolle.model import Passage, Quote, Statement
from nolle.statements import read_statements
from nolle.statements.parsing import parser


def read(text: str) -> tuple[Statement, ...]:
    return read_statements(parser().parse([Passage("body", Quote(text, 0, len(text)))]))


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("The Department of Justice did not return a request for comment.", "The Department of Justice", "did not return", "a request for comment"),
        ("Lawyers for both men didn’t return messages seeking comment.", "Lawyers for both men", "didn’t return", "messages seeking comment"),
        ("Tomas Brandt could not be reached for comment.", "Tomas Brandt", "could not be reached", "for comment"),
        ("The office gave no reason for the dismissal.", "The office", "gave", "no reason for the dismissal"),
        ("The agency did not provide a timetable.", "The agency", "did not provide", "a timetable"),
        ("Neither side returned calls for comment.", "Neither side", "returned", "calls for comment"),
        ("Calls to the sheriff’s office went unanswered.", "the sheriff’s office", "went unanswered", "Calls to the sheriff’s office"),
        ("Attempts to reach a lawyer for Brandt were unsuccessful.", "a lawyer for Brandt", "were unsuccessful", "Attempts to reach a lawyer for Brandt"),
        ("The police have not released the name of the officer.", "The police", "released", "the name of the officer"),
        ("The complaint makes no mention of a second car.", "The complaint", "makes", "no mention of a second car"),
        ("A message left for Brandt’s lawyer was not returned.", "Brandt’s lawyer", "was not returned", "A message left for Brandt’s lawyer"),
    ],
)
def test_a_silence_is_no_comment(text: str, source: str, cue: str, content: str) -> None:
    told = [(s.kind, " ".join(q.text for q in s.source), " ".join(q.text for q in s.cue), " ".join(q.text for q in s.content)) for s in read(text)]
    assert ("no_comment", source, cue, content) in told


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("It’s unclear whether Brandt has a lawyer.", "whether Brandt has a lawyer"),
        ("It was not immediately clear when the trial would begin.", "when the trial would begin"),
        ("Whether he will appeal remains unclear.", "Whether he will appeal"),
        ("It isn’t known who called the police.", "who called the police"),
        ("It is unknown what the footage shows.", "what the footage shows"),
        ("The motive remains unclear.", "The motive"),
        ("The cause of the fire was not immediately known.", "The cause of the fire"),
    ],
)
def test_what_is_not_known_has_no_speaker(text: str, content: str) -> None:
    told = [(s.kind, s.speaker, s.negated, " ".join(q.text for q in s.content)) for s in read(text)]
    assert ("unknown_acknowledged", None, False, content) in told


@pytest.mark.parametrize(
    "text",
    ["She did not return home.", "He did not answer the door.", "The jury did not reach a verdict.", "The rules are clear.", "He was not known to police.", "The union took no money.", "Attempts to reach his mother were successful.", "His efforts to sell the house were unsuccessful.", "Neither brother returned home."],
)
def test_a_plain_act_left_undone_is_no_silence(text: str) -> None:
    assert [s.kind for s in read(text) if s.kind in ("no_comment", "unknown_acknowledged")] == []


def test_a_silence_that_is_a_cue_already_counts_once() -> None:
    assert len([s for s in read("The office did not respond to a request for comment.") if s.kind == "no_comment"]) == 1


def test_nothing_in_quotation_marks_is_a_silence_of_its_own() -> None:
    assert [s.kind for s in read("“It is unclear who called,” Dana Okafor said.")] == ["unknown_acknowledged"]


def test_a_silence_takes_no_quotation_of_the_next_sentence() -> None:
    text = "Asher’s office did not respond to a request for comment. “My client is relieved,” said Ada Quill, who represents Pelle."
    told = [(s.speaker, s.kind, " ".join(q.text for q in s.content)) for s in read(text)]
    assert told == [("Asher’s office", "no_comment", "to a request for comment"), ("Ada Quill", "opinion", "“My client is relieved,”")]
