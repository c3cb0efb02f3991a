"""Every rule of the vocabulary matches its examples and misses its counter-examples."""

from importlib.resources import files

import pytest

from nolle.errors import BadVocabulary
from nolle.outcomes.marked import marked
from nolle.outcomes.rules import compiled, rules, saying

FILES = sorted(item.name[:-5] for item in files("nolle.outcomes").iterdir() if item.name.endswith(".toml") and item.name != "words.toml")
BEFORE_THE_VERB = {"unreal"}
AFTER_THE_VERB = {"unreal_after"}
RULES = [(file, rule) for file in FILES for rule in rules(file)]


def words_for(file, example):
    """The marked words that a file's rules see: of "unreal" those before the verb, of movants those before they are marked."""
    if file in ("movers", "nolle"):
        return example.lower()
    words = marked(example).words
    if file in BEFORE_THE_VERB:
        return words[: words.find("dismissed")] if "dismissed" in words else words
    return words[words.find("dismissed") + len("dismissed") :] if file in AFTER_THE_VERB and "dismissed" in words else words


@pytest.mark.parametrize(("file", "rule"), RULES, ids=[f"{f}: {r.name}" for f, r in RULES])
def test_a_rule_matches_its_examples(file, rule):
    seen = [words_for(file, example) for example in rule.match]
    missed = [words for words in seen if not (rule.pattern.search(words) and rule.may_match(words))]
    assert rule.match
    assert missed == []


@pytest.mark.parametrize(("file", "rule"), RULES, ids=[f"{f}: {r.name}" for f, r in RULES])
def test_a_rule_misses_its_counter_examples(file, rule):
    assert [example for example in rule.miss if rule.pattern.search(words_for(file, example))] == []


def test_a_vocabulary_that_is_not_there_is_named():
    with pytest.raises(BadVocabulary, match=r"no_such_file\.toml"):
        rules("no_such_file")


def test_a_fragment_that_is_not_there_is_named():
    with pytest.raises(BadVocabulary, match="no_such_fragment"):
        compiled("a <no_such_fragment>")


def test_asking_for_what_no_rule_says_is_refused():
    with pytest.raises(BadVocabulary, match="nothing like it"):
        saying("heads", "nothing like it")
