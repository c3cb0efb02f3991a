"""What the papers themselves show: sealed and unsealed, moved for in writing, with a reason, on which terms, when."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nolle.findings._quiet._ending import Ending, numbers, part, words_of
from nolle.findings._quiet._words import remove, search
from nolle.histories import Entry
from nolle.holidays import before_days_off
from nolle.model import Signal
from nolle.outcomes import prejudice

_REFERENCE = re.compile(r"(?<![\d/:-])(?P<number>\d{1,4})(?:-(?P<to>\d{1,4}))?(?![\d/:-])")  # "14", an attachment "14-1", several "12-14"
_FAR = 50  # numbers; what lies further apart is no stretch of entries


def late(ending: Ending) -> Signal:
    """The days between the dismissal and its appearance on the public docket."""
    end = ending.charges[0].disposition
    days = (end.entered - end.happened).days if end.entered and end.happened else None
    return Signal("days_from_filed_to_entered", days, ending.evidence)


def sealed(ending: Ending) -> Iterator[Signal]:
    """Whether motion or order was sealed, by its own words or by an order about its number; and when it was unsealed, where that is on the docket."""
    marked = [entry for entry in ending.papers if entry.has("seal")]
    about = [entry for entry in ending.docket.entries if entry.has("seal") and entry not in marked and _refers(entry, set(numbers(ending.papers)))]
    shown = words_of([*marked, *about])
    if not shown:
        yield Signal("sealed", False if ending.papers and ending.whole else None, words_of(ending.papers))
        return
    yield Signal("sealed", True, shown)
    first = min((entry.day for entry in (*marked, *about) if entry.day), default=None)
    lifted = [entry for entry in ending.docket.entries if _unseals(entry, set(numbers(ending.papers)))]
    later = [entry for entry in lifted if not (entry.day and first and entry.day < first)]
    yield Signal("unsealed_on", later[0].day.isoformat() if later and later[0].day else None, words_of(later[:1]))


def _unseals(entry: Entry, papers: set[int]) -> bool:
    """Whether an entry unseals the whole case or one of the papers, or is one of them that the clerk has marked as unsealed."""
    text = entry.said.text
    own = entry.said.number is not None and entry.said.number.isdigit() and int(entry.said.number) in papers
    if search("unsealed by the clerk", text):
        return own or _refers(entry, papers)
    if not entry.has("unseal") or entry.reading.actor not in (None, "court", "other"):
        return False
    return search("whole docket unsealed", text) is not None or _refers(entry, papers)


def _refers(entry: Entry, papers: set[int]) -> bool:
    """Whether an entry's text names one of the papers by its number; a defendant's, a day's or a count's number is none."""
    spoken = (_spoken_of(int(found["number"]), int(found["to"] or 0)) for found in _REFERENCE.finditer(remove("no entry number", entry.said.text)))
    return any(papers & set(numbers) for numbers in spoken)


def _spoken_of(number: int, to: int) -> range:
    return range(number, (number if to < number else to if to - number <= _FAR else -1) + 1)


def unwritten(ending: Ending) -> Signal:
    """Whether no written motion is on the docket: the order tells of an oral one, or the whole docket shows none."""
    oral = [part(entry, *found.span()) for entry in ending.papers if (found := search("oral motion", entry.said.text))]
    oral = oral or [words for words in ending.evidence if search("oral motion", words.quote)]
    if oral:
        return Signal("no_written_motion", True, tuple(dict.fromkeys(oral)))
    if ending.motions:
        return Signal("no_written_motion", False, words_of(ending.motions))
    return Signal("no_written_motion", True if ending.whole and ending.orders else None, words_of(ending.orders))


def unexplained(ending: Ending) -> Signal:
    """Whether neither motion nor order gives a reason on the docket; the papers themselves, which were not read, may give one."""
    given = [part(entry, *found.span()) for entry in ending.papers if (found := search("reason", entry.said.text))]
    if given:
        return Signal("no_reason_on_docket", False, tuple(given))
    return Signal("no_reason_on_docket", True if ending.papers else None, words_of(ending.papers) or ending.evidence)


def terms_differ(ending: Ending) -> Signal:
    """Whether the order's prejudice is another than the motion asked for; not known where either does not say."""
    granted = {charge.disposition.with_prejudice for charge in ending.charges}
    asked = {prejudice(entry.said.text.lower()) for entry in ending.motions if entry not in ending.orders}
    shown = tuple(dict.fromkeys((*words_of(ending.motions), *ending.evidence)))
    if len(granted) != 1 or len(asked) != 1 or None in granted | asked:
        return Signal("prejudice_differs_from_motion", None, shown)
    return Signal("prejudice_differs_from_motion", granted != asked, shown)


def before_a_break(ending: Ending) -> Signal:
    """Whether motion or order was filed on the last working day before a weekend or a federal holiday. The docket does not print the hour."""
    dated = [(entry, entry.day) for entry in ending.papers if entry.day]
    found = [(entry, day, said) for entry, day in dated if (said := before_days_off(day))]
    told = [f"{'motion' if entry in ending.motions else 'order'} on {day.isoformat()}, {said}" for entry, day, said in found]
    value = "; ".join(told) or (False if dated else None)
    return Signal("filed_before_days_off", value, words_of([entry for entry, _, _ in found] or ending.papers))
