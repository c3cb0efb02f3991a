"""Clocks that have run out: thirty days to indict, seventy to trial, a seal with a day on which it ends, a measure announced for a time.

18 U.S.C. § 3161(b) wants an indictment or information within thirty days of arrest or summons, § 3161(c)(1) a trial within seventy days
of the charge's filing or the first appearance, whichever is later; § 3161(h) leaves much time out of both. Any entry that may have
stopped the clock (time excluded, a continuance, a waiver, an extension, competence, a motion to be decided) silences it, as does a record
that is not whole, or another docket on which the case went on.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from nolle.comparing import about, said_on
from nolle.comparing.ledgers import Said, term
from nolle.dates import read_date
from nolle.findings import Case
from nolle.findings._dropped import went_on_for
from nolle.findings._quiet import search
from nolle.histories import Entry, Person
from nolle.model import Evidence, Finding, Signal

KIND = "overdue"
_TO_INDICT, _TO_TRIAL = timedelta(days=30), timedelta(days=70)
_CHARGES = ("indictment", "information", "superseding_charge")
_ENDED = (
    "dismissal_order", "nolle_prosequi", "plea_guilty", "change_of_plea_hearing", "trial", "verdict_guilty", "verdict_not_guilty", "sentencing", "judgment",
    "transfer_out", "diversion", "judgment_of_acquittal", "plea_agreement",
)  # fmt: skip


def find(case: Case) -> Iterator[Finding]:
    """What was due before the newest capture of the whole docket and is not on it; nothing where no capture shows the whole docket."""
    seen = [page.seen[:10] for page in case.record.pages if page.grades == ("full",)]
    if not seen:
        return
    today = date.fromisoformat(max(seen))
    yield from _seals(case, today)
    yield from _terms(case, today)
    if case.record.terminated is None:
        for person in case.docket.people:
            yield from _speedy(case, person, today)


def _speedy(case: Case, person: Person, today: date) -> Iterator[Finding]:
    entries = [entry for entry in case.docket.entries if person in case.docket.concerned(entry)]
    if person.terminated or any(entry.has(*_ENDED) for entry in entries) or any(_excuses(entry) for entry in case.docket.entries):
        return
    charged = [entry for entry in entries if entry.has(*_CHARGES) and entry.day]
    held = [entry for entry in entries if entry.has("arrest", "initial_appearance") and search("in custody or summoned", entry.said.text) and entry.day]
    if not held:
        return
    if not charged and any(entry.has("complaint") for entry in entries):
        if went_on_for((person.name, *person.aliases), len(case.docket.people) == 1, case.went_on):
            return
        yield from _run_out(case, person, held[:1], _TO_INDICT, today, "indictment or information")
    elif charged:
        last = max(charged[0], held[0], key=lambda entry: entry.day or date.min)
        yield from _run_out(case, person, [last], _TO_TRIAL, today, "trial, plea or ending")


def _excuses(entry: Entry) -> bool:
    return entry.has("continuance", "competency", "diversion") or search("clock excused", entry.said.text) is not None


def _run_out(case: Case, person: Person, since: Sequence[Entry], allowed: timedelta, today: date, awaited: str) -> Iterator[Finding]:
    begun = since[0].day
    if begun is None or today - begun <= allowed:
        return
    due = begun + allowed
    summary = f"{(today - begun).days} days after {begun.isoformat()} the docket shows no {awaited} for {person.name}; {allowed.days} are allowed"
    yield _finding(case, person.name, due, summary, (today - due).days, tuple(entry.evidence for entry in since))


def _seals(case: Case, today: date) -> Iterator[Finding]:
    """Entries that print the day on which their seal ends, where that has passed and no later entry unseals anything."""
    for n, entry in enumerate(case.docket.entries):
        found = search("sealed until", entry.said.text)
        until = read_date(entry.said.text[found.end() : found.end() + 40]) if found else None
        if until is None or until >= today or any(later.has("unseal") for later in case.docket.entries[n + 1 :]):
            continue
        summary = f"An entry of {entry.day or 'unknown day'} was sealed until {until.isoformat()}; no unsealing is on the docket as of {today.isoformat()}"
        yield _finding(case, None, until, summary, (today - until).days, (entry.evidence,))


def _terms(case: Case, today: date) -> Iterator[Finding]:
    """Measures that somebody announced for a time, in words surely about this case, where that time has passed. What became of them is not told."""
    for told in case.told:
        for statement in told.statements:
            day, links = said_on(told, statement), about(told, statement)
            until = term(Said(statement, day, None)) if statement.kind == "promise" and links else None
            if until is None or until >= today:
                continue
            capture, who = told.article.capture, statement.speaker or "A source not told"
            words = tuple(Evidence(capture, piece.start, piece.end, piece.text) for piece in (*statement.source, *statement.cue, *statement.content))
            when = f" on {day.isoformat()}" if day else ""
            summary = f"{who} is reported to have announced something{when} for a time that ended on {until.isoformat()}, before {today.isoformat()}"
            yield _finding(case, links[0].defendant if len(links) == 1 else None, until, summary, (today - until).days, words)


def _finding(case: Case, defendant: str | None, due: date, summary: str, days: int, evidence: tuple[Evidence, ...]) -> Finding:
    signals = (Signal("due", due.isoformat(), evidence), Signal("days_overdue", days, evidence))
    return Finding(KIND, case.record.case, defendant, (), due, None, summary, signals, evidence)
