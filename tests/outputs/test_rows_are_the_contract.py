"""The field names of an export are a contract: scripts depend on them."""

from datetime import date

import pytest

from nolle.model import Capture, CaseRecord, ChargeHistory, Disposition, EntrySaid, Evidence, Fact, Figure, Finding, Quote, Reading, Signal, Statement
from nolle.outputs import KINDS, capture_row, case_row, charge_row, entry_row, finding_row, kept_statement_row, statement_row

DIGEST = "ab" * 32
AT = Evidence(DIGEST, 10, 22, "Dismissed on")
SOURCES = {DIGEST: "sheets/ostrander.html"}
END = Disposition("dismissed", "government", False, "standalone", date(2020, 3, 4), date(2020, 3, 6), "A", "", (AT,))
CHARGE = ChargeHistory(
    "nyed/2:20-cr-90999", "nyed", "2:20-cr-90999", "United States v. Ostrander", "Marisol Tennant", 2, ("Mari",), "2-4", ("2", "3", "4"),
    "18:1343 FRAUD BY WIRE", "18 U.S.C. § 1343", END,
)  # fmt: skip
EVIDENCE = {"capture": DIGEST, "source": "sheets/ostrander.html", "start": 10, "end": 22, "quote": "Dismissed on"}


def test_a_charge_has_exactly_the_promised_fields_in_their_order():
    assert charge_row(CHARGE, SOURCES) == {
        "case": "nyed/2:20-cr-90999", "court": "nyed", "docket_number": "2:20-cr-90999", "case_name": "United States v. Ostrander",
        "defendant": "Marisol Tennant", "defendant_number": 2, "aliases": ["Mari"], "count": "2-4", "offense": "18:1343 FRAUD BY WIRE",
        "statute": "18 U.S.C. § 1343", "outcome": "dismissed", "by": "government", "with_prejudice": False, "context": "standalone",
        "happened": date(2020, 3, 4), "entered": date(2020, 3, 6), "evidence": [EVIDENCE],
    }  # fmt: skip
    assert list(charge_row(CHARGE, SOURCES)) == list(KINDS["charges"].fields)


def test_a_case_counts_its_rows_by_outcome():
    row = case_row(CaseRecord("c", "nyed", "n", None, None, date(2021, 1, 2), (CHARGE, CHARGE), ("two readings differ",)))
    assert list(row) == list(KINDS["cases"].fields)
    assert (row["charges"], row["outcomes"], row["unread"]) == (2, {"dismissed": 2}, ["two readings differ"])


def test_an_entry_takes_court_and_number_from_its_case():
    said = EntrySaid("45", date(2020, 3, 4), date(2020, 3, 6), "ORDER granting", "Order", None, 7)
    row = entry_row(Fact("f", "nyed/2:20-cr-90999", said, (AT,), "docket", 1), Reading(("dismissal_order",), "court"), SOURCES)
    assert list(row) == list(KINDS["entries"].fields)
    assert (row["court"], row["docket_number"], row["number"]) == ("nyed", "2:20-cr-90999", "45")
    assert (row["events"], row["actor"], row["evidence"]) == (["dismissal_order"], "court", EVIDENCE)


def test_a_finding_keeps_the_type_of_a_signal_and_its_words():
    signals = (Signal("days", 2, (AT,)), Signal("whole", True), Signal("opposed", None))
    row = finding_row(Finding("dropped_charges", "c", None, ("2",), None, None, "said", signals, (AT,)), SOURCES)
    assert list(row) == list(KINDS["findings"].fields)
    assert row["signals"] == [
        {"name": "days", "value": 2, "evidence": [EVIDENCE]},
        {"name": "whole", "value": True, "evidence": []},
        {"name": "opposed", "value": None, "evidence": []},
    ]


def test_a_capture_tells_its_time_and_why_it_was_refused():
    capture = Capture(DIGEST, 12, "text/html", "login.html", "2025-03-04T10:00:00+00:00", "given")
    row = capture_row(capture, None, None, "a login page")
    assert list(row) == list(KINDS["captures"].fields)
    assert (row["retrieved"], row["refused"]) == ("2025-03-04T10:00:00+00:00", "a login page")


SOURCE, CUE, CONTENT = Quote("Ada Quillfeather", 40, 56), Quote("said", 35, 39), Quote("“two clerks” were let go in May", 0, 31)
QUOTED, TWO, MAY = Quote("two clerks", 1, 11), Quote("two clerks", 1, 11), Quote("in May", 25, 31)
SAID = Statement(
    "ab12", (SOURCE,), (CUE,), (CONTENT,), "Ada Quillfeather", "person", "claim", role="county attorney", quoted=(QUOTED,), inside="cd34",
    said=date(2020, 5, 2), figures=(Figure(TWO, 2.0, "people", "at_least", MAY),),
)  # fmt: skip


def test_a_statement_has_exactly_the_promised_fields_in_their_order_and_then_what_a_casebook_adds():
    row = statement_row(SAID, "wire.html", "2020-05-03T06:00:00-05:00", ("Harbor Press", "Ada Quillfeather"))
    assert row == {
        "id": "ab12", "doc": "wire.html", "speaker": "Ada Quillfeather", "speaker_kind": "person", "kind": "claim", "direct": False, "hedged": False,
        "inside": "cd34", "source": [{"start": 40, "end": 56, "text": "Ada Quillfeather"}], "cue": [{"start": 35, "end": 39, "text": "said"}],
        "content": [{"start": 0, "end": 31, "text": CONTENT.text}], "said": date(2020, 5, 2), "published": date(2020, 5, 3), "role": "county attorney",
        "manner": "speech", "negated": False, "quoted": [{"start": 1, "end": 11, "text": "two clerks"}],
        "figures": [{"start": 1, "end": 11, "text": "two clerks", "value": 2.0, "unit": "people", "bound": "at_least", "period": "in May"}],
        "chain": ["Harbor Press", "Ada Quillfeather"],
    }  # fmt: skip
    kept = kept_statement_row(row, DIGEST, "Harbor Press", "Two clerks let go", "ef56")
    assert list(kept) == [*row, "capture", "outlet", "headline", "repeats"] == list(KINDS["statements"].fields)
    assert list(kept.values())[-4:] == [DIGEST, "Harbor Press", "Two clerks let go", "ef56"]


@pytest.mark.parametrize("printed", [None, "2020-13-45", "soon"])
def test_a_day_of_publication_that_is_none_is_null(printed):
    assert statement_row(SAID, "wire.html", printed, ())["published"] is None


def test_a_source_tells_no_secret_and_moves_no_cursor():
    row = charge_row(CHARGE, {DIGEST: "mail to ann@example.org\x1b[31m\udcff.eml"})
    source = row["evidence"][0]["source"]
    assert "ann@example.org" not in source
    assert "\x1b" not in source
    assert source.encode()


def test_evidence_of_an_unlisted_capture_has_no_source():
    assert charge_row(CHARGE, {})["evidence"][0]["source"] is None
