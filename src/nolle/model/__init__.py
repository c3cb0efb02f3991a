"""The nouns. Frozen, slotted, standard library only; imports nothing of ours.

Two sides meet here. *What a page says* (``Quote``, ``CaseRead``, ``DefendantRead``, ``CountRead``, ``EntryRead``,
``ArticleRead``, ``Report``) is made by readers from one capture. *What we hold to be said* (``Fact``) goes into the ledger and
is never changed. *What follows* (``Reading``, ``ChargeHistory``, ``Finding``, ``Statement``) is derived and can be remade.

All offsets are characters in a capture's canonical text, start inclusive, end exclusive.
"""

from __future__ import annotations

from nolle.model._facts import ArticleSaid, CaseSaid, ChargeSaid, DefendantSaid, EntrySaid, Fact, Said
from nolle.model._outcomes import CaseRecord, ChargeHistory, Disposition, Event, Finding, OutcomeSaid, Reading, Signal
from nolle.model._pages import ArticleRead, Capture, CaseRead, CountRead, DefendantRead, EntryRead, Evidence, Passage, Quote, Report
from nolle.model._statements import ArticleRecord, Figure, Statement
from nolle.model._vocabularies import CONVICTED, Actor, Bound, By, Context, Coverage, Manner, Outcome, Part, Section, SpeakerKind, StatementKind

__all__ = [
    "CONVICTED",
    "Actor",
    "ArticleRead",
    "ArticleRecord",
    "ArticleSaid",
    "Bound",
    "By",
    "Capture",
    "CaseRead",
    "CaseRecord",
    "CaseSaid",
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
    "Manner",
    "Outcome",
    "OutcomeSaid",
    "Part",
    "Passage",
    "Quote",
    "Reading",
    "Report",
    "Said",
    "Section",
    "Signal",
    "SpeakerKind",
    "Statement",
    "StatementKind",
]
