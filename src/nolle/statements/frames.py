"""The frame a possible cue stands in: what follows it in the parse, and whether it stands in a quotation."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

CLAUSE, INFINITIVE, OBJECT, QUOTATION, BARE = "clause", "infinitive", "object", "quotation", "bare"
_OBJECTS = frozenset(("dobj", "oprd", "attr", "acomp"))
_AGENTLESS = frozenset(("nsubjpass", "auxpass"))


def frame_of(token: Token, quoted: list[bool]) -> str:
    """The frame of a verb or noun: the strongest of its complements ("clause", "infinitive", "object", "prep of", "quotation", "bare").

    A passive verb's frame begins with "passive".
    """
    children = list(token.children)
    deps = {child.dep_ for child in children}
    voice = "passive " if deps & _AGENTLESS else ""
    if "ccomp" in deps or (token.pos_ == "NOUN" and "acl" in deps):
        return voice + CLAUSE
    if "xcomp" in deps:
        return voice + INFINITIVE
    if deps & _OBJECTS:
        return voice + OBJECT
    for child in children:
        if child.dep_ in ("prep", "prt") and child.i > token.i:
            return f"{voice}prep {child.lower_}"
    sentence = token.sent
    if not quoted[token.i] and any(quoted[sentence.start : sentence.end]):
        return voice + QUOTATION
    return voice + BARE
