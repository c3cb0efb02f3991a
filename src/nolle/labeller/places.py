"""Decisions that need places: which of a label's phrases lie in a passage, or share words with a longer phrase.

Both engines come here with the same entry and the same cues, so they cannot disagree.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass

from nolle.labeller.phrases import Phrase, compiled
from nolle.labeller.tables import NOBODY, Tables
from nolle.labeller.vocabulary import Label, Passage, Vocabulary

_Span = tuple[int, int]
_FILER = re.compile(rb"by ([^;]*?) as to ([^;]*)")
_WORD = re.compile(rb"[a-z\x80-\xff'-]{2,}")  # no initials, no numbers


class Places:
    """Looks at one entry at a time, only where the cues alone do not settle it."""

    def __init__(self, vocabulary: Vocabulary, tables: Tables) -> None:
        self._rules = vocabulary.actors.rules
        self._papers = tables.papers
        self._codes = [tables.code(rule.side) for rule in self._rules]
        self._labels = [_Looks.of(label, vocabulary.passages) for label in vocabulary.labels]

    def fallen(self, doubtful: int, papers: int, entry: bytes, cues: Container[str]) -> int:
        """Those of the doubtful labels (bits) that do not stand in an entry of these kinds of paper (bits).

        ``cues`` are the cues that were found in the entry; phrases without one of them are not looked for.
        """
        if not doubtful:
            return 0
        kinds = {None, *(name for number, name in enumerate(self._papers) if papers >> number & 1)}
        numbers = (number for number in range(len(self._labels)) if doubtful >> number & 1)
        return sum(1 << number for number in numbers if not self._labels[number].stands(kinds, entry, cues))

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
    concerned = set(_WORD.findall(found[2]))
    filers = (set(_WORD.findall(name)) for name in found[1].split(b","))
    return not any(words and words <= concerned for words in filers)


@dataclass(frozen=True, slots=True)
class _Look:
    """A phrase ready to be looked for, the kind of paper that it asks for (None for any), whether it names the paper itself."""

    cue: str
    regex: str
    kind: str | None
    opens: bool

    def spans(self, entry: bytes) -> Iterator[_Span]:
        for found in compiled(self.regex).finditer(entry):
            yield found.span()


@dataclass(frozen=True, slots=True)
class _Looks:
    """Everything that one label may need to look for."""

    match: list[_Look]
    unless: list[_Look]
    pointing: list[_Look]

    @classmethod
    def of(cls, label: Label, passages: Iterable[Passage]) -> _Looks:
        inside = [look for kind, phrases in label.inside for look in _looks(phrases, kind)]
        pointing = [phrase for each in passages if label.name not in each.spares for phrase in each.match]
        return cls([*_looks(label.match), *inside], _looks(label.unless), _looks(pointing))

    def stands(self, kinds: Container[str | None], entry: bytes, cues: Container[str]) -> bool:
        """True if a phrase of the label shares no word with its ``unless`` phrases and begins inside no passage."""
        longer = [span for look in self.unless if look.cue in cues for span in look.spans(entry)]
        pointed = [span for look in self.pointing if look.cue in cues for span in look.spans(entry)]
        if not longer and not pointed:
            return True
        return any(
            not _touches(hit, longer) and (look.opens or not _begins_in(hit, pointed))
            for look in self.match
            if look.cue in cues and look.kind in kinds
            for hit in look.spans(entry)
        )


def _looks(phrases: Iterable[Phrase], kind: str | None = None) -> list[_Look]:
    return [_Look(phrase.cue, phrase.regex, kind, phrase.opens) for phrase in phrases]


def _touches(hit: _Span, others: list[_Span]) -> bool:
    return any(start < hit[1] and hit[0] < end for start, end in others)


def _begins_in(hit: _Span, passages: list[_Span]) -> bool:
    return any(start <= hit[0] < end for start, end in passages)
