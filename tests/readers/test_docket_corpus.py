"""Real docket pages beside the repository: each read or refused with a reason, charges exactly as labelled by hand."""

import json
from collections import defaultdict
from pathlib import Path

import pytest

from nolle.errors import CannotRead
from nolle.model import CaseRead, Quote, Report
from nolle.readers import pacer_docket
from nolle.readers._page import Page

Row = dict[str, object]


def folded(words: Quote | str | None) -> str:
    return " ".join(str(words or "").split())


@pytest.fixture(scope="module")
def reports(shared: Path) -> dict[str, Report]:
    found: dict[str, Report] = {}
    for path in sorted((shared / "corpus" / "dockets").glob("*.html")):
        page = Page(path.read_bytes(), path.name)
        assert pacer_docket.recognises(page), path.name
        try:
            found[path.stem] = pacer_docket.read(page)
        except CannotRead as error:
            assert path.name in str(error)
            assert len(path.read_bytes()) < 3_000
    return found


@pytest.fixture(scope="module")
def cases(reports: dict[str, Report]) -> dict[str, CaseRead]:
    return {name: report.cases[0] for name, report in reports.items()}


def gold(shared: Path, name: str) -> dict[str, list[Row]]:
    rows: dict[str, list[Row]] = defaultdict(list)
    for line in (shared / "corpus" / "gold" / f"{name}.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        rows[row["file"]].append(row)
    return rows


def test_every_docket_but_two_short_error_pages_is_read(reports: dict[str, Report], shared: Path) -> None:
    assert len(list((shared / "corpus" / "dockets").glob("*.html"))) - len(reports) <= 2


def test_every_page_that_is_no_docket_is_refused_with_a_reason(shared: Path) -> None:
    for path in sorted((shared / "corpus" / "not_dockets").glob("*.html")):
        page = Page(path.read_bytes(), path.name)
        assert pacer_docket.recognises(page), path.name
        with pytest.raises(CannotRead, match=rf"{path.name}: this is "):
            pacer_docket.read(page)


def test_every_quoted_word_stands_where_it_is_said_to(reports: dict[str, Report]) -> None:
    for report in reports.values():
        for case in report.cases:
            counts = [count for one in case.defendants for count in one.counts or ()]
            people = [words for one in case.defendants for words in (one.name, *one.aliases)]
            for words in (case.name, *case.flags, *people, *(c.offense for c in counts), *(c.disposition for c in counts), *(e.text for e in case.entries)):
                assert words is None or report.text[words.start : words.end] == words.text


def test_charges_are_exactly_those_labelled_by_hand(cases: dict[str, CaseRead], shared: Path) -> None:
    labelled = gold(shared, "charges")
    for file, case in cases.items():
        ours = [
            (folded(one.name), str(one.number), count.section, count.label, folded(count.offense), folded(count.disposition), count.unread)
            for one in case.defendants
            for count in one.counts or ()
        ]
        theirs = [
            (row["defendant"], row["defendant_number"], row["section"], row["count_label"], folded(str(row["count_text"])), folded(str(row["disposition_cell"])), None)
            for row in labelled[file]
        ]
        assert sorted(map(str, ours)) == sorted(map(str, theirs)), file


def test_defendants_are_those_labelled_by_hand(cases: dict[str, CaseRead], shared: Path) -> None:
    for file, rows in gold(shared, "defendants").items():
        case = cases[file]
        ours = [
            (folded(one.name), str(one.number), [folded(alias) for alias in one.aliases], str(case.filed), one.terminated and str(one.terminated))
            for one in case.defendants
        ]
        assert ours == [(row["name"], row["defendant_number"], row["aliases"], row["date_filed"], row["date_terminated"]) for row in rows], file
        assert [flag.text for flag in case.flags] == rows[0]["case_flags"]
        assert (case.court, case.number) == (rows[0]["court"], rows[0]["docket_number"])


def test_the_court_of_every_page_is_found(cases: dict[str, CaseRead]) -> None:
    assert {file: case.court for file, case in cases.items() if case.court != file.split("_")[0]} == {}


def test_the_two_readers_agree_on_every_page(reports: dict[str, Report]) -> None:
    assert [note for report in reports.values() for note in report.notes if "second reader" in note] == []


def test_no_login_stands_in_any_text(reports: dict[str, Report]) -> None:
    for file, report in reports.items():
        _, _, tail = report.text.rpartition("PACER Login:")
        assert "Login:" not in report.text or not any(c.isalnum() for c in tail.split("Client Code:")[0]), file
