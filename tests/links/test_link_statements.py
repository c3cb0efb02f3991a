"""Which statements of a linked article are about the case, and what people decided about links."""

from __future__ import annotations

from dataclasses import replace

import pytest
from invented_links import ARTICLE, FRAUD, article, keys, linked, sheet, statement, states

from nolle.judgements import judgement
from nolle.model import Judgement, Link, StatementKind

NYSD, WHO = "nysd/1:24-cr-90017", "Marisol Tennant"
TENNANT = keys(sheet("nysd", "1:24-cr-90017", f"Marisol Tennant (1) {FRAUD}", "Piet Ostrander (2)"))
OTHER = keys(sheet("ned", "8:24-cr-90400", f"Lorenz Ferncastle (1) {FRAUD}"))
LEAD = "Marisol Tennant is charged in 1:24-cr-90017."


def told(links: list[Link]) -> list[tuple[str | None, str, str | None, str]]:
    return [(link.statement, link.case, link.defendant, link.agree[0].name) for link in links if link.statement]


def test_a_statement_that_names_the_defendant_in_short_is_about_him() -> None:
    page = article(LEAD, "“Tennant did nothing,” Ada Quillfeather said.")
    said = statement(page, "Ada Quillfeather", "said", "Tennant did nothing,")
    [link] = [one for one in linked(page, TENNANT, statements=(said,)) if one.statement]
    assert (link.case, link.defendant, link.defendant_number, link.state, link.agree[0].name) == (NYSD, WHO, 1, "same", "name")
    assert link.agree[0].article is not None and link.agree[0].article.quote == "Tennant"


def test_a_statement_whose_paragraph_names_the_defendant_is_about_him() -> None:
    page = article(LEAD, "“Nothing happened,” Ada Quillfeather said after Tennant had left.")
    assert told(linked(page, TENNANT, statements=(statement(page, "Ada Quillfeather", "said", "Nothing happened,"),))) == [("s1", NYSD, WHO, "name")]


@pytest.mark.parametrize(("kind", "about"), [("promise", True), ("no_comment", True), ("denial", True), ("unknown_acknowledged", True), ("claim", False), ("opinion", False)])
def test_an_answer_or_a_promise_in_an_article_about_one_case_is_about_it(kind: StatementKind, about: bool) -> None:
    page = article("A hearing was held in 1:24-cr-90017.", "The office declined to comment.")
    said = replace(statement(page, "The office", "declined", "to comment"), kind=kind)
    assert told(linked(page, TENNANT, statements=(said,))) == [("s1", NYSD, None, "article")] * about
    two = article("Hearings were held in 1:24-cr-90017 and 8:24-cr-90400.", "The office declined to comment.")
    said = replace(statement(two, "The office", "declined", "to comment"), kind=kind)
    assert told(linked(two, TENNANT, OTHER, statements=(said,))) == []


def test_words_that_speak_of_the_case_do_where_there_is_one_case_only() -> None:
    page = article("A hearing was held in 1:24-cr-90017.", "“The charges were wrong,” Ada Quillfeather said.")
    said = statement(page, "Ada Quillfeather", "said", "The charges were wrong,")
    assert told(linked(page, TENNANT, statements=(said,))) == [("s1", NYSD, None, "mention")]
    two = article("Hearings were held in 1:24-cr-90017 and 8:24-cr-90400.", "“The charges were wrong,” Ada Quillfeather said.")
    said = statement(two, "Ada Quillfeather", "said", "The charges were wrong,")
    assert told(linked(two, TENNANT, OTHER, statements=(said,))) == []


def test_with_several_cases_a_statement_must_itself_name_one() -> None:
    page = article("Marisol Tennant, 1:24-cr-90017, and Lorenz Ferncastle, 8:24-cr-90400, were heard.", "Ostrich, who saw Tennant, said Ferncastle had paid.")
    said = statement(page, "Ostrich", "said", "Ferncastle had paid.")
    assert told(linked(page, TENNANT, OTHER, statements=(said,))) == [("s1", "ned/8:24-cr-90400", "Lorenz Ferncastle", "name")]


def test_what_is_said_of_a_group_or_of_something_else_is_said_of_no_member() -> None:
    page = article(LEAD, "Ada Quillfeather said dozens would be charged.", "Wilma Reed said the bridge was open.")
    said = (
        statement(page, "Ada Quillfeather", "said", "dozens would be charged."),
        statement(page, "Wilma Reed", "said", "the bridge was open.", "s2"),
    )
    assert told(linked(page, TENNANT, statements=said)) == []


def test_a_last_name_that_somebody_else_in_the_article_bears_means_nobody() -> None:
    page = article(LEAD, "Her brother Jonas Tennant came.", "Ada Quillfeather said Tennant had left.")
    assert told(linked(page, TENNANT, statements=(statement(page, "Ada Quillfeather", "said", "Tennant had left."),))) == []


def test_statements_of_an_article_that_is_only_unknown_or_different_have_no_link() -> None:
    page = article("Marisol Tennant opened a bakery.", "Ada Quillfeather said Marisol Tennant paid.", published=None)
    assert told(linked(page, TENNANT, statements=(statement(page, "Ada Quillfeather", "said", "Marisol Tennant paid."),))) == []


# --- judgements


def judged(verdict: str, case: str = NYSD, defendant: str = "1") -> Judgement:
    return judgement("link", f"{ARTICLE}|{case}|{defendant}", verdict, by="wren", when="2026-03-01T10:00:00+00:00", why="called")


@pytest.mark.parametrize("verdict", ["same", "different", "unknown"])
def test_a_persons_word_goes_before_the_rules_and_is_named(verdict: str) -> None:
    page, said = article("Marisol Tennant was accused of wire fraud in Manhattan."), judged(verdict)
    [before], [after] = linked(page, TENNANT), linked(page, TENNANT, judged=(said,))
    assert (before.state, before.judged) == ("candidate", None)
    assert (after.state, after.judged, after.agree, after.key) == (verdict, said.id, before.agree, said.key)


def test_a_judgement_that_names_a_defendant_by_name_holds_once_he_has_a_number() -> None:
    by_name = judged("different", defendant=WHO)
    assert states(linked(article(LEAD), TENNANT, judged=(by_name,)))[NYSD, WHO] == "different"
    namesakes = keys(sheet("nysd", "1:24-cr-90017", "Marisol Tennant (1)", "Marisol Tennant (2)"))
    assert "different" not in states(linked(article(LEAD), namesakes, judged=(by_name,))).values()


def test_a_word_on_the_case_holds_for_its_defendants_where_nothing_was_said_of_them() -> None:
    page = article("Marisol Tennant and Piet Ostrander, in 1:24-cr-90017.")
    both = (judged("different", defendant=""), judged("same", defendant="2"))
    assert states(linked(page, TENNANT, judged=both)) == {(NYSD, None): "different", (NYSD, WHO): "different", (NYSD, "Piet Ostrander"): "same"}


def test_same_for_a_case_does_not_reach_a_defendant_whom_something_contradicts() -> None:
    page = article("Marisol Tennant, 1:24-cr-90017, in the District of Nebraska.")
    assert states(linked(page, TENNANT, judged=(judged("same", defendant=""),))) == {(NYSD, None): "same", (NYSD, WHO): "different"}


def test_a_person_may_tie_an_article_to_a_case_that_no_rule_proposes() -> None:
    page = article("The bakery owner was heard.", "Ada Quillfeather said the case was weak.")
    said = statement(page, "Ada Quillfeather", "said", "the case was weak.")
    links = linked(page, TENNANT, judged=(judged("same", defendant=""),), statements=(said,))
    assert states(links) == {(NYSD, None): "same"}
    assert told(links) == [("s1", NYSD, None, "mention")]


@pytest.mark.parametrize("key", [f"{ARTICLE}|nysd/1:24-cr-99999|", f"{ARTICLE}|{NYSD}|9", f"{ARTICLE}|{NYSD}", ARTICLE])
def test_a_judgement_about_what_is_not_in_the_casebook_waits(key: str) -> None:
    said = judgement("link", key, "same", by="wren", when="2026-03-01T10:00:00+00:00", why="called")
    assert linked(article("A bakery opened."), TENNANT, judged=(said,)) == []
