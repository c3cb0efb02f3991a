"""`nolle add` as blocks: a line a file (what it is, or why it could not be read), a summary, and how many statements each article holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from nolle import phrases as say
from nolle.articles import article_id
from nolle.cli._blocks import BLANK, Block, Column, Line, Row, Table, line, piece
from nolle.heard import Article

if TYPE_CHECKING:
    from nolle.model import ArticleRead
    from nolle.pipeline import Added

_INDENT = 9
_NAMES = {"press_release": "press release", "article_feed": "feed"}  # what a reader's articles are called, else by the page's kind
_MOST_NAMED = 3
_MOST_ARTICLES = 12


def added_blocks(added: Added, paths: Sequence[str]) -> Iterator[Line]:
    """One file: its state, kind, case and size, then what there is to be noted about it."""
    name = piece(_short(added.source, paths), "strong")
    if added.refused is not None:
        yield line(piece("refused  ", "unsure"), name)
        yield line(_without_name(added), indent=_INDENT)
    elif added.digest is None:
        yield line(piece("about    ", "quiet"), name)
    else:
        yield line(piece("new      " if added.new else "known    ", "quiet"), name)
        yield line(_what(added), indent=_INDENT)
    for note in added.notes:
        yield line(piece(note, "unsure"), indent=_INDENT)


def _without_name(added: Added) -> str:
    """The reason alone, where the message begins with the file that stands above it anyway."""
    return (added.refused or "").removeprefix(f"{added.source}: ")


def _what(added: Added) -> str:
    if added.articles:
        return " · ".join([_NAMES.get(added.reader) or added.kind.replace("_", " "), *_articles(added.articles)])
    if added.courts:
        return f"baseline · {say.number_of('court', added.courts)}"
    parts = [added.kind.replace("_", " ") or "record"]
    if len(added.cases) > _MOST_NAMED:
        parts.append(say.number_of("case", len(added.cases)))
    else:
        parts += added.cases
    parts.append(say.number_of("count row", added.charges) if added.charges else "no counts")
    if added.entries:
        parts.append(say.number_of("entry", added.entries))
    return " · ".join(parts)


def _articles(read: Sequence[ArticleRead]) -> Iterator[str]:
    """One article by its outlet, day and headline; several by their number and outlets."""
    if len(read) > 1:
        yield say.number_of("article", len(read))
    outlets = list(dict.fromkeys(article.outlet for article in read if article.outlet))
    yield from outlets if len(outlets) <= _MOST_NAMED else [say.number_of("outlet", len(outlets))]
    if len(read) == 1:
        yield from [read[0].published[:10]] if read[0].published else []
        yield from [f"“{passage.words.text}”" for passage in read[0].passages if passage.part == "headline"][:1]


def _short(source: str, paths: Sequence[str]) -> str:
    """A file in a folder that was given, told from that folder on; what follows it in an archive stays as it is."""
    file, mark, member = source.partition("!")
    for path in paths:
        base = Path(path)
        if file != path and Path(file).is_relative_to(base):
            return str(Path(base.name) / Path(file).relative_to(base)) + mark + member
    return source


@dataclass(slots=True)
class Totals:
    """What a run of `nolle add` came to."""

    new: int = 0
    known: int = 0
    refused: int = 0
    charges: int = 0
    entries: int = 0
    records: int = 0
    articles: dict[str, None] = field(default_factory=dict)

    def count(self, added: Added) -> None:
        """Add one file to the totals."""
        self.refused += added.refused is not None
        if added.refused is None and added.digest is not None:
            self.new += added.new
            self.known += not added.new
            self.charges += added.charges
            self.entries += added.entries
            self.records += not (added.articles or added.courts)
            self.articles |= dict.fromkeys(article_id(added.digest or "", number) for number in range(1, len(added.articles) + 1))

    def blocks(self) -> Iterator[Block]:
        """The summary."""
        files = self.new + self.known + self.refused
        parts = [f"{number:,} {state}" for number, state in ((self.new, "new"), (self.known, "known already"), (self.refused, "refused")) if number]
        yield line(piece(say.number_of("file", files), "strong"), f": {', '.join(parts) or 'nothing to read'}", self._read())

    def _read(self) -> str:
        read = [say.number_of("count row", self.charges), say.number_of("entry", self.entries)] if self.records else []
        read += [say.number_of("article", len(self.articles))] if self.articles else []
        return f" · {', '.join(read)}" if read else ""


def heard_blocks(articles: Sequence[Article], whole: bool) -> Iterator[Block]:
    """How many statements each article holds; not ``whole``: of many articles only the first are named."""
    if not articles:
        return
    number = sum(len(article.record.statements) for article in articles)
    yield BLANK
    yield line(piece("Statements", "strong"), f" · {number:,} in {say.number_of('article', len(articles))}")
    shown = articles if whole else articles[:_MOST_ARTICLES]
    columns = (Column("", right=True), Column(""), Column("", shares=True))
    yield Table(columns, tuple(Row((piece(f"{len(a.record.statements):,}"), piece(a.carrier), piece(_about(a)))) for a in shown), 2, titles=False)
    if len(shown) < len(articles):
        yield line(piece(f"… and {len(articles) - len(shown):,} more; `nolle statements` shows what is said in them", "quiet"), indent=2)


def _about(article: Article) -> str:
    notes = [f"not read: {article.record.unread}"] if article.record.unread else []
    notes += ["a copy of an article that is here already"] if article.copy_of else []
    return " · ".join([*([f"“{article.headline}”"] if article.headline else []), *notes])
