"""A canonical text for articles that have none of their own (JSON, feeds, mail, PDF): one paragraph a line, articles apart."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from nolle.model import ArticleRead, Part, Passage
from nolle.readers._line_parts import line_part
from nolle.readers._mail import html_lines
from nolle.spans import TextBuilder, quote, without_controls

_HALVES = re.compile("[\ud800-\udfff]")
_BLANK_LINE = re.compile(r"\n[ \t]*\n")
_HTML = re.compile(r"</?[a-z][^<>]{0,500}>|&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,10});", re.I)


@dataclass(frozen=True, slots=True)
class Piece:
    """One article before it has a place: its paragraphs, each with its part, and what ArticleRead says of it."""

    parts: tuple[tuple[Part, str], ...]
    outlet: str | None = None
    published: str | None = None
    updated: str | None = None
    address: str | None = None
    language: str | None = None


def render(pieces: Iterable[Piece]) -> tuple[str, tuple[ArticleRead, ...]]:
    """The canonical text of all the articles, and each of them with its passages as quotes of that text."""
    out, placed = TextBuilder(), []
    for piece in pieces:
        if len(out):
            out.add("\n")
        placed.append((piece, [(part, _add(out, words)) for part, words in piece.parts]))
    text = out.finish()
    return text, tuple(
        ArticleRead(
            tuple(Passage(part, quote(text, *where)) for part, where in places), piece.outlet, piece.published, piece.updated, piece.address, piece.language
        )
        for piece, places in placed
    )


def parts(headline: str, byline: str, paragraphs: Iterable[str]) -> tuple[tuple[Part, str], ...]:
    """A headline, a byline and paragraphs with the part that each is; a line apart from the body is named, a blank one left out."""
    named: list[tuple[Part, str]] = [("headline", headline), ("byline", byline)]
    named += [(line_part(words.strip()) or "body", words) for words in paragraphs]
    return tuple((part, shown) for part, words in named if (shown := _shown(words)))


def plain(value: str) -> str:
    """A title with its HTML entities read, those that were escaped twice too, and its tags taken off."""
    for _ in range(2):
        value = html.unescape(value)
    return _shown(re.sub(r"</?[a-z][^<>]{0,200}>", "", value, flags=re.I))


def html_paragraphs(source: str, name: str) -> list[str]:
    """The paragraphs of a piece of HTML; plain text, which some feeds give instead, by its empty lines."""
    if not source.strip():
        return []
    if not _HTML.search(source):
        return text_paragraphs(source)
    return [line for line in html_lines(source, name).split("\n") if line.strip()]


def text_paragraphs(text: str) -> list[str]:
    """The paragraphs of plain text: parted by empty lines, or, where it has none, by its line ends."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").strip()
    pieces = _BLANK_LINE.split(text)
    return [piece for piece in (pieces if len(pieces) > 1 else text.split("\n")) if piece.strip()]


def moment(seconds: str) -> str | None:
    """Seconds since 1970 as an ISO time in UTC; None for what is no such number."""
    try:
        return datetime.fromtimestamp(int(seconds), UTC).isoformat()
    except (ValueError, OverflowError, OSError):
        return None


def _add(out: TextBuilder, words: str) -> tuple[int, int]:
    where = out.add(words)
    out.add("\n")
    return where


def _shown(words: str) -> str:
    return " ".join(without_controls(_HALVES.sub("\ufffd", words)).split())
