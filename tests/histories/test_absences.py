"""`vanished` and `number_gap`: raised only where the later page shows as much, with the words of both sides, and never saying why."""

from __future__ import annotations

from typing import Any

import pytest
from sheet import Sheet, case
from test_page_changes import ENTRIES, FIRST, SECOND, THIRD, people, sheet

from nolle.findings import _absence, find_all
from nolle.model import Finding


def findings(*sheets: Sheet) -> list[Finding]:
    found = [finding for finding in find_all(case(*sheets)) if finding.kind != "dropped_charges"]
    for finding in found:
        assert finding.evidence and all(words.quote for words in finding.evidence)
        assert not {"deleted", "sealed", "removed", "hidden"} & set(finding.summary.replace(",", "").split())
    return found


def value(finding: Finding, name: str) -> object:
    return next(signal.value for signal in finding.signals if signal.name == name)


def evidence(finding: Finding, name: str) -> list[str]:
    return [words.quote for signal in finding.signals if signal.name == name for words in signal.evidence]


# --- vanished


def test_an_entry_that_a_page_as_complete_no_longer_shows_has_vanished() -> None:
    (found,) = findings(sheet(FIRST), sheet(SECOND, "124"))
    assert found.kind == "vanished" and found.summary.startswith("Entry 3 stood on the capture of 2025-03-03 and is absent from that of 2025-04-09")
    assert (value(found, "numbers"), value(found, "last_seen"), value(found, "absent_since")) == ("3", FIRST, SECOND)
    assert evidence(found, "last_seen") == [ENTRIES["3"][1]]
    assert evidence(found, "absent_since") == [ENTRIES["2"][1], ENTRIES["4"][1]]
    assert {words.capture for words in found.evidence} == {f"capture-{FIRST}", f"capture-{SECOND}"}


@pytest.mark.parametrize("more", [{"shown": "ranged"}, {"shown": "part"}, {"view": 1}, {"parties": False}, {"kind": "documents", "shown": "documents"}])
def test_nothing_vanished_from_a_page_that_shows_less(more: dict[str, Any]) -> None:
    assert findings(sheet(FIRST), sheet(SECOND, "124", **more)) == []


def test_what_stands_on_a_page_again_has_not_vanished() -> None:
    assert findings(sheet(FIRST), sheet(SECOND, "124"), sheet(THIRD)) == []
    again = findings(sheet(FIRST), sheet(SECOND, "124"), sheet(THIRD), sheet("2025-06-01", "124"))
    assert [value(found, "last_seen") for found in again] == [THIRD], "and may vanish once more"


def test_one_finding_for_all_that_one_page_lacks() -> None:
    (found,) = findings(people(FIRST, "Ada Quillfeather", "Odo Ferncastle").entry(*ENTRIES["2"], number="2"), people(SECOND, "Ada Quillfeather"))
    assert [value(found, name) for name in ("entries", "counts", "defendants")] == [1, 0, 1]
    assert "Entry 2 and defendant Odo Ferncastle stood" in found.summary


def test_a_count_row_that_is_gone_names_its_defendant() -> None:
    first = Sheet(seen=FIRST).defendant("Ada Quillfeather", ("1", ""), ("2", "")).entry(*ENTRIES["1"], number="1")
    later = Sheet(seen=SECOND).defendant("Ada Quillfeather", ("1", "")).entry(*ENTRIES["1"], number="1")
    (found,) = findings(first, later)
    assert (found.defendant, found.counts) == ("Ada Quillfeather", ("2",))
    assert "The row of count 2 of Ada Quillfeather" in found.summary


def test_what_went_with_an_expunged_name_is_not_reported() -> None:
    later = people(SECOND, "Ada Quillfeather")
    later.defendant("EXPUNGED", number=2)
    assert findings(people(FIRST, "Ada Quillfeather", "Odo Ferncastle").entry(*ENTRIES["2"], number="2"), later) == []


def test_other_entries_may_name_what_vanished() -> None:
    returned = ("2025-02-10", "Warrant Returned Executed on 2/10/2025 re 2 Warrant Issued as to Ada Quillfeather")
    (found,) = findings(sheet(FIRST).entry(*returned, number="5"), sheet(SECOND, "134").entry(*returned, number="5"))
    assert value(found, "named_by_others") == "re 2 Warrant Issued" and evidence(found, "named_by_others") == ["re 2 Warrant Issued"]


# --- number gaps


def test_a_number_that_no_entry_bears_is_a_gap_on_a_full_sheet_only() -> None:
    (found,) = findings(sheet(FIRST, "14"))
    assert (found.kind, value(found, "numbers"), value(found, "missing"), value(found, "as_of")) == ("number_gap", "2-3", 2, FIRST)
    assert [words.quote for words in found.evidence] == [ENTRIES["1"][1], ENTRIES["4"][1]]
    assert found.summary.endswith("most gaps are innocent")
    for more in ({"shown": "ranged"}, {"shown": "documents"}, {"view": 1}, {"parties": False}, {"kind": "history", "parties": False}):
        assert findings(sheet(FIRST, "14", **more)) == []


def test_a_number_that_stands_on_another_capture_is_not_missing() -> None:
    notice = Sheet(seen=SECOND, kind="notice", shown="part", parties=False).entry(*ENTRIES["2"], number="2")
    (found,) = findings(notice, sheet(FIRST, "14"))
    assert value(found, "numbers") == "3"
    assert {f.kind for f in findings(sheet(FIRST), sheet(SECOND, "14"))} == {"vanished"}


def test_a_number_that_the_clerk_deleted_is_explained() -> None:
    note = "***DELETED DOCUMENT. Deleted document number 3 Letter. The document was incorrectly filed in this case. (kl)"
    assert findings(sheet(FIRST, "124").entry("2025-01-21", note)) == []


def test_a_civil_docket_has_no_gaps_to_tell_of() -> None:
    assert findings(sheet(FIRST, "14", case_type="cv")) == []


def test_several_gaps_are_one_finding() -> None:
    made = Sheet(seen=FIRST).defendant("Ada Quillfeather")
    for number in (1, 3, 4, 7):
        made.entry("2025-01-06", f"ORDER number {number}", number=str(number))
    (found,) = findings(made)
    assert (value(found, "numbers"), value(found, "missing")) == ("2, 5-6", 3)


# --- the words lists


def test_the_innocent_explanations_come_with_every_finding_in_their_order() -> None:
    order = ["partial_download", "report_type", "single_defendant", "filing_error", "restricted", "not_read"]
    assert [one["name"] for one in _absence.listed()["explanation"]] == order
    for found in (*findings(sheet(FIRST), sheet(SECOND, "124")), *findings(sheet(FIRST, "14"))):
        said = str(value(found, "explanations"))
        places = [said.index(f"{place} {one['says']}") for place, one in enumerate(_absence.listed()["explanation"], 1)]
        assert places == sorted(places)


@pytest.mark.parametrize("how", _absence.vocabulary())
def test_how_entries_speak_of_others_matches_its_examples_and_nothing_else(how: str) -> None:
    examples = _absence.vocabulary()[how]
    for text, numbers in examples["yes"]:
        assert [number for number, _, _ in _absence.spoken_of(text, how)] == numbers, text
    for text in examples["no"]:
        assert list(_absence.spoken_of(text, how)) == [], text
