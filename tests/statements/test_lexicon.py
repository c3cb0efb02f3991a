"""The lexicon's classes of cues and their manner, by the examples in ``classes.toml``; and how its counts are made."""

from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest

from nolle.statements.lexicon import class_of, likelihood, manner_of
from nolle.statements.parsing import parser

CLASSES = tomllib.loads((files("nolle.statements.lexicon") / "classes.toml").read_text(encoding="utf-8"))


def classes_in(sentence: str) -> set[str]:
    return {class_of(token.lemma_.lower()) for token in parser().nlp(sentence) if token.pos_ in ("VERB", "AUX", "NOUN", "ADJ")}


@pytest.mark.parametrize(("name", "sentence"), [(name, sentence) for name, one in CLASSES.items() for sentence in one["match"]])
def test_a_sentence_with_a_cue_of_a_class_shows_it(name: str, sentence: str) -> None:
    assert name in classes_in(sentence)


@pytest.mark.parametrize(("name", "sentence"), [(name, sentence) for name, one in CLASSES.items() for sentence in one["miss"]])
def test_a_sentence_without_one_does_not(name: str, sentence: str) -> None:
    assert name not in classes_in(sentence)


def test_a_word_stands_in_one_class_only() -> None:
    words = [word for one in CLASSES.values() for word in one["words"].split()]
    assert sorted(words) == sorted(set(words))


def test_every_class_has_words_and_examples() -> None:
    assert [name for name, one in CLASSES.items() if not (one["words"].split() and one["match"] and one["miss"])] == []


@pytest.mark.parametrize(("lemma", "manner"), [("say", "speech"), ("believe", "stance"), ("plan", "stance"), ("vow", "speech"), ("rule", "act"), ("walk", "speech")])
def test_the_manner_follows_from_the_class(lemma: str, manner: str) -> None:
    assert manner_of(class_of(lemma)) == manner


def test_a_verb_of_saying_before_a_clause_is_likelier_a_cue_than_alone() -> None:
    assert likelihood("verbs", "say", "clause") > likelihood("verbs", "say", "bare") > likelihood("verbs", "zzz", "clause") == 0.0
