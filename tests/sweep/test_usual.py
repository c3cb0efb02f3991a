"""The baseline's page for casebooks: written with the rates, read back by its reader with the same numbers, the same bytes each time."""

from __future__ import annotations

from pathlib import Path
from random import Random

from invented_fjc import NAMES, defendant, row, write

from nolle.model import Report
from nolle.readers import read_page
from nolle.readers._page import Page
from nolle.sweep._fjc_codes import districts
from nolle.sweep.baseline import make_baseline, page_of
from nolle.sweep.outliers import families
from nolle.sweep.rates import Group


def kept(tmp_path: Path) -> Report:
    return read_page(Page(page_of(tmp_path).read_bytes(), "districts.txt"))


def test_the_page_is_read_back_with_source_definitions_limits_and_numbers(tmp_path: Path) -> None:
    rows = [*[defendant()] * 195, *[defendant(DISP1="11")] * 3, *[defendant(DISP1="1")] * 2, *[defendant(DISTRICT="08")] * 19, defendant(FISCALYR=2020)]
    made = make_baseline(write(tmp_path / "cr96on.txt", rows), tmp_path)
    report = kept(tmp_path)
    (court,) = report.baselines
    (usual,) = court.years
    assert report.notes == ()
    assert (court.court, usual.fiscal_year, usual.n, usual.narrow, usual.broad) == ("nyed", 2019, 200, 3, 5)
    assert (usual.low, usual.high, usual.expected, usual.stands_out) == (0.0107, 0.0572, None, None)
    said = "\n".join(words.text for words in court.said_with)
    assert f"cr96on.txt, {(tmp_path / 'cr96on.txt').stat().st_size:,} bytes, sha256 {made.definitions['source']['sha256']}" in said
    assert "2020 was still running" in said and all(limit in said for limit in made.definitions["limits"])
    assert all(made.definitions["definitions"][name] in said for name in ("unit", "denominator", "narrow", "broad", "interval"))


def test_many_districts_are_told_as_the_comparison_tells_them(tmp_path: Path) -> None:
    codes = list(districts())[:30]
    rows = [defendant(DISTRICT=code, DISP1="11" if n % 20 == 0 or (code == "07" and n % 2) else "4") for code in codes for n in range(200)]
    made = make_baseline(write(tmp_path / "cr96on.txt", [*rows, defendant(FISCALYR=2020)]), tmp_path)
    found = {one.compared.group: one for one in families(made.cells, "broad")["district"]}
    told = {Group(year.fiscal_year, court=court.court): year for court in kept(tmp_path).baselines for year in court.years}
    assert len(told) == len(found) == 30
    assert {group for group, year in told.items() if year.stands_out == "higher"} == {Group(2019, court="nyed")}
    for group, year in told.items():
        assert (year.stands_out != "no") == found[group].stands_out
        assert year.expected == round(found[group].compared.expected, 4)


def test_the_same_file_gives_the_same_page_without_a_name(tmp_path: Path) -> None:
    chance = Random(5)
    file = write(tmp_path / "cr96on.txt", [row(chance) for _ in range(3000)])
    pages = []
    for store in ("one", "two"):
        make_baseline(file, tmp_path / store)
        pages.append(page_of(tmp_path / store).read_bytes())
    assert pages[0] == pages[1]
    assert not any(part.encode() in pages[0].upper() for name in NAMES for part in name.split(", ") if part.isascii() and len(part) > 3)
