"""The vocabularies in neutral English. One place, so that every command and every page says the same thing the same way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from nolle.model import ChargeHistory, Disposition, Signal

OUTCOMES = {
    "pending": "no ending found",
    "dismissed": "dismissed",
    "convicted_plea": "convicted by plea",
    "convicted_trial": "convicted at trial",
    "convicted": "convicted",
    "acquitted": "acquitted",
    "superseded": "superseded",
    "transferred": "transferred",
    "vacated": "vacated",
    "abated": "abated",
    "unknown": "cannot tell",
}
MOVERS = {
    "government": "on the government's motion",
    "court": "by the court",
    "defense": "on the defendant's motion",
    "joint": "on a joint motion",
    "jury": "by the jury",
}
CONTEXTS = {"plea_bargain": "plea bargain", "superseded": "superseded", "standalone": "standalone"}
GRADES = {"A": "order or judgment", "B": "disposition on the sheet", "C": "inferred from several entries", "D": "a hint only"}
KINDS = {
    "claim": "claim",
    "promise": "promise",
    "accusation": "accusation",
    "denial": "denial",
    "no_comment": "no comment given",
    "opinion": "opinion",
    "unknown_acknowledged": "said not to be known",
}

SHOWN = {
    "full": "everything",
    "ranged": "a range of entries",
    "document_only": "entries with a document",
    "entries_missing": "some entries",
    "single_defendant": "one defendant",
    "without_parties": "no parties",
}
FINDINGS = {
    "dropped_charges": ("Dropped charges", "Dismissed on the government's motion, outside a plea bargain and outside superseding."),
    "vanished": ("No longer on the page", "An earlier capture shows it and a later one, at least as complete, does not. Why is not known."),
    "number_gap": ("Missing numbers", "On full sheets only. Most gaps are innocent: a filing error, an entry never made public. Ask the clerk."),
    "handed_over": ("Handed over", "By the docket, to immigration or another country, with charges open or dismissed within 30 days. It tells no connection."),
    "overdue": ("Overdue", "A clock has run out by the docket, and nothing on it says why. Time is left out for many reasons."),
    "at_odds": ("Said and recorded differently", "A statement surely about the case, beside a record that showed something else that day. Neither is judged."),
    "outlier": ("Beside what is usual", "A whole defendant dropped where that is rare, or where the court's rate is unlike others'. A question, no answer."),
}
SAYINGS = {
    "claim": "said",
    "promise": "promised",
    "accusation": "accused",
    "denial": "denied",
    "no_comment": "did not comment",
    "opinion": "held",
    "unknown_acknowledged": "said that it is not known",
}
SIGNALS = {  # a signal's name: what is asked, and how to read the answer
    "whole_defendant": ("All live counts of the defendant ended", "Known only where a capture shows the whole docket."),
    "with_prejudice": ("Dismissed with prejudice", "From the order's or the sheet's words; silence is not known."),
    "days_from_filed_to_entered": ("Days from filing to the public docket", "How late the public could see it."),
    "sealed": ("Motion or order sealed", "By the docket's words. Courts seal much as a routine."),
    "unsealed_on": ("Unsealed on", "Not known where no unsealing is on the docket."),
    "no_written_motion": ("No written motion on the docket", "An oral motion, or none that the whole docket shows."),
    "no_reason_on_docket": ("No reason on the docket", "The papers themselves, which were not read, may give one."),
    "missing_numbers_beside": ("Entry numbers missing beside it", "Mostly innocent: corrected filings, sealed papers of every kind."),
    "entries_vanished": ("Entries gone from a later capture", "Of the same docket, where the later capture shows as much or more."),
    "handed_over_within_30_days": ("To immigration or another country within 30 days", "By the docket. It tells no connection."),
    "co_defendants_same_day": ("Other defendants dropped on the same day", "On the government's motion, in the same case."),
    "prejudice_differs_from_motion": ("Order's terms differ from the motion's", "Not known where either is silent."),
    "filed_before_days_off": ("Filed before days off", "A Friday or the day before a federal holiday. The docket prints no hour."),
    "charges_announced": ("Charges announced by an office", "Releases that are surely about the case, up to the day of the ending."),
    "end_not_announced": ("No announcement of its end by that office", "Looked for in the pages captured, nowhere else."),
    "charges_open_then": ("Charges open on that day", "By the captured record."),
    "due": ("Due", "By the law's or the docket's own words."),
    "days_overdue": ("Days past due", "As of the newest capture of the whole docket."),
    "rare_there": ("Rare in that court", "By the interval's upper end fewer than one in twenty cases end in dismissal, by the broad measure."),
    "stands_out": ("The court's rate stands out", "Higher or lower than other courts let expect; not known where it could not be tested."),
    "fiscal_year_of_baseline": ("Fiscal year of the baseline", "From October to September."),
    "same_fiscal_year": ("It is the year of the ending", "If not, the baseline's last year."),
    "defendants_in_baseline": ("Defendants counted", "In that court and year, all offenses together."),
    "dismissed_broad": ("Dismissed, broad measure", "Whoever asked for it."),
    "dismissed_narrow": ("Dismissed, narrow measure", "Nolle prosequi only."),
    "baseline": ("The file that was counted", "With its sha-256; the definitions and limits stand among the words."),
    "as_of_that_day": ("As of the day it was said", ""),
    "as_of_now": ("As of the newest capture", ""),
}


def prejudice(said: bool | None) -> str:
    """On what terms; silence is "not stated", never "without"."""
    return {True: "with prejudice", False: "without prejudice", None: "prejudice not stated"}[said]


def mover(end: Disposition) -> str:
    """Who ended a charge; empty where the outcome has no mover."""
    if end.outcome == "dismissed":
        return MOVERS.get(end.by or "", "mover not stated")
    return MOVERS.get(end.by or "", "") if end.outcome == "acquitted" else ""


def ending(end: Disposition) -> str:
    """What became of a charge, in one phrase."""
    parts = [f"{OUTCOMES[end.outcome]} {mover(end)}".strip()]
    if end.outcome == "dismissed":
        parts.append(prejudice(end.with_prejudice))
        parts += [CONTEXTS[end.context]] if end.context in ("plea_bargain", "superseded") else []
    return ", ".join(parts)


def defendant(charge: ChargeHistory) -> str:
    """The defendant with the number that the court gave, where it is known."""
    return charge.defendant if charge.defendant_number is None else f"{charge.defendant} ({charge.defendant_number})"


def count(label: str) -> str:
    """A count label in words: "count 2-4", "all counts", "complaint"."""
    if label in ("all", "remaining"):
        return f"{label} counts"
    return f"count {label}" if label[:1].isdigit() else label or "no label"


def day(when: date | None) -> str:
    """A date as ISO; "not shown" where the record shows none."""
    return when.isoformat() if when else "not shown"


def later(happened: date | None, entered: date | None) -> str:
    """How long after the step it appeared on the public docket; empty where a date is missing or they agree."""
    if not (happened and entered) or happened == entered:
        return ""
    days = (entered - happened).days
    return f"{abs(days):,} {some('day', abs(days))} {'later' if days > 0 else 'earlier'}"


def kinds(number: Mapping[str, int]) -> str:
    """How many statements there are of each kind: "3 claims · 1 denial · no comment given 2 times"."""
    told = ((kind, number[kind]) for kind in KINDS if number.get(kind))
    return " · ".join(number_of(KINDS[kind], n) if " " not in KINDS[kind] else f"{KINDS[kind]} {n:,} {some('time', n)}" for kind, n in told)


def some(noun: str, number: int) -> str:
    """A noun in the number."""
    return noun if number == 1 else f"{noun[:-1]}ies" if noun.endswith("y") and noun != "day" else f"{noun}s"


def number_of(noun: str, number: int) -> str:
    """"1 charge", "14 charges", "1,200 entries"."""
    return f"{number:,} {some(noun, number)}"


def raised(value: str | int | bool | None) -> bool:
    """Whether a signal is raised: neither absent (no, nought, less than nought) nor not known."""
    return value > 0 if isinstance(value, int) else bool(value)


def signal(value: str | int | bool | None) -> str:
    """A signal's value in words."""
    return {None: "not known", True: "yes", False: "no"}.get(value, str(value)) if value is None or isinstance(value, bool) else str(value)


def counted(signals: Sequence[Signal]) -> str:
    """How many signals are raised, are not, and are not known."""
    states = Counter("raised" if raised(one.value) else "not known" if one.value is None else "not raised" for one in signals)
    told = (f"{states[name]} {name}" for name in ("raised", "not raised", "not known") if states[name])
    return f"Of {number_of('signal', len(signals))}: {', '.join(told)}"
