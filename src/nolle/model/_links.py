"""What ties what was said to what was recorded, and what people decided about it."""

from __future__ import annotations

from dataclasses import dataclass

from nolle.model._facts import Fact
from nolle.model._pages import Evidence
from nolle.model._statements import Statement
from nolle.model._vocabularies import LinkState, Subject


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing in which an article and a case agree, or contradict each other: the words on both sides.

    ``name`` says which thing ("number", "name", "court", "statute", "offense", "date", "co_defendants", "agency", "judge", "prosecutor").
    """

    name: str
    article: Evidence | None
    case: Evidence | None


@dataclass(frozen=True, slots=True)
class Link:
    """That an article, or one statement in it, is about a case or one of its defendants, or is not, or that nobody can tell.

    ``statement`` is None for the article as a whole, ``defendant`` for the case as a whole. ``state``: ``same`` by an exact key or because a
    person decided so, ``candidate`` by ``agree`` alone, ``different`` by what is in ``against`` or because a person decided so, ``unknown``
    otherwise. ``judged`` is the id of the person's judgement, None for what rules propose. A name alone never links.
    """

    article: str
    statement: str | None
    case: str
    defendant: str | None
    defendant_number: int | None
    state: LinkState
    agree: tuple[Reason, ...] = ()
    against: tuple[Reason, ...] = ()
    judged: str | None = None


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a person decided, kept for ever: about which subject, how, who, when (ISO time) and why.

    ``subject`` names the kind of thing and ``key`` the thing itself. ``withdraws`` is the id of an earlier judgement that this one takes
    back; that one stays on record, and ``verdict`` is then "withdrawn". ``when`` is in UTC. ``id`` is the hash of all the rest
    (``codec.judgement_id``).
    """

    id: str
    subject: Subject
    key: str
    verdict: str
    by: str
    when: str
    why: str
    withdraws: str | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """What one article tells about a case: the article, how it is tied to the case, and those of its statements that are."""

    article: Fact
    source: str
    links: tuple[Link, ...]
    statements: tuple[Statement, ...]
