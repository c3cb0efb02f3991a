"""The source of a cue: its subject, its agent, or whoever the clause it belongs to is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

_SUBJECTS = frozenset(("nsubj", "csubj", "expl"))
_SHARED = frozenset(("conj", "xcomp", "advcl"))
_RELATIVE = frozenset(("who", "which", "that"))


def source_of(cue: Token) -> tuple[Token, Token] | None:
    """First and last token of the source, None where the text names none."""
    if cue.pos_ == "NOUN":
        return _owner(cue)
    if cue.lower_ == "according":
        to = next((child for child in cue.children if child.lower_ == "to"), None)
        name = next((child for child in to.children if child.dep_ == "pobj"), None) if to is not None else None
        return _phrase(name) if name is not None else None
    return _subject(cue, 0)


def _subject(verb: Token, depth: int) -> tuple[Token, Token] | None:
    deps = {child.dep_: child for child in verb.children}
    if "nsubjpass" in deps or "auxpass" in deps or (verb.tag_ == "VBN" and verb.dep_ in ("advcl", "acl") and "aux" not in deps):
        return _agent(deps.get("agent"))
    subject = next((child for child in verb.children if child.dep_ in _SUBJECTS), None)
    if subject is not None:
        return None if subject.dep_ == "expl" else _phrase(subject)
    if verb.dep_ == "acl" and verb.tag_ == "VBG" and verb.head.pos_ in ("NOUN", "PROPN", "PRON"):
        return _short(verb.head, verb)
    if depth < 3 and verb.dep_ in _SHARED and verb.head.pos_ in ("VERB", "AUX"):
        return _passive_subject(verb.head) or _subject(verb.head, depth + 1)
    if depth < 3 and verb.dep_ == "pcomp" and verb.head.head.pos_ in ("VERB", "AUX"):
        return _subject(verb.head.head, depth + 1)
    return None


def _passive_subject(verb: Token) -> tuple[Token, Token] | None:
    """The subject of a passive clause that a further verb shares ("was arrested and said")."""
    subject = next((child for child in verb.children if child.dep_ == "nsubjpass"), None)
    return _phrase(subject) if subject is not None else None


def _agent(by: Token | None) -> tuple[Token, Token] | None:
    name = next((child for child in by.children if child.dep_ == "pobj"), None) if by is not None else None
    return _phrase(name) if name is not None else None


def _owner(noun: Token) -> tuple[Token, Token] | None:
    """Whose claim it is: "Roe's claim", "the claim by Roe", or the subject of "Roe made the claim"."""
    for child in noun.children:
        if child.dep_ == "poss":
            return _phrase(child)
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ in ("by", "from"):
            return _agent(child)
    if noun.dep_ in ("dobj", "attr", "pobj") and noun.head.pos_ in ("VERB", "AUX"):
        return _subject(noun.head, 1)
    return None


def _phrase(name: Token) -> tuple[Token, Token]:
    """A name with all that belongs to it."""
    return name.left_edge, name.right_edge


def _short(name: Token, before: Token) -> tuple[Token, Token]:
    """A name as far as the clause that hangs on it."""
    doc = name.doc
    last = before.left_edge.i - 1
    while last > name.i and doc[last].is_punct:
        last -= 1
    return name.left_edge, doc[max(last, name.i)]
