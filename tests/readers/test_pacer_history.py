"""History/Documents reports."""

import os
import re
from datetime import date
from pathlib import Path

import pytest
from reader_samples import DOCUMENTS, EMPTY_HISTORY, EXPUNGED_HISTORY, HISTORY

from nolle.errors import CannotRead, Challenged
from nolle.model import Report
from nolle.readers import pacer_history
from nolle.readers._page import Page
from nolle.spans import mask_secrets

os.environ.setdefault("JURISCRAPER_LOG", os.devnull)


def read(text: str, court: str | None = None) -> Report:
    return pacer_history.read(Page(text.encode(), "history.html", court))


def test_a_history_shows_the_whole_docket() -> None:
    report = read(HISTORY)
    (case,) = report.cases
    assert (report.kind, report.printed, report.notes) == ("history", "2019-03-01T09:15:22", ())
    assert (case.court, case.number, str(case.name), case.view, case.entries_shown) == ("ord", "3:18-cr-00412", "USA v. Ferrand et al", None, "full")
    assert (case.filed, case.terminated) == (date(2018, 7, 31), date(2019, 2, 14))
    assert not case.parties_shown and case.defendants == ()


def test_docket_text_is_the_entry_and_the_event_type_stands_beside_it() -> None:
    first, second, third = read(HISTORY).cases[0].entries
    assert str(first.text) == "COMPLAINT as to Tobias Ferrand (1). (kc)[3:18-mj-00099-JR]"
    assert (str(first.event_type), first.number, first.filed, first.entered) == ("Complaint", "1", date(2018, 7, 2), date(2018, 7, 3))
    assert str(second.text) == str(second.event_type) == "Initial Appearance"
    assert (second.number, second.filed, second.entered) == (None, date(2018, 7, 5), date(2018, 7, 5))
    assert str(third.text).startswith("ORDER granting 30 Motion to Dismiss Case") and str(third.event_type) == "Order on Motion to Dismiss"


def test_an_entry_is_known_by_its_document_else_by_its_sequence_number() -> None:
    first, second, third = read(HISTORY).cases[0].entries
    assert (first.sequence, second.sequence, third.sequence) == ("15106720001", None, "71")


def test_a_number_that_leads_to_its_paper_is_told() -> None:
    assert [entry.linked for entry in read(HISTORY).cases[0].entries] == [True, None, True]
    bare = re.sub(r"</?a\b[^>]*>", "", HISTORY)
    assert {entry.linked for entry in read(bare).cases[0].entries} == {None}


def test_a_paper_without_a_number_is_an_entry_without_a_number() -> None:
    entry = read(HISTORY.replace(">31</a>", ">doc</a>")).cases[0].entries[2]
    assert (entry.number, entry.sequence) == (None, "71")


def test_an_entry_carried_over_names_the_magistrate_judges_docket() -> None:
    assert read(HISTORY).cases[0].magistrate_numbers == ("3:18-mj-00099",)


def test_a_documents_report_promises_less_and_says_so() -> None:
    report = read(DOCUMENTS)
    assert (report.kind, report.cases[0].entries_shown, report.cases[0].view) == ("documents", "documents", 2)
    assert "gaps" in report.notes[0]


def test_a_kind_without_heading_is_taken_from_the_receipt_and_else_promises_less() -> None:
    bare = HISTORY.replace('<h2 align="center">History</h2>', "")
    assert read(bare).kind == "documents"
    assert read(bare.replace("<td>3:18-cr-00412-HZ</td>", "<td>3:18-cr-00412-HZ Type: History</td>")).kind == "history"


def test_a_case_without_events_is_read_and_said_to_be_empty() -> None:
    report = read(EMPTY_HISTORY)
    assert report.cases[0].entries == ()
    assert report.notes == ("the page says that no events are docketed",)


def test_an_expunged_case_keeps_its_number_and_nothing_that_was_said_of_it() -> None:
    report = read(EXPUNGED_HISTORY)
    (case,) = report.cases
    assert (case.number, case.name, case.entries) == ("3:18-cr-00412", None, ())
    assert "Ferrand" not in report.text and "EXPUNGED" in report.notes[0]


def test_the_court_of_the_page_beats_the_users() -> None:
    assert read(HISTORY, court="nyed").cases[0].court == "ord"
    assert "the given court nyed was not used" in read(HISTORY, court="nyed").notes[0]


def test_a_page_that_names_no_court_needs_the_users() -> None:
    nameless = re.sub(r"<title>.*?</title>|https://ecf\.ord\.uscourts\.gov", "", HISTORY)
    with pytest.raises(CannotRead, match="--court"):
        read(nameless)
    assert read(nameless, court="ord").cases[0].court == "ord"


def test_a_history_of_a_sealed_case_is_refused_with_the_reason() -> None:
    start, end = HISTORY.index("<center><b>"), HISTORY.index("<h2")
    with pytest.raises(Challenged, match=r"history\.html: .*sealed"):
        read(HISTORY[:start] + "This case is SEALED." + HISTORY[end:].split("<center>")[0])


def test_a_history_cut_above_its_dates_is_refused() -> None:
    with pytest.raises(CannotRead, match=r"history\.html: .*cut when saved"):
        read(HISTORY.replace("Date filed", "").replace("</h2>", "</h2>" + "x" * 5000))


def _letters(text: str) -> str:
    return re.sub(r"\W+", "", mask_secrets(text))


def test_real_histories_agree_with_juriscraper(shared: Path) -> None:
    from juriscraper.pacer import DocketHistoryReport

    compared = 0
    for path in sorted((shared / "corpus" / "histories").iterdir()):
        case = pacer_history.read(Page(path.read_bytes(), path.name)).cases[0]
        other = DocketHistoryReport(path.stem.split("_")[0])
        other._parse_text(path.read_bytes().decode("utf-8", "replace"))
        assert case.court == other.data["court_id"], path.name
        assert case.number == other.data["docket_number"] or not other.data["docket_number"], path.name
        entries = [entry for entry in case.entries if entry.number or not entry.sequence]  # juriscraper skips papers without a number
        assert len(entries) == len(other.data["docket_entries"]), path.name
        for mine, theirs in zip(entries, other.data["docket_entries"], strict=True):
            assert (mine.number or None) == theirs["document_number"], path.name
            assert (mine.filed, mine.entered) == (theirs["date_filed"], theirs["date_entered"]), path.name
            assert _letters(str(mine.event_type or "")) == _letters(theirs["short_description"] or ""), path.name
            assert _letters(str(mine.text)) == _letters(theirs["description"] or theirs["short_description"]), path.name
            assert mine.sequence == theirs["pacer_doc_id"] or not theirs["pacer_doc_id"], path.name
            compared += 1
    assert compared > 2500
