"""A sweep says of the same pages what a casebook says, row for row, with any number of processes and after any kill."""

from __future__ import annotations

import ast
import json
import os
import random
import re
import signal
import subprocess
import sys
import tomllib
from importlib.resources import files
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from invented_groups import overtaken
from pages import Person, Sheet
from stores import DEMO, docket, everything, lines, needs_duckdb, rows, swept, take_in

from nolle import outputs, pipeline
from nolle.casebook import open_casebook
from nolle.counts import lower
from nolle.model import OutcomeSaid
from nolle.outcomes.rules import named
from nolle.outputs._arrow import typed
from nolle.sweep import _laid_out, bearing, charges, fold, label
from nolle.sweep import ingest as ingesting
from nolle.sweep._rows import said_row
from nolle.sweep._tables import SAID
from nolle.sweep.store import Store

KILLS = int(os.environ.get("NOLLE_KILLS", "6"))


def booked(folder: Path, *paths: Path) -> dict[str, list[dict[str, Any]]]:
    """What a casebook with those pages exports."""
    with open_casebook(folder, create=True) as book:
        list(pipeline.add(book, [str(path) for path in paths]))
        sources = {kept.capture.digest: kept.capture.source for kept in pipeline.captures(book)}
        made = {
            "charges": [outputs.charge_row(charge, sources) for record in pipeline.records(book) for charge in record.charges],
            "findings": [_plainly(outputs.finding_row(finding, sources)) for finding in pipeline.findings(book) if finding.kind == "dropped_charges"],
        }
    return {kind: [typed(outputs.KINDS[kind], row) for row in rows] for kind, rows in made.items()}


def _plainly(row: dict[str, Any]) -> dict[str, Any]:
    """A finding with the signals that the record alone gives: those that need other entries are a casebook's."""
    return {**row, "signals": [signal for signal in row["signals"] if signal["name"] in ("whole_defendant", "with_prejudice")]}


def agree(folder: Path, *paths: Path, jobs: int = 1) -> int:
    """Check that both say the same; returns how many charges there are."""
    swept(folder / "store", *paths, jobs=jobs)
    said = booked(folder / "book", *paths)
    for kind, expected in said.items():
        found = [{name: value for name, value in row.items() if name != "place"} for row in rows(folder / "store", kind)]
        assert sorted(map(_line, found)) == sorted(map(_line, expected)), kind
    return len(said["charges"])


def _line(row: dict[str, Any]) -> str:
    return json.dumps(row, sort_keys=True, default=str)


@needs_duckdb
@pytest.mark.parametrize("jobs", [1, 2])
def test_the_demo_dockets_end_as_in_a_casebook(jobs: int, tmp_path: Path) -> None:
    assert agree(tmp_path, DEMO[0].parent, jobs=jobs) > 80


@needs_duckdb
@pytest.mark.parametrize("page", DEMO, ids=lambda page: page.name)
def test_each_docket_alone_ends_as_in_a_casebook(page: Path, tmp_path: Path) -> None:
    """Captured once, so that only the entries that may bear on a charge are folded."""
    agree(tmp_path, page)


@needs_duckdb
def test_a_docket_in_pages_that_name_it_only_by_its_id(tmp_path: Path) -> None:
    whole = docket(1, 3)
    header = {name: value for name, value in whole.items() if name not in ("docket_entries", "parties")}
    (tmp_path / "1.json").write_text(json.dumps({"results": [{**entry, "docket": 1} for entry in whole["docket_entries"]]}))
    (tmp_path / "2.json").write_text(json.dumps({"results": whole["parties"]}))
    assert agree(tmp_path / "unknown", tmp_path / "1.json", tmp_path / "2.json") == 1
    (tmp_path / "3.json").write_text(json.dumps(header))
    assert agree(tmp_path / "known", tmp_path / "1.json", tmp_path / "2.json", tmp_path / "3.json") == 1
    assert {row["case"] for row in rows(tmp_path / "known" / "store", "charges")} == {"vtd/2:20-cr-00001"}


@needs_duckdb
def test_the_end_of_a_complaint_that_went_on_under_another_number_is_no_finding(tmp_path: Path) -> None:
    pages = {page.name: page.data for page in overtaken().pages}
    both, alone = tmp_path / "both", tmp_path / "alone"
    for folder, names in ((both, ("mj.html", "cr.html")), (alone, ("mj.html",))):
        folder.mkdir()
        for name in names:
            (folder / name).write_bytes(pages[name])
    for place, folder, findings in (("1", both, 0), ("2", alone, 1)):
        agree(tmp_path / place, *folder.iterdir())
        assert len(rows(tmp_path / place / "store", "findings")) == findings


def test_of_several_accused_only_those_whom_the_other_docket_names_went_on(tmp_path: Path) -> None:
    one, two, fraud, court = "Ada Quillfeather", "Odo Ferncastle", "18:1344 BANK FRAUD", "Eastern District of Virginia - (Alexandria)"
    ended = [Person(n, name, complaints=[("", fraud, "Dismissed on government's motion")], ended="04/26/2024") for n, name in enumerate((one, two), 1)]
    complaint = ("04/01/2024", "1", f"COMPLAINT as to {one} (1), {two} (2). (cc) (Entered: 04/01/2024)")
    mj = Sheet("1:24-mj-90077-IST", "USA v. Quillfeather et al", "04/01/2024", "09/03/2024 10:00:00", ended, [complaint], court=court)
    charged = [("04/25/2024", "1", f"INDICTMENT as to {one} (1) count(s) 1. (cc) (Entered: 04/25/2024)")]
    cr = Sheet("1:24-cr-90150-WXF", "USA v. Quillfeather", "04/25/2024", "09/03/2024 10:00:00", [Person(1, one, [("1", fraud, "")])], charged, court=court, magistrate="1:24-mj-90077-IST")
    (tmp_path / "mj.html").write_bytes(mj.data)
    (tmp_path / "cr.html").write_bytes(cr.data)
    agree(tmp_path, tmp_path / "mj.html", tmp_path / "cr.html")
    assert [row["defendant"] for row in rows(tmp_path / "store", "findings")] == [two]


def test_entries_of_a_civil_case_end_no_charge(tmp_path: Path) -> None:
    civil = docket(1)
    civil["docket_number"] = "2:20-cv-00001"
    (tmp_path / "civil.json").write_text(json.dumps(civil))
    agree(tmp_path, tmp_path / "civil.json")
    assert rows(tmp_path / "store", "labels") and not rows(tmp_path / "store", "outcomes")


@needs_duckdb
def test_any_number_of_processes_gives_the_same_rows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = everything(swept(tmp_path / "whole", *DEMO))
    monkeypatch.setattr(charges, "_ROWS", 20)
    monkeypatch.setattr(charges, "_ENTRIES", 30)
    monkeypatch.setattr(_laid_out, "_AT_ONCE", 1_000)
    assert everything(swept(tmp_path / "ranges", *DEMO)) == whole
    (tmp_path / "d.jsonl").write_bytes(lines(40))
    one, two = (everything(swept(tmp_path / str(jobs), tmp_path / "d.jsonl", *DEMO, jobs=jobs)) for jobs in (1, 2))
    assert one == two and len(one["charges"]) > 120
    parts = Store.open(tmp_path / "2").of(charges.STEP)
    assert len(parts) > 3 and not (tmp_path / "2" / ".unfinished" / "rows").exists()
    cases = [row["case"] for path in Store.open(tmp_path / "2").paths("charges") for row in charges_in(path)]
    assert cases == sorted(cases)


def charges_in(path: str) -> list[dict[str, Any]]:
    from pyarrow import parquet

    found: list[dict[str, Any]] = parquet.read_table(path, partitioning=None).to_pylist()
    return found


@needs_duckdb
def test_what_is_done_already_is_not_done_again_and_new_rules_are_heeded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = swept(tmp_path / "store", *DEMO[:4])
    before = {path: path.stat().st_mtime_ns for path in store.rglob("*.parquet")}
    charges.charges(store)
    assert {path: path.stat().st_mtime_ns for path in store.rglob("*.parquet")} == before
    take_in(store, *DEMO)
    charges.charges(store)
    assert everything(store) == everything(swept(tmp_path / "other", *DEMO[:4])) | everything(store) and len(rows(store, "charges")) > 70
    for module in (label, charges):
        monkeypatch.setattr(module, "fingerprint", lambda *families: "0" * 64)
    derived = rows(store, "charges")
    charges.charges(store)
    assert rows(store, "charges") == derived and {part.rules for part in Store.open(store).of("label")} == {"0" * 64}


# --- killed ---------------------------------------------------------------------------------------------------

_SMALL = (
    "import nolle.sweep.ingest as i, nolle.sweep.charges as c; i._MOST_INPUTS = 5; c._ENTRIES = 80;"
    "from nolle.cli import main\nif __name__ == '__main__': main()"
)


@needs_duckdb
def test_a_sweep_killed_again_and_again_ends_as_if_never_killed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ingesting, "_MOST_INPUTS", 5)
    monkeypatch.setattr(charges, "_ENTRIES", 80)
    (tmp_path / "d.jsonl").write_bytes(lines(300))
    inputs = [str(tmp_path / "d.jsonl"), *map(str, DEMO)]
    whole = everything(swept(tmp_path / "whole", *inputs))
    script = tmp_path / "small.py"
    script.write_text(_SMALL)
    chance, interrupted = random.Random(48), 0
    command = [sys.executable, str(script), "sweep", *inputs, "-o", str(tmp_path / "store"), "--jobs", "2"]
    for _ in range(KILLS):
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            process.wait(chance.uniform(0.6, 4.0))
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            process.wait()
            interrupted += 1
    assert subprocess.run(command, stdout=subprocess.DEVNULL, check=False).returncode == 0
    assert interrupted
    assert everything(tmp_path / "store") == whole


# --- which entries bear on charges ----------------------------------------------------------------------------


def test_every_label_that_the_fold_asks_for_is_in_the_net() -> None:
    """Labels stand in the histories' code as plain texts: none of them may be missing from the list."""
    known = {item.name.removesuffix(".toml") for item in (files("nolle") / "events").iterdir() if item.name.endswith(".toml")}
    asked = set()
    for module in (files("nolle") / "histories").iterdir():
        if module.name.endswith(".py"):
            tree = ast.parse(module.read_text(encoding="utf-8"))
            asked |= {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)} & known
    assert asked - {"vacatur"} and asked <= set(bearing.LABELS)


def test_the_net_holds_every_text_that_the_outcomes_are_read_from() -> None:
    texts = []
    for item in (files("nolle") / "outcomes").iterdir():
        if item.name.endswith(".toml"):
            rules = tomllib.loads(item.read_text(encoding="utf-8")).get("rule", [])
            examples = [rule.get(key, []) for rule in rules for key in ("match", "miss")] if isinstance(rules, list) else []
            texts += [text for example in examples for text in ([example] if isinstance(example, str) else example)]
    undone = tomllib.loads((files("nolle") / "histories" / "undone.toml").read_text(encoding="utf-8"))
    explained = tomllib.loads((files("nolle") / "histories" / "explained.toml").read_text(encoding="utf-8"))
    needed = [*undone["void_match"], *explained["death"]["yes"], *explained["unfit"]["yes"]]
    texts += [*needed, *undone["match"], "VACATED; ı İ guilty", "DISMISSED", ""]
    wanted = [bool(named("orders", "worth reading").search(text) or named("orders", "worth reading").search(lower(text))) for text in texts]
    caught = bearing.worth_reading(pa.array(texts)).to_pylist()
    assert all(c or not w for w, c in zip(wanted, caught, strict=True)) and sum(wanted) > 50 and not all(caught)
    assert [text for text in needed if not caught[texts.index(text)]] == []
    pattern = re.compile("|".join(undone["undone"]), re.I)
    assert all(caught[texts.index(text)] for text in undone["match"] if pattern.search(text))


def test_an_entry_that_was_read_is_left_out_only_if_nothing_is_asked_of_it() -> None:
    undone = tomllib.loads((files("nolle") / "histories" / "undone.toml").read_text(encoding="utf-8"))["match"]
    grant = {"text": "ORDER granting 5 Motion", "said": [said_row(OutcomeSaid("dismissed", "granting", 6, 14, motion="5"))]}
    rows = [{"text": "NOTICE of hearing", "events": ["continuance"]}, {"text": "NOTICE", "number": "5"}, {"text": "NOTICE", "number": "6"}, grant]
    rows += [{"text": "NOTICE", "events": ["continuance", "judgment"]}, {"text": "NOTICE", "number": "5", "case": "b"}, {"text": "MOTION to DİSMISS", "events": None}]
    rows += [{"text": text.upper()} for text in undone]
    types = {"case": pa.string(), "number": pa.string(), "text": pa.string(), "events": pa.list_(pa.string()), "said": SAID}
    table = pa.Table.from_pylist([{"case": "a", "events": [], "said": [], **row} for row in rows], pa.schema(list(types.items())))
    left_out = bearing.bears_nothing(table).to_pylist()
    assert left_out[:7] == [True, False, True, False, False, True, False] and not any(left_out[7:]) and len(left_out) > 10


def test_rows_are_cut_only_between_cases() -> None:
    cases = ["a"] * 3 + ["b"] * 9 + ["c", "d", "d", "e"]
    batches = pa.table({"case": cases, "n": range(len(cases))}).to_batches(max_chunksize=2)
    pieces = list(fold.whole_cases(iter(batches), 4))
    assert [n for piece in pieces for n in piece.column("n").to_pylist()] == list(range(len(cases)))
    held = [set(piece.column("case").to_pylist()) for piece in pieces]
    assert len(pieces) > 1 and all(not one & other for i, one in enumerate(held) for other in held[:i])
    assert list(fold.whole_cases(iter([]), 4)) == []
