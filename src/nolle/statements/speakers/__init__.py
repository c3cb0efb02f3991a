"""Who a source is, once short forms and pronouns are followed inside the article."""

from nolle.statements.speakers.speaker import Speaker
from nolle.statements.speakers.turns import speakers_of

__all__ = ["Speaker", "speakers_of"]
