"""Attributions by rules over the dependency parse: first the cues, then source and content for each cue."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING

from nolle.statements.article import Article, Attribution, Paragraph, Place
from nolle.statements.contents import Marks, content_of
from nolle.statements.cues import Cue, find_cues
from nolle.statements.quotations import marked_tokens, quoted_runs
from nolle.statements.sources import source_of
from nolle.statements.turns import turns

if TYPE_CHECKING:
    from spacy.tokens import Token

_SURE = 0.6  # a cue that is so likely one is left out of what another one brings, where it stands beside that


def attribute(article: Article) -> list[Attribution]:
    """Every attribution of an article in text order, those reported inside another one marked as such."""
    found = [one for paragraph in article.paragraphs for one in _in_paragraph(paragraph)]
    return nested(sorted([*turns(article), *found], key=lambda one: one.cue[0]))


def _in_paragraph(paragraph: Paragraph) -> list[Attribution]:
    quotes = quoted_runs(paragraph.doc)
    quoted = marked_tokens(paragraph.doc, quotes)
    cues = [cue for cue in find_cues(paragraph, quoted) if paragraph.part != "headline" or _speaks_in_a_headline(paragraph, cue)]
    marks = Marks(quotes, quoted, frozenset(cue.head for cue in cues if cue.weight >= _SURE))
    return [one for cue in cues if (one := attribution(paragraph, cue, marks)) is not None]


def _speaks_in_a_headline(paragraph: Paragraph, cue: Cue) -> bool:
    """Headlines tell acts in the present and leave out "was": of "Man accused of fraud" the man is no source, and "throws out" is no saying."""
    passive = paragraph.doc[cue.head].lower_.endswith("ed") and not cue.frame.endswith(("object", "clause", "quotation"))
    return cue.cue_class != "" and not passive


def attribution(paragraph: Paragraph, cue: Cue, marks: Marks) -> Attribution | None:
    """Source and content of one cue, None where it has no content."""
    doc = paragraph.doc
    verb = doc[cue.head]
    source = source_of(_sharing(verb, marks.cues), marks.quoted)
    taken = {*cue.tokens, *(range(source[0].i, source[1].i + 1) if source else ())}
    runs = content_of(verb, cue.frame, taken, marks)
    if not runs:
        return None
    return Attribution(
        source=(paragraph.place(*source),) if source else (),
        cue=_places(paragraph, cue.tokens),
        content=tuple(paragraph.place(doc[start], doc[end - 1]) for start, end in runs),
        cue_class=cue.cue_class,
    )


def _sharing(verb: Token, cues: frozenset[int]) -> Token:
    """The cue whose source a further one shares that the parse has put into what is said ("She said that it was late and vowed to stay")."""
    said = verb.head
    if verb.i in cues and verb.dep_ == "conj" and said.dep_ == "ccomp" and said.head.i in cues and not any(child.dep_ == "nsubj" for child in verb.lefts):
        return said.head
    return verb


def _places(paragraph: Paragraph, tokens: tuple[int, ...]) -> tuple[Place, ...]:
    """The places of a cue's tokens, neighbours as one."""
    runs: list[list[int]] = []
    for i in tokens:
        if runs and i == runs[-1][1]:
            runs[-1][1] = i + 1
        else:
            runs.append([i, i + 1])
    return tuple(paragraph.place(paragraph.doc[start], paragraph.doc[end - 1]) for start, end in runs)


def nested(found: list[Attribution]) -> list[Attribution]:
    """The same attributions, each with the innermost other one whose content its cue stands in."""
    contents = sorted((*place, k) for k, one in enumerate(found) for place in one.content)
    longest = max((last - first for first, last, _ in contents), default=0)
    return [replace(one, inside=_outer(found, n, contents, longest)) for n, one in enumerate(found)]


def _outer(found: list[Attribution], n: int, contents: list[tuple[int, int, int]], longest: int) -> int | None:
    """``contents`` are the places of every content with the number of its attribution, sorted; none is longer than ``longest``."""
    start, end = found[n].cue[0]
    near = contents[bisect_left(contents, (end - longest,)) : bisect_left(contents, (start + 1,))]
    holders = [(last - first, k) for first, last, k in near if k != n and end <= last and not _holds(found[n], found[k])]
    return min(holders)[1] if holders else None


def _holds(one: Attribution, other: Attribution) -> bool:
    """Whether the other's cue stands in this one's content too: of two that hold each other the earlier is the outer."""
    start, end = other.cue[0]
    return any(first <= start and end <= last for first, last in one.content) and one.cue < other.cue
