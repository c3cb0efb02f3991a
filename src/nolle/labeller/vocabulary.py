"""The vocabulary of docket events: one TOML file per label in ``nolle/events``, read and checked.

Files whose names start with an underscore serve all labels: ``_words`` (building blocks), ``_papers`` (kinds of paper, and
passages that only point at another paper) and ``_actor`` (who filed). ``docs/labels.md`` explains them.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from nolle.errors import BadVocabulary
from nolle.labeller.phrases import Phrase, Words, read_phrase

ACTORS = ("government", "defense", "court", "other")
_UNKNOWN = "unknown"
_MOST = 63  # a row's labels, and its papers, are the bits of one signed machine word


@dataclass(frozen=True, slots=True)
class Label:
    """One event label.

    ``match`` gives the label wherever it stands, ``inside`` only in papers of a kind; ``unless`` are longer phrases in
    which those words mean something else; ``never`` rules the label out wherever it stands in the entry, and so does a
    paper named in ``not_in`` that is not an order as well. ``yes`` and ``no`` are examples; they are the tests.
    """

    name: str
    description: str
    match: tuple[Phrase, ...]
    inside: tuple[tuple[str, tuple[Phrase, ...]], ...]
    not_in: frozenset[str]
    unless: tuple[Phrase, ...]
    never: tuple[Phrase, ...]
    yes: tuple[str, ...]
    no: tuple[str, ...]

    def phrases(self) -> Iterator[Phrase]:
        """All its phrases, for and against."""
        yield from (*self.match, *self.unless, *self.never)
        for _, phrases in self.inside:
            yield from phrases


@dataclass(frozen=True, slots=True)
class Paper:
    """A kind of paper. ``reports`` lists the only labels it can give; None where it can give any."""

    name: str
    match: tuple[Phrase, ...]
    reports: frozenset[str] | None


@dataclass(frozen=True, slots=True)
class Passage:
    """A part of an entry that only points at another paper; ``spares`` are labels it cannot take away."""

    name: str
    match: tuple[Phrase, ...]
    spares: frozenset[str]


@dataclass(frozen=True, slots=True)
class ActorRule:
    """Who filed, if one of these phrases stands in the entry.

    ``side`` is None in a rule that says: the text does not tell. ``compare`` marks a rule that holds only if the filer whom its
    phrase names is none of the defendants whom it names.
    """

    name: str
    side: str | None
    match: tuple[Phrase, ...]
    compare: bool
    yes: tuple[str, ...]
    no: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Actors:
    """How to tell who filed: entries that are one of the papers ``filings`` and none of ``rulings`` were filed by somebody;
    ``rules`` are asked in order, and the first that speaks wins.
    """

    filings: frozenset[str]
    rulings: frozenset[str]
    rules: tuple[ActorRule, ...]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Everything the labeller knows; ``labels`` are sorted by name."""

    labels: tuple[Label, ...]
    papers: tuple[Paper, ...]
    passages: tuple[Passage, ...]
    actors: Actors
    opening: re.Pattern[bytes]

    def phrases(self) -> Iterator[Phrase]:
        """All phrases, label by label, then those that serve all labels."""
        for label in self.labels:
            yield from label.phrases()
        for shared in (self.papers, self.passages, self.actors.rules):
            for each in shared:
                yield from each.match

    def check(self) -> None:
        """Compile every phrase. Raises BadVocabulary for the first that is wrong. Engines ask for it when they have nothing kept."""
        for phrase in self.phrases():
            phrase.check()


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary that ships with Nolle. Raises BadVocabulary."""
    return read_vocabulary(files("nolle") / "events")


def read_vocabulary(folder: Traversable) -> Vocabulary:
    """Read every ``.toml`` file in ``folder``. Raises BadVocabulary, which names the file and the reason.

    Phrases are read, not compiled; that is for ``Vocabulary.check``.
    """
    tables = {item.name[:-5]: _load(item) for item in folder.iterdir() if item.name.endswith(".toml")}
    words = Words(tables.pop("_words", {}))
    shared, actors = tables.pop("_papers", {}), tables.pop("_actor", {})
    names = frozenset(tables)
    papers = tuple(_paper(_Table("_papers.toml", each, words), names) for each in shared.get("paper", []))
    kinds = frozenset(paper.name for paper in papers)
    if max(len(names), len(kinds)) > _MOST:
        raise BadVocabulary("events", f"{len(names)} labels and {len(kinds)} papers; at most {_MOST} of each fit")
    return Vocabulary(
        tuple(_label(name, _Table(f"{name}.toml", tables[name], words), kinds) for name in sorted(names)),
        papers,
        tuple(_passage(_Table("_papers.toml", each, words), names) for each in shared.get("passage", [])),
        _actors(_Table("_actor.toml", actors, words), kinds),
        words.lead(),
    )


def _load(item: Traversable) -> dict[str, Any]:
    try:
        return tomllib.loads(item.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadVocabulary(item.name, f"is not TOML: {error}") from error


@dataclass(frozen=True, slots=True)
class _Table:
    """A TOML table with the name of its file, for errors that say where."""

    file: str
    values: Mapping[str, Any]
    words: Words

    def known(self, *keys: str) -> None:
        for key in self.values.keys() - set(keys):
            raise BadVocabulary(self.file, f"unknown key {key!r}; known are {', '.join(keys)}")

    def text(self, key: str) -> str:
        value = self.values.get(key)
        if not isinstance(value, str) or not value:
            raise BadVocabulary(self.file, f"{key} is missing or is no text")
        return value

    def strings(self, key: str) -> tuple[str, ...]:
        value = self.values.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise BadVocabulary(self.file, f"{key} must be a list of strings")
        return tuple(value)

    def names(self, key: str, known: frozenset[str]) -> frozenset[str]:
        names = frozenset(self.strings(key))
        for name in names - known:
            raise BadVocabulary(self.file, f"{key} names {name!r}, which does not exist")
        return names

    def phrases(self, key: str) -> tuple[Phrase, ...]:
        return tuple(read_phrase(self.file, source, self.words) for source in self.strings(key))

    def inner(self, key: str) -> _Table:
        value = self.values.get(key, {})
        if not isinstance(value, dict):
            raise BadVocabulary(self.file, f"{key} must be a table, as in {key}.order = [...]")
        return _Table(self.file, value, self.words)


def _label(name: str, table: _Table, kinds: frozenset[str]) -> Label:
    table.known("description", "match", "in", "not_in", "unless", "never", "yes", "no")
    inner = table.inner("in")
    inner.known(*sorted(kinds))
    inside = tuple((kind, inner.phrases(kind)) for kind in inner.values)
    match = table.phrases("match")
    if not match and not inside:
        raise BadVocabulary(table.file, "match and in are empty: nothing would ever give this label")
    unless, never = table.phrases("unless"), table.phrases("never")
    return Label(name, table.text("description"), match, inside, table.names("not_in", kinds), unless, never, table.strings("yes"), table.strings("no"))


def _paper(table: _Table, labels: frozenset[str]) -> Paper:
    table.known("name", "match", "reports")
    reports = table.names("reports", labels) if "reports" in table.values else None
    return Paper(table.text("name"), table.phrases("match"), reports)


def _passage(table: _Table, labels: frozenset[str]) -> Passage:
    table.known("name", "match", "spares")
    return Passage(table.text("name"), table.phrases("match"), table.names("spares", labels))


def _actors(table: _Table, kinds: frozenset[str]) -> Actors:
    table.known("filings", "rulings", "rule")
    rules = tuple(_rule(_Table(table.file, each, table.words)) for each in table.values.get("rule", []))
    return Actors(table.names("filings", kinds), table.names("rulings", kinds), rules)


def _rule(table: _Table) -> ActorRule:
    table.known("name", "side", "match", "compare", "yes", "no")
    said = table.text("side")
    if said not in (*ACTORS, _UNKNOWN):
        raise BadVocabulary(table.file, f"side {said!r} is none of {', '.join((*ACTORS, _UNKNOWN))}")
    side = None if said == _UNKNOWN else said
    compare = bool(table.values.get("compare", False))
    return ActorRule(table.text("name"), side, table.phrases("match"), compare, table.strings("yes"), table.strings("no"))
