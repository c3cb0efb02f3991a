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
        ("Prosecutors have dropped charges against more than 20 people in such cases this year, the office said in a statement.", "the office", "said", "Prosecutors have dropped charges against more than 20 people in such cases this year"),
        ("Prosecutors dropped the robbery charge against Okafor in case 3:24-cr-90212, her lawyer, Dana Whitlow, said Thursday.", "her lawyer, Dana Whitlow", "said", "Prosecutors dropped the robbery charge against Okafor in case 3:24-cr-90212"),
        ("HALDEN, Maine (NWI) — Two people were charged, prosecutors said.", "prosecutors", "said", "Two people were charged"),
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


@pytest.mark.parametrize(
    ("text", "cue", "source"),
    [
        ("“How big is the wall?” asked the boy, who wore a hat.", "asked", "the boy, who wore a hat"),
        ("In a plea, Marsh, 44, said that the safe was empty.", "said", "Marsh, 44"),
        ("“We were wrong,” Marsh, 44, told the Harbor Courier.", "told", "Marsh, 44"),
        ("“We tried,” Marsh said, adding that nobody came.", "adding", "Marsh"),
        ("Okafor announced that the road was open and vowed to keep it so.", "vowed", "Okafor"),
        ("It was alleged that the clerk took bribes.", "alleged", ""),
        ("The clerk was accused of taking bribes.", "accused", ""),
        ("The ruling was criticized by Okafor.", "criticized", "Okafor"),
    ],
)
def test_the_source_is_who_speaks_and_nobody_where_the_text_names_none(text: str, cue: str, source: str) -> None:
    assert [named for named, word, _ in found(text) if word == cue] == [source]


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        ("“It is late,” Marsh wrote on Monday.", "wrote", "“It is late,”"),
        ("“Is it late?” Marsh asked, shaking his head.", "asked", "“Is it late?”"),
        ("Borregaard promised more patrols “every week, in every county.”", "promised", "more patrols “every week, in every county.”"),
        ("Brandt called the town “a road going up the middle,” and Okafor stressed the need for a harbor.", "stressed", "the need for a harbor"),
        ("Brandt announced the closing of the road. “We want to do something here,” Okafor recalled.", "announced", "the closing of the road"),
        ("“The risk,” said Edward Lindqvist, a teacher, “is that the road floods.”", "said", "“The risk,” … “is that the road floods.”"),
    ],
)
def test_a_quotation_goes_to_the_cue_beside_it(text: str, cue: str, content: str) -> None:
    assert [said for _, word, said in found(text) if word == cue] == [content]


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        ("Okafor announced that the road was open and vowed to keep it so.", ["that the road was open", "to keep it so"]),
        ("Marsh said that the road was closed, adding that nobody came.", ["that the road was closed", "that nobody came"]),
    ],
)
def test_a_further_cue_beside_the_first_is_not_part_of_what_it_brings(text: str, contents: list[str]) -> None:
    assert [said for _, _, said in found(text)] == contents


def test_a_further_clause_without_a_cue_is() -> None:
    assert [said for _, _, said in found("Okafor said that the road was open and the bridge was closed.")] == ["that the road was open and the bridge was closed"]


INTERVIEW = ("WALLIS: Did you take the money?", "OKAFOR: I did not. He said I did.", "WALLIS: Thank you all.")


def test_a_turn_of_an_interview_is_the_words_behind_its_name() -> None:
    assert found(*INTERVIEW) == [
        ("WALLIS", ":", "Did you take the money?"),
        ("OKAFOR", ":", "I did not. He said I did."),
        ("WALLIS", ":", "Thank you all."),
    ]


def test_an_opening_line_may_be_a_turn_of_somebody_named_again() -> None:
    assert ("Dana Okafor", ":", "The road is open") in found("Dana Okafor: The road is open", "The mayor, Okafor, walked home.")


@pytest.mark.parametrize("lines", [("Breaking: The road is open", "The mayor walked home."), ("UPDATE: The road is open now.",), ("The list: one road and one bridge.", "The mayor walked home.")])
def test_a_word_and_a_colon_alone_are_no_turn(lines: tuple[str, ...]) -> None:
    assert ":" not in [cue for _, cue, _ in found(*lines)]


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
