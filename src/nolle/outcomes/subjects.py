"""What a verb of ending is about: the counts and charging documents before it (passive) or after it (active)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from nolle.counts import ALL, REMAINING
from nolle.outcomes.marked import Marked
from nolle.outcomes.papers import Paper
from nolle.outcomes.rules import COUNTS, PAPER, WHO, named, rules

REACH = 320
"""Characters between a verb and the thing it is about."""

PERSONS = ("who", "deft", "he")
"""Kinds of things that are the defendant himself."""


@dataclass(frozen=True, slots=True)
class Item:
    """Counts, and the charging document they belong to where it is printed. ``counts`` () where only the word stands."""

    counts: tuple[str, ...]
    paper: Paper | None = None

    @property
    def vague(self) -> bool:
        """Whether only a row's heading can tell which counts these are."""
        return self.paper is None and self.counts in ((), ALL, REMAINING)


@dataclass(frozen=True, slots=True)
class Subject:
    """What a verb is about, and where that stands. Without items it is the defendant, or the case as a whole."""

    items: tuple[Item, ...]
    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Noun:
    """A thing that a verb may be about."""

    kind: str
    start: int
    end: int


@cache
def _nouns() -> re.Pattern[str]:
    """Charge things and other things, each rule of the vocabulary a named group."""
    things = [f"(?P<{rule.says}_{n}>{rule.pattern.pattern})" for n, rule in enumerate(rules("things"))]
    marks = [f"(?P<counts_>{COUNTS}+)", f"(?P<paper_>{PAPER}+)", f"(?P<who_>{WHO}+)"]
    people = [r"(?P<deft_>\b(?:defendants?|dfts?|defts?)\b(?!'s))", r"(?P<he_>\b(?:he|she|they)\b(?= (?:is|are|was|were|shall)\b))"]
    return re.compile("|".join([*marks, *people, *things]))


def nouns(text: Marked, start: int, end: int) -> list[Noun]:
    """The things named in a stretch, in order."""
    return [Noun((m.lastgroup or "").partition("_")[0], m.start(), m.end()) for m in _nouns().finditer(text.words, max(0, start), end)]


def before(text: Marked, start: int, verb: int) -> Subject | None:
    """What a passive verb is about: the things just before it, of kind "other" where that is no charge. None where nothing is named."""
    things = nouns(text, max(start, verb - REACH), verb)
    while things and things[-1].kind in ("who", "deft") and len(things) > 1:
        if not _addressed(text, things[-1], start):
            break
        things.pop()
    things = _heads(text, things, start)
    if things and things[-1].kind == "other":
        return Subject((), things[-1].start, things[-1].end, "other")
    if not things or named("subjects", "another predicate between thing and verb").search(text.words, things[-1].end, verb):
        return None
    return _subject(text, things, start)


def _addressed(text: Marked, noun: Noun, start: int) -> bool:
    """Whether a defendant is only whom it concerns ("… as to X are dismissed"), not what is dismissed."""
    return named("subjects", "whom it concerns").search(text.words, max(start, noun.start - 30), noun.start) is not None


def _heads(text: Marked, things: list[Noun], start: int) -> list[Noun]:
    """The things with those left out that only belong to another: in "petition in this case" the petition is dismissed."""
    while len(things) > 1:
        last, owner = things[-1], things[-2]
        lead = text.words[max(start, owner.end) : last.start]
        if last.kind in ("who", "deft") or (named("subjects", "belongs to what stands before").search(lead) and len(lead) < 60 and owner.kind == "other"):
            things = things[:-1]
        else:
            break
    if things and named("subjects", "object of an infinitive").search(text.words, max(start, things[-1].start - 60), things[-1].start):
        return [Noun("other", things[-1].start, things[-1].end)]
    return things


def _subject(text: Marked, things: list[Noun], start: int) -> Subject:
    """The last thing and those that stand joined to it, read as items."""
    chain = [things[-1]]
    if chain[0].kind in PERSONS:
        return Subject((), chain[0].start, chain[0].end, chain[0].kind)
    for thing in reversed(things[:-1]):
        if thing.kind not in ("counts", "paper", "whole", "charges") or not _joined(text, thing, chain[0]):
            break
        chain.insert(0, thing)
    if _owned_by_other(text, things, chain[0]):
        return Subject((), chain[0].start, chain[-1].end, "other")
    return Subject(tuple(_items(text, chain)), chain[0].start, chain[-1].end, chain[-1].kind)


def _joined(text: Marked, left: Noun, right: Noun) -> bool:
    gap = right.start - left.end
    return gap <= 60 and named("subjects", "only joining words").fullmatch(text.words, left.end, right.start) is not None


def _owned_by_other(text: Marked, things: list[Noun], first: Noun) -> bool:
    """Whether the chain belongs to a thing that is no charge: "forfeiture allegation of the indictment"."""
    earlier = [t for t in things if t.end <= first.start]
    if not earlier or earlier[-1].kind != "other" or first.start - earlier[-1].end > 40:
        return False
    if text.words[earlier[-1].start : first.start].rstrip() == "forfeiture":
        return True
    return named("subjects", "belongs to what stands before").search(text.words, earlier[-1].end, first.start) is not None


def _items(text: Marked, chain: list[Noun]) -> list[Item]:
    """The chain as items, each run of counts bound to the document it is "of" or that stands right before it."""
    items: list[Item] = []
    loose: list[tuple[str, ...]] = []
    for n, noun in enumerate(chain):
        if noun.kind == "counts" and (paper := _paper_before(text, chain, n)):
            items.append(Item(text.mark_at(noun.start).counts, paper))
        elif noun.kind == "counts":
            loose.append(text.mark_at(noun.start).counts)
        elif noun.kind == "paper":
            items += _of_paper(text, chain, n, loose)
        elif noun.kind in ("whole", "charges"):
            loose.append(REMAINING if "remaining" in text.words[noun.start : noun.end] else ALL)
    return [*items, *(Item(counts) for counts in loose)]


def _paper_before(text: Marked, chain: list[Noun], n: int) -> Paper | None:
    """The document right before counts: "Indictment Count 3"."""
    if n == 0 or chain[n - 1].kind != "paper" or not _adjoins(text, chain[n - 1], chain[n]):
        return None
    return text.mark_at(chain[n - 1].start).papers[0]


def _of_paper(text: Marked, chain: list[Noun], n: int, loose: list[tuple[str, ...]]) -> list[Item]:
    """What a document in the chain says: the loose counts before it are its own, or all of it is meant. Empties ``loose`` if so."""
    papers = text.mark_at(chain[n].start).papers
    if loose and named("subjects", "belongs to what stands before").search(text.words, chain[n - 1].end, chain[n].start):
        owned = [Item(counts, papers[0]) for counts in loose]
        loose.clear()
        return owned
    if n + 1 < len(chain) and _paper_before(text, chain, n + 1) is not None and chain[n + 1].kind == "counts":
        return []
    return [Item(ALL, each) for each in papers]


def _adjoins(text: Marked, left: Noun, right: Noun) -> bool:
    return named("subjects", "directly adjoining").fullmatch(text.words, left.end, right.start) is not None


def after(text: Marked, verb: int, end: int) -> Subject | None:
    """What an active verb is about: the things right after it. None where that is no charge.

    Without any thing the whole is meant ("ORDER granting 3 Motion to Dismiss as to X"), of kind "none".
    """
    stop = min(end, verb + REACH)
    reach = named("subjects", "what may stand before an object").match(text.words, verb, stop)
    at = reach.end() if reach else verb
    things = nouns(text, verb, stop)
    near = [t for t in things if t.start <= at]
    first = next((t for t in near if t.kind not in PERSONS), None)
    if first is None:
        return Subject((), verb, verb, "none") if _no_object(text, verb) or _no_object(text, at) else None
    if first.kind == "other":
        return None
    chain = [first]
    for thing in things[things.index(first) + 1 :]:
        if thing.kind == "other" and thing.start - chain[-1].end <= 4:
            return None
        if thing.kind not in ("counts", "paper", "whole", "charges") or not _joined(text, chain[-1], thing):
            break
        chain.append(thing)
    return Subject(tuple(_items(text, chain)), chain[0].start, chain[-1].end, chain[-1].kind)


def _no_object(text: Marked, at: int) -> bool:
    return named("subjects", "no object follows").match(text.words, at) is not None


def items_in(text: Marked, start: int, end: int) -> Iterator[Item]:
    """The counts and documents named in a stretch, each run of counts bound to its document."""
    chain = [noun for noun in nouns(text, start, end) if noun.kind in ("counts", "paper")]
    yield from (item for item in _items(text, chain) if item.counts)
