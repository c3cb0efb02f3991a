"""Groups whose rate of dismissal stands out from the rest: pure statistics on counts. What they mean is docs/baseline.md's matter.

A group is compared with all others of its family, itself left out. Three things keep a list of outliers honest: the rest's rate is itself
only known so well; places differ for ordinary reasons, so the usual spread between them is estimated and allowed for (else every
big district is "significant"); and looking many times finds something by chance, so probabilities are corrected for it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from nolle.sweep._tails import false_discovery, spread_between, two_sided
from nolle.sweep.rates import LEAST, Cell, Group

FEWEST_GROUPS = 10  # with fewer, the usual spread between groups cannot be estimated
LEVEL = 0.05
LEAST_EXPECTED = 1.0  # dismissals that a group's number lets expect either way; with fewer no test can tell anything


@dataclass(frozen=True, slots=True)
class Compared:
    """A group beside the rest. ``expected`` is the share that the rest lets expect here, of ``rest`` defendants."""

    family: str
    group: Group
    n: int
    found: int
    expected: float
    rest: int


@dataclass(frozen=True, slots=True)
class Outlier:
    """A comparison with its answer.

    ``by_chance``: how likely the number is by chance alone. ``chance``: the same with the usual spread between groups allowed for, None where
    it cannot be estimated; ``corrected`` for all comparisons of the family. ``stands_out``: None where it cannot be told.
    """

    compared: Compared
    by_chance: float
    chance: float | None
    corrected: float | None
    spread: float | None
    compared_in_all: int

    @property
    def stands_out(self) -> bool | None:
        return None if self.corrected is None else self.corrected <= LEVEL

    @property
    def higher(self) -> bool:
        return self.compared.found > self.compared.expected * self.compared.n


def compare(family: Sequence[Compared]) -> list[Outlier]:
    """Every comparison of a family with its answer, what stands out most first."""
    spread = _spread(family)
    by_chance = [two_sided(each.found, each.n, each.expected, _own(each.rest)) for each in family]
    if spread is None:
        found = [Outlier(each, alone, None, None, None, len(family)) for each, alone in zip(family, by_chance, strict=True)]
        return sorted(found, key=lambda outlier: outlier.by_chance)
    chance = [two_sided(each.found, each.n, each.expected, spread + _own(each.rest)) for each in family]
    rows = zip(family, by_chance, chance, false_discovery(chance), strict=True)
    return sorted((Outlier(each, alone, one, all_, spread, len(family)) for each, alone, one, all_ in rows), key=lambda outlier: outlier.chance or 0.0)


def _spread(family: Sequence[Compared]) -> float | None:
    if len(family) < FEWEST_GROUPS:
        return None
    return spread_between([each.found for each in family], [each.n for each in family], [each.expected for each in family])


def _own(rest: int) -> float:
    """How uncertain the rest's own rate is, as a correlation: nothing to speak of beside a nation, much beside one small office."""
    return 1 / (rest + 2)


def families(cells: Iterable[Cell], measure: str) -> dict[str, list[Outlier]]:
    """Districts, offices, offenses and months of a baseline, each tested in its family: one measure, all its fiscal years."""
    found = _Numbers(cells, measure)
    return {name: compare(list(make(found))) for name, make in _FAMILIES.items()}


def districts(cells: Iterable[Cell], measure: str) -> list[Outlier]:
    """The first of these families alone."""
    return compare(list(_districts(_Numbers(cells, measure))))


class _Numbers:
    """Counts by group; a suppressed number is None."""

    def __init__(self, cells: Iterable[Cell], measure: str) -> None:
        self.by: dict[tuple[str, ...], list[tuple[Group, int, int | None]]] = defaultdict(list)
        self.of: dict[Group, tuple[int, int | None]] = {}
        for cell in cells:
            number = getattr(cell, measure)
            self.by[cell.group.by].append((cell.group, cell.n, number))
            self.of[cell.group] = (cell.n, number)

    def rest(self, whole: Group, n: int, found: int) -> tuple[float, int] | None:
        """The share in the whole without n and found, and of how many; None where nobody or too few are left."""
        total, all_found = self.of.get(whole, (0, None))
        if all_found is None or total - n < LEAST:
            return None
        return _share(all_found - found, total - n), total - n


def _share(found: int, n: int) -> float:
    """A share that is never quite 0 or 1 (Jeffreys): a rest without a dismissal does not make the first one impossible."""
    return (found + 0.5) / (n + 1)


def _against(by: tuple[str, ...], family: str, whole: Callable[[Group], Group]) -> Callable[[_Numbers], Iterable[Compared]]:
    """Groups split ``by`` these, each against the rest of a whole."""

    def compared(numbers: _Numbers) -> Iterable[Compared]:
        for group, n, found in numbers.by[by]:
            rest = found is not None and numbers.rest(whole(group), n, found)
            if found is not None and rest and _tells(n, rest[0]):
                yield Compared(family, group, n, found, *rest)

    return compared


def _tells(n: int, share: float) -> bool:
    return n * min(share, 1 - share) >= LEAST_EXPECTED


def _districts(numbers: _Numbers) -> Iterable[Compared]:
    """A district in a year against all others in it, had they had its mix of offenses."""
    parts: dict[tuple[int | None, str | None], list[tuple[Group, int, int | None]]] = defaultdict(list)
    for each in numbers.by["fiscal_year", "court", "offense"]:
        parts[each[0].fiscal_year, each[0].court].append(each)
    for group, n, found in numbers.by["fiscal_year", "court"]:
        rest = found is not None and numbers.rest(Group(group.fiscal_year), n, found)
        if found is None or not rest:
            continue
        expected = sum(size * _elsewhere(numbers, part, size, number, rest[0]) for part, size, number in parts[group.fiscal_year, group.court]) / n
        if _tells(n, expected):
            yield Compared("district", group, n, found, expected, rest[1])


def _elsewhere(numbers: _Numbers, part: Group, n: int, found: int | None, otherwise: float) -> float:
    """The rate of an offense outside the district. Where the district's own number is suppressed, the rate of all; where all are too few, of everything."""
    whole = Group(part.fiscal_year, offense=part.offense)
    rest = numbers.rest(whole, n, found) if found is not None else numbers.rest(whole, 0, 0)
    return rest[0] if rest else otherwise


_FAMILIES: dict[str, Callable[[_Numbers], Iterable[Compared]]] = {
    "district": _districts,
    "year": _against(("fiscal_year", "court"), "year", lambda group: Group(court=group.court)),
    "office": _against(("fiscal_year", "court", "office"), "office", lambda group: Group(group.fiscal_year, court=group.court)),
    "offense": _against(("fiscal_year", "court", "offense"), "offense", lambda group: Group(group.fiscal_year, offense=group.offense)),
    "month": _against(("fiscal_year", "month", "court"), "month", lambda group: Group(group.fiscal_year, court=group.court)),
}


def only(found: Iterable[Outlier], **wanted: object) -> list[Outlier]:
    """The outliers whose group is this (``court="nyed"``); None is anything. The correction stays that of the whole family."""
    asked = {name: value for name, value in wanted.items() if value is not None}
    return [each for each in found if all(getattr(each.compared.group, name) == value for name, value in asked.items())]
