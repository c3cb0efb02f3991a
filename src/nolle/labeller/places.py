"""Decisions that need places: which of a label's phrases lie in a passage, or share words with a longer phrase.

Both engines come here with the same entry and the same cues, so they cannot disagree.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import TypeAlias

from nolle.labeller.phrases import Phrase, compiled
from nolle.labeller.tables import NOBODY, Tables
from nolle.labeller.vocabulary import Label, Passage, Vocabulary

_Span = tuple[int, int]
_ANY = 1 << 63  # any kind of paper: no kind's own bit
_FILER = re.compile(rb"by ([^;]*?) as to ([^;]*)")
_SIGNED = re.compile(rb"\([^()0-9]*\)")  # who filed or entered it, as the clerk's system signs it
_WORD = re.compile(rb"[a-z\x80-\xff'-]{2,}")  # no initials, no numbers


class Places:
    """Looks at one entry at a time, only where the cues alone do not settle it."""

    def __init__(self, vocabulary: Vocabulary, tables: Tables) -> None:
        self._rules = vocabulary.actors.rules
        self._codes = [tables.code(rule.side) for rule in self._rules]
        self._labels = [_Looks.of(label, vocabulary.passages, tables.papers) for label in vocabulary.labels]

    def fallen(self, doubtful: int, papers: int, entry: bytes, cues: AbstractSet[str]) -> int:
        """Those of the doubtful labels (bits) that do not stand in an entry of these kinds of paper (bits).

        ``cues`` are the cues that were found in the entry; phrases without one of them are not looked for.
        """
        fallen = 0
        while doubtful:
            number = doubtful.bit_length() - 1
            doubtful ^= 1 << number
            if not self._labels[number].stands(papers | _ANY, entry, cues):
                fallen |= 1 << number
        return fallen

    def side(self, rules: int, entry: bytes) -> int:
        """The code of the side that filed the entry, by the actor rules (bits) that speak in it: the first one that holds."""
        for number, rule in enumerate(self._rules):
            if rules >> number & 1 and (not rule.compare or filed_by_an_outsider(entry)):
                return self._codes[number]
        return NOBODY


def filed_by_an_outsider(entry: bytes) -> bool:
    """True if the entry is filed "by X as to Y" and no X is among the Y: a third party, a surety, the press."""
    found = _FILER.search(entry)
    if not found:
        return False
    concerned = set(_WORD.findall(_SIGNED.sub(b" ", found[2])))
    filers = (set(_WORD.findall(name)) for name in found[1].split(b","))
    return not any(words and words <= concerned for words in filers)


@dataclass(frozen=True, slots=True)
class _Look:
    """A phrase ready to be looked for, the kind of paper that it asks for (a bit), whether it names the paper itself."""

    regex: str
    kind: int
    opens: bool

    def spans(self, entry: bytes) -> Iterator[_Span]:
        for found in compiled(self.regex).finditer(entry):
            yield found.span()


_ByCue: TypeAlias = Mapping[str, Sequence[_Look]]


@dataclass(frozen=True, slots=True)
class _Looks:
    """Everything that one label may need to look for, by cue: a label has many of them, an entry few."""

    match: _ByCue
    unless: _ByCue
    pointing: _ByCue

    @classmethod
    def of(cls, label: Label, passages: Iterable[Passage], papers: Sequence[str]) -> _Looks:
        inside = ((phrase, 1 << papers.index(kind)) for kind, phrases in label.inside for phrase in phrases)
        pointing = ((phrase, _ANY) for each in passages if label.name not in each.spares for phrase in each.match)
        return cls(_by_cue([*((phrase, _ANY) for phrase in label.match), *inside]), _by_cue((phrase, _ANY) for phrase in label.unless), _by_cue(pointing))

    def stands(self, papers: int, entry: bytes, cues: AbstractSet[str]) -> bool:
        """True if a phrase of the label shares no word with its ``unless`` phrases and begins inside no passage."""
        longer = [span for cue in self.unless.keys() & cues for look in self.unless[cue] for span in look.spans(entry)]
        pointed = [span for cue in self.pointing.keys() & cues for look in self.pointing[cue] for span in look.spans(entry)]
        if not longer and not pointed:
            return True
        return any(
            not _touches(hit, longer) and (look.opens or not _begins_in(hit, pointed))
            for cue in self.match.keys() & cues
            for look in self.match[cue]
            if look.kind & papers
            for hit in look.spans(entry)
        )


def _by_cue(phrases: Iterable[tuple[Phrase, int]]) -> _ByCue:
    looks: dict[str, list[_Look]] = {}
    for phrase, kind in phrases:
        looks.setdefault(phrase.cue, []).append(_Look(phrase.regex, kind, phrase.opens))
    return looks


def _touches(hit: _Span, others: list[_Span]) -> bool:
    return any(start < hit[1] and hit[0] < end for start, end in others)


def _begins_in(hit: _Span, passages: list[_Span]) -> bool:
    return any(start <= hit[0] < end for start, end in passages)
