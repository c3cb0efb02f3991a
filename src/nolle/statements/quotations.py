"""Quotations: which stretches of an article stand in quotation marks.

Marks are paired over the characters of a paragraph: curly and straight double marks, two single marks in place of a double one,
guillemets, and single marks where they are no apostrophes. A quotation that is not closed runs to the end of its paragraph, and goes on in
the next one where that opens with a mark again, as newspapers print a quotation of several paragraphs.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from nolle.statements.article import Paragraph, Place

if TYPE_CHECKING:
    from spacy.tokens import Doc

_MARK = re.compile(r"''|``|‘‘|’’|[\"＂“”„‟«»‹›'‘’‚]")
_CLOSERS = {"“": "”", "„": "“”", "‟": "”", "«": "»", "‹": "›", '"': '"”', "''": "''", "``": "''", "‘‘": "’’", "‘": "’", "'": "'", "‚": "‘’"}
_STRAIGHT = frozenset(('"', "''"))
_STRAIGHT_CLOSES = frozenset(('"', "''", "``", "“", "„", "‟"))
_AHEAD = 60  # marks looked at for a closing one, so that a page of mere marks takes no longer than its length
_SINGLE = frozenset(("‘", "’", "'"))
_SINGLES_CLOSED = frozenset(("‘", "'", "‚"))
_RUNS = "quoted_runs"
_BEFORE = frozenset("([{—–-/:\"“„«")


@dataclass(frozen=True, slots=True)
class Stretch:
    """One stretch in quotation marks within a paragraph's text: characters from the opening mark to past the closing one.

    ``depth`` is 0 for a quotation in none, 1 for one inside that; ``closed`` is False where it runs to the paragraph's end for want of a mark.
    """

    start: int
    end: int
    depth: int
    closed: bool


@dataclass(frozen=True, slots=True)
class Quotation:
    """One quotation: its place in each paragraph it runs through, marks included, and its depth (see Stretch)."""

    places: tuple[Place, ...]
    depth: int
    closed: bool


def stretches(text: str) -> list[Stretch]:
    """The quotations of one paragraph's text in text order, outer ones before those inside them."""
    marks = [mark for found in _MARK.finditer(text) if not _is_apostrophe(text, mark := _mark(found))]
    return _paired(text, marks) if marks else []


def quotations(paragraphs: Sequence[Paragraph]) -> list[Quotation]:
    """Every quotation of an article; one that runs on over paragraphs is one."""
    found: list[Quotation] = []
    running = False
    for paragraph in paragraphs:
        own = stretches(paragraph.text)
        goes_on = running and own and not paragraph.text[: own[0].start].strip()
        for k, one in enumerate(own):
            place = (paragraph.start + one.start, paragraph.start + one.end)
            if k == 0 and goes_on:
                last = max(n for n, other in enumerate(found) if not other.depth)
                found[last] = Quotation((*found[last].places, place), 0, one.closed)
            else:
                found.append(Quotation((place,), one.depth, one.closed))
        outer = [one for one in own if not one.depth]
        running = bool(outer) and not outer[-1].closed
    return found


def quoted_runs(doc: Doc) -> list[tuple[int, int]]:
    """The outer quotations of a paragraph as runs of tokens, marks included: (first, past the last). Kept with the parse, since each cue asks."""
    runs: list[tuple[int, int]] | None = doc.user_data.get(_RUNS)
    if runs is None:
        runs = doc.user_data[_RUNS] = _quoted_runs(doc)
    return runs


def _quoted_runs(doc: Doc) -> list[tuple[int, int]]:
    found = [one for one in stretches(doc.text) if not one.depth]
    if not found:
        return []
    starts = [token.idx for token in doc]
    return [(max(bisect_left(starts, one.start + 1) - 1, 0), bisect_left(starts, one.end)) for one in found]


def in_quotation(doc: Doc) -> list[bool]:
    """For each token whether it stands in a quotation."""
    return marked_tokens(doc, quoted_runs(doc))


def marked_tokens(doc: Doc, runs: Sequence[tuple[int, int]]) -> list[bool]:
    """For each token whether it stands in one of the given runs."""
    inside = [False] * len(doc)
    for start, end in runs:
        inside[start:end] = [True] * (end - start)
    return inside


Mark = tuple[int, int, str]
"""Where a mark starts and ends, and which it is."""


def _mark(found: re.Match[str]) -> Mark:
    sign = found.group()
    return found.start(), found.end(), '"' if sign == "＂" else sign


def _is_apostrophe(text: str, mark: Mark) -> bool:
    """Whether a single mark, or a sign for inches, quotes nothing: "don't", "officials' plan", "'90s", 6'2"."""
    start, end, sign = mark
    before, after = text[start - 1 : start], text[end : end + 1]
    if sign == '"':
        return before.isdigit() and after[:1].isdigit()
    if sign not in _SINGLE:
        return False
    return bool(before.isalnum() and after.isalnum()) or (sign != "‘" and after.isdigit() and not before.isalnum())


def _opens(text: str, mark: Mark) -> bool:
    """Whether the marks around would let it open a quotation: blank or a bracket before, no blank after."""
    before, after = text[mark[0] - 1 : mark[0]] if mark[0] else "", text[mark[1] : mark[1] + 1]
    return bool(after) and not after.isspace() and (not before or before.isspace() or before in _BEFORE)


def _closes(text: str, mark: Mark) -> bool:
    """Whether it can close one: no blank before, and no letter after."""
    before, after = text[mark[0] - 1 : mark[0]] if mark[0] else "", text[mark[1] : mark[1] + 1]
    return bool(before) and not before.isspace() and not after.isalnum()


def _paired(text: str, marks: Sequence[Mark]) -> list[Stretch]:
    """Opening marks with their closing ones. ``open_`` holds those not closed yet, outermost first."""
    found: list[Stretch] = []
    open_: list[Mark] = []
    for k, mark in enumerate(marks):
        later = marks[k + 1 : k + 1 + _AHEAD]
        depth = _closed_by(text, mark, later, open_)
        if depth is not None:
            found.append(Stretch(open_[depth][0], mark[1], depth, True))
            del open_[depth:]
        elif _starts_one(text, mark, later, open_):
            if any(opened[2] == mark[2] for opened in open_) and mark[2] in _STRAIGHT:
                found.append(Stretch(open_[0][0], len(text[: mark[0]].rstrip()), 0, False))
                open_.clear()
            open_.append(mark)
    if open_ and open_[0][2] not in _SINGLE:
        found.append(Stretch(open_[0][0], len(text.rstrip()), 0, False))
    return sorted(found, key=lambda one: (one.start, -one.end))


def _closed_by(text: str, mark: Mark, later: Sequence[Mark], open_: Sequence[Mark]) -> int | None:
    """The depth of the open quotation that a mark closes, the innermost that it fits."""
    for depth in range(len(open_) - 1, -1, -1):
        opened = open_[depth][2]
        if mark[2] in _SINGLE and opened in _SINGLES_CLOSED:
            fits = mark[2] in _CLOSERS[opened] and _ends(text, mark, later)
        elif mark[2] in _STRAIGHT:
            fits = opened in _STRAIGHT_CLOSES and (_closes(text, mark) or not _opens(text, mark))
        else:
            fits = mark[2] in _CLOSERS[opened]
        if fits:
            return depth
    return None


def _starts_one(text: str, mark: Mark, later: Sequence[Mark], open_: Sequence[Mark]) -> bool:
    """Whether a mark opens a quotation. A single one needs its closing mark; the same curly mark again does so only where both can be closed."""
    sign = mark[2]
    if sign not in _CLOSERS:
        return False
    if sign in _SINGLES_CLOSED:
        inner = any(opened[2] in _SINGLES_CLOSED for opened in open_)
        return not inner and _opens(text, mark) and any(other[2] in _CLOSERS[sign] and _closes(text, other) for other in later)
    if sign in _STRAIGHT:
        return _opens(text, mark) or not (open_ or _closes(text, mark))
    same = sum(opened[2] == sign for opened in open_)
    return same == 0 or sum(other[2] in _CLOSERS[sign] for other in later) > same


def _ends(text: str, mark: Mark, later: Sequence[Mark]) -> bool:
    """Whether a single mark closes a quotation. After a plural's "s" and before a blank it rather marks possession, unless no other mark closes."""
    if not _closes(text, mark):
        return False
    possession = text[mark[0] - 1] == "s" and text[mark[1] : mark[1] + 1].isspace()
    follows = next((other for other in later if other[2] in _SINGLE), None)
    return not possession or follows is None or not _closes(text, follows)
