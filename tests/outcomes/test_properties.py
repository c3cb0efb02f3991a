"""What holds for any text whatever."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nolle.outcomes import ENDED, ended, read_disposition, read_outcomes

WORDS = (
    "ORDER JUDGMENT MOTION dismissed Dismissed dismissing dismissal dismiss to Motion granting granted denying denied the indictment Count Counts 1 2s III-IV all remaining "
    "of as to Ida Marsh (1) Odell Ferris (2) and , ; . government on motion USA defendant not guilty acquitted pleaded guilty found jury verdict vacated conviction transferred "
    "District of Oregon Rule 20 48(a) with without prejudice complaint superseding Second case is are hereby shall be will if recommend that leave court nolle prosequi "
    "sentenced 60 months custody \n \xa0 “ ” İ ß \U0001f4a5 \ue001 \ue003 ( ) [ ] * #"
).split(" ")

entries = st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join)


@settings(max_examples=300, deadline=None)
@given(st.one_of(entries, st.text(max_size=400)))
def test_every_outcome_quotes_its_own_words(text):
    for said in read_outcomes(text):
        assert text[said.start : said.end] == said.evidence
        assert said.evidence.strip()
        assert said.outcome in ENDED or said.outcome.startswith("convicted")
        assert said.defendant is None or said.defendant in " ".join(text.split()) or said.defendant in text.replace("\xa0", " ").replace("\n", " ")
        assert said.context is None or said.outcome == "dismissed"
    cell = read_disposition(text)
    assert cell is None or text[cell.start : cell.end] == cell.evidence


@settings(max_examples=200, deadline=None)
@given(entries)
def test_reading_is_repeatable_and_ended_only_picks(text):
    first = read_outcomes(text)
    assert read_outcomes(text) == first
    assert ended(first) == tuple(o for o in first if o.outcome in ENDED)


@settings(max_examples=200, deadline=None)
@given(entries.filter(lambda text: "government" not in text and "USA" not in text and "48(a)" not in text and "nolle" not in text))
def test_the_government_is_never_the_mover_where_the_text_does_not_name_it(text):
    assert all(said.by not in ("government", "joint") for said in read_outcomes(text))


@settings(max_examples=200, deadline=None)
@given(entries.filter(lambda text: "prejudice" not in text))
def test_prejudice_is_never_told_where_the_text_does_not_speak_of_it(text):
    assert all(said.with_prejudice is None for said in read_outcomes(text))


@settings(max_examples=100, deadline=None)
@given(entries)
def test_a_recommendation_ends_nothing(text):
    assert read_outcomes(f"REPORT AND RECOMMENDATION {text}") == ()


@pytest.mark.parametrize(
    "piece",
    [
        "dismissed ", "Count 1 dismissed ", "granting motion to dismiss count 2 as to Ida Marsh (1); ", "order of dismissal ", "guilty count 1, ", "second third ", "[12] ",
        "Defendant Ida, ", "as to Ida ", "A. ", "(attachments: (", "judgment vacated ", "not guilty ", "leave of court granted ", "of the case ", "count 1-", "nolle prosequi ",
        "\ue001\ue003", "on the motion of ", "transferred to ", "sentenced 60 months on count 1 ",
    ],
)  # fmt: skip
def test_time_grows_no_faster_than_the_text(piece):
    def seconds(length):
        text = (piece * (length // len(piece) + 1))[:length] + " and count 1 is dismissed."
        start = time.process_time()
        read_outcomes(text)
        return time.process_time() - start

    seconds(2_000)
    assert seconds(24_000) < 12 * seconds(6_000) + 0.5
