"""What kind of saying an attribution is: every rule by its own examples, and whole sentences by kind, directness, hedge and negation."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nolle.statements.article import Article, Attribution, Paragraph, Place, text_of
from nolle.statements.hedges import hedged_by_author, hedged_inside
from nolle.statements.kinds import Rule, kind_of_saying, rules
from nolle.statements.parsing import parser
from nolle.statements.sayings import Saying, saying
from nolle.statements.speakers import Speaker

TABLE = tomllib.loads(files("nolle.statements").joinpath("kinds.toml").read_text("utf-8"))["rule"]
HEDGES = tomllib.loads(files("nolle.statements").joinpath("hedges.toml").read_text("utf-8"))["hedge"]
SOURCES = {one["name"]: one.get("by", "") for one in TABLE}
RULES = {rule.name: rule for rule in rules()}
EXAMPLES = [(one["name"], text) for one in TABLE for text in one["match"]]
COUNTEREXAMPLES = [(one["name"], text) for one in TABLE for text in one["miss"]]


def holds(rule: Rule, text: str) -> bool:
    source = SOURCES[rule.name]
    return rule.holds(source, "", text) if rule.on == "content" else rule.holds(source, text, "", direct=rule.on == "direct")


@pytest.mark.parametrize(("name", "text"), EXAMPLES)
def test_a_rule_matches_its_examples(name: str, text: str) -> None:
    assert holds(RULES[name], text)


@pytest.mark.parametrize(("name", "text"), COUNTEREXAMPLES)
def test_a_rule_leaves_its_counterexamples(name: str, text: str) -> None:
    assert not holds(RULES[name], text)


@pytest.mark.parametrize(("where", "text"), [(one["where"], text) for one in HEDGES for text in one["match"]])
def test_a_hedge_is_seen(where: str, text: str) -> None:
    assert hedged_by_author(text) if where == "author" else hedged_inside(text)


@pytest.mark.parametrize(("where", "text"), [(one["where"], text) for one in HEDGES for text in one["miss"]])
def test_what_is_no_hedge_is_left(where: str, text: str) -> None:
    assert not (hedged_by_author(text) if where == "author" else hedged_inside(text))


@pytest.mark.parametrize(
    ("source", "cue", "content", "kind"),
    [
        ("a spokeswoman for the office", "declined", "to comment", "no_comment"),
        ("The department", "did not immediately respond", "to a request for comment", "no_comment"),
        ("Okafor", "denied", "that he had been at the warehouse", "denial"),
        ("The judge", "denied", "the motion to suppress", "claim"),
        ("Her lawyer", "said", "“She did nothing wrong.”", "denial"),
        ("Prosecutors", "charged", "him with fraud", "accusation"),
        ("the office", "said", "he was sentenced Tuesday", "claim"),
        ("The indictment", "says", "Halloran took payments from two contractors", "accusation"),
        ("a clerk", "testified", "that the manager stole cash from the safe", "accusation"),
        ("the U.S. attorney", "said", "“If you cross that line, you will be prosecuted.”", "promise"),
        ("The lawyer", "said", "he would appeal", "promise"),
        ("The release", "said", "he could face up to 20 years in prison", "claim"),
        ("The mayor", "called", "the ruling “a disgrace”", "opinion"),
        ("Investigators", "said", "they have not determined a motive", "unknown_acknowledged"),
        ("", "not immediately clear", "whether anyone was hurt", "unknown_acknowledged"),
        ("The clerk", "said", "the hearing was moved to Monday", "claim"),
    ],
)
def test_the_kind_follows_from_cue_and_content(source: str, cue: str, content: str, kind: str) -> None:
    assert kind_of_saying(source, cue, content) == kind


@given(st.text(), st.text(), st.text())
def test_no_words_make_it_fail(source: str, cue: str, content: str) -> None:
    assert kind_of_saying(source, cue, content)
    assert hedged_inside(content) in {True, False}


@cache
def parsed(text: str, published: str | None = None) -> Article:
    return Article((Paragraph("body", 0, parser().nlp(text)),), published=published)


def place(text: str, words: str) -> Place:
    start = text.index(words)
    return start, start + len(words)


def said(text: str, cue: str, *content: str, published: str | None = None) -> tuple[Article, Saying]:
    article = parsed(text, published)
    return article, saying(article, Attribution((), (place(text, cue),), tuple(place(text, one) for one in content)), Speaker())


def test_words_all_in_quotation_marks_are_direct() -> None:
    article, one = said("“The case is closed,” Ms. Abara said, “and we move on.”", "said", "“The case is closed,”", "“and we move on.”")
    assert one.direct
    assert [text_of([part], article) for part in one.quoted] == ["The case is closed,", "and we move on."]


def test_a_mixed_quotation_is_not_direct_but_keeps_its_quoted_part() -> None:
    article, one = said('She said the filing was "a careful step" by the office.', "said", 'the filing was "a careful step" by the office')
    assert not one.direct
    assert [text_of([part], article) for part in one.quoted] == ["a careful step"]


def test_a_paraphrase_has_no_quoted_part() -> None:
    _, one = said("She said the filing wasn’t final.", "said", "the filing wasn’t final")
    assert (one.direct, one.quoted) == (False, ())


def test_an_authors_hedge_holds_for_the_whole_attribution() -> None:
    assert said("Mr. Oyelaran reportedly told friends that the files were gone.", "told", "that the files were gone")[1].hedged


def test_a_negated_cue_is_not_a_negated_content() -> None:
    assert said("She did not say that the files were gone.", "say", "that the files were gone")[1].negated
    assert not said("She said that the files were not gone.", "said", "that the files were not gone")[1].negated
