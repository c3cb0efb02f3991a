"""The fast engine: one Hyperscan pass over a whole buffer of entries, then arithmetic on arrays.

The matcher only reports that a phrase ended at an offset; offsets become row numbers, rows become words of bits, and only
the few entries in which places matter are looked at one by one (by the same code that the slow engine uses).
"""

from __future__ import annotations

from importlib.metadata import version
from typing import Any

import hyperscan
import numpy as np
from numpy.typing import NDArray

from nolle.cache import kept
from nolle.labeller.places import Places
from nolle.labeller.tables import Bits, Codes, Tables, Weighed
from nolle.labeller.vocabulary import Vocabulary

_Rows = NDArray[np.intp]


class FastEngine:
    """Reads a buffer of entries at once."""

    def __init__(self, vocabulary: Vocabulary, tables: Tables) -> None:
        self._tables = tables
        self._places = Places(vocabulary, tables)
        self._rows = np.array(tables.rows, np.uint64)
        self._codes = np.array([tables.code(rule.side) for rule in vocabulary.actors.rules], np.int8)
        self._compare = [number for number, rule in enumerate(vocabulary.actors.rules) if rule.compare]
        self._database = database(tables.cues)

    def read(self, lines: bytes) -> tuple[Bits, Codes]:
        """Labels and filing side of each line."""
        starts = np.flatnonzero(np.frombuffer(lines, np.uint8) == 10)
        bits, codes = np.zeros(len(starts), np.uint64), np.zeros(len(starts), np.int8)
        cues, ends = self._scan(lines)
        if len(cues):
            rows, first = np.unique(np.searchsorted(starts, ends - 1, "right") - 1, return_index=True)
            weighed = self._tables.weigh(list(np.bitwise_or.reduceat(self._rows[cues], first, axis=0).T))
            entries = _Entries(lines, starts, rows, cues, first)
            bits[rows] = self._settled(weighed, entries)
            codes[rows] = self._sides(weighed.actors, entries)
        return bits, codes

    def _scan(self, lines: bytes) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        """Which cue (number) was found, and where it ended, in the order of the buffer."""
        cues: list[int] = []
        ends: list[int] = []

        def found(cue: int, _start: int, end: int, _flags: int, _context: Any) -> None:
            cues.append(cue)
            ends.append(end)

        self._database.scan(lines, match_event_handler=found)
        order = np.argsort(np.array(ends, np.intp), kind="stable")  # the matcher promises an order only for each expression
        return np.array(cues, np.intp)[order], np.array(ends, np.intp)[order]

    def _settled(self, weighed: Weighed, entries: _Entries) -> Bits:
        labels: Bits = weighed.labels.copy()
        for place in np.flatnonzero(weighed.doubtful).tolist():
            doubtful, papers = int(weighed.doubtful[place]), int(weighed.papers[place])
            fallen = self._places.fallen(doubtful, papers, entries.text(place), entries.cues(place))
            labels[place] &= np.uint64(~fallen & (1 << 64) - 1)
        return labels

    def _sides(self, actors: Bits, entries: _Entries) -> Codes:
        speaks = actors != 0
        first = np.zeros(len(actors), np.intp)
        for number in reversed(range(len(self._codes))):
            first[(actors >> np.uint64(number) & np.uint64(1)).astype(bool)] = number
        codes = np.where(speaks, self._codes[first], np.int8(0))
        for place in np.flatnonzero(speaks & np.isin(first, self._compare)).tolist():
            codes[place] = self._places.side(int(actors[place]), entries.text(place))
        return codes


class _Entries:
    """The entries in which anything was found, by their place among them."""

    def __init__(self, lines: bytes, starts: _Rows, rows: _Rows, cues: _Rows, first: _Rows) -> None:
        self._lines, self._starts, self._rows = lines, np.append(starts, len(lines)), rows
        self._cues, self._first = cues, np.append(first, len(cues))

    def text(self, place: int) -> bytes:
        row = self._rows[place]
        return self._lines[self._starts[row] + 1 : self._starts[row + 1]]

    def cues(self, place: int) -> set[int]:
        return set(self._cues[self._first[place] : self._first[place + 1]].tolist())


def database(cues: list[str]) -> Any:
    """The compiled expressions; kept on disk, because compiling takes longer than labelling a docket."""
    expressions = [cue.encode("ascii") for cue in cues]
    key = b"\0".join([version("hyperscan").encode(), *expressions])
    return kept(key, lambda: _compile(expressions), hyperscan.dumpb, _load)


def _compile(expressions: list[bytes]) -> Any:
    compiled = hyperscan.Database(mode=hyperscan.HS_MODE_BLOCK)
    compiled.compile(expressions=expressions, ids=list(range(len(expressions))), flags=hyperscan.HS_FLAG_MULTILINE)
    compiled.scratch = hyperscan.Scratch(compiled)
    return compiled


def _load(data: bytes) -> Any:
    try:
        loaded = hyperscan.loadb(data, hyperscan.HS_MODE_BLOCK)
        loaded.scratch = hyperscan.Scratch(loaded)
    except hyperscan.HyperscanError:  # made by another build of the matcher, or for another processor
        return None
    return loaded
