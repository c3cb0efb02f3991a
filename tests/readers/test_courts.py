"""A page tells its own court, by heading, links or title."""

import tomllib
from importlib.resources import files

import pytest

from nolle.readers._courts import court_by_heading, court_by_links, court_by_title, court_ids, find_court

DATA = tomllib.loads(files("nolle.readers").joinpath("courts.toml").read_text("utf-8"))
DISTRICTS = DATA["district"]


@pytest.mark.parametrize("example", DATA["heading"], ids=lambda e: e["words"])
def test_a_heading_names_its_court(example: dict[str, str]) -> None:
    assert (court_by_heading(example["words"].replace(" / ", "\n")) or "") == example["court"]


@pytest.mark.parametrize("example", DATA["title"], ids=lambda e: e["words"])
def test_a_title_names_its_court(example: dict[str, str]) -> None:
    assert (court_by_title(example["words"]) or "") == example["court"]


def test_all_ninety_four_districts_are_known() -> None:
    assert len(DISTRICTS) == 94
    assert {"casd", "canb", "dcd", "nmid", "jpml"} <= court_ids()


def _ways(state: str, part: str | None) -> list[str]:
    if part is None:
        return [f"District of {state} (Northern Division)", f"DISTRICT OF {state.upper()}", f"{state} - Live"]
    shouted = f"{part.upper()} DISTRICT OF {state.upper()} [LIVE]"
    return [f"{part} District of {state} (Southern)", f"{state} {part} District - LIVE", shouted, f"{part} {state}"]


@pytest.mark.parametrize("court", DISTRICTS)
def test_every_district_is_found_however_its_name_is_turned(court: str) -> None:
    state, part = (*DISTRICTS[court], None)[:2]
    for words in _ways(state, part):
        assert court_by_heading(f"U.S. District Court\n{words}") == court, words
        assert court_by_heading(f"U.S. Bankruptcy Court\n{words}") == f"{court[:-1]}b", words


def test_links_to_other_courts_do_not_outvote_the_courts_own() -> None:
    links = "https://ecf.vawd.uscourts.gov/doc1/1 https://ecf.ord.uscourts.gov/doc1/2 https://ecf.ord.uscourts.gov/doc1/3 https://ecf.example.uscourts.gov/x"
    assert court_by_links(links) == "ord"
    assert court_by_links("https://ecf.ca9.uscourts.gov/docs1/1") is None


def test_the_heading_is_asked_first_then_links_then_title() -> None:
    link = "https://ecf.ord.uscourts.gov/doc1/2"
    assert find_court("U.S. District Court\nDistrict of Maine (Bangor)", link, "CM/ECF - casd") == "med"
    assert find_court("", link, "CM/ECF - casd") == "ord"
    assert find_court("", "", "CM/ECF - casd") == "casd"
    assert find_court("", "", "A news site") is None
