"""The decision table: what may be asserted of one count (DOCKETS §9), from its disposition cell and the entries' marks.

Grades: A an order or judgment says it, B the sheet's disposition text says it, C it follows from two or more entries.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from nolle.histories._charging import CHARGING
from nolle.histories._docket import Docket, Entry, Person
from nolle.histories._explained import explaining
from nolle.histories._motions import filed_by, motion_called, undone_by
from nolle.histories._place import Count, Mark, live, number_of, superseding_entry
from nolle.model import CONVICTED, By, Context, Disposition, Evidence, Outcome

_ENDING_LABELS = {
    "dismissed": ("dismissal_order", "nolle_prosequi"),
    "acquitted": ("verdict_not_guilty", "judgment_of_acquittal"),
    "transferred": ("transfer_out",),
    "vacated": ("vacatur",),
}
_FILERS: Mapping[str, str] = {"government": "the government", "defense": "the defence", "joint": "both sides"}
_ONE_MATTER = 31  # days within which papers of one kind belong to the same step
_ANY_COUNT = ((), ("all",), ("remaining",))
_NAMED_SIDES = ("government", "court", "defense", "joint", "jury")


@dataclass(frozen=True, slots=True)
class Bench:
    """All that a decision on one count may look at."""

    docket: Docket
    person: Person
    counts: list[Count]


def decide(bench: Bench, count: Count) -> Disposition:
    """What became of one count. Cannot tell (``unknown``) comes before a guess."""
    if count.row.unread:
        return Disposition("unknown", reason=f"not read: {count.row.unread}", evidence=count.row.evidence)
    outcome = _outcome(count)
    if outcome == "conflict":
        return _conflict(count)
    if outcome is None:
        return _without_ending(bench, count)
    if outcome in CONVICTED:
        return _convicted(bench, count)
    if outcome == "dismissed" and (undone := _undone(bench, count)):
        return undone
    return _ended(bench, count, outcome)


def with_context(disposition: Disposition, bench: Bench, count: Count, convicted: bool) -> Disposition:
    """Add why a dismissal happened: replaced by a later charge, bargained away beside a conviction, or neither.

    ``convicted`` says whether another count of the same defendant ended in a conviction.
    """
    if disposition.outcome != "dismissed":
        return disposition
    return replace(disposition, context=_context(disposition, bench, count, convicted))


def _context(disposition: Disposition, bench: Bench, count: Count, convicted: bool) -> Context:
    if disposition.by in ("court", "defense"):
        return "standalone"
    said = {m.said.context for m in count.marks if m.said.outcome == "dismissed"}
    if "superseded" in said or count not in live(bench.counts):
        return "superseded"
    return "plea_bargain" if convicted or "plea_bargain" in said else "standalone"


# --- which outcome --------------------------------------------------------------------------------------------


def _outcome(count: Count) -> Outcome | Literal["conflict"] | None:
    """The outcome that cell and marks agree on; the string "conflict" where they cannot both be right."""
    cell = count.cell.outcome if count.cell else None
    if count.row.is_complaint and cell in CONVICTED:
        return None  # clerks write later events of the case, such as a sentence, into the complaint's row
    endings = [m for m in count.marks if m.said.outcome not in CONVICTED and not m.said.restated]
    endings = endings or [m for m in count.marks if m.said.outcome not in CONVICTED]
    if cell in CONVICTED:
        undone = [m for m in endings if m.said.outcome == "vacated"]
        return "vacated" if undone and _after_conviction(undone[-1], count) else cell
    if cell is not None:
        return cell
    if not endings:
        return _best_conviction(count)
    last = endings[-1]
    conviction = [m for m in count.marks if m.said.outcome in CONVICTED]
    if conviction and _later(conviction[-1], last) and last.said.outcome != "vacated":
        return "conflict"
    same_day = {m.said.outcome for m in endings if m.day == last.day}
    if same_day == {"vacated", "dismissed"}:
        return "dismissed"
    return last.said.outcome if len(same_day) == 1 else "conflict"


def _best_conviction(count: Count) -> Outcome | None:
    said = {m.said.outcome for m in count.marks if m.said.outcome in CONVICTED}
    return next((o for o in ("convicted_trial", "convicted_plea", "convicted") if o in said), None)


def _after_conviction(mark: Mark, count: Count) -> bool:
    days = [m.day for m in count.marks if m.said.outcome in CONVICTED and m.day]
    return mark.day is not None and (not days or mark.day >= min(days))


def _later(one: Mark, other: Mark) -> bool:
    return one.day is not None and other.day is not None and one.day > other.day


def _undone(bench: Bench, count: Count) -> Disposition | None:
    """Cannot tell, where a later order sets the dismissal aside; a sheet that prints the dismissal all the same is believed."""
    dismissals = [m for m in count.marks if m.said.outcome == "dismissed"]
    if count.cell is not None or not dismissals:
        return None
    undoing = undone_by(bench.docket, bench.person, dismissals[-1].entry)
    if undoing is None:
        return None
    reason = "cannot tell: it was dismissed, and a later entry sets that dismissal aside"
    return Disposition("unknown", reason=reason, evidence=_unique(dismissals[-1].evidence, undoing.evidence))


def _conflict(count: Count) -> Disposition:
    said = ", ".join(dict.fromkeys(m.said.outcome.replace("_", " ") for m in count.marks))
    return Disposition("unknown", reason=f"cannot tell: entries disagree ({said})", evidence=tuple(m.evidence for m in count.marks))


# --- convicted ------------------------------------------------------------------------------------------------


def _convicted(bench: Bench, count: Count) -> Disposition:
    marks = [m for m in count.marks if m.said.outcome in CONVICTED and not m.entry.has("revocation")]
    manner, shown = _manner(bench, count, marks)
    day = _sentence_day(bench, marks)
    cell = count.told
    return Disposition(
        outcome=manner,
        happened=day.day if day else None,
        entered=day.said.entered if day else None,
        grade="A" if marks else "B",
        reason="the sheet prints a sentence for it" if cell else "a plea, verdict or sentence for it is on the docket",
        evidence=_unique(*cell, *(m.evidence for m in marks[:3]), *shown),
    )


def _manner(bench: Bench, count: Count, marks: list[Mark]) -> tuple[Outcome, tuple[Evidence, ...]]:
    """By plea, by trial, or not stated for this count; with the words of the entry it was inferred from."""
    stated = {m.said.outcome for m in marks} | ({count.cell.outcome} if count.cell else set())
    for manner in ("convicted_trial", "convicted_plea"):
        if manner in stated:
            return manner, ()
    if any(m.said.outcome in ("convicted_plea", "convicted_trial") for other in bench.counts for m in other.marks):
        return "convicted", ()
    pleas = _about(bench, "plea_guilty")
    if pleas and not _about(bench, "verdict_guilty"):
        return "convicted_plea", (pleas[0].evidence,)
    return "convicted", ()


def _sentence_day(bench: Bench, marks: list[Mark]) -> Entry | None:
    """The entry whose date is the conviction's: the sentence, else the judgment, else the plea or verdict."""
    for wanted in (
        [m.entry for m in marks if m.said.outcome == "convicted"],
        [e for e in _about(bench, "sentencing") if not e.has("revocation")],
        [e for e in _about(bench, "judgment") if not e.has("revocation")],
        [m.entry for m in marks],
    ):
        if wanted:
            return wanted[0]
    return None


def _about(bench: Bench, label: str) -> list[Entry]:
    return [e for e in bench.docket.labelled(label) if bench.person in bench.docket.concerned(e)]


# --- dismissed, acquitted, transferred, vacated, abated -------------------------------------------------------


def _ended(bench: Bench, count: Count, outcome: Outcome) -> Disposition:
    marks = [m for m in count.marks if m.said.outcome == outcome]
    first = next((m for m in marks if not m.said.restated), marks[0] if marks else None)
    entry = first.entry if first else _only_entry(bench, count, outcome)
    by, inferred = _by(bench, count, marks)
    cell = count.told
    return Disposition(
        outcome=outcome,
        by=by if outcome in ("dismissed", "acquitted") else None,
        with_prejudice=_prejudice(count, marks) if outcome == "dismissed" else None,
        happened=entry.day if entry else None,
        entered=_entered(entry, marks) if entry else None,
        grade="C" if inferred else "A" if marks else "B",
        reason=_reason(outcome, by, bool(marks), inferred),
        evidence=_unique(
            *((first.evidence,) if first else ()),
            *cell,
            *((entry.evidence,) if entry and not first else ()),
            *(m.evidence for m in marks if m.said.by == by),
            *(e.evidence for e in inferred),
            *(e.evidence for e in (explaining(bench.docket, bench.person, entry) if entry and outcome == "dismissed" else ())),
        ),
    )


def _entered(entry: Entry, marks: list[Mark]) -> date | None:
    """When the ending was entered: as its entry says, else as another printing of that day's does (feeds and archives print no such day)."""
    of_day = (m.entry.said.entered for m in marks if m.day == entry.day and m.entry.said.entered)
    return entry.said.entered or next(of_day, None)


def _only_entry(bench: Bench, count: Count, outcome: Outcome) -> Entry | None:
    """The entry that dates an ending which only the disposition cell states: the first of that kind about this defendant.

    None where such entries lie more than a month apart, for then it is not clear which of them the cell means. An entry that ends
    other counts by their numbers is not about this one.
    """
    elsewhere = {id(m.entry) for other in bench.counts if other is not count for m in other.marks if m.said.counts not in _ANY_COUNT}
    found = [e for e in bench.docket.labelled(*_ENDING_LABELS.get(outcome, ())) if bench.person in bench.docket.concerned(e)]
    found = [e for e in found if id(e) not in elsewhere]
    days = [e.day for e in found if e.day]
    return found[0] if days and (max(days) - min(days)).days <= _ONE_MATTER else None


def _by(bench: Bench, count: Count, marks: list[Mark]) -> tuple[By, tuple[Entry, ...]]:
    """Who ended it: as an order or the cell says, else whoever filed the motion that the order grants; unknown where sources differ."""
    stated = {m.said.by for m in marks} | ({count.cell.by} if count.cell else set())
    named = {side for side in stated if side in _NAMED_SIDES}
    if named:
        return (named.pop() if len(named) == 1 else "unknown"), ()
    motions = tuple(dict.fromkeys(motion for m in marks if (motion := bench.docket.granted_by(m.entry, m.said.motion or motion_called(m.entry)))))
    about = [m for m in motions if not bench.docket.named_in(m) or bench.person in bench.docket.named_in(m)]
    sides = {filed_by(motion, bench.docket) for motion in about}
    if len(sides) == 1 and (side := sides.pop()) in ("government", "defense", "joint"):
        return side, tuple(about)
    return "unknown", ()


def _prejudice(count: Count, marks: list[Mark]) -> bool | None:
    """From the order's own words; else the disposition text; never from the motion. None where orders contradict each other."""
    said = {m.said.with_prejudice for m in marks if m.said.with_prejudice is not None}
    if said:
        return said.pop() if len(said) == 1 else None
    return count.cell.with_prejudice if count.cell else None


def _reason(outcome: Outcome, by: By, ordered: bool, inferred: tuple[Entry, ...]) -> str:
    where = "an order or judgment says so" if ordered else "the sheet's disposition text says so"
    if inferred:
        return f"{where}; the motion it grants, entry {inferred[0].said.number}, was filed by {_FILERS[by]}"
    return where if outcome != "dismissed" or by != "unknown" else f"{where}; who moved is not shown"


# --- no ending printed ----------------------------------------------------------------------------------------


def _without_ending(bench: Bench, count: Count) -> Disposition:
    replaced_by = _replacement(bench, count)
    if replaced_by is not None:
        return replaced_by
    docket, person, offence = bench.docket, bench.person, count.row.evidence
    closed = person.terminated or docket.header.terminated
    if closed:
        reason = f"cannot tell: the docket was closed for this defendant on {closed.isoformat()} without saying how this count ended"
        return Disposition("unknown", reason=reason, evidence=offence)
    if count.row.disposition:
        reason = "cannot tell: the disposition text states no ending that Nolle can read"
        return Disposition("unknown", reason=reason, evidence=count.row.evidence)
    if not count.row.current:
        return Disposition("unknown", reason="cannot tell: an earlier sheet printed this count, the latest does not", evidence=offence)
    if count.row.section == "terminated":
        return Disposition("unknown", reason="cannot tell: listed under Terminated Counts with no disposition", evidence=offence)
    return Disposition("pending", reason=f"no ending found on the docket as of {docket.printed[:10]}", evidence=offence)


def _replacement(bench: Bench, count: Count) -> Disposition | None:
    """A complaint once there is an indictment or information, or a count of an older charging document."""
    counts = bench.counts
    if count.row.is_complaint:
        later = [c for c in counts if not c.row.is_complaint]
        entry = next((e for e in bench.docket.labelled(*CHARGING) if bench.person in bench.docket.concerned(e)), None)
        if not later and entry is None:
            return None
    elif count in live(counts):
        return None
    else:
        later = [c for c in counts if c.level > count.level and not c.row.is_complaint]
        entry = superseding_entry(bench.docket, bench.person, count.level + 1)
    successor = next((c for c in later if number_of(c.label) == number_of(count.label)), later[0] if later else None)
    rests_on = _unique(count.row.evidence[0], *((entry.evidence,) if entry else ()), *(successor.row.evidence[:1] if successor else ()))
    return Disposition(
        "superseded",
        happened=entry.day if entry else None,
        entered=entry.said.entered if entry else None,
        grade="C",
        reason="replaced by a later charging document; no disposition of its own is printed",
        evidence=rests_on,
    )


def _unique(*evidence: Evidence) -> tuple[Evidence, ...]:
    return tuple(dict.fromkeys(evidence))
