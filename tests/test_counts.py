"""Count labels, ranges and lists."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nolle.counts import ALL, MOST, REMAINING, expand, find_counts, label_of, lower, spelled


@pytest.mark.parametrize(
    ("cell", "offense", "label"),
    [
        ("CONSPIRACY TO DISTRIBUTE\n(1)", "CONSPIRACY TO DISTRIBUTE", "1"),
        ("BANK FRAUD(2-4)", "BANK FRAUD", "2-4"),
        ("BANK FRAUD (1ss)", "BANK FRAUD", "1ss"),
        ("18:922(g)(1) FELON IN POSSESSION\n(1r)", "18:922(g)(1) FELON IN POSSESSION", "1r"),
        ("18:922(g)(1)\n(1)", "18:922(g)(1)", "1"),
        ("one charge restated\n(1)(1s)", "one charge restated", "1, 1s"),
        ("18:922(g)(1)(1s)", "18:922(g)(1)", "1s"),
        ("18:2251(a) & (3)(1)", "18:2251(a) & (3)", "1"),
        ("(2-4)", "", "2-4"),
        ("WIRE FRAUD (1-2, 5)", "WIRE FRAUD", "1-2, 5"),
    ],
)
def test_the_label_is_the_last_parenthesis_group(cell, offense, label):
    assert label_of(cell) == (offense, label)


@pytest.mark.parametrize(
    "cell", ["8:1326(a) and (b)(1)", "18:922(g)(1)", "26:7206(1)", "Reentry of a removed alien", "sentencing table (2010)", "fraud (felony)", ""]
)
def test_a_statute_is_no_label(cell):
    assert label_of(cell) == (cell, "")


@pytest.mark.parametrize(
    ("label", "counts"),
    [
        ("2-4", "2 3 4"),
        ("2s-3s", "2s 3s"),
        ("2-4s", "2s 3s 4s"),
        ("2s-4", "2s 3s 4s"),
        ("10-12, 2-4, 21", "10 11 12 2 3 4 21"),
        ("1s-2s,3s", "1s 2s 3s"),
        ("18-19&7-8", "18 19 7 8"),
        ("II-IV, IX", "2 3 4 9"),
        ("XLI", "41"),
        ("One", "1"),
        ("twenty-one and Three", "21 3"),
        ("1r", "1r"),
        ("2, 2, 3", "2 3"),
        ("complaint", "complaint"),
        ("4-2", "4-2"),
        ("1s-3ss", "1s-3ss"),
        ("1-90000", "1-90000"),
        ("", ""),
    ],
)
def test_a_label_is_expanded_into_single_counts(label, counts):
    assert expand(label) == tuple(counts.split())


def test_a_list_that_is_too_long_to_be_counts_is_left_as_printed():
    label = "1-1500, 2000-3900"
    assert expand(label) == (label,)


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("Count(s) 10-12, 2-4, 21 dismissed", ["10 11 12 2 3 4 21"]),
        ("Counts II-IV, VI of the Indictment", ["2 3 4 6"]),
        ("Cts. 35-37, 49 and Ct. 34", ["35 36 37 49 34"]),
        ("counts One, Three and Five", ["1 3 5"]),
        ("Counts I&II", ["1 2"]),
        ("Count IIss", ["2ss"]),
        ("CTS 1S-3S", ["1s 2s 3s"]),
        ("count(s) 1s, 2s -3s", ["1s 2s 3s"]),
        ("Counts VII through IX", ["7 8 9"]),
        ("Counts 23 to 26", ["23 24 25 26"]),
        ("Counts One (1) and Two (2)", ["1 2"]),
        ("all remaining counts", ["remaining"]),
        ("the balance of the counts", ["remaining"]),
        ("all counts except Count 3", ["remaining"]),
        ("both counts", ["all"]),
        ("all four counts", ["all"]),
        ("Remaining Counts 1, 3-5", ["1 3 4 5"]),
        ("certain counts", [""]),
        ("Count 1 and Count 2; all other counts", ["1 2", "remaining"]),
        ("count(s) 1, 2 -4, 5 . 36 MONTHS", ["1 2 3 4 5"]),
    ],
)
def test_count_lists_are_found_in_running_text(text, counts):
    assert [" ".join(c.counts) for c in find_counts(text)] == counts


@pytest.mark.parametrize(
    "text",
    [
        "Count 1, 60 months",
        "Count 1, 24-month term",
        "Count 1, 24 - 30 months",
        "count 1, sixty (60) months",
        "Count 1 and 3 years supervised release",
        "count 1, one year and one day",
        "Count 1, 18:1341 mail fraud",
        "Count 1, 18 U.S.C. 371",
        "Count 1, 8/21/03",
        "Count 1, 12 cert copies",
    ],
)
def test_a_number_with_a_unit_is_no_count(text):
    assert [c.counts for c in find_counts(text)] == [("1",)]


@pytest.mark.parametrize("text", ["account 5 and discount 3", "the county", "court 2", "no such thing"])
def test_other_words_are_no_counts(text):
    assert find_counts(text) == ()


def test_the_verb_is_no_roman_number():
    assert [c.counts for c in find_counts("the count is dismissed; count vs. count")] == [(), (), ()]


def test_places_are_places_in_the_text_itself():
    text = "İn re: Count 2; COUNTS III-IV"
    assert [text[c.start : c.end] for c in find_counts(text)] == ["Count 2", "COUNTS III-IV"]


@given(st.integers(1, 300), st.integers(0, 40), st.sampled_from(["", "s", "ss", "sss"]))
def test_a_range_holds_every_count_between_its_ends(first, length, suffix):
    counts = expand(f"{first}{suffix}-{first + length}{suffix}")
    assert counts == tuple(f"{n}{suffix}" for n in range(first, first + length + 1))


@given(st.lists(st.tuples(st.integers(1, 99), st.sampled_from(["", "s", "ss"])), min_size=1, max_size=8))
def test_a_written_list_is_read_back(items):
    counts = list(dict.fromkeys(f"{n}{suffix}" for n, suffix in items))
    assert [c.counts for c in find_counts(f"Counts {', '.join(counts)} are dismissed")] == [tuple(counts)]


@given(st.text(max_size=300))
def test_any_text_is_read_without_failing_and_places_stay_inside(text):
    offense, label = label_of(text)
    assert offense in text
    assert len(expand(label)) <= MOST + 1
    assert all(0 <= c.start < c.end <= len(text) and (c.counts or c.counts in ((), ALL, REMAINING)) for c in find_counts(text))
    assert len(lower(text)) == len(text)


@pytest.mark.parametrize(("numbers", "told"), [((), ""), ((7,), "7"), ((3, 2, 1, 9), "1-3, 9"), ((6, 11, 21, 22, 22), "6, 11, 21-22")])
def test_numbers_are_told_in_runs(numbers: tuple[int, ...], told: str) -> None:
    assert spelled(numbers) == told
