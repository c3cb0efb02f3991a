"""Case query pages."""

import os
from datetime import date
from pathlib import Path

import pytest
from reader_samples import CASE_QUERY, EXPUNGED_QUERY, SEALED_QUERY

from nolle.errors import CannotRead, Challenged
from nolle.model import CaseRead, Report
from nolle.readers import case_query
from nolle.readers._page import Page

os.environ.setdefault("JURISCRAPER_LOG", os.devnull)


def read(text: str) -> Report:
    return case_query.read(Page(text.encode(), "query.html"))


def test_only_the_caption_is_read() -> None:
    (case,) = read(CASE_QUERY).cases
    assert (case.court, case.number, str(case.name), case.filed, case.terminated) == (
        "nmd",
        "1:19-cr-00707",
        "USA v. Okafor-Lindqvist",
        date(2019, 3, 12),
        date(2020, 10, 2),
    )
    assert (case.entries_shown, case.parties_shown, case.view) == ("none", False, None)


def test_one_defendants_query_says_whose_it_is() -> None:
    assert read(CASE_QUERY.replace("00707-KWR All Defendants", "00707-KWR-3")).cases[0].view == 3


def test_an_expunged_name_is_not_stored() -> None:
    report = read(EXPUNGED_QUERY)
    assert report.cases == (CaseRead("nmd", "1:19-cr-00707", None, date(2019, 3, 12), date(2020, 10, 2), expunged=True),)
    assert "EXPUNGED" in report.notes[0]


@pytest.mark.parametrize("name", ["In re EXPUNGED", "EXPUNGED", 'USA v. "EXPUNGED"', "USA v EXPUNGED et al"])
def test_an_expunged_name_is_known_in_any_caption(name: str) -> None:
    assert read(CASE_QUERY.replace("USA v. Okafor-Lindqvist", name)).cases[0].name is None


@pytest.mark.parametrize("name", ["Clean Slate v. Expunged Records LLC", "USA v. Expunge", "In re Petition to have records EXPUNGED"])
def test_a_name_that_only_speaks_of_expunging_is_kept(name: str) -> None:
    assert str(read(CASE_QUERY.replace("USA v. Okafor-Lindqvist", name)).cases[0].name) == name


def test_a_bankruptcy_number_belongs_to_the_bankruptcy_court() -> None:
    page = CASE_QUERY.replace("1:19-cr-00707-KWR All Defendants", "19-10707-t13").replace("ecf.nmd.uscourts.gov", "x").replace("CM/ECF - nmd-", "District of New Mexico-")
    assert (read(page).cases[0].court, read(page).cases[0].number) == ("nmb", "19-10707")


def test_a_sealed_case_is_refused_with_the_reason() -> None:
    with pytest.raises(Challenged, match=r"query\.html: this is CM/ECF's answer that the case is sealed"):
        read(SEALED_QUERY)


def test_a_query_that_shows_nothing_is_refused_and_names_the_case() -> None:
    empty = CASE_QUERY[: CASE_QUERY.index("<center>")] + CASE_QUERY[CASE_QUERY.index("<table>") :]
    with pytest.raises(CannotRead, match=r"query\.html: a case query page of 1-19-cr-707 .* sealed or restricted"):
        read(empty)


def test_real_queries_agree_with_juriscraper(shared: Path) -> None:
    from juriscraper.pacer import CaseQuery

    agreed = 0
    for path in sorted((shared / "corpus" / "case_queries").iterdir()):
        other = CaseQuery(path.stem.split("_")[0])
        other._parse_text(path.read_bytes().decode("utf-8", "replace"))
        if not other.data:
            continue
        case = case_query.read(Page(path.read_bytes(), path.name)).cases[0]
        assert (case.court, case.number) == (other.data["court_id"], other.data["docket_number"]), path.name
        assert (case.filed, case.terminated) == (other.data["date_filed"], other.data.get("date_terminated")), path.name
        assert case.name is None or str(case.name).split()[0] in other.data["case_name_raw"], path.name
        agreed += 1
    assert agreed > 20
