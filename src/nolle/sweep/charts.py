"""Pictures of rates as SVG: small multiples over time, and a funnel. Text stays text, and every picture says in words what it shows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from importlib.util import find_spec
from io import StringIO
from math import ceil
from typing import Any

from nolle.errors import BadUsage, MissingExtra
from nolle.sweep._tails import limits
from nolle.sweep.outliers import Outlier
from nolle.sweep.rates import Cell, wilson

_INK, _QUIET, _LINE, _BAND, _NARROW, _OUT = "#1f2328", "#6a737d", "#0b5cad", "#bcd6f0", "#8a5a00", "#a4262c"
_ACROSS = 10
_STYLE = {
    "svg.fonttype": "none",
    "svg.hashsalt": "nolle",
    "font.family": "sans-serif",
    "font.sans-serif": ["Helvetica", "Arial", "Liberation Sans", "DejaVu Sans"],
    "font.size": 8,
    "axes.edgecolor": _QUIET,
    "axes.labelcolor": _INK,
    "text.color": _INK,
    "xtick.color": _QUIET,
    "ytick.color": _QUIET,
    "axes.spines.top": False,
    "axes.spines.right": False,
}


def over_time(cells: Iterable[Cell], names: Mapping[str, str], note: str) -> str:
    """A small chart a district: the broad rate with its interval, the narrow one, and the broad one of all districts behind it."""
    everywhere, districts = _series(cells)
    if not districts:
        raise BadUsage("nothing to draw: no district has a year with enough defendants")
    courts = sorted(districts)
    top = _round_up(max(cell.rate("broad").share for series in districts.values() for cell in series))  # type: ignore[union-attr]
    across = min(_ACROSS, len(courts))
    down = ceil(len(courts) / across)
    size = (max(across * 1.4 + 0.4, 7.0), down * 1.1 + 1.6)
    with _drawing() as plt:
        figure, grid = plt.subplots(down, across, figsize=size, sharex=True, sharey=True, squeeze=False)
        for place, axes in enumerate(grid.flat):
            if place < len(courts):
                _panel(axes, districts[courts[place]], everywhere, courts[place])
            else:
                axes.set_visible(False)
                grid[place // across - 1][place % across].tick_params(labelbottom=True)
        years = sorted({cell.group.fiscal_year for series in districts.values() for cell in series if cell.group.fiscal_year})
        _frame(grid[0][0], years, top)
        title = f"Share of defendants whose cases ended in dismissal, by district, fiscal {years[0]} to {years[-1]}"
        _write_around(figure, title, note, size, _key())
        return _svg(figure, title, _told(districts, everywhere, names, years))


def _series(cells: Iterable[Cell]) -> tuple[list[Cell], dict[str, list[Cell]]]:
    everywhere: list[Cell] = []
    districts: dict[str, list[Cell]] = defaultdict(list)
    for cell in sorted((cell for cell in cells if cell.broad is not None), key=lambda cell: cell.group.fiscal_year or 0):
        if cell.group.by == ("fiscal_year",):
            everywhere.append(cell)
        elif cell.group.by == ("fiscal_year", "court"):
            districts[str(cell.group.court)].append(cell)
    return everywhere, districts


def _panel(axes: Any, series: Sequence[Cell], everywhere: Sequence[Cell], court: str) -> None:
    axes.plot(*_line(everywhere, "broad"), color=_QUIET, linewidth=0.7, linestyle=(0, (2, 1.5)))
    for run in _runs(series):
        years = [cell.group.fiscal_year for cell in run]
        rates = [wilson(cell.broad or 0, cell.n) for cell in run]
        axes.fill_between(years, [rate.low for rate in rates], [rate.high for rate in rates], color=_BAND, linewidth=0)
        if len(run) == 1:
            axes.plot(years * 2, [rates[0].low, rates[0].high], color=_BAND, linewidth=2, solid_capstyle="butt")
        axes.plot(years, [rate.share for rate in rates], color=_LINE, linewidth=1.1, marker="o" if len(run) == 1 else None, markersize=1.8)
        axes.plot(*_line(run, "narrow"), color=_NARROW, linewidth=0.8, marker="o" if len(run) == 1 else None, markersize=1.2)
    axes.set_title(court, fontsize=8, loc="left", pad=2)
    axes.tick_params(length=2, width=0.5, labelsize=7)


def _line(series: Sequence[Cell], measure: str) -> tuple[list[int | None], list[float]]:
    return [cell.group.fiscal_year for cell in series], [(getattr(cell, measure) or 0) / cell.n for cell in series]


def _runs(series: Sequence[Cell]) -> list[list[Cell]]:
    """Years that follow each other: a line never bridges a year that is not shown."""
    runs: list[list[Cell]] = []
    for cell in series:
        if runs and cell.group.fiscal_year == (runs[-1][-1].group.fiscal_year or 0) + 1:
            runs[-1].append(cell)
        else:
            runs.append([cell])
    return runs


def _frame(axes: Any, years: Sequence[int], top: float) -> None:
    from matplotlib.ticker import PercentFormatter

    axes.set_ylim(0, top)
    axes.set_yticks([0, top / 2, top])
    axes.yaxis.set_major_formatter(PercentFormatter(1, decimals=0 if top >= 0.1 else 1))
    first, last = years[0], years[-1]
    axes.set_xlim(first - 0.5, last + 0.5)
    axes.set_xticks([first, last] if last > first else [first], [f"’{first % 100:02}", f"’{last % 100:02}"] if last > first else [str(first)])


def _key() -> list[tuple[str, str, Any]]:
    return [("broad rate, with its 95 % interval", _LINE, "-"), ("narrow rate", _NARROW, "-"), ("broad rate of all districts", _QUIET, (0, (2, 1.5)))]


def _told(districts: Mapping[str, Sequence[Cell]], everywhere: Sequence[Cell], names: Mapping[str, str], years: Sequence[int]) -> str:
    last = years[-1]
    latest = {court: series[-1] for court, series in districts.items() if series[-1].group.fiscal_year == last}
    ranked = sorted(latest, key=lambda court: -(latest[court].broad or 0) / latest[court].n)
    said = [f"{len(districts)} districts, one small chart each, fiscal {years[0]} to {last}; years with fewer than 20 defendants are left out."]
    if everywhere and everywhere[-1].group.fiscal_year == last:
        said.append(f"All districts in {last}: {_of(everywhere[-1])}.")
    if ranked:
        said.append(f"Highest in {last}: {'; '.join(f'{names.get(court, court)}, {_of(latest[court])}' for court in ranked[:3])}.")
        said.append(f"Lowest: {'; '.join(f'{names.get(court, court)}, {_of(latest[court])}' for court in ranked[:-4:-1])}.")
    return " ".join(said)


def _of(cell: Cell) -> str:
    return f"{cell.broad:,} of {cell.n:,} dismissed by the broad measure ({(cell.broad or 0) / cell.n:.1%}), {cell.narrow:,} by the narrow"


def funnel(found: Sequence[Outlier], year: int, measure: str, names: Mapping[str, str], note: str, everywhere: Cell | None = None) -> str:
    """Districts of a year by their number of defendants: what lies outside the funnel is more than chance and the usual spread make likely."""
    shown = [outlier for outlier in found if outlier.compared.group.fiscal_year == year]
    if not shown or shown[0].spread is None:
        raise BadUsage(f"fiscal {year}: too few districts for a funnel")
    share = _overall(shown, measure, everywhere)
    title = f"Districts by number of defendants and rate of dismissal ({measure}), fiscal {year}"
    with _drawing() as plt:
        figure, axes = plt.subplots(figsize=(9, 6))
        labels = _funnel_lines(axes, max(outlier.compared.n for outlier in shown), min(outlier.compared.n for outlier in shown), share, shown[0].spread)
        for outlier in shown:
            _point(axes, outlier, share)
        _funnel_frame(axes, [_adjusted(outlier, share) for outlier in shown], share)
        _write_beside(axes, labels)
        _write_around(figure, title, note, (9.0, 6.0), [])
        return _svg(figure, title, _told_of_funnel(shown, names, share, year))


def _overall(shown: Sequence[Outlier], measure: str, everywhere: Cell | None) -> float:
    if everywhere and getattr(everywhere, measure) is not None:
        return float(getattr(everywhere, measure)) / everywhere.n
    return sum(outlier.compared.found for outlier in shown) / sum(outlier.compared.n for outlier in shown)


def _adjusted(outlier: Outlier, share: float) -> float:
    """The rate had the district the mix of offenses of all: as much above or below the whole as it is above or below what its own mix lets expect."""
    return outlier.compared.found / outlier.compared.n / outlier.compared.expected * share


def _funnel_lines(axes: Any, most: int, least: int, share: float, spread: float) -> list[tuple[str, int, float]]:
    import numpy as np

    sizes = sorted({round(size) for size in np.geomspace(max(least * 0.8, 10), most * 1.25, 90)})
    chance = [limits(size, share, 0.0, 0.95) for size in sizes]
    usual = [limits(size, share, spread, 0.95) for size in sizes]
    wide = [limits(size, share, spread, 0.998) for size in sizes]
    axes.fill_between(sizes, [low for low, _ in wide], [high for _, high in wide], color="#f3f6f9", linewidth=0)
    axes.fill_between(sizes, [low for low, _ in usual], [high for _, high in usual], color="#e3eaf1", linewidth=0)
    for side in (0, 1):
        axes.plot(sizes, [each[side] for each in chance], color=_QUIET, linewidth=0.8, linestyle=(0, (1.5, 2)))
    axes.plot([sizes[0], sizes[-1]], [share, share], color=_QUIET, linewidth=0.8)
    words = (f"all districts: {share:.1%}", "95 % by chance alone", "95 % with the usual spread", "99.8 % with the usual spread")
    return [(each, sizes[-1], y) for each, y in zip(words, (share, chance[-1][1], usual[-1][1], wide[-1][1]), strict=True)]


def _write_beside(axes: Any, labels: Sequence[tuple[str, int, float]]) -> None:
    """Words at the right end of the lines, from the lowest up, pushed apart where they would touch."""
    least, lowest = axes.get_ylim()[1] * 0.028, -1.0
    for words, x, y in labels:
        lowest = max(y, lowest + least)
        axes.annotate(words, (x, lowest), xytext=(5, 0), textcoords="offset points", fontsize=7, color=_QUIET, va="center")


def _point(axes: Any, outlier: Outlier, share: float) -> None:
    out = bool(outlier.stands_out)
    place = (outlier.compared.n, _adjusted(outlier, share))
    axes.plot(*place, marker="D" if out else "o", markersize=5 if out else 3.2, color=_OUT if out else _LINE, alpha=1 if out else 0.75, linewidth=0, zorder=3)
    if out:
        axes.annotate(str(outlier.compared.group.court), place, xytext=(6, 3), textcoords="offset points", fontsize=8, color=_OUT)


def _funnel_frame(axes: Any, rates: Sequence[float], share: float) -> None:
    from matplotlib.ticker import FuncFormatter, PercentFormatter

    axes.set_xscale("log")
    axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:,.0f}"))
    axes.xaxis.set_minor_formatter(FuncFormatter(lambda value, _: f"{value:,.0f}" if f"{value:.0e}"[0] in "25" else ""))
    axes.set_ylim(0, _round_up(max([*rates, share * 2]) * 1.05))
    axes.yaxis.set_major_formatter(PercentFormatter(1, decimals=0))
    axes.set_xlabel("defendants whose cases ended in the year (logarithmic scale)")
    axes.set_ylabel("rate of dismissal, had every district the same mix of offenses")


def _told_of_funnel(shown: Sequence[Outlier], names: Mapping[str, str], share: float, year: int) -> str:
    out = [outlier for outlier in shown if outlier.stands_out]
    said = [f"{len(shown)} districts in fiscal {year}, each a point; all together {share:.1%}."]
    for outlier in out:
        compared = outlier.compared
        court = names.get(str(compared.group.court), str(compared.group.court))
        said.append(f"{court} stands out: {compared.found:,} of {compared.n:,} ({compared.found / compared.n:.1%}), expected {compared.expected:.1%}.")
    return " ".join(said if out else [*said, "None stands out beyond chance and the usual spread."])


def _round_up(share: float) -> float:
    return next((top for top in (0.02, 0.04, 0.06, 0.1, 0.2, 0.3, 0.4, 0.6, 0.8) if top >= share), 1.0)


def _write_around(figure: Any, title: str, note: str, size: tuple[float, float], key: Sequence[tuple[str, str, Any]]) -> None:
    """Title and key above, the note below; the drawing gets the room between."""
    from matplotlib.lines import Line2D

    width, height = size
    below = 0.62 + 0.14 * note.count("\n") if not key else 0.45 + 0.14 * note.count("\n")

    figure.text(0.012, 1 - 0.12 / height, title, fontsize=11, va="top", weight="bold")
    if key:
        lines = [Line2D([], [], color=colour, linestyle=style, linewidth=1.4) for _, colour, style in key]
        figure.legend(lines, [words for words, _, _ in key], loc="upper left", bbox_to_anchor=(0.006, 1 - 0.36 / height), ncols=3, frameon=False, fontsize=8)
    figure.text(0.012, 0.1 / height, note, fontsize=7, color=_QUIET, va="bottom", linespacing=1.35)
    left, right, top = (0.45, 0.1, 0.85) if key else (0.6, 1.7, 0.5)
    figure.subplots_adjust(left / width, below / height, 1 - right / width, 1 - top / height, 0.12, 0.42)


class _drawing:  # noqa: N801
    """Matplotlib with our style and without a screen, closed afterwards."""

    def __enter__(self) -> Any:
        if find_spec("matplotlib") is None:
            raise MissingExtra("pictures need Matplotlib; install it: pip install 'nolle[pictures]'")
        import matplotlib as mpl

        mpl.use("svg")
        from matplotlib import pyplot as plt

        self._plt, self._style = plt, mpl.rc_context(_STYLE)
        self._style.__enter__()
        return plt

    def __exit__(self, *trouble: object) -> None:
        self._plt.close("all")
        self._style.__exit__(None, None, None)


def _svg(figure: Any, title: str, told: str) -> str:
    """The picture with its title and description for those who do not see it; the same figures give the same file."""
    out = StringIO()
    figure.savefig(out, format="svg", metadata={"Date": None, "Creator": None})
    start, opening, rest = out.getvalue().partition("<svg ")
    attributes, close, body = rest.partition(">")
    named = f'role="img" aria-labelledby="title description" {attributes}'
    return f'{start}{opening}{named}{close}\n <title id="title">{escape(title)}</title>\n <desc id="description">{escape(told)}</desc>{body}'
