"""The source of a cue: its subject, its agent, or whoever the clause it belongs to is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

_SUBJECTS = frozenset(("nsubj", "csubj", "expl"))
_SHARED = frozenset(("conj", "xcomp", "advcl"))
_WITHOUT = frozenset(("nsubjpass", "auxpass", "expl"))
_NOMINAL = frozenset(("NOUN", "PROPN", "PRON"))
_INSIDE = frozenset(("compound", "appos", "nummod", "pobj", "prep", "conj", "amod", "relcl", "acl", "npadvmod", "attr", "dobj", "advmod", "nsubj"))
_NAMING = frozenset(("DET", "ADJ", "NOUN", "PROPN"))
_WORDS = 6  # as long a name may be that closes a sentence together with its verb
_NEAR = 12  # so far behind a cue its source's last word may stand


def source_of(cue: Token, quoted: list[bool]) -> tuple[Token, Token] | None:
    """First and last token of the source, None where the text names none. Where the parse has none, or one that stands in quotation marks (``quoted``),
    it is the name right before the cue or, after a quotation, right behind it."""
    found = _closing(cue, quoted) or _parsed(cue)
    if found is not None and not quoted[found[0].i]:
        return found
    if cue.pos_ not in ("VERB", "AUX") or (found is None and _needs_none(cue)):
        return None
    if cue.tag_ == "VBG":
        return _speaker(cue, quoted)
    return _before(cue, quoted) or _behind(cue, quoted) or _between_commas(cue)


def _closing(cue: Token, quoted: list[bool]) -> tuple[Token, Token] | None:
    """The name between the last comma and a verb that closes its sentence ("…, but the case was dropped, court records show."), where the
    parse gives the verb the subject of another."""
    doc, after = cue.doc, cue.i + 1
    if cue.dep_ != "conj" or cue.tag_ not in ("VBP", "VBZ", "VBD") or any(child.dep_ in _SUBJECTS for child in cue.children):
        return None
    if after < cue.sent.end and not doc[after].is_punct:
        return None
    comma = next((i for i in range(cue.i - 1, max(cue.i - 1 - _WORDS, cue.sent.start), -1) if doc[i].text == ","), None)
    name = doc[comma + 1 : cue.i] if comma is not None else None
    if not name or quoted[cue.i - 1] or name[-1].pos_ not in ("NOUN", "PROPN") or not all(token.pos_ in _NAMING for token in name):
        return None
    return name[0], name[-1]


def _parsed(cue: Token) -> tuple[Token, Token] | None:
    """The source by the parse."""
    if cue.pos_ == "NOUN":
        return _owner(cue)
    if cue.lower_ == "according":
        to = next((child for child in cue.children if child.lower_ == "to"), None)
        name = next((child for child in to.children if child.dep_ == "pobj"), None) if to is not None else None
        return _phrase(name) if name is not None else None
    return _subject(cue, 0)


def _needs_none(cue: Token) -> bool:
    """Whether a verb may have no subject: a passive, a participle, an infinitive, "it is said"."""
    return cue.tag_ in ("VBN", "VBG", "VB") or any(child.dep_ in _WITHOUT for child in cue.children)


def _speaker(cue: Token, quoted: list[bool]) -> tuple[Token, Token] | None:
    """The last subject before a participle that stands outside of quotation marks ("“…,” he said, adding")."""
    subjects = (token for token in reversed(list(cue.doc[cue.sent.start : cue.i])) if token.dep_ == "nsubj" and not quoted[token.i])
    subject = next(subjects, None)
    return _phrase(subject) if subject is not None else None


def _behind(cue: Token, quoted: list[bool]) -> tuple[Token, Token] | None:
    """The name right behind a cue that follows a quotation (“…,” said the boy)."""
    doc, start = cue.doc, cue.i + 1
    if not cue.i or not quoted[cue.i - 1] or start >= len(doc) or quoted[start]:
        return None
    names = [token for token in doc[start : start + _NEAR] if token.left_edge.i == start and token.pos_ in _NOMINAL]
    return _phrase(min(names, key=lambda token: token.left_edge.i - token.right_edge.i)) if names else None


def _before(cue: Token, quoted: list[bool]) -> tuple[Token, Token] | None:
    """The name right before a cue, between commas or not ("In a plea, Marsh, 44, said")."""
    doc, last = cue.doc, cue.i - 1
    while last >= cue.sent.start and (doc[last].pos_ in ("ADV", "AUX", "PART") or doc[last].is_punct) and not quoted[last]:
        last -= 1
    if last < cue.sent.start or quoted[last]:
        return None
    name = doc[last]
    while name.head.i < name.i and name.dep_ in _INSIDE and name.head.head.i != cue.i:
        name = name.head
    while name.head.pos_ in ("NOUN", "PROPN") and name.dep_ in ("compound", "appos", "nummod"):
        name = name.head
    if name.pos_ not in _NOMINAL or name.dep_ == "dobj" or name.right_edge.i >= cue.i:
        return None
    return _phrase(name) if name.dep_ != "pobj" else _set_off(name)


def _between_commas(cue: Token) -> tuple[Token, Token] | None:
    """A role and a name that the parse has put into the clause before them ("…, her lawyer, Dana Whitlow, said")."""
    doc = cue.doc
    commas = [i for i in range(cue.sent.start, cue.i) if doc[i].text == ","][-3:]
    if len(commas) < 3 or commas[2] != cue.i - 1:
        return None
    role, name = doc[commas[0] + 1 : commas[1]], doc[commas[1] + 1 : commas[2]]
    named = 1 < len(name) < 6 and all(token.pos_ == "PROPN" for token in name)
    described = len(role) > 1 and role[0].dep_ in ("poss", "det") and role[-1].pos_ in _NOMINAL and all(token.pos_ not in ("VERB", "AUX") for token in role)
    return (role[0], name[-1]) if named and described else None


def _set_off(name: Token) -> tuple[Token, Token] | None:
    """A name that the parse takes for the end of an opening phrase, from the comma on that sets it off."""
    doc = name.doc
    first = next((i + 1 for i in range(name.i - 1, name.left_edge.i, -1) if doc[i].text == ","), None)
    return (doc[first], _phrase(name)[1]) if first is not None else None


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
    """A name with all that belongs to it, without the marks at its edges; its article too where the parse gives that to a word behind it."""
    doc, first, last = name.doc, name.left_edge.i, name.right_edge.i
    while first < name.i and (doc[first].is_quote or doc[first].is_space or doc[first].text == ","):
        first += 1
    while last > name.i and (doc[last].is_space or doc[last].text in ",;:-–—"):
        last -= 1
    if first and doc[first - 1].dep_ == "det" and doc[first - 1].head.i > name.i:
        first -= 1
    return doc[first], doc[last]


def _short(name: Token, before: Token) -> tuple[Token, Token]:
    """A name as far as the clause that hangs on it."""
    doc = name.doc
    last = before.left_edge.i - 1
    while last > name.i and doc[last].is_punct:
        last -= 1
    return name.left_edge, doc[max(last, name.i)]
