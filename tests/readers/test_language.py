"""In which language an article is written: by its small words, by its script, and not guessed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nolle.readers import read_page
from nolle.readers._language import language_of, language_rules
from nolle.readers._page import Page

RULES = language_rules()["words"]


@pytest.mark.parametrize(("language", "text"), [(language, text) for language, rule in RULES.items() for text in rule["yes"]])
def test_a_text_is_known_by_its_small_words(language: str, text: str) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize(("language", "text"), [(language, text) for language, rule in RULES.items() for text in rule["no"]])
def test_a_text_with_words_of_another_language_is_not_taken_for_it(language: str, text: str) -> None:
    assert language_of(text) != language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Судья сказал во вторник, что дело продолжится.", "und-Cyrl"),
        ("裁判官は火曜日に、裁判は続くと述べた。", "ja"),
        ("法官周二表示，案件将继续审理。", "zh"),
        ("판사는 화요일에 재판이 계속될 것이라고 말했다.", "ko"),
        ("قال القاضي يوم الثلاثاء إن القضية ستستمر.", "und-Arab"),
        ("השופט אמר ביום שלישי שהתיק יימשך.", "he"),
    ],
)
def test_a_script_tells_a_language_or_at_least_itself(text: str, language: str) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize("text", ["", "12 34", "Judge Ferncastle said no.", "Ostrander Quillfeather Whitlow Okafor " * 20])
def test_what_leaves_it_open_is_not_told(text: str) -> None:
    assert language_of(text) is None


def test_what_the_text_shows_outranks_what_the_page_declares() -> None:
    spanish = RULES["es"]["yes"][0]
    feed = f"<rss><channel><title>La Voz</title><language>en</language><item><title>El caso</title><link>https://voz.example/1</link><description>{spanish}</description></item></channel></rss>"
    assert [article.language for article in read_page(Page(feed.encode(), "feed.xml")).articles] == ["es"]


@given(st.text())
def test_any_text_has_a_known_language_or_none(text: str) -> None:
    assert language_of(text) in {None, *RULES, *language_rules()["scripts"].values()}
