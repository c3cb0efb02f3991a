"""The content of a cue: its clause or object, and the quotation it introduces, as runs of tokens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nolle.statements.lexicon import class_of
from nolle.statements.quotations import quoted_runs

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Run = tuple[int, int]
_COMPLEMENTS = frozenset(("ccomp", "xcomp", "dobj", "oprd", "attr", "acomp", "acl", "prep", "prt", "pcomp", "dative", "nsubjpass", "advcl"))
_CLAUSES = frozenset(("ccomp", "xcomp"))
_REMARKS = frozenset(("while", "as", "although", "though"))
_SAYING = frozenset(("say", "ask", "report", "concede", "criticise", "deny", "promise"))
_REACH = 25


def content_of(cue: Token, frame: str, taken: set[int]) -> list[Run]:
    """The runs of tokens (first, past the last) of a cue's content. ``taken`` are the tokens of its source and of the cue itself."""
    if cue.lower_ == "according":
        return _rest_of_clause(cue, taken)
    tokens: set[int] = set()
    for child in _complements(cue):
        tokens.update(range(child.left_edge.i, child.right_edge.i + 1))
        tokens -= _own_remarks(child)
    if cue.pos_ != "NOUN":
        quoted = _quotation(cue, tokens - taken, frame)
        tokens = quoted if tokens.isdisjoint(quoted) and quoted else tokens | quoted
    tokens = tokens or set(range(cue.i + 1, cue.right_edge.i + 1))
    return _runs(cue.doc, tokens - taken - {cue.i})


def _own_remarks(clause: Token) -> set[int]:
    """What the author adds after what is said: ", while …", ", as …"."""
    aside: set[int] = set()
    for child in clause.children:
        if child.dep_ == "advcl" and child.i > clause.i and child.left_edge.i and child.left_edge.lower_ in _REMARKS:
            before = child.doc[child.left_edge.i - 1]
            if before.text == ",":
                aside.update(range(before.i, child.right_edge.i + 1))
    return aside


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


def _quotation(cue: Token, clause: set[int], frame: str) -> set[int]:
    """The quotations that belong to the cue: those that its clause touches; else, where it has no clause, the nearest one beside it; and
    then those that go on right after the sentence."""
    doc, sentence = cue.doc, cue.sent
    runs = [run for run in quoted_runs(doc) if _says_something(doc, *run)]
    here = [run for run in runs if run[0] < sentence.end and run[1] > sentence.start and not run[0] <= cue.i < run[1]]
    own = [run for run in here if not clause.isdisjoint(range(*run))]
    if not own and not frame.endswith(("clause", "infinitive")) and class_of(cue.lemma_.lower()) in _SAYING:
        own = sorted((run for run in here if _beside(doc, cue.i, run)), key=lambda run: min(abs(run[0] - cue.i), abs(run[1] - cue.i)))[:1]
    if not own:
        return set()
    tokens = {i for run in own for i in range(*run)}
    end = max(sentence.end, max(run[1] for run in own))
    for start, past in runs:
        if end - 1 <= start <= end:
            tokens.update(range(start, past))
            end = past
    return tokens


def _says_something(doc: Doc, start: int, end: int) -> bool:
    """A quotation of some length, or one that ends like a sentence: no title, no single word."""
    return end - start > 5 or doc[max(start, end - 2)].text in (",", ".", "?", "!")


def _beside(doc: Doc, cue: int, run: Run) -> bool:
    """Whether a quotation begins soon after the cue or ends soon before it, with no other verb of saying between."""
    between = range(run[1], cue) if run[1] <= cue else range(cue + 1, run[0])
    return len(between) < _REACH and not any(doc[i].pos_ == "VERB" and class_of(doc[i].lemma_.lower()) in _SAYING for i in between)


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
