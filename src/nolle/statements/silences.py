"""Reported silences: who did not answer, would not explain or could not be reached, and what the author says is not known.

Such words hold no cue of the lexicon ("did not return a call", "it is unclear whether"), yet they are what a reader asks for who wants to
know whether somebody has answered. They are no position: neither denial nor confession.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from nolle.statements.acts import is_plain_act
from nolle.statements.article import Article, Attribution, Paragraph, Place, text_of
from nolle.statements.contents import runs_of
from nolle.statements.kinds import kind_of_saying
from nolle.statements.quotations import in_quotation
from nolle.statements.rules import nested
from nolle.statements.sayings import cue_phrase, nobody
from nolle.statements.sources import source_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_UNKNOWN = frozenset(("unclear", "clear", "known", "unknown", "uncertain", "mystery"))
_IN_VAIN = frozenset(("unanswered", "unsuccessful", "successful", "unavailing"))
_TRIES = frozenset(("attempt", "effort"))
_QUESTIONS = frozenset(("whether", "if", "who", "what", "when", "where", "why", "how", "which"))
_MESSAGES = frozenset(("message", "call", "email", "e-mail", "request", "inquiry", "text", "question", "voicemail", "letter"))
_NOBODY = frozenset(("neither", "none", "nobody"))
_CLAUSES = frozenset(("ccomp", "csubj", "csubjpass", "advcl", "relcl"))
_COMPLEMENTS = frozenset(("ccomp", "xcomp", "dobj", "attr", "acomp", "prep", "prt", "dative", "advcl"))
_HELPERS = frozenset(("aux", "auxpass", "neg"))


def with_silences(article: Article, found: Sequence[Attribution]) -> list[Attribution]:
    """The attributions of an article and the silences that it reports, in text order, each with the one that it stands in.

    Plain acts ("pleaded guilty") are left out, and a silence whose words are a cue already; what is not known takes the place of a cue
    without a source ("It isn't known who").
    """
    silent = [one for paragraph in article.paragraphs for one in _in_paragraph(article, paragraph)]
    unknown = [place for one in silent if not one.source for place in one.cue]
    kept = [one for one in found if (one.source or not _touches(one.cue, unknown)) and not _is_act(article, one)]
    taken = [place for one in kept for place in one.cue]
    return nested(sorted([*kept, *(one for one in silent if not _touches(one.cue, taken))], key=_first))


def _is_act(article: Article, one: Attribution) -> bool:
    return is_plain_act(text_of(one.source, article), text_of(one.cue, article), text_of(one.content, article))


def _first(one: Attribution) -> int:
    return min(place[0] for place in (*one.source, *one.cue, *one.content))


def _touches(cue: Sequence[Place], taken: Sequence[Place]) -> bool:
    return any(start < last and first < end for start, end in cue for first, last in taken)


def _in_paragraph(article: Article, paragraph: Paragraph) -> Iterator[Attribution]:
    quoted = in_quotation(paragraph.doc)
    for token in paragraph.doc:
        if quoted[token.i]:
            continue
        one = _told_by(paragraph, token, quoted)
        if one is not None and _is_silence(article, one):
            yield one


def _told_by(paragraph: Paragraph, token: Token, quoted: list[bool]) -> Attribution | None:
    """The silence that a word tells of, None where it tells of none."""
    if token.lower_ in _UNKNOWN:
        return _unknown(paragraph, token)
    if token.lower_ in _IN_VAIN:
        return _in_vain(paragraph, token)
    return _silent(paragraph, token, quoted) if token.pos_ == "VERB" else None


def _is_silence(article: Article, one: Attribution) -> bool:
    """Whether the words are those of a silence by the rules for kinds."""
    source, cue, content = text_of(one.source, article), cue_phrase(article, one), text_of(one.content, article)
    cue = f"not {cue}" if nobody(source) else cue
    return kind_of_saying(source, cue, content) in ("no_comment", "unknown_acknowledged")


def _silent(paragraph: Paragraph, verb: Token, quoted: list[bool]) -> Attribution | None:
    """A verb that is denied or has nothing for its object: "did not return", "could not be reached", "gave no reason"."""
    nothing = [child for child in verb.children if child.dep_ == "dobj" and any(word.lower_ == "no" for word in child.children)]
    nothing += [child for child in verb.children if child.dep_ == "nsubj" and (_nobody(child) or any(map(_nobody, child.children)))]
    if not nothing and not any(child.dep_ == "neg" for child in verb.children):
        return None
    subject = next((child for child in verb.children if child.dep_ == "nsubjpass"), None)
    passive = any(child.dep_ == "auxpass" for child in verb.children)
    asked = next((child for child in verb.children if child.dep_ in ("csubj", "csubjpass") and _asks(child)), None)
    if passive and asked is not None:
        return Attribution((), (paragraph.place(_first_helper(verb), verb),), (paragraph.place(asked.left_edge, asked.right_edge),))
    source = (subject.left_edge, subject.right_edge) if subject is not None else source_of(verb, quoted)
    first = _first_helper(verb)
    taken = {*range(first.i, verb.i + 1), *(range(source[0].i, source[1].i + 1) if source else ())}
    said = [child for child in verb.rights if child.dep_ in _COMPLEMENTS] or [token for token in verb.rights if not token.is_punct]
    runs = runs_of(verb.doc, {token.i for child in said for token in child.subtree} - taken, quoted)
    if subject is not None and subject.lemma_.lower() in _MESSAGES and verb.lemma_.lower() in ("return", "answer"):
        return _unanswered(paragraph, subject, paragraph.place(first, verb))
    if source is None or not runs:
        return None
    content = tuple(paragraph.place(verb.doc[start], verb.doc[end - 1]) for start, end in runs)
    return Attribution((paragraph.place(*source),), (paragraph.place(first, verb),), content, cue_class="decline", negated=not nothing)


def _first_helper(verb: Token) -> Token:
    """The first of a verb and what helps or denies it before it."""
    return min([verb, *(child for child in verb.children if child.dep_ in _HELPERS and child.i < verb.i)], key=lambda token: token.i)


def _nobody(word: Token) -> bool:
    return word.lower_ in _NOBODY


def _unanswered(paragraph: Paragraph, message: Token, cue: Place) -> Attribution:
    """A message that came to nothing ("A message left with the group was not returned"): it is the content, who was to answer is the source."""
    to = next((word for word in message.subtree if word.dep_ == "pobj" and word.head.lower_ in ("with", "for", "to", "at")), None)
    source = (paragraph.place(to.left_edge, to.right_edge),) if to is not None else ()
    return Attribution(source, (cue,), (paragraph.place(message.left_edge, message.right_edge),), cue_class="decline", negated=True)


def _in_vain(paragraph: Paragraph, word: Token) -> Attribution | None:
    """Calls and attempts that came to nothing ("Calls to the office went unanswered", "Attempts to reach Roe were not successful")."""
    verb = word.head
    tried = next((child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass")), None)
    if tried is None or tried.lemma_.lower() not in _MESSAGES | _TRIES:
        return None
    if word.lower_ == "successful" and not any(child.dep_ == "neg" for child in verb.children):
        return None
    cue = paragraph.place(verb, word)
    if tried.lemma_.lower() in _MESSAGES:
        return _unanswered(paragraph, tried, cue)
    reached = next((child for reach in tried.subtree if reach.lemma_ in ("reach", "contact") for child in reach.children if child.dep_ == "dobj"), None)
    if reached is None:
        return None
    source = (paragraph.place(reached.left_edge, reached.right_edge),)
    return Attribution(source, (cue,), (paragraph.place(tried.left_edge, tried.right_edge),), cue_class="decline", negated=True)


def _unknown(paragraph: Paragraph, word: Token) -> Attribution | None:
    """What is not clear or known, as a question that follows the word or is its subject ("Whether … remains unclear")."""
    verb = word.head if word.head.pos_ in ("AUX", "VERB") else word
    empty = [child for child in verb.children if child.lower_ == "it"]
    asked = next((child for of in (word, verb, *empty) for child in of.children if child.dep_ in _CLAUSES and _asks(child)), None)
    asked = asked or next((child for child in verb.children if _is_thing(child, word)), None)
    if asked is None:
        return None
    denied = next((child for of in (word, verb) for child in of.children if child.dep_ == "neg" and child.i < word.i), None)
    if denied is None and not word.lower_.startswith("un") and word.lower_ != "mystery":
        return None
    place = paragraph.place(asked.left_edge, asked.right_edge)
    if asked.left_edge.i < word.i < asked.right_edge.i:
        return None
    return Attribution((), (paragraph.place(denied or word, word),), (place,), negated=False)


def _is_thing(subject: Token, word: Token) -> bool:
    """Whether a subject is what is not known ("The motive remains unclear"); a person is not, nor is "that"."""
    return subject.dep_ in ("nsubj", "nsubjpass") and subject.i < word.i and subject.pos_ == "NOUN" and word.head.pos_ in ("AUX", "VERB")


def _asks(clause: Token) -> bool:
    return clause.left_edge.lower_ in _QUESTIONS
