"""The labeller: docket entry texts in, event labels and the filing side out. One labeller for every caller.

Two engines give identical answers: Hyperscan, which scans whole Arrow text buffers, and the standard library's ``re``,
slower and always there. ``docs/labels.md`` tells how a text gets its labels.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from importlib.util import find_spec
from typing import Any, Protocol

import numpy as np
import pyarrow as pa

from nolle.errors import BadUsage
from nolle.labeller.plain import PlainEngine
from nolle.labeller.tables import NOBODY, Bits, Codes, Tables
from nolle.labeller.texts import Opening
from nolle.labeller.vocabulary import vocabulary

Texts = Any  # pa.StringArray | pa.LargeStringArray | pa.ChunkedArray | Sequence[str]; pyarrow has no types to check against
ENGINES = ("hyperscan", "re")
_BATCH = 1 << 20  # bytes of text scanned at a time: small enough to stay in cache and to be put into memory that is there already


class Engine(Protocol):
    """Finds what the vocabulary's phrases say about each of many lines."""

    def read(self, lines: bytes) -> tuple[Bits, Codes]:
        """Labels (bits) and the filing side (code) of each line; see ``texts.Opening.lines`` for their form."""


class Labeller:
    """Labels docket entries. ``engine``: "hyperscan" or "re"; None takes the best that is installed.

    One labeller serves one thread at a time (the matcher keeps its scratch space in it); use processes to label faster.

    Raises BadVocabulary where a vocabulary file is wrong, BadUsage for an engine that is unknown or not installed.
    """

    def __init__(self, engine: str | None = None) -> None:
        self.engine = engine or ("hyperscan" if find_spec("hyperscan") else "re")
        self._tables = Tables(vocabulary())
        self._opening = Opening(vocabulary().opening)
        self._engine = self._start()
        self._names = pa.array(self._tables.labels, pa.string())
        self._known: dict[int, tuple[str, ...]] = {}

    def label(self, texts: Texts) -> list[tuple[tuple[str, ...], str | None]]:
        """For each text its labels, sorted, and the side that filed it: government, defense, court, other or None."""
        bits, codes = self._read(_as_array(texts))
        sides = self._tables.sides
        return [(self._labels(word), sides[code]) for word, code in zip(bits.tolist(), codes.tolist(), strict=True)]

    def label_arrow(self, texts: Texts) -> pa.Table:
        """The same as a table: ``events`` (list of strings, sorted) and ``actor`` (string, null where nobody filed)."""
        bits, codes = self._read(_as_array(texts))
        rows, labels = np.nonzero(np.unpackbits(bits.astype("<u8").view(np.uint8).reshape(-1, 8), axis=1, bitorder="little"))
        ends = np.searchsorted(rows, np.arange(len(bits) + 1)).astype(np.int32)
        events = pa.ListArray.from_arrays(pa.array(ends), self._names.take(pa.array(labels)))
        return pa.table({"events": events, "actor": self._sides.take(pa.array(codes))})

    def lines(self, texts: Texts) -> list[bytes]:
        """The texts as the engines see them, in buffers (for measuring the engines by themselves)."""
        return [self._opening.lines(batch) for batch in _batches(_as_array(texts))]

    @cached_property
    def _sides(self) -> pa.Array:
        return pa.array(self._tables.sides, pa.string())

    def _start(self) -> Engine:
        if self.engine == "re":
            return PlainEngine(vocabulary(), self._tables)
        if self.engine != "hyperscan":
            raise BadUsage(f"no labelling engine {self.engine!r}; there are {', '.join(ENGINES)}")
        if not find_spec("hyperscan"):
            raise BadUsage("the labelling engine 'hyperscan' is not installed; use 're'")
        from nolle.labeller.fast import FastEngine

        return FastEngine(vocabulary(), self._tables)

    def _read(self, texts: pa.Array) -> tuple[Bits, Codes]:
        parts = [self._engine.read(self._opening.lines(batch)) for batch in _batches(texts)]
        if not parts:
            return np.zeros(0, np.uint64), np.zeros(0, np.int8)
        return np.concatenate([bits for bits, _ in parts]), np.concatenate([codes for _, codes in parts])

    def _labels(self, word: int) -> tuple[str, ...]:
        if word not in self._known:
            self._known[word] = tuple(name for number, name in enumerate(self._tables.labels) if word >> number & 1)
        return self._known[word]


def _as_array(texts: Texts) -> pa.Array:
    """The texts as one Arrow array of large strings, without nulls. Lone surrogates, which no page can hold, become "?"."""
    if isinstance(texts, pa.ChunkedArray):
        texts = texts.combine_chunks()
    if not isinstance(texts, pa.Array):
        texts = _from_strings(texts)
    return texts.cast(pa.large_string()).fill_null("")


def _from_strings(texts: Sequence[str]) -> pa.Array:
    try:
        return pa.array(texts, pa.large_string())
    except UnicodeEncodeError:
        return pa.array([text.encode("utf-8", "replace").decode() for text in texts], pa.large_string())


def _batches(texts: pa.Array) -> Iterator[pa.Array]:
    """Slices of about ``_BATCH`` bytes, at least one text each."""
    if not len(texts):
        return
    ends = np.frombuffer(texts.buffers()[1], np.int64)[texts.offset : texts.offset + len(texts) + 1]
    start = 0
    while start < len(texts):
        stop = max(start + 1, int(np.searchsorted(ends, ends[start] + _BATCH)) - 1)
        yield texts[start:stop]
        start = stop


__all__ = ["ENGINES", "NOBODY", "Labeller"]
