"""Who is given what: source, cue and content by rules, and what is reported inside what."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nolle.model import Passage, Quote
from nolle.statements.article import Article
from nolle.statements.parsing import parser
from nolle.statements.rules import attribute


def article(*paragraphs: str) -> Article:
    passages, start = [], 0
    for text in paragraphs:
        passages.append(Passage("body", Quote(text, start, start + len(text))))
        start += len(text) + 2
    return parser().parse(passages)


def found(*paragraphs: str) -> list[tuple[str, str, str]]:
    """Source, cue and content of every attribution that is not reported inside another."""
    parsed = article(*paragraphs)
    return [
        tuple(" … ".join(parsed.quote(place).text for place in places) for places in (one.source, one.cue, one.content))  # type: ignore[misc]
        for one in attribute(parsed)
        if one.inside is None
    ]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("Prosecutors said the charges would be dropped.", "Prosecutors", "said", "the charges would be dropped"),
        ("“We will appeal the ruling,” said Dana Whitlow.", "Dana Whitlow", "said", "“We will appeal the ruling,”"),
        ("“We will appeal,” Whitlow said. “We owe it to the town.”", "Whitlow", "said", "“We will appeal,” … “We owe it to the town.”"),
        ("The clerk took bribes for six years, according to the indictment.", "the indictment", "according to", "The clerk took bribes for six years"),
        ("Okafor denied that she had kept the money.", "Okafor", "denied", "that she had kept the money"),
        ("The office promised to publish the records.", "The office", "promised", "to publish the records"),
    ],
)
def test_source_cue_and_content_of_a_plain_form(text: str, source: str, cue: str, content: str) -> None:
    assert (source, cue, content) in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "The clerk walked to the courthouse and opened the door.",
        "The clerk added two pages to the file.",
        "The officer found a knife in the car.",
        "The plans were kept in a drawer.",
        "He was not known to police.",
    ],
)
def test_a_plain_act_is_no_statement(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("word", "text"),
    [
        ("added", "The clerk added that two pages were missing."),
        ("found", "The study found that fewer cases were filed."),
        ("plans", "The office plans to appeal."),
    ],
)
def test_the_same_word_is_a_cue_where_it_brings_what_is_said(word: str, text: str) -> None:
    assert word in [cue for _, cue, _ in found(text)]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The road, Okafor said, was open on Monday.", "The road … was open on Monday"),
        ("As Marsh has pointed out, the safe was empty.", "the safe was empty"),
        ("The safe was empty, Marsh pointed out.", "The safe was empty"),
        ("The clerk took bribes for six years, according to the indictment, and lied about it.", "The clerk took bribes for six years … and lied about it"),
    ],
)
def test_a_cue_set_into_what_is_said_has_the_words_around_it(text: str, content: str) -> None:
    assert content in [said for _, _, said in found(text)]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Okafor criticized the ruling in an interview.", "the ruling"),
        ("Okafor said on Monday that the road was open, while the bridge stayed closed.", "that the road was open"),
        ("The road was open, Okafor said on Monday.", "The road was open"),
    ],
)
def test_the_place_the_day_and_the_authors_own_remarks_are_not_what_is_said(text: str, content: str) -> None:
    assert content in [said for _, _, said in found(text)]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Okafor said that the road would be open on Monday.", "that the road would be open on Monday"),
        ("Okafor complained about the noise in the street.", "about the noise in the street"),
    ],
)
def test_a_place_or_day_that_is_part_of_what_is_said_stays(text: str, content: str) -> None:
    assert any(said.startswith(content) for _, _, said in found(text))


def test_nothing_inside_a_quotation_is_a_cue() -> None:
    assert [cue for _, cue, _ in found("“The mayor said nothing and claimed nothing,” Okafor said.")] == ["said"]


def test_what_is_reported_inside_another_statement_says_so() -> None:
    attributions = attribute(article("The Harbor Courier reported that Okafor said the case was closed."))
    assert [one.inside for one in attributions] == [None, 0]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(["said", " Okafor", "“", "”", '"', "'", " that", " he left", ".", ",", "\r\n", " e\u0301", " \u05d0\u05d1", " 𝔸", " according to", " the court", ";", "—"]), max_size=25))
def test_every_place_lies_in_one_paragraph_and_pieces_are_in_order(pieces: list[str]) -> None:
    text = "".join(pieces)
    if not text.strip():
        return
    parsed = article(text)
    for one in attribute(parsed):
        for places in (one.source, one.cue, one.content):
            assert all(0 <= start < end <= len(text) for start, end in places)
            assert all(before[1] <= after[0] for before, after in pairwise(places))
