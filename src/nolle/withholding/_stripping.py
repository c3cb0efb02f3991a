"""A case record and its findings without the people who were forgotten."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from nolle.histories import tally
from nolle.model import CaseRecord, Finding, Signal
from nolle.withholding._masking import masked

Mask = Callable[[str], str]


def record_without(record: CaseRecord, is_gone: Callable[[object], bool], mask: Mask) -> CaseRecord:
    """The record without the charges and changes of those who are gone; their names are masked in all that stays."""
    charges = tuple(charge for charge in record.charges if not is_gone(charge))
    changes = tuple(change for change in record.changes if not is_gone(change))
    return masked(replace(record, charges=charges, changes=changes, tally=tally(charges)), mask)


def finding_without(finding: Finding, rests_on_withheld: Callable[[object], bool], mask: Mask | None) -> Finding:
    """The finding with names masked, and with what signals take from pages that are withheld told as not known."""
    signals = tuple(Signal(one.name, None) if rests_on_withheld(one.evidence) else one for one in finding.signals)
    kept = replace(finding, signals=signals)
    return masked(kept, mask) if mask else kept
