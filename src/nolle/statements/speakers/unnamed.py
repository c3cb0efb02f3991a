"""Whom an article quotes without a name: the voice of a body ("a spokeswoman for the office"), or somebody who is told only by what they are."""

from __future__ import annotations

import re

from nolle.model import SpeakerKind
from nolle.statements.speakers.words import kind_of, role_words

_VOICE = re.compile(
    r"^(?:(?:an?|the|its|their|his|her|one|another) )?(?:(?P<owner>.+?)(?:['’]s?)? )?"
    r"(?:spokes(?:man|woman|person|men|women|people|persons)|press secretar(?:y|ies)|representatives?|communications director)"
    r"(?: (?:for|of|from|at|with) (?P<body>.+?))?(?:,.*)?$",
    re.I,
)
_BODIES: tuple[SpeakerKind, ...] = ("office", "organisation", "outlet")
_CAPITAL = re.compile(r"(?:an? |the )?[A-Z]")


def unnamed_kind(description: str) -> SpeakerKind:
    """The kind of a speaker who is described and not named: that of the body whose nameless voice it is, else "anonymous"."""
    voice = _VOICE.match(description)
    body = (voice["body"] or voice["owner"]) if voice else None
    if not body:
        return "anonymous"
    kind = kind_of(body)
    if kind in _BODIES:
        return "office" if kind == "office" else "organisation"
    return "office" if _office(body) else "organisation" if _CAPITAL.match(body) and voice and voice["owner"] and "’" not in description else "anonymous"


def _office(body: str) -> bool:
    """Whether a voice speaks for a holder of public office ("the governor's spokesman", "a spokeswoman for Mayor Roe")."""
    return any(word.lower().strip(".,") in role_words("public_offices") for word in body.split())
