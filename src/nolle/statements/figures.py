"""Figures in what is said: number, unit, bound and period."""

from __future__ import annotations

from collections.abc import Sequence

from nolle.model import Figure, Quote


def figures_in(content: Sequence[Quote]) -> tuple[Figure, ...]:
    """Every figure in the pieces of a content, in text order."""
    return ()
