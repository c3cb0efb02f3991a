"""Cues: the words that signal that something is said, held or ordered by somebody ("said", "according to", "the claim that")."""

from __future__ import annotations

from dataclasses import dataclass

from nolle.statements.article import Paragraph

_SAY = {"say", "tell", "add", "claim", "deny", "promise", "announce", "argue", "write"}


@dataclass(frozen=True, slots=True)
class Cue:
    """One cue: its tokens in the paragraph's parse (in text order), the one that governs, and the lexicon's class of it ("say", "deny", …)."""

    tokens: tuple[int, ...]
    head: int
    cue_class: str


def find_cues(paragraph: Paragraph) -> list[Cue]:
    """Every cue of a paragraph in text order."""
    return [Cue((token.i,), token.i, "say") for token in paragraph.doc if token.pos_ == "VERB" and token.lemma_ in _SAY]
