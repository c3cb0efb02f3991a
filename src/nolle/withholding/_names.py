"""Names that may not be printed, found in any text however they are spelled: case, accents, hyphens, order, a surname or a part of one alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from nolle.names import SUFFIXES, fold_name

WITHHELD = "[withheld]"
_WORD = re.compile(r"[^\W_]+(?:[\u0300-\u036f]+[^\W_]*)*")
_BETWEEN = re.compile(r"[\s.,'’\"“”()_-]*")  # what may stand between two words of one name
_NOBODY = re.compile(r"(?:john|jane|baby) doe|fnu|lnu|unknown", re.I)
_FIRMS = frozenset({"inc", "llc", "llp", "lp", "ltd", "corp", "corporation", "company", "co", "association", "bank", "group", "trust"})
_LEAST_ALONE = 3  # letters of a word that is masked where it stands alone
_LEAST_INSIDE = 5  # and of one that is masked inside another word, or in small letters
_MOST_MIDDLE = 2
Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Word:
    start: int
    end: int
    text: str
    folded: str


class Names:
    """Some people's names. ``kept`` are the names of others in the same texts: where one of those stands in full, it stays."""

    def __init__(self, names: Iterable[str], kept: Iterable[str] = ()) -> None:
        pieces = [parts for name in names if (parts := _pieces(name)) and not _NOBODY.search(name)]
        self._whole = _by_first(spelling for parts in pieces for spelling in _spellings(parts))
        self._pairs = list(dict.fromkeys(pair for parts in pieces for pair in _pairs(parts)))
        self._surnames = _by_first(_words(parts[-1:]) for parts in pieces)
        self._alone = frozenset(word for parts in pieces for word in _alone(parts))
        hidden = {spelling for found in self._whole.values() for spelling in found}
        others = {spelling for name in kept for spelling in _spellings(_pieces(name))} - hidden
        self._kept = _by_first(spelling for spelling in others if len(spelling) > 1)

    def __bool__(self) -> bool:
        return bool(self._whole)

    def mask(self, text: str) -> str:
        """The text with a mark in the place of every name."""
        parts, done = [], 0
        for start, end in self._found(text):
            parts += [text[done:start], WITHHELD]
            done = end
        return "".join((*parts, text[done:]))

    def mask_full(self, text: str) -> str:
        """The text masked only where a whole name stands in it: for words that are not of these people's own cases."""
        return self.mask(text) if self.in_full_in(text) else text

    def blank(self, text: str) -> str:
        """The same with every place of the text kept: the mark is cut, or drawn out, to the length of the name."""
        for start, end in self._found(text):
            text = text[:start] + WITHHELD.ljust(end - start, "·")[: end - start] + text[end:]
        return text

    def stand_in(self, text: str) -> bool:
        """Whether any of it is in the text, a surname alone included."""
        return next(self._found(text), None) is not None

    def in_full_in(self, text: str) -> bool:
        """Whether a whole name is in the text: first name and surname at the least, in either order."""
        folded = fold_name(text)  # once for the whole text, since few texts hold any of the surnames
        if not any(last[-1] in folded for _, last in self._pairs):
            return False
        words = _read(text)
        return any(self._length(text, words, at) > 1 for at in range(len(words)))

    def _found(self, text: str) -> Iterator[tuple[int, int]]:
        words = _read(text)
        at = 0
        while at < len(words):
            kept = _longest(self._kept, words, at)
            length = self._length(text, words, at) or self._surname(words, at) or self._is_alone(words[at])
            if length and length >= kept:
                yield words[at].start, words[at + length - 1].end
            at += max(length, kept, 1)

    def _length(self, text: str, words: Sequence[_Word], at: int) -> int:
        """How many words of a whole name begin here."""
        exact = _longest(self._whole, words, at)
        return max([exact, *(self._with_middle(text, words, at, first, last) for first, last in self._pairs)])

    def _with_middle(self, text: str, words: Sequence[_Word], at: int, first: Words, last: Words) -> int:
        """First name or its initial, then at most two others or initials, then the surname."""
        initial = len(words[at].folded) == 1 and first[0].startswith(words[at].folded)
        begins = 1 if initial else len(first) if _stands(words, at, first) else 0
        for start in range(at + begins, at + begins + _MOST_MIDDLE + 1) if begins else ():
            if start + len(last) <= len(words) and _stands(words, start, last) and _is_one_name(text, words[at : start + len(last)]):
                return start - at + len(last)
        return 0

    def _surname(self, words: Sequence[_Word], at: int) -> int:
        """A surname of several words as a whole; one of a single word is looked at more closely."""
        length = _longest(self._surnames, words, at)
        return length if length > 1 else 0

    def _is_alone(self, word: _Word) -> int:
        if word.folded in self._alone:
            return int(len(word.folded) >= _LEAST_INSIDE or word.text[:1].isupper())
        return int(any(len(part) >= _LEAST_INSIDE and part in word.folded for part in self._alone))


def _read(text: str) -> list[_Word]:
    return [_Word(found.start(), found.end(), found[0], fold_name(found[0])) for found in _WORD.finditer(text)]


def _is_one_name(text: str, words: Sequence[_Word]) -> bool:
    gaps = (text[one.end : other.start] for one, other in pairwise(words))
    return all(_BETWEEN.fullmatch(gap) for gap in gaps)


def _stands(words: Sequence[_Word], at: int, name: Words) -> bool:
    return tuple(word.folded for word in words[at : at + len(name)]) == name


def _longest(names: dict[str, list[Words]], words: Sequence[_Word], at: int) -> int:
    return next((len(name) for name in names.get(words[at].folded, ()) if _stands(words, at, name)), 0)


def _by_first(spellings: Iterable[Words]) -> dict[str, list[Words]]:
    found: dict[str, list[Words]] = {}
    for spelling in sorted(set(spellings), key=lambda words: (-len(words), words)):
        found.setdefault(spelling[0], []).append(spelling)
    return found


def _pieces(name: str) -> list[str]:
    """The words of a name, first name first, without what only tells generations apart."""
    last, comma, first = name.partition(",")
    turned = f"{first} {last}" if comma and fold_name(first) not in SUFFIXES else name
    return [piece for piece in turned.replace(",", " ").split() if fold_name(piece) and fold_name(piece) not in SUFFIXES]


def _words(pieces: Sequence[str]) -> Words:
    return tuple(fold_name(" ".join(pieces)).split())


def _spellings(pieces: Sequence[str]) -> Iterator[Words]:
    """In full, without middle names, surname first."""
    if not pieces:
        return
    first, last = _words(pieces[:1]), _words(pieces[-1:])
    yield _words(pieces)
    if len(pieces) > 1:
        yield (*first, *last)
        yield (*last, *_words(pieces[:-1]))
        yield (*last, *first)


def _pairs(pieces: Sequence[str]) -> Iterator[tuple[Words, Words]]:
    """First name and surname, also with one part of a surname of several."""
    first, last = _words(pieces[:1]), _words(pieces[-1:])
    if len(pieces) > 1:
        yield first, last
        yield from ((first, (part,)) for part in last if len(part) >= _LEAST_ALONE)


def _alone(pieces: Sequence[str]) -> Iterator[str]:
    """The words by which somebody is named without a first name: the surname and its parts; not what many firms are called."""
    if fold_name(pieces[-1]) in _FIRMS:
        pieces = pieces[:1]
    yield from (word for word in _words(pieces[-1:]) if len(word) >= _LEAST_ALONE)
