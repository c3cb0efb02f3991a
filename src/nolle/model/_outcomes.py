"""What a text says became of counts, and what follows for every charge: derived, can be remade."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from nolle.model._changes import Change, Shown
from nolle.model._pages import Evidence
from nolle.model._vocabularies import Actor, By, Context, Outcome, Section


@dataclass(frozen=True, slots=True)
class OutcomeSaid:
    """What a single text by itself says became of counts.

    ``counts`` are single counts ("2", "3s"), ("all",), ("remaining",) or () where the text prints none. ``start`` and
    ``end`` are the evidence's place in that text. ``document`` is the charging document the counts belong to, as
    printed ("Third Superseding Indictment"). ``motion`` is the entry number whose motion the text grants, if it
    names one: the mover may stand there. ``restated`` marks an amended judgment repeating an earlier ending.
    """

    outcome: Outcome
    evidence: str
    start: int
    end: int
    defendant: str | None = None
    defendant_number: int | None = None
    counts: tuple[str, ...] = ()
    by: By | None = None
    with_prejudice: bool | None = None
    context: Context | None = None
    document: str | None = None
    motion: str | None = None
    restated: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """An entry's text as the labeller understands it: event labels (sorted), who acts, and what it says of counts."""

    events: tuple[str, ...] = ()
    actor: Actor | None = None
    outcomes: tuple[OutcomeSaid, ...] = ()


@dataclass(frozen=True, slots=True)
class Disposition:
    """How a charge ended, or that it has not, or that nobody can tell; each with the words it rests on.

    ``grade`` is the evidence grade: A order or judgment, B disposition text on the sheet, C inference from several
    entries, D hint. ``reason`` says in plain words how the answer was reached. ``happened`` and ``entered`` are the
    first two of the three clocks.
    """

    outcome: Outcome
    by: By | None = None
    with_prejudice: bool | None = None
    context: Context | None = None
    happened: date | None = None
    entered: date | None = None
    grade: Literal["A", "B", "C", "D"] | None = None
    reason: str = ""
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """A dated step in the life of a charge, resting on facts."""

    label: str
    happened: date | None
    entered: date | None
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class ChargeHistory:
    """What became of one printed count row of one defendant.

    ``label`` is the row's count label, ``counts`` its single counts. ``unplaced`` are sentences about record that bears
    on this charge and could not be placed.
    """

    case: str
    court: str
    docket_number: str
    case_name: str | None
    defendant: str
    defendant_number: int | None
    aliases: tuple[str, ...]
    label: str
    counts: tuple[str, ...]
    offense: str
    statute: str | None
    disposition: Disposition
    section: Section | None = None
    events: tuple[Event, ...] = ()
    unplaced: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Signal:
    """A named, counted circumstance of a finding; ``value`` None means not known."""

    name: str
    value: str | int | bool | None
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """Something worth a reporter's look. Never without evidence."""

    kind: str
    case: str
    defendant: str | None
    counts: tuple[str, ...]
    happened: date | None
    entered: date | None
    summary: str
    signals: tuple[Signal, ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class CaseRecord:
    """All that the fold makes of one case: its charges, and the tally of why charges were not flagged.

    ``complete`` is True where a sheet with all parties and the whole run of entries was captured; only then may anything be
    said of a whole defendant. ``pages`` are the captures by time, ``changes`` what became different from one to the next. ``held`` says why
    the case drops out of every output until a person decides, and since when, without a name; None where nothing on its pages asks for it.
    """

    case: str
    court: str
    docket_number: str
    case_name: str | None
    filed: date | None
    terminated: date | None
    charges: tuple[ChargeHistory, ...] = ()
    unread: tuple[str, ...] = ()
    tally: Mapping[str, int] = field(default_factory=dict)
    complete: bool = False
    pages: tuple[Shown, ...] = ()
    changes: tuple[Change, ...] = ()
    held: str | None = None
