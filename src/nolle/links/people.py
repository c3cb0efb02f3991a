"""Full names of defendants in a text: first and last name side by side; what stands between them and after must not contradict."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from nolle.links._vocabulary import listed
from nolle.model import Named
from nolle.names import SUFFIXES, fold_name, middles_agree

_WORD = re.compile(r"[^\W_]+")
_CAPITAL_WORD = re.compile(r"(?<![^\W_])[^\W_a-z][^\W_]*")  # words as above; those that begin with ü and the like are among them
_BETWEEN = re.compile(r"\s{1,3}|[-‐‑]|[’']|\s*[“\"(]\s*|\s*[”\")]\s*")  # spaces, hyphens, an apostrophe, marks around a nickname
_AFTER_INITIAL = re.compile(r"\.\s{0,3}|\.-")
_PARTICLES = frozenset("al bin da de del della den der di dos du el ibn la le los mac mc ten ter van von y".split())
_FARTHEST = 6  # words from a first name to the last


@dataclass(frozen=True, slots=True)
class Name:
    """A printed name in its folded parts."""

    first: str
    middles: tuple[str, ...]
    last: str
    suffix: str | None
    words: Named


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where a text has a name's first and last words; ``agrees`` is False where a middle name or a suffix is another."""

    start: int
    end: int
    agrees: bool
    fuller: bool = False


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text, folded, and where it stands; ``capital`` is whether it begins with no small letter."""

    folded: str
    start: int
    end: int
    capital: bool


def name_of(words: Named) -> Name | None:
    """A docket's printing of a name in its parts; None where it is no full name of anybody."""
    given, comma, rest = words.text.partition(",")
    turned = f"{rest} {given}" if comma and fold_name(rest) and fold_name(rest) not in SUFFIXES else words.text
    parts = fold_name(turned).split()
    suffix = next((part for part in parts if part in SUFFIXES), None)
    kept = [part for part in parts if part not in SUFFIXES]
    if len(kept) < 2 or listed("nobody") & set(kept):
        return None
    return Name(kept[0], tuple(kept[1:-1]), kept[-1], suffix, words)


@lru_cache(maxsize=200_000)
def _folded(word: str) -> str:
    return fold_name(word)


def words_in(text: str) -> list[Word]:
    """The words of a text. A possessive s is none."""
    found = []
    for match in _WORD.finditer(text):
        if match[0] in "sS" and text[match.start() - 1 : match.start()] in ("'", "’"):
            continue
        found.append(Word(_folded(match[0]), *match.span(), not match[0][0].islower()))
    return found


def capital_words(text: str) -> Iterator[str]:
    """Every word of a text, folded, that could be part of a mention: it begins with no small letter."""
    return map(_folded, _CAPITAL_WORD.findall(text))


def mentions(name: Name, text: str, words: Sequence[Word], places: Iterable[int]) -> Iterator[Mention]:
    """Where a text has a full name. ``places`` are the indexes of the words that are its last name."""
    for last in places:
        first = _first(name, text, words, last)
        if first is None:
            continue
        between = [word.folded for word in words[first + 1 : last]]
        suffix = _suffix(text, words, last)
        agrees = middles_agree(name.middles, between) and None in (name.suffix, suffix)
        agrees = agrees or (name.suffix == suffix and middles_agree(name.middles, between))
        fuller = bool(name.middles and between) or bool(name.suffix and suffix)
        yield Mention(words[first].start, words[last].end, agrees, fuller)


def _first(name: Name, text: str, words: Sequence[Word], last: int) -> int | None:
    """The index of the first name that stands before a last name, with nothing between them but names."""
    if not words[last].capital:
        return None
    for at in range(last - 1, max(-1, last - 1 - _FARTHEST), -1):
        word = words[at]
        if not _joined(text, word, words[at + 1]):
            return None
        if word.folded == name.first and word.capital:
            return at
        if not (word.capital or word.folded in _PARTICLES or word.folded in name.middles):
            return None
    return None


def _joined(text: str, one: Word, other: Word) -> bool:
    """Whether nothing stands between two words that would part a name; a full stop parts it after anything but an initial."""
    between = text[one.end : other.start]
    return bool(_BETWEEN.fullmatch(between) or (one.end - one.start < 3 and _AFTER_INITIAL.fullmatch(between)))


def _suffix(text: str, words: Sequence[Word], last: int) -> str | None:
    if last + 1 < len(words) and words[last + 1].folded in SUFFIXES and re.fullmatch(r",?\s+", text[words[last].end : words[last + 1].start]):
        return words[last + 1].folded
    return None


def short_mentions(last: str, firsts: frozenset[str], words: Sequence[Word], text: str) -> list[tuple[int, int]] | None:
    """Where a text has a last name by itself; None where somebody else of that name is in it, so that nobody can tell who is meant.

    ``firsts`` are all words of the full names that belong to it.
    """
    found = []
    for index, word in enumerate(words):
        if word.folded != last or not word.capital:
            continue
        before = words[index - 1] if index else None
        if before and before.capital and before.folded not in firsts and before.folded not in listed("before_surname") and _joined(text, before, word):
            return None
        found.append((word.start, word.end))
    return found


def by_word(words: Sequence[Word]) -> Mapping[str, list[int]]:
    """The indexes of every word."""
    found: dict[str, list[int]] = {}
    for index, word in enumerate(words):
        found.setdefault(word.folded, []).append(index)
    return found
