"""Phrases as ``re`` gets them find what they say as written."""

from __future__ import annotations

import re

import pytest

from nolle.labeller.phrases import compiled
from nolle.labeller.vocabulary import vocabulary


@pytest.mark.parametrize(
    ("regex", "asked"),
    [
        (r"\bmodified (?:on|by)\b", rb"modified (?<=\bmodified )(?:on|by)\b"),
        (r"\bpleas? of", rb"plea(?<=\bplea)s? of"),
        (r"\bto {2}be", rb"to(?<=\bto) {2}be"),
        (r"\bby|\bfor", rb"by(?<=\bby)|\bfor"),
        (r"\ba?b", rb"\ba?b"),
        (r"\b(?:re-?)?set", rb"\b(?:re-?)?set"),
        (r"\x02motion\b", rb"\x02motion\b"),
    ],
)
def test_a_word_is_asked_for_before_its_boundary(regex: str, asked: bytes) -> None:
    assert compiled(regex).pattern == asked


def test_every_phrase_is_found_where_it_stands_as_written() -> None:
    examples = [text.lower() for label in vocabulary().labels for text in (*label.yes, *label.no)]
    entries = "\n".join(["\x02" + text for text in examples] + [text.replace(" ", "x") for text in examples]).encode()
    changed = 0
    for regex in {phrase.regex for phrase in vocabulary().phrases()}:
        written = re.compile(regex.encode())
        assert _spans(compiled(regex), entries) == _spans(written, entries), regex
        changed += compiled(regex).pattern != written.pattern
    assert changed > 100


def _spans(pattern: re.Pattern[bytes], entries: bytes) -> list[tuple[int, int]]:
    return [found.span() for found in pattern.finditer(entries)]
