"""From the lines of a PDF's pages to paragraphs: what runs at the head or foot of pages is set apart, words broken at a line's end are joined."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from nolle.readers._line_parts import line_part

_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"}
_NUMBER = re.compile(r"\W*(?:page\s+)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?\W*", re.I)
_BULLET = re.compile(r"(?:[•▪●◦‣*–—-]|\(?[a-z0-9]{1,2}[.)])\s", re.I)
_BROKEN = re.compile(r"(\w+)[-‐\u00ad]\Z")
_START = re.compile(r"\w+")
_STOP = re.compile(r"[.!?…:;。！？؟۔।][\"'”’»)\]]*\Z")
_EDGE = 2  # lines at the head and foot of a page, among which running ones stand
_SHORT = 0.75  # of the usual width


@dataclass(frozen=True, slots=True)
class Paragraph:
    """``running`` tells of a line at the head or foot of pages."""

    words: str
    running: bool = False


def paragraphs_of(pages: Sequence[Sequence[str]]) -> list[Paragraph]:
    """The paragraphs of all pages; one that goes on over the end of a page is one, and the running lines between follow it."""
    cleaned = [[" ".join(line.translate(_LIGATURES).split()) for line in page] for page in pages]
    lines = list(_marked(cleaned))
    plain = [line for line, running in lines if not running and line]
    return list(_joined(lines, _width(plain), Counter(_START.findall(" ".join(plain).casefold()))))


def _marked(pages: Sequence[Sequence[str]]) -> Iterator[tuple[str, bool]]:
    """Every line, and whether it is a running one: the same, numbers aside, on half of the pages, or a page's number."""
    edges = [_edges(page) for page in pages]
    often = Counter(key for page, at in zip(pages, edges, strict=True) for key in {_key(page[n]) for n in at})
    least = max(2, (len(pages) + 1) // 2)
    for page, at in zip(pages, edges, strict=True):
        for n, line in enumerate(page):
            running = n in at and (often[_key(line)] >= least or _NUMBER.fullmatch(line) is not None)
            if line or 0 < n < len(page) - 1:
                yield line, running


def _edges(page: Sequence[str]) -> set[int]:
    full = [n for n, line in enumerate(page) if line]
    return {*full[:_EDGE], *full[-_EDGE:]}


def _key(line: str) -> str:
    return re.sub(r"\d+", "#", line.casefold())


def _width(lines: Sequence[str]) -> int:
    lengths = sorted(map(len, lines))
    return lengths[len(lengths) * 9 // 10] if lengths else 0


def _joined(lines: Sequence[tuple[str, bool]], width: int, known: Counter[str]) -> Iterator[Paragraph]:
    so_far: list[str] = []
    aside: list[str] = []
    for line, running in lines:
        if running:
            aside.append(line)
            continue
        if so_far and (not line or _ends(so_far[-1], line, width)):
            yield Paragraph(_words(so_far, known))
            so_far = []
        if not so_far:
            yield from (Paragraph(words, True) for words in aside)
            aside = []
        if line:
            so_far.append(line)
    if so_far:
        yield Paragraph(_words(so_far, known))
    yield from (Paragraph(words, True) for words in aside)


def _ends(line: str, following: str, width: int) -> bool:
    """Whether a paragraph ends with a line: in doubt it does not, so that no sentence is cut in two."""
    if _BROKEN.search(line) and _START.match(following):
        return False
    if _BULLET.match(following) or line_part(line) or line_part(following):
        return True
    return len(line) < _SHORT * width and (_STOP.search(line) is not None or not following[0].islower())


def _words(lines: Sequence[str], known: Counter[str]) -> str:
    """Lines as one paragraph."""
    pieces = [lines[0]]
    for line in lines[1:]:
        last, between = _seam(pieces[-1], line, known)
        pieces[-1] = last
        pieces += [between, line]
    return "".join(pieces)


def _seam(line: str, following: str, known: Counter[str]) -> tuple[str, str]:
    """A line's end as it stands before the next line, and what comes between: a hyphen goes only where the whole word stands elsewhere."""
    broken, start = _BROKEN.search(line), _START.match(following)
    if broken and start:
        whole = f"{broken[1]}{start[0]}".casefold()
        goes = line.endswith("\u00ad") or (following[0].islower() and known[whole])
        return line[:-1] if goes else line, ""
    return line, "" if _wide(line[-1]) and _wide(following[0]) else " "


def _wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in ("W", "F")
