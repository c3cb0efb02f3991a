"""The content of a cue: its clause or object, and the quotation it introduces, as runs of tokens."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from nolle.statements.branches import content_branches
from nolle.statements.lexicon import class_of, share_of_content

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Run = tuple[int, int]
_SAYING = frozenset(("say", "ask", "report", "concede", "criticise", "deny", "promise"))
_REACH = 25
_TAIL = 12  # tokens behind a cue that closes its sentence
_ENOUGH = 0.5


@dataclass(frozen=True, slots=True)
class Marks:
    """What is marked in a paragraph: its quotations as runs of tokens, for each token whether it stands in one, and the tokens that are sure cues."""

    quotes: Sequence[Run]
    quoted: list[bool]
    cues: frozenset[int] = frozenset()


def content_of(cue: Token, frame: str, taken: set[int], marks: Marks) -> list[Run]:
    """The runs of tokens (first, past the last) of a cue's content. ``taken`` are the tokens of its source and of the cue itself."""

    def belongs(token: Token, described: tuple[str, ...]) -> bool:
        return share_of_content(described) >= _ENOUGH and not (token.i in marks.cues and _stands_beside(token, cue))

    tokens = content_branches(cue, frame, marks.quoted, taken, belongs) - taken
    if cue.pos_ != "NOUN":
        marked = _quotation(cue, tokens, frame, taken, marks.quotes)
        tokens = marked if tokens.isdisjoint(marked) and marked else tokens | marked
    tokens = tokens or {token.i for child in cue.rights if child.dep_ != "punct" for token in child.subtree}
    if tokens and min(tokens) > cue.i:
        tokens = _closed_by(cue, taken) or tokens
    return runs_of(cue.doc, tokens - taken - {cue.i}, marks.quoted)


def _closed_by(cue: Token, taken: set[int]) -> set[int]:
    """The clause that a cue closes behind a comma and its source ("The case was over, the office said in a statement"), where the parse has not found it."""
    doc, sentence, first = cue.doc, cue.sent, cue.i
    while first - 1 in taken or (first > sentence.start and doc[first - 1].pos_ in ("ADV", "AUX")):
        first -= 1
    after = doc[cue.i + 1 : sentence.end]
    if first in (cue.i, sentence.start) or doc[first - 1].text != "," or class_of(cue.lemma_.lower()) not in _SAYING:
        return set()
    if len(after) > _TAIL or any(token.pos_ in ("VERB", "AUX") or token.is_quote or token.lower_ == "that" for token in after):
        return set()
    clause = doc[sentence.start : first - 1]
    whole = any(token.dep_ in ("nsubj", "nsubjpass", "expl") and token.head.i < first for token in clause)
    return set(range(clause.start, clause.end)) if whole else set()


def _stands_beside(other: Token, cue: Token) -> bool:
    """Whether another cue goes on beside a cue rather than inside what it brings ("said that …, adding", "said that … and vowed")."""
    return other.dep_ == "conj" or (other.dep_ == "advcl" and other.head.i == cue.i)


def _quotation(cue: Token, clause: set[int], frame: str, taken: set[int], quotes: Sequence[Run]) -> set[int]:
    """The quotations that belong to the cue: those that its clause touches; else, where it has no clause, the nearest one beside it; and
    then those that go on right after the sentence."""
    doc, sentence = cue.doc, cue.sent
    runs = [run for run in quotes if _says_something(doc, *run)]
    here = [run for run in runs if run[0] <= sentence.end and run[1] >= sentence.start and not run[0] <= cue.i < run[1]]
    own = [run for run in here if not clause.isdisjoint(range(*run))]
    if not own and not (clause and frame.endswith("clause")) and class_of(cue.lemma_.lower()) in _SAYING:
        sought = [run for run in here if not (run[0] >= sentence.end and _denied(cue))]
        near = sorted((run for run in sought if _beside(doc, cue.i, run)), key=lambda run: min(abs(run[0] - cue.i), abs(run[1] - cue.i)))[:1]
        own = [run for run in near if not frame.endswith(("object", "infinitive")) or (run[0] < sentence.end and _adjoins(cue, run, taken))]
    if not own:
        return set()
    tokens = {i for run in own for i in range(*run)} | _led_in(doc, cue.i, own[0][0])
    end = max(sentence.end, max(run[1] for run in own))
    for start, past in runs:
        if end - 1 <= start <= end:
            tokens.update(range(start, past))
            end = past
    return tokens


def _denied(cue: Token) -> bool:
    """Whether a cue says that nothing was said: no quotation of another sentence is its content ("did not respond. “…,” said Roe")."""
    return any(child.dep_ == "neg" for child in cue.children)


def _led_in(doc: Doc, cue: int, start: int) -> set[int]:
    """The words between a cue and a quotation that goes on from them without a mark ("promised more patrols “every week”")."""
    if not cue < start < cue + _REACH or doc[start - 1].is_punct or doc[start - 1].is_space:
        return set()
    between = doc[cue + 1 : start]
    return set() if any(token.lower_ == "that" for token in between) else {token.i for token in between}


def _says_something(doc: Doc, start: int, end: int) -> bool:
    """A quotation of some length, or one that ends like a sentence: no title, no single word."""
    return end - start > 5 or doc[max(start, end - 2)].text in (",", ".", "?", "!")


def _adjoins(cue: Token, run: Run, taken: set[int]) -> bool:
    """Whether nothing but the source, adverbs and marks stands between a quotation and the cue, or the cue's clause and a quotation after it."""
    doc, last = cue.doc, cue.right_edge.i
    between = range(run[1], cue.i) if run[1] <= cue.i else range(last + 1, run[0])
    return all(i in taken or doc[i].is_punct or doc[i].is_space or doc[i].pos_ in ("ADV", "AUX") for i in between)


def _beside(doc: Doc, cue: int, run: Run) -> bool:
    """Whether a quotation begins soon after the cue or ends soon before it, with no other verb of saying between."""
    between = range(run[1], cue) if run[1] <= cue else range(cue + 1, run[0])
    return len(between) < _REACH and not any(doc[i].pos_ == "VERB" and class_of(doc[i].lemma_.lower()) in _SAYING for i in between)


def runs_of(doc: Doc, tokens: set[int], quoted: list[bool]) -> list[Run]:
    """Sorted runs of neighbouring tokens; gaps of mere punctuation are closed, punctuation at the ends is cut off."""
    runs: list[list[int]] = []
    for i in sorted(tokens):
        if runs and all(doc[j].is_punct or doc[j].is_space for j in range(runs[-1][1], i)):
            runs[-1][1] = i + 1
        else:
            runs.append([i, i + 1])
    return [run for start, end in runs if (run := _trim(doc, start, end, quoted)) is not None]


def _trim(doc: Doc, start: int, end: int, quoted: list[bool]) -> Run | None:
    while start < end and (doc[start].text in ",;:.-–—" or doc[start].is_space):
        start += 1
    while end > start and (doc[end - 1].text in ",;:-–—" or (doc[end - 1].text == "." and not quoted[end - 1]) or doc[end - 1].is_space):
        end -= 1
    while end > start and doc[end - 1].dep_ == "cc":
        end -= 1
    return (start, end) if any(doc[i].is_alpha or doc[i].like_num for i in range(start, end)) else None
