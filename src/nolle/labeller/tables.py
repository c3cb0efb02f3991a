"""The vocabulary as tables of bits: what finding a cue in an entry means.

A label is one bit of a word, a kind of paper is one bit, an actor rule is one bit. Python integers (one entry) and NumPy
arrays (a million) go through the same arithmetic, so both engines agree. There are three tables, looked at in two steps: what
speaks for a label, and what kind of paper it is; then, only in entries that got a label, what speaks against it, and, only in
entries that somebody filed, who that was.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from nolle.labeller.phrases import Phrase
from nolle.labeller.vocabulary import ACTORS, Paper, Vocabulary

Bits: TypeAlias = NDArray[np.uint64]
Codes: TypeAlias = NDArray[np.int8]
NOBODY = 0  # the code of "nobody filed this, or the text does not tell"
_SOFT, _FIRM, _PAPERS, _INSIDE = range(4)  # columns of what speaks for; from the last on two for each kind of paper that labels ask for
_NEVER, _UNLESS, _PASSAGE = range(3)  # columns of what speaks against


@dataclass(slots=True)
class CueTable:
    """``cues`` are the expressions to scan for; row i of ``rows`` says, column by column, what finding ``cues[i]`` means."""

    width: int
    cues: list[str] = field(default_factory=list)
    rows: list[list[int]] = field(default_factory=list)
    _places: dict[str, int] = field(default_factory=dict)

    def enter(self, phrases: Iterable[Phrase], column: int, bits: int) -> None:
        """Let the cues of these phrases mean these bits."""
        for phrase in phrases:
            place = self._places.setdefault(phrase.cue, len(self.cues))
            if place == len(self.cues):
                self.cues.append(phrase.cue)
                self.rows.append([0] * self.width)
            self.rows[place][column] |= bits


@dataclass(frozen=True, slots=True)
class Given:
    """The first step: labels that may stand, those of them that no passage can take away, kinds of paper; each is a word of
    bits, or an array of words. ``filed`` is true, or an array of truths, where somebody filed it.
    """

    labels: Any
    firm: Any
    papers: Any
    filed: Any


@dataclass(frozen=True, slots=True)
class _Gate:
    """Labels that a kind of paper takes away; where ``not_orders`` is set, not in an entry that is an order as well."""

    paper: int
    labels: int
    not_orders: bool


class Tables:
    """What speaks ``for_`` labels and ``against`` them, and which of the ``actors`` rules speak.

    Columns of ``for_``: labels given where the place matters (soft) and where the phrase names the paper (firm), kinds of
    paper; then for each of ``kinds`` the labels given (soft, firm) if the entry is of that kind. Columns of ``against``:
    labels ruled out, in doubt because of an ``unless`` phrase, in doubt because of a passage. The column of ``actors``: rules.
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.labels = tuple(label.name for label in vocabulary.labels)
        self.papers = tuple(paper.name for paper in vocabulary.papers)
        self.sides: tuple[str | None, ...] = (None, *ACTORS)
        self.kinds = tuple(dict.fromkeys(kind for label in vocabulary.labels for kind, _ in label.inside))
        self.for_ = CueTable(_INSIDE + 2 * len(self.kinds))
        self.against = CueTable(_PASSAGE + 1)
        self.actors = CueTable(1)
        self._all = (1 << len(self.labels)) - 1
        self._enter_labels(vocabulary)
        self._enter_the_rest(vocabulary)
        self._filings = self._paper_bits(vocabulary.actors.filings)
        self._rulings = self._paper_bits(vocabulary.actors.rulings)
        self._order = self._paper_bits({"order"} & set(self.papers))
        self._gates = [*self._silences(vocabulary.papers), *self._exclusions(vocabulary)]

    def given(self, columns: Sequence[Any]) -> Given:
        """The first step, from the columns of all cues found in an entry (each column or-ed over them)."""
        soft, firm, papers = columns[:_INSIDE]
        for number, kind in enumerate(self.kinds):
            is_kind = papers >> self.papers.index(kind) & 1
            soft = soft | columns[_INSIDE + 2 * number] * is_kind
            firm = firm | columns[_INSIDE + 2 * number + 1] * is_kind
        gone = papers & 0
        for gate in self._gates:
            shut = (papers >> gate.paper & 1) * gate.labels
            gone = gone | (shut * ((papers & self._order) == 0) if gate.not_orders else shut)
        filed = ((papers & self._filings) != 0) & ((papers & self._rulings) == 0)
        return Given((soft | firm) & ~gone, firm, papers, filed)

    def weigh(self, labels: Any, firm: Any, columns: Sequence[Any]) -> tuple[Any, Any]:
        """The second step: labels that are left, and those of them whose place in the entry must be looked at."""
        left = labels & ~columns[_NEVER]
        return left, left & (columns[_UNLESS] | columns[_PASSAGE] & ~firm)

    def cues(self) -> list[str]:
        """The cues of all tables, each once."""
        return list(dict.fromkeys([*self.for_.cues, *self.against.cues, *self.actors.cues]))

    def code(self, side: str | None) -> int:
        """The code of a side, as ``sides`` lists them."""
        return self.sides.index(side)

    def _enter_labels(self, vocabulary: Vocabulary) -> None:
        for number, label in enumerate(vocabulary.labels):
            bit = 1 << number
            self._give(label.match, _SOFT, bit)
            for kind, phrases in label.inside:
                self._give(phrases, _INSIDE + 2 * self.kinds.index(kind), bit)
            self.against.enter(label.never, _NEVER, bit)
            self.against.enter(label.unless, _UNLESS, bit)

    def _enter_the_rest(self, vocabulary: Vocabulary) -> None:
        for number, paper in enumerate(vocabulary.papers):
            self.for_.enter(paper.match, _PAPERS, 1 << number)
        for number, rule in enumerate(vocabulary.actors.rules):
            self.actors.enter(rule.match, 0, 1 << number)
        for passage in vocabulary.passages:
            self.against.enter(passage.match, _PASSAGE, self._all & ~self._mask(passage.spares))

    def _give(self, phrases: Iterable[Phrase], column: int, bit: int) -> None:
        for phrase in phrases:
            self.for_.enter([phrase], column + phrase.opens, bit)

    def _paper_bits(self, papers: Iterable[str]) -> int:
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
