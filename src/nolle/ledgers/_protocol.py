"""What every ledger can do.

Kept for ever: captures, readings, facts, and what people decided. They are appended and never changed. Derived, to be dropped and remade at any
time: case records, what the entries say, findings; the statements of articles, and which articles are copies; what cases can be
known by, and the links between articles and cases, with the words that they could rest on; and the lists of what is due to be derived again.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Literal, Protocol

from nolle.model import ArticleRecord, Capture, CaseKeys, CaseRecord, Fact, Finding, Judgement, Link, Reading, Subject

DerivedPart = Literal["cases", "articles", "keys", "links"]


@dataclass(frozen=True, slots=True)
class ReadingRow:
    """How one capture was read, or why it was refused.

    ``text_sha256`` is of the canonical text (UTF-8, broken surrogates kept), None where there is none. ``court`` is the
    court id that the user gave along, ``charset`` the character set that the server named (both needed to read the same
    bytes in the same way again). ``printed`` is the time on the page itself. ``refused`` is the reason in plain words; then
    ``kind``, ``reader`` and ``version`` may be None.
    """

    capture: str
    kind: str | None = None
    reader: str | None = None
    version: int | None = None
    text_sha256: str | None = None
    court: str | None = None
    printed: str | None = None
    notes: tuple[str, ...] = ()
    refused: str | None = None
    charset: str | None = None


@dataclass(frozen=True, slots=True)
class Damage:
    """One thing that is not what it was, in a sentence; with the capture, case and fact it concerns where there is one."""

    what: str
    capture: str | None = None
    case: str | None = None
    fact: str | None = None

    def __str__(self) -> str:
        return self.what


class Ledger(Protocol):
    """An append-only store of captures, readings and facts, with the derived tables beside it.

    One writer at a time, any number of readers. Raises LedgerBusy where another process holds the pen for longer than
    the patience given on opening, CannotWrite where the disk refuses, Damaged where something kept cannot be read back.
    """

    def close(self) -> None:
        """Let go of the store. Using the ledger afterwards is a mistake."""

    def layout(self) -> str:
        """How things are laid out in the store, and in which version."""

    def writing(self) -> AbstractContextManager[None]:
        """Everything written inside happens as one, or not at all. Nested uses join the outer one; an inner one that
        fails is undone by itself."""

    def snapshot(self) -> AbstractContextManager[None]:
        """Everything read inside is of one moment, whatever others write meanwhile. Only for reading."""

    # --- kept for ever

    def append(self, capture: Capture, reading: ReadingRow, facts: Iterable[Fact]) -> bool:
        """Record a capture, how it was read, and what it says, as one. True if anything was new.

        The newest reading of a capture *stands*; the facts of older ones are kept and no longer used. A reading equal to
        the standing one, facts included, changes nothing. The first record of a capture's source and time is
        the one kept. Every case and article gained or lost by this becomes stale, in the same transaction, and the article unlinked; of a
        court's baseline, every case of the court.
        Raises ValueError for a fact whose id is not ``codec.fact_id`` of it or that rests on another capture: a
        mistake in the program.
        """

    def captures(self, case: str | None = None) -> Iterator[Capture]:
        """All captures, or those whose standing facts are about one case, by time retrieved, then digest."""

    def find(self, prefix: str) -> Capture:
        """The capture whose digest begins so (4 hex digits or more). Raises BadUsage where none or several do."""

    def reading(self, capture: str) -> ReadingRow | None:
        """The reading of a capture (full digest) that stands; None where the capture is not recorded."""

    def history(self, capture: str) -> Iterator[tuple[ReadingRow, list[Fact]]]:
        """Every reading of a capture with its facts in page order, oldest first; the last one stands."""

    def cases(self) -> list[str]:
        """The ids of all cases that a standing fact is about, sorted. Articles and baselines are none."""

    def articles(self) -> list[str]:
        """The ids of all articles that a standing fact is about: by the time their capture was retrieved, its digest, then in page order."""

    def pages(self, about: str) -> Iterator[tuple[Capture, list[Fact]]]:
        """The standing facts about a case or an article, capture by capture: by time retrieved, then digest; within one, in page order.

        One capture's facts at a time are in memory. Times are compared as text, so whoever appends gives them in one form (UTC).
        """

    def facts(self, about: str) -> list[Fact]:
        """All of them at once, in the same order."""

    # --- what people decided, kept for ever as well

    def judge(self, judgement: Judgement) -> bool:
        """Record what a person decided. True if it is new. An article that a judgement on a link is about becomes unlinked.

        Raises BadUsage for one that takes back a judgement that is not recorded; ValueError where the id is not ``codec.judgement_id`` of
        it, or the one that it takes back is about something else: a mistake in the program.
        """

    def judgements(self, subject: Subject | None = None) -> list[Judgement]:
        """Every judgement, those that were taken back included, about one kind of subject or about all; by time, then id."""

    # --- derived

    def stale(self) -> list[str]:
        """Cases (no articles) whose facts changed since they were last derived, sorted. A killed run is caught up from here."""

    def derive(self, case: str, record: CaseRecord | None, readings: Mapping[str, Reading], findings: Iterable[Finding]) -> None:
        """Replace all that is derived for a case (record None: nothing is, its facts no longer stand), and take it off the
        stale list.

        ``readings`` is by the sha-256 of the entry's words, so that what stands on many captures is kept once. Findings keep
        the order given.
        """

    def record(self, case: str) -> CaseRecord | None:
        """What was derived of a case."""

    def records(self) -> Iterator[CaseRecord]:
        """All case records, by case id."""

    def held(self) -> dict[str, str]:
        """The cases whose record says that they are held, and why; by case id."""

    def labels(self, case: str) -> dict[str, Reading]:
        """What the entries of a case were understood to say, by the sha-256 of their words (``codec.sha256_hex``)."""

    def findings(self, case: str | None = None) -> Iterator[Finding]:
        """Findings of one case or of all, by case id, in the order they were derived."""

    def drop_derived(self, case: str | None = None) -> None:
        """Forget what was derived, of one case or of all, and make those cases stale. Articles are left alone."""

    def stale_articles(self) -> list[str]:
        """Articles that came, changed or went since they were last read for statements, sorted."""

    def derive_article(self, article: str, record: ArticleRecord | None) -> None:
        """Replace what is derived of an article (None: nothing is, it no longer stands), and take it off the stale list.

        It becomes unlinked, and the cases that it was linked to stale, since what is told of them may be another.
        """

    def article_record(self, article: str) -> ArticleRecord | None:
        """What was derived of an article."""

    def article_records(self) -> Iterator[ArticleRecord]:
        """All article records, by article id."""

    def copies(self) -> dict[str, str]:
        """For each article that tells another one's text again, the id of the first that tells it; by article id."""

    def keep_copies(self, first: Mapping[str, str]) -> None:
        """Replace all that is said of copies. Articles that are their own first are passed over. Cases linked to one whose first changed
        become stale."""

    def drop_statements(self) -> None:
        """Forget what was derived of all articles, and make them stale. Cases are left alone."""

    def keep_keys(self, case: str, keys: CaseKeys | None) -> bool:
        """Replace what a case can be known by (None: nothing any more). True if that is something else; the articles linked to it are then unlinked."""

    def case_keys(self) -> list[CaseKeys]:
        """What every case can be known by, by case id."""

    def unlinked(self) -> list[str]:
        """Articles to be linked again: they came, changed or went, or their statements or somebody's judgement on them did; sorted."""

    def unlink(self, articles: Iterable[str]) -> None:
        """These articles are to be linked again as well; no case becomes stale by that alone."""

    def keep_words(self, article: str, words: Collection[str]) -> None:
        """Replace the words, none with a space in it, by which an article could be tied to a case (none: it no longer stands)."""

    def article_words(self) -> Iterator[tuple[str, frozenset[str]]]:
        """Those words of every article that has any, by article id."""

    def keep_links(self, article: str, links: Sequence[Link]) -> None:
        """Replace the links of an article, and take it off the unlinked list. Every case whose links become others by this becomes stale."""

    def links(self, case: str | None = None, article: str | None = None) -> Iterator[Link]:
        """The links of a case, of an article, or all of them; by article, in the order they were given."""

    def drop_links(self) -> None:
        """Forget all links, the words for them and what cases can be known by, and make all articles unlinked and the cases that were linked stale."""

    def rules(self, part: DerivedPart) -> str | None:
        """The rules that ``use_rules`` was told last for a part; None where it never was."""

    def use_rules(self, part: DerivedPart, fingerprint: str) -> bool:
        """Say by which rules (a hash of vocabularies and versions) cases, articles, the keys of cases or links are derived from here on.

        Where other rules made what is there, all of that part becomes stale, or for links unlinked; True then. There is no list of keys that
        are due: whoever is told True makes them all.
        """

    def derived_hashes(self) -> dict[str, str]:
        """A sha-256 over all that is derived of each case and each article, links included. Two equal dicts mean byte for byte the same."""

    # --- checks

    def check(self) -> Iterator[Damage]:
        """Look through the whole store and name everything that is not what it was when it was kept."""
