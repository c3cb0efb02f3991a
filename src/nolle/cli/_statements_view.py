"""`nolle statements` as blocks: each statement with its words where they stand, then what was not read, and what to keep in mind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from nolle import phrases as say
from nolle.cli._blocks import BLANK, Block, Column, Line, Piece, Row, Table, line, piece
from nolle.cli._context import passages, wording
from nolle.cli._statements_wanted import Wanted
from nolle.heard import Heard
from nolle.model import Statement

HOUSE = "Extraction misses some statements and gets some wrong; read each where it stands. How often, as measured: docs/statements.md"
_RULE = "Who is reported to have said what. Nothing here tells whether it is so."
_LEGEND = ("In each passage: ", piece("who", "source"), ", ", piece("by which word", "cue"), ", what; ", piece("the rest of the sentence", "quiet"), ".")
_MANNERS = {"stance": "as what the speaker thinks or hopes, not as said", "act": "as an official act, not as said"}
_LINKS = 2  # a chain of carrier and speaker is the ordinary one


@dataclass(slots=True)
class Survey:
    """What a pass over all statements leaves to be shown, and how many there are of everything else."""

    wanted: Wanted
    found: list[Heard] = field(default_factory=list)
    tally: Counter[str] = field(default_factory=Counter)
    matched: int = 0
    in_all: int = 0
    without_day: int = 0
    articles: int = 0
    waiting: tuple[int, str] = (0, "")
    unread: Mapping[str, int] = field(default_factory=dict)
    left_out: int = 0


def survey(statements: Iterable[Heard], wanted: Wanted, latest: int | None = None) -> Survey:
    """Read all statements once; kept are those asked for, by date, those without one first, and of them only so many of the latest."""
    seen = Survey(wanted)
    for heard in statements:
        seen.in_all += 1
        seen.without_day += wanted.lacks_only_a_day(heard)
        if wanted.has(heard):
            seen.found.append(heard)
            seen.tally[heard.statement.kind] += 1
    seen.matched = len(seen.found)
    seen.found.sort(key=lambda heard: heard.day or "")
    if latest is not None:
        del seen.found[: max(0, seen.matched - latest)]
    return seen


def blocks(seen: Survey, legend: bool) -> Iterator[Block]:
    """The whole page; ``legend`` tells how parts of a passage are drawn."""
    yield from _opening(seen, legend)
    for number, heard in enumerate(seen.found, start=1):
        yield BLANK
        yield from _statement(number, heard)
    yield from _not_read(seen)
    if seen.left_out:
        yield BLANK
        told = say.number_of("article", seen.left_out)
        yield line(piece("Left out", "unsure"), f" · {told} about what is held or forgotten: nolle held, nolle forget --list")
    if seen.articles:
        yield BLANK
        yield line(piece(HOUSE, "quiet"))


def _opening(seen: Survey, legend: bool) -> Iterator[Line]:
    if not seen.articles and seen.left_out:
        yield line(piece("No statements", "strong"), " that may be shown")
        return
    if not seen.articles:
        yield line("No articles here yet. ", piece("nolle add PATH…", "strong"), " reads saved news articles and press releases.")
        return
    where = say.number_of("article", seen.articles)
    if not seen.matched:
        yield line(piece("No statements", "strong"), f" {_none(seen)} {where}")
    else:
        shown = f" · the latest {len(seen.found):,}" if len(seen.found) < seen.matched else ""
        of_all = f" of {seen.in_all:,}" if seen.matched < seen.in_all else ""
        yield line(piece("Statements", "strong"), f" · {seen.matched:,}{of_all} in {where}{shown}")
        yield line(say.kinds(seen.tally))
    if seen.without_day:
        yield line(f"{say.number_of('statement', seen.without_day)} left out because the article shows no date", indent=2)
    if seen.found:
        yield line(piece(_RULE, "quiet"))
        yield from [line(*(piece(part, "quiet") if isinstance(part, str) else part for part in _LEGEND))] if legend else []


def _none(seen: Survey) -> str:
    if not seen.in_all:
        return "found in"
    return f"match {seen.wanted.told()}; there {'is' if seen.in_all == 1 else 'are'} {seen.in_all:,} in"


def _statement(number: int, heard: Heard) -> Iterator[Block]:
    one = heard.statement
    lead = f"{number}. "
    unnamed = ", not named" if one.speaker_kind == "anonymous" else ""
    yield line(piece(lead, "quiet"), piece(one.speaker or heard.chain[-1], "strong"), f"{f', {one.role}' if one.role else ''}{unnamed}")
    yield line(piece(say.KINDS[one.kind], "ended"), f" · {_when(heard)} · {_where(heard)}", indent=len(lead))
    yield BLANK
    yield Table((Column(""), Column("", shares=True)), tuple(_rows(heard)), len(lead), titles=False)
    yield BLANK
    yield from passages(heard, len(lead))


def _when(heard: Heard) -> str:
    said, published = heard.statement.said, heard.article.day
    told = [f"said {said.isoformat()}"] if said else []
    return ", ".join([*told, *([f"published {published}"] if published else [])]) or "no date shown"


def _where(heard: Heard) -> str:
    article = heard.article
    return f"{article.carrier}, “{article.headline}”" if article.headline else article.carrier


def _rows(heard: Heard) -> Iterator[Row]:
    one = heard.statement
    if one.content:
        yield _row("content", wording(one))
        yield _row("wording", _wording(heard))
    if notes := "; ".join(_notes(one)):
        yield _row("note", notes)
    if outer := next((other for other in heard.article.record.statements if other.id == one.inside), None):
        yield _row("inside", f"words of {_speaker(outer)}")
    if len(heard.chain) > _LINKS:
        yield _row("by way of", " → ".join(heard.chain))
    if heard.also:
        yield _row("also in", f"{_copies(len(heard.also))}: {', '.join(_carriers(heard))}")


def _row(name: str, value: str) -> Row:
    return Row((piece(name, "quiet"), piece(value)))


def _wording(heard: Heard) -> str:
    one, outlet = heard.statement, heard.article.said.outlet or "the article"
    if one.direct:
        return "exact words, as quoted"
    return f"exact words in “ ”, the rest in the paraphrase of {outlet}" if one.quoted else f"paraphrase of {outlet}"


def _notes(one: Statement) -> Iterator[str]:
    if one.hedged:
        yield "hedged"
    if one.negated and one.kind not in ("no_comment", "denial"):
        yield "negated: that this was said is what is denied"
    if one.manner in _MANNERS and one.kind not in ("no_comment", "unknown_acknowledged"):
        yield _MANNERS[one.manner]


def _speaker(one: Statement) -> str:
    return one.speaker or " ".join(words.text for words in one.source) or "a source not told"


def _copies(number: int) -> str:
    return "1 copy" if number == 1 else f"{number:,} copies"


def _carriers(heard: Heard) -> Sequence[str]:
    return list(dict.fromkeys(article.carrier for article in heard.also))


def _not_read(seen: Survey) -> Iterator[Block]:
    number, why = seen.waiting
    told = [*seen.unread.items(), *([(f"kept and waiting: {why}", number)] if number else [])]
    if told:
        yield BLANK
        yield line(piece("Not read for statements", "unsure"))
        rows = tuple(Row((Piece(say.number_of("article", articles)), piece(reason))) for reason, articles in told)
        yield Table((Column(""), Column("", shares=True)), rows, 2, titles=False)
