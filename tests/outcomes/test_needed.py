"""The words read off a pattern stand in every text in which it matches."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nolle.outcomes.needed import needed
from nolle.outcomes.rules import COUNTS, rules

WORDS = {
    r"dismiss(?:ed|al)": {"dismiss"},
    r"\bmis+ed\b": {"mis"},
    r"motions?|mtns?|request": {"motion", "mtn", "request"},
    r"(?:motion|mot)\b of": {"mot"},
    r"(?:granted|denied)? ?vacat\w+": {"vacat"},
    r"(?<=dismissed )by (?=the court)": {"dismissed "},
    r"(?:the )?[ab]c?": set(),
    r"court|\d+": set(),
    r"(?i:court)": set(),
    r"x{0,3}": set(),
    r"(?P<who>judge)? (?:order(?:ed|s)){1,2}": {"order"},
    rf"order {COUNTS}+": {"order " + COUNTS},
    r"not(?! guilty)": {"not"},
    r"(?>sua sponte)": {"sua sponte"},
}


@pytest.mark.parametrize("pattern", WORDS)
def test_words_are_read_off_a_pattern(pattern: str) -> None:
    assert set(needed(pattern)) == WORDS[pattern]


@settings(max_examples=60, deadline=None)
@given(st.data(), st.sampled_from([pattern for pattern, words in WORDS.items() if words and "(?<" not in pattern and "(?>" not in pattern]))
def test_no_text_in_which_a_pattern_matches_lacks_them(data: st.DataObject, pattern: str) -> None:
    text = data.draw(st.from_regex(pattern))
    assert any(word in text for word in needed(pattern))


def test_most_rules_can_be_passed_over() -> None:
    """A change to the vocabulary that makes every rule be tried on every text would be slow, and nothing else would tell."""
    files = ("movers", "collateral", "heads", "nolle", "endings", "unreal", "sentenced")
    known = [bool(rule.needs) for file in files for rule in rules(file)]
    assert sum(known) / len(known) > 0.9
