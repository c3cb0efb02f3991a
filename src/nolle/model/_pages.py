"""What one page says, as a reader makes it from one capture, and the words it stands on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from nolle.model._vocabularies import Coverage, Part, Section


@dataclass(frozen=True, slots=True)
class Capture:
    """Bytes exactly as obtained. ``digest`` is their sha-256 in hex; ``retrieved`` an ISO time.

    ``basis`` says where that time comes from: ``given`` by the user, the web ``archive`` that the page was taken out of,
    ``printed`` on the page itself (PACER's receipt), or the ``file``'s own modification time.
    """

    digest: str
    size: int
    media_type: str
    source: str
    retrieved: str
    basis: Literal["given", "archive", "printed", "file"]


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
    own id of the entry (document id or sequence number) where known. ``filed`` and ``entered`` are its two dates. ``linked`` is whether
    its number leads to a document, None where the page does not tell.
    """

    text: Quote
    number: str | None = None
    filed: date | None = None
    entered: date | None = None
    event_type: Quote | None = None
    sequence: str | None = None
    linked: bool | None = None


@dataclass(frozen=True, slots=True)
class CaseRead:
    """One case as one page shows it.

    ``number`` is office:year-type-serial ("3:15-cr-90021"), without judges' initials. ``view`` is the defendant number of
    a single-defendant sheet, None for all defendants. ``entries_shown`` grades how much of the docket the page holds.
    ``aliases`` are other ids of the case, as a page of the same source may use them alone ("courtlistener:123"). ``expunged``: the court
    put that word where the case's name stood, so that only number and dates are kept of the page.
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
    expunged: bool = False


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph of an article, or a line that stands apart from its body, and which of them it is."""

    part: Part
    words: Quote


@dataclass(frozen=True, slots=True)
class ArticleRead:
    """One news report, press release or transcript as one page shows it.

    ``passages`` in page order; only "headline" and "body" are read for statements, the rest is kept apart. ``published`` and
    ``updated`` are ISO dates or times as the page gives them, None where it gives none. ``outlet`` is who publishes the
    page (the carrier), ``address`` the page's own address where known. ``language`` is an ISO 639-1 code, "und-" and a script's
    code ("und-Cyrl") where only that shows, None where nobody can tell.
    """

    passages: tuple[Passage, ...]
    outlet: str | None = None
    published: str | None = None
    updated: str | None = None
    address: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Usual:
    """How often defendants' cases ended in dismissal in one court and fiscal year: of ``n``, how many by the narrow and the broad measure.

    ``low`` and ``high`` are the 95 % interval of the broad rate, ``expected`` the rate that other courts let expect here; ``stands_out`` is whether
    the court's is unlike that. None where it cannot be told. Rates are shares (0.0271), as the page prints them.
    """

    fiscal_year: int
    n: int
    narrow: int
    broad: int
    low: float
    high: float
    expected: float | None
    stands_out: Literal["higher", "lower", "no"] | None


@dataclass(frozen=True, slots=True)
class BaselineRead:
    """What a baseline's page says of one court, a row a fiscal year. ``said_with`` is what it prints of its source, definitions and limits."""

    court: str
    years: tuple[Usual, ...]
    rows: tuple[Quote, ...]
    said_with: tuple[Quote, ...]


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
    articles: tuple[ArticleRead, ...] = ()
    baselines: tuple[BaselineRead, ...] = ()
