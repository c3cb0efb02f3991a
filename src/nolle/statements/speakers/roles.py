"""Which person a role means ("the prosecutor", "his lawyer"), and whether a speaker is one person, several, or a voice."""

from __future__ import annotations

import re

from nolle.statements.speakers.bodies import BODIES
from nolle.statements.speakers.people import Person, is_role
from nolle.statements.speakers.speaker import Speaker
from nolle.statements.speakers.words import head, same_office

_LONG = {"sen": "senator", "rep": "representative", "gov": "governor", "det": "detective", "lt": "lieutenant", "sgt": "sergeant", "capt": "captain"}
_ONE_OF_THEM = re.compile(r"(?:another|one)(?:,|$)", re.I)
_OWN = re.compile(r"^(?:his|her|their)\b|['’]s? (?:[\w-]+ )?(?:lawyers|attorneys|aides|advisers|relatives|parents)$", re.I)
_PUBLIC = re.compile(r"\bU\.S\.|\b(?:assistant|district|county|state|general|city)\b", re.I)


def human(said: Speaker) -> bool:
    """Whether a speaker may be a "he" or "she": a person, or a body's nameless spokeswoman."""
    return bool(said.name) and (said.kind in ("person", "anonymous") or (said.kind in BODIES and is_role(said.name or "")))


def away(at: int, where: int) -> int:
    """How far an introduction stands from a later or earlier short form; one that comes after is taken only where none stands before."""
    return where - at if at <= where else at - where + 1_000_000


def holds(role: str, word: str, text: str) -> bool:
    """Whether a role is the one a description means; a public attorney is a prosecutor and nobody's own attorney."""
    own, public = bare_role(role), _PUBLIC.search(role)
    if word == "prosecutor":
        return word in own or ("attorney" in own and public is not None and "defen" not in role.lower())
    if word in ("lawyer", "attorney") and public and (_OWN.search(text) or word == "lawyer"):
        return False
    return not same_office(word).isdisjoint(own)


def bare_role(role: str) -> list[str]:
    return [_LONG.get(word.strip(".,").lower(), word.strip(".,").lower()) for word in re.split(r"\s(?:of|for|in|at|who)\s", role, maxsplit=1)[0].split()]


def singular(name: str) -> bool:
    return not re.search(r"\band\b|^(?:two|three|four|five|six|several|some|many|most)\b", name, re.I) and not re.search(r"(?<!s)s$", head(name))


def unnamed_person(name: str, people: list[Person]) -> bool:
    """Whether a speaker is one person whose name the article does not give."""
    return (is_role(name) or _ONE_OF_THEM.match(name) is not None) and singular(name) and all(person.name != name for person in people)
