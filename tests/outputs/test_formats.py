"""Every format writes every kind, streams, and says the same."""

import csv
import io
import json
import tracemalloc
from datetime import date

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyarrow import parquet

from nolle.errors import BadUsage
from nolle.outputs import KINDS, dumps, format_of
from nolle.registry import load, members

EVIDENCE = {"capture": "ab", "source": "a.html", "start": 1, "end": 4, "quote": "=HY"}
PLACE = {"start": 1, "end": 4, "text": "=HY"}
VALUES = {
    "text": "“Dismissed”, with a comma", "date": date(2020, 3, 4), "int": 3, "bool": False,
    "[text]": ["1", "2s"], "{int}": {"dismissed": 2}, "{[text]}": {"name": ["Ada"]}, "evidence": EVIDENCE, "[evidence]": [EVIDENCE],
    "[signal]": [{"name": "days", "value": 2, "evidence": [EVIDENCE]}, {"name": "whole", "value": True, "evidence": []}],
    "[words]": [PLACE], "[figure]": [{**PLACE, "value": 3.5, "unit": "percent", "bound": "about", "period": None}],
}  # fmt: skip
EMPTY = {"[text]": [], "{int}": {}, "{[text]}": {}, "[evidence]": [], "[signal]": [], "[words]": [], "[figure]": []}


def full(kind):
    return {field: VALUES[type_] for field, type_ in KINDS[kind].fields.items()}


def bare(kind):
    return {field: EMPTY.get(type_) for field, type_ in KINDS[kind].fields.items()}


def written(format_, kind, rows):
    out = io.BytesIO()
    assert load("outputs", format_).write(KINDS[kind], iter(rows), out) == len(rows)
    return out.getvalue()


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("format_", members("outputs"))
def test_every_format_writes_every_kind_even_with_nothing_known(format_, kind):
    assert written(format_, kind, [full(kind), bare(kind)])
    written(format_, kind, [])


def test_json_lines_hold_each_value_as_it_is():
    first, second = written("jsonl", "charges", [full("charges"), bare("charges")]).decode().splitlines()
    row = json.loads(first)
    assert list(row) == list(KINDS["charges"].fields)
    assert (row["happened"], row["with_prejudice"], row["aliases"], row["evidence"]) == ("2020-03-04", False, ["1", "2s"], [EVIDENCE])
    assert json.loads(second)["happened"] is None


def test_csv_has_a_header_even_without_rows():
    assert written("csv", "findings", []).decode() == ",".join(KINDS["findings"].fields) + "\n"


def test_csv_holds_lists_as_json_and_null_as_empty():
    rows = list(csv.DictReader(io.StringIO(written("csv", "cases", [full("cases"), bare("cases")]).decode())))
    assert (rows[0]["filed"], json.loads(rows[0]["outcomes"]), json.loads(rows[0]["unread"])) == ("2020-03-04", {"dismissed": 2}, ["1", "2s"])
    assert (rows[1]["filed"], rows[1]["unread"]) == ("", "[]")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "＝"])
def test_no_csv_text_starts_as_a_formula(start):
    row = {**full("entries"), "text": f'{start}HYPERLINK("http://example.org")'}
    read = next(csv.DictReader(io.StringIO(written("csv", "entries", [row]).decode(), newline="")))
    assert read["text"] == f"'{row['text']}"


def test_words_in_csv_evidence_stay_exact_though_they_look_like_a_formula():
    read = next(csv.DictReader(io.StringIO(written("csv", "entries", [full("entries")]).decode())))
    assert json.loads(read["evidence"])["quote"] == "=HY"


def test_parquet_has_proper_types():
    table = parquet.read_table(io.BytesIO(written("parquet", "charges", [full("charges"), bare("charges")])))
    types = {name: table.schema.field(name).type for name in ("happened", "with_prejudice", "defendant_number", "aliases")}
    assert types == {"happened": pa.date32(), "with_prejudice": pa.bool_(), "defendant_number": pa.int64(), "aliases": pa.list_(pa.string())}
    assert table.to_pylist()[0]["evidence"] == [EVIDENCE]
    assert table.to_pylist()[1]["happened"] is None


def test_parquet_writes_maps_and_signal_values():
    cases = parquet.read_table(io.BytesIO(written("parquet", "cases", [full("cases")]))).to_pylist()
    findings = parquet.read_table(io.BytesIO(written("parquet", "findings", [full("findings")]))).to_pylist()
    assert cases[0]["outcomes"] == [("dismissed", 2)]
    assert [s["value"] for s in findings[0]["signals"]] == ["2", "true"]


def test_parquet_keeps_places_and_figures_of_statements_as_structs():
    first, second = parquet.read_table(io.BytesIO(written("parquet", "statements", [full("statements"), bare("statements")]))).to_pylist()
    assert (first["content"], first["figures"], first["said"]) == (VALUES["[words]"], VALUES["[figure]"], date(2020, 3, 4))
    assert (second["content"], second["figures"], second["published"], second["direct"]) == ([], [], None, None)


def test_words_of_a_statement_in_csv_stay_exact_though_they_look_like_a_formula():
    read = next(csv.DictReader(io.StringIO(written("csv", "statements", [full("statements")]).decode())))
    assert json.loads(read["content"]) == [PLACE]


def test_parquet_without_rows_still_has_its_columns():
    assert parquet.read_table(io.BytesIO(written("parquet", "entries", []))).column_names == list(KINDS["entries"].fields)


def test_parquet_rows_keep_their_order_over_several_batches():
    rows = [{**full("captures"), "size": n} for n in range(11_000)]
    assert parquet.read_table(io.BytesIO(written("parquet", "captures", rows)))["size"].to_pylist() == list(range(11_000))


class Nowhere(io.RawIOBase):
    """A file that forgets."""

    def writable(self):
        return True

    def write(self, data):
        return len(data)


@pytest.mark.parametrize("format_", ["jsonl", "csv"])
def test_memory_does_not_grow_with_the_rows(format_):
    tracemalloc.start()
    load("outputs", format_).write(KINDS["charges"], (full("charges") for _ in range(5_000)), Nowhere())
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 1_000_000


@pytest.mark.parametrize(("file", "format_"), [("a.csv", "csv"), ("b/C.PARQUET", "parquet"), ("x.jsonl", "jsonl"), ("x.ndjson", "jsonl")])
def test_a_file_name_tells_the_format(file, format_):
    assert format_of(file) == format_


def test_an_untold_format_is_asked_for():
    with pytest.raises(BadUsage, match=r"charges\.xls.*--format csv\|jsonl\|parquet"):
        format_of("charges.xls")


@given(st.text(alphabet=st.characters()) | st.dictionaries(st.text(alphabet=st.characters()), st.integers() | st.none()))
def test_json_is_the_same_value_and_safe_to_print(value):
    line = dumps(value)
    assert json.loads(line) == value
    assert line.encode()
    assert not set(line) & {*map(chr, range(0x20)), *map(chr, range(0x7F, 0xA0)), "\u202e", "\u2066", "\u200f"}
