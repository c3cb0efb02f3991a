"""The words at the end of a page: every quotation once, numbered, in its context, with names as the report may show them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from nolle.model import Capture, Evidence
from nolle.report._initials import Masker

_AROUND = 160  # characters of context on either side
_MARKS = "\ue000\ue001"  # where the quoted words begin and end, while names are replaced over their borders
Text = Callable[[str], str]
"""The canonical text of a capture, "" where it cannot be had."""


@dataclass(frozen=True, slots=True)
class Note:
    """One quotation: its number on the page, the words with what stands around them, and where they stand."""

    number: int
    before: str
    quote: str
    after: str
    source: str
    seen: str
    ref: str


class Notes:
    """Collects the quotations of one page."""

    def __init__(self, masker: Masker, captures: Mapping[str, Capture], text: Text) -> None:
        self._masker, self._captures, self._text = masker, captures, text
        self._numbers: dict[Evidence, int] = {}

    def add(self, evidence: Iterable[Evidence]) -> list[int]:
        """The numbers of some quotations, new ones added. Words that a page does not hold (an empty quote) have none."""
        return list(dict.fromkeys(self._numbers.setdefault(words, len(self._numbers) + 1) for words in evidence if words.quote))

    def all(self) -> list[Note]:
        """All of them in their order."""
        return [self._note(number, words) for words, number in self._numbers.items()]

    def _note(self, number: int, words: Evidence) -> Note:
        capture = self._captures.get(words.capture)
        text = self._text(words.capture)
        before, after = (text[max(0, words.start - _AROUND) : words.start], text[words.end : words.end + _AROUND]) if text else ("", "")
        masked = self._masker.quote(f"{_whole_words(before, True)}{_MARKS[0]}{words.quote}{_MARKS[1]}{_whole_words(after, False)}")
        before, _, rest = masked.partition(_MARKS[0])
        quote, _, after = rest.partition(_MARKS[1])
        source = self._masker.text(capture.source.rsplit("/", 1)[-1]) if capture else ""
        seen = capture.retrieved[:16].replace("T", " ") if capture else ""
        return Note(number, before, quote, after, source, seen, f"{words.capture[:10]}:{words.start}-{words.end}")


def _whole_words(context: str, before: bool) -> str:
    """Context without the half word at its outer end, and an ellipsis in its place."""
    if len(context) < _AROUND:
        return context
    cut = context.partition(" ")[2] if before else context.rpartition(" ")[0]
    return f"… {cut}" if before else f"{cut} …"
