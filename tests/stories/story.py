"""A story: pages as they reached a newsroom, and all that Nolle is to make of them."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from click.testing import CliRunner

from nolle.cli import nolle

NOT_RAISED: Mapping[str, object] = {
    "whole_defendant": True,
    "with_prejudice": None,
    "days_from_filed_to_entered": 0,
    "sealed": False,
    "no_written_motion": False,
    "no_reason_on_docket": True,
    "missing_numbers_beside": False,
    "entries_vanished": False,
    "handed_over_within_30_days": False,
    "co_defendants_same_day": False,
    "prejudice_differs_from_motion": None,
    "filed_before_days_off": False,
    "charges_announced": 1,
}
"""The signals of a plain dismissal: whole, silent on its reasons and terms, announced when it was charged."""


@dataclass(frozen=True)
class Page:
    """A file, and when it was retrieved (ISO), for pages that do not print it themselves."""

    name: str
    data: bytes
    retrieved: str = "2026-01-05T12:00:00+00:00"


@dataclass(frozen=True)
class Expected:
    """One finding. Of signals, all those of a dropped charge, else the given ones."""

    kind: str
    case: str
    defendant: str | None
    counts: Sequence[str] = ()
    happened: str | None = None
    entered: str | None = None
    signals: Mapping[str, object] = field(default_factory=dict)

    def is_told_by(self, row: Mapping[str, Any]) -> bool:
        """Whether an exported finding is this one, each raised signal with words on which it rests."""
        same = (self.kind, self.case, self.defendant, [*self.counts], self.happened, self.entered) == tuple(
            row[name] for name in ("kind", "case", "defendant", "counts", "happened", "entered")
        )
        values = {signal["name"]: signal["value"] for signal in row["signals"]}
        wanted = {**NOT_RAISED, **self.signals} if self.kind == "dropped_charges" else dict(self.signals)
        return same and (values if self.kind == "dropped_charges" else {name: values.get(name) for name in wanted}) == wanted


def dropped(case: str, who: str, counts: Sequence[str], happened: str, entered: str, **signals: object) -> Expected:
    """A dropped defendant or count: only the signals that are not those of a plain dismissal are named."""
    return Expected("dropped_charges", case, who, counts, happened, entered, signals)


@dataclass(frozen=True)
class Story:
    """``charges``: of each case, defendant and count the outcome, by whom, with prejudice, in what context, in words."""

    pages: Sequence[Page]
    charges: Mapping[tuple[str, str, str], str]
    findings: Sequence[Expected]
    said: Sequence[tuple[str | None, str, str, str]] = ()
    """Speaker, act, what the record shows as of that day, and as of now."""


def nolle_says(book: Path, *words: str, code: int = 0) -> str:
    """What a command prints."""
    result = CliRunner().invoke(nolle, ["--casebook", str(book), *words], prog_name="nolle")
    assert result.exit_code == code, result.output
    return result.stdout


def add(folder: Path, pages: Sequence[Page], name: str = "book") -> Path:
    """A casebook with these pages, added one by one in their order."""
    book = folder / name
    for page in pages:
        path = folder / page.name
        path.write_bytes(page.data)
        when = datetime.fromisoformat(page.retrieved).timestamp()
        os.utime(path, (when, when))
        nolle_says(book, "add", str(path))
    return book


def rows(book: Path, kind: str) -> list[dict[str, Any]]:
    """An export's rows."""
    return [json.loads(line) for line in nolle_says(book, "export", kind).splitlines()]
