"""Statutes are read as offence cells print them, and never corrected."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nolle.statutes import principal_statute, read_statutes


@pytest.mark.parametrize(
    ("cell", "statute"),
    [
        ("18:1956(h); MONEY LAUNDERING - FRAUD, OTHER", "18 U.S.C. § 1956(h)"),
        ("18:1014.F, 2 - LOAN AND CREDIT APPLICATIONS", "18 U.S.C. § 1014"),
        ("18:1956-4999.F MONEY LAUNDERING", "18 U.S.C. § 1956"),
        ("21:841A=CD.F CONTROLLED SUBSTANCE", "21 U.S.C. § 841(a)"),
        ("18:924C.F VIOLENT CRIME", "18 U.S.C. § 924(c)"),
        ("18:1028A.F AGGRAVATED IDENTITY THEFT", "18 U.S.C. § 1028A"),
        ("18:2252A(a)(5)(B) Possession", "18 U.S.C. § 2252A(a)(5)(B)"),
        ("Possession of an unregistered firearm 26:5861(d)", "26 U.S.C. § 5861(d)"),
        ("18 U.S.C. § 922(g)(1) Felon in Possession", "18 U.S.C. § 922(g)(1)"),
        ("Title 21, USC Section 846 Conspiracy", "21 U.S.C. § 846"),
        ("Title 8, United States Code, Section 1326", "8 U.S.C. § 1326"),
        ("42:1320a-7b(b) Kickbacks", "42 U.S.C. § 1320a-7b(b)"),
        ("18:1326 REENTRY (a clerk's misprint for title 8)", "18 U.S.C. § 1326"),
    ],
)
def test_the_principal_statute_of_a_cell(cell: str, statute: str) -> None:
    assert principal_statute(cell) == statute


def test_aiding_and_abetting_is_not_the_principal_offence() -> None:
    assert principal_statute("18:2 and 1001(a); STATEMENTS OR ENTRIES GENERALLY") == "18 U.S.C. § 1001(a)"
    assert principal_statute("18:2 Aiding and abetting") == "18 U.S.C. § 2"


def test_sections_of_one_title_are_read_on() -> None:
    assert read_statutes("21:841(a)(1), 841(b)(1)(C) and 846") == ("21 U.S.C. § 841(a)(1)", "21 U.S.C. § 841(b)(1)(C)", "21 U.S.C. § 846")


def test_an_offence_code_that_repeats_the_citation_is_dropped() -> None:
    assert read_statutes("18:513A.F (18:513(a) and 2 -UTTERING") == ("18 U.S.C. § 513(a)",)


@pytest.mark.parametrize("cell", ["", "Assault on a federal officer", "CONSPIRACY TO DEFRAUD", "12/13/2004"])
def test_words_alone_name_no_statute(cell: str) -> None:
    assert principal_statute(cell) is None


@given(st.text(max_size=200))
def test_any_text_is_survived(cell: str) -> None:
    assert all(" U.S.C. § " in statute for statute in read_statutes(cell))
