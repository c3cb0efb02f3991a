"""`nolle label`: JSON lines in, JSON lines out, whatever comes down the pipe."""

import io
import json
import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nolle.cli._label_lines import Asked, BadLine, answers, parse
from nolle.cli.label import label_lines
from nolle.model import OutcomeSaid, Reading

OUTCOME = OutcomeSaid("dismissed", "Count 2 dismissed", 0, 17, "Marisol Tennant", 2, ("2",), "government", None, "plea_bargain", "Indictment", "41")


def read(texts):
    return [Reading(("dismissal_order",), "court", (OUTCOME,)) if "dismissed" in text else Reading() for text in texts]


def asked(*lines):
    raw = [line.encode() if isinstance(line, str) else line for line in lines]
    return [item if isinstance(item, BadLine) else json.loads(item) for item in answers(raw, read)]


def test_an_answer_has_exactly_the_promised_fields():
    (answer,) = asked('{"id": "a", "text": "Count 2 dismissed"}')
    outcome = {"defendant": "Marisol Tennant", "counts": ["2"], "outcome": "dismissed", "by": "government", "with_prejudice": None, "context": "plea_bargain"}
    assert answer == {"id": "a", "events": ["dismissal_order"], "actor": "court", "outcomes": [{**outcome, "evidence": "Count 2 dismissed"}]}
    assert list(answer) == ["id", "events", "actor", "outcomes"]
    assert list(answer["outcomes"][0]) == ["defendant", "counts", "outcome", "by", "with_prejudice", "context", "evidence"]


@pytest.mark.parametrize("id_", ["7", '"x"', "null", "[1, {}]", '{"a": 1.5}', "true", "-0.0", "123456789012345678901234567890"])
def test_an_id_may_be_any_json_value(id_):
    assert asked(f'{{"id": {id_}, "text": ""}}')[0]["id"] == json.loads(id_)


def test_answers_keep_the_order_of_the_input():
    lines = [json.dumps({"id": n, "text": "dismissed" if n % 3 else "x"}) for n in range(10_000)]
    got = asked(*lines)
    assert [a["id"] for a in got] == list(range(10_000))
    assert [bool(a["events"]) for a in got] == [bool(n % 3) for n in range(10_000)]


def test_other_keys_and_empty_lines_are_passed_over():
    assert [a["id"] for a in asked('{"id": 1, "text": "", "court": "nyed"}\n', "\n", "  \n", '{"text": ""}')] == [1, None]


def test_a_byte_order_mark_is_no_trouble():
    assert asked(b'\xef\xbb\xbf{"id": 1, "text": ""}')[0]["id"] == 1


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (b"nonsense", "not JSON"),
        (b'{"id": 1, "text": "x"', "not JSON"),
        (b'{"id": NaN, "text": "x"}', "not JSON"),
        (b"[" * 100_000, "not JSON"),
        (b'{"id": ' + b"9" * 5000 + b', "text": ""}', "not JSON"),
        (b"[1]", "not an object"),
        (b'"text"', "not an object"),
        (b'{"id": 1}', 'no "text"'),
        (b'{"id": 1, "text": null}', '"text" is not a string'),
        (b'{"id": 1, "text": ["x"]}', '"text" is not a string'),
        (b'{"text": "\xff"}', "not UTF-8"),
    ],
)
def test_a_bad_line_is_told_by_its_number_and_the_rest_goes_on(line, why):
    first, bad, last = asked('{"id": 1, "text": ""}', line, '{"id": 3, "text": ""}')
    assert (first["id"], last["id"]) == (1, 3)
    assert isinstance(bad, BadLine)
    assert bad.number == 2
    assert why in bad.why


def test_bad_lines_go_to_standard_error(capsys):
    out = io.BytesIO()
    assert label_lines(io.BytesIO(b'x\n{"id": 2, "text": ""}\n'), out, read) == 1
    assert capsys.readouterr().err == "nolle: line 1: not JSON; left out\n"
    assert json.loads(out.getvalue())["id"] == 2


def test_half_a_character_in_a_text_is_replaced_one_for_one():
    assert parse(b'{"id": 1, "text": "a\\ud800b"}', 1) == Asked(1, "a\ufffdb")


def test_an_id_with_half_a_character_comes_back():
    assert asked('{"id": "\\ud800", "text": ""}')[0]["id"] == "\ud800"


@given(st.binary())
def test_no_line_is_too_strange(line):
    assert isinstance(parse(line, 1), Asked | BadLine)


@given(st.text(alphabet=st.characters()))
def test_escape_codes_in_evidence_are_written_as_json_escapes(text):
    said = OutcomeSaid("dismissed", text, 0, len(text))
    line = next(iter(answers([b'{"id": 1, "text": "x"}'], lambda texts: [Reading(outcomes=(said,))])))
    assert json.loads(line)["outcomes"][0]["evidence"] == text
    assert not any(0x7F <= ord(c) < 0xA0 or ord(c) < 0x20 for c in line.decode()[:-1])


def test_memory_does_not_grow_with_the_input():
    line = json.dumps({"id": 1, "text": "nothing " * 100}).encode()
    tracemalloc.start()
    for _ in answers((line for _ in range(40_000)), read):
        pass
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 30_000_000
