"""Which articles are one article: copies at other outlets, cut versions, and later versions at the same address.

A wire story stands on many sites, an update on the same one, a feed is fetched every hour. What is said in all of them was said
once (STATEMENTS: several carriers of one text count once). Texts are compared by their runs of five words.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import groupby

import numpy as np
import numpy.typing as npt

Row = tuple[str, str, str | None, str | None]
_Hashes = npt.NDArray[np.uint64]

_RUN = 5  # words
_LEAST_WORDS = 25
_LEAST_SHARED = 5  # runs that two articles must share to be looked at
_HELD = 0.8  # of the shorter text stands in the longer one …
_ALIKE = 0.6  # … and is that much of the longer one, or else its beginning
_VERSION = 0.4  # of the shorter text stands in the longer one, at the same address
_OPENING = 25  # runs
_COMPARED = 3_000  # words
_BLANK = 6  # words: the longest that a blank of a form takes
_WORD = re.compile(r"[^\W_]+")
_TRACKER = re.compile(r"(?<![^&])(?:utm_\w+|fbclid|gclid|cmpid|ref|src|partner|outputType)=[^&]*&?", re.I)
_DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday today january february march april may june july august september october"
    " november december jan feb mar apr jun jul aug sep sept oct nov dec".split()
)


def group(articles: Iterable[Row]) -> dict[str, str]:
    """For the id of each article the id of the first one that tells the same text; its own id where there is none.

    A row is (id, text, published, address): the body's paragraphs joined by line ends, without headline and boilerplate; an
    ISO date or time, or None; the article's own address, or None. Give the rows in the order in which they were captured. First
    is what was published first, and of those that do not say when, what was captured first.

    One article are: a text that another holds to four fifths and that is most of the other or its beginning (a syndicated copy
    with another credit line, a shortened one, a feed's teaser); and two texts at one address that share two fifths of the shorter
    one (an update). Not one article are: a press release that an article quotes, two reports of one event, and two releases made
    from one form with other names in it. In doubt two articles stay two.

    A later version may hold statements of its own. Count a statement once for each group, by its words, not only the first
    article's statements. Memory and time grow with the number of words: 10,000 articles take seconds.
    """
    bodies = [_body(*row) for row in sorted(articles, key=lambda row: _time(row[2]))]
    first = list(range(len(bodies)))
    for later, earlier in _repeated(bodies):
        first[later] = earlier
    for later, pairs in groupby(_candidates(bodies), key=lambda pair: pair[0]):
        if first[later] == later:
            same = (earlier for _, earlier in pairs if _one_article(bodies[earlier], bodies[later]))
            first[later] = first[next(same, later)]
    return {body.id: bodies[_origin(first, place)].id for place, body in enumerate(bodies)}


@dataclass(frozen=True, slots=True, eq=False)
class _Body:
    """An article's text as its runs of words, hashed: all of them sorted, and the first ones."""

    id: str
    text: str
    address: str
    runs: _Hashes
    opening: _Hashes


def _body(name: str, text: str, _published: str | None, address: str | None) -> _Body:
    words = _WORD.findall(text.casefold())
    runs = _runs(words) if len(words) >= _LEAST_WORDS else np.empty(0, np.uint64)
    return _Body(name, text, _plain_address(address or ""), np.unique(runs), runs[:_OPENING])


def _runs(words: Sequence[str]) -> _Hashes:
    """A hash for each run of words, in text order."""
    codes = np.fromiter(map(_code, words), np.uint64, len(words))
    runs = np.zeros(len(words) - _RUN + 1, np.uint64)
    for place in range(_RUN):
        runs = runs * np.uint64(0x9E3779B97F4A7C15) + codes[place : place + len(runs)]
    return runs


@lru_cache(maxsize=100_000)
def _code(word: str) -> int:
    return int.from_bytes(hashlib.blake2b(word.encode("utf-8", "replace"), digest_size=8).digest(), "big")


def _time(published: str | None) -> float:
    """For sorting: a day without a time is its beginning; what is unknown comes last."""
    try:
        when = datetime.fromisoformat(published or "")
        return (when if when.tzinfo else when.replace(tzinfo=UTC)).timestamp()
    except (ValueError, OverflowError):
        return float("inf")


def _plain_address(address: str) -> str:
    """An address without scheme, fragment and the marks that only tell where a reader came from."""
    bare = re.sub(r"\A[a-z]+://(?:www\.|m\.|amp\.)?", "", address.strip().partition("#")[0], flags=re.I)
    path, _, query = bare.partition("?")
    kept = _TRACKER.sub("", query).rstrip("&")
    return f"{path.rstrip('/')}?{kept}" if kept else path.rstrip("/")


def _repeated(bodies: Sequence[_Body]) -> Iterator[tuple[int, int]]:
    """Articles with the very words that stood at their address before, be they ever so few."""
    seen: dict[tuple[str, str], int] = {}
    for place, body in enumerate(bodies):
        words = " ".join(_WORD.findall(body.text.casefold()))
        before = seen.setdefault((body.address, words), place) if body.address and words else place
        if before != place:
            yield place, before


def _candidates(bodies: Sequence[_Body]) -> Iterator[tuple[int, int]]:
    """Pairs (later, earlier) worth comparing, sorted: with each run of words, its first article and the one before.

    Not every pair that shares a run, or a phrase that a thousand releases end with would make a million pairs.
    """
    if not bodies:
        return
    runs = np.concatenate([body.runs for body in bodies])
    owners = np.repeat(np.arange(len(bodies)), [len(body.runs) for body in bodies])
    order = np.argsort(runs, kind="stable")
    runs, owners = runs[order], owners[order]
    again = np.flatnonzero(runs[1:] == runs[:-1]) + 1
    starts = np.maximum.accumulate(np.where(np.append(True, runs[1:] != runs[:-1]), np.arange(len(runs)), 0)) if len(runs) else again
    earlier = np.concatenate([owners[again - 1], owners[starts[again]]])
    pairs, counts = np.unique(np.concatenate([owners[again], owners[again]]) * len(bodies) + earlier, return_counts=True)
    for pair in pairs[counts >= _LEAST_SHARED].tolist():
        yield divmod(pair, len(bodies))


def _one_article(earlier: _Body, later: _Body) -> bool:
    shorter, longer = sorted((earlier, later), key=lambda body: len(body.runs))
    shared = len(np.intersect1d(shorter.runs, longer.runs, assume_unique=True))
    if earlier.address and earlier.address == later.address and shared >= _VERSION * len(shorter.runs):
        return True
    if shared < _HELD * len(shorter.runs):
        return False
    opens = np.isin(longer.opening, shorter.runs).mean() >= _ALIKE
    return bool(shared >= _ALIKE * len(longer.runs) or opens) and not _one_form(shorter.text, longer.text)


def _one_form(text: str, other: str) -> bool:
    """Whether two texts are one form filled in differently: in the same sentences stand other names, twice or more, or another name and other numbers."""
    ours, theirs = (_WORD.findall(one)[:_COMPARED] for one in (text, other))
    small = {word for word in (*ours, *theirs) if word.islower()} | _DAYS
    names, numbers = 0, set()
    for mine, yours in _replaced(ours, theirs):
        one, two = (next((w for w in words if w[0].isupper() and w.casefold() not in small), "") for words in (mine, yours))
        if one and two and not one.startswith(two) and not two.startswith(one):  # "Ala." and "Alabama" are one name in two styles
            names += 1
        elif any(w.isdigit() for w in mine) and any(w.isdigit() for w in yours):
            numbers.add((*mine, *yours))
    return names >= 2 or (names == 1 and len(numbers) >= 2)


def _replaced(ours: Sequence[str], theirs: Sequence[str]) -> Iterator[tuple[Sequence[str], Sequence[str]]]:
    """The few words that stand in the place of a few others, the same words before and after them."""
    match = SequenceMatcher(None, [w.casefold() for w in ours], [w.casefold() for w in theirs], autojunk=False)
    codes = match.get_opcodes()
    for before, (what, a, b, c, d), after in zip(codes, codes[1:], codes[2:], strict=False):
        if what == "replace" and max(b - a, d - c) <= _BLANK and before[0] == after[0] == "equal":
            yield ours[a:b], theirs[c:d]


def _origin(first: Sequence[int], place: int) -> int:
    while first[place] != place:
        place = first[place]
    return place
