"""Two printings of one name inside one case."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nolle.names import fold_name, same_printed_name


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ana Márquez-Ruiz", "ANA MARQUEZ RUIZ"),
        ("Tobias R. Wendell", "Tobias Wendell"),
        ("Tobias R. Wendell", "Tobias Raymond Wendell"),
        ("Odell Farrow, Jr.", "Odell Farrow Jr"),
        ("Odell Farrow, Jr.", "Odell Farrow"),
    ],
)
def test_the_same_person_printed_twice(one: str, other: str) -> None:
    assert same_printed_name(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Odell Farrow, Jr.", "Odell Farrow, Sr."),
        ("Tobias R. Wendell", "Tobias K. Wendell"),
        ("Tobias Wendell", "Martin Wendell"),
        ("Wendell", "Tobias Wendell"),
        ("", ""),
    ],
)
def test_two_people(one: str, other: str) -> None:
    assert not same_printed_name(one, other)


@given(st.text(max_size=60))
def test_folding_twice_changes_nothing(name: str) -> None:
    assert fold_name(fold_name(name)) == fold_name(name)


def test_a_text_in_plain_letters_folds_as_any_other() -> None:
    """The short way for ASCII and the way for all letters give the same, character by character."""
    for code in range(128):
        text = f"Ab{chr(code)}Cd"
        assert fold_name(f"{text} é") == f"{fold_name(text)} e", code
