"""The branches of the parse that make up a cue's content: below the cue, and above it where the cue stands inside what is said.

Each branch is taken or left by ``belongs``, which gets its token and descriptions of it from the most general to the most special. What
hangs on a branch that is taken is taken too, unless it is of a kind that is often left out (a clause or phrase set off, "…, while").
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

Belongs = Callable[["Token", tuple[str, ...]], bool]
_NEVER = frozenset(("punct", "aux", "auxpass", "neg"))
_PARTICLES = frozenset(("prt", "prep"))
_OFTEN_LEFT = frozenset(
    ("advcl", "relcl", "appos", "conj", "prep", "cc", "parataxis", "ccomp", "npadvmod", "acl", "advmod", "dep", "nsubj", "meta", "intj", "xcomp",
     "agent", "dobj", "csubj", "mark")
)  # fmt: skip
_BY_WORD = frozenset(("prep", "agent", "prt", "dative", "case", "advmod"))
_BY_MARK = frozenset(("advcl", "ccomp", "acl", "relcl", "xcomp", "csubj"))
_BY_KIND = frozenset(("appos", "nsubj", "dobj", "parataxis", "npadvmod", "attr"))
_DASHES = frozenset(("-", "–", "—", "--", "(", ";", ":"))
_HEIGHT = 4


def content_branches(cue: Token, frame: str, quoted: list[bool], taken: set[int], belongs: Belongs) -> set[int]:
    """The tokens of a cue's content. ``taken`` are those of the cue itself and of its source, ``quoted`` tells what stands in quotation marks."""
    short = " ".join(frame.split()[:2] if frame.startswith("passive") else frame.split()[:1])
    below = [child for child in cue.children if not _own_word(child, taken) and belongs(child, _below(cue, child, short))]
    found = {child.i for child in below}
    branches = [(child, grandchild) for child in below for grandchild in child.children]
    for above, under in _above(cue, short, bool(below), belongs):
        found.add(above.i)
        branches += [(above, child) for child in above.children if child.i != under.i]
    while branches:
        parent, child = branches.pop()
        if child.i == cue.i or not _goes_along(parent, child, cue, short, quoted, belongs):
            continue
        found.add(child.i)
        branches += [(child, grandchild) for grandchild in child.children]
    return found


def _own_word(child: Token, taken: set[int]) -> bool:
    return child.dep_ in _NEVER or (child.i in taken and child.dep_ in _PARTICLES)


def _above(cue: Token, frame: str, has_own: bool, belongs: Belongs) -> Iterator[tuple[Token, Token]]:
    """The words above the cue that are part of what is said ("The road, she said, is open"), each with the one under it."""
    under = cue
    for height in range(_HEIGHT):
        above = under.head
        if above.i == under.i or not belongs(above, _upward(cue, under, frame, height > 0, has_own)):
            return
        yield above, under
        under = above


def _goes_along(parent: Token, child: Token, cue: Token, frame: str, quoted: list[bool], belongs: Belongs) -> bool:
    if child.dep_ not in _OFTEN_LEFT or (quoted[parent.i] and quoted[child.i]):
        return True
    return belongs(child, _within(parent, child, cue, frame, quoted))


def _below(cue: Token, child: Token, frame: str) -> tuple[str, ...]:
    side, mark = _side(child, cue), _mark(child)
    kind = f"{cue.pos_} {child.dep_} {side}"
    return kind, f"{kind} {frame}", f"{kind} {frame} {mark}", f"{kind} {frame} {mark} {cue.lemma_.lower()}"


def _upward(cue: Token, under: Token, frame: str, higher: bool, has_own: bool) -> tuple[str, ...]:
    above = under.head
    kind = f"{'higher' if higher else 'up'} {under.dep_} {'own' if has_own else 'none'}"
    placed = f"{kind} {_side(above, under)} {above.pos_}"
    mark = "" if higher else _mark(under)
    return kind, placed, f"{placed} {frame} {mark}", f"{placed} {frame} {mark} {cue.lemma_.lower()}"


def _within(parent: Token, child: Token, cue: Token, frame: str, quoted: list[bool]) -> tuple[str, ...]:
    kind = f"in {child.dep_} {_set_off(child)}"
    placed = f"{kind} {_side(child, parent)} {_mark(child)}"
    near = f"{placed} {'across' if quoted[parent.i] != quoted[child.i] else ''} {'top' if parent.head.i == cue.i else 'deep'}"
    return kind, placed, near, f"{near} {parent.dep_} {frame}"


def _side(token: Token, of: Token) -> str:
    return "left" if token.i < of.i else "right"


def _set_off(branch: Token) -> str:
    """Whether a branch is set off by a comma or a dash."""
    edge = branch.left_edge.i
    before = branch.doc[edge - 1].text if edge else ""
    return "comma" if before == "," else "dash" if before in _DASHES else ""


def _mark(branch: Token) -> str:
    """The word or form by which a branch is known: its preposition, its conjunction, its tag."""
    dep = branch.dep_
    if dep in _BY_WORD:
        return branch.lower_
    if dep in _BY_KIND:
        return branch.pos_
    if dep == "conj":
        return f"{branch.tag_} {branch.head.pos_}"
    if dep not in _BY_MARK:
        return ""
    first = branch.left_edge
    marks = (child.lower_ for child in branch.lefts if child.dep_ == "mark" or (child.i == first.i and child.dep_ in ("advmod", "aux")))
    return next(marks, branch.tag_)
