"""The nouns. Frozen, slotted, standard library only; imports nothing of ours.

Two sides meet here. *What a page says* (``Quote``, ``CaseRead``, ``DefendantRead``, ``CountRead``, ``EntryRead``,
``ArticleRead``, ``BaselineRead``, ``Report``) is made by readers from one capture. *What we hold to be said* (``Fact``) goes into the ledger and
is never changed. *What follows* (``Reading``, ``ChargeHistory``, ``Change``, ``Finding``, ``Statement``, ``Link``) is derived and can be remade.
*What a person decides* (``Judgement``) is kept for ever, too.

All offsets are characters in a capture's canonical text, start inclusive, end exclusive.
"""

from __future__ import annotations

from nolle.model._changes import Change, Shown
from nolle.model._facts import ArticleSaid, BaselineSaid, CaseSaid, ChargeSaid, DefendantSaid, EntrySaid, Fact, Said
from nolle.model._links import Accused, CaseKeys, Judgement, Link, Named, Reason, Searched, Step, Told
from nolle.model._outcomes import CaseRecord, ChargeHistory, Disposition, Event, Finding, OutcomeSaid, Reading, Signal
from nolle.model._pages import ArticleRead, BaselineRead, Capture, CaseRead, CountRead, DefendantRead, EntryRead, Evidence, Passage, Quote, Report, Usual
from nolle.model._statements import ArticleRecord, Figure, Statement
from nolle.model._vocabularies import (
    CONVICTED,
    Actor,
    Bound,
    By,
    ChangeKind,
    Context,
    Coverage,
    Grade,
    LinkState,
    Manner,
    Outcome,
    Part,
    Section,
    SpeakerKind,
    StatementKind,
    Subject,
)

__all__ = [
    "CONVICTED",
    "Accused",
    "Actor",
    "ArticleRead",
    "ArticleRecord",
    "ArticleSaid",
    "BaselineRead",
    "BaselineSaid",
    "Bound",
    "By",
    "Capture",
    "CaseKeys",
    "CaseRead",
    "CaseRecord",
    "CaseSaid",
    "Change",
    "ChangeKind",
    "ChargeHistory",
    "ChargeSaid",
    "Context",
    "CountRead",
    "Coverage",
    "DefendantRead",
    "DefendantSaid",
    "Disposition",
    "EntryRead",
    "EntrySaid",
    "Event",
    "Evidence",
    "Fact",
    "Figure",
    "Finding",
    "Grade",
    "Judgement",
    "Link",
    "LinkState",
    "Manner",
    "Named",
    "Outcome",
    "OutcomeSaid",
    "Part",
    "Passage",
    "Quote",
    "Reading",
    "Reason",
    "Report",
    "Said",
    "Searched",
    "Section",
    "Shown",
    "Signal",
    "SpeakerKind",
    "Statement",
    "StatementKind",
    "Step",
    "Subject",
    "Told",
    "Usual",
]
