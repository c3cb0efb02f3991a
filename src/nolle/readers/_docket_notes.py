"""What a reporter must be told about a docket page: what it leaves out, what is cut, what could not be placed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from nolle.model import CaseRead
from nolle.names import is_expunged_name
from nolle.readers._docket_header import Heading
from nolle.readers._docket_parties import Party
from nolle.readers._receipt import Receipt


def page_notes(heading: Heading, case: CaseRead, receipt: Receipt | None, *, criminal: bool, cut: bool) -> Iterator[str]:
    """Sentences about the page as a whole."""
    if cut:
        yield "the page is cut off: it ends before CM/ECF's closing lines, and what came after is missing"
    if not criminal:
        kind = "bankruptcy" if heading.is_bankruptcy else "civil"
        yield f"{kind} docket: no charges"
    elif not case.parties_shown and not cut:
        yield "the sheet was run without parties: it says nothing of defendants or counts"
    if receipt and receipt.cuts_short(case.filed):
        yield f'only part of the docket was asked for ("{receipt.criteria}"): what is missing here may stand on the full sheet'
        if receipt.documents:
            yield "a range of document numbers leaves out every entry without a document, text-only orders and pleas among them"
    elif case.entries_shown == "ranged":
        yield "the entries begin after number 1, and no receipt says what was asked for: the sheet may be partial"
    if not case.entries and not cut:
        yield "the page shows no entries"


def party_notes(parties: Sequence[Party], case: CaseRead) -> Iterator[str]:
    """Sentences about single defendants."""
    if any(party.counts and party.name is None for party in parties):
        yield "the page has a counts table under no defendant's name; its counts are not used"
    if any(party.is_defendant and party.name is not None and is_expunged_name(party.name.text) for party in parties):
        yield "of a defendant whose name the court replaced by EXPUNGED only that is kept"
    for defendant in case.defendants:
        if defendant.counts is None and not is_expunged_name(defendant.name.text):
            yield f"{defendant.name.text}: the page shows no counts tables for this defendant"
        if defendant.unread:
            yield f"{defendant.name.text}: {defendant.unread}"
