"""Initials for people who were never convicted: no printing of a name gets through, and nobody else's is touched."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nolle.matters import InFull
from nolle.model import CaseRecord, ChargeHistory, Disposition, Outcome
from nolle.report._initials import Masker, masker

CASE = "wyd/1:24-cr-90001"


def record(*people: tuple[str, Outcome], aliases: Sequence[str] = ()) -> CaseRecord:
    charges = tuple(
        ChargeHistory(CASE, "wyd", "1:24-cr-90001", None, who, n, tuple(aliases), "1", ("1",), "18:371", None, Disposition(end))
        for n, (who, end) in enumerate(people, 1)
    )
    return CaseRecord(CASE, "wyd", "1:24-cr-90001", "USA v. Tennant", None, None, charges)


def mask(*people: tuple[str, Outcome], aliases: Sequence[str] = (), in_full: Sequence[InFull] = ()) -> Masker:
    return masker([record(*people, aliases=aliases)], in_full)


@pytest.mark.parametrize(
    ("printed", "shown"),
    [
        ("USA v. Tennant et al", "USA v. T. et al"),
        ("Marisol Tennant was charged.", "M. T. was charged."),
        ("MARISOL TENNANT (2)", "M. T. (2)"),
        ("Tennant, Marisol", "M. T."),
        ("Tennant’s lawyer", "T.’s lawyer"),
        ("asked of Marisol A. Tennant today", "asked of M. A. T. today"),
        ("He named Tennant.", "He named T."),
        ("the tenant left", "the tenant left"),
        ("Marisol alone says nothing", "Marisol alone says nothing"),
    ],
)
def test_a_name_is_replaced_however_it_is_printed(printed: str, shown: str) -> None:
    masked = mask(("Marisol A. Tennant", "dismissed")).text(printed)
    assert masked == shown or masked == shown.replace("M. T.", "M. A. T.")


def test_accents_and_hyphens_do_not_save_a_name() -> None:
    one = mask(("Ana Márquez-Ruiz, Jr.", "dismissed"))
    assert one.quote("ANA MARQUEZ RUIZ, Márquez-Ruiz and Ma\u0301rquez-Ruiz") == "[A. M.], [M.] and [M.]"


def test_quoted_words_show_that_something_was_replaced() -> None:
    assert mask(("Marisol Tennant", "dismissed")).quote("ORDER as to Marisol Tennant.") == "ORDER as to [M. T.]."


def test_who_was_convicted_or_is_named_on_purpose_keeps_the_name() -> None:
    named = [InFull("Owen Tadlock", CASE, "holds public office")]
    one = mask(("Marisol Tennant", "convicted_plea"), ("Owen Tadlock", "dismissed"), ("Priya Raman", "pending"), in_full=named)
    assert one.text("Marisol Tennant, Owen Tadlock and Priya Raman") == "Marisol Tennant, Owen Tadlock and P. R."


def test_a_surname_that_a_convicted_person_bears_too_is_left_alone() -> None:
    one = mask(("Marisol Tennant", "convicted_plea"), ("Owen Tennant", "dismissed"))
    assert one.text("Marisol Tennant, Owen Tennant, Tennant") == "Marisol Tennant, O. T., Tennant"


def test_an_alias_is_replaced_too() -> None:
    assert mask(("Marisol Tennant", "dismissed"), aliases=["The Ferryman"]).text("known as the Ferryman") == "known as T. F."


@given(st.text(alphabet="ab -.'\u0301éÉ\u202e\n(),", max_size=30), st.sampled_from(["Tennant", "MARISOL TENNANT", "Tennant, Marisol", "tennant"]), st.text(alphabet="ab -.\n", max_size=10))
def test_no_name_gets_through_whatever_stands_around_it(before: str, name: str, after: str) -> None:
    shown = mask(("Marisol Tennant", "dismissed")).quote(f"{before} {name} {after}")
    assert "tennant" not in shown.casefold()
    assert mask(("Priya Raman", "dismissed")).quote(f"{before} {name} {after}") == f"{before} {name} {after}"
