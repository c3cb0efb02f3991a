"""The engine that is always there: every cue is looked for in every entry with ``re``. Slow, and the measure of the other."""

from __future__ import annotations

import operator
from functools import reduce

import numpy as np

from nolle.labeller.phrases import compiled
from nolle.labeller.places import Places
from nolle.labeller.tables import NOBODY, Bits, Codes, CueTable, Tables
from nolle.labeller.vocabulary import Vocabulary


class PlainEngine:
    """Reads entries one by one."""

    def __init__(self, vocabulary: Vocabulary, tables: Tables) -> None:
        vocabulary.check()
        self._tables = tables
        self._places = Places(vocabulary, tables)
        self._for, self._against, self._actors = map(_Searches, (tables.for_, tables.against, tables.actors))

    def read(self, lines: bytes) -> tuple[Bits, Codes]:
        """Labels and filing side of each line."""
        bits, codes = zip(*map(self._entry, lines.split(b"\n")[1:]), strict=True)
        return np.array(bits, np.uint64), np.array(codes, np.int8)

    def _entry(self, entry: bytes) -> tuple[int, int]:
        found, columns = self._for.find(entry)
        given = self._tables.given(columns)
        code = self._places.side(self._actors.find(entry)[1][0], entry) if given.filed else NOBODY
        if not given.labels:
            return 0, code
        against, columns = self._against.find(entry)
        labels, doubtful = self._tables.weigh(given.labels, given.firm, columns)
        return labels & ~self._places.fallen(doubtful, given.papers, entry, {*found, *against}), code


class _Searches:
    """The cues of one table as compiled expressions."""

    def __init__(self, table: CueTable) -> None:
        self._cues = [(cue, compiled(cue), row) for cue, row in zip(table.cues, table.rows, strict=True)]
        self._nothing = [0] * table.width

    def find(self, entry: bytes) -> tuple[list[str], list[int]]:
        """The cues that stand in the entry, and their columns or-ed."""
        found = [(cue, row) for cue, search, row in self._cues if search.search(entry)]
        columns = zip(*(row for _, row in found), strict=True) if found else ()
        return [cue for cue, _ in found], [reduce(operator.or_, column) for column in columns] or self._nothing
