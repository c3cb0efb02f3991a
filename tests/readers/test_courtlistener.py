"""CourtListener's pages and whole dockets in JSON."""

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from reader_samples import CL_DOCKET, CL_ENTRY, CL_GOVERNMENT, CL_PARTY, CL_UNNUMBERED, JURISCRAPER, RECAP, WEBHOOK, page_of

from nolle.errors import CannotRead, TooLarge, UnknownFormat
from nolle.model import Report
from nolle.readers import read_page
from nolle.readers._page import Page


def read(value: object) -> Report:
    return read_page(Page(json.dumps(value).encode(), "page.json"))


def _with_status(status: object) -> Mapping[str, object]:
    party = json.loads(json.dumps(CL_PARTY))
    party["party_types"][0]["criminal_counts"][1]["status"] = status
    return page_of(party, CL_DOCKET)


def test_a_docket_is_a_case_that_answers_to_its_id() -> None:
    report = read(CL_DOCKET)
    (case,) = report.cases
    assert (report.kind, case.court, case.number, str(case.name), case.filed) == ("docket_json", "vtd", "2:20-cr-00066", "United States v. Haldane", date(2020, 8, 6))
    assert (case.aliases, case.entries_shown, case.parties_shown) == (("courtlistener:7001",), "none", False)


@pytest.mark.parametrize("court", ["vtd", "https://www.courtlistener.com/api/rest/v4/courts/vtd/", {"id": "vtd"}])
def test_the_court_is_found_in_every_form(court: object) -> None:
    docket = {key: value for key, value in CL_DOCKET.items() if key != "court_id"} | {"court": court}
    assert read(docket).cases[0].court == "vtd"


def test_the_defendant_number_is_a_field_of_its_own() -> None:
    assert read({**CL_DOCKET, "federal_defendant_number": 3}).cases[0].view == 3
    assert read({**CL_DOCKET, "docket_number": "2:20-cr-00066-WKS-2"}).cases[0].view == 2


def test_entries_are_a_part_of_the_docket_whatever_their_number() -> None:
    (case,) = read(page_of(CL_ENTRY, CL_UNNUMBERED)).cases
    first, second = case.entries
    assert case.entries_shown == "part"
    assert str(first.text) == "INDICTMENT as to Wren Haldane (1) count(s) 1, 2. (law) (Entered: 08/07/2020)"
    assert (first.number, first.filed, first.entered, str(first.event_type), first.sequence) == ("4", date(2020, 8, 6), date(2020, 8, 7), "Indictment", "05401234567")
    assert (second.number, second.event_type, second.sequence) == (None, None, "20")


@pytest.mark.parametrize("docket", ["https://www.courtlistener.com/api/rest/v4/dockets/7001/", 7001, "7001"])
def test_entries_that_only_give_a_docket_id_are_kept_under_that_id(docket: object) -> None:
    report = read(page_of({**CL_ENTRY, "docket": docket}))
    (case,) = report.cases
    assert (case.court, case.number, case.aliases, len(case.entries)) == ("", "courtlistener:7001", ("courtlistener:7001",), 1)
    assert "add the docket's own page" in report.notes[0]


def test_entries_with_the_docket_inside_or_beside_belong_to_the_case() -> None:
    for page in (page_of({**CL_ENTRY, "docket": CL_DOCKET}), page_of(CL_ENTRY, CL_DOCKET)):
        (case,) = read(page).cases
        assert (case.number, len(case.entries)) == ("2:20-cr-00066", 1)


def test_a_list_may_hold_several_cases() -> None:
    other = {**CL_DOCKET, "id": 7002, "docket_number": "2:20-cr-00067", "case_name": "United States v. Amberley"}
    report = read(page_of(CL_DOCKET, other, CL_ENTRY, {**CL_ENTRY, "docket": 7002}))
    assert [(case.number, len(case.entries)) for case in report.cases] == [("2:20-cr-00066", 1), ("2:20-cr-00067", 1)]


def test_a_page_of_a_longer_list_says_that_more_follows() -> None:
    assert "longer list" in read(page_of(CL_DOCKET, following="https://www.courtlistener.com/api/rest/v4/dockets/?cursor=x")).notes[0]
    assert read(page_of(CL_DOCKET)).notes == ()


def test_a_webhooks_body_is_read() -> None:
    assert read(WEBHOOK).cases[0].number == "courtlistener:7001"


def test_a_partys_counts_belong_to_the_docket_that_they_are_filed_under() -> None:
    mine, other = read(page_of(CL_PARTY, CL_GOVERNMENT, CL_DOCKET)).cases
    assert (mine.number, other.number) == ("2:20-cr-00066", "courtlistener:9999")
    (defendant,) = mine.defendants
    assert (str(defendant.name), [str(alias) for alias in defendant.aliases], defendant.terminated) == ("Wren Haldane", ["Wrennie"], date(2021, 2, 3))
    assert defendant.counts is not None
    rows = [(count.section, count.label, str(count.offense), str(count.disposition or ""), count.unread) for count in defendant.counts]
    assert rows == [
        ("terminated", "1", "18:922(g)(1) and 924(a)(2) FELON IN POSSESSION", "Dismissed on government's motion.", None),
        ("pending", "2s-3s", "21:841(a)(1) DISTRIBUTION OF FENTANYL", "", None),
        ("complaint", "complaint", "18:922(g) Possession of a firearm", "", None),
    ]


@pytest.mark.parametrize("status", [7, None, "", "closed", True, {}, "pending "])
def test_a_status_that_nobody_knows_leaves_the_count_unread(status: object) -> None:
    count = read(_with_status(status)).cases[0].defendants[0].counts[1]  # type: ignore[index]
    if status == "pending ":
        assert (count.section, count.unread) == ("pending", None)
    else:
        assert count.section == "unknown"
        assert count.unread is not None and "neither pending nor terminated" in count.unread


@pytest.mark.parametrize(("status", "section"), [(1, "pending"), (2, "terminated"), ("1", "pending"), ("2", "terminated")])
def test_status_one_is_pending_and_two_is_terminated(status: object, section: str) -> None:
    assert read(_with_status(status)).cases[0].defendants[0].counts[1].section == section  # type: ignore[index]


def test_no_counts_is_not_the_same_as_counts_not_shown() -> None:
    role = {"docket_id": 7001, "name": "Defendant", "criminal_counts": [], "criminal_complaints": []}
    seen = {**role, "highest_offense_level_opening": "None"}
    unknown, none = (read(page_of(CL_DOCKET, {**CL_PARTY, "party_types": [shown]})).cases[0].defendants[0].counts for shown in (role, seen))
    assert unknown is None
    assert none == ()


def test_counts_under_a_party_that_is_no_defendant_are_not_given_to_anybody() -> None:
    wrong = {**CL_PARTY, "name": "USA", "party_types": [{**CL_PARTY["party_types"][0], "name": "Plaintiff"}]}  # type: ignore[index]
    report = read(page_of(CL_DOCKET, wrong))
    assert report.cases[0].defendants == ()
    assert any("no defendant (Plaintiff)" in note for note in report.notes)


def test_a_civil_dockets_defendants_are_not_charged_with_anything() -> None:
    role = {"docket_id": 7001, "name": "Defendant", "criminal_counts": [], "criminal_complaints": []}
    case = read(page_of({**CL_DOCKET, "docket_number": "2:20-cv-00066"}, {**CL_PARTY, "party_types": [role]})).cases[0]
    assert (case.defendants, case.parties_shown) == ((), True)


def test_a_recap_docket_holds_everything_in_one_file() -> None:
    report = read(RECAP)
    (case,) = report.cases
    assert (report.reader, case.number, len(case.entries), len(case.defendants)) == ("recap_json", "2:20-cr-00066", 2, 1)
    assert len(case.defendants[0].counts or ()) == 3


def test_juriscrapers_own_shape_is_read() -> None:
    report = read(JURISCRAPER)
    (case,) = report.cases
    first, second = case.defendants
    assert [(count.section, count.label, str(count.offense), str(count.disposition)) for count in first.counts or ()] == [
        ("terminated", "1", "18:922(g)(1) FELON IN POSSESSION", "Dismissed.")
    ]
    assert first.terminated == date(2021, 2, 3)
    assert second.counts is None
    assert [(entry.number, str(entry.text), entry.entered, entry.sequence) for entry in case.entries] == [
        ("4", "INDICTMENT as to Wren Haldane (1)", date(2020, 8, 7), "05401234567"),
        (None, "Arraignment", None, "22"),
    ]
    assert any("no defendant (Plaintiff)" in note for note in report.notes)


def test_a_docket_uploaded_without_parties_says_nothing_about_charges() -> None:
    report = read({**RECAP, "parties": []})
    assert (report.cases[0].defendants, report.cases[0].parties_shown) == ((), False)
    assert "no parties" in report.notes[0]


def test_an_expunged_docket_keeps_its_number_only() -> None:
    report = read({**RECAP, "case_name": "USA v. EXPUNGED"})
    case = report.cases[0]
    assert (case.number, case.name, case.entries, case.defendants) == ("2:20-cr-00066", None, (), ())
    assert "Haldane" not in report.text


def test_a_docket_without_a_court_needs_the_users() -> None:
    nameless = json.dumps({key: value for key, value in JURISCRAPER.items() if key != "court_id"}).encode()
    with pytest.raises(CannotRead, match=r"page\.json: .*--court"):
        read_page(Page(nameless, "page.json"))
    assert read_page(Page(nameless, "page.json", court="vtd")).cases[0].court == "vtd"


def test_an_entry_without_any_text_is_known_by_its_number() -> None:
    bare = {"docket": 7001, "entry_number": 12, "description": "", "recap_documents": []}
    report = read(page_of(bare, {"docket": 7001, "entry_number": None, "description": None, "recap_documents": None}))
    assert [(entry.number, str(entry.text)) for entry in report.cases[0].entries] == [("12", "12")]
    assert any("neither number nor text: 1" in note for note in report.notes)


@pytest.mark.parametrize("cut", [1, 40, 200, -1])
def test_json_cut_short_is_refused_and_says_so(cut: int) -> None:
    with pytest.raises(CannotRead, match=r"page\.json: the JSON .*download the file again"):
        read_page(Page(json.dumps(RECAP).encode()[:cut], "page.json"))


def test_json_of_another_kind_says_what_to_download() -> None:
    with pytest.raises(UnknownFormat, match=r"page\.json: JSON, but .*/docket-entries/"):
        read({"weather": "fair", "docket_number": None})


def test_json_nested_without_end_is_refused() -> None:
    with pytest.raises(TooLarge, match="nested"):
        read_page(Page(b'{"docket_number":' + b"[" * 200_000, "page.json"))


def test_a_number_of_a_hundred_thousand_digits_is_refused() -> None:
    with pytest.raises(CannotRead, match="number"):
        read_page(Page(b'{"docket_number": ' + b"9" * 100_000 + b"}", "page.json"))


def test_half_a_surrogate_pair_does_not_spoil_the_text() -> None:
    data = json.dumps({**CL_ENTRY, "description": "MINUTE ENTRY \ud83d end"}).encode()
    assert str(read_page(Page(data, "x")).cases[0].entries[0].text) == "MINUTE ENTRY \ufffd end"


def test_real_dockets_lose_no_entry(shared: Path) -> None:
    folder = shared / "corpus" / "internet_archive"
    for path in sorted(folder.glob("*.json")):
        value = json.loads(path.read_text("utf-8"))
        case = read_page(Page(path.read_bytes(), path.name)).cases[0]
        texts = [entry["description"].strip() or entry["short_description"].strip() for entry in value["docket_entries"]]
        assert len(case.entries) == len(texts), path.name
        assert all(str(mine.text) == text or "@" in text or not text for mine, text in zip(case.entries, texts, strict=True)), path.name
