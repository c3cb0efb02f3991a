"""What may not go out of a casebook: cases that are held, by their pages or by a person, and cases and people that were forgotten.

Everything that shows something of a casebook asks here, and nothing else decides. Captures, facts and what is derived stay as they are:
what is withheld is left out, or masked, where it is looked at.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from nolle.articles import capture_of
from nolle.casebook import Casebook
from nolle.histories import held_because
from nolle.judgements import standing
from nolle.model import Accused, ArticleRead, CaseRecord, CaseSaid, Evidence, Fact, Finding, Judgement
from nolle.withholding._masking import masked, nouns_in
from nolle.withholding._names import WITHHELD, Names
from nolle.withholding._people import accused_in, all_names, keys_of, names_in, tombstone
from nolle.withholding._stripping import finding_without, record_without

if TYPE_CHECKING:
    from nolle.linking import Tie

__all__ = ["HIDDEN", "WITHHELD", "Door", "Names", "Withheld", "accused_in", "all_names", "masked", "reasons", "tombstone", "withheld"]

_TOLD = ("same", "candidate")
HIDDEN = "a person decided to hide it"


@dataclass(eq=False)
class Withheld:
    """What is withheld of one casebook at one moment.

    ``held`` are the held cases and why, ``forgotten`` the forgotten ones, ``people`` the forgotten defendants of other cases.
    """

    book: Casebook
    held: Mapping[str, str] = field(default_factory=dict)
    forgotten: frozenset[str] = frozenset()
    people: Mapping[str, tuple[Accused, ...]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.held or self.forgotten or self.people)

    def hides(self, case: str) -> bool:
        """Whether nothing of a case may go out."""
        return case in self.held or case in self.forgotten

    @property
    def told(self) -> tuple[int, int, int]:
        """How many cases are held, how many cases and how many defendants of others are forgotten."""
        number = [case for case in self.forgotten if not case.startswith("/")]
        return len([case for case in self.held if not case.startswith("/")]), len(number), sum(map(len, self.people.values()))

    # --- names

    @cached_property
    def names(self) -> Names:
        """The names of everybody in what is hidden, and of those forgotten: to be known where they stand in full."""
        hidden = (name for case in (*self.held, *self.forgotten) for name in all_names(self.book.ledger.facts(case)))
        return Names([*hidden, *(name for people in self.people.values() for name in names_in(people))])

    @cached_property
    def _masks(self) -> dict[str, Names]:
        return {case: self._mask_for(case, people) for case, people in self.people.items()}

    def _mask_for(self, case: str, people: tuple[Accused, ...]) -> Names:
        gone = set(names_in(people))
        return Names(gone, (name for name in names_in(accused_in(case, self.book.ledger.facts(case))) if name not in gone))

    def mask_of(self, case: str) -> Callable[[str], str] | None:
        """What takes the names of a case's forgotten defendants out of a text; None where there are none."""
        return self._masks[case].mask if case in self.people else None

    # --- pages

    @cached_property
    def articles(self) -> frozenset[str]:
        """The articles of which nothing may go out: tied to what is withheld, surely or perhaps, or with one of its names in full."""
        if not self:
            return frozenset()
        return frozenset(article for article in self.book.ledger.articles() if article in self._linked or self._prints_names(article))

    @cached_property
    def _linked(self) -> frozenset[str]:
        hidden = {link.article for case in (*self.held, *self.forgotten) for link in self.book.ledger.links(case) if link.state in _TOLD}
        of_people = {link.article for case in self.people for link in self.book.ledger.links(case) if link.state in _TOLD and self._is_gone(case, link)}
        return frozenset(hidden | of_people)

    def _is_gone(self, case: str, one: object) -> bool:
        """Whether a link or a charge is about somebody forgotten."""
        name, number = getattr(one, "defendant", None), getattr(one, "defendant_number", None)
        return any(name in set(names_in([gone])) if None in (number, gone.number) else number == gone.number for gone in self.people[case])

    def _prints_names(self, article: str) -> bool:
        return any(self.names.in_full_in(words.quote) for fact in self.book.ledger.facts(article) for words in fact.evidence)

    @cached_property
    def captures(self) -> frozenset[str]:
        """The pages of which no text and no source may go out."""
        of_cases = {capture.digest for case in (*self.held, *self.forgotten) for capture in self.book.ledger.captures(case)}
        return frozenset(of_cases | self._articles_pages)

    def source(self, capture: str, source: str) -> str:
        """Where a page came from, unless that may not be said."""
        return WITHHELD if self and (capture in self.captures or self.names.in_full_in(source) or self._in_its_case(capture, source)) else source

    def _in_its_case(self, capture: str, source: str) -> bool:
        return any(names.stand_in(source) for names in self._masks_on(capture))

    def _masks_on(self, capture: str) -> Iterator[Names]:
        yield from (self._masks[case] for case, pages in self._pages_with_gone.items() if capture in pages)

    @cached_property
    def _pages_with_gone(self) -> dict[str, frozenset[str]]:
        return {case: frozenset(capture.digest for capture in self.book.ledger.captures(case)) for case in self.people}

    def text(self, capture: str, text: str) -> str:
        """A page's text with the names of forgotten defendants blanked, every place kept."""
        for names in self._masks_on(capture):
            text = names.blank(text)
        return text

    def concerns(self, capture: str | None, about: str | None) -> bool:
        """Whether words of a page, or about a case or an article, may have such a name in them."""
        if not self:
            return False
        pages = capture in self.captures or any(capture in pages for pages in self._pages_with_gone.values())
        return pages or about in self.articles or (about is not None and (self.hides(about) or about in self.people))

    # --- nouns

    def record(self, record: CaseRecord) -> CaseRecord | None:
        """A case record as it may go out; None where it may not."""
        if self.hides(record.case):
            return None
        mask = self.mask_of(record.case)
        return record_without(record, lambda one: self._is_gone(record.case, one), mask) if mask else record

    def finding(self, finding: Finding) -> Finding | None:
        """A finding as it may go out; None where it may not, also where it rests on an article that is withheld."""
        if self.hides(finding.case) or self._rests_on_withheld(finding.evidence):
            return None
        mask = self.mask_of(finding.case)
        if mask and self._is_gone(finding.case, finding):
            return None
        return finding_without(finding, self._rests_on_withheld, mask) if self else finding

    @cached_property
    def _articles_pages(self) -> frozenset[str]:
        return frozenset(map(capture_of, self.articles))

    def _rests_on_withheld(self, noun: object) -> bool:
        return bool(self) and any(words.capture in self._articles_pages for words in nouns_in(Evidence, noun))

    def entry(self, fact: Fact) -> Fact | None:
        """An entry as it may go out; None where it may not."""
        mask = self.mask_of(fact.about)
        return None if self.hides(fact.about) else masked(fact, mask) if mask else fact

    def tie(self, tie: Tie) -> Tie | None:
        """A link of an article as it may go out; None where it may not."""
        case = tie.link.case
        if self.hides(case) or tie.link.article in self.articles or (case in self.people and self._is_gone(case, tie.link)):
            return None
        mask = self.mask_of(case)
        return masked(tie, mask) if mask else tie

    def judged(self, one: Judgement) -> Judgement | None:
        """What a person decided about a link, as it may go out; None where it may not."""
        article, _, about = one.key.partition("|")
        case, _, defendant = about.partition("|")
        if one.subject != "link" or not self:
            return one
        gone = any(defendant in (str(gone.number), *names_in([gone])) for gone in self.people.get(case, ()))
        if self.hides(case) or article in self.articles or gone:
            return None
        mask = self.mask_of(case)
        return masked(one, mask) if mask else one

    def article_read(self, article: ArticleRead) -> ArticleRead:
        """An article just read, with nothing in it where it prints a name in full."""
        printed = any(self.names.in_full_in(passage.words.text) for passage in article.passages)
        return ArticleRead((), article.outlet, article.published) if printed else article


def withheld(book: Casebook) -> Withheld:
    """What is withheld of a casebook now."""
    decided, stones = _decided(book)
    held = {case: why for case, why in reasons(book).items() if decided.get(case) != "show"}
    held |= {case: held.get(case, HIDDEN) for case, verdict in decided.items() if verdict == "hide"}
    return _all(book, held, *_forgotten(stones, _accused(book)) if stones else (set(), {}))


def _decided(book: Casebook) -> tuple[dict[str, str], set[str]]:
    """What people decided of held cases, and the tombstones."""
    stood = standing(book.ledger.judgements())
    return {key: one.verdict for (subject, key), one in stood.items() if subject == "held"}, {key for subject, key in stood if subject == "forgotten"}


def _all(book: Casebook, held: Mapping[str, str], forgotten: set[str], people: Mapping[str, tuple[Accused, ...]]) -> Withheld:
    """All of it, with the other ids under which pages of the cases are kept."""
    held = {case: why for case, why in held.items() if case not in forgotten}
    nameless = {alias: why for case, why in held.items() for alias in _nameless(book, case)}
    others = {alias for case in forgotten for alias in _nameless(book, case)}
    return Withheld(book, held | nameless, frozenset(forgotten | others), {case: gone for case, gone in people.items() if case not in held})


class Door:
    """What pages say of themselves as they come, before anything is derived of them."""

    def __init__(self, book: Casebook) -> None:
        self._book = book
        self._decided, self._stones = _decided(book)
        self.now = withheld(book)

    def look(self, cases: Iterable[str], marked: Iterable[str]) -> Withheld:
        """What is withheld once pages about these cases have come; of those ``marked`` a page bears what may hold a case."""
        new = [case for case in dict.fromkeys(marked) if not self.now.hides(case) and self._decided.get(case) != "show"]
        held = {case: why for case in new if (why := held_because(self._book.ledger.pages(case))) is not None}
        seen = [case for case in dict.fromkeys(cases) if self._stones and not self.now.hides(case)]
        forgotten, people = _forgotten(self._stones, {case: accused_in(case, self._book.ledger.facts(case)) for case in seen})
        if held or forgotten or any(self.now.people.get(case) != gone for case, gone in people.items()):
            self.now = _all(self._book, {**self.now.held, **held}, forgotten | self.now.forgotten, {**self.now.people, **people})
        return self.now


def reasons(book: Casebook) -> dict[str, str]:
    """Why cases are held. Of a case that is due to be derived again, its pages are asked."""
    due = {case: held_because(book.ledger.pages(case)) for case in book.ledger.stale()}
    return {case: why for case, why in (book.ledger.held() | due).items() if why is not None}


def _accused(book: Casebook) -> dict[str, tuple[Accused, ...]]:
    """The defendants of every case. Where a case is due to be derived again, its pages are asked."""
    due = set(book.ledger.stale())
    known = {one.case: one.accused for one in book.ledger.case_keys() if one.case not in due}
    return dict.fromkeys(book.ledger.cases(), ()) | known | {case: accused_in(case, book.ledger.facts(case)) for case in due}


def _forgotten(stones: set[str], accused: Mapping[str, tuple[Accused, ...]]) -> tuple[set[str], dict[str, tuple[Accused, ...]]]:
    """The forgotten cases, those with nobody else in them included, and the forgotten defendants of the others."""
    cases = {case for case in accused if tombstone(case) in stones}
    found = {case: tuple(one for one in all_ if keys_of(case, one) & stones) for case, all_ in accused.items() if case not in cases}
    whole = {case for case, gone in found.items() if gone and len(gone) == len(accused[case])}
    return cases | whole, {case: gone for case, gone in found.items() if gone and case not in whole}


def _nameless(book: Casebook, case: str) -> Iterator[str]:
    """Other ids of a case under which pages of it are kept."""
    for fact in book.ledger.facts(case):
        if isinstance(fact.said, CaseSaid):
            yield from (f"/{alias}" for alias in fact.said.aliases)
