"""The readers measured on real order texts, where these are at hand: no figure may fall below its floor (floors.toml)."""

import importlib.util
import json
import tomllib
from dataclasses import asdict
from pathlib import Path

import pytest

from nolle.model import OutcomeSaid
from nolle.outcomes import ended, read_disposition, read_outcomes

FLOORS = tomllib.loads((Path(__file__).parents[1] / "floors.toml").read_text(encoding="utf-8"))["outcomes"]
NO_DISMISSAL = ["controls", "extra_vacated", "entries"]


def rows(shared, name):
    lines = (shared / "corpus" / "gold" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines if line.strip()]


def scored(shared, without=None):
    source = importlib.util.spec_from_file_location("score_outcomes", shared / "score" / "outcomes.py")
    scorer = importlib.util.module_from_spec(source)
    source.loader.exec_module(scorer)
    gold = {row["id"]: row for row in rows(shared, "dismissals") if row["court"] != without}
    said = {key: {"outcomes": [{**asdict(o), "counts": list(o.counts)} for o in ended(read_outcomes(row["text"]))]} for key, row in gold.items()}
    return scorer.score(gold, said)


@pytest.mark.parametrize("without", [None, FLOORS["one_court"]], ids=["all courts", "without the court of most texts"])
def test_no_figure_falls_below_its_floor(shared, without):
    result = scored(shared, without)
    reached = {
        "precision": result["dismissing_texts"]["precision"],
        "recall": result["dismissing_texts"]["recall"],
        "counts_f1": result["counts"]["f1"],
        **{name: result[name]["rate"] for name in ("by", "with_prejudice", "context")},
    }
    assert {name: value for name, value in reached.items() if value < FLOORS[name]} == {}
    assert [result[name] for name in ("false_dismissed", "false_government", "evidence_not_verbatim")] == [[], [], []]


@pytest.mark.parametrize("name", NO_DISMISSAL)
def test_nothing_else_is_read_as_a_dismissal(shared, name):
    for row in rows(shared, name):
        dismissed = any(o.outcome == "dismissed" for o in ended(read_outcomes(row["text"])))
        assert dismissed == ("dismissal_order" in row["events"]), row["id"]


def test_disposition_cells_are_read_as_the_gold_reads_them(shared):
    wrong = []
    for row in rows(shared, "charges"):
        cell = row["disposition_cell"]
        said = read_disposition(cell)
        if said is None:
            wrong += [row["id"]] if cell else []
        elif not _agrees(said, row):
            wrong.append(row["id"])
    assert wrong == []


def _agrees(said: OutcomeSaid, row) -> bool:
    """A cell that only sentences convicts; the manner may stand in another entry."""
    return said.outcome in row["acceptable_outcomes"] or (said.outcome == "convicted" and row["outcome"].startswith("convicted"))
