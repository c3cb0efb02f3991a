"""Statements: who is reported to have said, promised, denied or declined to say what.

``read_statements`` takes a parsed article and goes in four steps, each with an owner of its own: which words are attributed to whom
(``rules``, or a trained model in its place), who that is (``speakers``), what kind of saying it is (``sayings``), and what
figures it gives (``figures``).
"""

from __future__ import annotations

from collections.abc import Callable

from nolle.model import Statement
from nolle.statements.article import Article, Attribution, words
from nolle.statements.figures import figures_in
from nolle.statements.parsing import digest
from nolle.statements.records import with_records
from nolle.statements.rules import attribute
from nolle.statements.sayings import saying
from nolle.statements.silences import with_silences
from nolle.statements.speakers import Speaker, speakers_of

__all__ = ["Attribute", "read_statements"]

Attribute = Callable[[Article], list[Attribution]]


def read_statements(article: Article, attributed: Attribute = attribute) -> tuple[Statement, ...]:
    """Every statement of an article in text order. ``attributed`` may be a trained model's way instead of the rules'."""
    found = with_silences(article, with_records(article, attributed(article)))
    speakers = speakers_of(article, found)
    ids = [digest(article.capture, one.source, one.cue, one.content) for one in found]
    return tuple(_statement(article, found, ids, speakers, n) for n in range(len(found)))


def _statement(article: Article, found: list[Attribution], ids: list[str], speakers: list[Speaker], n: int) -> Statement:
    one, speaker = found[n], speakers[n]
    said = saying(article, one, speaker)
    content = words(one.content, article)
    return Statement(
        id=ids[n],
        source=words(one.source, article),
        cue=words(one.cue, article),
        content=content,
        speaker=speaker.name,
        speaker_kind=speaker.kind,
        role=speaker.role,
        kind=said.kind,
        manner=said.manner,
        direct=said.direct,
        hedged=said.hedged,
        negated=said.negated,
        quoted=words(said.quoted, article),
        inside=ids[one.inside] if one.inside is not None else None,
        said=said.day,
        figures=figures_in(content),
    )
