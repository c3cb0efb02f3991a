"""What ties an article to a case: a number alone suffices, a name alone never does, and what contradicts is kept with its words."""

from __future__ import annotations

from datetime import date
from itertools import permutations

import pytest
from invented_links import FRAUD, article, index, keys, linked, sheet, states

from nolle.links import links_of
from nolle.model import Link, Reason

NYSD, CAND = "nysd/1:24-cr-90017", "cand/3:24-cr-90017"
ENTRIES = (
    (date(2024, 3, 4), "INDICTMENT as to Marisol Tennant (1), Piet Ostrander (2)"),
    (date(2024, 3, 6), "Minute Entry before Judge Ada Quillfeather: Initial Appearance held; AUSA Dana Whitlow present; FBI agents sworn"),
    (date(2024, 9, 1), "NOTICE of Attorney Appearance"),
)
TENNANT = keys(sheet("nysd", "1:24-cr-90017", f"MARISOL QUILL TENNANT (1) {FRAUD}", "PIET OSTRANDER (2)", entries=ENTRIES, magistrate=("1:24-mj-00551",)))
WEST = keys(sheet("cand", "3:24-cr-90017", "Lorenz Ferncastle (1) 18:1001 FALSE STATEMENT"))
WHO = "MARISOL QUILL TENNANT"


def reasons(found: tuple[Reason, ...]) -> list[str]:
    return [one.name for one in found]


def only(links: list[Link], case: str = NYSD, defendant: str | None = WHO) -> Link:
    [link] = [one for one in links if (one.case, one.defendant, one.statement) == (case, defendant, None)]
    return link


# --- by number


@pytest.mark.parametrize(
    ("sentence", "state"),
    [
        ("The case is 1:24-cr-90017.", "same"),
        ("The case is 24 Cr. 90017 in the Southern District of New York.", "same"),
        ("The case, No. 24-90017, is in the Southern District of New York.", "same"),
        ("The case is 24-mj-551, in Manhattan federal court.", "same"),
        ("The case is 24-cr-90017, a federal judge in Manhattan said.", "same"),
        ("The case, No. 24-90017, will go on.", "candidate"),
        ("The case, No. 24-90017, was heard in Manhattan.", "candidate"),
        ("The case is 24-cr-90017, said a woman from Omaha.", "candidate"),
        ("The case is 24 CR 90017, the district attorney said.", "candidate"),
        ("The case is 24-cr-90017 in the District of Nebraska.", "different"),
    ],
)
def test_a_number_suffices_where_no_other_court_can_be_meant(sentence: str, state: str) -> None:
    links = linked(article(sentence), TENNANT)
    assert states(links) == {(NYSD, None): state}
    assert links[0].agree[0].name == "number" and links[0].agree[0].held in TENNANT.numbers


def test_the_court_tells_which_of_several_cases_of_one_number_is_meant() -> None:
    both = (TENNANT, WEST)
    assert states(linked(article("Case 24-cr-90017 goes on."), *both)) == {(NYSD, None): "candidate", (CAND, None): "candidate"}
    assert states(linked(article("Case 24-cr-90017, Northern District of California."), *both)) == {(NYSD, None): "different", (CAND, None): "same"}
    assert states(linked(article("Case 24-cr-90017 in San Francisco."), *both)) == {(NYSD, None): "candidate", (CAND, None): "same"}
    assert states(linked(article("Case 3:24-cr-90017."), *both)) == {(CAND, None): "same"}
    two = article("Case 24-cr-90017: the Northern District of California and the Southern District of New York disagree.")
    assert states(linked(two, *both)) == {(NYSD, None): "candidate", (CAND, None): "candidate"}


def test_another_number_another_year_or_no_number_is_no_link() -> None:
    for sentence in ("Case 1:24-cr-90018.", "Case 1:23-cr-90017.", "Case 1:24-cv-90017.", "A case in the Southern District of New York."):
        assert linked(article(sentence), TENNANT) == []


def test_a_defendant_named_in_full_beside_the_number_is_meant() -> None:
    links = linked(article("Marisol Tennant is charged in 1:24-cr-90017."), TENNANT)
    assert states(links) == {(NYSD, None): "same", (NYSD, WHO): "same"}
    assert reasons(only(links).agree) == ["number", "name"]
    assert only(links).defendant_number == 1


def test_a_defendant_number_at_the_end_of_the_docket_number_is_exact() -> None:
    assert states(linked(article("Case 1:24-CR-90017-ABC-2 was dropped."), TENNANT)) == {(NYSD, None): "same", (NYSD, "PIET OSTRANDER"): "same"}


def test_another_middle_name_beside_the_number_is_somebody_else() -> None:
    links = linked(article("Marisol Rae Tennant was heard in 1:24-cr-90017."), TENNANT)
    assert states(links) == {(NYSD, None): "same", (NYSD, WHO): "different"}
    assert reasons(only(links).against) == ["name"]


def test_a_name_that_two_defendants_of_the_case_bear_is_not_decided() -> None:
    case = keys(sheet("nysd", "1:24-cr-90017", "Piet Ostrander, Sr. (1)", "Piet Ostrander, Jr. (2)"))
    plain = states(linked(article("Piet Ostrander, in 1:24-cr-90017."), case))
    assert plain == {(NYSD, None): "same", (NYSD, "Piet Ostrander, Sr."): "candidate", (NYSD, "Piet Ostrander, Jr."): "candidate"}
    told = states(linked(article("Piet Ostrander Jr., in 1:24-cr-90017."), case))
    assert told == {(NYSD, None): "same", (NYSD, "Piet Ostrander, Sr."): "different", (NYSD, "Piet Ostrander, Jr."): "same"}


# --- by name


def test_a_name_alone_never_links() -> None:
    [link] = linked(article("Marisol Tennant opened a bakery.", published=None), TENNANT)
    assert (link.state, reasons(link.agree)) == ("unknown", ["name"])


@pytest.mark.parametrize(
    ("sentence", "published", "agree"),
    [
        ("Marisol Tennant was accused of wire fraud in Manhattan.", None, ["court", "offense"]),
        ("Marisol Tennant, charged under 18 U.S.C. § 1343 in the Southern District of New York.", None, ["court", "offense"]),
        ("Marisol Tennant was accused of wire fraud.", "2024-03-07", ["offense", "date"]),
        ("Marisol Tennant appeared on March 5, 2024, before Judge Ada Quillfeather.", None, ["date", "judge"]),
        ("Marisol Tennant and one other were charged, the FBI said.", None, ["co_defendants", "agency"]),
        ("Marisol Tennant, said Dana Whitlow, the prosecutor, ran a wire fraud.", None, ["offense", "prosecutor"]),
        ("Marisol Tennant was heard in Manhattan on March 4.", "2024-08-01", ["court", "date"]),
    ],
)
def test_a_name_and_two_things_more_make_a_candidate(sentence: str, published: str | None, agree: list[str]) -> None:
    link = only(linked(article(sentence, published=published), TENNANT))
    assert link.state == "candidate"
    assert reasons(link.agree) == ["name", *agree]
    assert all(reason.article or reason.name == "date" for reason in link.agree)


@pytest.mark.parametrize(
    "sentence",
    [
        "Marisol Tennant was heard in Manhattan.",
        "Marisol Tennant was accused of wire fraud.",
        "Marisol Tennant and three others were charged in Manhattan.",
        "Marisol Tennant was accused of perjury in Manhattan on May 5, 2024.",
        "Judge Quillfeather heard Marisol Tennant in Manhattan.",
    ],
)
def test_a_name_and_one_thing_more_is_unknown(sentence: str) -> None:
    assert only(linked(article(sentence, published="2025-12-01"), TENNANT)).state == "unknown"


@pytest.mark.parametrize(
    ("sentence", "published", "against"),
    [
        ("Marisol Tennant was accused of wire fraud in the District of Nebraska, the FBI said.", "2024-03-05", "court"),
        ("Marisol Rae Tennant was accused of wire fraud in Manhattan.", "2024-03-05", "name"),
        ("Marisol Tennant was accused of wire fraud in Manhattan, in 1:24-cr-90555.", "2024-03-05", "number"),
        ("Marisol Tennant was accused of wire fraud in Manhattan.", "2021-03-05", "year"),
        ("Marisol Tennant was charged in March 2011 with wire fraud in Manhattan.", None, "year"),
    ],
)
def test_what_contradicts_makes_it_different_and_is_kept_with_its_words(sentence: str, published: str | None, against: str) -> None:
    link = only(linked(article(sentence, published=published), TENNANT))
    assert link.state == "different"
    assert reasons(link.against) == [against]
    assert link.against[0].article or against == "year"


def test_a_magistrates_number_does_not_contradict_a_case_that_has_none_known() -> None:
    link = only(linked(article("Marisol Ferncastle was accused of false statements to the FBI in San Francisco, case 24-mj-77."),
                       keys(sheet("cand", "3:24-cr-90017", "Marisol Ferncastle (1) 18:1001 FALSE STATEMENT"))), CAND, "Marisol Ferncastle")  # fmt: skip
    assert link.state == "candidate"


def test_the_middle_name_that_agrees_outweighs_another_person_in_the_article() -> None:
    text = "Marisol Rae Tennant saw it. Marisol Quill Tennant was accused of wire fraud in Manhattan."
    assert only(linked(article(text), TENNANT)).state == "candidate"


def test_each_defendant_is_linked_for_himself_and_a_group_to_none() -> None:
    text = "Marisol Tennant and Piet Ostrander were accused of wire fraud in Manhattan."
    assert states(linked(article(text), TENNANT)) == {(NYSD, WHO): "candidate", (NYSD, "PIET OSTRANDER"): "candidate"}
    assert linked(article("Dozens of people were charged with wire fraud in the Southern District of New York."), TENNANT) == []


def test_a_byline_names_no_defendant() -> None:
    assert linked(article("A wire fraud in Manhattan.", byline="By Marisol Tennant"), TENNANT) == []


def test_the_same_name_in_two_cases_is_judged_by_what_else_is_told() -> None:
    other = keys(sheet("ned", "8:24-cr-90400", f"Marisol Tennant (1) {FRAUD}", entries=((date(2024, 3, 4), "INDICTMENT"),)))
    links = linked(article("Marisol Tennant was accused of wire fraud in the District of Nebraska."), TENNANT, other)
    assert states(links) == {(NYSD, WHO): "different", ("ned/8:24-cr-90400", "Marisol Tennant"): "candidate"}


# --- the keys of a case


def test_every_order_of_pages_and_cases_gives_the_same() -> None:
    early = sheet("nysd", "1:24-cr-90017", "Tennant, Marisol", capture="b", entries=ENTRIES[:1], parties=False)
    late = sheet("nysd", "1:24-cr-90017", f"MARISOL QUILL TENNANT (1) {FRAUD}", "PIET OSTRANDER (2)", entries=ENTRIES)
    case = keys(early, late)
    assert [(one.number, [name.text for name in one.names]) for one in case.accused] == [
        (1, ["MARISOL QUILL TENNANT"]), (2, ["PIET OSTRANDER"]), (None, ["Tennant, Marisol"]),
    ]  # fmt: skip
    page = article("Marisol Tennant was accused of wire fraud in Manhattan, in 24-cr-90017.")
    assert len({links_of(page, (), index(*order)) for order in permutations((case, WEST, TENNANT))}) == 1


def test_a_renamed_defendant_is_known_by_both_names_the_newer_first() -> None:
    case = keys(sheet("nysd", "1:24-cr-90017", "JEFFO TENNANT (1)", capture="b"), sheet("nysd", "1:24-cr-90017", "JASPER TENNANT (1)"))
    assert [[name.text for name in one.names] for one in case.accused] == [["JASPER TENNANT", "JEFFO TENNANT"]]
    assert states(linked(article("Jeffo Tennant, in 1:24-cr-90017."), case)) == {(NYSD, None): "same", (NYSD, "JASPER TENNANT"): "same"}


def test_a_case_is_known_by_its_steps_and_by_who_acts_in_it() -> None:
    assert [step.day for step in TENNANT.steps] == [date(2024, 3, 4), date(2024, 3, 6)]
    assert [[one.text for one in group] for group in (TENNANT.judges, TENNANT.prosecutors, TENNANT.agencies)] == [["Ada Quillfeather"], ["Dana Whitlow"], ["FBI"]]
    assert (TENNANT.first, TENNANT.numbers) == (date(2024, 3, 1), ("1:24-cr-90017", "1:24-mj-00551"))


def test_a_number_in_brackets_behind_carried_entries_is_the_magistrate_judges() -> None:
    entries = ((date(2024, 3, 1), "COMPLAINT as to Marisol Tennant (1). [1:24-mj-00551-ABC] (kl)"), (date(2024, 3, 2), "ORDER re [12] Motion [1:24-cr-90999]"))
    assert keys(sheet("nysd", "1:24-cr-90017", "Marisol Tennant (1)", entries=entries)).numbers == ("1:24-cr-90017", "1:24-mj-00551")
