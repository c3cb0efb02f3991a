"""What stands around the papers on the docket: numbers that are missing, entries that are gone, other defendants, and where the defendant went."""

from __future__ import annotations

import re
from datetime import timedelta

from nolle.findings._quiet._ending import Ending, numbers, part, words_of
from nolle.findings._quiet._words import every, search
from nolle.histories import Docket, Entry, Person, is_dropped
from nolle.model import Evidence, Signal

_BESIDE = 3  # entry numbers on either side
HANDED_OVER = 30  # days
_CLAUSE = re.compile(r"[.;:] |, (?:and|but|who)\b")


def missing_numbers(ending: Ending) -> Signal:
    """Entry numbers that no capture shows, next to motion and order; only a whole docket can tell."""
    present = set(numbers(ending.docket.entries))
    own = set(numbers(ending.papers))
    near = [entry for entry in ending.docket.entries if own and set(numbers([entry])) & {n + d for n in own for d in range(-_BESIDE, _BESIDE + 1)}]
    if not own or not ending.whole:
        return Signal("missing_numbers_beside", None, words_of(ending.papers))
    missing = sorted({n + d for n in own for d in range(-_BESIDE, _BESIDE + 1)} - present)
    missing = [number for number in missing if min(present) < number < max(present)]
    return Signal("missing_numbers_beside", ", ".join(map(str, missing)) or False, words_of(near if missing else ending.papers))


def vanished(ending: Ending) -> Signal:
    """Entries of this docket that an earlier capture shows and a later one, at least as complete, does not."""
    back = {change.before for change in ending.record.changes if change.kind == "entry_new"}
    gone = [change for change in ending.record.changes if change.kind == "entry_absent" and change.sure and change.before not in back]
    whole = [page for page in ending.record.pages if page.grades == ("full",)]
    shown = tuple(dict.fromkeys(words for change in gone for words in (change.before, *change.around) if words is not None))
    return Signal("entries_vanished", len(gone) or (False if len(whole) > 1 else None), shown)


def handed_over(ending: Ending) -> Signal:
    """The day on which the docket shows that the defendant went to immigration or another country, within 30 days of the dismissal."""
    found = [(entry, words) for entry, words in custody_entries(ending.docket, ending.person) if _within(ending, entry)]
    if found:
        day = found[0][0].day
        return Signal("handed_over_within_30_days", day.isoformat() if day else True, tuple(words for _, words in found))
    return Signal("handed_over_within_30_days", False if ending.after(HANDED_OVER) else None, ())


def custody_entries(docket: Docket, person: Person | None) -> list[tuple[Entry, Evidence]]:
    """The entries by which this defendant went to immigration or another country, each with the words that say so."""
    mine = [entry for entry in docket.entries if person is not None and person in docket.concerned(entry) and entry.reading.actor != "defense"]
    return [(entry, part(entry, *found.span())) for entry in mine if (found := _leaves(entry.said.text))]


def _leaves(text: str) -> re.Match[str] | None:
    """Where a text tells that somebody went there, and not that he might, should or was not to."""
    found = (match for name in ("to immigration", "to another country") for match in every(name, text))
    return next((match for match in found if not search("not told as done", _CLAUSE.split(text[: match.start()])[-1])), None)


def _within(ending: Ending, entry: Entry) -> bool:
    return ending.day is not None and entry.day is not None and abs(entry.day - ending.day) <= timedelta(days=HANDED_OVER)


def co_defendants(ending: Ending) -> Signal:
    """How many other defendants of the case had charges dismissed on the government's motion on the same day."""
    others = [
        charge
        for charge in ending.record.charges
        if is_dropped(charge)
        and ending.day is not None
        and charge.disposition.happened == ending.day
        and (charge.defendant, charge.defendant_number) != (ending.charges[0].defendant, ending.charges[0].defendant_number)
    ]
    people = {(charge.defendant, charge.defendant_number) for charge in others}
    shown = tuple(dict.fromkeys(words for charge in others for words in charge.disposition.evidence))
    if ending.day is None or not (people or ending.record.complete):
        return Signal("co_defendants_same_day", None, ())
    return Signal("co_defendants_same_day", len(people) or False, shown)
