"""The cases of a casebook, found by the numbers and the last names that an article may have."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from nolle.links.numbers import Own, own_number
from nolle.links.people import Name, name_of
from nolle.model import Accused, CaseKeys


@dataclass(frozen=True, slots=True)
class Known:
    """A printed name of a defendant, and whose it is."""

    case: CaseKeys
    accused: Accused
    name: Name


@dataclass(frozen=True, slots=True)
class Index:
    """Cases by id, by year and serial of every number they bear, and defendants by folded last name."""

    cases: Mapping[str, CaseKeys]
    by_number: Mapping[str, tuple[tuple[CaseKeys, Own], ...]]
    by_last: Mapping[str, tuple[Known, ...]]


def build(cases: Iterable[CaseKeys]) -> Index:
    """The index of cases; the order they come in makes no difference."""
    ordered = sorted(cases, key=lambda one: one.case)
    numbers: dict[str, list[tuple[CaseKeys, Own]]] = {}
    names: dict[str, list[Known]] = {}
    for case in ordered:
        for own in filter(None, map(own_number, case.numbers)):
            numbers.setdefault(own.core, []).append((case, own))
        for accused in case.accused:
            for name in filter(None, map(name_of, accused.names)):
                names.setdefault(name.last, []).append(Known(case, accused, name))
    return Index({c.case: c for c in ordered}, {k: tuple(v) for k, v in numbers.items()}, {k: tuple(v) for k, v in names.items()})
