"""Bad, cut and hostile docket pages: read what is sure, say what is not, never crash, never hang."""

import time

import pytest
from docket_pages import PLAINTIFF, defendant, entries, entry, heading, page, receipt, sheet, tables
from hypothesis import given, settings
from hypothesis import strategies as st

from nolle.errors import CannotRead, Challenged, TooLarge
from nolle.model import Report
from nolle.readers import pacer_docket
from nolle.readers._page import Page

ALL = "1:21-cr-00077-WXF All Defendants"
COUNTS = tables([("18:1343 Wire fraud", "1", "24 months"), ("18:1343 Wire fraud", "2", "Dismissed on the motion of a party")])
DOCKET = entries(entry("02/03/2021", "1", "INDICTMENT (Entered: 02/03/2021)"), entry("03/03/2021", "2", "ORDER granting motion to dismiss: DENIED (Entered: 03/03/2021)"))
TWO = sheet(defendant(1, "Tom Rook", tables=COUNTS), defendant(2, "Ina Rook", tables=COUNTS), PLAINTIFF, number=ALL, docket=DOCKET)


def read(data: bytes) -> Report:
    return pacer_docket.read(Page(data, "rook.html"))


def cut_before(words: bytes, *, last: bool = False) -> bytes:
    return TWO[: TWO.rindex(words) if last else TWO.index(words)]


def test_a_page_cut_inside_a_disposition_leaves_that_row_and_defendant_unread() -> None:
    report = read(cut_before(b"on the motion of a party", last=True))
    first, second = report.cases[0].defendants
    assert first.unread is None
    assert all(count.unread is None for count in first.counts or ())
    assert second.unread == "the page is cut off at this defendant: counts may be missing"
    assert f"Ina Rook: {second.unread}" in report.notes
    assert [count.unread for count in second.counts or ()] == [None, "the page is cut off inside this row"]
    assert any("cut off" in note for note in report.notes)
    assert report.cases[0].entries_shown == "none"


def test_a_page_cut_between_two_count_rows_keeps_the_row_and_says_that_more_may_be_missing() -> None:
    whole = TWO[: TWO.rindex(b"</tr>", 0, TWO.rindex(b"(2)</td>")) + 5]
    _, second = read(whole).cases[0].defendants
    assert [(count.label, count.unread) for count in second.counts or ()] == [("1", None)]
    assert second.unread is not None


def test_a_page_cut_before_any_counts_of_the_last_defendant() -> None:
    _, second = read(cut_before(b"Pending Counts", last=True)).cases[0].defendants
    assert second.counts is None
    assert second.unread is not None


def test_an_empty_range_without_closing_lines_has_whole_parties() -> None:
    none = "<h2>There are proceedings for case 1:21-cr-00077-WXF but none satisfy the selection criteria.</h2>"
    data = sheet(defendant(1, "Tom Rook", tables=COUNTS), docket=none, foot=" ").removesuffix(b"</div></body></html>")
    (one,) = read(data).cases[0].defendants
    assert one.unread is None
    assert [count.unread for count in one.counts or ()] == [None, None]


def test_a_name_cut_in_its_middle_is_nobodys() -> None:
    report = read(cut_before(b"na Rook", last=True))
    assert [one.name.text for one in report.cases[0].defendants] == ["Tom Rook"]


def test_a_page_cut_inside_an_entry_leaves_that_entry_out() -> None:
    report = read(cut_before(b": DENIED"))
    case = report.cases[0]
    assert [one.text.text for one in case.entries] == ["INDICTMENT (Entered: 02/03/2021)"]
    assert case.entries_shown == "part"
    assert all(one.unread is None for one in case.defendants)


def test_a_page_cut_between_two_entries_keeps_what_is_whole() -> None:
    case = read(TWO[: TWO.index(b"<tr><td width='94' valign=top nowrap>03/03/2021")]).cases[0]
    assert (len(case.entries), case.entries_shown) == (1, "part")


def test_a_page_cut_inside_the_plaintiff_leaves_the_defendants_whole() -> None:
    case = read(cut_before(b"Quill & Sons", last=True)).cases[0]
    assert [one.unread for one in case.defendants] == [None, None]


@settings(max_examples=100, deadline=None)
@given(st.integers(min_value=0, max_value=len(TWO)))
def test_wherever_a_page_is_cut_no_count_is_invented_or_silently_short(place: int) -> None:
    whole = {(one.number, count.label, count.disposition and count.disposition.text) for one in read(TWO).cases[0].defendants for count in one.counts or ()}
    try:
        report = read(TWO[:place])
    except CannotRead as error:
        assert "rook.html" in str(error)
        return
    for one in report.cases[0].defendants:
        sure = {(one.number, count.label, count.disposition and count.disposition.text) for count in one.counts or () if not count.unread}
        assert sure <= whole
        assert len(sure) == 2 or one.unread or len(one.counts or ()) == 2


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b"", "empty"),
        (b"   \n ", "empty"),
        (b"<html><body><h3>Case not found.</h3><p>CM/ECF</p></body></html>", "no such case"),
        (b"<html><title>PACER: Login</title><body>Username Password Client Code <a href='https://pacer.uscourts.gov'>Forgot Your Password?</a></body></html>", "a login page"),
        (page(heading("1:21-cr-00077-XXXX") + "<strong>*** This case is in the process of being opened, please check back later</strong>"), "still being opened"),
        (page(heading("1:21-cr-00077-WXF") + "<h3>This case is SEALED.</h3>"), "sealed"),
        (page(receipt()), "no record|no docket"),
    ],
)
def test_what_is_no_docket_is_refused_with_file_reason_and_remedy(body: bytes, words: str) -> None:
    with pytest.raises(CannotRead, match=rf"rook\.html.*(?:{words})"):
        read(body)


def test_a_login_page_saved_as_a_docket_is_recognised_and_challenged() -> None:
    login = Page(b"<html><title>PACER: Login</title><body>PACER Login Username Password</body></html>", "1-21-cr-00077 docket.html")
    assert pacer_docket.recognises(login)
    with pytest.raises(Challenged):
        pacer_docket.read(login)


@pytest.mark.parametrize("data", [b'{"docket_number": "DOCKET FOR CASE #"}', b"<?xml version='1.0'?><x>DOCKET FOR CASE #: 1:21-cr-00077</x>", b"plain words"])
def test_other_formats_are_left_to_other_readers(data: bytes) -> None:
    assert not pacer_docket.recognises(Page(data, "other"))


def same(first: Report, second: Report) -> bool:
    def words(report: Report) -> list[object]:
        case = report.cases[0]
        counts = [(one.name.text, count.label, count.offense.text, count.disposition and count.disposition.text) for one in case.defendants for count in one.counts or ()]
        return [case.number, counts, [one.text.text for one in case.entries]]

    return words(first) == words(second)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig", "utf-32"])
def test_wide_encodings_read_the_same(encoding: str) -> None:
    assert same(read(TWO.decode().encode(encoding)), read(TWO))


def test_word_processor_bytes_in_a_utf8_page_are_read_as_such() -> None:
    data = TWO.replace(b"INDICTMENT", b"Gov\x92t\x96s INDICTMENT re caf\xc3\xa9")
    assert read(data).cases[0].entries[0].text.text.startswith("Gov’t–s INDICTMENT re café")


def test_control_characters_and_escapes_never_reach_the_text() -> None:
    data = TWO.replace(b"INDICTMENT", b"\x1b[31mINDICT\x00MENT\x07 &#27;[2J &#x202E;desrever \xc2\x9b0m")
    report = read(data)
    assert not any(c for c in report.text if (ord(c) < 32 and c not in "\n\t") or 127 <= ord(c) < 160 or c == "\u202e")
    assert "INDICT" in report.cases[0].entries[0].text.text


def test_scripts_and_markup_inside_an_entry_are_words_or_nothing() -> None:
    data = TWO.replace(b"INDICTMENT", b"<script>alert('x')</script>&lt;img src=x onerror=alert(1)&gt; INDICTMENT <style>td{display:none}</style>")
    assert read(data).cases[0].entries[0].text.text == "<img src=x onerror=alert(1)> INDICTMENT (Entered: 02/03/2021)"


def test_logins_and_addresses_leave_no_trace() -> None:
    report = read(TWO)
    assert "roe:4455667" not in report.text
    assert "ada@quill.example" not in report.text


def test_unclosed_tags_do_not_swallow_the_next_row() -> None:
    data = TWO.replace(b"24 months", b"24 <b>months <i>at <font color=red>FCI").replace(b"INDICTMENT", b"<b>INDICT<i>MENT")
    report = read(data)
    assert [count.label for count in report.cases[0].defendants[1].counts or ()] == ["1", "2"]
    assert len(report.cases[0].entries) == 2


@pytest.mark.parametrize("tags", [b"<table><tr><td>", b"<div>", b"<b><i>", b"<font>"])
def test_twenty_megabytes_of_nested_tags_are_refused_in_seconds_and_not_half_read(tags: bytes) -> None:
    data = TWO.replace(b"INDICTMENT", tags * (20_000_000 // len(tags)))
    start = time.perf_counter()
    with pytest.raises(TooLarge, match=r"rook\.html.*nested too deeply"):
        read(data)
    assert time.perf_counter() - start < 10


def test_one_enormous_word_is_refused_and_not_dropped() -> None:
    with pytest.raises(TooLarge):
        read(TWO.replace(b"INDICTMENT", b"x" * 11_000_000))


def test_millions_of_elements_are_refused() -> None:
    with pytest.raises(TooLarge, match="elements"):
        read(TWO.replace(b"INDICTMENT", b"<br>" * 1_100_000))


@pytest.mark.parametrize(
    "filler",
    [
        defendant(3, "Ole Rook", tables=COUNTS).encode() * 1_500,
        b"<table><tr><td>Docket Text</td></tr></table>" * 30_000,
        b"<tr><td><b><u>x</u></b></td></tr>" * 60_000,
        b"Date Filed: " * 200_000,
        b"(" * 300_000,
        b"CRIMINAL DOCKET FOR CASE #: " * 50_000,
        b"\n" * 2_000_000,
    ],
    ids=["parties", "tables", "headings", "labels", "parentheses", "titles", "lines"],
)
def test_long_repetitions_cost_seconds_at_most(filler: bytes) -> None:
    data = TWO.replace(b"<HR><TABLE", filler + b"<HR><TABLE", 1)
    start = time.perf_counter()
    try:
        read(data)
    except CannotRead as error:
        assert "rook.html" in str(error)
    assert time.perf_counter() - start < 20


@settings(max_examples=80, deadline=None)
@given(st.data())
def test_no_mangled_page_crashes_the_reader(data: st.DataObject) -> None:
    body = bytearray(TWO)
    for _ in range(data.draw(st.integers(1, 12))):
        place = data.draw(st.integers(0, len(body) - 1))
        kind = data.draw(st.sampled_from(["drop", "insert", "swap"]))
        if kind == "drop":
            del body[place : place + data.draw(st.integers(1, 200))]
        elif kind == "insert":
            body[place:place] = data.draw(st.sampled_from([b"<", b">", b"</td>", b"<table>", b"</table>", b"<tr>", b"\x00", b"\xff", b"<td>", b"</tr>", b"<!--"]))
        else:
            body[place] = data.draw(st.integers(0, 255))
        if not body:
            break
    try:
        report = read(bytes(body))
    except CannotRead as error:
        assert "rook.html" in str(error)
        return
    for one in report.cases[0].defendants:
        assert report.text[one.name.start : one.name.end] == one.name.text
