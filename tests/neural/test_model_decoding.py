"""From the network's answers to attributions: which are believed, and where their words begin and end."""

from __future__ import annotations

import pytest

pytest.importorskip("torch", reason="the extra neural is not installed")
np = pytest.importorskip("numpy")
spacy = pytest.importorskip("spacy", reason="the extra statements is not installed")

from nolle.neural.decoding import Answer, Settings, attributions  # noqa: E402
from nolle.neural.pieces import Chunk  # noqa: E402
from nolle.statements.article import Attribution, Paragraph  # noqa: E402
from nolle.statements.parsing import parser  # noqa: E402

TEXT = "“Yes,” Ana said, “we won.” Ben agreed."
LETTERS = {"o": 0, "s": 1, "c": 2, "q": 3}
SURE = 3.0


@pytest.fixture(scope="module")
def chunk() -> Chunk:
    doc = parser().nlp(TEXT)
    none = np.zeros(0, dtype=np.int64)
    return Chunk(Paragraph("body", 50, doc), np.arange(len(doc)), none, none, none, none, tuple(range(len(doc))))


def answer(chunk: Chunk, cue: int, labels: str, logit: float = SURE) -> Answer:
    """The words: “ Yes , ” Ana said , “ we won . ” Ben agreed . Each gets the label of its letter for nine tenths."""
    shares = np.full((len(labels), 4), 0.1 / 3, dtype=np.float32)
    shares[np.arange(len(labels)), [LETTERS[letter] for letter in labels]] = 0.9
    return Answer(chunk, cue, logit, logit, shares)


def words(one: Attribution) -> list[list[str]]:
    return [[TEXT[start - 50 : end - 50] for start, end in role] for role in (one.source, one.cue, one.content)]


def test_places_are_those_of_the_text_and_commas_at_the_ends_are_cut_off(chunk: Chunk) -> None:
    (one,) = attributions([answer(chunk, 5, "ccccsqcccccoooo")])
    assert words(one) == [["Ana"], ["said"], ["“Yes,”", "“we won."]]
    assert one.cue_class == "say"


def test_a_gap_of_mere_punctuation_is_no_gap(chunk: Chunk) -> None:
    (one,) = attributions([answer(chunk, 5, "ococsqooooooooo")])
    assert words(one)[2] == ["Yes,”"]


def test_a_mark_by_itself_is_nobodys_content(chunk: Chunk) -> None:
    (one,) = attributions([answer(chunk, 5, "ocoosqoccoocooo")])
    assert words(one)[2] == ["Yes", "“we"]


def test_a_cue_that_is_not_sure_is_not_believed(chunk: Chunk) -> None:
    assert attributions([answer(chunk, 5, "ccccsqcccccoooo", -SURE)]) == []
    assert len(attributions([answer(chunk, 5, "ccccsqcccccoooo", -SURE)], Settings(cue=0.01))) == 1


def test_both_looks_count(chunk: Chunk) -> None:
    doubted = Answer(chunk, 5, SURE, -2 * SURE, answer(chunk, 5, "ccccsqcccccoooo").shares)
    assert attributions([doubted], Settings(second=0.0)) and not attributions([doubted], Settings(second=0.5))


def test_a_cue_without_content_says_nothing(chunk: Chunk) -> None:
    assert attributions([answer(chunk, 13, "ooooooooooooSqo".lower())]) == []


def test_of_two_that_share_a_cue_the_surer_stays(chunk: Chunk) -> None:
    found = attributions([answer(chunk, 5, "ccccsqooooooooo", 1.0), answer(chunk, 4, "ccccqqooooooooo", SURE)])
    assert [words(one)[1] for one in found] == [["Ana said"]]


def test_they_come_in_text_order(chunk: Chunk) -> None:
    found = attributions([answer(chunk, 13, "oooooooccccosqo"), answer(chunk, 5, "cccosqooooooooo", 1.0)])
    assert [words(one)[1] for one in found] == [["said"], ["agreed"]]
