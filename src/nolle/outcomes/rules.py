"""The phrases by which courts end charges, kept as data (the .toml files beside this module) and compiled once.

A rule has a ``pattern`` over marked text (see ``marked``), what it ``says``, and examples that must and must not match;
the examples are tests. In a pattern ``<name>`` stands for a fragment of ``words.toml``, and ``<counts>``, ``<paper>``,
``<who>``, ``<mover>`` and ``<nolle>`` for a marked count list, charging document, defendant, movant or nolle prosequi.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from nolle.errors import BadVocabulary
from nolle.outcomes.needed import needed

COUNTS, PAPER, WHO, MOVER, NOLLE = "\ue001", "\ue002", "\ue003", "\ue004", "\ue005"
"""The private characters that stand in marked text for what has been recognised."""

_MARKS = {"counts": f"{COUNTS}++", "paper": f"{PAPER}++", "who": f"{WHO}++", "mover": f"{MOVER}++", "nolle": f"{NOLLE}++"}
_NAME = re.compile(r"(?<!\?P)<([a-z_]+)>")


@dataclass(frozen=True, slots=True)
class Rule:
    """One phrase: what it says where its pattern matches, with examples of text that it must and must not match."""

    name: str
    says: str
    pattern: re.Pattern[str]
    match: tuple[str, ...]
    miss: tuple[str, ...]
    needs: tuple[str, ...]

    def may_match(self, text: str) -> bool:
        """Whether words stand in a text without which the pattern cannot match in it. Cheap, to pass over most texts."""
        for word in self.needs:
            if word in text:
                return True
        return not self.needs


@dataclass(frozen=True, slots=True)
class Phrases:
    """Several rules as one pattern, of which only those are tried that may match in the text."""

    rules: tuple[Rule, ...]

    def search(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """The first place where one of the rules matches."""
        pattern = self._pattern(text)
        return pattern.search(text, start, len(text) if end is None else end) if pattern else None

    def match(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """A match that begins here."""
        pattern = self._pattern(text)
        return pattern.match(text, start, len(text) if end is None else end) if pattern else None

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """All matches; a named group is in a match only if a rule with that name was tried."""
        pattern = self._pattern(text)
        return pattern.finditer(text) if pattern else iter(())

    def _pattern(self, text: str) -> re.Pattern[str] | None:
        patterns = tuple([rule.pattern.pattern for rule in self.rules if rule.may_match(text)])
        return _either(patterns) if patterns else None


@cache
def rules(file: str) -> tuple[Rule, ...]:
    """The rules of one vocabulary file, in order. Raises BadVocabulary where the file is wrong."""
    tables = _read(file).get("rule", [])
    if not isinstance(tables, list):
        raise BadVocabulary(f"{file}.toml", "its rules must stand under [[rule]]")
    return tuple(_rule(file, table) for table in tables)


@cache
def named(file: str, name: str) -> re.Pattern[str]:
    """The pattern of one rule, by its name. Raises BadVocabulary where the file has none of that name."""
    for rule in rules(file):
        if rule.name == name:
            return rule.pattern
    raise BadVocabulary(f"{file}.toml", f"it has no rule {name!r}")


def phrases(file: str) -> Phrases:
    """One pattern that matches wherever a rule of the file does."""
    return _union(file, "")


def saying(file: str, says: str) -> Phrases:
    """One pattern that matches wherever a rule of the file that says so does."""
    return _union(file, says)


@cache
def _union(file: str, says: str) -> Phrases:
    chosen = tuple(rule for rule in rules(file) if says in ("", rule.says))
    if not chosen:
        raise BadVocabulary(f"{file}.toml", f"no rule says {says!r}")
    return Phrases(chosen)


@cache
def _either(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns))


def first_said(file: str, text: str, start: int = 0, end: int | None = None) -> str | None:
    """What the first rule of the file that matches in that part of a marked text says."""
    stop = len(text) if end is None else end
    return next((rule.says for rule in rules(file) if rule.may_match(text) and rule.pattern.search(text, start, stop)), None)


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """A pattern with the fragments and marks it names, compiled."""
    return re.compile(filled(pattern))


def filled(pattern: str) -> str:
    """A pattern with the fragments and marks that it names written out."""
    return _NAME.sub(lambda m: _MARKS.get(m[1]) or f"(?:{filled(_fragment(m[1]))})", pattern)


def _fragment(name: str) -> str:
    try:
        return _fragments()[name]
    except KeyError:
        raise BadVocabulary("words.toml", f"it has no fragment <{name}>") from None


@cache
def _fragments() -> dict[str, str]:
    return {name: pattern for name, pattern in _read("words").items() if isinstance(pattern, str)}


def _rule(file: str, table: dict[str, object]) -> Rule:
    try:
        pattern = re.compile(filled(str(table["pattern"])))
        examples = _examples(table["match"]), _examples(table.get("miss", ()))
        return Rule(str(table["name"]), str(table.get("says", "")), pattern, *examples, needed(pattern.pattern))
    except KeyError as missing:
        raise BadVocabulary(f"{file}.toml", f"a rule ({table.get('name', 'without a name')}) lacks {missing}") from missing
    except re.error as wrong:
        raise BadVocabulary(f"{file}.toml", f"the pattern of {table['name']} is wrong: {wrong}") from wrong


def _examples(value: object) -> tuple[str, ...]:
    return tuple(str(example) for example in value) if isinstance(value, list | tuple) else (str(value),)


@cache
def _read(file: str) -> dict[str, object]:
    source = files("nolle.outcomes") / f"{file}.toml"
    try:
        return tomllib.loads(source.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as wrong:
        raise BadVocabulary(f"{file}.toml", str(wrong)) from wrong
