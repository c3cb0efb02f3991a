"""Defendants as one page gives them: parties that stand charged, twice printed ones joined, unread rows marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from nolle.counts import label_of
from nolle.model import CountRead, DefendantRead
from nolle.names import is_expunged_name
from nolle.readers._crosscheck import Verdict
from nolle.readers._docket_parties import Party, PrintedCount
from nolle.spans import within

_TWICE = "the page prints this defendant twice with different counts"
_CUT = "the page is cut off at this defendant: counts may be missing"


def read_defendants(parties: Sequence[Party], verdict: Verdict, *, view: int | None, cut: bool, whole_row: bool) -> tuple[DefendantRead, ...]:
    """The defendants among the parties. ``cut`` says that the page breaks off inside the party list, ``whole_row`` that
    it does so between two rows.

    A single-defendant sheet's one unnumbered defendant takes the number from the docket number's tail (``view``).
    Two rows of one number and name are one defendant; one name under two numbers stays two. On a cut page the last party
    may lack counts; a heading cut in its middle makes no further party. Of a defendant whose name the court replaced by EXPUNGED
    that word and the number are kept, and nothing else.
    """
    found: dict[tuple[int | None, str], DefendantRead] = {}
    open_to_the_end = max((i for i, party in enumerate(parties) if party.name or party.is_defendant), default=-1)
    for i, party in enumerate(parties):
        if party.name is None or not party.is_defendant:
            continue
        if is_expunged_name(party.name.text):
            gone = DefendantRead(party.name, party.number)
            found[gone.number, "expunged"] = gone
            continue
        last = cut and i == open_to_the_end
        read = _defendant(i, party, verdict, cut=last, half_row=last and not whole_row)
        key = read.number, " ".join(read.name.text.lower().split())
        found[key] = _joined(found[key], read) if key in found else read
    if len(found) == 1 and view is not None:
        return tuple(replace(one, number=view) if one.number is None else one for one in found.values())
    return tuple(found.values())


def _defendant(i: int, party: Party, verdict: Verdict, *, cut: bool, half_row: bool) -> DefendantRead:
    assert party.name is not None
    reasons = {row: reason for (of, row), reason in verdict.rows.items() if of == i}
    if half_row and party.counts:
        reasons[len(party.counts) - 1] = "the page is cut off inside this row"
    counts = tuple(_count(printed, reasons.get(row)) for row, printed in enumerate(party.counts)) if party.sections else None
    unread = [_CUT] if cut else []
    unread += [verdict.parties[i]] if i in verdict.parties else []
    return DefendantRead(party.name, party.number, party.aliases, party.terminated, counts, "; ".join(unread) or None)


def _count(printed: PrintedCount, unread: str | None) -> CountRead:
    """Offence and label apart; a complaint row bears no label."""
    if printed.section == "complaint":
        return CountRead("complaint", "complaint", printed.words, printed.disposition, unread)
    offense, label = label_of(printed.words.text)
    words = within(printed.words, 0, len(offense)) if offense else printed.words
    return CountRead(printed.section, label, words, printed.disposition, unread)


def _joined(first: DefendantRead, again: DefendantRead) -> DefendantRead:
    """One defendant printed twice: everything that either printing says."""
    known = {alias.text for alias in first.aliases}
    aliases = (*first.aliases, *(alias for alias in again.aliases if alias.text not in known))
    unread = "; ".join(dict.fromkeys(_reasons(first, again))) or None
    return replace(first, aliases=aliases, terminated=first.terminated or again.terminated, counts=_joined_counts(first, again), unread=unread)


def _joined_counts(first: DefendantRead, again: DefendantRead) -> tuple[CountRead, ...] | None:
    if not first.counts or not again.counts:
        return first.counts or again.counts or (first.counts if first.counts is not None else again.counts)
    if _words(first) == _words(again):
        return first.counts
    return tuple(replace(count, unread=count.unread or _TWICE) for count in (*first.counts, *again.counts))


def _reasons(first: DefendantRead, again: DefendantRead) -> Iterator[str]:
    yield from (read.unread for read in (first, again) if read.unread)
    if first.counts and again.counts and _words(first) != _words(again):
        yield _TWICE


def _words(read: DefendantRead) -> list[tuple[str, str, str, str | None]]:
    return [(c.section, c.label, c.offense.text, c.disposition.text if c.disposition else None) for c in read.counts or ()]
