"""A case may be asked for as a person would say it."""

import pytest

from nolle.cli._find_case import find_case
from nolle.errors import BadUsage

KNOWN = {
    "casd/9:15-cr-00021": "United States v. Okonjo",
    "casd/3:15-mj-00021": "United States v. Okonjo",
    "nyed/2:20-cr-00999": "United States v. Ostrander et al",
    "cacd/2:20-cr-00999": "United States v. Vesely",
    "txwd/5:19-cr-00004": None,
    "txwd/7:19-cr-00004": None,
}


def found(wanted):
    return find_case(wanted, KNOWN.items())


LOOSE = ["CASD/9:15-cr-21", "9:15-cr-21", "15-cr-21", "15cr21", "15 CR 21", "15-Cr.-21", "2015-cr-21", "9:15-cr-00021-ABC", " 9:15-cr-00021-ABC-DEF "]


@pytest.mark.parametrize("wanted", ["casd/9:15-cr-00021", "9:15-cr-00021", *LOOSE])
def test_a_docket_number_is_understood_loosely(wanted):
    assert found(wanted) == ("casd/9:15-cr-00021", None)


def test_a_defendant_number_is_understood():
    assert found("9:15-cr-00021-ABC-12") == ("casd/9:15-cr-00021", 12)
    assert found("casd/9:15-cr-00021-2") == ("casd/9:15-cr-00021", 2)


def test_a_court_decides_between_equal_numbers():
    assert found("nyed/20cr999") == ("nyed/2:20-cr-00999", None)


def test_several_fits_are_named_with_their_names():
    with pytest.raises(BadUsage, match=r"2:20-cr-999: several cases.*cacd/2:20-cr-00999 \(United States v\. Vesely\), nyed/2:20-cr-00999 \(United"):
        found("2:20-cr-999")


def test_offices_are_told_apart():
    assert found("7:19-cr-4") == ("txwd/7:19-cr-00004", None)
    with pytest.raises(BadUsage, match="several"):
        found("19-cr-4")


@pytest.mark.parametrize(
    ("wanted", "suggested"),
    [
        ("ostrander", "nyed/2:20-cr-00999"),
        ("flsd/9:15-cr-00021", "casd/9:15-cr-00021"),
        ("9:20-cr-00999", "nyed/2:20-cr-00999"),
        ("casd/9:15-cr-00022", "casd/9:15-cr-00021"),
    ],
)
def test_a_case_that_is_not_there_brings_suggestions(wanted, suggested):
    with pytest.raises(BadUsage, match=f"no such case here; did you mean .*{suggested}"):
        found(wanted)


def test_nothing_alike_says_where_the_list_is():
    with pytest.raises(BadUsage, match="`nolle export cases` lists them all"):
        found("zzz")


def test_an_empty_casebook_is_said():
    with pytest.raises(BadUsage, match="holds no case yet"):
        find_case("1:20-cr-1", [])
