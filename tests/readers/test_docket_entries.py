"""The entries of a docket report: every row, numbered or not, dated or not."""

from datetime import date

import pytest
from docket_pages import ENTRIES_HEAD, entries, entry, receipt, sheet

from nolle.model import EntryRead, Report
from nolle.readers import pacer_docket
from nolle.readers._page import Page


def read(docket: str, foot: str | None = None) -> Report:
    report = pacer_docket.read(Page(sheet(docket=docket, foot=foot), "sheet.html"))
    for one in report.cases[0].entries:
        assert report.text[one.text.start : one.text.end] == one.text.text
    return report


def entries_of(docket: str) -> tuple[EntryRead, ...]:
    return read(docket).cases[0].entries


def test_an_entry_has_two_dates_a_number_words_and_the_papers_id() -> None:
    text = "ORDER granting 25 Motion to Dismiss as to Tom Rook (1). Signed by Judge Ferrow on 3/1/2021. (abc) (Entered: 03/02/2021)"
    (one,) = entries_of(entries(entry("03/01/2021", "26", text, "02511234567")))
    assert (one.number, one.filed, one.entered, one.sequence) == ("26", date(2021, 3, 1), date(2021, 3, 2), "02501234567")
    assert one.text.text == text


def test_an_unnumbered_entry_is_kept() -> None:
    (one,) = entries_of(entries(entry("03/01/2021", "", "Minute entry: defendant pleads guilty to count 1 (Entered: 03/01/2021)")))
    assert (one.number, one.sequence) == (None, None)


@pytest.mark.parametrize(("printed", "number"), [("13 (5 pgs)", "13"), ("doc", "doc"), ("5-1", "5-1"), ("&nbsp;", None), ("*", "*")])
def test_numbers_are_kept_as_printed(printed: str, number: str | None) -> None:
    assert [one.number for one in entries_of(entries(entry("03/01/2021", printed, "NOTICE (Entered: 03/01/2021)")))] == [number]


def test_an_entry_without_date_is_kept() -> None:
    (one,) = entries_of(entries(entry("", "7", "ORDER dismissing count 2 (Entered: 03/05/2021)")))
    assert (one.number, one.filed, one.entered) == ("7", None, date(2021, 3, 5))


def test_an_impossible_date_is_unknown_and_not_moved() -> None:
    (one,) = entries_of(entries(entry("13/45/2021", "7", "ORDER")))
    assert (one.filed, one.entered) == (None, None)


def test_an_empty_second_cell_of_older_sheets_does_not_hide_the_number() -> None:
    row = "<tr><td>03/01/2021</td><td>&nbsp;</td><td>9&nbsp;</td><td>ORDER dismissing count 2 (Entered: 03/01/2021)</td></tr>"
    (one,) = entries_of(entries(row))
    assert (one.number, one.text.text) == ("9", "ORDER dismissing count 2 (Entered: 03/01/2021)")


def test_the_last_entered_date_counts() -> None:
    text = 'NOTICE: entry 4 ("Entered: 01/01/2021") was made in error. (Entered: 03/02/2021)'
    assert [one.entered for one in entries_of(entries(entry("03/01/2021", "9", text)))] == [date(2021, 3, 2)]


def test_newest_first_is_kept_in_the_order_printed() -> None:
    rows = [entry(f"03/0{n}/2021", str(n), f"ORDER number {n} (Entered: 03/0{n}/2021)") for n in (3, 2, 1)]
    assert [one.number for one in entries_of(entries(*rows))] == ["3", "2", "1"]


CHECKBOX = '<td valign="top" align="center"><input type="checkbox" name="all_documents" value="4711_{n}"><br><div class="show_filesize">  1.2 MB</div></td>'
MANY_HEAD = ENTRIES_HEAD.replace(
    "<td style='font-weight:bold'>Docket Text",
    "<td><small>Select<br><a href='#'>all</a> / <a href='#'>clear</a></small></td><td style='font-weight:bold'>Docket Text",
)
ATTACHMENTS = (
    "<tr><td></td><td></td><td></td><td><table>"
    "<tr><td><input type='checkbox' name='document_0_15' value='1234567-15-0-64'></td><td>0</td><td>Main Document</td><td>64 pages</td></tr>"
    "<tr><td><input type='checkbox' name='document_1_15' value='1234568-15-1-2'></td><td>1</td><td>Exhibit</td><td>2 pages</td></tr></table></td></tr>"
)


def _boxed(row: str, n: int | None) -> str:
    box = CHECKBOX.format(n=n) if n else '<td align="center">&nbsp;</td>'
    return row.replace("<td valign=top>", f"{box}<td valign=top>", 1)


def test_view_multiple_documents_adds_boxes_and_attachment_rows_but_no_entries() -> None:
    first = _boxed(entry("03/01/2021", "1", "<!--SB-->COMPLAINT as to Tom Rook (Entered: 03/01/2021)", "02511234567"), 15)
    second = _boxed(entry("03/02/2021", "", "<!--SB-->MINUTE ORDER: count 2 is dismissed (Entered: 03/02/2021)"), None)
    third = _boxed(entry("03/03/2021", "2", "<!--SB-->ORDER (Entered: 03/03/2021)"), None)
    docket = f'<form name="view_multi_docs">{entries(first, ATTACHMENTS, second, third, head=MANY_HEAD)}</form>'
    found = entries_of(docket)
    assert [(one.number, one.text.text) for one in found] == [
        ("1", "COMPLAINT as to Tom Rook (Entered: 03/01/2021)"),
        (None, "MINUTE ORDER: count 2 is dismissed (Entered: 03/02/2021)"),
        ("2", "ORDER (Entered: 03/03/2021)"),
    ]


def test_a_table_inside_an_entry_is_part_of_its_words() -> None:
    text = "EXHIBIT list <table><tr><td>03/09/2021</td><td>99</td><td>photo</td></tr></table> (Entered: 03/01/2021)"
    (one,) = entries_of(entries(entry("03/01/2021", "1", text)))
    assert "99" in one.text.text


def test_further_tables_without_header_continue_the_docket() -> None:
    rest = f"<table>{entry('03/02/2021', '2', 'ORDER (Entered: 03/02/2021)')}</table>"
    docket = entries(entry("03/01/2021", "1", "INDICTMENT (Entered: 03/01/2021)")).replace("<br>\n", "") + rest
    assert [one.number for one in entries_of(docket)] == ["1", "2"]


def test_a_sheet_sorted_by_entry_date_gives_that_date() -> None:
    (one,) = entries_of(entries(entry("03/02/2021", "1", "INDICTMENT"), head=ENTRIES_HEAD.replace("Date Filed", "Date Entered")))
    assert (one.filed, one.entered) == (None, date(2021, 3, 2))


@pytest.mark.parametrize(("column", "printed"), [("Date Filed", "Filing Date"), ("Date Filed", "Date Filed ▲"), ("Docket Text", "Docket Text (newest first)")])
def test_other_column_names_are_known(column: str, printed: str) -> None:
    (one,) = entries_of(entries(entry("03/02/2021", "1", "INDICTMENT"), head=ENTRIES_HEAD.replace(column, printed)))
    assert (one.number, one.filed, one.text.text) == ("1", date(2021, 3, 2), "INDICTMENT")


def test_a_box_in_a_row_of_odd_width_is_no_number() -> None:
    box = '<td><input type="checkbox" name="all_documents" value="1_2"><div>1.2 MB</div></td>'
    (one,) = entries_of(entries(f"<tr><td>03/01/2021</td><td>&nbsp;</td>{box}<td>ORDER (Entered: 03/01/2021)</td></tr>"))
    assert one.number is None


def test_of_several_links_beside_a_number_the_numbers_own_counts() -> None:
    row = entry("03/01/2021", "7", "ORDER (Entered: 03/01/2021)", "02511234567")
    other = '<a href="https://ecf.med.uscourts.gov/doc1/02519999999">view</a>'
    (one,) = entries_of(entries(row.replace("<a href", f"7 {other}<a href", 1)))
    assert (one.number, one.sequence) == ("7", "02501234567")


def test_a_number_without_a_link_beside_linked_ones_is_told() -> None:
    rows = [entry("02/03/2021", "1", "COMPLAINT", "02511234567"), entry("02/04/2021", "2", "SEALED DOCUMENT"), entry("02/05/2021", "", "Arrest")]
    assert [one.linked for one in entries_of(entries(*rows))] == [True, False, None]


def test_a_page_saved_without_any_link_does_not_tell_which_papers_can_be_had() -> None:
    assert [one.linked for one in entries_of(entries(*(entry("02/03/2021", n, "ORDER") for n in "12")))] == [None, None]


def test_links_inside_the_text_are_not_the_entrys_own() -> None:
    link = '<a href="https://ecf.med.uscourts.gov/doc1/02511111111">25</a>'
    (one,) = entries_of(entries(entry("03/01/2021", "26", f"ORDER granting {link} Motion (Entered: 03/01/2021)")))
    assert one.sequence is None


def test_the_sequence_number_of_a_text_only_entry_is_kept_where_the_form_bears_it() -> None:
    row = entry("03/01/2021", "", "MINUTE ENTRY (Entered: 03/01/2021)").replace("&nbsp;</td>", "<input type=hidden name=arr_de_seq_nums value=31></td>", 1)
    assert [one.sequence for one in entries_of(entries(row))] == ["31"]


def test_line_breaks_inside_an_entry_stay_apart() -> None:
    (one,) = entries_of(entries(entry("03/01/2021", "1", "MINUTE ENTRY<BR><BR><B>Appearances</B>: AUSA Vale <p>Count 2 dismissed</p>(Entered: 03/01/2021)")))
    assert one.text.text.split("\n") == ["MINUTE ENTRY", "Appearances: AUSA Vale ", "Count 2 dismissed", "(Entered: 03/01/2021)"]


def test_a_receipt_below_is_no_entry() -> None:
    beside = receipt().replace("<HR><CENTER>", "").replace("</CENTER>", "")
    report = read(entries(entry("03/01/2021", "1", "ORDER (Entered: 03/01/2021)")).replace("<br>\n", ""), beside)
    assert [one.number for one in report.cases[0].entries] == ["1"]
