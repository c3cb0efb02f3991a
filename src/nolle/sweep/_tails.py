"""Exact probabilities of a number of dismissals: the binomial, and the beta-binomial, where the rate itself varies. Pure, on NumPy alone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np


def chances(n: int, share: float, spread: float) -> Any:
    """The probability of each number 0…n out of n.

    ``spread`` is the intraclass correlation: 0 gives the binomial; more lets the rate vary from place to place by ``share``·(1-``share``)·``spread``
    (variance). Steps from one number to the next are added up as logarithms, so the far tails are as exact as the middle.
    """
    if not 0 < share < 1:
        return np.eye(1, n + 1, 0 if share <= 0 else n).ravel()
    k = np.arange(n, dtype=float)
    if spread <= 0:
        steps = np.log((n - k) / (k + 1)) + np.log(share) - np.log1p(-share)
    else:
        a, b = share * (1 / spread - 1), (1 - share) * (1 / spread - 1)
        steps = np.log((n - k) / (k + 1)) + np.log(k + a) - np.log(n - k - 1 + b)
    logs = np.concatenate(([0.0], np.cumsum(steps)))
    found = np.exp(logs - logs.max())
    return found / found.sum()


def two_sided(k: int, n: int, share: float, spread: float) -> float:
    """How likely a number at least as far out as k is, on either side: twice the smaller tail, at most 1."""
    found = chances(n, share, spread)
    return float(min(1.0, 2 * min(found[: k + 1].sum(), found[k:].sum())))


def limits(n: int, share: float, spread: float, inside: float) -> tuple[float, float]:
    """The shares between which a group of n lies with this probability, equal parts outside on both sides.

    Between two whole numbers the limit is drawn in proportion (Spiegelhalter 2005), so that a funnel has no teeth.
    """
    upto = np.cumsum(chances(n, share, spread))
    low, high = np.interp(((1 - inside) / 2, (1 + inside) / 2), upto, np.arange(n + 1))
    return float(low) / n, float(high) / n


def false_discovery(chance: Sequence[float]) -> list[float]:
    """Benjamini and Hochberg's adjusted probabilities: flag all up to 0.05 and about one in twenty of the flagged is there by chance."""
    if not chance:
        return []
    values = np.asarray(chance, dtype=float)
    order = np.argsort(values, kind="stable")[::-1]
    ranks = np.arange(len(values), 0, -1)
    adjusted = np.minimum.accumulate(values[order] * len(values) / ranks)
    found = np.empty_like(values)
    found[order] = np.minimum(adjusted, 1.0)
    return [float(value) for value in found]


_CLIPPED = 0.6787  # the mean square of a normal score when everything beyond its 10th and 90th percentile is drawn in to them
_WIDEST = 0.99


def spread_between(found: Sequence[int], numbers: Sequence[int], shares: Sequence[float]) -> float:
    """The spread between groups beyond chance, as an intraclass correlation: the one with which the groups' scores vary as much as they should.

    That is Paule and Mandel's estimate, made robust: scores beyond the 10th and 90th percentile are drawn in first, so that the
    very outliers that are looked for do not widen the spread until nothing stands out.
    """
    k, n, p = (np.asarray(each, dtype=float) for each in (found, numbers, shares))
    sound = (p > 0) & (p < 1) & (n > 0)
    k, n, p = k[sound], n[sound], p[sound]
    if len(k) < 2:
        return 0.0

    def excess(spread: float) -> float:
        scores = (k - n * p) / np.sqrt(n * p * (1 - p) * (1 + (n - 1) * spread))
        return float(np.mean(np.clip(scores, *np.quantile(scores, (0.1, 0.9))) ** 2)) - _CLIPPED

    low, high = 0.0, _WIDEST
    if excess(low) <= 0:
        return low
    if excess(high) >= 0:
        return high
    for _ in range(40):
        middle = (low + high) / 2
        low, high = (middle, high) if excess(middle) > 0 else (low, middle)
    return (low + high) / 2
