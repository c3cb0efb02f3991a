"""Properties: captures may come in any order, no finding is without evidence, and every quoted word stands in its capture."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date, timedelta
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sheet import Sheet, case

from nolle.changes import Watch
from nolle.findings import Case, find_all
from nolle.histories import fold, gather
from nolle.ledgers import ReadingRow
from nolle.ledgers.memory import open_ledger
from nolle.model import Capture, Evidence, Fact

TEXTS = (
    "INDICTMENT as to Ada Quillfeather (1) count(s) 1-2",
    "NOTICE OF ATTORNEY APPEARANCE: Odo Ferncastle for Ada Quillfeather",
    "ORDER granting 3 Motion to Dismiss as to Ada Quillfeather (1)",
    "ORDER granting 3 Motion to Dismiss as to Ada Quillfeather (1) Modified on 2/3/2025 (kl).",
    "Deleted document number 2",
)
entries = st.tuples(st.integers(0, 7), st.integers(0, 3), st.sampled_from(TEXTS), st.sampled_from([None, True, False]), st.booleans())
people = st.lists(st.sampled_from(["Ada Quillfeather", "Sealed Defendant 2", "Odo Ferncastle", "EXPUNGED"]), min_size=1, max_size=2)
rows = st.lists(st.tuples(st.sampled_from(["1", "2", "1s", "complaint"]), st.sampled_from(["", "Dismissed", "DISMISSED without prejudice"])), max_size=3)


@st.composite
def sheets(draw: st.DrawFn) -> Sheet:
    kind = draw(st.sampled_from(["docket", "docket", "docket", "history", "documents", "notice", "docket_json"]))
    shown = "part" if kind in ("notice", "docket_json") else "documents" if kind == "documents" else draw(st.sampled_from(["full", "full", "ranged", "part"]))
    parties = kind == "docket" and draw(st.sampled_from([True, True, False]))
    made = Sheet(
        seen=f"2025-03-{draw(st.integers(1, 28)):02}T09:00:00",
        kind=kind,
        shown=shown,
        parties=parties,
        view=draw(st.sampled_from([None, None, 1])),
        basis=draw(st.sampled_from(["printed", "file"])),
        flags=tuple(draw(st.lists(st.sampled_from(["CLOSED", "SEALDC"]), unique=True))),
    )
    for number, name in enumerate(draw(people) if parties else [], 1):
        made.defendant(name, *({label: (label, end) for label, end in draw(rows)}.values()), number=draw(st.sampled_from([number, None])))
    for number, day, text, linked, ids in draw(st.lists(entries, max_size=7)):
        when = date(2025, 1, 1) + timedelta(days=day)
        sequence = f"1270990{number:04}{day}" if ids else None
        made.entry(when.isoformat(), text, number=str(number) if number else None, linked=linked, sequence=sequence)
    return made


captures = st.lists(sheets(), min_size=1, max_size=6)


def pages(made: list[Sheet]) -> list[tuple[Capture, list[Fact], str]]:
    """What the sheets say, each with a digest of its own and its text."""
    for number, sheet in enumerate(made):
        sheet.digest = f"{number:064x}"
    return [(*sheet.page()[:2], sheet._text.finish()) for sheet in made]


def evidence_in(whole: object) -> Iterator[Evidence]:
    if isinstance(whole, Evidence):
        yield whole
    elif isinstance(whole, tuple):
        for part in whole:
            yield from evidence_in(part)
    elif is_dataclass(whole):
        for field in fields(whole):
            yield from evidence_in(getattr(whole, field.name))


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(captures)
def test_no_finding_and_no_change_is_without_words_and_all_words_stand_in_their_captures(made: list[Sheet]) -> None:
    for number, sheet in enumerate(made):
        sheet.digest = f"{number:064x}"
    seen = case(*made)
    texts = {sheet.digest: sheet._text.finish() for sheet in made}
    found = list(find_all(seen))
    assert all(finding.evidence for finding in found)
    assert all(change.before or change.after for change in seen.record.changes)
    for change in seen.record.changes:
        assert change.seen_before <= change.seen_after
        assert change.after or change.around, "both sides are shown, or what stands next to the absent one"
    for words in (*evidence_in(tuple(found)), *evidence_in(seen.record.changes)):
        if words.quote or words.end:
            assert texts[words.capture][words.start : words.end] == words.quote


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(captures)
def test_the_same_page_again_never_changes_anything(made: list[Sheet]) -> None:
    """The last page captured once more, a month later."""
    told = pages(made)
    told.sort(key=lambda page: (page[0].retrieved, page[0].digest))
    capture, facts, _ = told[-1]
    watch = Watch()
    for one, said, _ in told:
        watch.see(one, said)
    before = len(watch.changes)
    watch.see(Capture("f" * 64, 0, "text/html", "again.html", "2025-04-28T09:00:00", capture.basis), facts)
    again = [change for change in watch.changes[before:] if change.kind not in ("entry_absent", "party_removed", "count_removed")]
    assert again == []


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(captures, st.randoms(use_true_random=False))
def test_any_order_of_arrival_gives_the_same_records_changes_and_findings(made: list[Sheet], chance: object) -> None:
    told = pages(made)
    shuffled = [*told]
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert _kept(told) == _kept(shuffled)


def _kept(told: list[tuple[Capture, list[Fact], str]]) -> object:
    """Everything that a ledger, filled in this order, leads to."""
    ledger = open_ledger(Path())
    for capture, facts, _ in told:
        ledger.append(capture, ReadingRow(capture.digest, "docket", "test", 1), facts)
    ((about, docket),) = [(case, gather(case, ledger.pages(case), {})) for case in ledger.cases()]
    record = fold(docket)
    return about, record, tuple(find_all(Case(record, docket)))
