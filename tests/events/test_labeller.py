"""The labeller's manners: what it takes, what it gives back, what it refuses."""

from __future__ import annotations

import pyarrow as pa
import pytest

from nolle import labeller as package
from nolle.errors import BadUsage
from nolle.labeller import ENGINES, Labeller

SENTENCED = "Minute Entry: Sentencing held on 3/3/2020 for Owen Tadlock (1). Counts 2 and 3 dismissed on government's oral motion."
MOTION = "MOTION to Seal Case by USA as to Owen Tadlock"
CLERK = "Case assigned to Judge Alder."
ANSWERS = [(("dismissal_order", "sentencing"), None), (("seal",), "government"), ((), None)]


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(
    "texts",
    [
        [SENTENCED, MOTION, CLERK],
        (SENTENCED, MOTION, CLERK),
        pa.array([SENTENCED, MOTION, CLERK]),
        pa.array([SENTENCED, MOTION, CLERK], pa.large_string()),
        pa.array(["", SENTENCED, MOTION, CLERK, ""])[1:4],
        pa.chunked_array([[SENTENCED], [], [MOTION, CLERK]]),
    ],
    ids=["list", "tuple", "strings", "large strings", "slice", "chunks"],
)
def test_texts_come_as_python_or_as_arrow(labellers: dict[str, Labeller], engine: str, texts: object) -> None:
    assert labellers[engine].label(texts) == ANSWERS


@pytest.mark.parametrize("engine", ENGINES)
def test_a_table_says_the_same(labellers: dict[str, Labeller], engine: str) -> None:
    table = labellers[engine].label_arrow(pa.array([SENTENCED, MOTION, CLERK]))
    assert table.schema == pa.schema({"events": pa.list_(pa.string()), "actor": pa.string()})
    assert table.to_pylist() == [{"events": list(labels), "actor": actor} for labels, actor in ANSWERS]


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("texts", [[], pa.array([], pa.string()), pa.chunked_array([], pa.string())], ids=["list", "array", "chunks"])
def test_no_texts_no_answers(labellers: dict[str, Labeller], engine: str, texts: object) -> None:
    assert labellers[engine].label(texts) == []
    assert labellers[engine].label_arrow(texts).num_rows == 0


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("text", ["", " ", "\n\n", "\x00", "\ud800", "\x02\x02", "�", "a" * 100_000])
def test_odd_texts_have_no_labels_and_break_nothing(labellers: dict[str, Labeller], engine: str, text: str) -> None:
    assert labellers[engine].label([text, MOTION]) == [((), None), ANSWERS[1]]


@pytest.mark.parametrize("engine", ENGINES)
def test_a_missing_text_counts_as_empty(labellers: dict[str, Labeller], engine: str) -> None:
    assert labellers[engine].label(pa.array([None, MOTION])) == [((), None), ANSWERS[1]]


@pytest.mark.parametrize("engine", ENGINES)
def test_line_breaks_and_needless_spaces_change_nothing(labellers: dict[str, Labeller], engine: str) -> None:
    torn = ["  " + SENTENCED.replace(" ", "\n "), MOTION.replace(" ", "  \t"), CLERK]
    assert labellers[engine].label(torn) == ANSWERS


def test_words_of_one_entry_never_complete_those_of_the_next(labellers: dict[str, Labeller]) -> None:
    for labeller in labellers.values():
        assert labeller.label(["ORDER granting", "Motion to Seal", "JURY", "VERDICT Guilty"])[0][0] == ("motion_granted",)
        assert labeller.label(["Count 2 is", "dismissed"]) == [((), None), ((), None)]


def test_many_texts_are_read_in_several_batches(labellers: dict[str, Labeller], monkeypatch: pytest.MonkeyPatch) -> None:
    whole = labellers["hyperscan"].label([SENTENCED, MOTION, CLERK] * 50)
    monkeypatch.setattr(package, "_BATCH", 100)
    assert labellers["hyperscan"].label([SENTENCED, MOTION, CLERK] * 50) == whole == ANSWERS * 50


def test_an_unknown_engine_is_named() -> None:
    with pytest.raises(BadUsage, match="no labelling engine 'grep'"):
        Labeller("grep")


def test_without_the_matcher_re_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "find_spec", lambda _name: None)
    assert Labeller().engine == "re"
    with pytest.raises(BadUsage, match="not installed"):
        Labeller("hyperscan")


def test_the_best_engine_is_taken_by_itself() -> None:
    assert Labeller().engine == "hyperscan"
