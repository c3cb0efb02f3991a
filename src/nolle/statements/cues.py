"""Cues: the words that signal that something is said, held or ordered by somebody ("said", "according to", "the claim that").

A cue is a word of the lexicon that is likely one in the frame and the contexts it stands in; within quotation marks there are none, since there
somebody else is speaking.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from nolle.statements.article import Paragraph
from nolle.statements.contexts import GROUPS, contexts_of
from nolle.statements.frames import frame_of
from nolle.statements.lexicon import class_of, likelihood, likelihood_in

if TYPE_CHECKING:
    from spacy.tokens import Token

THRESHOLD = 0.36
_PARTS = {"VERB": "verbs", "AUX": "verbs", "NOUN": "nouns", "ADJ": "adjectives"}


@dataclass(frozen=True, slots=True)
class Cue:
    """One cue: its tokens in the paragraph's parse (in text order), the one that governs, and the lexicon's class of it ("say", "deny", …).

    ``weight`` is how likely it is one, ``frame`` what it stands with.
    """

    tokens: tuple[int, ...]
    head: int
    cue_class: str
    weight: float = 1.0
    frame: str = ""


def find_cues(paragraph: Paragraph, quoted: list[bool], threshold: float = THRESHOLD) -> list[Cue]:
    """Every cue of a paragraph in text order. ``quoted`` tells for each of its tokens whether it stands in a quotation."""
    found = (_cue(token, quoted, threshold) for token in paragraph.doc if not quoted[token.i])
    return [cue for cue in found if cue is not None]


def _cue(token: Token, quoted: list[bool], threshold: float) -> Cue | None:
    part = _PARTS.get(token.pos_)
    if part is None:
        return None
    lemma = token.lemma_.lower()
    if not likelihood(part, lemma, ""):
        return None
    frame = frame_of(token, quoted)
    weight = likelihood_in(likelihood(part, lemma, frame), zip(GROUPS, contexts_of(token, frame, quoted), strict=True))
    if weight < threshold or _left_undone(token, frame):
        return None
    return Cue(_tokens(token), token.i, class_of(lemma), weight, frame)


def _left_undone(token: Token, frame: str) -> bool:
    """Whether something was not done to somebody ("was not known to police"): no words of anybody."""
    return frame.startswith("passive") and not frame.endswith(("clause", "infinitive")) and any(child.dep_ == "neg" for child in token.children)


def _tokens(token: Token) -> tuple[int, ...]:
    """The word with its particle and the preposition of "according to"."""
    more = [child.i for child in token.children if child.dep_ == "prt" or (token.lower_ == "according" and child.lower_ == "to")]
    return tuple(sorted([token.i, *more]))
