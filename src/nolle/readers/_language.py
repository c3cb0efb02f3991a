"""In which language a text is written, told by its small words or its script; "cannot tell" where they leave it open."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import Any

from nolle.model import ArticleRead, Report

_WORD = re.compile(r"[^\W\d_]+")
_LOOKED_AT = 20_000  # characters
_LEAST_WORDS = 25
_LEAST_SHARE = 0.2  # of all words, that are small words of the language
_AHEAD = 1.5  # times the share of the next language
_FOREIGN = 0.5  # of the letters, in another script than the Latin


@cache
def language_rules() -> Mapping[str, Any]:
    """The rule file: ``words`` by language, ``scripts`` by name."""
    return tomllib.loads(files("nolle.readers").joinpath("languages.toml").read_text("utf-8"))


@cache
def _small_words() -> Mapping[str, frozenset[str]]:
    return {language: frozenset(rule["words"].split()) for language, rule in language_rules()["words"].items()}


def language_of(text: str) -> str | None:
    """The ISO 639-1 code of a text's language; "und-" and the script's code where only that can be told, None where nothing can."""
    words = _WORD.findall(text[:_LOOKED_AT])
    return _by_script(words) or _by_words([word.lower() for word in words])


def in_their_languages(report: Report) -> Report:
    """The report with each article's language as its body shows it, which outranks what the page declares."""
    return replace(report, articles=tuple(_told(article) for article in report.articles))


def _told(article: ArticleRead) -> ArticleRead:
    body = " ".join(passage.words.text for passage in article.passages if passage.part == "body")
    return replace(article, language=language_of(body) or article.language)


def _by_script(words: list[str]) -> str | None:
    """Japanese mixes Chinese characters with its own, which decide."""
    counts = Counter(_scripts("".join(words)))
    foreign = {script: count for script, count in counts.items() if script in language_rules()["scripts"]}
    if not foreign or sum(foreign.values()) < _FOREIGN * sum(counts.values()):
        return None
    own = [script for script in ("HIRAGANA", "KATAKANA") if script in foreign]
    code: str = language_rules()["scripts"][own[0] if own else max(foreign, key=lambda script: foreign[script])]
    return code


def _scripts(letters: str) -> Iterator[str]:
    for letter in letters:
        yield "LATIN" if letter.isascii() else unicodedata.name(letter, "").partition(" ")[0].partition("-")[0]


def _by_words(words: list[str]) -> str | None:
    if len(words) < _LEAST_WORDS:
        return None
    shares = sorted(((sum(word in small for word in words) / len(words), language) for language, small in _small_words().items()), reverse=True)
    (best, language), (next_best, _) = shares[:2]
    return language if best >= _LEAST_SHARE and best >= _AHEAD * next_best else None
