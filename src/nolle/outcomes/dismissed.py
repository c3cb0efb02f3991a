"""Dismissals: "Count II is dismissed on the motion of the United States", "ORDER granting 12 Motion to Dismiss Indictment"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from nolle.counts import lower
from nolle.outcomes.granted import Motion, granted_motion, leave_granted, title_elsewhere
from nolle.outcomes.marked import Marked
from nolle.outcomes.model import Ending
from nolle.outcomes.needed import needed
from nolle.outcomes.partly import less_the_rest, partly_granted
from nolle.outcomes.rows import Row, row_before
from nolle.outcomes.rules import NOLLE, named, phrases, saying
from nolle.outcomes.subjects import PERSONS, Item, Subject, after, before, items_in
from nolle.outcomes.terms import mover, prejudice
from nolle.outcomes.whom import whom

_DISMISS = r"\bdis*mis+(?:(?P<passive>ed|sed)|(?P<active>ing|ses|es)|(?P<noun>als?|sals?)|(?P<bare>s)?)\b|\bdism(?:'?d|sd|\.|(?= ))|\bdsmd\b"
VERB = re.compile(rf"{_DISMISS}|(?P<nolle>{NOLLE}+)")
"""Every form of "dismiss", with the clerks' abbreviations and misspellings, and a marked nolle prosequi."""
_NEEDED = (*needed(_DISMISS), NOLLE)


@dataclass(frozen=True, slots=True)
class Scene:
    """A marked text and what is true of all its dismissals.

    ``ordered``: it shows a judge's act. ``request``: it is a party's motion, notice or stipulation. ``collateral``: it is
    about a collateral matter, so that only a dismissal that names charges counts; ``revocation``: that matter is
    supervised release or probation. ``convicts``: it convicts the defendant of something.
    """

    text: Marked
    ordered: bool
    request: bool
    collateral: bool
    revocation: bool
    convicts: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """Where a dismissal's words stand: their begin, the verb, up to where they tell it, and where the next ones may begin."""

    begin: int
    verb: int
    until: int
    stop: int


def dismissals(scene: Scene) -> Iterator[Ending]:
    """Every dismissal that the text states; where it grants a motion in part, none but those it names."""
    if not any(word in scene.text.words for word in _NEEDED):
        return iter(())
    partly = partly_granted(scene.text, VERB.finditer(scene.text.words)) if scene.ordered or not scene.request else None
    return less_the_rest(scene.text, partly, _stated(scene)) if partly else _stated(scene)


def _stated(scene: Scene) -> Iterator[Ending]:
    """Every dismissal, clause by clause."""
    title: tuple[str, bool | None] | None = None
    government_moved = _government_moved(scene.text) or (scene.request and scene.ordered and _filed_by_government(scene.text))
    for verb in VERB.finditer(scene.text.words):
        start, end = scene.text.sentence(verb.start())
        ending = _read(scene, verb, start, end)
        if ending is not None and not ending.said:
            title = title or title_elsewhere(scene.text)
            ending = _with_title(ending, *title)
        if ending is not None:
            yield replace(ending, by="government") if ending.by == "unknown" and government_moved else ending


def _government_moved(text: Marked) -> bool:
    """Whether a text that names no other movant, and denies nothing, rests on Rule 48(a) or grants the government's motion.

    Rule 48(a) is the government's alone to move under.
    """
    movers = [mark for mark in text.marks if mark.mover]
    if any(mark.mover != "government" for mark in movers) or named("granted", "something denied").search(text.words):
        return False
    if any("48" in text.text[mark.start : mark.end] for mark in movers):
        return True
    if named("granted", "a motion for something else").search(text.words):
        return False
    return named("dismissed", "the government's motion, granted").search(text.words) is not None


def _filed_by_government(text: Marked) -> bool:
    """Whether the paper on which the judge acted is the government's by its first words, and nothing in it denied."""
    denied = named("granted", "something denied").search(text.words) is not None
    return not denied and named("dismissed", "a paper of the government's").match(text.words) is not None


def _with_title(ending: Ending, by: str, terms: bool | None) -> Ending:
    """A granted motion's ending with what the text says elsewhere of that motion."""
    return replace(ending, by=by if ending.by == "unknown" else ending.by, with_prejudice=terms if ending.with_prejudice is None else ending.with_prejudice)


def _read(scene: Scene, verb: re.Match[str], start: int, end: int) -> Ending | None:
    if verb["nolle"]:
        return _nolle(scene, verb, start, end)
    if verb["active"]:
        return _active(scene, verb, start, end)
    if verb["noun"]:
        return _noun(scene, verb, start, end)
    if _bare(scene.text, verb):
        return _requested(scene, verb, start, end) or _leave(scene, verb, start, end)
    return _passive(scene, verb, start, end)


def _bare(text: Marked, verb: re.Match[str]) -> bool:
    """Whether the verb is the bare "dismiss" of a request; the clerk's "dism" is one after "to"."""
    if verb["bare"] is not None or verb[0].endswith(("mis", "miss")):
        return True
    return verb[0].rstrip(".") == "dism" and text.words[: verb.start()].endswith("to ")


def _passive(scene: Scene, verb: re.Match[str], start: int, end: int) -> Ending | None:
    """ "Counts 2 and 3 are dismissed", "Count(s) 2, Dismissed", "request to have the case dismissed is granted"."""
    text = scene.text
    row = _open_row(text, start, verb.start())
    motion = _asked_for(text, start, verb, end)
    if motion is None and (_unreal(text, row.start if row else start, verb) or not _asserts(scene, row.start if row else start, verb)):
        return None
    subject = before(text, start, verb.start())
    if subject is None and named("dismissed", "who dismissed").search(text.words, max(start, verb.start() - 60), verb.start()):
        return _active(scene, verb, start, end)
    items = _items(subject, row)
    if items is None or not _about_charges(scene, subject, row, items, verb, end):
        return None
    begin = min(subject.start if subject else verb.start(), row.start if row and items == (row.item,) else verb.start())
    stop = _next_verb(text, verb.end(), end)
    by = motion.by if motion else mover(text, row.start if row else max(start, begin - 160), verb.start(), stop)
    return _ending(scene, Frame(begin, verb.start(), verb.end(), stop), end, items, by, motion)


def _asked_for(text: Marked, start: int, verb: re.Match[str], end: int) -> Motion | None:
    """The granted request "to have the case against X dismissed"."""
    if named("dismissed", "to have done").search(text.words, start, verb.start()) is None:
        return None
    return granted_motion(text, start, verb.start(), end, False)


def _about_charges(scene: Scene, subject: Subject | None, row: Row | None, items: tuple[Item, ...], verb: re.Match[str], end: int) -> bool:
    """Whether what a passive is about are charges: named ones, or all of the defendant's.

    Where release is to be revoked, "counts" and "charges" without their paper are those of the petition.
    """
    if not items:
        return _whole(scene, subject, row) or _opens(scene, verb, end)
    if scene.revocation and not scene.convicts and all(item.paper is None for item in items):
        return False
    return not (scene.collateral and row is None and _indefinite(subject))


def _opens(scene: Scene, verb: re.Match[str], end: int) -> bool:
    """Whether the verb itself opens the entry: "Dismissed without prejudice on motion of the government as to X"."""
    if scene.collateral or scene.convicts or re.search(r"\w", scene.text.words[: verb.start()]):
        return False
    trail = named("dismissed", "terms, movant and defendant after the verb").match(scene.text.words, verb.end(), end)
    return trail is not None and bool(trail[0])


def _indefinite(subject: Subject | None) -> bool:
    """Whether a passive names only "the case" or "the count": in a collateral matter that need not be the charge."""
    return subject is not None and (subject.kind == "whole" or all(item.counts == () for item in subject.items))


def _open_row(text: Marked, start: int, verb: int) -> Row | None:
    """The row that the verb closes. In "Count 1, 60 months, all remaining counts dismissed" it closes none."""
    row = row_before(text, start, verb)
    if row is None or phrases("sentenced").search(text.words, row.body, verb) or named("dismissed", "found guilty").search(text.words, row.body, verb):
        return None
    return row


def _next_verb(text: Marked, at: int, end: int) -> int:
    following = named("dismissed", "the next dismissal").search(text.words, at, end)
    return following.start() if following else end


def _items(subject: Subject | None, row: Row | None) -> tuple[Item, ...] | None:
    """The items of a passive: its own, or its row's where its own are vague. None where something else is dismissed."""
    if subject is not None and subject.kind == "other":
        return None
    own = subject.items if subject else ()
    if row is not None and (not own or any(item.vague for item in own)):
        return (row.item,)
    return own


def _whole(scene: Scene, subject: Subject | None, row: Row | None) -> bool:
    """Whether a passive without counts is about the defendant's charges: "Defendant X is dismissed", "ORDER …: Dismissed"."""
    if scene.collateral or scene.convicts or row is not None:
        return False
    return subject is not None and subject.kind in PERSONS


def _unreal(text: Marked, start: int, verb: re.Match[str]) -> bool:
    lead = text.words[max(start, verb.start() - 240) : verb.start()]
    return phrases("unreal").search(lead) is not None or phrases("unreal_after").match(text.words[verb.end() : verb.end() + 120]) is not None


def _asserts(scene: Scene, start: int, verb: re.Match[str]) -> bool:
    """Whether a passive states a fact or an order. "that count 2 be dismissed" does so only where something orders it."""
    if scene.request and not scene.ordered:
        return False
    lead = scene.text.words[max(0, start - 200, verb.start() - 300) : verb.start()]
    return named("dismissed", "wished, not stated").search(lead) is None or named("dismissed", "ordered").search(lead) is not None


def _requested(scene: Scene, verb: re.Match[str], start: int, end: int) -> Ending | None:
    """ "ORDER granting 12 Motion to Dismiss Count 3 as to X", "motion to dismiss the indictment is GRANTED"."""
    motion = granted_motion(scene.text, start, verb.start(), end, scene.ordered and scene.request)
    return None if motion is None else _of_object(scene, verb, start, end, motion, said=False)


def _leave(scene: Scene, verb: re.Match[str], start: int, end: int) -> Ending | None:
    leave = leave_granted(scene.text, start, verb.start())
    if leave is None and scene.ordered and (order := named("dismissed", "order to").search(scene.text.words, start, verb.start())):
        return _of_object(scene, verb, start, end, Motion(order.start(), verb.end(), "unknown", None), said=False)
    return None if leave is None else _of_object(scene, verb, start, end, leave, said=True)


def _of_object(scene: Scene, verb: re.Match[str], start: int, end: int, motion: Motion, said: bool) -> Ending | None:
    """An ending whose object follows the verb. Without any object it is vague, and void in a collateral matter."""
    text = scene.text
    subject = after(text, verb.end(), end)
    if subject is None or (scene.collateral and _names_no_charge(subject)) or (not subject.items and _bare_name(text, motion)):
        return None
    named_late = None if subject.items else named("dismissed", "counts named after who filed it").match(text.words, verb.end(), end)
    items = (Item(text.mark_at(named_late.start("counts")).counts),) if named_late else subject.items
    until = max(verb.end(), subject.end, motion.end if motion.end <= end + 120 else 0, named_late.end() if named_late else 0)
    return replace(_ending(scene, Frame(motion.start, verb.start(), until, end), end, items, motion.by, motion), said=said)


def _names_no_charge(subject: Subject) -> bool:
    """Whether what a motion asks to dismiss need not be a charge: nothing, only the word "count", or "the case"."""
    return subject.kind == "whole" or all(item == Item(()) for item in subject.items)


def _bare_name(text: Marked, motion: Motion) -> bool:
    """Whether an entry is no more than an event's name ("Order of Dismissal"): what was dismissed is not to be seen."""
    return not text.people and motion.number is None and motion.by == "unknown" and len(text.words.split()) < 8


def _active(scene: Scene, verb: re.Match[str], start: int, end: int) -> Ending | None:
    """ "ORDER dismissing the complaint", "the United States Attorney dismisses the indictment"."""
    text = scene.text
    begin = _actor(text, verb, start)
    if begin is None or not scene.ordered or _unreal(text, start, verb) or named("dismissed", "only any").match(text.words, verb.end()):
        return None
    subject = after(text, verb.end(), end)
    if subject is None or (scene.collateral and _indefinite(subject)):
        return None
    if not subject.items and (scene.collateral or not named("dismissed", "the defendant follows").match(text.words, verb.end(), end)):
        return None
    government = named("dismissed", "the government dismisses").search(text.words, max(start, verb.start() - 80), verb.start())
    by = "government" if government and verb[0].endswith("es") else mover(text, start, max(verb.start(), subject.end), end)
    return _ending(scene, Frame(begin, verb.start(), max(verb.end(), subject.end), end), end, subject.items, by, None)


def _actor(text: Marked, verb: re.Match[str], start: int) -> int | None:
    """Where the words begin by which an order, the court or the government dismisses; None where nobody does."""
    if not verb[0].endswith("ing"):
        agent = named("dismissed", "who dismisses").search(text.words, max(start, verb.start() - 80), verb.start())
        return agent.start() if agent else None
    if named("dismissed", "enters an order").search(text.words, max(start, verb.start() - 40), verb.start()):
        return start
    if named("dismissed", "an order that dismisses").fullmatch(text.words[start : verb.start()]):
        return start
    return _also_dismissing(text, verb, start)


def _also_dismissing(text: Marked, verb: re.Match[str], start: int) -> int | None:
    """Where "and dismissing" begins that carries on an order which rules on something: "ORDER granting 12 motion; and dismissing"."""
    also = named("dismissed", "and also").search(text.words, max(0, start - 4), verb.start())
    if also is None or named("dismissed", "an order that rules, and also").fullmatch(text.words[: also.end()]) is None:
        return None
    return max(start, also.start())


def _noun(scene: Scene, verb: re.Match[str], start: int, end: int) -> Ending | None:
    """ "ORDER FOR DISMISSAL OF INDICTMENT", "motion for dismissal of count 2 is granted", "leave to file dismissal"."""
    text = scene.text
    motion = granted_motion(text, start, verb.start(), end, scene.ordered and scene.request) or leave_granted(text, start, verb.start())
    if motion is not None:
        return _of_object(scene, verb, start, end, motion, said=False)
    order = _order_of(text, start, verb) or _endorsed(scene, start, verb)
    if order is None:
        return _recorded(scene, verb, start, end)
    if (scene.request and not scene.ordered) or _unreal(text, start, verb):
        return None
    return _of_object(scene, verb, start, end, Motion(order.start(), verb.end(), mover(text, start, verb.start(), end), None), said=False)


def _order_of(text: Marked, start: int, verb: re.Match[str]) -> re.Match[str] | None:
    lead = max(start, verb.start() - 120), verb.start()
    return named("dismissed", "order of").search(text.words, *lead) or named("dismissed", "grants").search(text.words, *lead)


def _endorsed(scene: Scene, start: int, verb: re.Match[str]) -> re.Match[str] | None:
    """The notice of dismissal that a judge has so ordered."""
    if not (scene.request and scene.ordered):
        return None
    return named("dismissed", "a notice of").search(scene.text.words, max(start, verb.start() - 60), verb.start())


def _recorded(scene: Scene, verb: re.Match[str], start: int, end: int) -> Ending | None:
    """CM/ECF's own event "Dismissal of Counts on Government Motion", with the counts it goes on to name."""
    text = scene.text
    subject = after(text, verb.end(), end)
    if subject is None or not subject.items or re.search(r"\w", text.words[: verb.start()]) is not None:
        return None
    by = mover(text, subject.end, subject.end, min(end, subject.end + 12))
    counted = tuple(items_in(text, subject.end, end)) if all(item.vague for item in subject.items) else ()
    return _ending(scene, Frame(verb.start(), verb.start(), subject.end, end), end, counted or subject.items, by, None) if by == "government" else None


def _nolle(scene: Scene, verb: re.Match[str], start: int, end: int) -> Ending | None:
    """ "Count 3 nolle prossed", "ORDER granting nolle prosequi as to count 3". The notice alone ends nothing."""
    text = scene.text
    motion = granted_motion(text, start, verb.start(), end, scene.ordered and scene.request)
    if motion is None and ((scene.request and not scene.ordered) or _unreal(text, start, verb)):
        return None
    row = row_before(text, start, verb.start())
    entered = saying("nolle", "entered").search(lower(text.text[verb.start() : verb.end()])) is not None
    subject = before(text, start, verb.start()) if entered else None
    following = after(text, verb.end(), end)
    stated = _order_of(text, start, verb) or named("dismissed", "nolle prosequi is entered").match(text.words, verb.end())
    if not (subject or row or stated or motion or scene.request):
        return None
    items = (subject.items if subject else ()) or ((row.item,) if row else ()) or (following.items if following else ())
    items = items or tuple(items_in(text, verb.end(), end))
    if scene.collateral and not items:
        return None
    begin = min(verb.start(), row.start if row else verb.start(), subject.start if subject else verb.start())
    until = following.end if following and not subject and not row else verb.end()
    return _ending(scene, Frame(begin, verb.start(), max(until, verb.end()), end), end, items, "government", None)


def _ending(scene: Scene, frame: Frame, end: int, items: tuple[Item, ...], by: str, motion: Motion | None) -> Ending:
    text = scene.text
    trail = named("dismissed", "terms, movant and defendant after the verb").match(text.words, frame.until, end)
    close = trail.end() if trail else frame.until
    by = by if by != "unknown" else mover(text, frame.until, frame.until, close)
    start, _ = text.sentence(frame.verb)
    return Ending(
        "dismissed",
        frame.begin,
        close,
        items,
        whom(text, start, frame.verb, end),
        by,
        prejudice(text.words[max(start, frame.begin - 40) : max(frame.stop, close)]),
        motion.number if motion else None,
        restated=named("dismissed", "told as past").search(text.words, max(start, frame.verb - 60), frame.verb) is not None,
    )
