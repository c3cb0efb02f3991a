"""Decisions that need places: which of a label's phrases lie in a passage, or share words with a longer phrase.

Both engines come here with the same entry and the same cues, so they cannot disagree.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator
from functools import cache

from nolle.labeller.phrases import Phrase
from nolle.labeller.tables import NOBODY, Tables
from nolle.labeller.vocabulary import Label, Vocabulary

_Span = tuple[int, int]
_FILER = re.compile(rb"by ([^;]*?) as to ([^;]*)")
_WORD = re.compile(rb"[a-z\x80-\xff'-]{2,}")  # no initials, no numbers


@cache
def compiled(regex: str) -> re.Pattern[bytes]:
    """The expression for ``re``."""
    return re.compile(regex.encode("ascii"))


class Places:
    """Looks at one entry at a time, only where the cues alone do not settle it."""

    def __init__(self, vocabulary: Vocabulary, tables: Tables) -> None:
        self._vocabulary = vocabulary
        self._papers = tables.papers
        self._cues = {cue: number for number, cue in enumerate(tables.cues)}
        self._codes = [tables.code(rule.side) for rule in vocabulary.actors.rules]

    def fallen(self, doubtful: int, papers: int, entry: bytes, cues: Container[int]) -> int:
        """Those of the doubtful labels (bits) that do not stand in an entry of these kinds of paper (bits).

        ``cues`` are the numbers of the cues that were found in the entry; no other phrase is looked for.
        """
        kinds = {name for number, name in enumerate(self._papers) if papers >> number & 1}
        labels = ((1 << number, label) for number, label in enumerate(self._vocabulary.labels) if doubtful >> number & 1)
        return sum(bit for bit, label in labels if not self._stands(label, kinds, entry, cues))

    def side(self, rules: int, entry: bytes) -> int:
        """The code of the side that filed the entry, by the actor rules (bits) that speak in it: the first one that holds."""
        for number, rule in enumerate(self._vocabulary.actors.rules):
            if rules >> number & 1 and (not rule.compare or filed_by_an_outsider(entry)):
                return self._codes[number]
        return NOBODY

    def _stands(self, label: Label, kinds: set[str], entry: bytes, cues: Container[int]) -> bool:
        """True if a phrase of the label shares no word with its ``unless`` phrases and begins inside no passage."""
        pointing = (phrase for each in self._vocabulary.passages if label.name not in each.spares for phrase in each.match)
        longer = [span for phrase in self._among(label.unless, cues) for span in _spans(phrase, entry)]
        pointed = [span for phrase in self._among(pointing, cues) for span in _spans(phrase, entry)]
        return any(
            not _touches(hit, longer) and (phrase.opens or not _begins_in(hit, pointed))
            for phrase in self._among(label.phrases(kinds), cues)
            for hit in _spans(phrase, entry)
        )

    def _among(self, phrases: Iterable[Phrase], cues: Container[int]) -> Iterator[Phrase]:
        return (phrase for phrase in phrases if self._cues[phrase.cue] in cues)


def filed_by_an_outsider(entry: bytes) -> bool:
    """True if the entry is filed "by X as to Y" and no X is among the Y: a third party, a surety, the press."""
    found = _FILER.search(entry)
    if not found:
        return False
    concerned = set(_WORD.findall(found[2]))
    filers = (set(_WORD.findall(name)) for name in found[1].split(b","))
    return not any(words and words <= concerned for words in filers)


def _spans(phrase: Phrase, entry: bytes) -> Iterator[_Span]:
    return (found.span() for found in compiled(phrase.regex).finditer(entry))


def _touches(hit: _Span, others: list[_Span]) -> bool:
    return any(start < hit[1] and hit[0] < end for start, end in others)


def _begins_in(hit: _Span, passages: list[_Span]) -> bool:
    return any(start <= hit[0] < end for start, end in passages)
