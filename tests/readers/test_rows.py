"""Table rows in the order printed, each with its own cells only."""

from nolle.readers._html import HtmlText
from nolle.readers._rows import own_rows, rows_of

NESTED = (
    "<html><body><table id=out><tr id=a><td>1</td><td>2<table id=in><tr id=b><th>3</th></tr></table></td></tr>"
    "<tbody><tr id=c><div>x</div><td>4</td></tr></tbody></table></body></html>"
)


def test_every_row_has_its_own_cells_and_table() -> None:
    html = HtmlText(NESTED, "page.html")
    shown = [(row.element.get("id"), [html.quote(cell).text.split()[0] for cell in row.cells], row.table.get("id")) for row in rows_of(html.root) if row.table is not None]
    assert shown == [("a", ["1", "2"], "out"), ("b", ["3"], "in"), ("c", ["4"], "out")]


def test_a_tables_own_rows_leave_out_those_of_tables_inside_it() -> None:
    html = HtmlText(NESTED, "page.html")
    assert [row.element.get("id") for row in own_rows(html.root.find(".//table"))] == ["a", "c"]
