"""What a verb of ending is about: the counts and charging documents before it (passive) or after it (active)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from nolle.counts import ALL, REMAINING
from nolle.outcomes.marked import Marked
from nolle.outcomes.papers import Paper
from nolle.outcomes.rules import COUNTS, PAPER, WHO, compiled, rules

REACH = 320
"""Characters between a verb and the thing it is about."""

_OWNED = re.compile(r"\b(?:of|in|from|to|on|contained in|set forth in|under|against|within)\s(?:(?:the|this|said|each|a|an|his|her|that|these|above)\s)?$")
_INFINITIVE = re.compile(r"\bto (?:dismiss|vacate|quash|strike|sever|suppress|amend|reduce|correct|continue|set aside)\b(?: (?:the|all|this|<number>|without prejudice|with prejudice|as to))*\s$".replace("<number>", r"\[?\d{1,4}\]?"))
_BETWEEN_THINGS = re.compile(r"(?:[\s,&/:(-]|\b(?:and|of|in|from|to|the|as|well|both|or|plus|said|against|contained|set|forth|each|also|remaining|on|under|\d{1,3}|is|are))*", re.I)
_OTHER_PREDICATE = re.compile(
    r"\b(?:sentenc\w+|imprison\w*|custody|committed|months|probation|plead\w*|pled|guilty|fine|special assessment|supervised release|restitution|remanded|convicted|surrender"
    r"|concerning|regarding|pertaining|relat(?:ing|es|ed)|proceed\w*|remain(?:s|ed)?|continu\w*|held|filed(?! herein| in\b| on\b| against| \d)|denie[sd]|denying|granting|stricken|severed|suppress\w*)\b"
)
_TO_OBJECT = r"(?:[\s,:-]|<reference>|<prejudice>|\b(?:the|this|said|all|any|of|entire|instant|pending|present|above|captioned|certain|both|each|and|only|hereby|it|from|these|against|its|as|to|criminal|this)\b|(?:defendants?|dfts?|defts?)\b(?!')|<who>|<mover>|<gov>)"


_NO_OBJECT = re.compile(
    r"\s*(?:$|[^\w\s]|\d|(?:as|for|filed|by|is|are|be|was|were|hereby|granted|on|upon|pursuant|under|based|due|because|and|in|re|with|without|of|or|should|at|against|orally|made|from|motion|signed"
    r"|entered|order|dated|will|this|the|to|that|which|terminated|court|doc|docket|document|after|during|so|has|had)\b)"
)


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
    named = [f"(?P<{rule.says}_{n}>{rule.pattern.pattern})" for n, rule in enumerate(rules("things"))]
    marks = [f"(?P<counts_>{COUNTS}+)", f"(?P<paper_>{PAPER}+)", f"(?P<who_>{WHO}+)", r"(?P<deft_>\b(?:defendants?|dfts?|defts?)\b(?!'s))"]
    return compiled("|".join([*marks, *named]))


def nouns(text: Marked, start: int, end: int) -> list[Noun]:
    """The things named in a stretch, in order."""
    return [Noun((m.lastgroup or "").partition("_")[0], m.start(), m.end()) for m in _nouns().finditer(text.words, max(0, start), end)]


def before(text: Marked, start: int, verb: int) -> Subject | None:
    """What a passive verb is about: the things just before it. None where that is no charge, or nothing is named."""
    things = nouns(text, max(start, verb - REACH), verb)
    while things and things[-1].kind in ("who", "deft") and len(things) > 1:
        if not _addressed(text, things[-1], start):
            break
        things.pop()
    things = _heads(text, things, start)
    if not things or things[-1].kind == "other" or _OTHER_PREDICATE.search(text.words, things[-1].end, verb):
        return None
    return _subject(text, things, start)


def _addressed(text: Marked, noun: Noun, start: int) -> bool:
    """Whether a defendant is only whom it concerns ("… as to X are dismissed"), not what is dismissed."""
    return re.search(r"(?:\b(?:as to|against|of|for|to|by|only as to|respect to|with)|,|\()\s(?:(?:the|this|these|only|each)\s)*$", text.words[max(start, noun.start - 30) : noun.start]) is not None


def _heads(text: Marked, things: list[Noun], start: int) -> list[Noun]:
    """The things with those left out that only belong to another: in "petition in this case" the petition is dismissed."""
    while len(things) > 1:
        last, owner = things[-1], things[-2]
        lead = text.words[max(start, owner.end) : last.start]
        if last.kind in ("who", "deft") or (_OWNED.search(lead) and len(lead) < 60 and owner.kind == "other"):
            things = things[:-1]
        else:
            break
    if things and _INFINITIVE.search(text.words, max(start, things[-1].start - 60), things[-1].start):
        return [Noun("other", things[-1].start, things[-1].end)]
    return things


def _subject(text: Marked, things: list[Noun], start: int) -> Subject:
    """The last thing and those that stand joined to it, read as items."""
    chain = [things[-1]]
    for thing in reversed(things[:-1]):
        if thing.kind not in ("counts", "paper", "whole", "charges") or not _joined(text, thing, chain[0]):
            break
        chain.insert(0, thing)
    if _owned_by_other(text, things, chain[0]):
        return Subject((), chain[0].start, chain[-1].end, "other")
    return Subject(tuple(_items(text, chain)), chain[0].start, chain[-1].end, chain[-1].kind)


def _joined(text: Marked, left: Noun, right: Noun) -> bool:
    gap = right.start - left.end
    return gap <= 60 and _BETWEEN_THINGS.fullmatch(text.words, left.end, right.start) is not None


def _owned_by_other(text: Marked, things: list[Noun], first: Noun) -> bool:
    """Whether the chain belongs to a thing that is no charge: "forfeiture allegation of the indictment"."""
    earlier = [t for t in things if t.end <= first.start]
    if not earlier or earlier[-1].kind != "other" or first.start - earlier[-1].end > 40:
        return False
    if text.words[earlier[-1].start : first.start].rstrip() == "forfeiture":
        return True
    return _OWNED.search(text.words, earlier[-1].end, first.start) is not None


def _items(text: Marked, chain: list[Noun]) -> Iterator[Item]:
    """The chain as items, each run of counts bound to the document it is "of" or that stands right before it."""
    waiting: list[tuple[str, ...]] = []
    paper: Paper | None = None
    for n, noun in enumerate(chain):
        if noun.kind == "counts":
            counts = text.mark_at(noun.start).counts
            if paper is not None and _adjoins(text, chain[n - 1], noun):
                yield Item(counts, paper)
            else:
                waiting.append(counts)
            paper = None
        elif noun.kind == "paper":
            papers = text.mark_at(noun.start).papers
            follows = n + 1 < len(chain) and chain[n + 1].kind == "counts" and _adjoins(text, noun, chain[n + 1])
            if waiting and _OWNED.search(text.words, chain[n - 1].end, noun.start):
                yield from (Item(counts, papers[0]) for counts in waiting)
                waiting = []
            elif not follows:
                yield from (Item(ALL, each) for each in papers)
            paper = papers[0] if follows else None
        elif noun.kind in ("whole", "charges"):
            waiting.append(REMAINING if "remaining" in text.words[noun.start : noun.end] else ALL)
    yield from (Item(counts) for counts in waiting)


def _adjoins(text: Marked, left: Noun, right: Noun) -> bool:
    return re.fullmatch(r"[\s,:]*(?:as to\s)?", text.words[left.end : right.start]) is not None


def after(text: Marked, verb: int, end: int) -> Subject | None:
    """What an active verb is about: the things right after it. None where that is no charge.

    Without any thing the whole is meant ("ORDER granting 3 Motion to Dismiss as to X"), of kind "none".
    """
    stop = min(end, verb + REACH)
    reach = _object_reach().match(text.words, verb, stop)
    at = reach.end() if reach else verb
    things = nouns(text, verb, stop)
    near = [t for t in things if t.start <= at]
    first = next((t for t in near if t.kind not in ("who", "deft")), None)
    if first is None:
        return Subject((), verb, verb, "none") if _NO_OBJECT.match(text.words, at) else None
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


@cache
def _object_reach() -> re.Pattern[str]:
    return compiled(f"{_TO_OBJECT}{{0,40}}")


def items_in(text: Marked, start: int, end: int) -> Iterator[Item]:
    """The counts and documents named in a stretch, each run of counts bound to its document."""
    chain = [noun for noun in nouns(text, start, end) if noun.kind in ("counts", "paper")]
    yield from (item for item in _items(text, chain) if item.counts)
