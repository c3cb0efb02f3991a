"""The codec gives back what was said, in one form only, and refuses everything else."""

import json
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nolle.codec import SAID, canonical, decode, decode_said, fact_id, fact_row, row_id, said_kind
from nolle.errors import Damaged
from nolle.model import Capture, CaseRecord, ChargeHistory, EntrySaid, Evidence, Finding, Reading, Said

st.register_type_strategy(float, st.floats(allow_nan=False, allow_infinity=False))  # rates are shares: what is no number equals nothing, not even itself
anything_said = st.one_of([st.from_type(kind) for kind in SAID.values()])
dates = st.dates().map(date.isoformat)


@pytest.mark.parametrize("kind", [Capture, Evidence, Reading, ChargeHistory, Finding, CaseRecord])
def test_every_noun_comes_back_as_it_was(kind: type) -> None:
    @settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(st.from_type(kind))
    def comes_back(noun: object) -> None:
        text = canonical(noun)
        assert decode(kind, text) == noun
        assert canonical(decode(kind, text)) == text
        assert text.isascii()

    comes_back()


@given(anything_said)
def test_everything_said_comes_back_as_it_was(said: Said) -> None:
    assert decode_said(said_kind(said), canonical(said)) == said


def test_broken_surrogates_and_nul_survive() -> None:
    said = EntrySaid("1", date(2020, 2, 3), None, "ORDER \ud800 \x00 §", None, None, 0)
    assert decode_said("entry", canonical(said)) == said


ENTRY = {"number": "1", "filed": "2020-02-03", "entered": None, "text": "ORDER", "event_type": None, "sequence": None, "row": 0}


@pytest.mark.parametrize(
    "change",
    [
        {"row": "0"},
        {"row": True},
        {"row": None},
        {"text": None},
        {"text": ["ORDER"]},
        {"filed": "2020-02-31"},
        {"filed": 20200203},
        {"number": 1},
        {"colour": "red"},
    ],
)
def test_what_does_not_fit_is_damaged(change: dict[str, object]) -> None:
    assert decode_said("entry", json.dumps(ENTRY)).row == 0  # type: ignore[union-attr]
    with pytest.raises(Damaged):
        decode_said("entry", json.dumps(ENTRY | change))


@pytest.mark.parametrize("field", sorted(ENTRY))
def test_a_missing_field_is_damaged_and_no_default(field: str) -> None:
    with pytest.raises(Damaged):
        decode_said("entry", json.dumps({name: value for name, value in ENTRY.items() if name != field}))


@pytest.mark.parametrize("text", ["", "{", "null", "[]", "1", '"x"'])
def test_what_is_no_noun_is_damaged(text: str) -> None:
    with pytest.raises(Damaged):
        decode(Reading, text)


def test_an_unknown_kind_of_fact_is_damaged() -> None:
    with pytest.raises(Damaged, match="rumour"):
        decode_said("rumour", "{}")


def test_a_word_outside_the_vocabulary_is_damaged() -> None:
    assert decode(Reading, '{"events":[],"actor":"court","outcomes":[]}').actor == "court"
    with pytest.raises(Damaged, match="of the people"):
        decode(Reading, '{"events":[],"actor":"of the people","outcomes":[]}')


def said(text: str = "ORDER dismissing count 2") -> EntrySaid:
    return EntrySaid("7", date(2021, 5, 6), None, text, None, None, 3)


PLACE = Evidence("ab" * 32, 10, 34, "ORDER dismissing count 2")


def test_the_id_hangs_on_what_is_said_where_and_about_which_case() -> None:
    here = fact_id("xxd/1:21-cr-00001", said(), [PLACE])
    elsewhere = Evidence(PLACE.capture, 11, 35, PLACE.quote)
    others = [
        fact_id("xxd/1:21-cr-00002", said(), [PLACE]),
        fact_id("xxd/1:21-cr-00001", said("ORDER dismissing count 3"), [PLACE]),
        fact_id("xxd/1:21-cr-00001", said(), [elsewhere]),
        fact_id("xxd/1:21-cr-00001", said(), [PLACE, PLACE]),
        fact_id("xxd/1:21-cr-00001", said(), [Evidence("cd" * 32, 10, 34, PLACE.quote)]),
    ]
    assert len({here, *others}) == 6
    assert here == fact_id("xxd/1:21-cr-00001", said(), [PLACE]) == row_id(PLACE.capture, *fact_row("xxd/1:21-cr-00001", said(), [PLACE])[1:])


def test_a_field_that_came_later_is_part_of_the_id_only_where_it_says_something() -> None:
    linked = replace(said(), linked=True)
    assert "linked" not in canonical(said()) and '"linked":true' in canonical(linked)
    assert decode(EntrySaid, canonical(said())) == said() and decode(EntrySaid, canonical(linked)) == linked
    assert fact_id("xxd/1:21-cr-00001", linked, [PLACE]) != fact_id("xxd/1:21-cr-00001", said(), [PLACE])


def test_the_id_of_a_known_fact_never_changes() -> None:
    """Ids stand in ledgers and exports; a change of the codec that moves them would make every casebook look damaged."""
    assert fact_id("xxd/1:21-cr-00001", said(), [PLACE]) == "204f2cd6d24aa11c5ce86f6b1d4cb1ca2b3233aaf9b5dcad590897381660c265"
