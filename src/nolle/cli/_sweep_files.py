"""What `nolle sweep outliers` writes as files: its comparisons as data, and the pictures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from nolle.errors import BadUsage
from nolle.outputs import Kind, Row, format_of, replacing
from nolle.registry import load

if TYPE_CHECKING:
    from nolle.sweep.outliers import Outlier
    from nolle.sweep.rates import Cell

OUTLIERS = Kind(
    "outliers",
    {
        "by": "text", "measure": "text", "fiscal_year": "int", "month": "text", "court": "text", "office": "text", "offense": "text", "n": "int",
        "dismissed": "int", "expected_rate": "float", "rest": "int", "by_chance": "float", "chance": "float", "corrected": "float", "spread": "float",
        "compared_in_all": "int", "stands_out": "bool",
    },
)  # fmt: skip
_BASELINE = (
    "Federal Judicial Center, Integrated Database: defendants whose cases were terminated (CTTR = 1); without transferred, superseded, reassigned,\n"
    "statistically closed. Broad: dismissed, nolle prosequi, dismissed without prejudice (DISP1 1, 11, 15); code 1 may mix who asked for it.\n"
    "Narrow: nolle prosequi (11). "
    "Defendants, not counts. Clerks code the dispositions. Years with fewer than 20 defendants are not shown."
)
_CHARGES = "The dockets of one store, not all there are. Defendants all of whose live counts were dismissed, outside plea bargains and superseding."


def draw(cells: Iterable[Cell], districts: Sequence[Outlier], measure: str, year: int | None, folder: Path, from_baseline: bool) -> Iterator[Path]:
    """Write the pictures; yields the files. Raises MissingExtra, BadUsage."""
    from nolle.sweep._fjc_codes import district_names
    from nolle.sweep.charts import funnel, over_time

    cells, names, note = list(cells), district_names(), _BASELINE if from_baseline else _CHARGES
    years = [each.compared.group.fiscal_year for each in districts if each.compared.group.fiscal_year]
    if not years:
        raise BadUsage("nothing to draw: no district has enough defendants to compare")
    chosen = year or max(years)
    everywhere = next((cell for cell in cells if cell.group.by == ("fiscal_year",) and cell.group.fiscal_year == chosen), None)
    pictures = {"rates.svg": over_time(cells, names, note), "funnel.svg": funnel(districts, chosen, measure, names, note, everywhere)}
    folder.mkdir(parents=True, exist_ok=True)
    for name, picture in pictures.items():
        with replacing(str(folder / name)) as out:
            out.write(picture.encode())
        yield folder / name


def write_outliers(file: str, found: Mapping[str, Sequence[Outlier]], measure: str) -> None:
    """Write every comparison, what stands out most first in each family. Raises BadUsage where the format or the place is none."""
    member = load("outputs", format_of(file))
    with replacing(file) as out:
        member.write(OUTLIERS, (_row(outlier, measure) for family in found.values() for outlier in family), out)


def _row(outlier: Outlier, measure: str) -> Row:
    compared, group = outlier.compared, outlier.compared.group
    return {
        "by": compared.family, "measure": measure, "fiscal_year": group.fiscal_year, "month": group.month, "court": group.court, "office": group.office,
        "offense": group.offense, "n": compared.n, "dismissed": compared.found, "expected_rate": compared.expected, "rest": compared.rest,
        "by_chance": outlier.by_chance, "chance": outlier.chance, "corrected": outlier.corrected, "spread": outlier.spread,
        "compared_in_all": outlier.compared_in_all, "stands_out": outlier.stands_out,
    }  # fmt: skip
