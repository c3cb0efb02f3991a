"""Findings: what is worth a reporter's look. One kind per file; pure; never without evidence.

A member offers ``KIND`` and ``find(record) -> Iterator[Finding]``.
"""

from __future__ import annotations

from collections.abc import Iterator

from nolle.model import CaseRecord, Finding
from nolle.registry import load, members


def find_all(record: CaseRecord) -> Iterator[Finding]:
    """Every finding of every kind in one case, in a fixed order."""
    for name in members("findings"):
        yield from load("findings", name).find(record)
