"""What a report is made of, gathered beforehand: a report itself reads no casebook."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from nolle.comparing import Comparison
from nolle.comparing.ledgers import Answer, Number, Promise, Said
from nolle.heard import Heard
from nolle.matters import Matter
from nolle.model import Capture, CaseRecord, Finding
from nolle.report._notes import Text


@dataclass(frozen=True, slots=True)
class Spoken:
    """A statement that belongs to the matter, the cases that it is surely about, and what the record shows beside it."""

    heard: Heard
    cases: tuple[str, ...] = ()
    comparisons: tuple[Comparison, ...] = ()

    @property
    def said(self) -> Said:
        """The same for the ledgers."""
        return Said(self.heard.statement, self.heard.when, self.heard.article.said.outlet, self.cases)


@dataclass(frozen=True, slots=True)
class Material:
    """All of it. ``missing`` are cases of the matter of which no page was captured, ``unread`` sentences on articles that could not be read."""

    matter: Matter
    records: tuple[CaseRecord, ...]
    missing: tuple[str, ...]
    findings: tuple[Finding, ...]
    spoken: tuple[Spoken, ...]
    captures: tuple[Capture, ...]
    text: Text
    kinds: Mapping[str, str] = field(default_factory=dict)
    unread: tuple[str, ...] = ()
    promises: tuple[Promise, ...] = ()
    answers: tuple[Answer, ...] = ()
    numbers: tuple[Number, ...] = ()

    @property
    def as_of(self) -> str:
        """The day of the newest docket page: nothing after it is known of the record, whenever the report is made."""
        return max((page.seen[:10] for record in self.records for page in record.pages), default="no capture")
