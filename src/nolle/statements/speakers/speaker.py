"""A speaker, as an article names one."""

from __future__ import annotations

from dataclasses import dataclass

from nolle.model import SpeakerKind


@dataclass(frozen=True, slots=True)
class Speaker:
    """The speaker's name as the article gives it in full, what kind of speaker, and the title or office."""

    name: str | None = None
    kind: SpeakerKind | None = None
    role: str | None = None
