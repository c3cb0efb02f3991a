"""`nolle drops` as blocks: each dropped charge with its words, what was not flagged and why, what nobody could tell; then other findings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from nolle import phrases as say
from nolle.cli import _other_findings
from nolle.cli._blocks import BLANK, Block, Column, Line, Piece, Row, Table, line, piece, words
from nolle.model import CaseRecord, ChargeHistory, Finding

_RULE = "Shown is what was dismissed on the government's motion, outside a plea bargain and outside superseding."
DROPPED = "dropped_charges"
_FLAGGED = "dropped"
_UNTOLD = "cannot tell"
_MOST_UNREAD = 12


@dataclass(slots=True)
class Survey:
    """What a pass over all cases leaves to be shown: dropped charges with their counts, findings of other kinds, the tally of everything else."""

    findings: Sequence[Finding]
    others: Sequence[Finding] = ()
    charges: dict[int, tuple[ChargeHistory, ...]] = field(default_factory=dict)
    names: dict[str, str | None] = field(default_factory=dict)
    tally: Counter[str] = field(default_factory=Counter)
    unread: list[tuple[str, str]] = field(default_factory=list)
    cases: int = 0
    without_counts: int = 0
    withheld: tuple[int, int, int] = (0, 0, 0)


def survey(findings: Sequence[Finding], records: Iterable[CaseRecord]) -> Survey:
    """Read all records once, keeping only what is shown."""
    seen = Survey([f for f in findings if f.kind == DROPPED], [f for f in findings if f.kind != DROPPED])
    for record in records:
        seen.cases += 1
        seen.without_counts += not record.charges
        seen.tally.update(record.tally)
        seen.unread += [(record.case, sentence) for sentence in record.unread]
        for number, finding in enumerate(seen.findings):
            if finding.case == record.case:
                seen.charges[number] = tuple(c for c in record.charges if _rests(finding, c))
                seen.names[record.case] = record.case_name
    return seen


def _rests(finding: Finding, charge: ChargeHistory) -> bool:
    """Whether a finding is about this charge: same defendant, same counts, same words."""
    return (
        charge.defendant == finding.defendant
        and set(charge.counts or (charge.label,)) <= set(finding.counts)
        and charge.disposition.outcome == "dismissed"
        and set(charge.disposition.evidence) <= set(finding.evidence)
    )


def blocks(seen: Survey, explained: Mapping[str, str], all_unread: bool = True) -> Iterator[Block]:
    """The whole page. ``explained`` says in a sentence what each class of the tally means."""
    yield from _opening(seen)
    for number, finding in enumerate(seen.findings):
        yield BLANK
        yield from _finding(number, finding, seen)
    yield from _not_flagged(seen.tally, explained)
    yield from _cannot_tell(seen, explained, all_unread)
    yield from _other_findings.blocks(seen.others, all_unread)
    yield from _withheld(seen)


def _withheld(seen: Survey) -> Iterator[Block]:
    """How much is left out of all this, without a name."""
    held, cases, people = seen.withheld
    told = [f"{say.number_of('case', held)} {'is' if held == 1 else 'are'} held: nolle held"] if held else []
    gone = [say.number_of(what, number) for what, number in (("case", cases), ("defendant", people)) if number]
    told += [f"{' and '.join(gone)} forgotten: nolle forget --list"] if gone else []
    if told:
        yield BLANK
        yield line(piece("Left out", "unsure"), f" · {' · '.join(told)}")


def _opening(seen: Survey) -> Iterator[Line]:
    cases = say.number_of("case", seen.cases)
    if not seen.cases:
        yield line("No cases here yet. ", piece("nolle add PATH…", "strong"), " reads saved dockets.")
        return
    if seen.findings:
        where = len({finding.case for finding in seen.findings})
        yield line(piece("Dropped charges", "strong"), f" · {say.number_of('finding', len(seen.findings))} in {where:,} of {cases}")
    else:
        yield line(piece("No dropped charges", "strong"), f" in {cases}")
    yield line(piece(_RULE, "quiet"))


def _finding(number: int, finding: Finding, seen: Survey) -> Iterator[Block]:
    charges = seen.charges.get(number, ())
    who = say.defendant(charges[0]) if charges else finding.defendant or "all defendants"
    yield line(piece(f"{number + 1}. ", "quiet"), piece(who, "strong"))
    indent = len(f"{number + 1}. ")
    name = seen.names.get(finding.case)
    yield line(f"{name} · {finding.case}" if name else finding.case, indent=indent)
    yield BLANK
    yield Table((Column(""), Column("", True)), tuple(_facts(finding, charges)), indent, titles=False)
    yield BLANK
    yield from words(finding.evidence, indent)
    yield from _signals(finding, indent)


def _signals(finding: Finding, indent: int) -> Iterator[Block]:
    """How quietly it went: the signals that are raised, and how many are not, or not known."""
    if not finding.signals:
        return
    yield BLANK
    yield line(piece(say.counted(finding.signals), "quiet"), indent=indent)
    rows = tuple(_fact(say.SIGNALS[one.name][0], piece(say.signal(one.value))) for one in finding.signals if say.raised(one.value))
    if rows:
        yield Table((Column(""), Column("", True)), rows, indent, titles=False)


def in_order(findings: Sequence[Finding], by: str) -> list[Finding]:
    """Findings by a day, the newest first; by how many signals are raised; or by one signal: the greatest number first, then where it is raised.

    Within that, by case, as they come. Nothing is left out.
    """

    def place(finding: Finding) -> tuple[bool, float]:
        if by in ("happened", "entered"):
            day = finding.happened if by == "happened" else finding.entered
            return day is not None, day.toordinal() if day else 0
        if by == "raised":
            return True, sum(say.raised(one.value) for one in finding.signals)
        value = next((one.value for one in finding.signals if one.name == by), None)
        return say.raised(value), float(value) if isinstance(value, int) else 0

    return list(findings) if by == "case" else sorted(findings, key=place, reverse=True)


def _facts(finding: Finding, charges: Sequence[ChargeHistory]) -> Iterator[Row]:
    for charge in charges:
        yield _fact(say.count(charge.label), piece(charge.offense or "offense not shown"))
    if not charges:
        yield _fact("counts", piece(", ".join(finding.counts)))
    yield _fact("ended", _terms(finding, charges))
    yield _fact("happened", piece(say.day(finding.happened)))
    late = say.later(finding.happened, finding.entered)
    yield _fact("entered", piece(f"{say.day(finding.entered)}, {late}" if late else say.day(finding.entered)))
    reasons = dict.fromkeys(charge.disposition.reason for charge in charges if charge.disposition.reason)
    if reasons:
        yield _fact("rests on", piece("; ".join(reasons)))


def _fact(name: str, value: Piece) -> Row:
    return Row((piece(name, "quiet"), value))


def _terms(finding: Finding, charges: Sequence[ChargeHistory]) -> Piece:
    ends = dict.fromkeys(say.ending(charge.disposition) for charge in charges)
    return piece("; ".join(ends) or finding.summary, "ended")


def _not_flagged(tally: Mapping[str, int], explained: Mapping[str, str]) -> Iterator[Block]:
    routine = [(name, number) for name, number in tally.items() if name not in (_FLAGGED, _UNTOLD)]
    if not routine:
        return
    order = list(explained)
    routine.sort(key=lambda item: order.index(item[0]) if item[0] in explained else len(order))
    yield BLANK
    yield line(piece("Not flagged", "strong"), f" · {say.number_of('other count', sum(n for _, n in routine))}")
    yield _tally(routine, explained)


def _tally(classes: Sequence[tuple[str, int]], explained: Mapping[str, str]) -> Table:
    rows = (Row((piece(f"{number:,}"), piece(name), piece(_meaning(name, explained), "quiet"))) for name, number in classes)
    return Table((Column("", right=True), Column(""), Column("", shares=True)), tuple(rows), 2, titles=False)


def _meaning(name: str, explained: Mapping[str, str]) -> str:
    meaning = explained.get(name, "")
    return "" if meaning == name else meaning


def _cannot_tell(seen: Survey, explained: Mapping[str, str], all_unread: bool) -> Iterator[Block]:
    untold = [(_UNTOLD, seen.tally[_UNTOLD])] if seen.tally[_UNTOLD] else []
    if not (untold or seen.unread or seen.without_counts):
        return
    yield BLANK
    yield line(piece("Could not be told", "unsure"))
    if untold:
        yield _tally(untold, explained)
    if seen.without_counts:
        yield line(f"{say.number_of('case', seen.without_counts)} without any count on the pages captured", indent=2)
    shown = seen.unread if all_unread else seen.unread[:_MOST_UNREAD]
    if shown:
        yield Table((Column(""), Column("", shares=True)), tuple(Row((piece(case, "quiet"), piece(sentence))) for case, sentence in shown), 2, titles=False)
    if len(shown) < len(seen.unread):
        yield line(piece(f"… and {len(seen.unread) - len(shown):,} more; `nolle case ID` shows a case's own", "quiet"), indent=2)
