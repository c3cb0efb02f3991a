"""News articles, press releases and transcripts as plain text. The canonical text is the decoded file, unchanged.

Paragraphs end at a blank line, and at every line end unless the text is wrapped at a fixed width. Asked last: any prose that no
other reader knows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from nolle.errors import CannotRead, UnknownFormat
from nolle.model import ArticleRead, Part, Passage, Report
from nolle.readers._line_parts import line_part
from nolle.readers._page import Page
from nolle.spans import quote

NAME = "plain_text"
VERSION = 1
KIND = "article"

_BLOCK = re.compile(r"(?:[^\r\n]*\S[^\r\n]*(?:\r\n|\r|\n|$))+")
_LINE = re.compile(r"[^\r\n]*\S[^\r\n]*")
_NARROW, _WIDE = 45, 100
_HEADLINE = 140
_STOPS = (".", "!", "?", ".”", '."', "…", ",", ";")
_PLAIN_WORDS = frozenset("the of to and a in that is was for on with he she it they said by at from his her as be an not were has had".split())
_DOCKET = re.compile(r"CM/ECF|PACER|Docket Text|Date Filed", re.I)
_DATED_LINES = re.compile(r"^\s*\d{1,2}/\d{1,2}/\d{2,4}\b", re.M)
_LEAST_WORDS, _LEAST_SHARE = 60, 0.2


def recognises(page: Page) -> bool:
    """Whether this is prose: enough words, as many small words as English sentences have, and no page's, mail's or docket's marks."""
    text = page.text
    if "<" in text[:2000] or text.lstrip("\ufeff \t\r\n").startswith(("{", "[", "%PDF")) or "\ufffd" in page.head:
        return False
    if _DOCKET.search(text) or len(_DATED_LINES.findall(text)) > 3 or re.match(r"(?:[A-Za-z-]+:[^\n]*\n){3}", text):
        return False
    words = re.findall(r"[A-Za-z]+", text[:20_000])
    return len(words) >= _LEAST_WORDS and sum(word.lower() in _PLAIN_WORDS for word in words) >= _LEAST_SHARE * len(words)


def read(page: Page) -> Report:
    """The text as one article. Raises UnknownFormat for a file without words."""
    text = page.text
    if not re.search(r"\w", text):
        raise _no_words(page)
    paragraphs = [quote(text, start, end) for start, end in _paragraphs(text)]
    first = next(n for n, words in enumerate(paragraphs) if re.search(r"\w", words.text))
    passages = tuple(Passage(_part(words.text, n == first and len(paragraphs) > 1), words) for n, words in enumerate(paragraphs))
    return Report(KIND, NAME, VERSION, text, articles=(ArticleRead(passages),))


def _no_words(page: Page) -> CannotRead:
    return UnknownFormat(f"{page.source}: a text without words; save the article again")


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    for block in _BLOCK.finditer(text):
        lines = [(block.start() + line.start(), block.start() + line.end()) for line in _LINE.finditer(block[0])]
        if _wrapped(text, lines):
            yield lines[0][0], lines[-1][1]
        else:
            yield from lines


def _wrapped(text: str, lines: list[tuple[int, int]]) -> bool:
    """Whether the lines of a block are one paragraph broken at a fixed width: all but the last about as long, and seldom a full stop at the end."""
    if len(lines) < 2:
        return False
    full = lines[:-1]
    even = all(_NARROW <= end - start <= _WIDE for start, end in full)
    return even and sum(text[start:end].rstrip().endswith(_STOPS[:4]) for start, end in full) * 2 <= len(full)


def _part(text: str, first: bool) -> Part:
    text = text.strip()
    apart = line_part(text)
    if apart:
        return apart
    if first and len(text) <= _HEADLINE and not text.endswith(_STOPS):
        return "headline"
    return "body"
