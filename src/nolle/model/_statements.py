"""What somebody is reported to have said."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from nolle.model._pages import Quote
from nolle.model._vocabularies import Bound, Manner, SpeakerKind, StatementKind


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in a statement: the words, the value, its unit ("counts", "percent"), its bound and the period it is given for."""

    words: Quote
    value: float
    unit: str | None = None
    bound: Bound = "exactly"
    period: Quote | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """Somebody's words as one article reports them, in the three spans of an attribution.

    ``source``, ``cue`` and ``content`` are pieces in text order, each inside one paragraph; a source or a cue may be missing (), as
    where a quotation runs on over a paragraph. ``speaker`` is who the source is once short forms are followed inside the article,
    None where nobody can tell; an anonymous source keeps its own words. ``role`` is the title or office the article gives.
    ``manner`` tells saying or writing (speech) from holding (stance: hopes, believes) and from official acts (act: ruled, ordered).
    ``direct``: all of the content stands in quotation marks; ``quoted`` are those parts of it, the only ones to be shown as a
    quotation. ``hedged`` by the author or inside the content; ``negated``: the cue is ("did not say"), not the content. ``inside`` is
    the id of the statement that this one is reported in. ``said`` is the day it was said, where the text gives it.
    """

    id: str
    source: tuple[Quote, ...]
    cue: tuple[Quote, ...]
    content: tuple[Quote, ...]
    speaker: str | None
    speaker_kind: SpeakerKind | None
    kind: StatementKind
    manner: Manner = "speech"
    role: str | None = None
    direct: bool = False
    hedged: bool = False
    negated: bool = False
    quoted: tuple[Quote, ...] = ()
    inside: str | None = None
    said: date | None = None
    figures: tuple[Figure, ...] = ()


@dataclass(frozen=True, slots=True)
class ArticleRecord:
    """What people are reported to have said in one article, in text order. ``unread`` is why it was not read for statements, None where it was."""

    article: str
    statements: tuple[Statement, ...] = ()
    unread: str | None = None
