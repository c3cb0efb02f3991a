"""What kind of saying an attribution is, whether it is direct and hedged, and on what day it was said."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from nolle.model import Manner, StatementKind
from nolle.statements.article import Article, Attribution, Paragraph, Place, text_of
from nolle.statements.days import day_said
from nolle.statements.hedges import hedged_by_author, hedged_inside
from nolle.statements.kinds import kind_of_saying
from nolle.statements.lexicon import manner_of
from nolle.statements.speakers import Speaker

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_MARKED = re.compile(r"“[^“”]*(?:”|\Z)|''(?=\S).*?(?:''|\Z)|\"[^\"]*(?:\"|\Z)|(?<!\w)‘[^‘]*?’(?!\w)|(?<!\w)'(?=\w)[^']*?[\w.,!?]'(?!\w)")
_WORD = re.compile(r"\w")
_NEGATED = re.compile(r"(?:\b(?:not|never|neither|nor|cannot|without|stop\w* short)\b|n[’']t\b)", re.I)
_NOBODY = re.compile(r"(?:neither|none|nobody|no one|no(?= [a-z]))\b", re.I)


@dataclass(frozen=True, slots=True)
class Saying:
    """How something was said. ``quoted`` are the parts of the content in quotation marks; ``negated``: the cue is, not the content."""

    kind: StatementKind = "claim"
    manner: Manner = "speech"
    direct: bool = False
    hedged: bool = False
    quoted: tuple[Place, ...] = ()
    day: date | None = None
    negated: bool = False


def saying(article: Article, one: Attribution, speaker: Speaker) -> Saying:
    """The kind of saying of one attribution."""
    cue, content, named = cue_phrase(article, one), text_of(one.content, article), text_of(one.source, article)
    cue = f"not {cue}" if nobody(named) else cue
    source = f"{named or speaker.name or ''} {speaker.role or ''}"
    quoted = _quoted(article, one)
    direct = _all_quoted(article, one, quoted)
    kind = kind_of_saying(source, cue, content, direct)
    return Saying(
        kind=kind,
        manner=manner_of(one.cue_class),
        direct=direct,
        hedged=hedged_by_author(cue) or hedged_inside(content),
        quoted=quoted,
        day=day_said(article, one),
        negated=one.negated or (kind != "unknown_acknowledged" and bool(_NEGATED.search(cue))),
    )


def nobody(named: str) -> bool:
    """Whether a source denies its cue ("neither side returned calls")."""
    return _NOBODY.match(named) is not None


def cue_phrase(article: Article, one: Attribution) -> str:
    """The cue with the auxiliaries, negations and adverbs that belong to it ("did not immediately respond", "neither confirmed nor denied",
    "without saying"), outside the content."""
    if not one.cue:
        return ""
    paragraph = article.paragraph(one.cue[0])
    span = paragraph.span(one.cue[0])
    if span is None:
        return text_of(one.cue, article)
    spans = [span, *(other for place in one.cue[1:] if (other := paragraph.span(place)))]
    said = {token.i for place in one.content if article.paragraph(place) is paragraph for token in paragraph.span(place) or ()}
    kept = {token.i for part in spans for token in part} | {token.i for token in _beside(span) if token.i not in said}
    return " ".join(span.doc[i].text for i in sorted(kept)).replace(" n't", "n't").replace(" n’t", "n’t")


def _beside(cue: Span) -> list[Token]:
    head = cue.root
    verbs = [head, head.head] if head.dep_ == "xcomp" else [head]
    near = [child for verb in verbs for child in verb.children if child.dep_ in {"aux", "auxpass", "neg", "advmod", "prt"} and child.i < cue.end + 3]
    return [*verbs[1:], *near, *_denying(head)]


def _denying(head: Token) -> list[Token]:
    """The words that deny a cue from before it: "without", "stopped short of", "neither confirmed nor"."""
    above = head.head
    if head.dep_ == "pcomp" and above.lower_ in {"without", "of"}:
        before = head.doc[max(above.i - 2, 0) : above.i + 1]
        return [above] if above.lower_ == "without" else list(before) if "short" in before.text.lower() else []
    neither = next((child for verb in (above, head) if verb == head or head.dep_ == "conj" for child in verb.lefts if child.lower_ == "neither"), None)
    return list(head.doc[neither.i : head.i]) if neither is not None and not _NOBODY.match(head.sent.text) else []


def _quoted(article: Article, one: Attribution) -> tuple[Place, ...]:
    """The parts of the content that stand in quotation marks, without the marks."""
    parts: list[Place] = []
    for place in one.content:
        paragraph = article.paragraph(place)
        for start, end in _marked(paragraph):
            first, last = max(start, place[0]), min(end, place[1])
            if first < last and _WORD.search(paragraph.text, first - paragraph.start, last - paragraph.start):
                parts.append((first, last))
    return tuple(parts)


def _marked(paragraph: Paragraph) -> list[Place]:
    """The words between quotation marks; a quotation that is not closed runs to the end of its paragraph."""
    places = []
    for match in _MARKED.finditer(paragraph.text):
        closed = len(match[0]) > 1 and match[0][-1] in "”\"’'"
        places.append((paragraph.start + match.start() + 1, paragraph.start + match.end() - closed))
    return places


def _all_quoted(article: Article, one: Attribution, quoted: tuple[Place, ...]) -> bool:
    """Whether every word of the content stands in quotation marks."""
    if not quoted:
        return False
    for start, end in one.content:
        text = article.quote((start, end)).text
        inside = [(first - start, last - start) for first, last in quoted]
        if any(not any(first <= word.start() < last for first, last in inside) for word in _WORD.finditer(text)):
            return False
    return True
