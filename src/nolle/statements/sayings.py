"""What kind of saying an attribution is, whether it is direct and hedged, and on what day it was said."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from nolle.model import Manner, StatementKind
from nolle.statements.article import Article, Attribution, Place
from nolle.statements.speakers import Speaker


@dataclass(frozen=True, slots=True)
class Saying:
    """How something was said. ``quoted`` are the parts of the content in quotation marks."""

    kind: StatementKind = "claim"
    manner: Manner = "speech"
    direct: bool = False
    hedged: bool = False
    quoted: tuple[Place, ...] = ()
    day: date | None = None


def saying(article: Article, one: Attribution, speaker: Speaker) -> Saying:
    """The kind of saying of one attribution."""
    return Saying()
