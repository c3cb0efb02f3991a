"""Facts as rows of the store's tables, and rows as facts again: the same facts, so the same fold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from nolle.dockets import may_hold_charges
from nolle.model import Capture, CaseSaid, ChargeSaid, DefendantSaid, EntrySaid, Evidence, Fact, OutcomeSaid, Reading, Said
from nolle.sweep._tables import TABLES

Row = dict[str, Any]
KINDS = ("cases", "parties", "counts", "entries")
_NAMES = {kind: [column.name for column in TABLES[kind].columns] for kind in KINDS}
_CASE_FIELDS = tuple(CaseSaid.__dataclass_fields__)
_PARTY_FIELDS = {f"defendant_{name}" if name == "number" else "defendant" if name == "name" else name: name for name in DefendantSaid.__dataclass_fields__}
"""A defendant's name and number are called in a table what they are called in every other."""
_CHARGE_FIELDS = tuple(name for name in ChargeSaid.__dataclass_fields__ if name != "row")
_ENTRY_FIELDS = ("number", "filed", "entered", "text", "event_type", "sequence", "linked")
_ENTRY_NAMES = ("number", "filed", "entered", "text", "event_type", "sequence", "place", "linked")
_OUTCOME_FIELDS = tuple(OutcomeSaid.__dataclass_fields__)
_SAID: Mapping[str, type] = {"cases": CaseSaid, "parties": DefendantSaid, "counts": ChargeSaid}
_COLUMNS = {"cases": _CASE_FIELDS, "parties": tuple(_PARTY_FIELDS), "counts": (*_CHARGE_FIELDS, "place")}


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


def facts_of(kind: str, table: pa.Table) -> Iterator[Fact]:
    """The facts that rows were made of; their ids, which no fold asks for, are left out."""
    if kind == "entries":
        saids: Iterator[Said] = _made(EntrySaid, table, _ENTRY_NAMES)
        words = _entry_words(table)
    else:
        saids, words = _made(_SAID[kind], table, _COLUMNS[kind]), iter(_words_of(table))
    return (Fact("", case, said, evidence, "", 0) for case, said, evidence in zip(coded(table, "case"), saids, words, strict=True))


def readings_of(table: pa.Table) -> Iterator[Reading | None]:
    """What was understood of each entry; None where it was not read."""
    outcomes = iter(_made(OutcomeSaid, pa.table(_flat(table, "said")), _OUTCOME_FIELDS))
    columns = (table.column(name).to_pylist() for name in ("events", "actor"))
    for events, actor, number in zip(*columns, _lengths(table, "said"), strict=True):
        said = tuple(islice(outcomes, number))
        yield None if events is None else Reading(tuple(events), actor, said)


def coded(table: pa.Table, name: str) -> list[str]:
    """A column of texts of which most stand there again and again: the same text is the same object."""
    codes = table.column(name).combine_chunks().dictionary_encode()
    texts = codes.dictionary.to_pylist()
    return [texts[code] for code in codes.indices.to_pylist()]


def _made(cls: Any, table: pa.Table, names: Sequence[str]) -> Iterator[Any]:
    return map(cls, *(_values(table.column(name)) for name in names))


def _values(column: pa.ChunkedArray) -> list[Any]:
    values: list[Any] = column.to_pylist()
    return [tuple(value) for value in values] if pa.types.is_list(column.type) else values


def _entry_words(table: pa.Table) -> Iterator[tuple[Evidence, ...]]:
    names = ("start", "end", "text", "event_start", "event_end", "event_type")
    columns = (table.column(name).to_pylist() for name in names)
    for digest, start, end, text, event, event_end, event_type in zip(coded(table, "capture"), *columns, strict=True):
        whole = Evidence(digest, start, end, text)
        yield (whole,) if event is None else (whole, Evidence(digest, event, event_end, event_type))


def _words_of(table: pa.Table) -> Iterator[tuple[Evidence, ...]]:
    flat = _flat(table, "places")
    places = zip(*(flat[name].to_pylist() for name in ("start", "end", "quote")), strict=True)
    for digest, number in zip(coded(table, "capture"), _lengths(table, "places"), strict=True):
        yield tuple([Evidence(digest, *place) for place in islice(places, number)])


def _flat(table: pa.Table, name: str) -> dict[str, pa.Array]:
    """The fields of all structs in a column of lists of them."""
    flat = pc.list_flatten(table.column(name).combine_chunks())
    return {field.name: pc.struct_field(flat, field.name) for field in flat.type}


def _lengths(table: pa.Table, name: str) -> list[int]:
    lengths: list[int] = pc.fill_null(pc.list_value_length(table.column(name)), 0).to_pylist()
    return lengths


def said_row(said: OutcomeSaid) -> Row:
    """What a text says of counts, as the store keeps it."""
    return {name: list(value) if isinstance(value := getattr(said, name), tuple) else value for name in OutcomeSaid.__dataclass_fields__}

