"""Lines in which a reader is easily led astray: each keeps apart what the text keeps apart, and gives nobody what they did not say."""

from __future__ import annotations

import pytest

from nolle.model import Passage, Quote, Statement
from nolle.statements import read_statements
from nolle.statements.chains import chain
from nolle.statements.parsing import parser


def read(text: str, headline: str = "") -> tuple[Statement, ...]:
    """The statements of an article, one paragraph a line."""
    passages, at = [], 0
    for line in (headline, *text.split("\n")) if headline else text.split("\n"):
        part = "headline" if headline and not passages else "body"
        passages.append(Passage(part, Quote(line, at, at + len(line))))
        at += len(line) + 1
    return read_statements(parser().parse(passages, published="2025-03-06"))


def words(one: Statement) -> str:
    return " ".join(piece.text for piece in one.content)


def one_of(text: str, part: str) -> Statement:
    """The innermost statement whose content holds some words."""
    return min((one for one in read(text) if part in words(one)), key=lambda one: len(words(one)))


def test_two_sources_share_one_content() -> None:
    assert one_of("Dana Okafor and Tomas Brandt said the bridge was safe.", "the bridge").speaker == "Dana Okafor and Tomas Brandt"


def test_a_denied_cue_is_not_a_denied_content() -> None:
    content = one_of("Nora Whitlow said the office did not send the letter.", "the letter")
    cue = one_of("Nora Whitlow did not say that the office sent the letter.", "the letter")
    assert (content.kind, content.negated) == ("claim", False)
    assert (cue.kind, cue.negated) == ("no_comment", True)


def test_a_translated_quotation_is_the_speakers_and_not_the_interpreters() -> None:
    one = one_of("Rosa Tilden waited outside.\n“They took my son,” she said in Spanish through an interpreter, Ana Ruiz.", "my son")
    assert (one.speaker, one.direct) == ("Rosa Tilden", True)


def test_a_translated_quotation_does_not_fall_to_an_interpreter_where_nobody_else_is_named() -> None:
    assert one_of("“They took my son,” she said in Spanish through an interpreter, Ana Ruiz.", "my son").speaker is None


def test_both_tongues_of_a_quotation_are_direct() -> None:
    one = one_of("“Nadie nos dijo nada” (“Nobody told us anything”), Rosa Tilden said.", "Nobody told")
    assert one.speaker == "Rosa Tilden"
    assert "“Nobody told us anything”" in words(one)


def test_a_quotation_inside_an_order_is_the_quoted_persons_as_the_judge_tells_it() -> None:
    text = "In her order, Judge Ada Lindqvist quoted an email in which Agent Cole Brannock wrote, “Delete the video.”"
    inner, outer = one_of(text, "Delete the video"), one_of(text, "an email in which")
    assert (inner.speaker, inner.direct, inner.inside) == ("Cole Brannock", True, outer.id)
    assert (outer.speaker, outer.direct) == ("Ada Lindqvist", False)


def test_an_order_that_quotes_a_party_keeps_the_partys_words_apart() -> None:
    one = one_of("Judge Ada Lindqvist wrote that the agent’s own words, “Just grab anyone,” left no doubt.", "left no doubt")
    assert (one.speaker, one.direct) == ("Ada Lindqvist", False)
    assert [piece.text for piece in one.quoted] == ["Just grab anyone,"]


def test_a_characterisation_is_an_opinion_and_the_charge_is_not_its_speakers() -> None:
    text = "Secretary Dana Okafor called the marchers “domestic terrorists.” They are charged with trespass, according to the complaint."
    label, charge = one_of(text, "domestic terrorists"), one_of(text, "They are charged")
    assert (label.speaker, label.kind, label.direct) == ("Dana Okafor", "opinion", False)
    assert [piece.text for piece in label.quoted] == ["domestic terrorists."]
    assert charge.speaker == "the complaint"


@pytest.mark.parametrize(
    "text",
    [
        "“If you touch an officer, you will be prosecuted,” Dana Okafor said.",
        "If the city does not pay, we will sue, Dana Okafor said.",
        "Unless the records are turned over, the clerk will be charged, Dana Okafor warned.",
    ],
)
def test_a_threat_keeps_its_condition(text: str) -> None:
    one = max(read(text), key=lambda one: len(words(one)))
    assert one.kind == "promise"
    assert words(one).strip("“").startswith(("If ", "Unless "))


@pytest.mark.parametrize("text", ["Brandt could face up to 20 years in prison, prosecutors said.", "Brandt faces up to five years if convicted, prosecutors said."])
def test_a_maximum_penalty_is_hedged_and_no_promise(text: str) -> None:
    (one,) = read(text)
    assert (one.kind, one.hedged) == ("claim", True)


def test_a_statistic_keeps_its_period() -> None:
    one = one_of("The office charged 41 people from January to March, Dana Okafor said.", "41 people")
    (figure,) = one.figures
    assert (one.kind, figure.words.text, figure.period and figure.period.text) == ("claim", "41 people", "from January to March")


def test_an_authors_hedge_holds_for_the_whole_and_is_not_the_speakers() -> None:
    assert one_of("Tomas Brandt reportedly told a guard that the door was open.", "the door").hedged
    assert not one_of("Tomas Brandt told a guard that the door was open.", "the door").hedged


def test_an_anonymous_pair_stays_as_described() -> None:
    one = one_of("The case has been closed, two officials who spoke on condition of anonymity said.", "The case")
    assert (one.speaker, one.speaker_kind) == ("two officials who spoke on condition of anonymity", "anonymous")


def test_a_chain_of_two_outlets_keeps_both() -> None:
    text = "The Kiln Gazette reported that the Harbor Times reported that the charges were dropped."
    statements = read(text)
    ids = {one.id: one for one in statements}
    inner = min((one for one in statements if "the charges" in words(one)), key=lambda one: len(words(one)))
    assert [name.lower().removeprefix("the ") for name in chain(inner, ids, "Bell Ford Post")] == ["bell ford post", "kiln gazette", "harbor times"]


def test_a_headline_that_overstates_does_not_change_what_the_body_reports() -> None:
    said = read("Prosecutors said Tomas Brandt may have kept $4,000.", headline="Brandt stole millions, prosecutors say")
    assert [(one.content[0].start > 30, one.hedged) for one in said] == [(False, False), (True, True)]
    assert "millions" not in words(said[-1])


def test_a_caption_gives_no_words_to_whom_it_shows() -> None:
    assert [one for one in read("Tomas Brandt leaves the courthouse in Bell Ford on Monday. (Post photo / Nora Whitlow)") if one.kind != "claim" or one.source] == []


def test_a_correction_gives_the_corrected_words() -> None:
    said = read("An earlier version of this article misquoted Dana Okafor. She said the case was weak, not worthless.")
    assert [(one.speaker, words(one).rstrip(".")) for one in said] == [("Dana Okafor", "the case was weak, not worthless")]


def test_a_changed_quotation_is_another_statement_and_the_same_words_stay_the_same() -> None:
    first = read("“We will charge all of them,” Dana Okafor said.\nTomas Brandt said he was tired.")
    later = read("“We will charge some of them,” Dana Okafor said.\nTomas Brandt said he was tired.")
    assert [one.kind for one in first] == [one.kind for one in later]
    assert first[0].id != later[0].id


def test_the_same_text_read_twice_gives_the_same_statements() -> None:
    text = "Prosecutors said Tomas Brandt lied. His lawyer declined to comment."
    assert read(text) == read(text)


def test_a_passive_without_an_agent_names_nobody() -> None:
    one = one_of("It was alleged that Tomas Brandt sold the badges.", "the badges")
    assert (one.kind, one.speaker, one.speaker_kind) == ("accusation", None, None)
