"""What the network should say of a marked article: the heads of its cues, and for each of them the label of every word of its chunk."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from nolle.neural.brat import Marked
from nolle.neural.network import CONTENT, CUE, OTHER, SOURCE
from nolle.neural.pieces import Chunk, Numbers
from nolle.statements.article import Attribution, Place


@dataclass(frozen=True, slots=True)
class Goal:
    """A chunk with the head of each marked cue in it and the labels of the words for that cue. ``unsure`` are a cue's other words."""

    chunk: Chunk
    cues: tuple[tuple[int, Numbers], ...]
    unsure: frozenset[int]


def goals_of(chunks: Sequence[Chunk], marked: Marked) -> list[Goal]:
    """The goals of an article's chunks."""
    return [_goal(chunk, marked.attributions) for chunk in chunks]


def _goal(chunk: Chunk, attributions: Sequence[Attribution]) -> Goal:
    places = places_of(chunk)
    cues: dict[int, Numbers] = {}
    unsure: set[int] = set()
    for one in attributions:
        cue = _touched(places, one.cue)
        if not cue:
            continue
        labels = np.full(len(places), OTHER, dtype=np.int64)
        labels[_touched(places, one.content)] = CONTENT
        labels[_touched(places, one.source)] = SOURCE
        labels[cue] = CUE
        cues.setdefault(head_of(chunk, cue), labels)
        unsure.update(cue)
    return Goal(chunk, tuple(sorted(cues.items(), key=lambda item: item[0])), frozenset(unsure - cues.keys()))


def places_of(chunk: Chunk) -> list[Place]:
    """Where each word of a chunk stands in the canonical text."""
    doc = chunk.paragraph.doc
    return [chunk.paragraph.place(doc[int(i)]) for i in chunk.words]


def _touched(places: Sequence[Place], spans: Sequence[Place]) -> list[int]:
    return [n for n, (start, end) in enumerate(places) if any(start < last and first < end for first, last in spans)]


def head_of(chunk: Chunk, words: Sequence[int]) -> int:
    """The word that governs the others: the first whose governor is none of them, and is no punctuation if another is none."""
    doc = chunk.paragraph.doc
    tops = [n for n in words if chunk.heads[n] == n or chunk.heads[n] not in words]
    return next((n for n in tops if not doc[int(chunk.words[n])].is_punct), tops[0])
