"""Rates of dismissal out of counts: pure arithmetic, with the number of defendants beside every rate."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import sqrt

LEAST = 20  # a group of fewer defendants shows its number only
_Z = 1.959963984540054  # the 97.5th percentile of the normal distribution


@dataclass(frozen=True, slots=True)
class Rate:
    """A share with its 95 % interval."""

    share: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Group:
    """What defendants are counted by; None is "all". ``month`` is the month in which the case was terminated."""

    fiscal_year: int | None = None
    month: str | None = None
    court: str | None = None
    office: str | None = None
    offense: str | None = None

    @property
    def by(self) -> tuple[str, ...]:
        """The names of what this group is split by."""
        return tuple(name for name in BY if getattr(self, name) is not None)


BY = ("fiscal_year", "month", "court", "office", "offense")


@dataclass(frozen=True, slots=True)
class Cell:
    """A group's numbers: all terminated, those in the denominator, and how many of these were dismissed by the narrow and the broad measure.

    ``narrow`` and ``broad`` are None where the group is too small to show them.
    """

    group: Group
    terminated: int
    n: int
    narrow: int | None
    broad: int | None

    def rate(self, measure: str) -> Rate | None:
        """The rate by one measure, None where it is suppressed."""
        found = getattr(self, measure)
        return None if found is None else wilson(found, self.n)


def wilson(found: int, n: int) -> Rate:
    """Wilson's 95 % interval for a share: it stays between 0 and 1, and says something also where nothing or everything was found."""
    share, square = found / n, _Z * _Z
    middle = share + square / (2 * n)
    margin = _Z * sqrt(share * (1 - share) / n + square / (4 * n * n))
    scale = 1 + square / n
    low, high = (middle - margin) / scale, (middle + margin) / scale
    return Rate(share, 0.0 if found == 0 else low, 1.0 if found == n else high)


@dataclass(frozen=True, slots=True)
class Recipe:
    """Which dispositions are left out, and which are found by each measure."""

    excluded: frozenset[str]
    narrow: frozenset[str]
    broad: frozenset[str]


def cells(rows: Iterable[Mapping[str, object]], levels: Iterable[tuple[str, ...]], recipe: Recipe) -> Iterator[Cell]:
    """Count rows (with their disposition ``disp`` and number of ``defendants``) at each level, in a fixed order, small groups suppressed."""
    levels = list(levels)
    sums: dict[Group, list[int]] = {}
    for row in rows:
        number, disp = int(str(row["defendants"])), str(row["disp"])
        counted = disp not in recipe.excluded
        add = (number, number * counted, number * (counted and disp in recipe.narrow), number * (counted and disp in recipe.broad))
        for level in levels:
            held = sums.setdefault(Group(**{name: row[name] for name in level}), [0, 0, 0, 0])  # type: ignore[arg-type]
            for place, each in enumerate(add):
                held[place] += each
    for group in sorted(sums, key=_order):
        terminated, n, narrow, broad = sums[group]
        yield Cell(group, terminated, n, *((narrow, broad) if n >= LEAST else (None, None)))


def _order(group: Group) -> tuple[object, ...]:
    return (len(group.by), group.by, *(str(getattr(group, name)) for name in group.by))
