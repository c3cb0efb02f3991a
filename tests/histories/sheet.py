"""A small builder of facts, so that each test shows only the words that matter. All names are invented."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from nolle.facts import facts_of
from nolle.findings import Case
from nolle.histories import fold, gather
from nolle.model import (
    Actor,
    Capture,
    CaseRead,
    CaseRecord,
    ChargeHistory,
    CountRead,
    Coverage,
    DefendantRead,
    EntryRead,
    Fact,
    OutcomeSaid,
    Quote,
    Reading,
    Report,
    Section,
)
from nolle.spans import TextBuilder

CASE = "wyd/1:24-cr-90001"


@dataclass
class Sheet:
    """One captured sheet. ``seen`` orders captures; ``digest`` stands for the bytes."""

    seen: str = "2025-01-01"
    digest: str = ""
    case_type: str = "cr"
    parties: bool = True
    view: int | None = None
    name: str = "USA v. Quillfeather et al"
    terminated: date | None = None
    shown: Coverage = "full"
    basis: Literal["given", "printed", "file"] = "printed"
    kind: str = "docket"
    flags: tuple[str, ...] = ()
    _text: TextBuilder = field(default_factory=TextBuilder)
    _people: list[DefendantRead] = field(default_factory=list)
    _entries: list[EntryRead] = field(default_factory=list)
    _readings: list[Reading] = field(default_factory=list)

    def defendant(
        self, name: str, *rows: tuple[str, str] | tuple[str, str, Section], number: int | None = 1, terminated: date | None = None, aliases: Iterable[str] = ()
    ) -> Sheet:
        """A defendant with rows of (label, disposition[, section]); the label "complaint" makes a complaint row."""
        counts = []
        for row in rows:
            section: Section = row[2] if len(row) == 3 else "complaint" if row[0] == "complaint" else "pending"
            disposition = self._quote(row[1]) if row[1] else None
            counts.append(CountRead(section, row[0], self._quote(f"18:371 CONSPIRACY ({row[0]})"), disposition))
        shown = tuple(counts) if rows or self.parties else None
        self._people.append(DefendantRead(self._quote(name), number, tuple(self._quote(a) for a in aliases), terminated, shown))
        return self

    def entry(
        self,
        day: str,
        text: str,
        *outcomes: OutcomeSaid,
        number: str | None = None,
        events: str = "",
        actor: Actor | None = None,
        entered: str | None = None,
        **more: Any,
    ) -> Sheet:
        """An entry as the labeller would hand it over: its labels, actor and what it says of counts; ``more`` as in ``EntryRead``. ``entered`` "": not printed."""
        self._entries.append(EntryRead(self._quote(text), number, date.fromisoformat(day), None if entered == "" else date.fromisoformat(entered or day), **more))
        self._readings.append(Reading(tuple(sorted(events.split())), actor, outcomes))
        return self

    def page(self) -> tuple[Capture, list[Fact], dict[str, Reading]]:
        """The capture, what it says, and how its entries' words were understood."""
        case = CaseRead(
            court="wyd",
            number=f"1:24-{self.case_type}-90001",
            name=self._quote(self.name),
            terminated=self.terminated,
            view=self.view,
            flags=tuple(map(self._quote, self.flags)),
            parties_shown=self.parties,
            entries_shown=self.shown,
            defendants=tuple(self._people),
            entries=tuple(self._entries),
        )
        report = Report(self.kind, "test", 1, self._text.finish(), (case,))
        capture = Capture(self.digest or f"capture-{self.seen}", 0, "text/html", "sheet.html", self.seen, self.basis)
        readings = {entry.text.text: reading for entry, reading in zip(self._entries, self._readings, strict=True)}
        return capture, list(facts_of(report, capture.digest)), readings

    def _quote(self, text: str) -> Quote:
        start, end = self._text.add(text)
        self._text.add("\n")
        return Quote(text, start, end)


def case(*sheets: Sheet) -> Case:
    """All that the sheets together show, however they are given."""
    pages = sorted((sheet.page() for sheet in sheets), key=lambda page: (page[0].retrieved, page[0].digest))
    readings = {words: reading for _, _, read in pages for words, reading in read.items()}
    docket = gather(pages[0][1][0].about, ((capture, facts) for capture, facts, _ in pages), readings)
    return Case(fold(docket), docket)


def record(*sheets: Sheet) -> CaseRecord:
    """The fold over all the sheets."""
    return case(*sheets).record


def charge(made: CaseRecord, label: str, defendant: str | None = None) -> ChargeHistory:
    """The one charge with that label."""
    found = [c for c in made.charges if c.label == label and defendant in (None, c.defendant)]
    assert len(found) == 1, [(c.label, c.defendant) for c in made.charges]
    return found[0]


def said(outcome: str, counts: str = "", evidence: str = "", **more: object) -> OutcomeSaid:
    """An outcome that a text states; ``counts`` separated by spaces."""
    return OutcomeSaid(outcome, evidence, 0, len(evidence), counts=tuple(counts.split()), **more)  # type: ignore[arg-type]
