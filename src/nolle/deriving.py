"""From facts to what became of the charges: cases are linked, folded and looked through again as soon as anything they rest on has changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from heapq import merge
from itertools import chain, groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from nolle.articles import baseline_id
from nolle.casebook import Casebook
from nolle.codec import sha256_hex
from nolle.dockets import case_id, find_docket_number, may_hold_charges
from nolle.findings import Case, find_all
from nolle.histories import Docket, fold, gather
from nolle.linking import refresh_links, searched, told
from nolle.model import Capture, CaseSaid, ChargeSaid, EntrySaid, Fact, Reading, Said, Searched
from nolle.names import fold_name
from nolle.outcomes import read_outcomes
from nolle.registry import fingerprint

if TYPE_CHECKING:
    from nolle.labeller import Labeller

_RULES = ("changes", "comparing", "events", "findings", "histories", "holidays.py", "labeller", "outcomes")
_BATCH = 64  # cases derived in one transaction


@dataclass(frozen=True, slots=True)
class Public:
    """What cases are held against, the same for all: which articles are copies, where an announcement could have stood, and, of cases that went
    on under another number, whom the dockets there name."""

    copies: Mapping[str, str] = field(default_factory=dict)
    searched: tuple[Searched, ...] = ()
    went_on: Mapping[str, frozenset[str]] = field(default_factory=dict)


def refresh(book: Casebook) -> int:
    """Link again what is due, then derive again every case whose facts, links or rules have changed; the number of cases."""
    if not book.ledger.cases():
        return 0
    book.ledger.use_rules("cases", fingerprint(*_RULES))
    stale = set(book.ledger.stale())
    owners = owners_of(book) if stale else {}
    stale |= {owners[case] for case in stale & owners.keys()} | {nameless for nameless, case in owners.items() if case in stale}
    came, before = bool(book.ledger.unlinked()), _carried(book) if stale else {}
    refresh_links(book, sorted(stale), lambda case: list(_distinct(pages_of(book, case, owners))))
    after = _carried(book) if stale else {}
    stale |= {other for case in stale if before.get(case) != after.get(case) for shown in (before, after) for other in shown.get(case, _NOWHERE).earlier}
    stale |= {link.case for link in book.ledger.links()} if came else set()  # where an announcement was looked for has grown
    cases = sorted(stale | set(book.ledger.stale()))
    owners = owners or (owners_of(book) if cases else {})
    public = Public(book.ledger.copies(), searched(book), _went_on(after or _carried(book))) if cases else Public()
    for start in range(0, len(cases), _BATCH):
        with book.ledger.writing():
            for case in cases[start : start + _BATCH]:
                _derive(book, case, owners, public)
    return len(cases)


def owners_of(book: Casebook) -> dict[str, str]:
    """Cases known only by another id, such as a page of entries that gives no docket number, and the case each belongs to."""
    cases = book.ledger.cases()
    nameless = {case for case in cases if case.startswith("/")}
    if not nameless:
        return {}
    pages = ((case, facts) for case in cases if case not in nameless for _, facts in book.ledger.pages(case))
    headers = ((case, fact.said) for case, facts in pages for fact in facts)
    claimed = {f"/{alias}": case for case, said in headers if isinstance(said, CaseSaid) for alias in said.aliases}
    return {case: claimed[case] for case in sorted(nameless) if case in claimed}


def _derive(book: Casebook, case: str, owners: Mapping[str, str], public: Public) -> None:
    """Fold a case page by page: one capture's facts are in memory at a time, and each wording is read once."""
    pages = pages_of(book, case, owners)
    first = next(pages, None)
    if first is None:
        book.ledger.derive(case, None, {}, ())
        return
    readings: dict[str, Reading] = {}
    docket = gather(case, _understood(case, chain([first], pages), readings), readings)
    record = fold(docket)
    by_words = {sha256_hex(words): reading for words, reading in readings.items()}
    usual = next(reversed(book.ledger.facts(baseline_id(record.court))), None)  # the newest baseline's
    seen = Case(record, docket, told(book, case, public.copies), public.searched, public.went_on.get(case), usual)
    book.ledger.derive(case, record, by_words, find_all(seen))


@dataclass(frozen=True, slots=True)
class _Carried:
    """The cases whose numbers a docket shows as its magistrate judge's, and the folded names of its defendants."""

    earlier: frozenset[str]
    people: frozenset[str]


_NOWHERE = _Carried(frozenset(), frozenset())


def _carried(book: Casebook) -> dict[str, _Carried]:
    """Of every case that carries on others, which they are."""
    keys = book.ledger.case_keys()
    known = {one.case for one in keys}
    found: dict[str, _Carried] = {}
    for one in keys:
        shown = {case_id(one.court, str(number)) for printed in one.numbers if (number := find_docket_number(printed))}
        if earlier := (shown - {one.case}) & known:
            found[one.case] = _Carried(frozenset(earlier), frozenset(fold_name(name.text) for person in one.accused for name in person.names))
    return found


def _went_on(carried: Mapping[str, _Carried]) -> dict[str, frozenset[str]]:
    """For every case that went on elsewhere, the folded names of the defendants there."""
    found: dict[str, frozenset[str]] = {}
    for one in carried.values():
        for case in one.earlier:
            found[case] = found.get(case, frozenset()) | one.people
    return found


def docket_of(book: Casebook, case: str) -> Docket:
    """A case as all its captures together show it, with what its entries were understood to say."""
    readings: dict[str, Reading] = {}
    return gather(case, _understood(case, pages_of(book, case, owners_of(book)), readings), readings)


def pages_of(book: Casebook, case: str, owners: Mapping[str, str]) -> Iterator[tuple[Capture, list[Fact]]]:
    """What each capture says of a case, that which is kept under another id of it included; nothing for an id that belongs to a known case."""
    if case in owners:
        return
    others = [nameless for nameless, owner in owners.items() if owner == case]
    both = merge(*map(book.ledger.pages, (case, *others)), key=lambda page: (page[0].retrieved, page[0].digest))
    for capture, parts in groupby(both, key=itemgetter(0)):
        own = [fact for _, facts in parts for fact in facts if fact.about == case or not isinstance(fact.said, CaseSaid)]
        if own:
            yield capture, [fact if fact.about == case else replace(fact, about=case) for fact in own]


def _distinct(pages: Iterable[tuple[Capture, list[Fact]]]) -> Iterator[Fact]:
    """The facts of all pages, of those that say the very same only the first."""
    seen: set[Said] = set()
    for _, facts in pages:
        for fact in facts:
            said = replace(fact.said, row=0) if isinstance(fact.said, EntrySaid | ChargeSaid) else fact.said
            if said not in seen:
                seen.add(said)
                yield fact


def _understood(case: str, pages: Iterable[tuple[Capture, list[Fact]]], readings: dict[str, Reading]) -> Iterator[tuple[Capture, list[Fact]]]:
    """The pages as they come, each once what its entries say is among the readings."""
    for capture, facts in pages:
        words = dict.fromkeys(fact.evidence[0].quote for fact in facts if isinstance(fact.said, EntrySaid))
        readings |= _read_entries(case, [text for text in words if text not in readings])
        yield capture, facts


def _read_entries(case: str, texts: Sequence[str]) -> dict[str, Reading]:
    """What the labeller and the outcome reader make of entries' words.

    A civil case has no charges, so nothing in it is read as the end of one.
    """
    if not texts:
        return {}
    charges = may_hold_charges(case)
    labels = _labeller().label(texts)
    return {
        text: Reading(events, actor, read_outcomes(text) if charges else ())  # type: ignore[arg-type]
        for text, (events, actor) in zip(texts, labels, strict=True)
    }


@cache
def _labeller() -> Labeller:
    from nolle.labeller import Labeller

    return Labeller()
