"""The tables of a store: their columns, what each column means, and the order of their rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pyarrow as pa

from nolle.outputs import KINDS
from nolle.outputs._arrow import schema as schema_of

_TEXT, _INT, _BOOL, _DATE, _TEXTS = pa.string(), pa.int64(), pa.bool_(), pa.date32(), pa.list_(pa.string())
_PLACES = pa.list_(pa.struct([("start", _INT), ("end", _INT), ("quote", _TEXT)]))
SAID = pa.list_(
    pa.struct(
        {"outcome": _TEXT, "evidence": _TEXT, "start": _INT, "end": _INT, "defendant": _TEXT, "defendant_number": _INT, "counts": _TEXTS, "by": _TEXT}
        | {"with_prejudice": _BOOL, "context": _TEXT, "document": _TEXT, "motion": _TEXT, "restated": _BOOL}
    )
)


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its type and what it tells."""

    name: str
    type: pa.DataType
    tells: str


@dataclass(frozen=True, slots=True)
class Table:
    """One table. ``order`` are the columns by which its rows are told apart and sorted; ``step`` is the command that makes it."""

    name: str
    step: str
    tells: str
    order: tuple[str, ...]
    columns: tuple[Column, ...]

    @property
    def schema(self) -> pa.Schema:
        """The Arrow schema."""
        return pa.schema([(column.name, column.type) for column in self.columns])


def _columns(*columns: tuple[str, pa.DataType, str]) -> tuple[Column, ...]:
    return tuple(Column(*column) for column in columns)


_CASE = ("case", _TEXT, "the case: court id / docket number")
_CAPTURE = (
    ("capture", _TEXT, "sha-256 of the input's bytes"),
    ("source", _TEXT, "where those bytes came from: file, archive!member, file!line N"),
    ("retrieved", _TEXT, "when they were got: as printed on the page, else the file's own time"),
    ("basis", _TEXT, "where that time comes from: printed or file"),
)
_PLACE = ("place", _INT, "its place on the page, from 0")
_WORDS = ("places", _PLACES, "the words it rests on: start and end in the capture's canonical text, and the words")
_ENTRY = _columns(
    ("entry", _INT, "the entry's own number in this store"),
    _CASE,
    *_CAPTURE,
    _PLACE,
    ("criminal", _BOOL, "whether a case of this type can hold charges"),
    ("number", _TEXT, "the entry's number as printed, null where it has none"),
    ("filed", _DATE, "the day it was filed"),
    ("entered", _DATE, "the day it was entered on the public docket"),
    ("text", _TEXT, "the docket text"),
    ("event_type", _TEXT, "the court's own name of the event, where the page shows it"),
    ("sequence", _TEXT, "PACER's id of the entry, where known"),
    ("linked", _BOOL, "whether its number leads to a document, null where the page does not tell"),
    ("start", _INT, "where its words begin in the capture's canonical text"),
    ("end", _INT, "where they end"),
    ("event_start", _INT, "where the event's name begins"),
    ("event_end", _INT, "where it ends"),
)
_LABELS = _columns(
    ("events", _TEXTS, "what the text reports, sorted labels"),
    ("actor", _TEXT, "the side that filed it: government, defense, court, other, null where nobody did"),
)
INGESTED = ("inputs", "cases", "parties", "counts", "entries")
_ALL = (
    Table(
        "inputs",
        "ingest",
        "every input and what became of it",
        ("input",),
        _columns(
            ("input", _INT, "the input's own number in this store"),
            ("source", _TEXT, "file, archive!member, file!line N"),
            ("capture", _TEXT, "sha-256 of its bytes, null where it could not be opened"),
            ("size", _INT, "bytes"),
            ("state", _TEXT, "read, refused, or known (the very same bytes stand in the store already)"),
            ("why", _TEXT, "why it was refused"),
            ("kind", _TEXT, "what it is"),
            ("reader", _TEXT, "who read it"),
            ("version", _INT, "the reader's version"),
            ("cases", _INT, "how many cases it shows"),
            ("entries", _INT, "how many entries"),
            ("counts", _INT, "how many count rows"),
            ("notes", _TEXTS, "what was odd about it"),
        ),
    ),
    Table(
        "cases",
        "ingest",
        "what each input says of each case as a whole",
        ("case", "retrieved", "capture", "place"),
        _columns(
            _CASE,
            *_CAPTURE,
            _PLACE,
            ("criminal", _BOOL, "whether a case of this type can hold charges"),
            ("court", _TEXT, "the court's id"),
            ("docket_number", _TEXT, "office:year-type-serial"),
            ("case_name", _TEXT, "the case's name as printed"),
            ("filed", _DATE, "the day the case was filed"),
            ("terminated", _DATE, "the day it was closed"),
            ("view", _INT, "the defendant number of a single-defendant sheet"),
            ("flags", _TEXTS, "case flags"),
            ("magistrate_numbers", _TEXTS, "numbers of the magistrate judge's case"),
            ("parties_shown", _BOOL, "whether the page shows parties"),
            ("entries_shown", _TEXT, "how much of the docket the page shows"),
            ("page", _TEXT, "the kind of page"),
            ("aliases", _TEXTS, "other ids of the case"),
            ("expunged", _BOOL, "the court put the word EXPUNGED in the place of the name"),
            _WORDS,
        ),
    ),
    Table(
        "parties",
        "ingest",
        "defendants as printed",
        ("case", "retrieved", "capture", "place"),
        _columns(
            _CASE,
            *_CAPTURE,
            _PLACE,
            ("defendant", _TEXT, "the defendant's name as printed"),
            ("defendant_number", _INT, "the defendant's number in the case"),
            ("aliases", _TEXTS, "other names"),
            ("terminated", _DATE, "the day the case was closed for this defendant"),
            ("counts_shown", _BOOL, "whether the page shows counts for this defendant"),
            ("unread", _TEXT, "what could not be read of the counts"),
            _WORDS,
        ),
    ),
    Table(
        "counts",
        "ingest",
        "charges as printed: the rows of the counts tables",
        ("case", "retrieved", "capture", "place"),
        _columns(
            _CASE,
            *_CAPTURE,
            _PLACE,
            ("defendant", _TEXT, "the defendant's name as printed"),
            ("defendant_number", _INT, "the defendant's number in the case"),
            ("section", _TEXT, "the heading it stands under: pending, terminated, complaint (pending does not mean pending)"),
            ("label", _TEXT, "the count label as printed"),
            ("counts", _TEXTS, "the single counts that the row covers"),
            ("offense", _TEXT, "the offence as printed"),
            ("statute", _TEXT, "the statute in it"),
            ("disposition", _TEXT, "the disposition as printed, null where the cell is blank"),
            ("unread", _TEXT, "why nothing may be concluded from the row"),
            _WORDS,
        ),
    ),
    Table("entries", "ingest", "docket entries as printed", ("case", "retrieved", "capture", "place"), _ENTRY),
    Table(
        "labels",
        "label",
        "events and filing side of every entry",
        ("entry",),
        (Column("entry", _INT, "the entry's own number in this store"), *_LABELS),
    ),
    Table(
        "outcomes",
        "charges",
        "the entries that may bear on a charge, and what each says became of counts (of most: nothing)",
        ("entry",),
        (*_ENTRY, *_LABELS, Column("said", SAID, "what the text by itself says became of which counts")),
    ),
)


def _exported(name: str, tells: str, order: tuple[str, ...]) -> Table:
    """A table with exactly the fields of `nolle export`, and the row's place in its case."""
    fields = [Column(field.name, field.type, "as in `nolle export`") for field in schema_of(KINDS[name])]
    return Table(name, "charges", tells, order, (*fields, Column("place", _INT, "its place among the rows of its case, from 0")))


TABLES: Mapping[str, Table] = {
    table.name: table
    for table in (
        *_ALL,
        _exported("charges", "what became of every charge, as a casebook with the same pages would say", ("case", "place")),
        _exported("findings", "dropped charges, without the signals that need a whole docket", ("case", "place")),
    )
}
