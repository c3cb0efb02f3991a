"""Counting rows by their keys over a stream of tables, in memory that the number of different keys bounds."""

from __future__ import annotations

from typing import Any

import pyarrow as pa

_MERGE_AT = 200_000  # rows waiting before they are merged


class Tally:
    """Rows added up by ``keys``; ``sums`` says how each further column is put together ("sum", "max", "min")."""

    def __init__(self, keys: tuple[str, ...], sums: dict[str, str]) -> None:
        self._keys, self._sums = list(keys), sums
        self._waiting: list[Any] = []
        self._rows = 0

    def add(self, table: Any) -> None:
        """Add a table that has the keys and the columns."""
        part = self._merged(table)
        self._waiting.append(part)
        self._rows += part.num_rows
        if self._rows > _MERGE_AT:
            self._waiting = [self._merged(pa.concat_tables(self._waiting))]
            self._rows = 0  # what is merged cannot shrink further: only new rows count

    def result(self) -> Any:
        """One row per key, None where nothing was added."""
        return self._merged(pa.concat_tables(self._waiting)) if self._waiting else None

    def _merged(self, table: Any) -> Any:
        found = table.group_by(self._keys, use_threads=False).aggregate(list(self._sums.items()))
        return found.select([*self._keys, *(f"{column}_{how}" for column, how in self._sums.items())]).rename_columns([*self._keys, *self._sums])
