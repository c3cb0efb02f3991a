"""The chain of a statement from the page that is held to the one who is said to have said it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nolle.model import Passage, Quote, Statement
from nolle.statements import read_statements
from nolle.statements.chains import NO_CARRIER, NOT_TOLD, agencies, around, chain
from nolle.statements.parsing import parser


def said(name: str, speaker: str | None, inside: str | None = None) -> Statement:
    return Statement(name, (), (), (Quote("it is over", 0, 10),), speaker, None, "claim", inside=inside)


def by_id(*statements: Statement) -> dict[str, Statement]:
    return {one.id: one for one in statements}


def test_a_plain_statement_goes_from_the_carrier_to_its_speaker() -> None:
    one = said("a", "Dana Okafor")
    assert chain(one, by_id(one), "Harbor Courier") == ("Harbor Courier", "Dana Okafor")


def test_a_chain_of_two_outlets_is_told_from_the_nearest() -> None:
    outer, middle, inner = said("a", "The Kiln Gazette"), said("b", "prosecutors", "a"), said("c", "a clerk", "b")
    assert chain(inner, by_id(outer, middle, inner), "Harbor Courier") == ("Harbor Courier", "The Kiln Gazette", "prosecutors", "a clerk")


def test_a_chain_is_read_from_an_article_in_which_one_outlet_cites_another() -> None:
    text = "The Kiln Gazette reported that prosecutors said the charges were dropped."
    parsed = parser().parse([Passage("body", Quote(text, 0, len(text)))])
    statements = read_statements(parsed)
    ids = by_id(*statements)
    assert ("Harbor Courier", "The Kiln Gazette", "prosecutors") in {chain(one, ids, "Harbor Courier") for one in statements}


def test_an_unnamed_link_says_so() -> None:
    one = said("a", None)
    assert chain(one, {}, None) == (NO_CARRIER, NOT_TOLD)


def test_the_words_of_a_source_stand_where_nobody_knows_whom_they_mean() -> None:
    one = Statement("a", (Quote("They", 0, 4),), (), (Quote("it is over", 10, 20),), None, None, "claim")
    assert chain(one, {}, "Harbor Courier")[-1] == "They"


def test_who_says_what_they_believe_is_one_link() -> None:
    outer, inner = said("a", "Dana Okafor"), said("b", "Dana Okafor", "a")
    assert chain(inner, by_id(outer, inner), "Harbor Courier") == ("Harbor Courier", "Dana Okafor")


def test_an_outlet_that_cites_itself_is_one_link() -> None:
    one = said("a", "The Harbor Courier")
    assert chain(one, by_id(one), "Harbor Courier") == ("Harbor Courier",)


def test_an_agency_in_the_byline_is_a_link_and_an_author_is_none() -> None:
    one = said("a", "Dana Okafor")
    assert chain(one, {}, "Harbor Courier", "By Ada Lindqvist, Associated Press") == ("Harbor Courier", "Associated Press", "Dana Okafor")
    assert chain(one, {}, "Harbor Courier", "By Ada Lindqvist") == ("Harbor Courier", "Dana Okafor")


@pytest.mark.parametrize(
    ("byline", "named"),
    [
        ("By ADA LINDQVIST, Reuters", ("Reuters",)),
        ("Ada Lindqvist and Tomas Brandt | The Kiln Gazette", ("The Kiln Gazette",)),
        ("By Ada Lindqvist, staff writer", ()),
        ("", ()),
    ],
)
def test_the_agencies_of_a_byline(byline: str, named: tuple[str, ...]) -> None:
    assert agencies(byline) == named


def test_statements_that_hold_each_other_do_not_go_round_for_ever() -> None:
    one, other = said("a", "A. Roe", "b"), said("b", "B. Roe", "a")
    assert [held.id for held in around(one, by_id(one, other))] == ["b"]


@given(st.lists(st.tuples(st.sampled_from("abcde"), st.sampled_from([None, *"abcde"])), max_size=6))
def test_a_chain_always_ends_with_the_speaker(links: list[tuple[str, str | None]]) -> None:
    statements = [said(name, f"speaker {name}", inside) for name, inside in links]
    for one in statements:
        assert chain(one, by_id(*statements), "Harbor Courier")[-1] == one.speaker
