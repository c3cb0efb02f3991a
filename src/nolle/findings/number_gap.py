"""Numbers that no entry bears on a full sheet of all defendants. Common, and mostly innocent: a reason to ask the clerk and no more."""

from __future__ import annotations

from collections.abc import Iterator

from nolle.counts import runs, spelled
from nolle.dockets import may_hold_charges
from nolle.findings import Case
from nolle.findings._absence import explanations, named_signal, naming
from nolle.histories import Docket
from nolle.model import Evidence, Finding, Shown, Signal

KIND = "number_gap"


def find(case: Case) -> Iterator[Finding]:
    """One finding for all gaps of a case that can hold charges, from its newest sheet that shows everything.

    A number that stands on another capture is not missing, and one of which the clerk says that it was deleted is explained.
    """
    sheet = next((page for page in reversed(case.record.pages) if page.page == "docket" and page.grades == ("full",)), None)
    if sheet is None or sheet.first is None or sheet.last is None or not may_hold_charges(case.record.case):
        return
    borne = _borne(case.docket)
    missing = set(range(sheet.first, sheet.last + 1)) - borne.keys()
    missing -= naming(case.docket, "deleted", missing).keys()
    if missing:
        yield _finding(case, sheet, missing, borne)


def _borne(docket: Docket) -> dict[int, Evidence]:
    """Every number that an entry bears on any capture, with the entry's words."""
    return {int(entry.said.number): entry.evidence for entry in docket.entries if entry.said.number and entry.said.number.isdecimal()}


def _finding(case: Case, sheet: Shown, missing: set[int], borne: dict[int, Evidence]) -> Finding:
    beside = tuple(dict.fromkeys(borne[n] for first, last in runs(missing) for n in _beside(first, last, borne)))
    named = naming(case.docket, "named", missing)
    told = "Number" if len(missing) == 1 else "Numbers"
    are = "is" if len(missing) == 1 else "are"
    return Finding(
        kind=KIND,
        case=case.record.case,
        defendant=None,
        counts=(),
        happened=None,
        entered=None,
        summary=f"{told} {spelled(missing)} {are} not on the full sheet of {sheet.seen[:10]}, whose entries run from {sheet.first} to {sheet.last};"
        " most gaps are innocent",
        signals=(
            Signal("numbers", spelled(missing), beside),
            Signal("missing", len(missing), beside),
            Signal("as_of", sheet.seen, beside),
            named_signal(named),
            explanations(KIND),
        ),
        evidence=tuple(dict.fromkeys((*(words for found in named.values() for words in found), *beside))),
    )


def _beside(first: int, last: int, borne: dict[int, Evidence]) -> Iterator[int]:
    """The numbers next to a gap, past others of which the clerk says that they were deleted."""
    yield max(number for number in borne if number < first)
    yield min(number for number in borne if number > last)
