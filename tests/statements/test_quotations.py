"""What stands in quotation marks."""

from __future__ import annotations

import pytest
import spacy

from nolle.statements.article import Paragraph
from nolle.statements.quotations import in_quotation, quotations, quoted_runs, stretches

NLP = spacy.blank("en")


def paragraphs(*texts: str) -> list[Paragraph]:
    start, made = 0, []
    for text in texts:
        made.append(Paragraph("body", start, NLP(text)))
        start += len(text) + 2
    return made


def outer(text: str) -> list[str]:
    return [text[one.start : one.end] for one in stretches(text) if not one.depth]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('"We drop it," Roe said. "It is over."', ['"We drop it,"', '"It is over."']),
        ("“We drop it,” Roe said.", ["“We drop it,”"]),
        ("''We drop it,'' Roe said.", ["''We drop it,''"]),
        ("``We drop it,'' Roe said.", ["``We drop it,''"]),
        ("«We drop it», Roe said.", ["«We drop it»"]),
        ("„We drop it“, Roe said.", ["„We drop it“"]),
        ("Roe: 'We drop it'", ["'We drop it'"]),
        ("‘We drop it,’ Roe said.", ["‘We drop it,’"]),
        ('“We drop it," Roe said. "Now.”', ['“We drop it,"', '"Now.”']),
    ],
)
def test_every_kind_of_mark_quotes(text: str, quoted: list[str]) -> None:
    assert outer(text) == quoted


@pytest.mark.parametrize(
    "text",
    ["The officials' plan wasn't theirs.", "It was the '90s, and ’tis so.", "A 6'2\"3 board", "The agents’ boss didn’t say.", "A stray ” mark", ""],
)
def test_apostrophes_and_stray_marks_quote_nothing(text: str) -> None:
    assert stretches(text) == []


def test_a_plural_owner_does_not_close_a_single_quotation() -> None:
    assert outer("'The officials' plan is dead,' Roe said.") == ["'The officials' plan is dead,'"]


def test_a_quotation_in_a_quotation_is_one_deeper() -> None:
    text = "“He told me ‘go home,’” Roe said."
    assert [(text[one.start : one.end], one.depth) for one in stretches(text)] == [("“He told me ‘go home,’”", 0), ("‘go home,’", 1)]


def test_the_same_curly_marks_nest_where_both_are_closed() -> None:
    assert [one.depth for one in stretches("“A “b” c” d")] == [0, 1]
    assert outer("“One. “Two.” he said") == ["“One. “Two.”"]


def test_a_straight_mark_that_opens_again_leaves_the_quotation_before_unclosed() -> None:
    assert outer('"I was there. "And I left."') == ['"I was there.', '"And I left."']


def test_an_unclosed_quotation_runs_to_the_end_of_its_paragraph() -> None:
    (one,) = stretches("Roe said: “We drop it. \n")
    assert (one.start, one.end, one.closed) == (10, 22, False)


def test_a_quotation_runs_on_over_paragraphs() -> None:
    (one,) = quotations(paragraphs("“We drop it.", "“It is over.", "“All of it,” Roe said."))
    assert len(one.places) == 3
    assert one.closed


def test_a_closed_quotation_does_not_run_on() -> None:
    assert [len(one.places) for one in quotations(paragraphs("“We drop it.”", "“It is over.”"))] == [1, 1]


def test_an_unclosed_quotation_does_not_run_on_into_plain_words() -> None:
    assert [len(one.places) for one in quotations(paragraphs("“We drop it.", "He said “no.”"))] == [1, 1]


def test_a_quotation_in_one_that_runs_on_is_its_own() -> None:
    found = quotations(paragraphs("“He said ‘no.’ And", "“it is over.”"))
    assert [(len(one.places), one.depth) for one in found] == [(2, 0), (1, 1)]


def test_tokens_of_a_quotation_are_told_with_their_marks() -> None:
    doc = NLP('Roe said "we drop it" today.')
    assert quoted_runs(doc) == [(2, 7)]
    assert in_quotation(doc) == [False, False, True, True, True, True, True, False, False]
