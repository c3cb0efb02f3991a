"""PACER's receipt tells when a report was run and what was asked for, and never who paid."""

from datetime import date

import pytest
from docket_pages import receipt

from nolle.readers._html import HtmlText
from nolle.readers._receipt import read_receipt


def _text(criteria: str, run: str = "05/10/2021 09:08:07") -> str:
    return HtmlText(f"<html><body>{receipt(criteria, run=run, login='jroe:4455667:0', client='99-1 ROE file')}</body></html>", "page.html").text


def test_run_time_and_criteria_are_read() -> None:
    found = read_receipt(_text("3:21-cr-00077-QRS Starting with document: 40 Ending with document: 52"))
    assert found is not None
    assert found.printed == "2021-05-10T09:08:07"
    assert found.criteria == "3:21-cr-00077-QRS Starting with document: 40 Ending with document: 52"
    assert found.documents


def test_login_and_client_code_leave_no_trace_in_the_text() -> None:
    text = _text("3:21-cr-00077-QRS")
    assert "jroe" not in text
    assert "4455667" not in text
    assert "ROE" not in text
    assert "Docket Report" in text
    assert "3:21-cr-00077-QRS" in text


@pytest.mark.parametrize(
    ("criteria", "short"),
    [
        ("3:21-cr-00077-QRS", False),
        ("3:21-cr-00077-QRS Starting with document: 1", True),
        ("3:21-cr-00077-QRS Start date: 1/1/1970 End date: 5/10/2021", False),
        ("3:21-cr-00077-QRS Start date: 3/1/2021", True),
        ("3:21-cr-00077-QRS End date: 4/1/2021", True),
    ],
)
def test_criteria_that_leave_entries_out_are_known(criteria: str, short: bool) -> None:
    found = read_receipt(_text(criteria))
    assert found is not None
    assert found.cuts_short(date(2021, 2, 3)) is short


def test_a_removed_run_time_still_leaves_the_criteria() -> None:
    found = read_receipt(_text("3:21-cr-00077-QRS End date: 5/10/2021", run="[DATE REMOVED]"))
    assert found is not None
    assert found.printed is None
    assert found.cuts_short(date(2021, 2, 3))


def test_an_impossible_run_time_is_no_time() -> None:
    found = read_receipt(_text("3:21-cr-00077-QRS", run="13/45/2021 09:08:07"))
    assert found is not None
    assert found.printed is None


def test_a_page_without_receipt_has_none() -> None:
    assert read_receipt("Date Filed\t#\tDocket Text\n") is None


def test_of_two_receipts_the_last_counts() -> None:
    entry = "NOTICE quoting a Transaction Receipt 01/01/2001 01:01:01\n"
    found = read_receipt(entry + _text("3:21-cr-00077-QRS"))
    assert found is not None
    assert found.printed == "2021-05-10T09:08:07"
