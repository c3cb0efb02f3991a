"""Initials in place of the names of people who were never convicted, in everything that a report prints: sentences, quoted words, titles, data.

Whoever makes the report may name somebody in full on purpose, with a reason (``in_full`` of the matter). A name is replaced whatever its
case, accents, hyphens and order ("TENNANT, Marisol"), a surname by itself too; in quoted words the initials stand in brackets, so that nobody
takes them for the court's own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from nolle.matters import InFull
from nolle.model import CONVICTED, CaseRecord
from nolle.names import fold_name

_WORD = re.compile(r"[^\W_]+(?:[\u0300-\u036f]+[^\W_]*)*")
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv", "esq"})
_LEAST_SURNAME = 3  # letters; shorter words would be found everywhere
Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Masker:
    """Replaces names: ``names`` maps the first folded word of each to the words of all that begin so, longest first, and what stands for them.

    None stands for a name that is shown; it is listed, too, so that half of it is not taken for another's.
    """

    names: Mapping[str, Sequence[tuple[Words, str | None]]]

    def text(self, text: str) -> str:
        """A sentence of ours, a title or a name, with initials for names."""
        return self._replaced(text, "{}")

    def quote(self, text: str) -> str:
        """Quoted words, in which what is replaced stands in brackets."""
        return self._replaced(text, "[{}]")

    def _replaced(self, text: str, form: str) -> str:
        if not self.names:
            return text
        parts, done = [], 0
        for start, end, initials in self._found(text):
            dot = text[end : end + 1] == "." and form == "{}"
            marks = "".join(_PRIVATE.findall(text, start, end))  # marks of ours within a name stay, behind it
            parts += [text[done:start], form.format(initials[:-1] if dot else initials), marks]
            done = end
        return "".join((*parts, text[done:]))

    def _found(self, text: str) -> Iterator[tuple[int, int, str]]:
        words = [(found.start(), found.end(), fold_name(found[0])) for found in _WORD.finditer(text)]
        at = 0
        while at < len(words):
            known = self.names.get(words[at][2], ())
            fits = next(((name, initials) for name, initials in known if tuple(word for _, _, word in words[at : at + len(name)]) == name), None)
            if fits is None:
                at += 1
                continue
            name, initials = fits
            if initials is not None:
                yield words[at][0], words[at + len(name) - 1][1], initials
            at += len(name)


def masker(records: Iterable[CaseRecord], in_full: Iterable[InFull]) -> Masker:
    """The masker for some cases: everybody charged in them who was convicted of nothing there and is not named in full on purpose."""
    shown = {(one.case, fold_name(one.who)) for one in in_full}
    names: dict[Words, str] = {}
    kept: set[Words] = set()
    for record in records:
        convicted = {charge.defendant for charge in record.charges if charge.disposition.outcome in CONVICTED}
        for charge in record.charges:
            printed = (charge.defendant, *charge.aliases)
            if charge.defendant in convicted or any((record.case, fold_name(name)) in shown for name in printed):
                kept.update(words for name in printed for words in _spellings(name))
            else:
                names |= {words: _initials(name, words) for name in printed for words in _spellings(name)}
    by_first: dict[str, list[tuple[Words, str | None]]] = {}
    for words in sorted(names.keys() | kept, key=lambda words: (-len(words), words)):
        by_first.setdefault(words[0], []).append((words, None if words in kept else names[words]))
    return Masker(by_first)


def _spellings(name: str) -> Iterator[Words]:
    """How a name may be printed, as folded words: in full, without middle names, surname first, surname alone."""
    pieces = [piece for piece in name.replace(",", " ").split() if fold_name(piece) and fold_name(piece) not in _SUFFIXES]
    if not pieces:
        return
    first, last, whole = _words(pieces[:1]), _words(pieces[-1:]), _words(pieces)
    yield whole
    if len(pieces) > 1:
        yield (*first, *last)
        yield (*last, *_words(pieces[:-1]))
        yield (*last, *first)
        if sum(map(len, last)) >= _LEAST_SURNAME:
            yield last


def _words(pieces: Sequence[str]) -> Words:
    return tuple(fold_name(" ".join(pieces)).split())


def _initials(name: str, words: Words) -> str:
    """The initials of the whole name, in its own order; a surname alone has but its own."""
    pieces = [piece for piece in name.replace(",", " ").split() if fold_name(piece) and fold_name(piece) not in _SUFFIXES]
    last = _words(pieces[-1:])
    return f"{pieces[-1][0].upper()}." if words == last and len(pieces) > 1 else " ".join(f"{piece[0].upper()}." for piece in pieces)
