"""The nouns as canonical JSON and back, and the ids that are hashes of it.

Canonical: keys sorted, no spaces, dates ISO, tuples as lists, everything past ASCII escaped (so that any text a page can
hold, broken surrogates included, has exactly one form and survives every store); a field marked as ``later`` is left out where it has its
default. Decoding follows the annotations of
``model`` and is strict: what does not fit is ``Damaged``, never a default that nobody wrote.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from functools import cache
from typing import Any, Literal, NamedTuple, TypeVar, get_args, get_origin, get_type_hints

from nolle.errors import Damaged
from nolle.model import ArticleSaid, BaselineSaid, CaseSaid, ChargeSaid, DefendantSaid, EntrySaid, Evidence, Judgement, Said

T = TypeVar("T")
SAID: Mapping[str, type[Said]] = {
    "article": ArticleSaid,
    "baseline": BaselineSaid,
    "case": CaseSaid,
    "charge": ChargeSaid,
    "defendant": DefendantSaid,
    "entry": EntrySaid,
}
_KIND = {kind: name for name, kind in SAID.items()}
_SCALARS = (str, int, bool, type(None))


def said_kind(said: Said) -> str:
    """The kind of a fact in one word: article, baseline, case, charge, defendant or entry."""
    return _KIND[type(said)]


class FactRow(NamedTuple):
    """A fact in five texts: kind, what is said and the places of its words (start, end, quote) as canonical JSON."""

    id: str
    case: str
    kind: str
    said: str
    places: str


def fact_row(case: str, said: Said, evidence: Sequence[Evidence]) -> FactRow:
    """The row of a fact. All its words stand in one capture."""
    texts = case, said_kind(said), canonical(said), canonical([[e.start, e.end, e.quote] for e in evidence])
    return FactRow(row_id(evidence[0].capture, *texts), *texts)


def fact_id(case: str, said: Said, evidence: Sequence[Evidence]) -> str:
    """The sha-256 of what is said, about which case, and where it stands; never of when it was seen or who read it."""
    return fact_row(case, said, evidence).id


def row_id(capture: str, case: str, kind: str, said: str, places: str) -> str:
    """The same id from the texts themselves, so that a stored fact is checked as it is stored."""
    return sha256_hex(f"[{canonical(case)},{canonical(kind)},{said},{canonical(capture)},{places}]")


def judgement_id(judgement: Judgement) -> str:
    """The sha-256 of all of a judgement but its id."""
    return sha256_hex(canonical({name: value for name, value in _plain(judgement).items() if name != "id"}))


def sha256_hex(text: str) -> str:
    """The sha-256 of a text in UTF-8, in hex; broken surrogates, which UTF-8 has no place for, are let through."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def canonical(value: object) -> str:
    """A noun, or lists and dicts of nouns, as canonical JSON."""
    return _ENCODER.encode(value)


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return dict(value)
    said = {name: getattr(value, name) for name in value.__dataclass_fields__}
    for name, default in _later(value.__class__):
        if said[name] == default:
            del said[name]
    return said


@cache
def _later(kind: Any) -> tuple[tuple[str, object], ...]:
    """Fields that a noun got after facts of its kind had been kept: unsaid where they say nothing, so that old ids stay what they are."""
    return tuple((field.name, field.default) for field in fields(kind) if field.metadata.get("later"))


_ENCODER = json.JSONEncoder(sort_keys=True, separators=(",", ":"), default=_plain)


# --- decoding -------------------------------------------------------------------------------------------------


def decode(kind: type[T], text: str) -> T:
    """The noun of that kind that ``canonical`` wrote. Raises Damaged where the text is not JSON of exactly its shape."""
    try:
        value = json.loads(text)
    except ValueError as error:
        raise Damaged(f"not JSON: {text[:60]!r}") from error
    hint: Any = kind
    noun: T = _decoder(hint)(value)
    return noun


def decode_said(kind: str, text: str) -> Said:
    """What a fact of that kind ("charge") says. Raises Damaged for a kind that this version does not know."""
    if kind not in SAID:
        raise Damaged(f"a fact of unknown kind {kind!r}")
    return decode(SAID[kind], text)


@cache
def _decoder(hint: Any) -> Callable[[Any], Any]:
    if hint in _SCALARS:
        return _one_of_types((hint,))
    if hint is float:
        return _one_of_types((float, int))
    if hint is date:
        return _date
    if is_dataclass(hint):
        return _noun(hint)
    origin, args = get_origin(hint), get_args(hint)
    if origin is Literal:
        return _word(frozenset(args))
    if origin is tuple:
        return _row(_decoder(args[0]))
    if origin is Mapping:
        return _mapping(_decoder(args[1]))
    return _union(args)


def _wrong(value: object, wanted: str) -> Damaged:
    return Damaged(f"{str(value)[:60]!r} is not {wanted}")


def _one_of_types(kinds: tuple[Any, ...]) -> Callable[[Any], Any]:
    def read(value: Any) -> Any:
        if type(value) not in kinds:
            raise _wrong(value, " or ".join(kind.__name__ for kind in kinds))
        return value

    return read


def _date(value: Any) -> date:
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError) as error:
        raise _wrong(value, "a date") from error


def _word(words: frozenset[Any]) -> Callable[[Any], Any]:
    def read(value: Any) -> Any:
        if type(value) is not str or value not in words:
            raise _wrong(value, f"one of {', '.join(sorted(words))}")
        return value

    return read


def _row(item: Callable[[Any], Any]) -> Callable[[Any], Any]:
    def read(value: Any) -> Any:
        if type(value) is not list:
            raise _wrong(value, "a list")
        return tuple(map(item, value))

    return read


def _mapping(item: Callable[[Any], Any]) -> Callable[[Any], Any]:
    def read(value: Any) -> Any:
        if type(value) is not dict:
            raise _wrong(value, "a mapping")
        return {key: item(value[key]) for key in sorted(value)}

    return read


def _union(args: tuple[Any, ...]) -> Callable[[Any], Any]:
    if all(arg in _SCALARS for arg in args):
        return _one_of_types(args)
    (kind,) = [arg for arg in args if arg is not type(None)]
    read = _decoder(kind)
    return lambda value: None if value is None else read(value)


def _noun(kind: Any) -> Callable[[Any], Any]:
    hints = get_type_hints(kind)
    readers = {field.name: _decoder(hints[field.name]) for field in fields(kind)}
    required = {field.name for field in fields(kind) if field.default is MISSING and field.default_factory is MISSING}

    def read(value: Any) -> Any:
        if type(value) is not dict or not required <= value.keys() <= readers.keys():
            raise _wrong(value, f"a {kind.__name__}")
        return kind(**{name: readers[name](item) for name, item in value.items()})

    return read
