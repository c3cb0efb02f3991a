"""Dismissals: "Count II is dismissed on the motion of the United States", "ORDER granting 12 Motion to Dismiss Indictment"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from nolle.counts import lower
from nolle.outcomes.granted import Motion, granted_motion, leave_granted, title_elsewhere
from nolle.outcomes.marked import Marked
from nolle.outcomes.model import Ending
from nolle.outcomes.rows import Row, row_before
from nolle.outcomes.rules import compiled, phrases, saying
from nolle.outcomes.subjects import Item, Subject, after, before, items_in
from nolle.outcomes.terms import mover, prejudice
from nolle.outcomes.whom import whom

VERB = re.compile(r"\bdis+mis+(?:(?P<passive>ed|sed)|(?P<active>ing|ses|es)|(?P<noun>als?|sals?)|(?P<bare>s)?)\b|\bdism(?:'?d|sd|\.|(?= ))|\bdsmd\b|(?P<nolle>\ue005+)")
_NOLLE_STATED = compiled(r"(?:\s|,|as to|<who>|<counts>|of|the|<paper>|hereby|is|was)*(?:entered|granted|filed and granted|approved|allowed)")
_ORDER_OF = compiled(
    r"(?<!proposed )(?<!text of )\b(?:orders?(?:ed|s)?|judgments?|decree)(?: <who>)?(?: (?:of|for|on|re:?|granting|directing|approving|and|judgment|order|leave|of court|to|file|the|<gov>|<kind>|motion|entering|an?|partial|voluntary|<prejudice>)){1,8} $"
)
_ORDER_TO = re.compile(r"(?<!in )(?<!proposed )\border to $")
_ANY = re.compile(r"\s(?:any|some|one or more)\b(?! (?:and all |of the )?(?:remaining|other))")
_GRANTS = re.compile(r"\b(?:grants?|approves?|allows?|granting|approving)(?: the| leave for| leave to file)? $")
_AGENT = compiled(r"(?:<gov>|(?:the |this )?court|judge|magistrate|justice)(?: attorney)?(?: <who>)?(?: (?:hereby )?(?:grants|finds|allows|adopts|accepts)[^.;]{0,100}? and)?(?:,? (?:hereby|also|now|therefore|orally|further|sua sponte|summarily|and|<mover>|for the \w+ district(?: of \w+)?))*,? $")
_PAST_ACTIVE = compiled(r"(?:<gov>|\bcourt|\bjudge)(?: (?:has|have|then|hereby|also|orally))* $")
_TRAIL = compiled(r"(?:[\s,]{1,2}(?:<prejudice>|<mover>|as to (?:this |the )?(?:<who>|defendants?)(?: only)?|only|against (?:the )?(?:<who>|defendant)|in (?:its|their) entirety))*")
_RECITED = re.compile(r"\b(?:previously|already|earlier|having been|had been)\b[^;.]{0,20}$")
_DEFENDANT_ONLY = re.compile(r"\b(?:case|indictment|charges?|counts?|complaint|information|matter|discharged)\b")


@dataclass(frozen=True, slots=True)
class Scene:
    """A marked text and what is true of all its dismissals.

    ``ordered``: it shows a judge's act. ``request``: it is a party's motion, notice or stipulation. ``collateral``: it is about a collateral matter,
    so that only a dismissal that names charges counts; ``revocation``: that matter is supervised release or probation.
    ``convicts``: it convicts the defendant of something.
    """

    text: Marked
    ordered: bool
    request: bool
    collateral: bool
    revocation: bool
    convicts: bool = False


def dismissals(scene: Scene) -> Iterator[Ending]:
    """Every dismissal that the text states, clause by clause."""
    title: tuple[str, bool | None] | None = None
    under_rule_48a = _under_rule_48a(scene.text)
    for verb in VERB.finditer(scene.text.words):
        start, end = scene.text.sentence(verb.start())
        ending = _read(scene, verb, start, end)
        if ending is not None and not ending.said:
            title = title or title_elsewhere(scene.text)
            ending = _with_title(ending, *title)
        if ending is not None:
            yield replace(ending, by="government") if ending.by == "unknown" and under_rule_48a else ending


def _under_rule_48a(text: Marked) -> bool:
    """Whether a text without any other movant rests on Rule 48(a), by which only the government can move."""
    movers = [mark for mark in text.marks if mark.mover]
    return any("48" in text.text[mark.start : mark.end] for mark in movers) and {mark.mover for mark in movers} == {"government"}


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
    if verb["bare"] or verb[0].endswith("miss"):
        return _requested(scene, verb, start, end) or _leave(scene, verb, start, end)
    return _passive(scene, verb, start, end)


def _passive(scene: Scene, verb: re.Match[str], start: int, end: int) -> Ending | None:
    """ "Counts 2 and 3 are dismissed", "Count(s) 2, Dismissed", "request to have the case dismissed is granted"."""
    text = scene.text
    motion = granted_motion(text, start, verb.start(), end, False) if re.search(r"\bto have\b[^;]{0,80}$", text.words[start : verb.start()]) else None
    row = _open_row(text, start, verb.start())
    begin = max(start, row.start) if row else start
    if motion is None and (_unreal(text, begin, verb) or not _asserts(scene, begin, verb)):
        return None
    subject = before(text, start, verb.start())
    if subject is None and _PAST_ACTIVE.search(text.words, max(start, verb.start() - 60), verb.start()):
        return _active(scene, verb, start, end)
    items = _items(subject, row)
    if items is None or (not items and not _whole(scene, subject, row) and not _opens(scene, verb, end)) or (scene.collateral and row is None and _indefinite(subject)):
        return None
    begin = min(subject.start if subject else verb.start(), row.start if row and items == (row.item,) else verb.start())
    stop = _next_verb(text, verb.end(), end)
    by = motion.by if motion else mover(text, max(start, begin - 160) if row is None else row.start, verb.start(), stop)
    return _ending(scene, begin, verb, stop, end, items, by, motion)


def _opens(scene: Scene, verb: re.Match[str], end: int) -> bool:
    """Whether the verb itself opens the entry: "Dismissed without prejudice on motion of the government as to X"."""
    if scene.collateral or scene.convicts or re.search(r"\w", scene.text.words[: verb.start()]):
        return False
    return _TRAIL.match(scene.text.words, verb.end(), end)[0] != ""  # type: ignore[index]


def _indefinite(subject: Subject | None) -> bool:
    """Whether a passive names only "the case" or "the count": in a collateral matter that need not be the charge."""
    return subject is not None and (subject.kind == "whole" or all(item.counts == () for item in subject.items))


def _open_row(text: Marked, start: int, verb: int) -> Row | None:
    """The row that the verb closes. In "Count 1, 60 months, all remaining counts dismissed" it closes none."""
    row = row_before(text, start, verb)
    if row is None or phrases("sentenced").search(text.words, row.body, verb) or re.compile(r"(?<!not )\bguilty\b").search(text.words, row.body, verb):
        return None
    return row


def _next_verb(text: Marked, at: int, end: int) -> int:
    following = re.compile(r"\bdismiss").search(text.words, at, end)
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
    return subject is not None and subject.kind in ("who", "deft")


def _unreal(text: Marked, start: int, verb: re.Match[str]) -> bool:
    lead = text.words[max(start, verb.start() - 240) : verb.start()]
    return phrases("unreal").search(lead) is not None or phrases("unreal_after").match(text.words[verb.end() : verb.end() + 120]) is not None


def _asserts(scene: Scene, start: int, verb: re.Match[str]) -> bool:
    """Whether a passive states a fact or an order. "that count 2 be dismissed" does so only where something orders it."""
    if scene.request and not scene.ordered:
        return False
    lead = scene.text.words[max(0, start - 200, verb.start() - 300) : verb.start()]
    if re.search(r"(?<!shall )(?<!must )(?<!ordered )\bbe (?:hereby )?$", lead):
        return re.search(r"\b(?:order(?:s|ed)?|adjudged|decreed|direct(?:s|ed)|grant(?:s|ed|ing)?|sustain\w+)\b", lead) is not None
    return True


def _requested(scene: Scene, verb: re.Match[str], start: int, end: int) -> Ending | None:
    """ "ORDER granting 12 Motion to Dismiss Count 3 as to X", "motion to dismiss the indictment is GRANTED"."""
    motion = granted_motion(scene.text, start, verb.start(), end, scene.ordered and scene.request)
    return None if motion is None else _of_object(scene, verb, start, end, motion, said=False)


def _leave(scene: Scene, verb: re.Match[str], start: int, end: int) -> Ending | None:
    leave = leave_granted(scene.text, start, verb.start())
    if leave is None and scene.ordered and (order := _ORDER_TO.search(scene.text.words, start, verb.start())):
        return _of_object(scene, verb, start, end, Motion(order.start(), verb.end(), "unknown", None), said=False)
    return None if leave is None else _of_object(scene, verb, start, end, leave, said=True)


def _of_object(scene: Scene, verb: re.Match[str], start: int, end: int, motion: Motion, said: bool) -> Ending | None:
    """An ending whose object follows the verb. Without any object it is vague, and void in a collateral matter."""
    text = scene.text
    subject = after(text, verb.end(), end)
    if subject is None or (scene.collateral and all(item == Item(()) for item in subject.items)):
        return None
    by = motion.by if motion.by != "unknown" else mover(text, subject.end, subject.end, min(end, subject.end + 12))
    stop = max(subject.end, motion.end if motion.end <= end + 120 else verb.end())
    ending = _ending(scene, motion.start, verb, end, end, subject.items, by, motion, max(verb.end(), stop))
    return Ending(ending.outcome, ending.start, ending.end, ending.items, ending.people, ending.by, ending.with_prejudice, motion.number, said, ending.restated)


def _active(scene: Scene, verb: re.Match[str], start: int, end: int) -> Ending | None:
    """ "ORDER dismissing the complaint", "the United States Attorney dismisses the indictment"."""
    text = scene.text
    agent = None if verb[0].endswith("ing") else _AGENT.search(text.words, max(start, verb.start() - 80), verb.start())
    heads = re.fullmatch(r"[\s\W\d_]*(?:\w+[\s,]+){0,6}?orders?(?:ing|ed)?\b(?:(?!\b(?:that|after|until|upon|may|if|whether|once|when|shall|within|should)\b)[^.;]){0,80}", text.words[start : verb.start()]) if verb["active"] else None
    enters = re.search(r"\b(?:enters?|entered|issued?|signed) (?:an )?order $", text.words[max(start, verb.start() - 40) : verb.start()])
    if (agent is None and heads is None and enters is None) or not scene.ordered or _unreal(text, start, verb) or _ANY.match(text.words, verb.end()):
        return None
    subject = after(text, verb.end(), end)
    if subject is None or (not subject.items and (scene.collateral or not _names_defendant(text, verb.end(), end))):
        return None
    by = mover(text, start, max(verb.start(), subject.end), end)
    if agent is not None and compiled(r"<gov>").search(agent[0]) and not re.search(r"court|order|judge", agent[0]):
        by = "government"
    return _ending(scene, agent.start() if agent else start, verb, end, end, subject.items, by, None, max(verb.end(), subject.end))


def _names_defendant(text: Marked, start: int, end: int) -> bool:
    return compiled(r"[\s,]{1,2}(?:<prejudice>[\s,]{1,2})?(?:all |as to |only |defendants? |against )*(?:<who>|defendants?\b)").match(text.words, start, end) is not None


def _noun(scene: Scene, verb: re.Match[str], start: int, end: int) -> Ending | None:
    """ "ORDER FOR DISMISSAL OF INDICTMENT", "motion for dismissal of count 2 is granted", "leave to file dismissal"."""
    text = scene.text
    motion = granted_motion(text, start, verb.start(), end, scene.ordered and scene.request) or leave_granted(text, start, verb.start())
    if motion is not None:
        return _of_object(scene, verb, start, end, motion, said=False)
    order = _ORDER_OF.search(text.words, max(start, verb.start() - 120), verb.start()) or _GRANTS.search(text.words, max(start, verb.start() - 60), verb.start())
    if order is None and (heading := _recorded(text, verb, start, end)) is not None:
        return _ending(scene, verb.start(), verb, end, end, heading, "government", None)
    if order is None or (scene.request and not scene.ordered) or _unreal(text, start, verb):
        return None
    return _of_object(scene, verb, start, end, Motion(order.start(), verb.end(), mover(text, start, verb.start(), end), None), said=False)


def _recorded(text: Marked, verb: re.Match[str], start: int, end: int) -> tuple[Item, ...] | None:
    """CM/ECF's own event "Dismissal of Counts on Government Motion", with the counts it goes on to name."""
    subject = after(text, verb.end(), end)
    if subject is None or not subject.items or re.search(r"\w", text.words[: verb.start()]) or mover(text, subject.end, subject.end, min(end, subject.end + 12)) != "government":
        return None
    return subject.items if not all(item.vague for item in subject.items) else tuple(items_in(text, subject.end, end)) or subject.items


def _nolle(scene: Scene, verb: re.Match[str], start: int, end: int) -> Ending | None:
    """ "Count 3 nolle prossed", "ORDER granting nolle prosequi as to count 3". The notice alone ends nothing."""
    text = scene.text
    if (scene.request and not scene.ordered) or _unreal(text, start, verb):
        return None
    row = row_before(text, start, verb.start())
    entered = saying("nolle", "entered").search(lower(text.text[verb.start() : verb.end()])) is not None
    subject = before(text, start, verb.start()) if entered else None
    following = after(text, verb.end(), end)
    stated = _ORDER_OF.search(text.words, max(start, verb.start() - 120), verb.start()) or _NOLLE_STATED.match(text.words, verb.end())
    if not (subject or row or stated or scene.request):
        return None
    items = (subject.items if subject else ()) or ((row.item,) if row else ()) or (following.items if following else ())
    if scene.collateral and not items:
        return None
    begin = min(verb.start(), row.start if row else verb.start(), subject.start if subject else verb.start())
    until = following.end if following and not subject and not row else verb.end()
    return _ending(scene, begin, verb, end, end, items, "government", None, until)


def _ending(
    scene: Scene, begin: int, verb: re.Match[str], stop: int, end: int, items: tuple[Item, ...], by: str, motion: Motion | None, until: int = 0
) -> Ending:
    text = scene.text
    trail = _TRAIL.match(text.words, max(verb.end(), until), end)
    close = trail.end() if trail else verb.end()
    start, _ = text.sentence(verb.start())
    return Ending(
        "dismissed",
        begin,
        close,
        items,
        whom(text, start, verb.start(), end),
        by,
        prejudice(text.words[max(start, begin - 40) : max(stop, close)]),
        motion.number if motion else None,
        restated=_RECITED.search(text.words, max(start, verb.start() - 60), verb.start()) is not None,
    )
