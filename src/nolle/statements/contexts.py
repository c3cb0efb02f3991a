"""The contexts of a possible cue, beyond its frame: who is its subject, its form, what hangs on it, what it hangs on, and what is near.

They come in groups. Each group leans on what the groups before it and the frame promise, and only adds what these have missed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

GROUPS = ("subject", "form", "company", "own", "pairs", "head", "near", "above", "place")
Contexts = tuple[tuple[str, ...], ...]
"""The contexts of one word, for each group in the order of GROUPS."""
_SUBJECTS = frozenset(("nsubj", "nsubjpass", "expl"))
_SHARED = frozenset(("conj", "xcomp", "advcl"))
_COMPANY = frozenset(
    ("dobj", "prep", "prt", "xcomp", "acomp", "attr", "advmod", "neg", "advcl", "dative", "oprd", "agent", "poss", "amod", "det", "npadvmod")
)
_RELATIVE = frozenset(("who", "which", "that", "what"))
_SPEAKER = frozenset(("i", "we", "you", "me", "us"))
_THING = frozenset(("it", "this", "these", "those", "there"))
_ENTITIES = {"PERSON": "person", "ORG": "body", "NORP": "body", "GPE": "land"}
_LAST = 3  # so near to the end of its sentence a word stands last


def contexts_of(token: Token, frame: str, quoted: list[bool]) -> Contexts:
    """The contexts of a word in its frame. ``quoted`` tells for each token of the paragraph whether it stands in a quotation."""
    part, lemma = token.pos_[0], token.lemma_.lower()
    subject = None if part == "N" else _subject(token)
    kind = _owner(token) if part == "N" else _kind(subject)
    word, above = frame.partition(" ")[0], token.head
    company = [f"{child.dep_} {child.lemma_.lower()}" for child in token.children if child.dep_ in _COMPANY]
    helpers = [f"aux {child.lemma_.lower()}" for child in token.children if child.dep_ in ("aux", "auxpass")]
    before, after = _neighbours(token)
    near = _nearness(token, before, after, quoted)
    return (
        (f"{part} {kind}", f"{part} {frame} {kind}"),
        (token.tag_, f"{part} {token.dep_}", f"{token.tag_} {token.dep_} {word}"),
        (*(f"{part} {child}" for child in company), *helpers),
        (f"{lemma} {kind}", f"{lemma} {token.tag_}", f"{lemma} {token.dep_}"),
        tuple(f"{lemma} {child}" for child in company),
        (f"{part} {token.dep_} {above.lemma_.lower()}", *((f"{part} subject {subject.lemma_.lower()}",) if subject is not None else ())),
        (f"{part} {near} {word}", f"{part} before {after.lower_ if after else ''}", f"{part} after {before.lower_ if before else ''}"),
        (f"{part} {token.dep_} {above.pos_} {above.dep_}", f"subject {subject.ent_type_ if subject is not None else 'none'}"),
        (f"{part} {_position(token)}", f"{lemma} {near}"),
    )


def _subject(verb: Token, depth: int = 0) -> Token | None:
    """The subject of a verb, or of the verb that it shares one with."""
    for child in verb.children:
        if child.dep_ in _SUBJECTS:
            return child
    if depth < 2 and verb.dep_ in _SHARED:
        return _subject(verb.head, depth + 1)
    return verb.head if verb.dep_ == "acl" else None


def _kind(subject: Token | None) -> str:
    """What a subject is: a person, a body, a pronoun of some kind, a name, a thing or none."""
    if subject is None:
        return "none"
    if subject.pos_ == "PRON":
        word = subject.lower_
        return "relative" if word in _RELATIVE else "speaker" if word in _SPEAKER else "it" if word in _THING else "pronoun"
    return _ENTITIES.get(subject.ent_type_, "name" if subject.pos_ == "PROPN" else "noun")


def _owner(noun: Token) -> str:
    """Whose a noun is, or its article."""
    deps = {child.dep_: child for child in noun.children}
    if "poss" in deps:
        return f"of {_kind(deps['poss'])}"
    return f"det {deps['det'].lower_}" if "det" in deps else "det"


def _neighbours(token: Token) -> tuple[Token | None, Token | None]:
    doc, i = token.doc, token.i
    return doc[i - 1] if i else None, doc[i + 1] if i + 1 < len(doc) else None


def _nearness(token: Token, before: Token | None, after: Token | None, quoted: list[bool]) -> str:
    """How near a quotation is: beside the word, in its sentence, or not there."""
    if any(other is not None and quoted[other.i] for other in (before, after)):
        return "beside"
    sentence = token.sent
    return "with" if any(quoted[sentence.start : sentence.end]) else "without"


def _position(token: Token) -> str:
    """Whether the word's clause comes before it, and whether it stands first or last in its sentence."""
    sentence = token.sent
    inverted = any(child.dep_ == "ccomp" and child.i < token.i for child in token.children)
    place = "first" if token.i == sentence.start else "last" if token.i >= sentence.end - _LAST else "within"
    return f"{'inverted ' if inverted else ''}{place}"
