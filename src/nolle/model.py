"""The nouns. Frozen, slotted, standard library only; imports nothing of ours.

Two sides meet here. *What a page says* (``Quote``, ``CaseRead``, ``DefendantRead``, ``CountRead``, ``EntryRead``,
``Report``) is made by readers from one capture. *What we hold to be said* (``Fact``) goes into the ledger and
is never changed. *What follows* (``Reading``, ``ChargeHistory``, ``Finding``) is derived and can be remade.

All offsets are characters in a capture's canonical text, start inclusive, end exclusive.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

Section = Literal["pending", "terminated", "complaint", "unknown"]
Outcome = Literal[
    "pending", "dismissed", "convicted_plea", "convicted_trial", "convicted", "acquitted",
    "superseded", "transferred", "vacated", "abated", "unknown",
]  # fmt: skip
By = Literal["government", "court", "defense", "joint", "jury", "unknown"]
Context = Literal["plea_bargain", "superseded", "standalone"]
Actor = Literal["government", "defense", "court", "other"]
Coverage = Literal["full", "ranged", "documents", "part", "none"]

CONVICTED = frozenset({"convicted", "convicted_plea", "convicted_trial"})


# --- captures and evidence ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Capture:
    """Bytes exactly as obtained. ``digest`` is their sha-256 in hex; ``retrieved`` an ISO time.

    ``basis`` says where that time comes from: ``given`` by the user, ``printed`` on the page itself (PACER's
    receipt), or the ``file``'s own modification time.
    """

    digest: str
    size: int
    media_type: str
    source: str
    retrieved: str
    basis: Literal["given", "printed", "file"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words and where they stand (a W3C TextPositionSelector and TextQuoteSelector in one)."""

    capture: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of one page as its canonical text has them: ``canonical[start:end] == text``."""

    text: str
    start: int
    end: int

    def __str__(self) -> str:
        return self.text


# --- what a page says -----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class CountRead:
    """One printed row of a counts table.

    ``section`` is "unknown" only where the page's own status is one that nobody knows; then ``unread`` says so.
    ``label`` as printed inside the last parentheses ("2-4", "1ss"), or "complaint" for a complaint row, or "" where
    the row bears none. ``disposition`` is None where the cell is blank. ``unread`` is why two readings of the row
    could not be reconciled; then nothing may be concluded from it.
    """

    section: Section
    label: str
    offense: Quote
    disposition: Quote | None = None
    unread: str | None = None


@dataclass(frozen=True, slots=True)
class DefendantRead:
    """A defendant as printed. ``counts`` is None where the page does not show counts (UNKNOWN), () where it says None.

    ``unread`` tells what could not be read of the counts (UNREAD).
    """

    name: Quote
    number: int | None = None
    aliases: tuple[Quote, ...] = ()
    terminated: date | None = None
    counts: tuple[CountRead, ...] | None = None
    unread: str | None = None


@dataclass(frozen=True, slots=True)
class EntryRead:
    """One docket entry as printed.

    ``number`` as printed, None for an unnumbered entry. ``text`` is the docket text, or the event type where the page
    gives nothing more; ``event_type`` is CM/ECF's event name where the page shows it. ``sequence`` is PACER's
    own id of the entry (document id or sequence number) where known. ``filed`` and ``entered`` are its two dates.
    """

    text: Quote
    number: str | None = None
    filed: date | None = None
    entered: date | None = None
    event_type: Quote | None = None
    sequence: str | None = None


@dataclass(frozen=True, slots=True)
class CaseRead:
    """One case as one page shows it.

    ``number`` is office:year-type-serial ("3:15-cr-90021"), without judges' initials. ``view`` is the defendant number of
    a single-defendant sheet, None for all defendants. ``entries_shown`` grades how much of the docket the page holds.
    ``aliases`` are other ids of the case, as a page of the same source may use them alone ("courtlistener:123").
    """

    court: str
    number: str
    name: Quote | None = None
    filed: date | None = None
    terminated: date | None = None
    view: int | None = None
    flags: tuple[Quote, ...] = ()
    magistrate_numbers: tuple[str, ...] = ()
    parties_shown: bool = False
    entries_shown: Coverage = "none"
    defendants: tuple[DefendantRead, ...] = ()
    entries: tuple[EntryRead, ...] = ()
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """One capture as read. ``printed`` is the time that the page itself says it was made (ISO), if it does.

    ``notes`` are sentences for the user about what was odd, lost or could not be read.
    """

    kind: str
    reader: str
    version: int
    text: str
    cases: tuple[CaseRead, ...] = ()
    printed: str | None = None
    notes: tuple[str, ...] = ()


# --- facts ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class CaseSaid:
    """A page says this about a case as a whole (fields as in ``CaseRead``)."""

    court: str
    docket_number: str
    case_name: str | None
    filed: date | None
    terminated: date | None
    view: int | None
    flags: tuple[str, ...]
    magistrate_numbers: tuple[str, ...]
    parties_shown: bool
    entries_shown: Coverage
    page: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DefendantSaid:
    """A page names a defendant; ``counts_shown`` is False where it says nothing about counts."""

    name: str
    number: int | None
    aliases: tuple[str, ...]
    terminated: date | None
    counts_shown: bool
    unread: str | None


@dataclass(frozen=True, slots=True)
class ChargeSaid:
    """A page prints one row of a counts table. ``row`` is its place on the page; ``counts`` the single counts it covers.

    Evidence: the offence, then the disposition where there is one.
    """

    defendant: str
    defendant_number: int | None
    section: Section
    label: str
    counts: tuple[str, ...]
    offense: str
    statute: str | None
    disposition: str | None
    unread: str | None
    row: int


@dataclass(frozen=True, slots=True)
class EntrySaid:
    """A page prints one docket entry; ``row`` is its place on the page. Evidence: the text."""

    number: str | None
    filed: date | None
    entered: date | None
    text: str
    event_type: str | None
    sequence: str | None
    row: int


Said = CaseSaid | DefendantSaid | ChargeSaid | EntrySaid


@dataclass(frozen=True, slots=True)
class Fact:
    """What one page says about one thing.

    ``id`` hashes what is said and where it stands, never when we saw it, so that reading the same capture twice
    gives the same facts.
    """

    id: str
    case: str
    said: Said
    evidence: tuple[Evidence, ...]
    reader: str
    version: int

    @property
    def capture(self) -> str:
        return self.evidence[0].capture


# --- what a text says by itself -------------------------------------------------------------------------------


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


# --- what follows ---------------------------------------------------------------------------------------------


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
    said of a whole defendant.
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
