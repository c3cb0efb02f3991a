"""The pictures: text as text, described in words, neutral, and the same each time."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest

from nolle.errors import BadUsage, MissingExtra
from nolle.sweep import charts
from nolle.sweep.outliers import families
from nolle.sweep.rates import Cell, Group

pytest.importorskip("matplotlib")
SVG = "{http://www.w3.org/2000/svg}"
COURTS = [f"{state}d" for state in "ak az co ct de gu hi id ks ma md me mn mt nd".split()]


def cells() -> list[Cell]:
    found = []
    for year in (2018, 2019, 2020):
        for place, court in enumerate(COURTS):
            broad = 300 if court == "mtd" else 40 + place
            found += [Cell(Group(year, court=court, offense=offense), 1000, 1000, 5, broad) for offense in (None, "drugs")]
        every = sum(cell.broad or 0 for cell in found if cell.group.by == ("fiscal_year", "court") and cell.group.fiscal_year == year)
        found += [Cell(group, 15_000, 15_000, 75, every) for group in (Group(year), Group(year, offense="drugs"))]
    return found


def texts(picture: str) -> list[str]:
    return ["".join(element.itertext()).strip() for element in ET.fromstring(picture).iter(f"{SVG}text")]


def test_small_multiples_name_every_district_and_say_what_they_show() -> None:
    picture = charts.over_time(cells(), {"mtd": "District of Montana"}, "a note")
    root = ET.fromstring(picture)
    assert root.get("role") == "img"
    assert [root.find(f"{SVG}title").get("id"), root.find(f"{SVG}desc").get("id")] == root.get("aria-labelledby", "").split()  # type: ignore[union-attr]
    told = root.findtext(f"{SVG}desc") or ""
    assert "Highest in 2020: District of Montana, 300 of 1,000 dismissed by the broad measure (30.0%), 5 by the narrow" in told
    assert set(COURTS) <= set(texts(picture))
    assert "a note" in texts(picture)


def test_the_same_numbers_give_the_same_picture() -> None:
    assert charts.over_time(cells(), {}, "note") == charts.over_time(cells(), {}, "note")


def test_a_funnel_names_only_what_stands_out() -> None:
    found = families(cells(), "broad")["district"]
    picture = charts.funnel(found, 2020, "broad", {"mtd": "District of <Montana>"}, "note")
    assert [text for text in texts(picture) if text in COURTS] == ["mtd"]
    assert "District of <Montana> stands out: 300 of 1,000 (30.0%)" in (ET.fromstring(picture).findtext(f"{SVG}desc") or "")


def test_a_year_that_is_not_shown_is_not_bridged() -> None:
    some = [Cell(Group(year, court="akd"), 100, 100, 1, 5) for year in (2015, 2016, 2018, 2020)]
    assert [[cell.group.fiscal_year for cell in run] for run in charts._runs(some)] == [[2015, 2016], [2018], [2020]]


def test_nothing_to_draw_is_said() -> None:
    with pytest.raises(BadUsage, match="nothing to draw"):
        charts.over_time([Cell(Group(2019, court="akd"), 5, 5, None, None)], {}, "")
    with pytest.raises(BadUsage, match="too few districts"):
        charts.funnel([], 2019, "broad", {}, "")


def test_without_matplotlib_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(charts, "find_spec", lambda _: None)
    with pytest.raises(MissingExtra, match=r"nolle\[pictures\]"):
        charts.over_time(cells(), {}, "")
