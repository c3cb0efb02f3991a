"""Who stands beside a cue where the parse gives it no subject ("… is gone, court records show", "The State further claims", "replied another").

The words right before the cue, back to the sentence's beginning or to the words said, or the first name right after it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from nolle.statements.article import Paragraph, Place
from nolle.statements.speakers.words import role_words

if TYPE_CHECKING:
    from spacy.tokens import Span

_HELPERS = re.compile(r"(?:[ ,]+(?:has|have|had|also|further|then|later|once|still|since|first|only|\w+ly|did|does|do))+$")
_PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been|being|gets?|got|to)$")
_REPORTED = re.compile(r"\s+as (?:saying|telling|writing)\b")
_AT_FIRST = re.compile(r"^(?:(?:and|but|yet|while|though|although|as|because|still|meanwhile|however|also),? )+", re.I)
_BEFORE_IT = re.compile(r"^(?:in|on|at|after|before|during|for|under|by|since|with|through|outside|asked|when)\b[^,]*, ", re.I)
_EDGES = " ,;:.—–-”\")"
_NAMES = ("NOUN", "PROPN", "PRON")
_ENDS = ("NN", "PR", "JJ")
_STANDING_ALONE = ("another", "one", "others", "some", "both", "he", "she", "they")
_MOST = 28


def beside(paragraph: Paragraph, cue: Place, content: Sequence[Place]) -> Place | None:
    """The place of the words for who speaks, None where nothing beside the cue can be it."""
    span = paragraph.span(cue)
    if span is None or not span.text.isalpha() or (span.root.dep_ == "acl" and span.root.tag_ == "VBN"):
        return None
    if span.root.lemma_.lower() not in role_words("telling") | role_words("saying"):
        return None
    said_before = [end for _, end in content if paragraph.start <= end <= cue[0]]
    start = max([paragraph.start + span.root.sent.start_char, *said_before])
    words = paragraph.text[start - paragraph.start : cue[0] - paragraph.start]
    closed = max(words.rfind("”"), words.rfind('"')) + 1
    start, words = start + closed, words[closed:]
    if not words.strip(_EDGES):
        return _after(paragraph, span) if said_before else None
    return _before(paragraph, start, words, cue)


def _before(paragraph: Paragraph, start: int, words: str, cue: Place) -> Place | None:
    """The words before a cue, without what leads up to them and without the auxiliaries and adverbs of the cue."""
    kept = words.rstrip(_EDGES)
    if _PASSIVE.search(kept):
        if not _REPORTED.match(paragraph.text, cue[1] - paragraph.start):
            return None
        kept = _PASSIVE.sub("", kept).rstrip(_EDGES)
    kept = _HELPERS.sub("", kept).rstrip(_EDGES)
    first = len(words) - len(words.lstrip(_EDGES + "“‘"))
    for leading in (_AT_FIRST, _BEFORE_IT):
        found = leading.match(kept[first:])
        first += found.end() if found else 0
    place = (start + first, start + len(kept))
    span = paragraph.span(place) if first < len(kept) else None
    return place if span is not None and _names_somebody(span) else None


def _names_somebody(span: Span) -> bool:
    """Whether a run of words is a noun with what hangs on it and no clause of its own."""
    told = next((n for n, token in enumerate(span) if token.lower_ in ("who", "which", "that", "whose") and n), len(span))
    finite = [token for token in span[:told] if token.tag_ in ("VBD", "VBZ", "VBP", "MD") and token.pos_ in ("VERB", "AUX")]
    return span[-1].tag_[:2] in _ENDS and len(span) <= _MOST and not finite and span[0].pos_ not in ("ADP", "SCONJ", "ADV", "VERB")


def _after(paragraph: Paragraph, cue: Span) -> Place | None:
    """The name right after a cue that follows the words said ("said Roe, the sheriff")."""
    doc, n = paragraph.doc, cue.end
    if n >= len(doc):
        return None
    if doc[n].lower_ in _STANDING_ALONE and (n + 1 == len(doc) or doc[n + 1].is_punct):
        return paragraph.place(doc[n])
    chunk = next((chunk for chunk in doc.noun_chunks if chunk.start == n and chunk.root.pos_ in _NAMES), None)
    return paragraph.place(chunk[0], chunk[-1]) if chunk is not None else None
