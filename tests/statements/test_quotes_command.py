"""`nolle quotes` from file to lines, and the accuracy it must keep."""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner

from nolle.cli import nolle

HERE = Path(__file__).parent
INVENTED = HERE / "invented"
FLOORS = tomllib.loads((HERE.parent / "floors.toml").read_text(encoding="utf-8"))


def quotes(*files: Path) -> tuple[int, list[dict[str, object]], str]:
    result = CliRunner().invoke(nolle, ["quotes", *map(str, files)], prog_name="nolle")
    return result.exit_code, [json.loads(line) for line in result.stdout.splitlines()], result.stderr


def test_every_span_is_found_again_in_the_unchanged_file(tmp_path: Path) -> None:
    text = "\ufeff“We’ll appeal,” said Ana Okafor.\r\n\r\nShe denied that 12 e\u0301tudes were lost, according to the court.\r\n"
    (tmp_path / "odd.txt").write_bytes(text.encode())
    code, lines, _ = quotes(tmp_path / "odd.txt")
    decoded = text.removeprefix("\ufeff")
    assert code == 0 and lines
    assert all(decoded[w["start"] : w["end"]] == w["text"] for line in lines for role in ("source", "cue", "content") for w in line[role])  # type: ignore[index,attr-defined]


def test_a_refused_file_is_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    (tmp_path / "blank.txt").write_text("  \n")
    (tmp_path / "good.txt").write_text("Prosecutors said the case was closed.\n")
    code, lines, errors = quotes(tmp_path)
    assert code == 3 and len(lines) == 1 and "blank.txt" in errors


@pytest.mark.parametrize("part", ["statements_invented", "statements_invented_first_kind"])
def test_the_invented_articles_keep_their_floors(shared: Path, tmp_path: Path, part: str, invented_quotes: Path) -> None:
    gold = [json.loads(line) for line in (INVENTED / "gold.jsonl").read_text(encoding="utf-8").splitlines()]
    kept = [{key: value for key, value in one.items() if part == "statements_invented" or key != "acceptable_kinds"} for one in gold]
    (tmp_path / "gold").write_text("\n".join(map(json.dumps, kept)), encoding="utf-8")
    scorer = [sys.executable, str(shared / "score" / "kinds.py"), str(tmp_path / "gold"), str(invented_quotes), "--json"]
    reached = json.loads(subprocess.run(scorer, capture_output=True, check=True, text=True).stdout)
    assert {name: reached[name] for name, floor in FLOORS[part].items() if reached[name] < floor} == {}


@pytest.fixture(scope="module")
def invented_quotes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    _, lines, _ = quotes(*sorted(INVENTED.glob("*.txt")))
    path = tmp_path_factory.mktemp("invented") / "pred"
    path.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    return path


@pytest.mark.parametrize("which", ["all", "statements"])
def test_attributions_of_real_news_keep_their_floors(shared: Path, tmp_path: Path, which: str, dev_quotes: Path) -> None:
    scorer = [sys.executable, str(shared / "score" / "statements.py"), str(shared / "corpus" / "news" / "dev"), str(dev_quotes), "--json"]
    reached = json.loads(subprocess.run([*scorer, *(["--statements"] if which == "statements" else [])], capture_output=True, check=True, text=True).stdout)
    floors = FLOORS["attributions"][which]
    assert {name: reached[name]["f1"] for name in floors if reached[name]["f1"] < floors[name]} == {}


@pytest.fixture(scope="module")
def dev_quotes(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    _, lines, _ = quotes(*sorted((shared / "corpus" / "news" / "dev" / "text").glob("*.txt")))
    path = tmp_path_factory.mktemp("dev") / "pred"
    path.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    return path
