"""Plain text as an article: nothing of the file is changed, and every passage is found in it again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nolle.errors import UnknownFormat
from nolle.readers import plain_text, read_page
from nolle.readers._page import Page

ARTICLE = """Judge drops two counts against former clerk

By Dana Whitlow

A federal judge dismissed two counts on Tuesday, prosecutors said.

(Photo: The courthouse in Marlow.)

"We are relieved," said Lee Okafor, a lawyer for the clerk.
"""


def parts(text: str) -> list[tuple[str, str]]:
    report = plain_text.read(Page(text.encode(), "article.txt"))
    return [(passage.part, passage.words.text) for passage in report.articles[0].passages]


def test_headline_byline_and_caption_are_kept_apart_from_the_body() -> None:
    assert [part for part, _ in parts(ARTICLE)] == ["headline", "byline", "body", "caption", "body"]


def test_lines_wrapped_at_a_fixed_width_are_one_paragraph() -> None:
    text = "A federal judge in Marlow dismissed two of the five counts against\na former county clerk on Tuesday, after prosecutors told the court\nthey would not go on."
    assert parts(text) == [("body", text)]


def test_a_line_that_ends_a_sentence_is_a_paragraph() -> None:
    assert len(parts("He denied it.\nShe said that the clerk had left the office before noon on that day.\nNobody asked why.")) == 3


def test_a_text_without_words_is_refused() -> None:
    with pytest.raises(UnknownFormat, match="without words"):
        plain_text.read(Page(b" \n -- \n", "article.txt"))


def test_prose_is_recognised_and_a_docket_copied_as_text_is_not() -> None:
    assert plain_text.recognises(Page((ARTICLE * 3).encode(), "a"))
    assert not plain_text.recognises(Page(("01/02/2024 1 INDICTMENT as to Dana Whitlow (1) count(s) 1, 2 of the case\n" * 20).encode(), "a"))


def test_a_few_sentences_are_prose_and_a_program_or_a_list_is_not() -> None:
    short = "The U.S. attorney’s office said on Tuesday that it would drop the charges against the clerk. His lawyer said that he was glad."
    assert plain_text.recognises(Page(short.encode(), "a"))
    assert not plain_text.recognises(Page(b"He is the clerk.", "a"))
    assert not plain_text.recognises(Page(('"""What is said of the clerk and the office, by the day it was said."""\nfrom a import b as the_one\nx = [y for y in the_one if y.is_it]\n' * 4).encode(), "a"))
    assert not plain_text.recognises(Page(("name | of | the | clerk\n" * 20).encode(), "a"))


def test_one_character_that_was_lost_before_makes_no_junk_of_an_article() -> None:
    assert plain_text.recognises(Page(ARTICLE.replace("relieved", "relie\ufffdved").encode() * 3, "a"))
    assert not plain_text.recognises(Page((ARTICLE * 3).replace(" ", " \ufffd").encode(), "a"))


def test_a_nul_stays_where_it_is() -> None:
    assert parts("He said n\x00o, and left.") == [("body", "He said n\x00o, and left.")]


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=200))
def test_every_passage_is_found_in_the_unchanged_text(text: str) -> None:
    page = Page(text.encode(), "article.txt")
    try:
        report = plain_text.read(page)
    except UnknownFormat:
        return
    assert report.text == page.decoded
    places = [(passage.words.start, passage.words.end) for passage in report.articles[0].passages]
    assert places == sorted(places) and all(report.text[p.words.start : p.words.end] == p.words.text for p in report.articles[0].passages)


def test_a_short_report_that_speaks_of_pacer_is_an_article() -> None:
    text = "Charge dropped\n\nProsecutors dropped the charge against a clerk on Monday, according to a filing on PACER. Her lawyer said that she was glad. The office declined to say why it was dropped.\n"
    assert read_page(Page(text.encode(), "note.txt")).kind == "article"


def test_a_short_release_with_many_names_is_an_article() -> None:
    text = "U.S. Department of Justice\n\nDistrict of Idaho\n\nFOR IMMEDIATE RELEASE\n\nOctober 13, 2023\n\nThree Charged\n\nBOISE – United States Attorney Odile Marchetti announced that Ansel Prewitt, 44, Maud Ferriby, 51, and Joss Lindqvist, 38, were charged with fraud. Case number 23-cr-90471.\n"
    assert read_page(Page(text.encode(), "release.txt")).kind == "article"
