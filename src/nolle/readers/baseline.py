"""A baseline's page, as `nolle sweep baseline` writes it: its source, definitions and limits, then a sentence for each court and fiscal year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from nolle.errors import CannotRead
from nolle.model import BaselineRead, Quote, Report, Usual
from nolle.readers._page import Page
from nolle.spans import TextBuilder, quote

NAME = "baseline"
VERSION = 1
KIND = "baseline"

_TITLE = "Nolle-baseline:"
_LAYOUT = "1"
_AGAIN = "make it again: nolle sweep baseline FJC_FILE -o STORE"
_HEAD = re.compile(r"(?:Source|File|Fiscal-years|Unit|Denominator|Narrow|Broad|Interval|Standing-out|Limit): \S.*")
_NUMBER, _SHARE = r"\d{1,3}(?:,\d{3}){0,3}", r"\d{1,3}\.\d\d"
_ROW = re.compile(
    rf"(?P<court>[a-z]{{2,8}}), fiscal (?P<year>\d{{4}}), all offenses: the cases of (?P<broad>{_NUMBER}) of (?P<n>{_NUMBER}) defendants ended in "
    rf"dismissal by the broad measure \({_SHARE}%, 95% interval (?P<low>{_SHARE})% to (?P<high>{_SHARE})%\), (?P<narrow>{_NUMBER}) of them by nolle "
    r"prosequi\. "
    rf"(?:Whether that stands out cannot be told\.|(?P<out>That stands out: |That does not stand out: )other districts let expect (?P<expected>{_SHARE})%\.)"
)


def recognises(page: Page) -> bool:
    """Its title stands at the very beginning."""
    return page.text.lstrip("\ufeff").startswith(_TITLE)


def read(page: Page) -> Report:
    """What is usual, court by court. Raises CannotRead for a layout of another Nolle, and where no row can be read."""
    builder = TextBuilder()
    builder.add(page.text)
    text = builder.finish()
    lines = [line for match in re.finditer(r"[^\n]+", text) if (line := quote(text, *match.span())).text]
    layout = lines[0].text.lstrip("\ufeff").removeprefix(_TITLE).strip()
    if layout != _LAYOUT:
        raise CannotRead(f"{page.source}: a baseline in layout {layout[:20]!r}, and this Nolle knows {_LAYOUT}; {_AGAIN}")
    head = tuple(line for line in lines[1:] if _HEAD.fullmatch(line.text))
    rows = [(line, match) for line in lines[1:] if (match := _ROW.fullmatch(line.text)) and _adds_up(match)]
    if not rows or not any(line.text.startswith("Source:") for line in head):
        raise CannotRead(f"{page.source}: a baseline without its source or without a row; {_AGAIN}")
    lost = len(lines) - 1 - len(head) - len(rows)
    notes = (f"lines of this baseline that are not as they were written, left out: {lost}; {_AGAIN}",) if lost else ()
    return Report(KIND, NAME, VERSION, text, notes=notes, baselines=tuple(_courts(rows, head)))


def _courts(rows: list[tuple[Quote, re.Match[str]]], head: tuple[Quote, ...]) -> Iterator[BaselineRead]:
    for court in dict.fromkeys(match["court"] for _, match in rows):
        own = {int(match["year"]): (line, match) for line, match in rows if match["court"] == court}
        ordered = [own[year] for year in sorted(own)]
        yield BaselineRead(court, tuple(_usual(match) for _, match in ordered), tuple(line for line, _ in ordered), head)


def _usual(row: re.Match[str]) -> Usual:
    expected = _share(row["expected"]) if row["expected"] else None
    numbers = _number(row["n"]), _number(row["narrow"]), _number(row["broad"])
    return Usual(int(row["year"]), *numbers, _share(row["low"]), _share(row["high"]), expected, _stands_out(row, expected))


def _stands_out(row: re.Match[str], expected: float | None) -> Literal["higher", "lower", "no"] | None:
    if expected is None:
        return None
    if "not" in row["out"]:
        return "no"
    return "higher" if _number(row["broad"]) > expected * _number(row["n"]) else "lower"


def _adds_up(row: re.Match[str]) -> bool:
    """Whether a row's numbers can be: a part is no more than its whole, and an interval begins before it ends."""
    return 0 <= _number(row["narrow"]) <= _number(row["broad"]) <= _number(row["n"]) and _share(row["low"]) <= _share(row["high"]) <= 1


def _number(printed: str) -> int:
    return int(printed.replace(",", ""))


def _share(printed: str) -> float:
    """A percentage with two decimals as a share."""
    return int(printed.replace(".", "")) / 10_000
