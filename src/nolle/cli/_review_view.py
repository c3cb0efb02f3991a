"""Links as they are laid before a person: what the article says, which case, what agrees and what contradicts; and what was decided."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from nolle.cli._blocks import BLANK, SHORT, Block, Column, Piece, Row, Style, Table, line, piece, words
from nolle.judgements import order, withdrawn
from nolle.linking import Tie, handle_of
from nolle.model import Accused, Evidence, Judgement, Reason
from nolle.phrases import number_of

THINGS = {
    "number": "docket number", "name": "name", "court": "court", "offense": "offence", "date": "day", "co_defendants": "accused together",
    "agency": "agency", "judge": "judge", "prosecutor": "prosecutor", "year": "year",
}  # fmt: skip
_STYLES: dict[str, Style] = {"same": "strong", "candidate": "unsure", "different": "plain", "unknown": "quiet"}
_LISTED = (Column("link"), Column("state"), Column("day"), Column("article", shares=True), Column("case", shares=True), Column("agrees", shares=True))
_DECIDED = (Column("judgement"), Column("when"), Column("by"), Column("verdict"), Column("link"), Column("about", shares=True), Column("why", shares=True))


def one_link(tie: Tie, number: int, total: int) -> Iterator[Block]:
    """One link in full."""
    yield line(piece(f"{number} of {total}", "quiet"), f"  {_article(tie)}")
    yield from words(_context(tie), 2)
    yield BLANK
    yield line(piece(tie.case.name.text if tie.case.name else "no case name shown", "strong"), f" · {tie.case.case}")
    accused = _accused(tie)
    if accused:
        yield line(_defendant(tie), indent=2)
        yield from (line(piece(f"charged: {one.text}", "quiet"), indent=4) for one in accused.offenses)
    yield BLANK
    yield line(piece("agrees", "quiet"))
    yield from _reasons(tie.link.agree)
    if tie.link.against:
        yield line(piece("contradicts", "unsure"))
        yield from _reasons(tie.link.against)
    yield BLANK


def _article(tie: Tie) -> str:
    said = tie.article.said
    return " · ".join([said.outlet or "outlet not shown", tie.article.day or "day not shown", tie.article.headline or tie.article.source])


def _context(tie: Tie) -> Iterator[Evidence]:
    """The paragraphs in which the number or the name stands."""
    found = [one.article for one in (*tie.link.against, *tie.link.agree) if one.article and one.name in ("number", "name")]
    yield from (passage for passage in tie.article.fact.evidence if any(passage.start <= one.start and one.end <= passage.end for one in found))


def _accused(tie: Tie) -> Accused | None:
    wanted = (tie.link.defendant, tie.link.defendant_number)
    return next((one for one in tie.case.accused if (one.names[0].text, one.number) == wanted), None)


def _defendant(tie: Tie) -> str:
    if tie.link.defendant is None:
        return "the case as a whole"
    return tie.link.defendant if tie.link.defendant_number is None else f"{tie.link.defendant} ({tie.link.defendant_number})"


def _reasons(reasons: Iterable[Reason]) -> Iterator[Block]:
    for one in reasons:
        yield line(f"{THINGS[one.name]}: ", piece(one.held, "quiet"), indent=2)
        yield from _side("article", one.article)
        yield from _side("docket", one.case)


def _side(name: str, evidence: Evidence | None) -> Iterator[Block]:
    if evidence:
        yield line(piece(name, "quiet"), indent=4)
        yield from words([evidence], 6)


# --- lists ----------------------------------------------------------------------------------------------------


def lists(ties: Sequence[Tie], judgements: Sequence[Judgement], everything: bool) -> Iterator[Block]:
    """The candidates, or every link, and every judgement that was made."""
    shown = [tie for tie in ties if everything or tie.link.state == "candidate"]
    counts = Counter(str(tie.link.state) for tie in ties)
    if shown:
        yield Table(_LISTED, tuple(map(_row, shown)))
    else:
        yield line("No candidates.")
    yield BLANK
    yield line(piece(", ".join(f"{counts[state]:,} {state}" for state in _STYLES) + (" (--all lists every link)" if len(ties) > len(shown) else ""), "quiet"))
    if judgements:
        yield BLANK
        gone = withdrawn(judgements)
        yield Table(_DECIDED, tuple(_judged(one, gone, {tie.link.key: tie for tie in ties}) for one in sorted(judgements, key=order)))


def _row(tie: Tie) -> Row:
    agrees = ", ".join(THINGS[one.name] for one in tie.link.agree) + "".join(f"; not {THINGS[one.name]}" for one in tie.link.against)
    state = Piece(tie.link.state + (" (judged)" if tie.link.judged else ""), _STYLES[tie.link.state])
    about = f"{tie.link.case}, {_defendant(tie)}" if tie.link.defendant else tie.link.case
    headline = " · ".join(filter(None, (tie.article.said.outlet, tie.article.headline or tie.article.source)))
    return Row((piece(tie.handle, "ref"), state, piece(tie.article.day or ""), piece(headline), piece(about), piece(agrees)))


def _judged(one: Judgement, gone: frozenset[str], ties: dict[str, Tie]) -> Row:
    verdict = f"withdraws {one.withdraws[:SHORT]}" if one.withdraws else one.verdict
    if one.id in gone:
        verdict += " (withdrawn)"
    article, _, about = one.key.partition("|")
    told = ties.get(one.key)
    what = f"{about.rstrip('|').replace('|', ', ')} · {told.article.headline if told and told.article.headline else article}"
    cells = (one.id[:SHORT], one.when[:16].replace("T", " "), one.by, verdict, handle_of(one.key), what, one.why)
    return Row(tuple(piece(cell, "ref" if at in (0, 4) else "plain") for at, cell in enumerate(cells)))


def counted(decided: Counter[str], left: int) -> Block:
    """What a walk through the candidates came to."""
    told = ", ".join(f"{number} {verdict}" for verdict, number in decided.items()) or "nothing decided"
    return line(f"{told}; {number_of('candidate', left)} left")
