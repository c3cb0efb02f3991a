"""Facts as rows of the store's tables, and rows as facts again: the same facts, so the same fold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import pyarrow as pa

from nolle.dockets import may_hold_charges
from nolle.model import Capture, CaseSaid, ChargeSaid, DefendantSaid, EntrySaid, Evidence, Fact, OutcomeSaid
from nolle.sweep._tables import TABLES

Row = dict[str, Any]
KINDS = ("cases", "parties", "counts", "entries")
_NAMES = {kind: [column.name for column in TABLES[kind].columns] for kind in KINDS}
_CASE_FIELDS = tuple(CaseSaid.__dataclass_fields__)
_PARTY_FIELDS = {f"defendant_{name}" if name == "number" else "defendant" if name == "name" else name: name for name in DefendantSaid.__dataclass_fields__}
"""A defendant's name and number are called in a table what they are called in every other."""
_CHARGE_FIELDS = tuple(name for name in ChargeSaid.__dataclass_fields__ if name != "row")
_ENTRY_FIELDS = ("number", "filed", "entered", "text", "event_type", "sequence", "linked")
_LISTS = ("flags", "magistrate_numbers", "aliases", "counts")


class Columns:
    """Rows of the tables as they gather, column by column."""

    def __init__(self) -> None:
        self._values: dict[str, dict[str, list[Any]]] = {kind: {name: [] for name in names} for kind, names in _NAMES.items()}

    def rows(self, kind: str) -> int:
        """How many rows there are of a kind."""
        return len(self._values[kind]["case"])

    def add(self, facts: Sequence[Fact], capture: Capture, first_entry: int) -> dict[str, int]:
        """The facts of one page; how many rows of each kind."""
        origin = {"capture": capture.digest, "source": capture.source, "retrieved": capture.retrieved, "basis": capture.basis}
        number = dict.fromkeys(KINDS, 0)
        for fact in facts:
            made = _row(fact)
            if made is None:
                continue
            kind, row = made
            row |= origin
            row["case"] = fact.about
            if kind == "entries":
                row["entry"] = first_entry + self.rows("entries")
            else:
                row.setdefault("place", number[kind])
            if kind in ("cases", "entries"):
                row["criminal"] = may_hold_charges(fact.about)
            for name, values in self._values[kind].items():
                values.append(row[name])
            number[kind] += 1
        return number

    def tables(self) -> dict[str, pa.Table]:
        """The tables."""
        return {kind: pa.table(values, schema=TABLES[kind].schema) for kind, values in self._values.items()}


def _row(fact: Fact) -> tuple[str, Row] | None:
    said = fact.said
    if isinstance(said, EntrySaid):
        words, event = fact.evidence[0], fact.evidence[1] if len(fact.evidence) > 1 else None
        row = {name: getattr(said, name) for name in _ENTRY_FIELDS}
        return "entries", row | {
            "place": said.row,
            "start": words.start,
            "end": words.end,
            "event_start": event.start if event else None,
            "event_end": event.end if event else None,
        }
    places = [{"start": words.start, "end": words.end, "quote": words.quote} for words in fact.evidence]
    if isinstance(said, CaseSaid):
        return "cases", _listed(said, _CASE_FIELDS) | {"places": places}
    if isinstance(said, DefendantSaid):
        row = _listed(said, tuple(_PARTY_FIELDS.values()))
        return "parties", {column: row[name] for column, name in _PARTY_FIELDS.items()} | {"places": places}
    if isinstance(said, ChargeSaid):
        return "counts", _listed(said, _CHARGE_FIELDS) | {"places": places, "place": said.row}
    return None


def _listed(said: object, names: Sequence[str]) -> Row:
    return {name: list(value) if isinstance(value := getattr(said, name), tuple) else value for name in names}


# --- and back -------------------------------------------------------------------------------------------------


def fact_of(kind: str, row: Row) -> Fact:
    """The fact that a row was made of; its id, which no fold asks for, is left out."""
    if kind == "entries":
        said: Any = EntrySaid(row["number"], row["filed"], row["entered"], row["text"], row["event_type"], row["sequence"], row["place"], row["linked"])
        words: tuple[Evidence, ...] = (Evidence(row["capture"], row["start"], row["end"], row["text"]),)
        if row["event_start"] is not None:
            words += (Evidence(row["capture"], row["event_start"], row["event_end"], row["event_type"]),)
        return Fact("", row["case"], said, words, "", 0)
    for name in _LISTS:
        if name in row:
            row[name] = tuple(row[name])
    if kind == "cases":
        said = CaseSaid(*(row[name] for name in _CASE_FIELDS))
    elif kind == "parties":
        said = DefendantSaid(*(row[name] for name in _PARTY_FIELDS))
    else:
        said = ChargeSaid(**{name: row[name] for name in _CHARGE_FIELDS}, row=row["place"])
    words = tuple(Evidence(row["capture"], place["start"], place["end"], place["quote"]) for place in row["places"])
    return Fact("", row["case"], said, words, "", 0)


def rows_of(table: pa.Table, names: Sequence[str]) -> Iterator[Row]:
    """The rows of a table as mappings of these columns."""
    columns = [table.column(name).to_pylist() for name in names]
    for values in zip(*columns, strict=True):
        yield dict(zip(names, values, strict=True))


def said_row(said: OutcomeSaid) -> Row:
    """What a text says of counts, as the store keeps it."""
    return {name: list(value) if isinstance(value := getattr(said, name), tuple) else value for name in OutcomeSaid.__dataclass_fields__}


def said_of(row: Row) -> OutcomeSaid:
    """The same, out of the store."""
    return OutcomeSaid(**{**row, "counts": tuple(row["counts"])})
