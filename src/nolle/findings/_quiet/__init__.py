"""Signals of quiet: how little was to be seen of a dismissal. Each has its own words, or says that it is not known; they are never added up to a score.

A signal is *raised* where its value is neither None (not known) nor False.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from nolle.findings._quiet._docket import HANDED_OVER, co_defendants, custody_entries, handed_over, missing_numbers, vanished
from nolle.findings._quiet._ending import Ending
from nolle.findings._quiet._papers import before_a_break, late, sealed, terms_differ, unexplained, unwritten
from nolle.findings._quiet._public import announced
from nolle.findings._quiet._words import search
from nolle.model import Searched, Signal

__all__ = ["HANDED_OVER", "Ending", "custody_entries", "quiet_signals", "search"]


def quiet_signals(ending: Ending, searched: Sequence[Searched]) -> Iterator[Signal]:
    """All signals of one dismissal, in a fixed order. ``searched`` are the articles in which an announcement could have stood."""
    yield late(ending)
    yield from sealed(ending)
    yield unwritten(ending)
    yield unexplained(ending)
    yield missing_numbers(ending)
    yield vanished(ending)
    yield handed_over(ending)
    yield co_defendants(ending)
    yield terms_differ(ending)
    yield before_a_break(ending)
    yield from announced(ending, searched)
