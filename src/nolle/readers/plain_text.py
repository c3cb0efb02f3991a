"""News articles, press releases and transcripts as plain text. The canonical text is the decoded file, unchanged but for a byte-order mark.

Paragraphs end at a blank line, and at every line end unless the text is wrapped at a fixed width. Asked last: any prose that no
other reader knows.
"""

from __future__ import annotations

import re
from itertools import takewhile

from nolle.errors import CannotRead, UnknownFormat
from nolle.model import ArticleRead, Part, Passage, Report
from nolle.readers._line_parts import head_of, line_part
from nolle.readers._page import Page
from nolle.readers._wrapping import paragraphs
from nolle.spans import quote

NAME = "plain_text"
VERSION = 3
KIND = "article"

_HEADLINE = 140
_STOPS = (".", "!", "?", ".”", '."', "…", ",", ";")
_PLAIN_WORDS = frozenset("the of to and a in that is was for on with he she it they said by at from his her as be an not were has had".split())
_DOCKET = re.compile(r"CM/ECF|PACER (?:Service|Login|Cost)|^\W*(?:Docket Text|Date Filed)\b", re.I | re.M)
_RELEASE = re.compile(r"^\W*for immediate release\b", re.I | re.M)
_DATED_LINES = re.compile(r"^\s*\d{1,2}/\d{1,2}/\d{2,4}\b", re.M)
_PROGRAM, _MOST_SYMBOLS = re.compile(r"[{}\[\]=_<>|\\]"), 0.01  # of the characters
_LEAST_WORDS, _LEAST_SHARE = 20, 0.2
_RELEASE_SHARE = 0.12  # a release's heading and its people's names hold few small words
_LOST = 0.02  # of the characters, that somebody before could not decode


def recognises(page: Page) -> bool:
    """Whether this is prose: enough words, as many small words as English sentences have, and no program's, page's, mail's or docket's marks."""
    text = page.text
    if "<" in text[:2000] or text.lstrip("\ufeff \t\r\n").startswith(("{", "[", "%PDF")) or page.head.count("\ufffd") > _LOST * len(page.head):
        return False
    if _DOCKET.search(text) or len(_DATED_LINES.findall(text)) > 3 or re.match(r"(?:[A-Za-z-]+:[^\n]*\n){3}", text):
        return False
    if len(_PROGRAM.findall(text[:20_000])) > _MOST_SYMBOLS * len(text[:20_000]):
        return False
    words = re.findall(r"[^\W\d_]+", text[:20_000])
    share = _RELEASE_SHARE if _RELEASE.search(text[:2000]) else _LEAST_SHARE
    return len(words) >= _LEAST_WORDS and sum(word.lower() in _PLAIN_WORDS for word in words) >= share * len(words)


def read(page: Page) -> Report:
    """The text as one article. Raises UnknownFormat for a file without words."""
    text = page.decoded
    if not re.search(r"\w", text):
        raise _no_words(page)
    pieces = [quote(text, start, end) for start, end in paragraphs(text)]
    first = next((n for n, words in enumerate(pieces) if re.search(r"\w", words.text) and line_part(words.text.strip()) is None), -1)
    passages = tuple(Passage(_part(words.text, n == first and len(pieces) > 1), words) for n, words in enumerate(pieces))
    above = takewhile(lambda passage: passage.part != "body", passages)
    head = head_of(line for passage in above for line in passage.words.text.split("\n"))
    return Report(KIND, NAME, VERSION, text, articles=(ArticleRead(passages, head.office, head.published),))


def _no_words(page: Page) -> CannotRead:
    return UnknownFormat(f"{page.source}: a text without words; save the article again")


def _part(text: str, first: bool) -> Part:
    text = text.strip()
    apart = line_part(text)
    if apart:
        return apart
    if first and len(text) <= _HEADLINE and not text.endswith(_STOPS):
        return "headline"
    return "body"
