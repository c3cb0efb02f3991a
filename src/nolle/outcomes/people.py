"""Defendants as entries name them: "as to Ana B. Ruiz-Pardo (2)", "against defendant Odell", "A (1), B (2) and C (3)"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

MOST_NAMES = 80
"""Names searched for again in the text beyond this would cost more than they tell."""

_WORD = r"[^\W\d_][^\W\d_'’.-]{0,30}(?:['’-][^\W\d_]{1,30}){0,3}"
_CAPITAL = r"(?=[^\W\d_a-zß-öø-ÿ])"
_GENERATION = r"(?!(?:[Jj][Rr]|[Ss][Rr]|II|III|IV)\b)"
_TOKEN = rf"{_GENERATION}{_CAPITAL}(?:[^\W\d_]\.(?:[^\W\d_]\.){{0,3}}|(?:Wm|Chas|Geo|Jos|Thos|St|Ste)\.|{_WORD})|[\"“'][^\"”\n]{{1,20}}[\"”']"
_PARTICLE = r"(?:de|del|de la|de los|la|las|los|da|das|dos|do|di|van|van der|von|der|den|al|el|bin|ibn|abu|y|e|st\.)"
_SUFFIX = r"(?:,?\s(?:[Jj][Rr]|[Ss][Rr]|II|III|IV)\b\.?|,?\s(?:Inc|INC|LLC|L\.L\.C|Corp|CORP|Ltd|LTD|Co|CO)\b\.?)"
_NAME = rf"(?:{_TOKEN})(?:\s(?:{_PARTICLE}\s)?(?:{_TOKEN})){{0,6}}{_SUFFIX}?"
_NUMBER = r"\s?\((?P<number>\d{1,3})\)"
_A_NUMBER = re.compile(_NUMBER)
_ANCHOR = re.compile(
    r"\b(?:[Aa][Ss]\s[Tt][Oo]|[Aa][Gg][Aa][Ii][Nn][Ss][Tt]|[Aa][Nn][Dd]\sas\sto|[Pp]ertains\sto|[Ii]n\s[Rr]e|[Rr]elates\sto|[Vv][Ss]?\.|(?:[Vv]erdict|VERDICT):|(?:[Pp]leas?|PLEAS?)(?:\s[Oo][Ff]\s[Gg]uilty)?\s(?:(?:entered|tendered|ENTERED)\s)?(?:by|BY)|(?P<list>[Gg]uilty:|[Ss]entencing|SENTENCING))\s"
    r"(?P<titled>(?:only\s)?(?:[Tt]he\s|[Cc]o-)?(?:[Dd]efendants?|DEFENDANTS?|[Dd]e?fts?\.?|DE?FTS?\.?)(?:\([Ss]\))?,?\s)?"
    r"|\b(?P<deft>(?:[Dd]efendants?|DEFENDANTS?|[Dd]e?fts?\b\.?|DE?FTS?\b\.?)(?:\([Ss]\))?,?\s)"
)
_ONE = re.compile(rf"(?P<name>{_NAME})(?:{_NUMBER})?")
_NUMBERED = re.compile(rf"(?P<name>{_NAME}){_NUMBER}")
_OFFICERS = ("Judge", "JUDGE", "Justice", "Honorable", "HONORABLE", "Hon.", "AUSA", "Attorney", "Clerk")
_INITIAL = re.compile(r"[^\W\d_]\.,?")
_NEXT = re.compile(r"\s?(?:,\s?and\b|,\s?AND\b|,|&|;|\band\b|\bAND\b)\s?(?:[Dd]efendants?\s)?")


@dataclass(frozen=True, slots=True)
class Person:
    """A defendant named in a text, and where. ``group`` is shared by those named together ("as to A, B and C")."""

    start: int
    end: int
    name: str
    number: int | None
    group: int


def find_people(text: str) -> tuple[Person, ...]:
    """The defendants that a text names, in order, each place where it names them."""
    found = {p.start: p for p in _numbered(text)}
    done = 0
    for match in _ANCHOR.finditer(text):
        if match.start() < done:
            continue
        for person in _chain(text, match.end(), bool(match["deft"] or match["titled"]), match["list"] is not None):
            found[person.start] = person
            done = person.end
    people = _apart(found)
    return _numbers_shared(_apart({p.start: p for p in [*people, *_named_again(text, people)]}))


def _chain(text: str, at: int, loose: bool, listed: bool) -> Iterator[Person]:
    """The names that follow each other from here. After "defendant" a single word may be a name."""
    group = at
    while (match := _ONE.match(text, at)) is not None:
        name, end = _trimmed(match["name"])
        whole = end == len(match["name"])
        number = int(match["number"]) if match["number"] and whole else None
        if not _is_name(name, number, loose) or (listed and number is None):
            return
        stop = match.end() if whole else at + end
        yield Person(at, stop, name, number, group)
        if (following := _NEXT.match(text, stop)) is None:
            return
        at = following.end()


def _numbered(text: str) -> Iterator[Person]:
    """Every "Name (2)": CM/ECF prints the defendant's number so wherever it names one."""
    if _A_NUMBER.search(text) is None:
        return
    for match in _NUMBERED.finditer(text):
        name = match["name"]
        start = match.start() + _lead(name)
        name = text[start : match.end("name")]
        if len(name.split()) > 1 and _trimmed(name)[1] == len(name) and not text[max(0, start - 16) : start].rstrip().endswith(_OFFICERS):
            yield Person(start, match.end(), name, int(match["number"]), start)


def _lead(name: str) -> int:
    """How much of a capitalised run before a number is no name: "ORDER Dismissing Case Ana Ruiz (1)"."""
    kept = 0
    for word in re.finditer(r"\S+", name):
        if _no_name(word[0]):
            kept = word.end()
    return kept + len(name[kept:]) - len(name[kept:].lstrip())


def _trimmed(name: str) -> tuple[str, int]:
    """A run of capitalised words up to the first that is no part of a name, and how long that is."""
    for word in re.finditer(r"\S+", name):
        if _no_name(word[0]):
            kept = name[: word.start()].rstrip(" ,")
            return kept, len(kept)
    return name, len(name)


def _no_name(word: str) -> bool:
    """Whether a capitalised word is the court's and no name. An initial always belongs to a name."""
    return _bare(word) in _no_names() and _INITIAL.fullmatch(word) is None


def _bare(word: str) -> str:
    return word.strip("\"“”'’.,()").lower().removesuffix("'s").removesuffix("’s")


def _is_name(name: str, number: int | None, loose: bool) -> bool:
    words = name.split()
    return len(words) > 1 or (bool(words) and (number is not None or loose) and len(_bare(words[0])) > 2)


def _apart(found: dict[int, Person]) -> list[Person]:
    """Mentions that do not overlap, in order; of two that do, the longer."""
    kept: list[Person] = []
    for person in sorted(found.values(), key=lambda p: (p.start, -p.end)):
        if not kept or person.start >= kept[-1].end:
            kept.append(person)
        elif person.end > kept[-1].end:
            kept[-1] = replace(person, group=kept[-1].group)
    return kept


def _named_again(text: str, people: list[Person]) -> Iterator[Person]:
    """Further places where a name already found stands without a word that announces it."""
    names = sorted({p.name for p in people if len(p.name.split()) > 1}, key=len, reverse=True)[:MOST_NAMES]
    if not names:
        return
    places = re.finditer(rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?!\w)(?:\s?\(\d{{1,3}}\))?", text)
    taken = {p.start for p in people}
    yield from (Person(m.start(), m.end(), re.sub(r"\s?\(\d+\)$", "", m[0]), None, m.start()) for m in places if m.start() not in taken)


def _numbers_shared(people: list[Person]) -> tuple[Person, ...]:
    """Every mention bears the fullest printing of the name and the number that any mention of that defendant bears."""
    fullest: dict[tuple[str, ...], Person] = {}
    for person in people:
        key = _key(person.name)
        known = fullest.get(key)
        if known is None or (known.number is None and person.number is not None):
            fullest[key] = person
    whole = {key: _fullest(key, fullest) for key in fullest}
    return tuple(replace(p, name=whole[_key(p.name)].name, number=whole[_key(p.name)].number) for p in people)


def _key(name: str) -> tuple[str, ...]:
    return tuple(_bare(word) for word in name.split())


def _fullest(key: tuple[str, ...], known: dict[tuple[str, ...], Person]) -> Person:
    """The one longer printing that holds all words of a shorter name ("Odell" in "Marta J. Odell"), or the name itself."""
    if len(key) > 1 and known[key].number is not None:
        return known[key]
    longer = [other for other in list(known)[:MOST_NAMES] if len(other) > len(key) and set(key) <= set(other)]
    return known[longer[0]] if len(longer) == 1 else known[key]


@cache
def _no_names() -> frozenset[str]:
    return frozenset((files("nolle.outcomes") / "no_names.txt").read_text(encoding="utf-8").split())
