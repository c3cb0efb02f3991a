"""The field names of an export are a contract: scripts depend on them."""

from datetime import date

from nolle.model import Capture, CaseRecord, ChargeHistory, Disposition, EntrySaid, Evidence, Fact, Finding, Reading, Signal
from nolle.outputs import KINDS, capture_row, case_row, charge_row, entry_row, finding_row

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


def test_a_source_tells_no_secret_and_moves_no_cursor():
    row = charge_row(CHARGE, {DIGEST: "mail to ann@example.org\x1b[31m\udcff.eml"})
    source = row["evidence"][0]["source"]
    assert "ann@example.org" not in source
    assert "\x1b" not in source
    assert source.encode()


def test_evidence_of_an_unlisted_capture_has_no_source():
    assert charge_row(CHARGE, {})["evidence"][0]["source"] is None
