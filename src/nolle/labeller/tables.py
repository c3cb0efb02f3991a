"""The vocabulary as tables of bits: what finding a cue in an entry means.

A label is one bit of a word, a kind of paper is one bit, an actor rule is one bit. ``weigh`` is the arithmetic on those
words; Python integers (one entry) and NumPy arrays (a million) go through the same lines, so both engines agree.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from nolle.labeller.phrases import Phrase
from nolle.labeller.vocabulary import ACTORS, Paper, Vocabulary

Bits: TypeAlias = NDArray[np.uint64]
Codes: TypeAlias = NDArray[np.int8]
NOBODY = 0  # the code of "nobody filed this, or the text does not tell"
_FIXED = ("soft", "firm", "never", "unless", "passage", "papers", "actors")


@dataclass(frozen=True, slots=True)
class Weighed:
    """What the cues found in an entry say by themselves: labels that stand or may stand, those of them whose place in the
    entry decides, the entry's kinds of paper and the actor rules that speak. Each is a word of bits, or an array of words.
    """

    labels: Any
    doubtful: Any
    papers: Any
    actors: Any


@dataclass(frozen=True, slots=True)
class _Gate:
    """Labels that a kind of paper takes away, unless the entry is an order as well and ``not_orders`` is set."""

    paper: int
    labels: int
    not_orders: bool


class Tables:
    """``cues`` are the expressions to scan for; row i of ``rows`` says what finding ``cues[i]`` means.

    Columns: labels given (``soft`` where the place matters, ``firm`` where the phrase opens the entry), ruled out, in
    doubt because of an ``unless`` phrase, in doubt because of a passage; kinds of paper; actor rules; then for each of
    ``kinds`` the labels given (soft, firm) if the entry is of that kind.
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.labels = tuple(label.name for label in vocabulary.labels)
        self.papers = tuple(paper.name for paper in vocabulary.papers)
        self.sides: tuple[str | None, ...] = (None, *ACTORS)
        self.kinds = tuple(dict.fromkeys(kind for label in vocabulary.labels for kind, _ in label.inside))
        self.cues: list[str] = []
        self.rows: list[list[int]] = []
        self.width = len(_FIXED) + 2 * len(self.kinds)
        self._places: dict[str, int] = {}
        self._all = (1 << len(self.labels)) - 1
        self._enter_labels(vocabulary)
        self._enter_the_rest(vocabulary)
        self._filings = self._bits(vocabulary.actors.filings)
        self._rulings = self._bits(vocabulary.actors.rulings)
        self._order = self.papers.index("order") if "order" in self.papers else None
        self._gates = [*self._silences(vocabulary.papers), *self._exclusions(vocabulary)]

    def weigh(self, columns: Sequence[Any]) -> Weighed:
        """Combine the columns of all cues found in an entry (each column or-ed over them)."""
        soft, firm, never, unless, passage, papers, actors = columns[: len(_FIXED)]
        for number, kind in enumerate(self.kinds):
            is_kind = papers >> self.papers.index(kind) & 1
            soft = soft | columns[len(_FIXED) + 2 * number] * is_kind
            firm = firm | columns[len(_FIXED) + 2 * number + 1] * is_kind
        is_order = papers >> self._order & 1 if self._order is not None else 0
        for gate in self._gates:
            shut = papers >> gate.paper & 1
            never = never | (shut & (1 - is_order) if gate.not_orders else shut) * gate.labels
        filed = ((papers & self._filings) != 0) & ((papers & self._rulings) == 0)
        given = (soft | firm) & ~never
        return Weighed(given, given & (unless | passage & ~firm), papers, actors * filed)

    def code(self, side: str | None) -> int:
        """The code of a side, as ``sides`` lists them."""
        return self.sides.index(side)

    def _enter_labels(self, vocabulary: Vocabulary) -> None:
        for number, label in enumerate(vocabulary.labels):
            bit = 1 << number
            self._give(label.match, 0, bit)
            for kind, phrases in label.inside:
                self._give(phrases, len(_FIXED) + 2 * self.kinds.index(kind), bit)
            self._enter(label.unless, _FIXED.index("unless"), bit)
            self._enter(label.never, _FIXED.index("never"), bit)

    def _enter_the_rest(self, vocabulary: Vocabulary) -> None:
        for number, paper in enumerate(vocabulary.papers):
            self._enter(paper.match, _FIXED.index("papers"), 1 << number)
        for passage in vocabulary.passages:
            self._enter(passage.match, _FIXED.index("passage"), self._all & ~self._mask(passage.spares))
        for number, rule in enumerate(vocabulary.actors.rules):
            self._enter(rule.match, _FIXED.index("actors"), 1 << number)

    def _give(self, phrases: Iterable[Phrase], column: int, bit: int) -> None:
        for phrase in phrases:
            self._enter([phrase], column + phrase.opens, bit)

    def _enter(self, phrases: Iterable[Phrase], column: int, bits: int) -> None:
        for phrase in phrases:
            place = self._places.setdefault(phrase.cue, len(self.cues))
            if place == len(self.cues):
                self.cues.append(phrase.cue)
                self.rows.append([0] * self.width)
            self.rows[place][column] |= bits

    def _bits(self, papers: Iterable[str]) -> int:
        return sum(1 << self.papers.index(name) for name in papers)

    def _mask(self, names: Iterable[str]) -> int:
        return sum(1 << self.labels.index(name) for name in names)

    def _silences(self, papers: Iterable[Paper]) -> Iterable[_Gate]:
        for number, paper in enumerate(papers):
            if paper.reports is not None:
                yield _Gate(number, self._all & ~self._mask(paper.reports), not_orders=False)

    def _exclusions(self, vocabulary: Vocabulary) -> Iterable[_Gate]:
        for number, paper in enumerate(self.papers):
            labels = self._mask(label.name for label in vocabulary.labels if paper in label.not_in)
            if labels:
                yield _Gate(number, labels, not_orders=True)
