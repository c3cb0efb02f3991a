"""Questions in SQL: answered from the store's tables in every format; nothing else can be read and nothing changed."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest
from pyarrow import parquet
from stores import DEMO, lines, needs_duckdb, swept, zipped

from nolle.errors import BadUsage, CannotRead
from nolle.sweep._tables import TABLES
from nolle.sweep.query import page, query
from nolle.sweep.store import Store

pytestmark = needs_duckdb


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return swept(tmp_path_factory.mktemp("query") / "a 'quoted' store", *DEMO)


def nolle(*words: str | Path) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([sys.executable, "-m", "nolle", "sweep", *map(str, words)], capture_output=True, check=False)


def test_every_table_can_be_asked_and_all_are_told_of(folder: Path) -> None:
    store = Store.open(folder)
    for name, table in TABLES.items():
        assert list(query(store, f'SELECT * FROM "{name}" LIMIT 1').names) == [column.name for column in table.columns]
    told = nolle("tables", folder).stdout.decode()
    assert all(f"{name}  " in told for name in TABLES) and "82 rows" in told


def test_formats_carry_the_same_rows(folder: Path, tmp_path: Path) -> None:
    question = "SELECT outcome, count(*) AS number, min(happened) AS first FROM charges GROUP BY ALL ORDER BY ALL"
    plain = nolle("query", folder, question).stdout.decode().splitlines()
    as_csv = list(csv.reader(io.StringIO(nolle("query", folder, question, "--format", "csv").stdout.decode())))
    as_json = [json.loads(line) for line in nolle("query", folder, question, "--format", "jsonl").stdout.splitlines()]
    assert nolle("query", folder, question, "-o", tmp_path / "answer.parquet").returncode == 0
    as_parquet = [{k: v if v is None or isinstance(v, int | str) else v.isoformat() for k, v in row.items()} for row in parquet.read_table(tmp_path / "answer.parquet").to_pylist()]
    assert as_json == as_parquet and len(as_json) > 5
    assert [row.split("\t") for row in plain] == [[cell.replace("\n", " ") for cell in row] for row in as_csv]
    assert as_csv[0] == ["outcome", "number", "first"] and {row[0]: int(row[1]) for row in as_csv[1:]}["dismissed"] == 43


def test_columns_of_one_name_and_odd_values_are_kept(folder: Path) -> None:
    answer = nolle("query", folder, "SELECT 1 AS a, 2 AS a, 1.50::DECIMAL(5,2) AS d, 'nan'::DOUBLE AS n, TIMESTAMP '2020-01-02 03:04:05' AS t", "--format", "jsonl")
    assert json.loads(answer.stdout) == {"a": 1, "a_2": 2, "d": "1.50", "n": None, "t": "2020-01-02 03:04:05"}


REFUSED = [
    "COPY charges TO '{here}/evil.csv'", "CREATE TABLE x AS SELECT 1", "INSERT INTO charges VALUES (1)", "ATTACH '{here}/evil.db'", "INSTALL httpfs", "LOAD json",
    "SET memory_limit = '9GB'", "PRAGMA version", "CALL pragma_version()", "SELECT 1; SELECT 2", "", "EXPORT DATABASE '{here}'", "DROP VIEW charges",
    "SELECT * FROM '{here}/secret.csv'", "SELECT * FROM read_csv('{here}/secret.csv')", "SELECT * FROM read_text('{here}/secret.csv')", "SELECT * FROM glob('{here}/*')",
    "SELECT * FROM read_text('{here}/a ''quoted'' store/../secret.csv')", "SELECT * FROM read_parquet('https://example.org/x.parquet')", "SELEC", "SELECT 'x'::INT FROM charges",
]  # fmt: skip


@pytest.mark.parametrize("sql", REFUSED)
def test_nothing_else_is_read_and_nothing_changed(sql: str, folder: Path) -> None:
    secret = folder.parent / "secret.csv"
    secret.write_text("pass,word\n")
    before = sorted(path for path in folder.parent.rglob("*") if path.suffix != ".lock")
    with pytest.raises(BadUsage) as refused:
        list(query(Store.open(folder), sql.replace("{here}", str(folder.parent))))
    assert "word" not in str(refused.value)
    assert sorted(path for path in folder.parent.rglob("*") if path.suffix != ".lock") == before


def test_an_answer_that_breaks_off_leaves_no_file(folder: Path, tmp_path: Path) -> None:
    asked = nolle("query", folder, "SELECT CASE WHEN entry % 10 = 9 THEN text ELSE '1' END::INT AS n FROM entries", "-o", tmp_path / "n.csv")
    assert asked.returncode == 2 and b"Traceback" not in asked.stderr and list(tmp_path.iterdir()) == []


def test_an_input_is_given_back_as_it_was(folder: Path, tmp_path: Path) -> None:
    assert page(Store.open(folder), sha256(DEMO[0].read_bytes()).hexdigest()[:12]) == DEMO[0].read_bytes()
    (tmp_path / "odd!name.zip").write_bytes(zipped({"d.jsonl": lines(3)}))
    swept(tmp_path / "store", tmp_path / "odd!name.zip")
    record = lines(3).splitlines()[1]
    assert page(Store.open(tmp_path / "store"), sha256(record).hexdigest()) == record
    (tmp_path / "odd!name.zip").write_bytes(zipped({"d.jsonl": lines(1)}))
    with pytest.raises(CannotRead, match="not what it was"):
        page(Store.open(tmp_path / "store"), sha256(record).hexdigest())
    with pytest.raises(BadUsage, match="no input begins"):
        page(Store.open(tmp_path / "store"), "feedfeed")
