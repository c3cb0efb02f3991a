"""Which body a source names: in full for a short form ("the department", "Copperline"), by its name for what it is ("the grower, Bell Ford Farms")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from nolle.model import SpeakerKind
from nolle.statements.article import Paragraph
from nolle.statements.speakers.people import Person, called, is_role
from nolle.statements.speakers.speaker import Speaker
from nolle.statements.speakers.words import head, kind_of, role_words

BODIES: tuple[SpeakerKind, ...] = ("office", "organisation", "outlet")
SHORT = re.compile(r"^(?:the|his|her|their|its|that|this) ([\w.-]+(?: [\w.-]+)?)$", re.I)
_FULL = (
    r"\b(?:(?:[Tt]he )?(?:[A-Z][\w'’.-]* )*{} (?:of|for) (?:the )?(?:(?:and |of |the )?[A-Z][\w'’-]*(?: |\b))+"
    r"|(?:[Tt]he )?(?:(?:[A-Z][\w'’-]*|U\.S\.|of|for|and|county|police|sheriff['’]s|mayor['’]s|attorney['’]s) ){{1,6}}{})\b"
)
_ANY_BODY = {"the agency", "the company", "the organization", "the group", "the union", "the firm", "the newspaper", "the outlet"}
_APPOSED = re.compile(
    r"((?:[Tt]he|[Aa]n?|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir) (?:[a-z][\w’'-]* ){0,4}[a-z][\w’'-]*), ((?:[A-Z][\w.&’'-]*(?: (?:of|and|for|the|&))* ?)+?)"
)
_ONE_NAME = re.compile(r"[A-Z][\w’'-]+")
_CAPITALS = re.compile(r"(?:[Tt]he )?[A-Z][\w.’'-]+(?: (?:(?:of|and|the|&) )*[A-Z][\w.’'-]+)+")

Texts = Sequence[tuple[int, str, Paragraph]]


def body_kind(name: str) -> SpeakerKind | None:
    """The kind of a capitalised name that ends in a word for bodies; None for other names."""
    kind = kind_of(name)
    if kind in BODIES:
        return kind
    return "organisation" if name.split()[-1].lower().strip(".,") in role_words("places_and_bodies") - role_words("not_bodies") else None


def is_body(text: str) -> bool:
    """Whether a source is a body's capitalised name and nothing else."""
    return _CAPITALS.fullmatch(text) is not None and body_kind(text) is not None


def apposed_body(text: str, people: list[Person]) -> Speaker | None:
    """The body that a source names after what it is ("the grower, Bell Ford Farms")."""
    found = _APPOSED.fullmatch(text)
    if found is None or is_role(found[1]) or head(found[1]) in role_words("heads") or found[2].split()[0].lower() in role_words("titles"):
        return None
    kind: SpeakerKind | None = kind_of(found[1])
    if kind not in BODIES:
        kind = None if called(found[2], people, 0) is not None else body_kind(found[2])
    return Speaker(found[2], kind) if kind is not None else None


def short_body(text: str, texts: Texts) -> Speaker | None:
    """The body in full that one capitalised word stands for ("Copperline" for "Copperline Builders"), where nobody bears it as a name."""
    if not _ONE_NAME.fullmatch(text):
        return None
    form = re.compile(rf"\b{re.escape(text)}(?: (?:of|and|&|[A-Z][\w’'-]*))* [A-Z][\w’'-]+")
    for _, name in _forms(form, text, texts):
        if body_kind(name) == "organisation":
            return Speaker(name, "organisation")
    return None


def full_body(text: str, at: int, texts: Texts, said: list[tuple[int, Speaker]]) -> str:
    """The full form of a body called by its head ("the department", "the Times"): the last longer form before, else the text."""
    short = SHORT.match(text)
    wanted = short[1] if short and " " not in short[1] and not short[1].isupper() and (short[1].istitle() or not short[1].endswith("s")) else ""
    if not wanted:
        return text
    head = wanted.capitalize()
    found = None
    for where, name in _forms(re.compile(_FULL.format(re.escape(head), re.escape(head))), head, texts):
        if where < at or found is None:
            found = _clean(name.strip())
    return found if found and re.search(r"[A-Z]", found[4:]) else _last_body(text, said)


def _forms(form: re.Pattern[str], word: str, texts: Texts) -> Iterator[tuple[int, str]]:
    """Where longer forms with a word stand in the article, its headline left out."""
    for start, words, paragraph in texts:
        if paragraph.part != "headline" and word in words:
            yield from ((start + one.start(), one.group()) for one in form.finditer(words))


def _last_body(text: str, said: list[tuple[int, Speaker]]) -> str:
    """The named body of the same kind that spoke last, for one called only "the agency" or "the company"; else the text."""
    if text.lower() not in _ANY_BODY:
        return text
    kind = kind_of(text)
    return next((one.name for _, one in reversed(said) if one.kind == kind and re.search(r"[A-Z]", (one.name or "")[4:]) and one.name), text)


def _clean(form: str) -> str:
    return re.sub(r"^(?:(?:of|for|and) )+", "", form)
