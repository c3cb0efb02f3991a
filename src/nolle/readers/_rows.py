"""Table rows of a page in the order that they are printed, each with its own cells and its table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

_CELLS = frozenset({"td", "th"})
_PARTS = frozenset({"tbody", "thead", "tfoot", "form"})


@dataclass(frozen=True, slots=True)
class Row:
    """One ``<tr>``: ``cells`` are its own, not those of tables inside them; ``table`` is the table it stands in."""

    element: etree._Element
    cells: tuple[etree._Element, ...]
    table: etree._Element | None


def rows_of(root: etree._Element) -> Iterator[Row]:
    """Every row below an element, nested tables' rows after the row that holds them."""
    for tr in root.iter("tr"):
        yield _row(tr)


def own_rows(table: etree._Element) -> Iterator[Row]:
    """The rows of one table, without those of tables inside its cells."""
    for child in table:
        if child.tag == "tr":
            yield _row(child)
        elif child.tag in _PARTS:
            yield from (_row(tr) for tr in child if tr.tag == "tr")


def _row(tr: etree._Element) -> Row:
    return Row(tr, tuple(cell for cell in tr if cell.tag in _CELLS), _table_of(tr))


def _table_of(tr: etree._Element) -> etree._Element | None:
    above = tr.getparent()
    while above is not None and above.tag != "table":
        above = above.getparent() if above.tag in _PARTS else None
    return above
