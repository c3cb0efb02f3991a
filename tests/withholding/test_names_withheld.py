"""Names are found however they are spelled, and nothing else is taken for one."""

from __future__ import annotations

import pytest

from nolle.withholding import WITHHELD, Names

NAMES = Names(["Marisol Tennant", "Piet van der Hoogeveen-Abernathy", "Ana Márquez", "Lo May", "Quayside Holdings LLC"], kept=["Odo Tennant", "Ada Rook"])


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("as to Marisol Tennant (2)", "as to [withheld] (2)"),
        ("MARISOL TENNANT", "[withheld]"),
        ("Tennant, Marisol", "[withheld]"),
        ("Marisol J. Tennant and Marisol Jane Tennant", "[withheld] and [withheld]"),
        ("M. Tennant, Ms. Tennant's motion", "[withheld], Ms. [withheld]'s motion"),
        ("tennant_marisol.html", "[withheld].html"),
        ("mtennant@ferry.example", "[withheld]@ferry.example"),
        ("Piet Abernathy; Mr. Hoogeveen; Hoogeveen-Abernathy", "[withheld]; Mr. [withheld]; [withheld]"),
        ("Ana Marquez, ANA MA\u0301RQUEZ", "[withheld], [withheld]"),
        ("Odo Tennant and Ada Rook", "Odo Tennant and Ada Rook"),  # others of the case
        ("it may be filed by May on May 3", "it may be filed by [withheld] on [withheld] 3"),  # in doubt it is masked
        ("Quayside Holdings LLC, another LLC", "[withheld], another LLC"),
        ("Ana said so", "Ana said so"),
        ("", ""),
    ],
)
def test_every_spelling_is_masked_and_no_more(text: str, masked: str) -> None:
    assert NAMES.mask(text) == masked
    assert len(NAMES.blank(text)) == len(text)
    assert NAMES.stand_in(text) is (text != masked)


@pytest.mark.parametrize(
    ("text", "full"),
    [
        ("Marisol Tennant was charged", True), ("TENNANT, Marisol", True), ("Piet Abernathy", True), ("Ana Marquez", True), ("Marisol K. Tennant", True),
        ("Tennant was charged", False), ("Marisol was charged", False), ("Marisol. The clerk, Rook, and Tennant", False), ("Odo Rook", False),
    ],
)  # fmt: skip
def test_a_whole_name_is_told_from_a_surname(text: str, full: bool) -> None:
    assert NAMES.in_full_in(text) is full
    assert (NAMES.mask_full(text) != text) is full


@pytest.mark.parametrize("name", ["John Doe", "Jane Doe 2", "FNU LNU"])
def test_names_for_nobody_are_no_names(name: str) -> None:
    assert not Names([name]) and Names([name]).mask(f"as to {name}") == f"as to {name}"


def test_the_mark_stands_in_brackets() -> None:
    assert Names(["Ada Rook"]).blank("Ada Rook, that is Ada Bartholomew Rook").startswith("[withhel, that is [withheld]") and WITHHELD == "[withheld]"
