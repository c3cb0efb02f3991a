"""Which statements are asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from nolle.cli._context import around
from nolle.heard import Heard

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*\*?")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a statement must have to be shown; what is empty asks for nothing."""

    speaker: str = ""
    kinds: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    term: str = ""
    outlet: str = ""

    def has(self, heard: Heard) -> bool:
        """Whether a statement is asked for."""
        return self._kind(heard) and self._speaker(heard) and self._outlet(heard) and self._day(heard) and self._term(heard)

    def lacks_only_a_day(self, heard: Heard) -> bool:
        """Whether it would be asked for if the article said when it was."""
        return heard.day is None and bool(self.since or self.until) and Wanted(self.speaker, self.kinds, None, None, self.term, self.outlet).has(heard)

    def told(self) -> str:
        """The filters as they are written on the command line."""
        return " ".join(self._told())

    def _told(self) -> Iterator[str]:
        named = {"--speaker": self.speaker, "--since": self.since, "--until": self.until, "--term": self.term, "--outlet": self.outlet}
        yield from (f"--kind {kind}" for kind in self.kinds)
        yield from (f"{name} {value}" for name, value in named.items() if value)

    def _kind(self, heard: Heard) -> bool:
        return not self.kinds or heard.statement.kind in self.kinds

    def _speaker(self, heard: Heard) -> bool:
        one = heard.statement
        return _holds(" ".join([one.speaker or "", one.role or "", *(words.text for words in one.source)]), self.speaker)

    def _outlet(self, heard: Heard) -> bool:
        return not self.outlet or any(_holds(article.carrier, self.outlet) for article in (heard.article, *heard.also))

    def _day(self, heard: Heard) -> bool:
        if not (self.since or self.until):
            return True
        day = heard.day or ""
        return bool(day) and (not self.since or day >= self.since.isoformat()) and (not self.until or day <= self.until.isoformat())

    def _term(self, heard: Heard) -> bool:
        pattern = _pattern(self.term)
        return pattern is None or any(pattern.search(text.replace("’", "'")) for text in _texts(heard))


def _holds(text: str, wanted: str) -> bool:
    return " ".join(wanted.casefold().split()) in " ".join(text.casefold().split())


def _texts(heard: Heard) -> Iterator[str]:
    yield from (words.text for words in heard.statement.content)
    yield from (words.quote for words in around(heard))


def _pattern(term: str) -> re.Pattern[str] | None:
    """Whole words in their order, whatever stands between them but other words; "*" ends the beginning of a word."""
    words = [word.replace("’", "'") for word in _WORD.findall(term)]
    if not words:
        return None
    told = (re.escape(word.rstrip("*")) + (r"\w*" if word.endswith("*") else "") for word in words)
    return re.compile(r"(?<!\w)" + r"[\W_]+".join(told) + r"(?!\w)", re.I)
