"""A time line with the word above it and the record below: statements as flags, a lane per charge that ends where the charge ended.

Drawn as plain SVG: no script, colours from the page's style sheet, every mark a link with a title, and shapes that tell what colours do.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from html import escape

_WIDTH, _LEFT, _RIGHT = 1000, 190, 24
_FLAG, _LANE, _AXIS = 19, 30, 34  # heights: of a row of flags, of a lane, of the axis
_LETTER = 6.1  # width of a letter of the small type
_MOST_ROWS = 9
_DRAWN = 'fill="none" stroke="currentColor"'  # so that lines are seen without the page's style sheet too
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
ENDS = {  # outcome: the shape at the end of a lane
    "dismissed": "cross", "convicted": "square", "convicted_plea": "square", "convicted_trial": "square", "acquitted": "ring", "superseded": "bar",
    "transferred": "arrow", "vacated": "ring", "abated": "bar", "pending": "open", "unknown": "ask",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Flag:
    """Something said on a day: a short label, all of it in ``title``, and where it stands on the page. ``office`` for a public body's."""

    day: date
    label: str
    title: str
    href: str
    office: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """Something on the record on a day."""

    day: date
    title: str
    href: str


@dataclass(frozen=True, slots=True)
class Lane:
    """A charge: from the day it was brought to the day it ended, None where a day is not known; ``outcome`` and its words."""

    label: str
    begun: date | None
    ended: date | None
    outcome: str
    said: str
    href: str
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class Timeline:
    """All of the picture. ``seen`` are the days of the captures: what lies after the last of them is not known."""

    name: str
    flags: tuple[Flag, ...]
    lanes: tuple[Lane, ...]
    seen: tuple[date, ...] = ()


def draw(line: Timeline) -> str:
    """The SVG, or "" where not a single day is known."""
    days = [*(flag.day for flag in line.flags), *line.seen, *(day for lane in line.lanes for day in _days(lane))]
    if not days:
        return ""
    scale = _Scale(min(days), max(days))
    rows, left_out = _rows(line.flags, scale)
    top = 26 + _FLAG * max((row for _, row, _ in rows), default=0) + (_FLAG if rows else 0)
    lanes_at = top + _AXIS + 14
    height = lanes_at + _LANE * len(line.lanes) + 30
    parts = [
        f'<svg class="timeline" viewBox="0 0 {_WIDTH} {height}" font-size="11" role="group" aria-label="{escape(line.name)}">',
        f'<text class="side" x="0" y="14">what was said</text><text class="side" x="0" y="{lanes_at - 4}">what the record shows</text>',
        *_axis(scale, top, height),
        *(part for row in rows for part in _flag(*row, scale, top)),
        *(part for n, lane in enumerate(line.lanes) for part in _lane(lane, scale, lanes_at + n * _LANE + 16, max(line.seen or days))),
        *_seen(line.seen, scale, height),
    ]
    if left_out:
        parts.append(f'<text class="small" x="{_LEFT}" y="14">{left_out} more without room for a label: all are listed below</text>')
    return "\n".join([*parts, "</svg>"])


def _days(lane: Lane) -> Iterator[date]:
    yield from (day for day in (lane.begun, lane.ended) if day)
    yield from (step.day for step in lane.steps)


class _Scale:
    """From days to places on the paper."""

    def __init__(self, first: date, last: date) -> None:
        margin = max((last - first) // 25, timedelta(days=4))
        self.first, self.last = first - margin, last + margin
        self._days = (self.last - self.first).days

    def x(self, day: date) -> float:
        return round(_LEFT + (day - self.first).days / self._days * (_WIDTH - _LEFT - _RIGHT), 1)

    def ticks(self) -> Iterator[tuple[date, str]]:
        """The first days of months or years, as many as there is room for."""
        months = self._days / 30
        step = next((n for n in (1, 2, 3, 6, 12, 24, 60) if months / n <= 12), 120)
        year, month = self.first.year, 1
        while date(year, month, 1) <= self.last:
            day = date(year, month, 1)
            if day >= self.first:
                yield day, str(year) if month == 1 or step >= 12 else _MONTHS[month - 1]
            year, month = year + (month - 1 + step) // 12, (month - 1 + step) % 12 + 1


def _rows(flags: Sequence[Flag], scale: _Scale) -> tuple[list[tuple[Flag, int, bool]], int]:
    """Each flag with its row, counted from the axis up, and whether its label stands left of it; then how many found no room."""
    taken: list[list[tuple[float, float]]] = []
    placed, left_out = [], 0
    sides = [(flag, scale.x(flag.day), len(flag.label) * _LETTER + 12) for flag in sorted(flags, key=lambda one: (one.day, one.label))]
    right = [(flag, at, width, False) for flag, at, width in reversed(sides) if at + width <= _WIDTH - 4]
    at_edge = [(flag, at, width, True) for flag, at, width in sides if at + width > _WIDTH - 4]
    for flag, at, width, left in (*right, *at_edge):  # in an order in which no stem cuts through a label below it
        span = (at - width, at + 5) if left else (at - 5, at + width)
        row = next((n for n, row in enumerate(taken) if all(end < span[0] or span[1] < start for start, end in row)), len(taken))
        if row >= _MOST_ROWS:
            left_out += 1
            continue
        if row == len(taken):
            taken.append([])
        taken[row].append(span)
        placed.append((flag, row, left))
    return placed, left_out


def _flag(flag: Flag, row: int, left: bool, scale: _Scale, top: int) -> Iterator[str]:
    x, y = scale.x(flag.day), top - 14 - row * _FLAG
    place = f'x="{x - 8}" text-anchor="end"' if left else f'x="{x + 8}"'
    shape = f'<rect class="dot" x="{x - 4}" y="{y - 4}" width="8" height="8"/>' if flag.office else f'<circle class="dot" cx="{x}" cy="{y}" r="4"/>'
    yield f'<a class="flag" href="{escape(flag.href)}"><title>{escape(flag.title)}</title>'
    yield f'<path class="stem" {_DRAWN} d="M{x} {y}V{top}"/>{shape}<text class="small" {place} y="{y + 4}">{escape(flag.label)}</text></a>'


def _axis(scale: _Scale, top: int, height: int) -> Iterator[str]:
    yield f'<path class="axis" {_DRAWN} d="M{_LEFT - 10} {top}H{_WIDTH - 4}"/>'
    for day, label in scale.ticks():
        x = scale.x(day)
        year = ' class="small year"' if label.isdigit() else ' class="small"'
        yield f'<path class="grid" {_DRAWN} d="M{x} {top}V{height - 26}"/><text{year} x="{x + 3}" y="{top + 14}">{label}</text>'


def _lane(lane: Lane, scale: _Scale, y: int, last: date) -> Iterator[str]:
    start = scale.x(lane.begun) if lane.begun else float(_LEFT)
    open_end = lane.ended is None
    end = scale.x(lane.ended or last)
    known = "" if lane.begun else " unknown"
    yield f'<a class="lane {ENDS.get(lane.outcome, "ask")}" href="{escape(lane.href)}">'
    yield f"<title>{escape(f'{lane.label}: {lane.said}')}</title>"
    yield f'<text class="label" x="0" y="{y + 4}">{escape(_short(lane.label, (_LEFT - 14) / _LETTER))}</text>'
    yield f'<path class="life{known}{" running" if open_end else ""}" {_DRAWN} d="M{start} {y}H{end}"/>'
    yield f'<path class="begin" {_DRAWN} d="M{start} {y - 5}V{y + 5}"/>'
    yield _end(ENDS.get(lane.outcome, "ask"), end, y)
    width = len(lane.said) * _LETTER
    if not open_end and end + width + 14 < _WIDTH:
        yield f'<text class="small" x="{end + 11}" y="{y + 4}">{escape(lane.said)}</text>'
    elif end - start > width + 20 or open_end:
        yield f'<text class="small above" x="{end - 10}" y="{y - 6}" text-anchor="end">{escape(lane.said)}</text>'
    yield "</a>"
    for step in lane.steps:
        x = scale.x(step.day)
        yield f'<a class="step" href="{escape(step.href)}" aria-label="{escape(step.title)}"><title>{escape(step.title)}</title>'
        yield f'<rect class="hit" x="{x - 6}" y="{y - 9}" width="12" height="18" fill="none"/><path {_DRAWN} d="M{x} {y - 6}V{y + 6}"/></a>'


def _end(shape: str, x: float, y: int) -> str:
    if shape == "cross":
        return f'<path class="end" {_DRAWN} d="M{x - 6} {y - 6}L{x + 6} {y + 6}M{x - 6} {y + 6}L{x + 6} {y - 6}"/>'
    if shape == "square":
        return f'<rect class="end" x="{x - 6}" y="{y - 6}" width="12" height="12"/>'
    if shape == "ring":
        return f'<circle class="end" {_DRAWN} cx="{x}" cy="{y}" r="6"/>'
    if shape == "bar":
        return f'<path class="end" {_DRAWN} d="M{x} {y - 7}V{y + 7}"/>'
    if shape == "ask":
        return f'<text class="end" x="{x - 4}" y="{y + 5}">?</text>'
    return f'<path class="end" {_DRAWN} d="M{x - 7} {y - 6}L{x} {y}L{x - 7} {y + 6}"/>'


def _seen(days: Sequence[date], scale: _Scale, height: int) -> Iterator[str]:
    """Little triangles where the docket was captured."""
    if days:
        yield f'<text class="side" x="0" y="{height - 8}">captured</text>'
    for day in sorted(set(days)):
        x = scale.x(day)
        yield f'<path class="seen" d="M{x} {height - 20}l5 9h-10z"><title>the docket was captured on {day.isoformat()}</title></path>'


def _short(words: str, letters: float) -> str:
    return words if len(words) <= letters else f"{words[: int(letters) - 1].rstrip()}…"
