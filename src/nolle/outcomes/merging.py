"""From clauses to what the text says: clauses about the same ending made one, each defendant and context set apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import cast

from nolle.counts import ALL, REMAINING
from nolle.model import CONVICTED, By, Context, OutcomeSaid
from nolle.outcomes.contexts import Standing, context_of, standing
from nolle.outcomes.grounds import quoted
from nolle.outcomes.marked import Marked
from nolle.outcomes.model import Ending
from nolle.outcomes.people import Person
from nolle.outcomes.subjects import Item
from nolle.outcomes.terms import prejudice_of_dismissal

MOST_STATED = 300
"""Endings of one defendant in one text beyond this are not compared with each other, only listed."""


def said(text: Marked, endings: list[Ending]) -> tuple[OutcomeSaid, ...]:
    """The outcomes that the clauses of a text state together, in order, none twice."""
    found: list[tuple[int, int, OutcomeSaid]] = []
    for n, (person, mine) in enumerate(_by_person(endings)):
        settled = _settled(text, mine) if len(mine) <= MOST_STATED else mine
        stand = standing(settled)
        found += [(ending.start, n, outcome) for ending in settled for outcome in _outcomes(text, ending, person, stand)]
    return _once(outcome for _, _, outcome in sorted(found, key=lambda f: f[:2]))


def _by_person(endings: list[Ending]) -> list[tuple[Person | None, list[Ending]]]:
    """The clauses about each defendant, in the order in which they are first spoken of."""
    found: dict[str, tuple[Person | None, list[Ending]]] = {}
    for ending in sorted(endings, key=lambda e: (e.start, e.end)):
        for person in ending.people:
            found.setdefault(person.name.lower() if person else "", (person, []))[1].append(ending)
    return list(found.values())


def _settled(text: Marked, endings: list[Ending]) -> list[Ending]:
    """What is stated of one defendant, each thing once and with all that is told of it."""
    dismissed = _dismissed_together(text, [e for e in endings if e.outcome == "dismissed"])
    acquitted = _acquitted_together([e for e in endings if e.outcome == "acquitted"])
    convicted = _convicted_once([e for e in endings if e.outcome in CONVICTED])
    others = [e for e in endings if e.outcome in ("vacated", "transferred", "abated")]
    return sorted([*_without_echoes(dismissed, acquitted), *acquitted, *convicted, *others], key=lambda e: (e.start, e.end))


def _dismissed_together(text: Marked, endings: list[Ending]) -> list[Ending]:
    """Dismissals with what the other clauses add. "The government's motion is granted. Count 2 is dismissed" is one."""
    terms = prejudice_of_dismissal(text.words)
    kept = []
    for ending in endings:
        rivals = [other for other in endings if other is not ending and _about_the_same(ending, other)]
        if any(_tells_more(other, ending) for other in rivals):
            continue
        kept.append(_completed(ending, rivals, terms))
    return kept


def _acquitted_together(endings: list[Ending]) -> list[Ending]:
    """Acquittals without those that name no counts, where another clause of the same defendant does."""
    named = [e for e in endings if not _loose(e)]
    return named or endings


def _about_the_same(one: Ending, other: Ending) -> bool:
    """Whether two clauses can be about one ending: one of them loose, or both about the same things."""
    if _loose(one) or _loose(other):
        return True
    return bool(_names(one) & _names(other)) if not (one.said and other.said) else _names(one) == _names(other)


def _loose(ending: Ending) -> bool:
    """A clause that names nothing, or a motion's title that names the whole or the rest: another clause may tell more."""
    if not ending.said:
        return all(item.counts in ((), ALL, REMAINING) for item in ending.items)
    return all(item.vague and item.counts != REMAINING for item in ending.items)


def _names(ending: Ending) -> set[str]:
    return {count for item in ending.items for count in item.counts} or {"all"}


def _tells_more(other: Ending, ending: Ending) -> bool:
    """Whether a clause makes this one superfluous: an order's own words over a motion's title, counts over the whole."""
    return _weight(other) > _weight(ending) or (_weight(other) == _weight(ending) and other.start < ending.start)


def _weight(ending: Ending) -> int:
    named = 0 if ending.vague else 1 if all(item.vague for item in ending.items) else 2
    counted = any(item.counts not in ((), ALL) for item in ending.items)
    return 8 * (not _loose(ending)) + 4 * ending.said + named + counted


def _completed(ending: Ending, rivals: list[Ending], terms: bool | None) -> Ending:
    """The clause with the movant, the terms and the motion's number that clauses about the same ending add."""
    by = ending.by if ending.by != "unknown" else next((r.by for r in rivals if r.by != "unknown"), "unknown")
    said_terms = ending.with_prejudice if ending.with_prejudice is not None else terms
    if said_terms is None:
        heard = {r.with_prejudice for r in rivals if r.with_prejudice is not None}
        said_terms = heard.pop() if len(heard) == 1 else None
    number = ending.motion or next((r.motion for r in rivals if r.motion), None)
    return replace(ending, by=by, with_prejudice=said_terms, motion=number)


def _without_echoes(dismissed: list[Ending], acquitted: list[Ending]) -> Iterator[Ending]:
    """Dismissals less those that only carry out an acquittal ("found not guilty; the indictment is dismissed")."""
    for ending in dismissed:
        whole = all(item.counts == ALL for item in ending.items) and ending.by != "government"
        if not (whole and any(_about_all(a) for a in acquitted)):
            yield ending


def _about_all(ending: Ending) -> bool:
    return ending.vague or any(item.counts == ALL for item in ending.items)


def _convicted_once(endings: list[Ending]) -> Iterator[Ending]:
    """Convictions less bare sentences on counts whose plea or verdict the same text tells, and pleas told again without counts."""
    manner = [e for e in endings if e.outcome != "convicted"]
    told = {count for ending in manner for count in _names(ending)}
    for ending in endings:
        if ending.outcome != "convicted":
            again = not ending.items and any(m.items and m.outcome == ending.outcome for m in manner)
            yield from () if again else (ending,)
            continue
        items = tuple(replace(item, counts=left) for item in ending.items if (left := tuple(c for c in item.counts if c not in told)))
        told.update(count for item in ending.items for count in item.counts)
        if items or (not ending.items and not manner):
            yield replace(ending, items=items)


def _outcomes(text: Marked, ending: Ending, person: Person | None, stand: Standing) -> Iterator[OutcomeSaid]:
    for item in _own_items(ending):
        if ending.outcome != "dismissed":
            yield _outcome(text, ending, person, item, item.counts, None)
            continue
        contexts = dict.fromkeys(context_of(item, c, stand) for c in item.counts or (None,))
        for context in contexts:
            yield _outcome(text, ending, person, item, tuple(c for c in item.counts if context_of(item, c, stand) == context), context)


def _own_items(ending: Ending) -> tuple[Item, ...]:
    """The items, without those that a fuller one repeats: "Counts 1, 3 - Counts I and III of the Indictment"."""
    if not ending.items:
        whole = ALL if ending.outcome not in CONVICTED else ()
        return (Item(whole),)
    return tuple(item for n, item in enumerate(ending.items) if not any(_repeats(item, n, other, m) for m, other in enumerate(ending.items)))


def _repeats(item: Item, n: int, other: Item, m: int) -> bool:
    """Whether a bare list of counts says no more than another item, which names the document or comes first."""
    if m == n or item.paper is not None or not other.counts or not set(item.counts) <= set(other.counts):
        return False
    return other.paper is not None or m < n


def _outcome(text: Marked, ending: Ending, person: Person | None, item: Item, counts: tuple[str, ...], context: Context | None) -> OutcomeSaid:
    start, end = _trimmed(text.text, *quoted(text, ending.start, ending.end, ending.by, ending.with_prejudice))
    return OutcomeSaid(
        ending.outcome,
        text.text[start:end],
        start,
        end,
        person.name if person else None,
        person.number if person else None,
        counts,
        cast(By, ending.by) if ending.outcome in ("dismissed", "acquitted", "vacated", "transferred") else None,
        ending.with_prejudice,
        context,
        item.paper.name if item.paper else None,
        ending.motion,
        ending.restated,
    )


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and (text[start].isspace() or text[start] in ",;:.-"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",;:-"):
        end -= 1
    return start, end


def _once(found: Iterable[OutcomeSaid]) -> tuple[OutcomeSaid, ...]:
    """Each thing said once, at its first place."""
    seen: dict[tuple[object, ...], OutcomeSaid] = {}
    for outcome in found:
        seen.setdefault((outcome.defendant, outcome.counts, outcome.document, outcome.outcome), outcome)
    return tuple(seen.values())
