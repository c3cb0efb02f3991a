"""The content of a cue: its clause or object, and the quotation it introduces, as runs of tokens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nolle.statements.quotations import quoted_runs

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Run = tuple[int, int]
_COMPLEMENTS = frozenset(("ccomp", "xcomp", "dobj", "oprd", "attr", "acomp", "acl", "prep", "prt", "pcomp", "dative", "nsubjpass", "advcl"))
_CLAUSES = frozenset(("ccomp", "xcomp"))
_ASIDE_PREPS = frozenset(("in", "on", "at", "during", "to", "after", "before", "through", "via", "as", "by", "with", "since", "from"))


def content_of(cue: Token, frame: str, taken: set[int]) -> list[Run]:
    """The runs of tokens (first, past the last) of a cue's content. ``taken`` are the tokens of its source and of the cue itself."""
    if cue.lower_ == "according":
        return _rest_of_clause(cue, taken)
    tokens = set(_quotation(cue)) if frame.endswith(("clause", "quotation", "bare")) else set()
    for child in _complements(cue):
        tokens.update(range(child.left_edge.i, child.right_edge.i + 1))
    own = set(range(cue.left_edge.i, cue.right_edge.i + 1)) if not tokens else set()
    tokens |= {i for i in own if i > cue.i}
    return _runs(cue.doc, tokens - taken - {cue.i})


def _complements(cue: Token) -> list[Token]:
    """The children that carry what is said: the clause where there is one, else object, infinitive and prepositions after the cue."""
    children = [child for child in cue.children if child.dep_ in _COMPLEMENTS]
    clauses = [child for child in children if child.dep_ in _CLAUSES or (cue.pos_ == "NOUN" and child.dep_ == "acl")]
    if any(child.dep_ == "ccomp" for child in clauses):
        return [child for child in clauses if child.dep_ == "ccomp"]
    passive = any(child.dep_ in ("nsubjpass", "auxpass") for child in cue.children)
    return [child for child in children if child.i > cue.i or (child.dep_ == "nsubjpass" and passive) or child.dep_ in _CLAUSES]


def _rest_of_clause(cue: Token, taken: set[int]) -> list[Run]:
    """Everything in the sentence but "according to …"."""
    away = set(range(cue.left_edge.i, cue.right_edge.i + 1)) | taken
    sentence = cue.sent
    return _runs(cue.doc, set(range(sentence.start, sentence.end)) - away)


def _quotation(cue: Token) -> list[int]:
    """The quotations of the cue's sentence that stand next to it, and those that go on right after the sentence."""
    doc, sentence = cue.doc, cue.sent
    tokens: list[int] = []
    for start, end in quoted_runs(doc):
        touches = start < sentence.end and end > sentence.start
        follows = bool(tokens) and start == sentence.end
        if (touches and not start <= cue.i < end) or follows:
            tokens.extend(range(start, end))
    return tokens


def _runs(doc: Doc, tokens: set[int]) -> list[Run]:
    """Sorted runs of neighbouring tokens; gaps of mere punctuation are closed, punctuation at the ends is cut off."""
    runs: list[list[int]] = []
    for i in sorted(tokens):
        if runs and all(doc[j].is_punct or doc[j].is_space for j in range(runs[-1][1], i)):
            runs[-1][1] = i + 1
        else:
            runs.append([i, i + 1])
    return [run for start, end in runs if (run := _trim(doc, start, end)) is not None]


def _trim(doc: Doc, start: int, end: int) -> Run | None:
    while start < end and (doc[start].text in ",;:.-–—" or doc[start].is_space):
        start += 1
    while end > start and (doc[end - 1].text in ",;:-–—" or doc[end - 1].is_space):
        end -= 1
    return (start, end) if any(doc[i].is_alpha or doc[i].like_num for i in range(start, end)) else None
