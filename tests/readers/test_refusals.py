"""Pages saved in place of a record are refused, each with what it is and what to do."""

import tomllib
from importlib.resources import files

import pytest

from nolle.errors import CannotRead, Challenged
from nolle.readers._page import Page
from nolle.readers._refusals import refusal_in, refuse

RULES = tomllib.loads(files("nolle.readers").joinpath("refusals.toml").read_text("utf-8"))["refusal"]


@pytest.mark.parametrize(("name", "words"), [(rule["name"], words) for rule in RULES for words in rule["match"]])
def test_words_of_a_page_that_is_no_record_are_known(name: str, words: str) -> None:
    found = refusal_in(words)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize("words", [words for rule in RULES for words in rule["miss"]])
def test_words_that_only_sound_like_it_are_let_pass(words: str) -> None:
    assert refusal_in(words) is None


def test_a_long_page_is_never_an_error_message() -> None:
    assert refusal_in("Case not found. " + "ORDER as to all defendants. " * 200) is None


def test_the_refusal_names_file_kind_and_remedy() -> None:
    error = refuse(Page(b"<html><body><h3>Case not found.</h3><input type=button value=Back></body></html>", "roe.html"))
    assert isinstance(error, Challenged)
    assert str(error) == "roe.html: this is CM/ECF's answer that it found no such case; check the case number and the court"


def test_a_page_without_words_is_called_so() -> None:
    error = refuse(Page(b"<html><body><ul><li>Query</li><li>Reports</li></ul></body></html>", "blank.html"))
    assert isinstance(error, Challenged)
    assert "holds no record" in str(error)


def test_another_page_is_quoted_from_its_beginning() -> None:
    error = refuse(Page(b"<html><body><p>" + b"The council met on Monday to talk of drains. " * 20 + b"</p></body></html>", "news.html"))
    assert isinstance(error, CannotRead)
    assert not isinstance(error, Challenged)
    assert 'it begins "The council met' in str(error)
