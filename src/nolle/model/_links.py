"""What ties what was said to what was recorded, and what people decided about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from nolle.model._facts import Fact
from nolle.model._pages import Evidence
from nolle.model._statements import Statement
from nolle.model._vocabularies import LinkState, Subject


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing in which an article and a case agree, or contradict each other: the words on both sides.

    ``name`` says which thing ("number", "name", "court", "offense", "date", "co_defendants", "agency", "judge", "prosecutor", "year"; of a
    statement also "mention": words that speak of the one case that the article is about, "article": that it is about no other). ``held`` is what
    the case has for it, for what no words on a page stand for, such as the court's id; the words are None where the thing is told by the page as
    a whole.
    """

    name: str
    article: Evidence | None
    case: Evidence | None
    held: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """That an article, or one statement in it, is about a case or one of its defendants, or is not, or that nobody can tell.

    ``statement`` is None for the article as a whole, ``defendant`` for the case as a whole. ``state``: ``same`` by an exact key or because a
    person decided so, ``candidate`` by ``agree`` alone, ``different`` by what is in ``against`` or because a person decided so, ``unknown``
    otherwise. ``judged`` is the id of the person's judgement, None for what rules propose. A name alone never links. ``key`` is what a
    judgement about it names (that of a statement's link is its article's).
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

    @property
    def key(self) -> str:
        """"article|case|defendant": the defendant by number, by name where the court's number is not known, empty for the whole case."""
        return f"{self.article}|{self.case}|{self.defendant or '' if self.defendant_number is None else self.defendant_number}"


@dataclass(frozen=True, slots=True)
class Named:
    """A name, a charge or an office as a docket prints it, and where."""

    text: str
    words: Evidence


@dataclass(frozen=True, slots=True)
class Step:
    """A day on which something happened in a case, and the entry that says so."""

    day: date
    words: Evidence


@dataclass(frozen=True, slots=True)
class Accused:
    """One defendant of a case, as an article can know him: every printing of the name, the newest first, and what he is charged with."""

    names: tuple[Named, ...]
    number: int | None
    offenses: tuple[Named, ...] = ()


@dataclass(frozen=True, slots=True)
class CaseKeys:
    """All by which an article can be known to be about a case. ``numbers`` are docket numbers, its own first.

    ``everybody``: a page showed all the parties, so that defendants can be counted. ``first`` is the earliest day the docket gives.
    """

    case: str
    court: str
    numbers: tuple[str, ...]
    name: Named | None
    accused: tuple[Accused, ...] = ()
    everybody: bool = False
    first: date | None = None
    steps: tuple[Step, ...] = ()
    judges: tuple[Named, ...] = ()
    prosecutors: tuple[Named, ...] = ()
    agencies: tuple[Named, ...] = ()


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
class Searched:
    """One article in which an announcement could have stood: its outlet, when it was published (ISO, where the page tells it) and captured."""

    source: str
    published: str | None
    seen: str


@dataclass(frozen=True, slots=True)
class Told:
    """What one article tells about a case: the article, how it is tied to the case, and those of its statements that are.

    ``links`` are those in state same or candidate. ``copy_of`` is the id of the article whose text this one tells again, None where it tells
    its own: what several copies tell was said once.
    """

    article: Fact
    source: str
    links: tuple[Link, ...]
    statements: tuple[Statement, ...]
    copy_of: str | None = None
