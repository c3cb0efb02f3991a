"""Who speaks: names in full, pronouns, short forms, roles and bodies, in invented articles."""

from __future__ import annotations

import pytest

from nolle.model import Passage, Quote
from nolle.statements.article import Article, Attribution
from nolle.statements.parsing import parser
from nolle.statements.speakers import Speaker, speakers_of


def read(text: str) -> Article:
    """The paragraphs of a text, one a line, parsed."""
    passages, at = [], 0
    for line in text.split("\n"):
        passages.append(Passage("body", Quote(line, at, at + len(line))))
        at += len(line) + 1
    return parser().parse(passages)


def speaking(text: str) -> list[Speaker]:
    """The speakers of a text in which each source stands in square brackets."""
    plain, starts, places = "", 0, []
    for char in text:
        if char == "[":
            starts = len(plain)
        elif char == "]":
            places.append((starts, len(plain)))
        else:
            plain += char
    return speakers_of(read(plain), [Attribution((place,), (), ()) for place in places])


def last(text: str) -> Speaker:
    return speaking(text)[-1]


FULL = {
    "a surname means the person named in full": ("Dana Okafor ran the office. [Okafor] said it was over.", "Dana Okafor"),
    "a title is no part of a name": ("[U.S. Attorney Dana Okafor] said the case was closed.", "Dana Okafor"),
    "a courtesy title means the person named in full": ("Peter Lindqvist was freed. [Mr. Lindqvist] said he was glad.", "Peter Lindqvist"),
    "an apposition is no part of a name": ("[Dana Okafor, a spokeswoman for the U.S. attorney’s office,] said it was over.", "Dana Okafor"),
    "a name may follow the role": ("[Her lawyer, Marta Lindqvist,] said it was over.", "Marta Lindqvist"),
    "particles and hyphens belong to a name": ("Ana de la Vega-Ruiz spoke. [Vega-Ruiz] said no.", "Ana de la Vega-Ruiz"),
    "a full name may come later": ("[Okafor] said no.\nThe lawyer Dana Okafor works in Harbor City.", "Dana Okafor"),
    "he is the man who spoke before": ("Robert Lindqvist said it was over. [He] said no more.", "Robert Lindqvist"),
    "she is the woman though a man is nearer": ("Marta Lindqvist met Robert Okafor. [She] said it was over.", "Marta Lindqvist"),
    "the spokeswoman is who was introduced as one": ("Dana Okafor, a spokeswoman for the mayor, declined. [The spokeswoman] said no more.", "Dana Okafor"),
    "the senator is who was introduced as one": ("Sen. Marta Lindqvist voted. [The senator] said she was sure.", "Marta Lindqvist"),
    "a lawyer is not the client": ("Dana Okafor was charged. [Okafor’s lawyer] said it was wrong.", "Dana Okafor’s lawyer"),
    "two who speak together are both named": ("Dana Okafor and Peter Lindqvist met. [Okafor and Lindqvist] said no.", "Dana Okafor and Peter Lindqvist"),
    "the department is the one named before": (
        "The Harbor City Police Department closed the road. [The department] said so.",
        "The Harbor City Police Department",
    ),
    "they are the prosecutors who spoke": ("[Prosecutors] said it was over. [They] said no more.", "Prosecutors"),
    "it is the company that spoke": ("[The company] said it was over. [It] said no more.", "The company"),
    "the foreman may be introduced later": ("[The foreman] said no.\nThe foreman, Peter Lindqvist, was charged.", "Peter Lindqvist"),
    "her attorney is not the public one": ("Dana Okafor, an assistant U.S. attorney, spoke. [Her attorney] said no.", "Her attorney"),
    "the agency is the named one that spoke": ("[Harbor Transit Agency] closed the line. [The agency] said no more.", "Harbor Transit Agency"),
    "an office of several words is no part of a name": ("Secretary of State Dana Okafor resigned. [Okafor] said no.", "Dana Okafor"),
    "an unnamed woman is she": ("[A neighbor] said the noise was loud. [She] said it lasted.", "A neighbor"),
}


@pytest.mark.parametrize("case", FULL)
def test_a_speaker_is_named_in_full(case: str) -> None:
    text, name = FULL[case]
    assert last(text).name == name


KINDS = {
    "prosecutors": "office",
    "police": "office",
    "the indictment": "document",
    "court records": "document",
    "an affidavit filed Tuesday": "document",
    "the U.S. attorney’s office": "office",
    "the Justice Department": "office",
    "the White House": "office",
    "two people familiar with the matter": "anonymous",
    "a senior official who spoke on condition of anonymity": "anonymous",
    "the Harbor Times": "outlet",
    "residents": "anonymous",
    "the mother of the victim": "anonymous",
    "her lawyers": "anonymous",
    "a juror who asked not to be named": "anonymous",
    "a spokeswoman for the U.S. attorney’s office": "office",
    "an agency spokesman": "office",
    "the governor’s spokesman": "office",
    "a spokesperson for the company": "organisation",
    "a Varnholt spokesperson": "organisation",
    "Okafor’s spokesman": "anonymous",
    "a sworn declaration by a sergeant": "document",
    "a memo circulated by the union": "document",
    "court officials": "office",
}


@pytest.mark.parametrize("source", KINDS)
def test_a_description_tells_its_kind(source: str) -> None:
    assert last(f"The road was closed, according to [{source}].").kind == KINDS[source]


def test_a_name_cut_at_its_hyphen_is_read_whole() -> None:
    assert last("Dana Okafor-Roe spoke. [Okafor]-Roe said no more.").name == "Dana Okafor-Roe"


def test_an_anonymous_source_is_kept_as_described() -> None:
    assert last("Dana Okafor spoke. It is over, [two people familiar with the matter] said.").name == "two people familiar with the matter"


def test_roles_are_told() -> None:
    assert last("[U.S. Attorney Dana Okafor] said so.").role == "U.S. Attorney"
    assert last("[Dana Okafor, a spokeswoman for the mayor,] said so.").role == "a spokeswoman for the mayor"


def test_without_a_source_there_is_no_speaker() -> None:
    assert speakers_of(read("It was alleged that it rained."), [Attribution((), ((7, 14),), ((15, 29),))]) == [Speaker()]


def test_a_quotation_that_goes_on_keeps_its_speaker() -> None:
    text = "Dana Okafor said it was over.\n“It is done.”"
    said = [Attribution(((0, 11),), ((12, 16),), ((17, 28),)), Attribution((), (), ((30, 43),))]
    assert [one.name for one in speakers_of(read(text), said)] == ["Dana Okafor", "Dana Okafor"]


def test_i_in_a_quotation_is_who_is_quoted() -> None:
    text = "Dana Okafor said, “I think it is over.”"
    said = [Attribution(((0, 11),), ((12, 16),), ((18, 39),)), Attribution(((19, 20),), ((21, 26),), ((27, 37),), inside=0)]
    assert speakers_of(read(text), said)[1].name == "Dana Okafor"


def test_a_verb_without_a_source_of_its_own_shares_the_one_before() -> None:
    text = "Dana Okafor apologized to the owners and said it was over."
    assert [one.name for one in speakers_of(read(text), [Attribution((), ((41, 45),), ((46, 57),))])] == ["Dana Okafor"]


def test_the_people_go_back_to_the_anonymous_source() -> None:
    text = "[Two people familiar with the matter] said it was over. [The people] said no more. [One of them] said less."
    assert [(one.name, one.kind) for one in speaking(text)] == [
        ("Two people familiar with the matter", "anonymous"),
        ("Two people familiar with the matter", "anonymous"),
        ("One of them", "anonymous"),
    ]


def test_what_goes_on_after_a_name_is_no_apposition() -> None:
    assert last("In Harbor City with Dana Okafor, the mayor also said so. [Okafor] left.").role is None
