"""Findings of other kinds than dropped charges, each kind in a short section of its own with what it does not mean."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from nolle import phrases as say
from nolle.cli._blocks import BLANK, Block, Column, Row, Table, line, piece, words
from nolle.model import Evidence, Finding

_MOST = 8
_QUOTED = 2  # pieces of evidence beneath a finding; `nolle export findings` has all


def blocks(findings: Sequence[Finding], all_shown: bool) -> Iterator[Block]:
    """A section for each kind."""
    for kind, group in groupby(sorted(findings, key=lambda finding: finding.kind), key=lambda finding: finding.kind):
        yield from _section(kind, list(group), all_shown)


def _section(kind: str, findings: Sequence[Finding], all_shown: bool) -> Iterator[Block]:
    title, meaning = say.FINDINGS.get(kind, (kind.replace("_", " ").capitalize(), ""))
    shown = findings if all_shown else findings[:_MOST]
    where = len({finding.case for finding in findings})
    yield BLANK
    yield line(piece(title, "strong"), f" · {say.number_of('finding', len(findings))} in {say.number_of('case', where)}")
    if meaning:
        yield line(piece(meaning, "quiet"))
    yield Table((Column(""), Column("", shares=True)), tuple(map(_row, shown)), 2, titles=False)
    if len(shown) < len(findings):
        yield line(piece(f"… and {len(findings) - len(shown):,} more; `nolle export findings` lists all", "quiet"), indent=2)
    for said in dict.fromkeys(each.quote for finding in shown for each in _said_with(finding)):
        yield line(piece(said, "quiet"), indent=2)


def _said_with(finding: Finding) -> Iterator[Evidence]:
    """What is to be said with every rate: the baseline's source, definitions and limits."""
    return (each for signal in finding.signals if signal.name == "baseline" for each in signal.evidence)


def _row(finding: Finding) -> Row:
    return Row((piece(finding.case, "quiet"), piece(finding.summary)), words(finding.evidence[:_QUOTED], 4))
