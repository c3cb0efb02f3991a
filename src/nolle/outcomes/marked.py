"""Marked text: a text of the same length in which what has been recognised is overwritten by private characters.

Rules then read ``<counts> of the <paper> are dismissed <mover>`` whatever the counts, the paper and the movant are, and every
offset in marked text is an offset in the text itself.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from nolle.counts import find_counts, lower
from nolle.outcomes.papers import Paper, find_papers
from nolle.outcomes.people import Person, find_people
from nolle.outcomes.rules import COUNTS, MOVER, NOLLE, PAPER, WHO, phrases, rules

REACH = 1_500
"""No clause is longer: what stands further from a verb is not about it."""

_SPACES = "\t\n\r\x0b\x0c\x85\xa0\u2002\u2003\u2009\u200a\u202f\u3000"
_FLAT = str.maketrans(dict.fromkeys(_SPACES, " ") | dict.fromkeys("‘’‛`´", "'") | dict.fromkeys("“”„", '"') | dict.fromkeys("‐‑‒–—−", "-"))
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_CLERKS_NOTE = re.compile(
    r"\((?:additional )?attachments?(?:\(s\))?[: ](?:[^()]|\([^()]{0,80}\)){0,2000}\)|\(entered: [\d/ ]{0,12}\)|\*{2,} ?(?:related|civil) case [^*;]{0,80}"
)
_TICKET = re.compile(
    r"\b(?:violation notices?|citations?|tickets?)(?:,? (?:nos?\.?|numbers?))?[ #:]{1,3}"
    r"(?P<ids>(?:[a-z]{0,3}\d{5,9}|\d{1,2}(?![\d/-]))(?:(?:,? and |, ?| ?& ?)#?(?:[a-z]{0,3}\d{5,9}|\d{1,2}(?![\d/-]))){0,30})"
)
_TICKET_NUMBER = re.compile(r"[A-Za-z]{0,3}\d+")
_ABBREVIATION = re.compile(
    r"\b(?:nos?|docs?|dkts?|cts?|cnts?|v|vs|st|jr|sr|mrs?|ms|dr|hon|fed|crim|civ|proc|sec|cr|dept|attys?|att|gov|govt|gov't|d?e?fts?|approx|jgm|inc|corp|co|ltd|mot"
    r"|spec|assess|supp?|exh?|ext|par|pp|art|et al|rec|imp|mos|yrs?|u\.s|[a-z])\.$"
)
_STOP = re.compile(r";|\.(?=\s*\S)|[.!?](?=\s*$)")


@dataclass(frozen=True, slots=True)
class Mark:
    """One recognised thing: its character, its place, and what it is."""

    kind: str
    start: int
    end: int
    counts: tuple[str, ...] = ()
    papers: tuple[Paper, ...] = ()
    mover: str = ""


@dataclass(frozen=True, slots=True)
class Marked:
    """A text, the same text marked, its marks in order, its defendants, and where its sentences begin.

    ``sole`` tells that no more than one defendant is named.
    """

    text: str
    words: str
    marks: tuple[Mark, ...]
    starts: tuple[int, ...]
    people: tuple[Person, ...]
    sentences: tuple[int, ...]
    sole: bool

    def sentence(self, at: int) -> tuple[int, int]:
        """Start and end of the sentence that holds this place; of an endless one, the part within ``REACH``."""
        i = bisect_right(self.sentences, at) - 1
        end = self.sentences[i + 1] if i + 1 < len(self.sentences) else len(self.words)
        return max(self.sentences[i], at - REACH), min(end, at + REACH)

    def mark_at(self, start: int) -> Mark:
        """The mark that begins here."""
        return self.marks[bisect_right(self.starts, start) - 1]

    def between(self, start: int, end: int) -> tuple[Mark, ...]:
        """The marks that begin inside a stretch."""
        return self.marks[bisect_right(self.starts, start - 1) : bisect_right(self.starts, end - 1)]


def marked(text: str) -> Marked:
    """The text with its defendants, movants, counts and charging documents marked."""
    words = _blank(_PRIVATE.sub(" ", lower(text.translate(_FLAT))))
    people = find_people(text.translate(_FLAT))
    words, marks = _marking(words, [Mark(WHO, p.start, p.end) for p in people], [])
    words, marks = _marking(words, _movers(words), marks)
    words, marks = _marking(words, [Mark(NOLLE, m.start(), m.end(), mover="government") for m in phrases("nolle").finditer(words)], marks)
    words, marks = _marking(words, _tickets(words, text), marks)
    words, marks = _marking(words, [Mark(COUNTS, c.start, c.end, counts=c.counts) for c in find_counts(words) if words[max(0, c.start - 1)] != "-"], marks)
    words, marks = _marking(words, [Mark(PAPER, p.start, p.end, papers=p.papers) for p in find_papers(words, text)], marks)
    marks.sort(key=lambda m: m.start)
    return Marked(text, words, tuple(marks), tuple(m.start for m in marks), people, _sentences(text, words), len({p.name.lower() for p in people}) < 2)


def _blank(words: str) -> str:
    """Attachment lists and the clerk's "(Entered: …)" say nothing of charges."""
    return _CLERKS_NOTE.sub(lambda m: " " * len(m[0]), words)


def _marking(words: str, new: list[Mark], marks: list[Mark]) -> tuple[str, list[Mark]]:
    parts, at = [], 0
    for mark in new:
        parts += [words[at : mark.start], mark.kind * (mark.end - mark.start)]
        at = mark.end
    return "".join([*parts, words[at:]]), marks + new


def _movers(words: str) -> list[Mark]:
    found: list[Mark] = []
    for match in phrases("movers").finditer(words):
        start = match.start("mover") if match.groupdict().get("mover") else match.end() - len(match[0].lstrip())
        found.append(Mark(MOVER, start, match.end(), mover=_said_by(words, match)))
    return found


def _tickets(words: str, text: str) -> list[Mark]:
    """Petty offences are charged by violation notice: its number, as printed, stands where a count would."""
    if "ticket" not in words and "notice" not in words and "citation" not in words:
        return []
    found = ((m, tuple(_TICKET_NUMBER.findall(text[m.start("ids") : m.end("ids")]))) for m in _TICKET.finditer(words))
    return [Mark(COUNTS, m.start(), m.end(), counts=numbers) for m, numbers in found]


def _said_by(words: str, match: re.Match[str]) -> str:
    for rule in rules("movers"):
        if rule.pattern.match(words, match.start()) is not None:
            return rule.says
    return "unknown"


def _sentences(text: str, words: str) -> tuple[int, ...]:
    """Where sentences begin. A semicolon ends one; a full stop does unless it ends an abbreviation or stands in a number."""
    return (0, *(stop.end() for stop in _STOP.finditer(words) if stop[0] == ";" or _ends_sentence(text, words, stop.start())))


def _ends_sentence(text: str, words: str, at: int) -> bool:
    following = text[at + 1 : at + 8].lstrip()
    spaced = text[at + 1 : at + 2].isspace()
    if not following or following[0].islower():
        return not following
    if not spaced:
        return words[at - 1 : at].isalpha() and words[at + 1 : at + 2].isalpha() and text[at - 1 : at].islower()
    return _ABBREVIATION.search(words, max(0, at - 12), at + 1) is None
