"""Captures over time: what each page shows of a docket, and what stands otherwise on it than on the pages before.

Like is compared with like: the words of a sheet with those of a sheet, of a history report with those of one. Notices, feeds and archives only
ever add entries. What is absent from a page is said for certain only where the page shows at least as much as the one that showed it.
"""

from __future__ import annotations

from collections.abc import Sequence

from nolle.changes._entries import EntryWatch
from nolle.changes._page import page_of
from nolle.changes._parties import PartyWatch
from nolle.model import Capture, Change, Fact, Shown

__all__ = ["Watch"]


class Watch:
    """Sees the pages of one docket in the order of their captures. Its memory grows with the docket, not with the number of pages."""

    def __init__(self) -> None:
        self.pages: list[Shown] = []
        self.changes: list[Change] = []
        self._entries = EntryWatch()
        self._parties = PartyWatch()

    def see(self, capture: Capture, facts: Sequence[Fact]) -> None:
        """Compare the next page with what the earlier ones showed."""
        page = page_of(capture, facts)
        self.pages.append(page.shown)
        self.changes += self._parties.see(page)
        self.changes += self._entries.see(page)
