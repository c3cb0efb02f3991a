"""Phrases: regular expressions that both engines read alike, built from named blocks."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from nolle.errors import BadVocabulary

_FILE = "_words.toml"
_BLOCK = re.compile(r"<([a-z_]+)>")
_BOUNDARY_AND_WORD = re.compile(r"^\\b([a-z][a-z ]*)(?![?*+{])")
_TO_THE_END = ("<rest>", "<sentence>", "<to_comma>")
_OPEN_END = re.compile(r"[*+}]\??$")
_UP_TO_THE_PAPER = r"[^\x02\n]*\x02"
_NOT_PLAIN = re.compile(r"\\[sWDnrtxAZ]|(?<!\\)\(\?[a-zA-Z]|\n|(?<!\\)[A-Z]")
_LOOKS_AROUND = re.compile(r"(?<!\\)\(\?[=!><P]|\\[1-9]")


@dataclass(frozen=True, slots=True)
class Phrase:
    """One phrase to look for, as written in ``file`` (``source``) and with its blocks filled in (``regex``).

    ``cue`` is the phrase without an open end: it stands in the same entries, and is what the engines scan for.
    """

    file: str
    source: str
    regex: str
    cue: str

    def check(self) -> None:
        """Compile it. Raises BadVocabulary where that is not possible, or where it would be found in nothing at all."""
        try:
            compiled = re.compile(self.regex.encode("ascii"))
        except (re.error, UnicodeEncodeError) as error:
            raise BadVocabulary(self.file, f"{error}: {self.source!r}") from error
        if compiled.search(b""):
            raise BadVocabulary(self.file, f"matches even where nothing stands: {self.source!r}")

    @property
    def opens(self) -> bool:
        """True where the phrase names the paper itself, so that it can begin inside no passage."""
        return self.source.startswith("^") or "<paper>" in self.source


@dataclass(frozen=True, slots=True)
class Words:
    """The building blocks of ``_words.toml``: [words], and what may stand before a paper is named ([opening])."""

    table: Mapping[str, Any]
    words: dict[str, str] = field(default_factory=dict, init=False)
    opening: dict[str, str] = field(default_factory=dict, init=False)

    def __post_init__(self) -> None:
        self._read("words", self.words)
        self._read("opening", self.opening)

    def lead(self) -> re.Pattern[bytes]:
        """What may stand before the paper is named, after the line break that begins an entry."""
        return re.compile(b"\n" + self.opening.get("lead", "").encode("ascii"))

    def filled(self, file: str, source: str, blocks: Mapping[str, str]) -> str:
        """The source with every ``<block>`` replaced. Raises BadVocabulary for a block that does not exist."""

        def put(found: re.Match[str]) -> str:
            if found[1] not in blocks:
                raise BadVocabulary(file, f"unknown block <{found[1]}> in {source!r}")
            return f"(?:{blocks[found[1]]})"

        return _BLOCK.sub(put, source)

    def _read(self, name: str, blocks: dict[str, str]) -> None:
        for block, source in self.table.get(name, {}).items():
            if not isinstance(source, str):
                raise BadVocabulary(_FILE, f"{block} must be a string")
            blocks[block] = self.filled(_FILE, source, blocks)


@cache
def compiled(regex: str) -> re.Pattern[bytes]:
    """The expression for ``re``, compiled when it is first looked for: in most runs few of them ever are.

    A word at its beginning is looked for before the word boundary in front of it: ``re`` finds a word at once, a boundary
    only by looking at every letter.
    """
    return re.compile(_BOUNDARY_AND_WORD.sub(r"\1(?<=\\b\1)", regex).encode("ascii"))


def read_phrase(file: str, source: str, words: Words) -> Phrase:
    """The phrase, in a form that both engines read alike and that cannot reach into the next entry. Raises BadVocabulary.

    Whether it is a regular expression at all is for ``Phrase.check``, which takes longer and is needed only once.
    """
    cue = source
    for end in _TO_THE_END:
        cue = cue.removesuffix(end)
    if _OPEN_END.search(cue):
        raise BadVocabulary(file, f"ends in a repetition, which would be found once for every letter: {source!r}")
    return Phrase(file, source, _expression(file, source, words), _expression(file, cue, words))


def _expression(file: str, source: str, words: Words) -> str:
    regex = words.filled(file, source.replace("<paper>", "\0"), words.words)
    _check_plain(file, source, regex)
    regex = regex.replace("[^", r"[^\n").replace("\0", _UP_TO_THE_PAPER)
    return r"\x02" + regex[1:] if regex.startswith("^") else regex


def _check_plain(file: str, source: str, regex: str) -> None:
    if _NOT_PLAIN.search(regex):
        raise BadVocabulary(file, f"write lower case, a plain space for white space, and no \\W, \\D, escapes or inline flags: {source!r}")
    if _LOOKS_AROUND.search(regex):
        raise BadVocabulary(file, f"looking around and back-references are not possible: {source!r}")
