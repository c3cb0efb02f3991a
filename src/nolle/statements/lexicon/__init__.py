"""The lexicon of cues: how likely a word in its frame and contexts is one, and the class it belongs to. The words are data (``*.toml``)."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files

from nolle.model import Manner

_TRUST = 4.0  # a frame's own count is trusted as much as what word and frame promise, once it was seen so often
_DOUBT = 4.0  # so many cues and so many other words are added to both what was seen and what was expected in a context
_SHARE = 0.7  # of what a context adds, since the contexts of a group overlap
Counts = Mapping[str, tuple[int, int]]


@cache
def _counts() -> Mapping[str, Mapping[str, Counts]]:
    counts: Mapping[str, Mapping[str, Counts]] = tomllib.loads(_read("counts.toml"))
    return counts


@cache
def _leanings() -> Mapping[str, Mapping[str, float]]:
    groups = tomllib.loads(_read("contexts.toml"))
    return {group: {context: leaning(*counts) for context, counts in contexts.items()} for group, contexts in groups.items()}


@cache
def _branches() -> Counts:
    counts: Counts = tomllib.loads(_read("branches.toml"))
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


def leaning(cues: float, expected: float, seen: float) -> float:
    """What a context adds to the log odds of a cue, from how often a word was one in it, how often it was expected to be, and how often it stood there."""
    return _SHARE * (math.log((cues + _DOUBT) / (expected + _DOUBT)) - math.log((seen - cues + _DOUBT) / (seen - expected + _DOUBT)))


def likelihood_in(base: float, contexts: Iterable[tuple[str, Iterable[str]]]) -> float:
    """How likely a word is a cue that is so by its frame (``base``), in its contexts, each with its group."""
    leanings = _leanings()
    return share_of(logit(base) + sum(leanings[group].get(one, 0.0) for group, several in contexts for one in several))


def share_of(odds: float) -> float:
    """The share that log odds stand for."""
    return 1 / (1 + math.exp(-min(max(odds, -30.0), 30.0)))


def share_of_content(described: Iterable[str]) -> float:
    """How likely a branch belongs to a cue's content, from descriptions that go from the general to the special; each leans on the one before."""
    counts, share = _branches(), 0.5
    for one in described:
        if one not in counts:
            break
        held, seen = counts[one]
        share = (held + _TRUST * share) / (seen + _TRUST)
    return share


def logit(share: float) -> float:
    """The log odds of a share."""
    share = min(max(share, 1e-4), 1 - 1e-4)
    return math.log(share / (1 - share))


@cache
def likelihood(part: str, lemma: str, frame: str) -> float:
    """How likely a word of that part of speech ("verbs", "nouns", "adjectives") is a cue in that frame; 0.0 for a word unknown to the lexicon."""
    return likelihood_by(_counts()[part], lemma, frame)


def likelihood_by(words: Mapping[str, Counts], lemma: str, frame: str) -> float:
    """The same by given counts: the frames of each word, and those of all together under "*"."""
    own = words.get(lemma)
    if own is None:
        return 0.0
    every = words["*"]
    base = _share(every)
    prior = logit(_share(own, 1.0, base)) + logit(_share({frame: every.get(frame, (0, 0))}, 20.0, base)) - logit(base)
    expected = share_of(prior)
    seen, of = own.get(frame, (0, 0))
    return (seen + _TRUST * expected) / (of + _TRUST)


def _share(counts: Counts, weight: float = 0.0, prior: float = 0.0) -> float:
    seen, of = sum(a for a, _ in counts.values()), sum(b for _, b in counts.values())
    return (seen + weight * prior) / (of + weight) if of + weight else prior
