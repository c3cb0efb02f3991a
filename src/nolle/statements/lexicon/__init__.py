"""The lexicon of cues: how likely a word in its frame is one, and the class it belongs to. The words are data (``*.toml``)."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from nolle.model import Manner

_TRUST = 4.0  # a frame's own count is trusted as much as what word and frame promise, once it was seen so often
Counts = Mapping[str, tuple[int, int]]


@cache
def _counts() -> Mapping[str, Mapping[str, Counts]]:
    counts: Mapping[str, Mapping[str, Counts]] = tomllib.loads(_read("counts.toml"))
    return counts


@cache
def _classes() -> Mapping[str, str]:
    return {word: name for name, one in tomllib.loads(_read("classes.toml")).items() for word in one["words"].split()}


@cache
def _manners() -> Mapping[str, Manner]:
    return {name: one["manner"] for name, one in tomllib.loads(_read("classes.toml")).items()}


def _read(name: str) -> str:
    return (files(__package__) / name).read_text(encoding="utf-8")


def class_of(lemma: str) -> str:
    """The class of a cue's word ("say", "deny", "promise", …), "" for one that has none."""
    return _classes().get(lemma, "")


def manner_of(cue_class: str) -> Manner:
    """Whether a cue of a class says or writes, holds something in mind, or acts by office; a cue of no class is taken for speech."""
    return _manners().get(cue_class, "speech")


def _logit(share: float) -> float:
    share = min(max(share, 1e-4), 1 - 1e-4)
    return math.log(share / (1 - share))


@cache
def likelihood(part: str, lemma: str, frame: str) -> float:
    """How likely a word of that part of speech ("verbs", "nouns", "adjectives") is a cue in that frame; 0.0 for a word unknown to the lexicon."""
    words = _counts()[part]
    own = words.get(lemma)
    if own is None:
        return 0.0
    every = words["*"]
    base = _share(every)
    prior = _logit(_share(own, 1.0, base)) + _logit(_share({frame: every.get(frame, (0, 0))}, 20.0, base)) - _logit(base)
    expected = 1 / (1 + math.exp(-prior))
    seen, of = own.get(frame, (0, 0))
    return (seen + _TRUST * expected) / (of + _TRUST)


def _share(counts: Counts, weight: float = 0.0, prior: float = 0.0) -> float:
    seen, of = sum(a for a, _ in counts.values()), sum(b for _, b in counts.values())
    return (seen + weight * prior) / (of + weight) if of + weight else prior
