"""Masking nouns: every text in them but ids, numbers and words of our own vocabularies, so that a field that comes later is masked, too."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from nolle.model import Reason, Signal

Noun = TypeVar("Noun")
_OURS = frozenset({
    "id", "about", "case", "court", "docket_number", "numbers", "capture", "digest", "reader", "article", "statement", "judged", "key", "withdraws",
    "outcome", "by", "context", "grade", "section", "label", "counts", "count", "kind", "page", "seen", "seen_before", "seen_after", "entries", "entry",
    "state", "statute", "event_type", "sequence", "number", "subject", "verdict", "when", "parts", "language", "copy_of", "entered", "filed",
})  # fmt: skip


def masked(noun: Noun, mask: Callable[[str], str]) -> Noun:
    """The noun with every text that is not ours masked."""
    whole: Any = noun
    ours = _OURS | {"name"} if isinstance(noun, Reason | Signal) else _OURS  # whose names are words of ours, too
    changed = {one.name: _masked(getattr(whole, one.name), mask, one.name in ours) for one in fields(whole) if one.init}
    made: Noun = replace(whole, **changed)
    return made


def _masked(value: Any, mask: Callable[[str], str], ours: bool) -> Any:
    if isinstance(value, str):
        return value if ours else mask(value)
    if isinstance(value, tuple):
        return tuple(_masked(item, mask, ours) for item in value)
    return masked(value, mask) if is_dataclass(value) and not isinstance(value, type) else value


def nouns_in(kind: type[Noun], whole: object) -> Iterator[Noun]:
    """Every noun of a kind inside a noun or a tuple of them."""
    if isinstance(whole, kind):
        yield whole
    elif isinstance(whole, tuple):
        for part in whole:
            yield from nouns_in(kind, part)
    elif is_dataclass(whole) and not isinstance(whole, type):
        for one in fields(whole):
            yield from nouns_in(kind, getattr(whole, one.name))
