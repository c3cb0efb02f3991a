"""The recipe: who is counted, by which measure, in which year, and what is shown of it."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random

import pyarrow.parquet as pq
import pytest
from invented_fjc import COLUMNS, NAMES, defendant, pending, row, write

from nolle.errors import BadUsage, CannotWrite, Damaged
from nolle.sweep._fjc_codes import offense_group
from nolle.sweep.baseline import Baseline, Years, make_baseline, read_baseline
from nolle.sweep.rates import Cell, Group, wilson

NYED = Group(2019, court="nyed")
RUNNING = defendant(FISCALYR=2020, DISP1="11", TERMDATE="10/05/2019")


def made(tmp_path: Path, rows: list[list[str]], years: Years | None = None) -> Baseline:
    return make_baseline(write(tmp_path / "cr96on.txt", rows), tmp_path / "store", years)


def cell(baseline: Baseline, group: Group = NYED) -> Cell:
    return next(each for each in baseline.cells if each.group == group)


@pytest.mark.parametrize(("found", "n", "low", "high"), [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)])
def test_wilson_against_published_values(found: int, n: int, low: float, high: float) -> None:
    """Newcombe, Two-sided confidence intervals for the single proportion, 1998, table I."""
    rate = wilson(found, n)
    assert (round(rate.low, 4), round(rate.high, 4)) == (low, high)
    assert rate.share == found / n


def test_wilson_of_everything_ends_at_one() -> None:
    assert wilson(20, 20).high == 1.0


def test_pending_people_are_not_tripled(tmp_path: Path) -> None:
    """Thirty people, each pending through two fiscal years before the case ended: thirty, not ninety."""
    people = [row for i in range(30) for row in (pending(FISCALYR=2017, DEFNO=i), pending(FISCALYR=2018, DEFNO=i), defendant(FISCALYR=2019, DEFNO=i))]
    baseline = made(tmp_path, [*people, RUNNING])
    assert cell(baseline).terminated == cell(baseline).n == 30
    assert [each.group.fiscal_year for each in baseline.cells if each.group.by == ("fiscal_year",)] == [2019]


def test_each_disposition_counts_where_it_should(tmp_path: Path) -> None:
    codes = ["0", "14", "20", "21", "-8", "1", "1", "1", "11", "11", "15", "12", "13", "10", "2", "3", "16", *["4"] * 20]
    found = cell(made(tmp_path, [*(defendant(DISP1=code) for code in codes), RUNNING]))
    assert found == Cell(NYED, terminated=37, n=32, narrow=2, broad=6)


def test_transfers_in_other_flags_are_not_asked(tmp_path: Path) -> None:
    """CTTR counts, not CTTRTRN."""
    rows = [defendant(CTTR="0", CTTRTRN="1"), *[defendant()] * 20, RUNNING]
    assert cell(made(tmp_path, rows)).terminated == 20


def test_the_running_year_is_left_out(tmp_path: Path) -> None:
    baseline = made(tmp_path, [*[defendant()] * 20, *[RUNNING] * 30])
    assert baseline.definitions["fiscal_years"] == [2019]
    assert baseline.definitions["running_year_left_out"] == 2020
    assert sum(each.n for each in baseline.cells if each.group == Group()) == 20


def test_the_running_year_is_known_by_filings_too(tmp_path: Path) -> None:
    baseline = made(tmp_path, [*[defendant()] * 20, pending(FISCALYR=2020)])
    assert baseline.definitions["running_year_left_out"] == 2020


@pytest.mark.parametrize(
    ("years", "kept"),
    [(Years(), [2017, 2018]), (Years(running=0), [2017, 2018, 2019]), (Years(running=2018), [2017]), (Years(2018, 2019), [2018]), (Years(2019, 2019, 0), [2019])],
)
def test_years_can_be_chosen(tmp_path: Path, years: Years, kept: list[int]) -> None:
    rows = [defendant(FISCALYR=year) for year in (2017, 2018, 2019)]
    assert made(tmp_path, rows, years).definitions["fiscal_years"] == kept


def test_years_that_are_not_there_are_refused(tmp_path: Path) -> None:
    with pytest.raises(BadUsage, match="no fiscal year is left of 2030 to 2031"):
        made(tmp_path, [defendant(), RUNNING], Years(2030, 2031))


def test_small_groups_show_their_number_only(tmp_path: Path) -> None:
    rows = [*[defendant(DISP1="11")] * 19, *[defendant(D2FOFFCD1="8720", DISP1="11")] * 20, RUNNING]
    baseline = made(tmp_path, rows)
    few, enough = (cell(baseline, Group(2019, court="nyed", offense=offense)) for offense in ("drugs", "immigration"))
    assert (few.n, few.narrow, few.broad, few.rate("broad")) == (19, None, None, None)
    assert (enough.n, enough.narrow) == (20, 20)
    stored = {(row["offense"], row["suppressed"]): row for row in pq.read_table(tmp_path / "store/baseline/rates.parquet").to_pylist() if row["court"] and row["fiscal_year"]}
    assert stored["drugs", True]["broad_rate"] is None
    assert stored["immigration", False]["broad_rate"] == 1.0


def test_a_count_by_hand_finds_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Any rows, in blocks that cut them anywhere, against a loop over them in plain Python."""
    monkeypatch.setattr("nolle.sweep._fjc_file.blocks.__defaults__", (50_000,))
    chance = Random(11)
    rows = [row(chance) for _ in range(10_000)]
    by_hand: dict[tuple[int, str], list[int]] = {}
    for values in (dict(zip(COLUMNS, each, strict=True)) for each in rows):
        year, disp = int(values["FISCALYR"]), values["DISP1"]
        if values["CTTR"] == "1" and 2000 <= year < 2026:
            held = by_hand.setdefault((year, offense_group(values["D2FOFFCD1"])), [0, 0, 0, 0])
            held[0] += 1
            held[1] += disp not in ("0", "14", "20", "21", "-8")
            held[2] += disp == "11"
            held[3] += disp in ("1", "11", "15")
    baseline = made(tmp_path, rows, Years(2000))
    found = {
        (each.group.fiscal_year, each.group.offense): [each.terminated, each.n, each.narrow, each.broad]
        for each in baseline.cells
        if each.group.by == ("fiscal_year", "offense")
    }
    assert found == {key: held if held[1] >= 20 else [*held[:2], None, None] for key, held in by_hand.items()}
    assert any(held[1] >= 20 for held in by_hand.values())
    assert any(held[1] < 20 for held in by_hand.values())


def test_every_level_adds_up(tmp_path: Path) -> None:
    rows = [defendant(DISTRICT=d, OFFICE=o, D2FOFFCD1=f, DISP1=c) for d in ("07", "08") for o in "12" for f in ("6701", "8720") for c in ["4"] * 24 + ["1"]]
    baseline = made(tmp_path, [*rows, RUNNING])
    for by in ((), ("fiscal_year", "court"), ("fiscal_year", "court", "offense"), ("fiscal_year", "court", "office"), ("fiscal_year", "month", "court")):
        found = [each for each in baseline.cells if each.group.by == by]
        assert (sum(each.n for each in found), sum(each.broad or 0 for each in found)) == (200, 8), by


@pytest.mark.parametrize(("date", "month"), [("02/11/2019", "2019-02"), ("2019-02-11", "2019-02"), ("1/5/2019", "2019-01"), ("01/01/1900", None), ("", None), ("13/01/2019", None)])
def test_the_month_is_that_of_the_termination(tmp_path: Path, date: str, month: str | None) -> None:
    baseline = made(tmp_path, [*[defendant(TERMDATE=date)] * 20, RUNNING])
    assert {each.group.month for each in baseline.cells if "month" in each.group.by} == ({month} if month else set())


def test_no_name_is_ever_kept(tmp_path: Path) -> None:
    made(tmp_path, [*[defendant(NAME=name) for name in NAMES] * 10, RUNNING])
    kept = b"".join(file.read_bytes() for file in (tmp_path / "store").rglob("*") if file.is_file())
    columns = pq.read_schema(tmp_path / "store/baseline/rates.parquet").names
    assert "name" not in columns
    for name in NAMES:
        assert name.split(",")[0].encode() not in kept


def test_definitions_and_limits_stand_beside_the_rates(tmp_path: Path) -> None:
    made(tmp_path, [*[defendant()] * 20, defendant(D2FOFFCD1="-8"), RUNNING])
    told = json.loads((tmp_path / "store/baseline/definitions.json").read_text("utf-8"))
    assert set(told["definitions"]) == {"unit", "denominator", "narrow", "broad", "offense", "interval", "suppressed", "running"}
    assert len(told["limits"]) == 6
    assert told["counted"]["by_disposition"]["4"] == 21
    assert told["counted"]["offense_not_given"] == 1
    assert len(told["source"]["sha256"]) == 64


def test_what_is_kept_is_what_was_made_and_the_same_each_time(tmp_path: Path) -> None:
    baseline = made(tmp_path, [*[defendant()] * 25, *[defendant(DISTRICT="08", DISP1="15")] * 25, RUNNING])
    first = {file.name: file.read_bytes() for file in (tmp_path / "store/baseline").iterdir()}
    assert read_baseline(tmp_path / "store") == baseline
    made(tmp_path, [*[defendant(DISTRICT="08", DISP1="15")] * 25, *[defendant()] * 25, RUNNING])
    assert (tmp_path / "store/baseline/rates.parquet").read_bytes() == first["rates.parquet"]


def test_rates_of_another_run_are_not_taken_for_these(tmp_path: Path) -> None:
    """As after a run that was killed between the two files."""
    made(tmp_path, [*[defendant()] * 25, RUNNING])
    rates = (tmp_path / "store/baseline/rates.parquet").read_bytes()
    made(tmp_path, [*[defendant()] * 26, RUNNING])
    (tmp_path / "store/baseline/rates.parquet").write_bytes(rates)
    with pytest.raises(Damaged, match="make the baseline again"):
        read_baseline(tmp_path / "store")


def test_a_store_without_a_baseline_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(BadUsage, match="nolle sweep baseline"):
        read_baseline(tmp_path)


def test_a_full_disk_leaves_the_old_baseline(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    baseline = made(tmp_path, [*[defendant()] * 25, RUNNING])

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("nolle.outputs._atomic.os.fsync", full)
    with pytest.raises(CannotWrite, match="No space left"):
        made(tmp_path, [*[defendant()] * 40, RUNNING])
    monkeypatch.undo()
    assert read_baseline(tmp_path / "store") == baseline
