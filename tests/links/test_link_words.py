"""The words that links rest on: the examples beside them are the tests."""

from __future__ import annotations

import re

import pytest

from nolle.links._vocabulary import agencies, classes_of, groups, number_in_words, offenses, patterns, table, words
from nolle.links.numbers import find_numbers, own_number
from nolle.links.people import by_word, mentions, name_of, short_mentions, words_in
from nolle.links.places import districts, find_courts
from nolle.model import Evidence, Named

PLACES, WORDS, OFFENSES = table("places.toml"), table("words.toml"), table("offenses.toml")["offense"]


def named(text: str) -> Named:
    return Named(text, Evidence("ab", 0, len(text), text))


# --- places


@pytest.mark.parametrize("example", PLACES["example"], ids=lambda e: e["words"])
def test_the_courts_of_a_sentence(example: dict[str, object]) -> None:
    found = find_courts(str(example["words"]))
    assert (sorted(found.districts), sorted(found.cities)) == (example["district"], example["city"])
    for start, end in (*found.districts.values(), *found.cities.values()):
        assert 0 <= start < end <= len(str(example["words"]))


def test_every_court_has_its_cities_and_every_state_is_known() -> None:
    assert PLACES["cities"].keys() == districts().keys()
    states = {state for state, _ in districts().values()}
    assert set(PLACES["states"]) <= states and len(PLACES["states"]) == 50


@pytest.mark.parametrize("court", sorted(districts()))
def test_every_court_is_found_by_its_name_and_by_each_of_its_cities(court: str) -> None:
    state, part = districts()[court]
    assert court in find_courts(f"in the U.S. District Court for the {part + ' ' if part else ''}District of {state}").districts
    for city in PLACES["cities"][court]:
        where = f"{city}, {state}" if city in PLACES["abroad"]["cities"] else city
        assert court in find_courts(f"a hearing in {where} on Tuesday").cities, city


@pytest.mark.parametrize(("line", "courts"), [("BROOKLYN, N.Y. (AP)", {"nyed"}), ("PORTLAND, Maine", {"med"}), ("ALBANY", {"nynd", "gamd"}), ("PARIS", set())])
def test_a_dateline_is_a_place_without_words_around_it(line: str, courts: set[str]) -> None:
    assert set(find_courts(line, dateline=True).cities) == courts


def test_a_state_court_is_noticed() -> None:
    assert find_courts("in Cook County Circuit Court").state_court
    assert not find_courts("in federal court in Chicago").state_court


# --- offences


@pytest.mark.parametrize("row", OFFENSES, ids=lambda r: r["name"])
def test_an_offence_is_told_by_its_words(row: dict[str, list[str]]) -> None:
    [offense] = [one for one in offenses() if one.name == row["name"]]
    assert row["yes"] and row["no"] and row["cells"]
    assert [text for text in row["yes"] if not offense.article.search(text)] == []
    assert [text for text in row["no"] if offense.article.search(text)] == []
    assert [cell for cell in row["cells"] if offense.name not in classes_of(cell)] == []


def test_a_cell_with_a_known_statute_belongs_to_that_alone() -> None:
    assert classes_of("18:371 CONSPIRACY TO COMMIT WIRE FRAUD") == {"conspiracy"}
    assert classes_of("CONSPIRACY TO LAUNDER MONEY") == {"money laundering"}
    assert classes_of("7:2024(b) UNAUTHORIZED USE") == frozenset()


# --- other words


@pytest.mark.parametrize("row", WORDS["agency"], ids=lambda r: r["name"])
def test_an_agency_is_told_by_its_names(row: dict[str, list[str]]) -> None:
    pattern = dict(agencies())[str(row["name"])]
    assert [text for text in row["yes"] if not pattern.search(text)] == []
    assert [text for text in row["no"] if pattern.search(text)] == []


@pytest.mark.parametrize("name", ["steps", "the_case", "year"])
def test_words_match_what_they_must_and_nothing_else(name: str) -> None:
    assert [text for text in WORDS[name]["yes"] if not words(name).search(text)] == []
    assert [text for text in WORDS[name]["no"] if words(name).search(text)] == []


@pytest.mark.parametrize("name", ["judge", "prosecutor"])
def test_the_names_of_officials_are_cut_out_of_entries(name: str) -> None:
    def found(text: str) -> list[str]:
        return [match[1] for pattern in patterns(name) for match in pattern.finditer(text)]

    assert [found(text) for text in WORDS[name]["yes"]] == [[one] for one in WORDS[name]["names"]]
    assert [text for text in WORDS[name]["no"] if found(text)] == []


@pytest.mark.parametrize("number", range(len(WORDS["group"])))
def test_people_who_stand_accused_together_are_counted(number: int) -> None:
    row, (plus, pattern) = WORDS["group"][number], groups()[number]

    def count(text: str) -> int | None:
        match = pattern.search(text)
        told = number_in_words(match["number"]) if match else None
        return None if told is None else told + plus

    assert [count(text) for text in row["yes"]] == row["counts"]
    assert [text for text in row["no"] if count(text) is not None] == []


def test_every_pattern_compiles_alone() -> None:
    for section in WORDS.values():
        for row in section if isinstance(section, list) else [section]:
            for pattern in row.get("match", ()) if isinstance(row.get("match"), list) else ():
                re.compile(pattern)


# --- numbers


@pytest.mark.parametrize(
    ("text", "core", "kind", "office", "defendant"),
    [
        ("in 1:24-cr-90017, prosecutors", "24-90017", "cr", "1", None),
        ("(24-cr-90017)", "24-90017", "cr", None, None),
        ("24 Cr. 90017 (ABC)", "24-90017", "cr", None, None),
        ("24cr90017", "24-90017", "cr", None, None),
        ("No. 24-90017", "24-90017", None, None, None),
        ("case number 1:24-CR-90017-ABC-2.", "24-90017", "cr", "1", 2),
        ("case 24–cr–17", "24-00017", "cr", None, None),
        ("Crim. No. 24-90017", "24-90017", "cr", None, None),
        ("Criminal Case No. 24-90017", "24-90017", "cr", None, None),
        ("CR-24-90017-PHX", "24-90017", "cr", None, None),
        ("2:24-mj-00551-DUTY", "24-00551", "mj", "2", None),
        ("24 Mag. 551", "24-00551", "mj", None, None),
        ("docket number 2:24-90017", "24-90017", None, "2", None),
    ],
)
def test_a_number_is_read_in_every_usual_printing(text: str, core: str, kind: str | None, office: str | None, defendant: int | None) -> None:
    [one] = find_numbers(text)
    assert (one.core, one.kind, one.office, one.defendant) == (core, kind, office, defendant)
    assert text[one.start : one.end].strip("()") and not text[one.start : one.end].endswith((",", "."))


@pytest.mark.parametrize(
    "text", ["2024-CR-000123", "1:24-cv-90017", "call 555-24-9001", "a 24-17 vote", "on 11-24-2026", "No. 24", "sections 10-12", "24 credits 90017", "1-24-cr"]
)
def test_what_is_no_number_of_a_federal_criminal_case_is_left_alone(text: str) -> None:
    assert list(find_numbers(text)) == []


def test_type_and_office_must_agree_where_both_are_given() -> None:
    own = own_number("1:24-cr-90017")
    assert own is not None
    cited = {text: own.is_cited_by(one) for text in ("1:24-cr-90017", "01:24-cr-90017", "24-cr-90017", "No. 24-90017", "2:24-cr-90017", "24-mj-90017") for one in find_numbers(text)}
    assert list(cited.values()) == [True, True, True, True, False, False]
    assert own_number("MDL No. 9901") is None


# --- people


def found(name: str, text: str) -> list[tuple[str, bool]]:
    parts, read = name_of(named(name)), words_in(text)
    assert parts is not None
    return [(text[one.start : one.end], one.agrees) for one in mentions(parts, text, read, by_word(read).get(parts.last, ()))]


@pytest.mark.parametrize(
    ("name", "text", "words", "agrees"),
    [
        ("Marisol Tennant", "said Marisol Tennant’s lawyer", "Marisol Tennant", True),
        ("MARISOL TENNANT", "Marisol Q. Tennant", "Marisol Q. Tennant", True),
        ("Marisol Quill Tennant", "Marisol Q. Tennant", "Marisol Q. Tennant", True),
        ("Marisol Quill Tennant", "Marisol Rae Tennant", "Marisol Rae Tennant", False),
        ("Marisol Tennant", "Marisol “Sunny” Tennant", "Marisol “Sunny” Tennant", True),
        ("Tennant, Marisol", "Marisol Tennant", "Marisol Tennant", True),
        ("Piet Ostrander, Jr.", "Piet Ostrander Sr. said", "Piet Ostrander", False),
        ("Piet Ostrander, Jr.", "Piet Ostrander, Jr., said", "Piet Ostrander", True),
        ("Piet Ostrander, Jr.", "Piet Ostrander said", "Piet Ostrander", True),
        ("Piet van der Hoogeveen-Abernathy", "Piet van der Hoogeveen-Abernathy", "Piet van der Hoogeveen-Abernathy", True),
        ("José Márquez", "Jose Marquez", "Jose Marquez", True),
        ("Niamh O'Dell", "Niamh O’Dell", "Niamh O’Dell", True),
    ],
)
def test_a_full_name_is_found_with_what_contradicts_it(name: str, text: str, words: str, agrees: bool) -> None:
    assert found(name, text) == [(words, agrees)]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Marisol Tennant", "Tennant said"),
        ("Marisol Tennant", "Marisol, a friend of the Tennant family"),
        ("Marisol Tennant", "Marisol and Ada Tennant"),
        ("Marisol Tennant", "Marisol. Tennant came later"),
        ("Mark Baker", "Mark the baker"),
        ("Marisol Tennant", "Marisol Tennantson"),
    ],
)
def test_words_that_only_stand_near_each_other_are_no_name(name: str, text: str) -> None:
    assert found(name, text) == []


@pytest.mark.parametrize("name", ["Ferncastle", "JOHN DOE", "FNU LNU", "The Ferryman", "Jr., Piet", ""])
def test_what_is_no_full_name_is_never_looked_for(name: str) -> None:
    assert name_of(named(name)) is None


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Marisol Tennant left. Tennant said. Mr. Tennant’s car", 3),
        ("Marisol Tennant and her brother Jonas Tennant. Tennant said", None),
        ("Marisol Tennant and J. Tennant", None),
        ("He left. Tennant said", 1),
        ("But Tennant said", 1),
    ],
)
def test_a_last_name_alone_means_somebody_only_where_nobody_else_has_it(text: str, places: int | None) -> None:
    got = short_mentions("tennant", frozenset({"marisol"}), words_in(text), text)
    assert (None if got is None else len(got)) == places
