"""What we hold to be said: appended to the ledger and never changed."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from nolle.model._pages import Evidence, Usual
from nolle.model._vocabularies import Coverage, Part, Section

LATER = {"later": True}  # of a field that came when facts had already been kept: ids are made without it where it says nothing


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
    expunged: bool = field(default=False, metadata=LATER)


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
    """A page prints one docket entry; ``row`` is its place on the page, ``linked`` whether its number leads to a document. Evidence: the text."""

    number: str | None
    filed: date | None
    entered: date | None
    text: str
    event_type: str | None
    sequence: str | None
    row: int
    linked: bool | None = field(default=None, metadata=LATER)


@dataclass(frozen=True, slots=True)
class ArticleSaid:
    """A page carries one article (fields as in ``ArticleRead``). Evidence: its passages; ``parts`` says what each of them is."""

    parts: tuple[Part, ...]
    outlet: str | None
    published: str | None
    updated: str | None
    address: str | None
    language: str | None


@dataclass(frozen=True, slots=True)
class BaselineSaid:
    """A page tells what is usual in a court. Evidence: its source, definitions and limits, then a row for each of the ``years``, in their order."""

    court: str
    years: tuple[Usual, ...]


Said = CaseSaid | DefendantSaid | ChargeSaid | EntrySaid | ArticleSaid | BaselineSaid


@dataclass(frozen=True, slots=True)
class Fact:
    """What one page says about one thing: ``about`` is the id of the case, the article or the court's baseline.

    ``id`` hashes what is said and where it stands, never when we saw it, so that reading the same capture twice
    gives the same facts.
    """

    id: str
    about: str
    said: Said
    evidence: tuple[Evidence, ...]
    reader: str
    version: int

    @property
    def capture(self) -> str:
        return self.evidence[0].capture
