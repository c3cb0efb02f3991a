"""Our reading of the counts held against juriscraper's: known faults are no disagreement, anything else is UNREAD."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from docket_pages import COUNSEL, JUDGE, PLAINTIFF, defendant, entries, entry, header, party, sheet, tables

from nolle.model import Report
from nolle.readers import pacer_docket
from nolle.readers._crosscheck import crosscheck
from nolle.readers._docket_parties import Party
from nolle.readers._juriscraper import SecondReading, SecondRow, second_reading
from nolle.readers._page import Page

ALL = "1:21-cr-00077-WXF All Defendants"
ONE = tables([("18:1343 Wire fraud", "1", "24 months")])
TWO = tables([("18:1343 Wire fraud", "2", "Dismissed")], complaints=[("18:371 Conspiracy", "", "")])


def read(data: bytes) -> Report:
    return pacer_docket.read(Page(data, "sheet.html"))


def labels(report: Report) -> dict[str, list[str]]:
    return {one.name.text: [count.label for count in one.counts or ()] for one in report.cases[0].defendants}


def unread(report: Report) -> list[str]:
    return [count.unread for one in report.cases[0].defendants for count in one.counts or () if count.unread]


def theirs(data: bytes) -> SecondReading:
    return second_reading(data.decode(), "med")


def test_readings_that_agree_leave_no_word() -> None:
    data = sheet(defendant(1, "Tom Rook", tables=ONE), defendant(2, "Ina Rook", tables=TWO, judge=""), PLAINTIFF, number=ALL)
    assert [len(block) for block in theirs(data).blocks] == [1, 2]
    report = read(data)
    assert (unread(report), report.notes) == ([], ())


def test_the_last_defendants_counts_that_the_second_reader_loses_stand() -> None:
    data = sheet(defendant(1, "Tom Rook", tables=ONE), defendant(2, "Ina Rook", tables=TWO, judge=""), number=ALL)
    assert [len(block) for block in theirs(data).blocks] == [1]
    report = read(data)
    assert labels(report) == {"Tom Rook": ["1"], "Ina Rook": ["2", "complaint"]}
    assert unread(report) == []


def test_duplicate_party_rows_that_shift_the_second_readers_counts_do_not_shift_ours() -> None:
    double = party("Defendant (1)", "Tom Rook", counsel=COUNSEL) + party("Defendant (1)", "Tom Rook", counsel=COUNSEL, tables=ONE)
    data = sheet(double, defendant(2, "Ina Rook", tables=TWO), PLAINTIFF, number=ALL)
    report = read(data)
    assert labels(report) == {"Tom Rook": ["1"], "Ina Rook": ["2", "complaint"]}
    assert unread(report) == []


def test_a_judges_line_that_the_second_reader_takes_for_a_complaint_is_no_disagreement() -> None:
    data = sheet(defendant(1, "Tom Rook", tables=ONE), defendant(2, "Ina Rook", tables=TWO, judge=JUDGE), PLAINTIFF, number=ALL)
    assert any(row.words.startswith("Assigned to") for block in theirs(data).blocks for row in block)
    assert unread(read(data)) == []


def test_none_rows_with_spaces_are_no_disagreement() -> None:
    data = sheet(defendant(1, "Tom Rook", tables=ONE.replace(">None<", ">\n  None\n  <")), PLAINTIFF)
    assert unread(read(data)) == []


@pytest.mark.parametrize("phrase", ["Case not found.", "Format: text", "*** This case was administratively closed.***", "There are no documents in this case."])
def test_a_phrase_that_makes_juriscraper_reject_a_whole_page_loses_nothing(phrase: str) -> None:
    data = sheet(defendant(1, "Tom Rook", tables=ONE), PLAINTIFF, docket=entries(entry("02/03/2021", "1", f"NOTICE: {phrase} (Entered: 02/03/2021)")))
    report = read(data)
    assert labels(report) == {"Tom Rook": ["1"]}
    assert len(report.cases[0].entries) == 1
    assert report.notes == ()


def test_a_page_on_which_the_second_reader_fails_is_read_and_said_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pacer_docket, "second_reading", lambda text, court, counts: SecondReading(failure="IndexError: list index out of range"))
    report = read(sheet(defendant(1, "Tom Rook", tables=ONE), PLAINTIFF))
    assert labels(report) == {"Tom Rook": ["1"]}
    assert any("could not read this page" in note and "IndexError" in note for note in report.notes)


@pytest.mark.parametrize(
    ("change", "shown"),
    [
        (lambda row: SecondRow(row.section, row.words, "Dismissed"), '"18:1343 Wire fraud(1)" (pending): "Dismissed"'),
        (lambda row: SecondRow(row.section, "18:1344 Bank fraud(1)", row.disposition), '"18:1344 Bank fraud(1)" (pending): "24 months"'),
        (lambda row: SecondRow(row.section, "18:1343 Wire fraud(7)", row.disposition), '"18:1343 Wire fraud(7)" (pending): "24 months"'),
        (lambda row: SecondRow("terminated", row.words, row.disposition), '"18:1343 Wire fraud(1)" (terminated): "24 months"'),
    ],
)
def test_any_other_difference_makes_the_row_unread_and_shows_both(monkeypatch: pytest.MonkeyPatch, change: Callable[[SecondRow], SecondRow], shown: str) -> None:
    data = sheet(defendant(1, "Tom Rook", tables=ONE), defendant(2, "Ina Rook", tables=TWO, judge=""), PLAINTIFF, number=ALL)
    (first,), second = theirs(data).blocks
    monkeypatch.setattr(pacer_docket, "second_reading", lambda text, court, counts: SecondReading(((change(first),), second), 1))
    report = read(data)
    (reason,) = unread(report)
    assert '"18:1343 Wire fraud (1)" (pending): "24 months"' in reason
    assert shown in reason
    assert labels(report)["Ina Rook"] == ["2", "complaint"]
    assert any("Tom Rook: 1 of 1 count rows are unread" in note for note in report.notes)


def test_a_row_that_only_we_see_is_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    data = sheet(defendant(1, "Tom Rook", tables=TWO), PLAINTIFF)
    ((first, _),) = theirs(data).blocks
    monkeypatch.setattr(pacer_docket, "second_reading", lambda text, court, counts: SecondReading(((first,),), 1))
    assert [bool(count.unread) for count in read(data).cases[0].defendants[0].counts or ()] == [False, True]


def test_a_row_that_only_the_second_reader_sees_makes_the_defendant_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    data = sheet(defendant(1, "Tom Rook", tables=ONE), PLAINTIFF)
    (block,) = theirs(data).blocks
    monkeypatch.setattr(pacer_docket, "second_reading", lambda text, court, counts: SecondReading(((*block, SecondRow("pending", "18:2 Aiding(9)", "")),), 1))
    report = read(data)
    assert report.cases[0].defendants[0].unread == 'the second reader (juriscraper) sees a row that ours does not: "18:2 Aiding(9)" (pending): ""'
    assert any("18:2 Aiding" in note for note in report.notes)


def test_counts_of_a_party_that_only_the_second_reader_sees_are_noted() -> None:
    verdict = crosscheck([Party("Plaintiff")], SecondReading(((SecondRow("pending", "18:2 Aiding(9)", ""),),)))
    assert any("sees counts that our own reader does not" in note and "18:2 Aiding(9)" in note for note in verdict.notes)


def test_entries_that_the_second_reader_skips_by_habit_are_no_difference() -> None:
    docket = entries(entry("02/03/2021", "1", "INDICTMENT"), entry("02/03/2021", "doc", "EXHIBIT"), entry("", "2", "ORDER"), entry("02/04/2021", "", "MINUTES"))
    data = sheet(defendant(1, "Tom Rook", tables=ONE), PLAINTIFF, docket=docket)
    report = read(data)
    assert (len(report.cases[0].entries), theirs(data).entries) == (4, 3)
    assert report.notes == ()


def test_another_number_of_entries_is_noted(monkeypatch: pytest.MonkeyPatch) -> None:
    data = sheet(defendant(1, "Tom Rook", tables=ONE), PLAINTIFF)
    monkeypatch.setattr(pacer_docket, "second_reading", lambda text, court, counts: SecondReading(theirs(data).blocks, 3))
    assert read(data).notes == ("our reader finds 1 dated entries on this page, the second reader (juriscraper) 3",)


@pytest.mark.parametrize("filler", ["<table></table>" * 2_100, "<u></u>" * 5_100, "x" * 8_000_100], ids=["tables", "headings", "characters"])
def test_pages_too_large_for_the_second_reader_are_not_given_to_it(filler: str) -> None:
    assert second_reading(f"<html>{filler}</html>", "med").failure == "the page is too large for it"


def test_the_second_reader_never_raises() -> None:
    for text in ("", "<html>", "<table><tr><td><b><u>Pending Counts</u></b></td></tr></table>", "<!--", "\x00", "<tr><td><b><u>x</u></b><tr><td>represented by"):
        assert isinstance(second_reading(text, "med"), SecondReading)


def test_the_second_reader_prints_nothing_and_leaves_no_file(tmp_path: Path) -> None:
    code = "from nolle.readers._juriscraper import second_reading; print(second_reading('<html><body>x</body></html>', 'med').entries)"
    environment = {name: value for name, value in os.environ.items() if name != "JURISCRAPER_LOG"}
    run = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, env=environment, capture_output=True, text=True, check=True)
    assert (run.stderr, run.stdout) == ("", "0\n")
    assert list(tmp_path.iterdir()) == []


def test_the_users_own_log_setting_is_left_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JURISCRAPER_LOG", "mine.log")
    second_reading("<html><body>x</body></html>", "med")
    assert os.environ["JURISCRAPER_LOG"] == "mine.log"


def test_a_title_in_the_header_does_not_change_the_comparison() -> None:
    data = sheet(defendant(1, "Tom Rook", tables=ONE), PLAINTIFF, head=header("Case title: In the Matter of Tom Rook"))
    assert read(data).notes == ()
