"""Paragraphs as the encoder sees them: every word once, its pieces, and how it hangs together with a cue."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

pytest.importorskip("torch", reason="the extra neural is not installed")
pytest.importorskip("tokenizers", reason="the extra neural is not installed")

from nolle.neural.brat import Marked
from nolle.neural.goals import goals_of, places_of
from nolle.neural.network import CONTENT, CUE, OTHER, SOURCE
from nolle.neural.pieces import DISTANCES, MOST_PIECES, MOST_WORDS, RELATIONS, chunks_of, tokenizer_of
from nolle.statements.article import Attribution, Paragraph
from nolle.statements.parsing import parser

VOCABULARY = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", *(f"{mark}{letter}" for mark in ("", "##") for letter in "abcdefghijklmnopqrstuvwxyz.,“”'0123456789")]
TOKENIZER = tokenizer_of(VOCABULARY)
ODD = "“Café\u0301”, said Ana\u00a0Okafor.\u200f שלום\u200e 12\u00bd\U0001d505! 'we'll\u2026' \u0301x \u202eabc"


def chunks(text: str) -> list:
    return chunks_of(Paragraph("body", 100, parser().nlp(text)), TOKENIZER)


def test_case_is_kept_only_by_pieces_that_have_it() -> None:
    assert TOKENIZER.encode("ABBA", add_special_tokens=False).tokens == ["a", "##b", "##b", "##a"]
    assert tokenizer_of([*VOCABULARY, "A"]).encode("A", add_special_tokens=False).tokens == ["A"]


def test_words_stand_at_their_characters() -> None:
    text = "Ana Okafor said “we’ll appeal”."
    (chunk,) = chunks(text)
    assert [text[start - 100 : end - 100] for start, end in places_of(chunk)] == ["Ana", "Okafor", "said", "“", "we", "’ll", "appeal", "”", "."]
    assert [int(chunk.owners[first]) for first in chunk.firsts] == list(range(9))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from([*ODD, "Ana said", ". ", " ", "\t"]), max_size=60).map("".join))
def test_every_word_is_in_one_chunk_and_fits_whatever_the_letters(text: str) -> None:
    paragraph = Paragraph("body", 7, parser().nlp(text))
    found = chunks_of(paragraph, TOKENIZER)
    words = [int(i) for chunk in found for i in chunk.words]
    assert words == sorted(set(words))
    for chunk in found:
        assert len(chunk.pieces) == len(chunk.owners) <= MOST_PIECES + 2 and len(chunk.words) == len(chunk.firsts) <= MOST_WORDS
        for cue in range(len(chunk.words)):
            assert ((chunk.relations(cue) >= 0) & (chunk.relations(cue) < RELATIONS)).all()
            assert ((chunk.distances(cue) >= 0) & (chunk.distances(cue) < DISTANCES)).all()


def test_a_long_paragraph_is_cut_between_sentences() -> None:
    found = chunks("Ana Okafor said that the bridge is safe and sound. " * 40)
    assert len(found) > 1
    assert all(chunk.paragraph.doc[int(chunk.words[-1])].text == "." for chunk in found)


def test_one_endless_sentence_is_cut_all_the_same() -> None:
    assert len(chunks("and so on " * 300)) >= 5


def test_goals_label_each_word_for_its_cue() -> None:
    text = "Ana Okafor said the ferry sails."
    source, cue, content = ((100, 110),), ((111, 115),), ((116, 131),)
    (goal,) = goals_of(chunks(text), Marked("a", text, (Attribution(source, cue, content),)))
    ((head, labels),) = goal.cues
    assert head == 2
    assert labels.tolist() == [SOURCE, SOURCE, CUE, CONTENT, CONTENT, CONTENT, OTHER]
