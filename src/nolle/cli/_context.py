"""The sentences around a statement, out of the article's own passages, with source, cue and content told apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from nolle.cli._blocks import Passage, Piece, Style, piece, ref
from nolle.heard import Heard
from nolle.model import Evidence, Quote, Statement

_END = re.compile(r"[.!?…][\"'”’)\]]*\s+(?=[\"'“‘(\[]*[A-Z0-9])")
_NO_END = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Rev|St|No|Nos|v|vs|Sgt|Lt|Col|Capt|Gen|Gov|Rep|Sen|Jr|Sr|Inc|Co|Corp|Ltd|Atty|Dist|Asst|Dept"
    r"|Jan|Feb|Aug|Sept?|Oct|Nov|Dec|Ala|Ariz|Calif|Colo|Conn|Fla|Ga|Ill|Mass|Mich|Minn|Mont|Ore|Pa|Tenn|Va|Wash|Wis)|\b[A-Za-z])\.$"
)
_SPACE = re.compile(r"\s+")


def around(heard: Heard) -> Iterator[Evidence]:
    """The whole sentences that a statement stands in: one piece of text for each passage it touches."""
    for passage in heard.article.fact.evidence:
        touched = [words for words in _pieces(heard.statement) if passage.start <= words.start and words.end <= passage.end]
        if touched:
            first, last = min(words.start for words in touched) - passage.start, max(words.end for words in touched) - passage.start
            ends = [0, *_ends(passage.quote), len(passage.quote)]
            start, end = max(place for place in ends if place <= first), min(place for place in ends if place >= last)
            said = passage.quote[start:end].rstrip()
            yield replace(passage, start=passage.start + start, end=passage.start + start + len(said), quote=said)


def _ends(text: str) -> list[int]:
    """Where sentences begin after others."""
    return [match.end() for match in _END.finditer(text) if not _NO_END.search(text, 0, match.start() + 1)]


def _pieces(statement: Statement) -> tuple[Quote, ...]:
    return (*statement.source, *statement.cue, *statement.content)


def passages(heard: Heard, indent: int) -> Iterator[Passage]:
    """The sentences around a statement as blocks."""
    for words in around(heard):
        yield Passage(tuple(_styled(words, heard.statement)), ref(words), indent)


def _styled(words: Evidence, statement: Statement) -> Iterator[Piece]:
    """The words cut where a part begins or ends."""
    places = {words.start, words.end, *(place for quote in _pieces(statement) for place in (quote.start, quote.end))}
    for start, end in pairwise(sorted(place for place in places if words.start <= place <= words.end)):
        yield piece(_SPACE.sub(" ", words.quote[start - words.start : end - words.start]), _part(start, end, statement))


def _part(start: int, end: int, statement: Statement) -> Style:
    """What words are a part of. Where parts overlap the cue is shown rather than the source, that rather than the content."""
    parts: tuple[tuple[Style, tuple[Quote, ...]], ...] = (("cue", statement.cue), ("source", statement.source), ("content", statement.content))
    return next((name for name, quotes in parts if any(quote.start <= start and end <= quote.end for quote in quotes)), "quiet")


def wording(statement: Statement) -> str:
    """The content with what is quoted between quotation marks and everything else without; " … " where other words stand between."""
    return " … ".join(_SPACE.sub(" ", _marked(words, statement.quoted)).strip() for words in statement.content)


def _marked(words: Quote, quoted: Sequence[Quote]) -> str:
    told, at = "", words.start
    for inner in quoted:
        if words.start <= inner.start and inner.end <= words.end:
            before = words.text[at - words.start : inner.start - words.start]
            told += f"{_without(before, -1)}“{inner.text.strip()}”"
            at = inner.end + (words.text[inner.end - words.start : inner.end - words.start + 1] in _MARKS)
    return told + words.text[at - words.start :]


_MARKS = ('"', "”", "“", "'", "’", "‘")


def _without(text: str, place: int) -> str:
    """Text without the quotation mark at its end."""
    return text[:place] if text.endswith(_MARKS) else text
