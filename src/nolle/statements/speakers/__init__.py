"""Who a source is, once short forms and pronouns are followed inside the article."""

from nolle.statements.speakers.resolve import speakers_of
from nolle.statements.speakers.speaker import Speaker

__all__ = ["Speaker", "speakers_of"]
