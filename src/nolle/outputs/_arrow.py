"""The kinds of rows as Arrow schemas, and rows as Arrow holds them. For Parquet files and the sweep's tables.

A signal's value can be text, a number or yes/no; a column has one type, so it is text here ("true", "3").
"""

from __future__ import annotations

from typing import Any

import pyarrow as pa

from nolle.outputs._json import dumps
from nolle.outputs._rows import Kind, Row

_EVIDENCE = pa.struct([("capture", pa.string()), ("source", pa.string()), ("start", pa.int64()), ("end", pa.int64()), ("quote", pa.string())])
_SIGNAL = pa.struct([("name", pa.string()), ("value", pa.string()), ("evidence", pa.list_(_EVIDENCE))])
_PLACE = [("start", pa.int64()), ("end", pa.int64()), ("text", pa.string())]
_FIGURE = pa.struct([*_PLACE, ("value", pa.float64()), ("unit", pa.string()), ("bound", pa.string()), ("period", pa.string())])
_TYPES = {
    "text": pa.string(),
    "date": pa.date32(),
    "int": pa.int64(),
    "float": pa.float64(),
    "bool": pa.bool_(),
    "[text]": pa.list_(pa.string()),
    "{int}": pa.map_(pa.string(), pa.int64()),
    "evidence": _EVIDENCE,
    "[evidence]": pa.list_(_EVIDENCE),
    "[signal]": pa.list_(_SIGNAL),
    "{[text]}": pa.map_(pa.string(), pa.list_(pa.string())),
    "[words]": pa.list_(pa.struct(_PLACE)),
    "[figure]": pa.list_(_FIGURE),
}


def schema(kind: Kind) -> Any:
    """The Arrow schema of a kind."""
    return pa.schema([(field, _TYPES[type_]) for field, type_ in kind.fields.items()])


def typed(kind: Kind, row: Row) -> dict[str, object]:
    """A row with every value as its column holds it."""
    return {field: _value(row[field], type_) for field, type_ in kind.fields.items()}


def _value(value: Any, type_: str) -> object:
    if type_ in ("{int}", "{[text]}"):
        return list(value.items())
    if type_ == "[signal]":
        return [{**signal, "value": _text(signal["value"])} for signal in value]
    return value


def _text(value: object) -> str | None:
    return value if value is None or isinstance(value, str) else dumps(value)
