"""Why most ended counts are no news: the class of each, so that routine endings are counted and explained."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date

from nolle.histories._charging import CHARGING
from nolle.histories._explained import STALE, explains, years_between
from nolle.model import CONVICTED, ChargeHistory

EXPLAINED = {
    "dropped": "dismissed on the government's motion, outside a plea bargain and outside superseding",
    "plea bargain": "dismissed beside a conviction of the same defendant in the same case",
    "superseded": "replaced by a later charging document",
    "by the court": "dismissed by the court itself",
    "on the defence's motion": "dismissed on the defendant's motion",
    "mover not shown": "dismissed, and the record does not show who moved",
    "diversion": "dismissed after pretrial diversion or deferred prosecution",
    "abated": "ended by death",
    "unfit for trial": "dismissed after the defendant was found unfit to stand trial",
    "old warrant": f"dismissed {STALE} years or more after the charge, with an arrest warrant still out",
    "transferred": "sent to another court",
    "acquitted": "not guilty",
    "vacated": "a conviction was undone",
    "convicted": "convicted",
    "pending": "no ending found",
    "cannot tell": "the record does not say, or could not be read for certain",
}


def routine_class(charge: ChargeHistory) -> str:
    """The class of a charge: a key of ``EXPLAINED``."""
    disposition = charge.disposition
    if disposition.outcome in CONVICTED:
        return "convicted"
    if disposition.outcome == "unknown":
        return "cannot tell"
    if disposition.outcome != "dismissed":
        return disposition.outcome
    if disposition.context in ("plea_bargain", "superseded"):
        return disposition.context.replace("_", " ")
    if is_diversion(charge):
        return "diversion"
    words = "\n".join(e.quote for e in disposition.evidence)
    if any(explains("death", e.quote) or explains("ended_by_death", e.quote) for e in disposition.evidence):
        return "abated"
    if explains("unfit", words):
        return "unfit for trial"
    if explains("warrant", words) and years_between(_charged(charge), disposition.happened) >= STALE:
        return "old warrant"
    return {"government": "dropped", "court": "by the court", "defense": "on the defence's motion"}.get(disposition.by or "", "mover not shown")


def _charged(charge: ChargeHistory) -> date | None:
    """The day of the first entry that charges it."""
    return min((e.happened for e in charge.events if e.label in ("complaint", *CHARGING) and e.happened), default=None)


def is_dropped(charge: ChargeHistory) -> bool:
    """Whether a charge was live and dismissed on the government's motion, with nothing routine to explain it."""
    return routine_class(charge) == "dropped"


def is_diversion(charge: ChargeHistory) -> bool:
    """Whether the docket shows diversion or deferred prosecution up to the day of the ending (a class of its own)."""
    ended = charge.disposition.happened
    if any(e.label == "diversion" and not (e.happened and ended and e.happened > ended) for e in charge.events):
        return True
    words = " ".join(e.quote.lower() for e in charge.disposition.evidence)
    return any(term in words for term in ("diversion", "deferred prosecution", "deferred adjudication"))


def tally(charges: Iterable[ChargeHistory]) -> dict[str, int]:
    """How many counts fall in each class, in the order of ``EXPLAINED``."""
    number: Counter[str] = Counter()
    for charge in charges:
        number[routine_class(charge)] += max(len(charge.counts), 1)
    return {name: number[name] for name in EXPLAINED if number[name]}
