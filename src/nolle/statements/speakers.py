"""Who a source is, once short forms and pronouns are followed inside the article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from nolle.model import SpeakerKind
from nolle.statements.article import Article, Attribution, text_of


@dataclass(frozen=True, slots=True)
class Speaker:
    """The speaker's name as the article gives it in full, what kind of speaker, and the title or office."""

    name: str | None = None
    kind: SpeakerKind | None = None
    role: str | None = None


def speakers_of(article: Article, attributions: Sequence[Attribution]) -> list[Speaker]:
    """The speaker of each attribution."""
    return [Speaker(text_of(one.source, article), "person") if one.source else Speaker() for one in attributions]
