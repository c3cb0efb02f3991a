"""Findings: what is worth a reporter's look. One kind per file; pure; never without evidence.

A member offers ``KIND`` and ``find(case) -> Iterator[Finding]``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from nolle.histories import Docket
from nolle.model import CaseRecord, Fact, Finding, Searched, Told
from nolle.registry import load, members


@dataclass(frozen=True, slots=True)
class Case:
    """All that a finding may look at: what became of the charges, the docket that tells it, and what was said of the case in public.

    ``searched`` are all articles of the casebook, whichever case they are about: where something could have been said and was not. ``went_on``
    are the folded names of the defendants of other dockets that show this one's number as their magistrate judge's, so that charges were filed
    there; None where none does. ``usual`` is what the newest baseline in the casebook says of the case's court, None where it has none.
    """

    record: CaseRecord
    docket: Docket
    told: tuple[Told, ...] = ()
    searched: tuple[Searched, ...] = ()
    went_on: frozenset[str] | None = None
    usual: Fact | None = None


def find_all(case: Case) -> Iterator[Finding]:
    """Every finding of every kind in one case, in a fixed order."""
    for name in members("findings"):
        yield from load("findings", name).find(case)
