"""`nolle sweep baseline` and `nolle sweep outliers`."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from nolle.cli._blocks import BLANK, line, piece
from nolle.cli._print import for_people, print_blocks
from nolle.cli._progress import Progress
from nolle.cli._term import complain
from nolle.errors import BadUsage

if TYPE_CHECKING:
    from nolle.sweep.baseline import Baseline

_REFUSED = 3
_STEP = 100_000_000  # bytes between two words about progress
_FOLDER = click.Path(path_type=Path, file_okay=False)


class _YearRange(click.ParamType[tuple[int, int]]):
    """Fiscal years: 2010-2025, or one of them."""

    name = "FIRST-LAST"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> tuple[int, int]:
        years = re.fullmatch(r"(?P<first>\d{4})(?:-(?P<last>\d{4}))?", str(value), re.ASCII)
        first = int(years["first"]) if years else 1
        last = int(years["last"] or first) if years else 0
        if last < first:
            self.fail(f"{value}: give fiscal years as 2010-2025 or 2025", param, ctx)
        return first, last


@click.command("baseline")
@click.argument("file", required=False, type=click.Path(path_type=Path, exists=True, dir_okay=False), metavar="[FJC_FILE]")
@click.option("-o", "--store", required=True, type=_FOLDER, metavar="STORE", help="The store to keep it in, or to show it from.")
@click.option("--years", type=_YearRange(), help="Only these fiscal years; by default all that are over.")
@click.option("--running", type=int, metavar="YEAR", help="The fiscal year still running when the file was made: left out. Default: its last; 0: none.")
@click.option("--district", metavar="COURT", help="Show this district, by its court id (nyed).")
@click.option("--year", type=int, help="Show this fiscal year.")
@click.option("--offense", metavar="GROUP", help="Show this group of offenses (drugs).")
@click.pass_context
def baseline_command(
    ctx: click.Context,
    file: Path | None,
    store: Path,
    years: tuple[int, int] | None,
    running: int | None,
    district: str | None,
    year: int | None,
    offense: str | None,
) -> None:
    """Count how defendants' cases ended in the Integrated Database, and keep and show the rates of dismissal.

    FJC_FILE is the Federal Judicial Center's criminal file from fiscal 1996 on, the zip as published or its text (also .gz, .zst). It is
    read once, from beginning to end; names are never kept. Without FJC_FILE the rates that STORE holds are shown.

    Every rate is given by two measures, with its interval, the number of defendants and what it does not tell. Groups of
    fewer than 20 show no rate. What exactly is counted: docs/baseline.md.

    STORE/baseline/districts.txt tells the same of each district and year in sentences. Added to a casebook it is kept there like any
    page, and `nolle drops` sets it beside the cases.

    \b
    Examples:
      nolle sweep baseline cr96on_0.zip -o store
      nolle add store/baseline/districts.txt
      nolle sweep baseline cr96on_0.zip -o store --years 2010-2025
      nolle sweep baseline -o store --district nyed
      nolle sweep baseline -o store --year 2025 --offense drugs
    """
    from nolle.cli._sweep_view import Wanted, rates
    from nolle.sweep.baseline import page_of, read_baseline

    made = _make(file, store, years, running) if file else read_baseline(store)
    print_blocks(rates(made, Wanted(district, year, offense), short=for_people()))
    if file:
        print_blocks([BLANK, line("To set it beside the cases of a casebook: ", piece(f"nolle add {page_of(store)}", "strong"))])
    if file and (damaged := made.definitions["counted"]["lines_with_other_columns_left_out"]):
        first = made.definitions["counted"]["first_line_with_other_columns"]
        complain(f"{file}: {damaged} lines have not the header's number of columns and were left out, the first is line {first}")
        ctx.exit(_REFUSED)


def _make(file: Path, store: Path, years: tuple[int, int] | None, running: int | None) -> Baseline:
    from nolle.sweep.baseline import Years, make_baseline

    first, last = years or (None, None)
    done = 0
    with Progress(f"reading {file.name}") as progress:

        def tell(size: int) -> None:
            nonlocal done
            if (done + size) // _STEP > done // _STEP:
                progress.step(f"reading {file.name}: {(done + size) / 1e6:,.0f} MB of text")
            done += size

        return make_baseline(file, store, Years(first, last, running), tell)


@click.command("outliers")
@click.argument("store", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option("--by", type=click.Choice(["district", "year", "office", "offense", "month"]), multiple=True, help="Only these comparisons; by default all.")
@click.option("--measure", type=click.Choice(["broad", "narrow"]), default="broad", show_default=True, help="Which dismissals count.")
@click.option("--charges", is_flag=True, help="Compare the charges of the store's own dockets instead of the baseline.")
@click.option("--district", metavar="COURT", help="Show this district only.")
@click.option("--year", type=int, help="Show this fiscal year only; the funnel's year, by default the last.")
@click.option("--all", "everything", is_flag=True, help="Show what does not stand out, too.")
@click.option("-o", "--output", "file", metavar="FILE", help="Write all comparisons as data, in the format that FILE's name tells (.jsonl, .csv, .parquet).")
@click.option("--pictures", type=_FOLDER, metavar="DIR", help='Also draw rates.svg and funnel.svg there. Needs the extra "pictures".')
def outliers_command(
    store: Path,
    by: tuple[str, ...],
    measure: str,
    charges: bool,
    district: str | None,
    year: int | None,
    everything: bool,
    file: str | None,
    pictures: Path | None,
) -> None:
    """Show the districts, years, offices, offenses and months whose rate of dismissal stands out.

    Each is compared with the rest: a district with all others in the year (had they had its mix of offenses), a district's year with its
    other years, an office and a month with the rest of its district in the year, an offense in a district with the same offense
    elsewhere. The usual spread between them is allowed for, and the probabilities are corrected for looking so often. To
    stand out is a question, not an answer: docs/baseline.md.

    \b
    Examples:
      nolle sweep outliers store
      nolle sweep outliers store --by district --by year --measure narrow
      nolle sweep outliers store --district nyed --all
      nolle sweep outliers store --pictures pictures
      nolle sweep outliers store -o outliers.csv
    """
    from nolle.cli._sweep_files import draw, write_outliers
    from nolle.cli._sweep_view import compared
    from nolle.sweep.baseline import read_baseline
    from nolle.sweep.charge_cells import DEFINITIONS, charge_cells
    from nolle.sweep.outliers import families, only

    held = None if charges else read_baseline(store)
    cells = held.cells if held else charge_cells(store)
    if not cells:
        raise BadUsage(f"{store}: no charges here; make them: nolle sweep charges {store}")
    found = families(cells, measure)
    shown = {name: only(each, court=district, fiscal_year=year) for name, each in found.items() if not by or name in by}
    print_blocks(compared(shown, measure, held.definitions if held else DEFINITIONS, everything))
    if file:
        write_outliers(file, shown, measure)
    if pictures:
        for picture in draw(cells, found["district"], measure, year, pictures, held is not None):
            sys.stderr.write(f"{picture}\n")
