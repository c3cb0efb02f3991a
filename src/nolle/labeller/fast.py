"""The fast engine: Hyperscan over whole buffers of entries, then arithmetic on arrays.

The matcher only reports that a cue ended at an offset; offsets become row numbers, rows become words of bits, and only the
few entries in which places matter are looked at one by one (by the same code that the slow engine uses).
"""

from __future__ import annotations

from collections.abc import Callable
from importlib.metadata import version
from typing import Any

import hyperscan
import numpy as np
from numpy.typing import NDArray

from nolle.cache import kept
from nolle.labeller.places import Places
from nolle.labeller.tables import NOBODY, Bits, Codes, CueTable, Given, Tables
from nolle.labeller.vocabulary import Vocabulary

_Numbers = NDArray[np.int64]
_NUMBER_BITS = 16  # of a hit's word; the rest is the offset at which it ended


class FastEngine:
    """Reads a buffer of entries at once."""

    def __init__(self, vocabulary: Vocabulary, tables: Tables) -> None:
        self._tables = tables
        self._places = Places(vocabulary, tables)
        self._codes = np.array([tables.code(rule.side) for rule in vocabulary.actors.rules], np.int8)
        self._compare = [number for number, rule in enumerate(vocabulary.actors.rules) if rule.compare]
        self._for, self._against, self._actors = (Scan(table, vocabulary) for table in (tables.for_, tables.against, tables.actors))

    def read(self, lines: bytes) -> tuple[Bits, Codes]:
        """Labels and filing side of each line."""
        rows = Rows(lines)
        bits, codes = np.zeros(len(rows), np.uint64), np.zeros(len(rows), np.int8)
        found = self._for.find(rows)
        given = self._tables.given(list(found.columns.T))
        filed = found.rows[np.flatnonzero(given.filed)]
        codes[filed] = self._sides(rows.only(filed))
        places = np.flatnonzero(given.labels)
        bits[found.rows[places]] = self._left(given, found, places)
        return bits, codes

    def _left(self, given: Given, found: Found, places: _Numbers) -> Bits:
        """What is left of the labels given at these places, after all that speaks against them."""
        rows = found.entries.only(found.rows[places])
        against = self._against.find(rows)
        columns = np.zeros((len(places), self._tables.against.width), np.uint64)
        columns[against.rows] = against.columns
        labels: Bits
        labels, doubtful = self._tables.weigh(given.labels[places], given.firm[places], list(columns.T))
        found_against = {row: place for place, row in enumerate(against.rows.tolist())}
        for row in np.flatnonzero(doubtful).tolist():
            cues = {*found.cues(int(places[row])), *against.cues(found_against[row])}
            fallen = self._places.fallen(int(doubtful[row]), int(given.papers[places[row]]), rows[row], cues)
            labels[row] &= np.uint64(~fallen & (1 << 64) - 1)
        return labels

    def _sides(self, rows: Rows) -> Codes:
        """The filing side of rows that somebody filed."""
        found = self._actors.find(rows)
        actors = found.columns[:, 0]
        first = np.zeros(len(actors), np.intp)
        for number in reversed(range(len(self._codes))):
            first[(actors >> np.uint64(number) & np.uint64(1)).astype(bool)] = number
        sides = self._codes[first]
        for place in np.flatnonzero(np.isin(first, self._compare)).tolist():
            sides[place] = self._places.side(int(actors[place]), rows[int(found.rows[place])])
        codes = np.full(len(rows), NOBODY, np.int8)
        codes[found.rows] = sides
        return codes


class Rows:
    """Entries in one buffer, a line break before each."""

    def __init__(self, lines: bytes) -> None:
        self.lines = lines
        self.starts = np.flatnonzero(np.frombuffer(lines, np.uint8) == 10)
        self._ends = np.append(self.starts[1:], len(lines))

    def __len__(self) -> int:
        return len(self.starts)

    def __getitem__(self, row: int) -> bytes:
        return self.lines[self.starts[row] + 1 : self._ends[row]]

    def only(self, rows: _Numbers) -> Rows:
        """Some of the rows, in a buffer of their own."""
        pieces = zip(self.starts[rows].tolist(), self._ends[rows].tolist(), strict=True)
        return Rows(b"".join([self.lines[start:end] for start, end in pieces]))


class Found:
    """What a scan found in ``entries``: ``rows`` in which anything was, their ``columns`` (or-ed over the cues), which cues in each."""

    def __init__(self, table: CueTable, meaning: Bits, entries: Rows, numbers: _Numbers, ends: _Numbers) -> None:
        self.entries = entries
        self._cues, self._numbers = table.cues, numbers
        row = np.searchsorted(entries.starts, ends - 1, "right") - 1
        first = np.flatnonzero(np.diff(row, prepend=-1))
        self.rows = row[first]
        self.columns = np.bitwise_or.reduceat(meaning[numbers], first, axis=0) if len(first) else meaning[:0]
        self._first = np.append(first, len(numbers))

    def cues(self, place: int) -> list[str]:
        """The cues found in the row at this place among ``rows``."""
        return [self._cues[number] for number in self._numbers[self._first[place] : self._first[place + 1]].tolist()]


class Scan:
    """The matcher for the cues of one table. The compiled expressions are kept on disk: making them takes longer than using them."""

    def __init__(self, table: CueTable, vocabulary: Vocabulary) -> None:
        self._table = table
        self._meaning = np.array(table.rows, np.uint64)
        expressions = [cue.encode("ascii") for cue in table.cues]
        key = "\0".join([version("hyperscan"), *table.cues, *(phrase.regex for phrase in vocabulary.phrases())]).encode()
        self.database = kept(key, lambda: _compile(expressions, vocabulary), hyperscan.dumpb, _load)

    def find(self, rows: Rows) -> Found:
        """What is found in the rows."""
        hits: list[int] = []
        self.database.scan(rows.lines, match_event_handler=_hit, context=hits.append)
        ordered = np.sort(np.array(hits, np.int64), kind="stable")  # the matcher promises an order only for each expression
        return Found(self._table, self._meaning, rows, ordered & (1 << _NUMBER_BITS) - 1, ordered >> _NUMBER_BITS)


def _hit(number: int, _start: int, end: int, _flags: int, add: Callable[[int], None]) -> None:
    """Called by the matcher for each hit: as little as can be."""
    add(end << _NUMBER_BITS | number)


def _compile(expressions: list[bytes], vocabulary: Vocabulary) -> Any:
    vocabulary.check()
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
