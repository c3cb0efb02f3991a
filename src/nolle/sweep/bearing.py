"""Which entries may bear on a charge. The fold of a case that was captured once needs no others, and most entries are others.

An entry bears on charges if it has a label that the fold asks for, or words that end, undo or put back charges. It is a net with a wide
mesh: what is in it is then read in full. A test holds the list against what the fold asks for.
"""

from __future__ import annotations

import pyarrow as pa
import pyarrow.compute as pc

from nolle.outcomes.rules import named

LABELS = (
    *("complaint", "indictment", "information", "superseding_charge", "diversion", "motion_to_dismiss", "nolle_prosequi", "dismissal_order"),
    *("plea_guilty", "verdict_guilty", "verdict_not_guilty", "judgment_of_acquittal", "judgment", "sentencing", "revocation", "transfer_out", "vacatur"),
)
_PUT_BACK = "|reinstat"


def worth_reading(texts: pa.Array) -> pa.Array:
    """Whether each text has words by which charges end or come back."""
    return pc.match_substring_regex(pc.utf8_lower(texts), named("orders", "worth reading").pattern + _PUT_BACK)


def may_bear(texts: pa.Array, events: pa.Array) -> pa.Array:
    """Whether each entry, with its text and its labels, may bear on a charge."""
    labelled = pc.is_in(pc.list_flatten(events), pa.array(LABELS))
    rows = pc.filter(pc.list_parent_indices(events), labelled)
    marked = pc.is_in(pa.array(range(len(events)), pa.int64()), pc.cast(rows, pa.int64()))
    return pc.or_(marked, worth_reading(texts))
