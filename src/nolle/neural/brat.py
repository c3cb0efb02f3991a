"""A corpus of attributed statements on disk: texts with brat standoff files, as PolNeAR is laid out (Newell et al., LREC 2018).

A folder holds ``text/NAME.txt`` and ``attributions/NAME_ANNOTATOR.ann``; a corpus is such a folder, or one with ``train`` and ``dev`` in it.
Offsets count Unicode code points of the text as stored. Where several people marked an article, the smallest annotator id counts.
An article that is damaged is left out and named; the rest is read all the same.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from nolle.errors import BadUsage, CannotRead
from nolle.statements.article import Attribution, Place

_BOUND = re.compile(r"(T\d+)\t(\S+) (\d+ \d+(?:;\d+ \d+)*)(?:\t|$)")
_EVENT = re.compile(r"E\d+\t(.+)")
_BEGUN = re.compile(r"[TE]\d+(?:\t|$)")  # covered text may hold line ends, so that other lines mean nothing
_ROLES = ("source", "cue", "content")
_HELD_BACK = 10  # of a corpus without a dev part, one article in so many is kept to measure on


@dataclass(frozen=True, slots=True)
class Marked:
    """An article of a corpus: its text and the attributions that a reader marked in it."""

    name: str
    text: str
    attributions: tuple[Attribution, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """The articles of one folder by name, and why others of it were left out."""

    articles: tuple[Marked, ...] = ()
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Corpus:
    """Articles to learn from and articles to measure on, and why others were left out."""

    train: tuple[Marked, ...]
    dev: tuple[Marked, ...]
    left_out: tuple[str, ...] = ()

    @property
    def digest(self) -> str:
        """A hash over all that is learned from and measured on."""
        return hashlib.sha256(repr((self.train, self.dev)).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def read_corpus(folder: Path) -> Corpus:
    """A corpus from its folder. Raises BadUsage where the folder is not one."""
    if (folder / "train").is_dir():
        train, dev = read_part(folder / "train"), read_part(folder / "dev") if (folder / "dev").is_dir() else Part()
        return Corpus(train.articles, dev.articles, train.left_out + dev.left_out)
    part = read_part(folder)
    kept = [one for n, one in enumerate(part.articles) if n % _HELD_BACK != _HELD_BACK - 1]
    return Corpus(tuple(kept), part.articles[_HELD_BACK - 1 :: _HELD_BACK], part.left_out)


def read_part(folder: Path) -> Part:
    """Every annotated article of one folder. Raises BadUsage where the folder is not laid out as a corpus."""
    if not (folder / "text").is_dir() or not (folder / "attributions").is_dir():
        raise BadUsage(f"{folder}: no corpus; it should hold text/NAME.txt and attributions/NAME_ANNOTATOR.ann, or such folders named train and dev")
    chosen = _chosen(sorted((folder / "attributions").glob("*.ann")))
    if not chosen:
        raise BadUsage(f"{folder}: holds no annotated article (attributions/NAME_ANNOTATOR.ann)")
    articles, left_out = [], []
    for name, file in sorted(chosen.items()):
        try:
            articles.append(_article(folder, name, file))
        except CannotRead as refusal:
            left_out.append(str(refusal))
    return Part(tuple(articles), tuple(left_out))


def _chosen(files: Sequence[Path]) -> dict[str, Path]:
    """For each text the standoff file to believe. One without an annotator in its name is taken as the text's own."""
    chosen: dict[str, Path] = {}
    for file in files:
        chosen.setdefault(file.stem.rpartition("_")[0] or file.stem, file)
    return chosen


def _article(folder: Path, name: str, annotations: Path) -> Marked:
    file = folder / "text" / f"{name}.txt"
    if not file.is_file():
        raise CannotRead(f"{annotations}: its text {file} is missing")
    text = _decoded(file)
    if not re.search(r"\w", text):
        raise CannotRead(f"{file}: a text without words")
    return Marked(name, text, tuple(read_annotations(_decoded(annotations), len(text), str(annotations))))


def _decoded(file: Path) -> str:
    try:
        return file.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        raise CannotRead(f"{file}: not UTF-8 ({error.reason} at byte {error.start})") from error


def read_annotations(source: str, length: int, name: str) -> list[Attribution]:
    """The attributions of one standoff file about a text of that length.

    Raises CannotRead where a span lies outside of the text or the file is cut off.
    """
    bound: dict[str, tuple[Place, ...]] = {}
    events: list[str] = []
    for number, line in enumerate(source.split("\n"), 1):
        if found := _BOUND.match(line):
            bound[found[1]] = _places(found[3], length, f"{name}, line {number}")
        elif found := _EVENT.match(line):
            events.append(found[1])
        elif _BEGUN.match(line):
            raise CannotRead(f"{name}, line {number}: not a whole line of brat standoff; was the file cut off?")
    marked = (_attribution(event.split(), bound, name) for event in events)
    return [one for one in marked if one.cue or one.content]


def _places(spans: str, length: int, where: str) -> tuple[Place, ...]:
    places = []
    for span in spans.split(";"):
        start, end = map(int, span.split())
        if not start <= end <= length:
            raise CannotRead(f"{where}: the span {start}-{end} is outside of its text, which has {length} characters")
        places.append((start, end))
    return tuple(places)


def _attribution(event: list[str], bound: dict[str, tuple[Place, ...]], name: str) -> Attribution:
    roles: dict[str, list[Place]] = {role: [] for role in _ROLES}
    for argument in event[1:]:
        role, _, mark = argument.partition(":")
        role = role.rstrip("0123456789").lower()
        if mark not in bound:
            raise CannotRead(f"{name}: speaks of {mark or argument}, which is not in it; was the file cut off?")
        if role in roles:
            roles[role] += bound[mark]
    source, cue, content = (tuple(sorted(roles[role])) for role in _ROLES)
    return Attribution(source, cue, content)
