"""Attributions by rules over the dependency parse: first the cues, then source and content for each cue."""

from __future__ import annotations

from nolle.statements.article import Article, Attribution, Paragraph
from nolle.statements.cues import Cue, find_cues


def attribute(article: Article) -> list[Attribution]:
    """Every attribution of an article in text order."""
    return [one for paragraph in article.paragraphs for cue in find_cues(paragraph) if (one := attribution(paragraph, cue)) is not None]


def attribution(paragraph: Paragraph, cue: Cue) -> Attribution | None:
    """Source and content of one cue, None where it has no content."""
    verb = paragraph.doc[cue.head]
    clause = next((child for child in verb.children if child.dep_ in ("ccomp", "parataxis")), None)
    if clause is None:
        return None
    subject = next((child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass")), None)
    source = (paragraph.place(subject.left_edge, subject.right_edge),) if subject is not None else ()
    cues = tuple(paragraph.place(paragraph.doc[i]) for i in cue.tokens)
    return Attribution(source, cues, (paragraph.place(clause.left_edge, clause.right_edge),), cue_class=cue.cue_class)
