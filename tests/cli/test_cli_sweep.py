"""`nolle sweep baseline` and `nolle sweep outliers`: what is printed, refused, and never printed without its limits."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from pyarrow import csv, json, parquet

from nolle.cli import nolle
from nolle.sweep._fjc_codes import dispositions, districts

sys.path.insert(0, str(Path(__file__).parents[1] / "sweep"))
from invented_fjc import defendant, text, write


def run(*arguments: object) -> Result:
    return CliRunner().invoke(nolle, ["sweep", *map(str, arguments)])


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Fourteen districts with a hundred defendants each in two years, five in a hundred dismissed, fifty in New Hampshire in 2019."""
    folder = tmp_path_factory.mktemp("sweep")
    rows = []
    for code in list(districts())[:14]:
        for year in (2018, 2019):
            dropped = 50 if (code, year) == ("02", 2019) else 5
            rows += [defendant(DISTRICT=code, FISCALYR=year, DISP1="11" if i < dropped else "4", TERMDATE=f"02/11/{year}") for i in range(100)]
    rows += [defendant(DISTRICT="20", FISCALYR=2019)] * 3 + [defendant(FISCALYR=2020)]
    made = run("baseline", write(folder / "cr96on.txt", rows), "-o", folder / "store")
    assert made.exit_code == 0, made.output
    return folder / "store"


def test_a_rate_never_comes_without_number_interval_definitions_and_limits(store: Path) -> None:
    shown = run("baseline", "-o", store, "--district", "nhd")
    assert "District of New Hampshire\t2019\tall\t100\t50\t50.0%\t40.4%–59.6%\t50\t50.0%\t40.4%–59.6%" in shown.output
    for words in (*dispositions().limits, *(dispositions().text[name] for name in ("unit", "denominator", "narrow", "broad", "interval"))):
        assert words in shown.output


def test_filters_choose_what_is_shown(store: Path) -> None:
    table = run("baseline", "-o", store, "--year", "2019", "--offense", "drugs").output
    assert "District of Maine\t2019\tdrugs\t100\t5\t5.0%" in table
    assert "\t2018\t" not in table
    assert "Western District of Virginia" not in table
    assert "District of South Carolina\t2019\tdrugs\t3\t·\tfewer than 20" in table


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (("--district", "xyz"), "no district xyz"),
        (("--year", "2020"), "left out: it was still running"),
        (("--year", "1990"), "no fiscal year 1990"),
        (("--offense", "murder"), "there are violent, property"),
    ],
)
def test_what_is_not_there_is_said(store: Path, arguments: tuple[str, str], why: str) -> None:
    shown = run("baseline", "-o", store, *arguments)
    assert (shown.exit_code, why in shown.output) == (2, True), shown.output


@pytest.mark.parametrize("years", ["2019-2018", "abc", "2018-", "18-19"])
def test_years_must_be_years(store: Path, years: str) -> None:
    shown = run("baseline", "-o", store, "--years", years)
    assert (shown.exit_code, "give fiscal years as" in shown.output) == (2, True), shown.output


def test_an_unknown_code_is_refused_and_nothing_written(tmp_path: Path) -> None:
    shown = run("baseline", write(tmp_path / "cr96on.txt", [defendant(), defendant(DISP1="77")]), "-o", tmp_path / "store")
    assert shown.exit_code == 3
    assert "line 3: DISP1 is '77'" in shown.output
    assert not (tmp_path / "store").exists()


def test_lines_left_out_are_said_at_the_end(tmp_path: Path) -> None:
    file = tmp_path / "cr96on.txt"
    file.write_text(text([defendant()[:9], defendant(), defendant(FISCALYR=2020)]), encoding="utf-8")
    shown = run("baseline", file, "-o", tmp_path / "store")
    assert shown.exit_code == 3
    assert "1 lines have not the header's number of columns and were left out, the first is line 2" in shown.output


def test_what_stands_out_is_shown_with_its_numbers(store: Path) -> None:
    shown = run("outliers", store, "--by", "district")
    assert "higher\tDistrict of New Hampshire · fiscal 2019\t100\t50\t50.0%\t5.0%\t1,303\tunder 0.0001" in shown.output
    assert "1 of 28 shown for here stand out (28 compared in all)" in shown.output
    assert "Benjamini and Hochberg" in shown.output
    assert "To stand out is no fault" in shown.output


def test_the_rest_is_shown_on_demand(store: Path) -> None:
    assert "District of Maine · fiscal 2018" in run("outliers", store, "--by", "district", "--district", "med", "--all").output
    assert "District of Maine" not in run("outliers", store, "--by", "district").output


@pytest.mark.parametrize("suffix", ["jsonl", "csv", "parquet"])
def test_all_comparisons_can_be_had_as_data(store: Path, tmp_path: Path, suffix: str) -> None:
    file = tmp_path / f"outliers.{suffix}"
    assert run("outliers", store, "--by", "district", "--year", "2019", "-o", file).exit_code == 0
    read = {"jsonl": json.read_json, "csv": csv.read_csv, "parquet": parquet.read_table}[suffix]
    first = read(file).to_pylist()[0]
    assert read(file).num_rows == 14
    assert (first["court"], first["n"], first["dismissed"], first["stands_out"]) == ("nhd", 100, 50, True)
    assert first["corrected"] < 0.0001 < first["expected_rate"]


def test_pictures_are_written(store: Path, tmp_path: Path) -> None:
    pytest.importorskip("matplotlib")
    shown = run("outliers", store, "--pictures", tmp_path / "pictures")
    assert shown.exit_code == 0, shown.output
    assert {file.name: file.read_text("utf-8").count("<title id=") for file in (tmp_path / "pictures").iterdir()} == {"funnel.svg": 1, "rates.svg": 1}


def test_a_new_baseline_says_how_a_casebook_gets_it_and_it_can_be_added(tmp_path: Path) -> None:
    file = write(tmp_path / "cr96on.txt", [*[defendant()] * 40, defendant(FISCALYR=2020)])
    page = tmp_path / "store" / "baseline" / "districts.txt"
    assert f"nolle add {page}" in " ".join(run("baseline", file, "-o", tmp_path / "store").output.split())
    added = CliRunner().invoke(nolle, ["--casebook", str(tmp_path / "book"), "add", str(page)])
    assert (added.exit_code, "baseline · 1 court" in added.output) == (0, True)


def test_a_store_without_a_baseline_is_told_how(tmp_path: Path) -> None:
    for arguments in (("baseline", "-o", tmp_path), ("outliers", tmp_path)):
        shown = run(*arguments)
        assert (shown.exit_code, "make one: nolle sweep baseline" in shown.output) == (2, True)


def test_charges_that_are_not_there_are_said(store: Path) -> None:
    shown = run("outliers", store, "--charges")
    assert (shown.exit_code, "no charges here" in shown.output) == (2, True)
