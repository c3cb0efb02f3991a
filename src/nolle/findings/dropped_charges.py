"""A whole defendant, or live counts, dismissed on the government's motion, outside a plea bargain and outside superseding."""

from __future__ import annotations

from collections.abc import Iterator

from nolle.findings import Case
from nolle.findings._dropped import drops_in, finding_of
from nolle.findings._quiet import Ending, quiet_signals
from nolle.model import Finding

KIND = "dropped_charges"


def find(case: Case) -> Iterator[Finding]:
    """One finding per defendant and day of dismissal. ``whole_defendant`` is not known where the captures are partial."""
    for charges, dropped in drops_in(case.record, case.went_on):
        ending = Ending(case.record, case.docket, case.told, tuple(dropped))
        yield finding_of(case.record, charges, dropped, tuple(quiet_signals(ending, case.searched)))
