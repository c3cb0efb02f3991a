"""juriscraper's reading of a docket report: the second reader that our own is held against.

Only parties and the number of entry rows are asked for. Links are not rewritten (more than half of its time, and nothing that is
compared), and its habit of rejecting a whole page for one phrase inside an entry is passed by: that the page is a
docket has been settled by then.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from typing import Any

from lxml import etree

_MOST_CHARACTERS = 8_000_000
_MOST_TABLES = 2_000
_MOST_HEADINGS = 5_000
_FAILURES = (ArithmeticError, AssertionError, AttributeError, LookupError, RecursionError, TypeError, ValueError, etree.LxmlError)


@dataclass(frozen=True, slots=True)
class SecondRow:
    """One count or complaint as juriscraper has it; ``section`` is pending, terminated or complaint."""

    section: str
    words: str
    disposition: str


@dataclass(frozen=True, slots=True)
class SecondReading:
    """What juriscraper made of a page: one block of rows per party that has any, in page order; its number of dated entry rows.

    ``failure`` says why there are no blocks where it could not read the parties; ``entries`` is None where it could not
    find those rows.
    """

    blocks: tuple[tuple[SecondRow, ...], ...] = ()
    entries: int | None = None
    failure: str | None = None


def second_reading(text: str, court: str, *, counts: bool = True) -> SecondReading:
    """Read a page's decoded text with juriscraper, ``counts`` or entries alone. Never raises; ``failure`` tells what went wrong.

    Pages on which its searches would take minutes (very many tables or headings) are not given to it.
    """
    lowered = text[: _MOST_CHARACTERS + 1].lower()
    if len(lowered) > _MOST_CHARACTERS or lowered.count("<table") > _MOST_TABLES or lowered.count("<u>") > _MOST_HEADINGS:
        return SecondReading(failure="the page is too large for it")
    report_class, clean, build = _parts()
    report = report_class(court)
    try:
        report.tree = build(clean(text))
        blocks = tuple(_blocks(report.parties)) if counts else ()
    except _FAILURES as error:
        return SecondReading(failure=f"{type(error).__name__}: {error}")
    return SecondReading(blocks, _entries(report))


@cache
def _parts() -> tuple[Any, Any, Any]:
    """juriscraper's report class and page cleaners; imported on first use, for the import takes a third of a second."""
    with _silent():
        from juriscraper.lib.html_utils import clean_html, strip_bad_html_tags_insecure
        from juriscraper.pacer.docket_report import DocketReport
    return DocketReport, clean_html, strip_bad_html_tags_insecure


@contextmanager
def _silent() -> Iterator[None]:
    """juriscraper opens a log file when it is imported, and complains on stderr where it cannot."""
    before = os.environ.get("JURISCRAPER_LOG")
    os.environ["JURISCRAPER_LOG"] = os.devnull
    try:
        yield
    finally:
        if before is None:
            del os.environ["JURISCRAPER_LOG"]
        else:
            os.environ["JURISCRAPER_LOG"] = before


def _blocks(parties: list[dict[str, Any]]) -> Iterator[tuple[SecondRow, ...]]:
    for party in parties:
        data = party.get("criminal_data") or {}
        rows = [SecondRow(row["status"], row["name"], row["disposition"]) for row in data.get("counts", ())]
        rows += [SecondRow("complaint", row["name"], row["disposition"]) for row in data.get("complaints", ())]
        if rows:
            yield tuple(rows)


def _entries(report: Any) -> int | None:
    """How many dated rows juriscraper finds; it would turn each into an entry, which is slow and compared with nothing."""
    try:
        rows = report._get_docket_entry_rows()[1:]
    except _FAILURES:
        return None
    first_cells = (next(iter(row.xpath("./td[not(./input)]")), None) for row in rows)
    return sum(1 for cell in first_cells if cell is not None and cell.text_content().strip())
