"""`nolle matter` as blocks: what a matter holds, and what became of the charges in each of its cases."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence

from nolle import phrases as say
from nolle.cli._blocks import BLANK, Block, Column, Row, Table, line, piece
from nolle.matters import Matter
from nolle.model import CaseRecord, Finding


def listed(matters: Sequence[Matter]) -> Iterator[Block]:
    """All matters, one a row."""
    if not matters:
        yield line("No matters here yet. ", piece("nolle matter new NAME --case ID", "strong"), " begins one.")
        return
    columns = (Column("matter"), Column("name", shares=True), Column("cases", right=True), Column("people", right=True), Column("terms", right=True))
    rows = (Row((piece(m.slug, "strong"), piece(m.name), *(piece(f"{len(held):,}") for held in (m.cases, m.people, m.terms)))) for m in matters)
    yield Table(columns, tuple(rows), 0)


def blocks(matter: Matter, records: Mapping[str, CaseRecord | None], findings: Sequence[Finding], hidden: Container[str] = ()) -> Iterator[Block]:
    """One matter: its cases with the tally of their counts and what was found, then whose statements and which words belong to it.

    Of the ``hidden`` cases nothing may be shown.
    """
    yield line(piece(matter.name, "strong"), f" · {say.number_of('case', len(matter.cases))}")
    if matter.about:
        yield line(piece(matter.about, "quiet"))
    for case in matter.cases:
        yield BLANK
        if case in hidden:
            yield line(piece(case, "strong"), piece(" · held or forgotten, so nothing of it is shown", "unsure"))
            continue
        yield from _case(case, records.get(case), [finding for finding in findings if finding.case == case])
    yield BLANK
    for name, held in (("people", matter.people), ("terms", matter.terms), ("sources", matter.sources)):
        yield line(piece(f"{name}: ", "quiet"), ", ".join(held) or ("all" if name == "sources" else "none"))


def _case(case: str, record: CaseRecord | None, findings: Sequence[Finding]) -> Iterator[Block]:
    if record is None:
        yield line(piece(case, "strong"), piece(" · no page of it is in the casebook", "unsure"))
        return
    yield line(piece(record.case_name or case, "strong"), f" · {case}" if record.case_name else "")
    rows = tuple(Row((piece(f"{number:,}"), piece(name))) for name, number in record.tally.items())
    yield Table((Column("", right=True), Column("", shares=True)), rows, 2, titles=False)
    for finding in findings:
        yield line(piece(f"{finding.kind.replace('_', ' ')}: ", "quiet"), finding.summary, indent=2)
