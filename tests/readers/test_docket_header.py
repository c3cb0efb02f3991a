"""The head of a docket report: number, title, dates, flags, magistrate judge's numbers, court, what the page covers."""

from datetime import date

import pytest
from docket_pages import (
    COUNSEL,
    ENTRIES_HEAD,
    JUDGE,
    ONE_ENTRY,
    PLAINTIFF,
    as_saved_by_a_browser,
    defendant,
    entries,
    entry,
    flags,
    header,
    heading,
    page,
    party,
    receipt,
    sheet,
    tables,
)

from nolle.errors import CannotRead
from nolle.model import CaseRead, Report
from nolle.readers import pacer_docket
from nolle.readers._page import Page

ROOK = defendant(1, "Tom Rook", tables=tables(pending=[("18:371 Conspiracy", "1", "")]))


def read(data: bytes, court: str | None = None) -> Report:
    opened = Page(data, "sheet.html", court)
    assert pacer_docket.recognises(opened)
    report = pacer_docket.read(opened)
    for case in report.cases:
        for words in (case.name, *case.flags):
            assert words is None or report.text[words.start : words.end] == words.text
    return report


def case_of(data: bytes) -> CaseRead:
    (case,) = read(data).cases
    return case


def test_title_dates_and_number_are_read_as_printed() -> None:
    case = case_of(sheet(ROOK, PLAINTIFF, head=header("Case title: USA v. Rook et al", "02/03/2021", "11/30/2021")))
    assert case.name is not None
    assert (case.court, case.number, case.name.text) == ("med", "1:21-cr-00077", "USA v. Rook et al")
    assert (case.filed, case.terminated) == (date(2021, 2, 3), date(2021, 11, 30))


@pytest.mark.parametrize(
    ("printed", "number", "view"),
    [
        ("1:21-cr-00077-WXF-3", "1:21-cr-00077", 3),
        ("1:21-cr-00077-WXF-K-12", "1:21-cr-00077", 12),
        ("1:21-cr-00077 All Defendants", "1:21-cr-00077", None),
        ("1:21-cr-00077-WXF-JRA All Defendants", "1:21-cr-00077", None),
        ("3:21-mj-00401-DUTY-1", "3:21-mj-00401", 1),
        ("1:21-cr-00077", "1:21-cr-00077", None),
    ],
)
def test_the_numbers_tail_tells_whose_sheet_it_is(printed: str, number: str, view: int | None) -> None:
    case = case_of(sheet(ROOK, PLAINTIFF, number=printed))
    assert (case.number, case.view) == (number, view)


def test_flags_stand_right_aligned_above_the_heading() -> None:
    case = case_of(sheet(ROOK, top=flags("CLOSED", "PROBATION TRANSFER", "SEALDC")))
    assert [flag.text for flag in case.flags] == ["CLOSED", "PROBATION TRANSFER", "SEALDC"]


def test_flags_printed_without_spans_and_beside_a_browser_extensions_buttons_are_read() -> None:
    top = '<table><tr><div><ul><li><a href="#">View this docket</a></li></ul></div></tr><tr><td align="right">CJA,INTERP</td></tr></table>'
    assert [flag.text for flag in case_of(sheet(ROOK, top=top)).flags] == ["CJA", "INTERP"]


def test_a_sheet_without_flags_has_none() -> None:
    assert case_of(sheet(ROOK)).flags == ()


def test_every_magistrate_judges_number_is_read() -> None:
    case = case_of(sheet(ROOK, head=header(magistrate=["1:20-mj-00412-JHR", "1:20-mj-00415-JHR"])))
    assert case.magistrate_numbers == ("1:20-mj-00412", "1:20-mj-00415")


def test_the_court_is_the_pages_own_and_a_wrong_one_given_is_noted() -> None:
    report = read(sheet(ROOK), court="casd")
    assert report.cases[0].court == "med"
    assert any("casd" in note and "med" in note for note in report.notes)


def test_the_given_court_counts_where_the_page_tells_none() -> None:
    bare = page("<h3>CRIMINAL DOCKET FOR CASE #: 1:21-cr-00077-WXF-1</h3>" + header() + ROOK + receipt(), title="Docket")
    assert read(bare, court="ord").cases[0].court == "ord"
    with pytest.raises(CannotRead, match=r"sheet\.html.*--court"):
        pacer_docket.read(Page(bare, "sheet.html"))


def test_a_sheet_run_without_parties_says_nothing_of_counts() -> None:
    report = read(sheet())
    case = report.cases[0]
    assert (case.parties_shown, case.defendants, len(case.entries)) == (False, (), 1)
    assert any("without parties" in note for note in report.notes)


def test_an_empty_range_is_no_empty_docket() -> None:
    words = "<h2 align=center>There are proceedings for case 1:21-cr-00077-WXF but none satisfy the selection criteria.</h2>"
    report = read(sheet(ROOK, PLAINTIFF, docket=words, foot=receipt("1:21-cr-00077-WXF Starting with document: 90")))
    case = report.cases[0]
    assert (case.entries_shown, case.entries) == ("none", ())
    assert [len(one.counts or ()) for one in case.defendants] == [1]
    assert any("only part of the docket was asked for" in note for note in report.notes)


@pytest.mark.parametrize(
    ("criteria", "shown"),
    [
        ("1:21-cr-00077-WXF", "full"),
        ("1:21-cr-00077-WXF Start date: 1/1/1970 End date: 5/10/2021", "full"),
        ("1:21-cr-00077-WXF Start date: 4/1/2021", "ranged"),
        ("1:21-cr-00077-WXF Starting with document: 1 Ending with document: 9", "ranged"),
    ],
)
def test_the_receipt_grades_how_much_is_shown(criteria: str, shown: str) -> None:
    report = read(sheet(ROOK, foot=receipt(criteria)))
    assert report.cases[0].entries_shown == shown
    assert report.printed == "2021-05-10T09:08:07"
    assert any("entry without a document" in note for note in report.notes) is ("Starting with" in criteria)


def test_without_a_receipt_entries_that_begin_late_are_a_part() -> None:
    late = entries(entry("04/01/2021", "40", "MINUTE ENTRY (Entered: 04/01/2021)"), entry("04/02/2021", "41", "ORDER (Entered: 04/02/2021)"))
    report = read(sheet(ROOK, docket=late, foot=" "))
    assert report.cases[0].entries_shown == "ranged"
    assert report.printed is None
    assert any("begin after number 1" in note for note in report.notes)


def test_a_civil_docket_is_read_and_has_no_charges() -> None:
    parties = "<table><tr><td><b><u>Plaintiff   </u></b></td></tr><tr><td><B>Harbour Mills LLC</B></td></tr><tr><td>V.</td></tr></table>"
    head = header("Harbour Mills LLC v. Rook<br>Assigned to: Judge Wilhelmina Ferrow<br>Cause: 28:1332 Diversity")
    report = read(page(heading("2:21-cv-00310-WXF", kind="CIVIL") + head + parties + ONE_ENTRY + receipt()))
    case = report.cases[0]
    assert case.name is not None
    assert (case.name.text, case.number, case.defendants, len(case.entries), case.parties_shown) == ("Harbour Mills LLC v. Rook", "2:21-cv-00310", (), 1, True)
    assert "civil docket: no charges" in report.notes


def test_a_bankruptcy_docket_is_read_and_has_no_charges() -> None:
    body = (
        "<center><b><font size='+1'>U.S. Bankruptcy Court<br>District of Maine (Portland)<br>Bankruptcy Petition #: 21-20310</font></b></center>"
        "<table><tr><td><i>Assigned to:</i> Judge Ferrow<br>Chapter 7<br>Voluntary</td><td><i>Date filed:</i> &nbsp;03/04/2021</td></tr></table>"
        "<table><tr><td><i><b>Debtor</b></i><br><b>Ellis Marrow</b></td></tr></table>"
        "<table border=1><tr><th>Filing Date</th><th>#</th><th>Docket Text</th></tr>"
        "<tr><td>03/04/2021</td><td>1<br>(12 pgs)</td><td>Chapter 7 Voluntary Petition. (Entered: 03/04/2021)</td></tr></table>"
    )
    report = read(page(body + receipt(), title="Maine Bankruptcy"))
    case = report.cases[0]
    assert (case.court, case.number, case.filed, case.defendants) == ("meb", "21-20310", date(2021, 3, 4), ())
    assert [(one.number, one.filed) for one in case.entries] == [("1", date(2021, 3, 4))]
    assert "bankruptcy docket: no charges" in report.notes


@pytest.mark.parametrize(("number", "kind"), [("1:21-gj-00077-WXF-1", "SPECIAL"), ("1:21-mc-00077-WXF-1", "CIVIL")])
def test_counts_under_a_heading_that_does_not_say_criminal_are_still_read(number: str, kind: str) -> None:
    data = page(heading(number, kind=kind) + header() + ROOK + receipt())
    assert [len(one.counts or ()) for one in case_of(data).defendants] == [1]


def test_an_expunged_case_keeps_its_number_and_dates_and_no_name() -> None:
    gone = defendant(1, "Tom Rook", tables=tables(complaints=[("18:371 Conspiracy", "", "")]))
    report = read(sheet(gone, head=header("Case title: USA v. EXPUNGED", "02/03/2021", "03/04/2021"), number="1:21-mj-00077-WXF-1"))
    case = report.cases[0]
    assert (case.number, case.filed, case.terminated) == ("1:21-mj-00077", date(2021, 2, 3), date(2021, 3, 4))
    assert (case.name, case.defendants, case.entries) == (None, (), ())
    assert "Rook" not in report.text
    assert any("EXPUNGED" in note for note in report.notes)


def test_a_copy_rewritten_by_the_browser_reads_the_same() -> None:
    rook = defendant(1, "Tom Rook", "\n<BR><I>TERMINATED: 11/30/2021</I>", COUNSEL, tables([("18:1343 Wire fraud, aiding and abetting", "1s-3s", "Dismissed")]))
    plain = sheet(rook, PLAINTIFF, top=flags("CLOSED"), head=header(magistrate=["1:20-mj-00412-JHR"]))
    kept, saved = case_of(plain), case_of(as_saved_by_a_browser(plain))

    def shown(case: CaseRead) -> list[object]:
        counts = [(c.section, c.label, c.offense.text, c.disposition and c.disposition.text) for one in case.defendants for c in one.counts or ()]
        people = [(one.number, one.name.text, one.terminated, one.unread) for one in case.defendants]
        docket = [(one.number, one.filed, one.entered, one.text.text, one.sequence) for one in case.entries]
        return [case.name and case.name.text, case.number, case.view, [flag.text for flag in case.flags], case.magistrate_numbers, counts, people, docket]

    assert shown(saved) == shown(kept)
    assert kept.defendants[0].counts is not None


def test_a_banner_between_court_and_number_does_not_hide_the_court() -> None:
    banner = heading("1:21-cr-00077-WXF-1", court="Western District of Missouri (Kansas City)<BR>Sealed papers are kept in paper form")
    assert case_of(page(banner + header() + ROOK + entries(), title="Docket")).court == "mowd"


def test_magistrate_judges_numbers_on_the_next_line_are_read() -> None:
    below = "<br><table><tr><td>Magistrate judge case numbers:<br></td></tr><tr><td>1:20-mj-00412-JHR</td></tr></table>Assigned to: Judge Ferrow"
    assert case_of(sheet(ROOK, head=header(f"Case title: USA v. Rook{below}"))).magistrate_numbers == ("1:20-mj-00412",)


def test_a_heading_without_line_breaks_is_still_one() -> None:
    flat = "<h3>U.S. District Court: District of Maine (Bangor) CRIMINAL DOCKET FOR CASE #: 1:21-cr-00077-WXF-2</h3>"
    case = case_of(page(flat + header() + ROOK + ONE_ENTRY + receipt(), title="Docket"))
    assert (case.number, case.view, len(case.defendants)) == ("1:21-cr-00077", 2, 1)


def test_the_judges_line_of_an_older_layout_does_not_become_the_title() -> None:
    parties = f"<table>{JUDGE}</table>" + party("Defendant (1)", "Tom Rook")
    data = page(heading("1:21-cr-00077-WXF-1") + header() + parties + ENTRIES_HEAD + "</table>" + receipt())
    case = case_of(data)
    assert case.name is not None
    assert case.name.text == "USA v. Rook"
    assert case.defendants[0].counts is None
