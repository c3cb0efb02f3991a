"""Which entries may bear on a charge. The fold of a case that was captured once needs no others, and most entries are others.

An entry bears on charges if it has a label that the fold asks for, or words that end, undo, put back or explain an end of charges. It is a net with a wide
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
_PUT_BACK = "|reinstat|in error|disregard"
_EXPLAIN = "|\\bdeath\\b|\\bdemise\\b|deceased|\\bdied\\b|incompeten|competent to|restor(?:ed|ab)"
_OF_OTHERS = f"(?i)d[iıİ]sm|re[iıİ]nst|in error|disregard{_EXPLAIN}"
"""In every text that undoes or explains a dismissal, and in every motion that asks to dismiss something that is no charge."""


def worth_reading(texts: pa.Array) -> pa.Array:
    """Whether each text has words by which charges end or come back."""
    return pc.match_substring_regex(pc.utf8_lower(texts), named("orders", "worth reading").pattern + _PUT_BACK + _EXPLAIN)


def may_bear(texts: pa.Array, events: pa.Array) -> pa.Array:
    """Whether each entry, with its text and its labels, may bear on a charge."""
    return pc.or_(_labelled(events), worth_reading(texts))


def bears_nothing(read: pa.Table) -> pa.Array:
    """Whether each entry, once it has been read, bears on no charge after all, in a case that was captured once.

    Nothing is asked of it: it has no label that the fold asks for, says nothing of counts, has no words on another entry's dismissal, and
    does not bear the number of a motion that another entry of its case grants.
    """
    said = read.column("said").combine_chunks()
    speaks = pc.fill_null(pc.greater(pc.list_value_length(said), 0), False)
    words = pc.fill_null(pc.match_substring_regex(read.column("text"), _OF_OTHERS), False)
    asked = pc.or_(pc.or_(speaks, words), pc.or_(_labelled(read.column("events").combine_chunks()), _granted(read, said)))
    return pc.invert(asked)


def _labelled(events: pa.Array) -> pa.Array:
    labelled = pc.is_in(pc.list_flatten(events), pa.array(LABELS))
    rows = pc.filter(pc.list_parent_indices(events), labelled)
    return pc.is_in(pa.array(range(len(events)), pa.int64()), pc.cast(rows, pa.int64()))


def _granted(read: pa.Table, said: pa.Array) -> pa.Array:
    """Whether an entry's number is that of a motion which an entry of the same case grants."""
    motions = pc.struct_field(pc.list_flatten(said), "motion")
    cases = read.column("case").combine_chunks()
    granted = pc.binary_join_element_wise(cases.take(pc.list_parent_indices(said)), motions, "\n").drop_null()
    return pc.is_in(pc.binary_join_element_wise(cases, read.column("number").combine_chunks(), "\n"), granted)
