"""The engine that is always there: every cue is looked for in every entry with ``re``. Slow, and the measure of the other."""

from __future__ import annotations

import operator
from functools import reduce

import numpy as np

from nolle.labeller.places import Places, compiled
from nolle.labeller.tables import Bits, Codes, Tables
from nolle.labeller.vocabulary import Vocabulary


class PlainEngine:
    """Reads entries one by one."""

    def __init__(self, vocabulary: Vocabulary, tables: Tables) -> None:
        self._tables = tables
        self._places = Places(vocabulary, tables)
        self._cues = [compiled(cue) for cue in tables.cues]

    def read(self, lines: bytes) -> tuple[Bits, Codes]:
        """Labels and filing side of each line."""
        bits, codes = zip(*map(self._entry, lines.split(b"\n")[1:]), strict=True)
        return np.array(bits, np.uint64), np.array(codes, np.int8)

    def _entry(self, entry: bytes) -> tuple[int, int]:
        found = {number for number, cue in enumerate(self._cues) if cue.search(entry)}
        columns = zip(*(self._tables.rows[number] for number in found), strict=True) if found else [()] * self._tables.width
        weighed = self._tables.weigh([reduce(operator.or_, column, 0) for column in columns])
        fallen = self._places.fallen(weighed.doubtful, weighed.papers, entry, found)
        return weighed.labels & ~fallen, self._places.side(weighed.actors, entry)
