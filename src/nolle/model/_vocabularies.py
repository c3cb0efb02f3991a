"""The words that answers are given in."""

from __future__ import annotations

from typing import Literal

Section = Literal["pending", "terminated", "complaint", "unknown"]
Outcome = Literal[
    "pending", "dismissed", "convicted_plea", "convicted_trial", "convicted", "acquitted",
    "superseded", "transferred", "vacated", "abated", "unknown",
]  # fmt: skip
By = Literal["government", "court", "defense", "joint", "jury", "unknown"]
Context = Literal["plea_bargain", "superseded", "standalone"]
Actor = Literal["government", "defense", "court", "other"]
Coverage = Literal["full", "ranged", "documents", "part", "none"]
Grade = Literal["full", "ranged", "document_only", "entries_missing", "single_defendant", "without_parties"]
ChangeKind = Literal[
    "entry_new", "entry_absent", "text_changed", "number_moved", "number_reused", "link_lost", "party_added", "party_renamed", "party_removed",
    "count_added", "count_removed", "disposition_changed", "flag_added", "flag_removed",
]  # fmt: skip
LinkState = Literal["same", "candidate", "different", "unknown"]
Subject = Literal["link", "held", "forgotten", "named"]
Part = Literal["headline", "byline", "dateline", "body", "caption", "credit", "correction", "boilerplate"]
SpeakerKind = Literal["person", "office", "organisation", "document", "outlet", "anonymous"]
StatementKind = Literal["claim", "promise", "accusation", "denial", "no_comment", "opinion", "unknown_acknowledged"]
Manner = Literal["speech", "stance", "act"]
Bound = Literal["exactly", "about", "at_least", "more_than", "at_most", "less_than"]

CONVICTED = frozenset({"convicted", "convicted_plea", "convicted_trial"})
