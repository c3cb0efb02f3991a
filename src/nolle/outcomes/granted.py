"""Whether a motion to dismiss was granted, and who made it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from nolle.outcomes.marked import Marked
from nolle.outcomes.rules import first_said, named

WINDOW = 400
"""Characters around a motion in which its ruling stands."""

_ANY_MOTION = re.compile(r"(?P<noun>[\s\S]+)")


@dataclass(frozen=True, slots=True)
class Motion:
    """A motion to dismiss that was granted: where the ruling phrase begins and ends, who moved, and its entry number."""

    start: int
    end: int
    by: str
    number: str | None


def granted_motion(text: Marked, start: int, verb: int, end: int, ordered: bool) -> Motion | None:
    """The granted motion of which this "dismiss" is the request. None where it is no motion, or was not granted.

    ``ordered`` tells that the entry shows the judge's order on a party's paper.
    """
    noun = named("granted", "a motion to do something").search(text.words, max(start, verb - 160), verb)
    return None if noun is None else _ruled(text, start, noun, verb, end, ordered)


def motion_named(text: Marked, start: int, verb: int, end: int) -> Motion | None:
    """The motion of which this "dismiss" is the request, whatever the court did with it."""
    noun = named("granted", "a motion to do something").search(text.words, max(start, verb - 160), verb)
    return None if noun is None else _motion(text, start, noun, verb, end, noun.start(), verb)


def ruled_motion(text: Marked, start: int, noun: int, stop: int, end: int) -> Motion | None:
    """The granted motion that stands from ``noun`` to ``stop`` of a sentence; None where it was not granted."""
    whole = _ANY_MOTION.match(text.words, noun, stop)
    return None if whole is None else _ruled(text, start, whole, stop, end, False)


def _ruled(text: Marked, start: int, noun: re.Match[str], verb: int, end: int, ordered: bool) -> Motion | None:
    if _acted_upon(text, start, noun, verb, end):
        return _motion(text, start, noun, verb, end, noun.start(), verb)
    others = _others_paper(text, start, noun.start()) and not _heads_order(text, start, noun.start())
    before = _ruling_before(text, start, noun.start())
    after = None if others else _ruling_after(text, verb, end, before is None)
    if after is not None:
        return _motion(text, start, noun, verb, end, noun.start(), after[1]) if after[0] else None
    if before is not None:
        return _motion(text, start, noun, verb, end, before[1], verb) if before[0] else None
    return _motion(text, start, noun, verb, end, noun.start(), verb) if ordered and not others else None


def _motion(text: Marked, start: int, noun: re.Match[str], verb: int, end: int, begin: int, stop: int) -> Motion:
    return Motion(begin, stop, _mover(text, start, noun, verb, end), _number(text, noun, verb, max(end, stop)))


def leave_granted(text: Marked, start: int, verb: int) -> Motion | None:
    """Leave of court granted to dismiss, as one phrase; the government is the mover only where it is named in it."""
    leave = named("granted", "leave of court granted").search(text.words, max(start, verb - 240), verb)
    if leave is None or _advised(text, max(start, leave.start() - 60), leave.start()):
        return None
    government = named("granted", "the government named").search(text.words, max(start, leave.start() - 60), verb)
    number = named("granted", "the number of a granted motion").match(text.words, leave.start())
    return Motion(leave.start(), verb, "government" if government else "unknown", number["n"].strip("[]# ") if number else None)


def title_elsewhere(text: Marked) -> tuple[str, bool | None]:
    """Who moved, and on what terms, by other mentions of the one motion to dismiss that a text is about.

    ("unknown", None) where the mentions disagree or anything in the text is denied: then there may be two motions.
    """
    if named("granted", "something denied").search(text.words):
        return "unknown", None
    titles = list(named("granted", "the motion named elsewhere, with its owner").finditer(text.words))
    movers = {name for title in titles if (name := _named(title))}
    terms = {title["terms"].startswith(("without", "w/o")) for title in titles if title["terms"]}
    return (movers.pop() if len(movers) == 1 else "unknown"), (not terms.pop() if len(terms) == 1 else None)


def _others_paper(text: Marked, start: int, noun: int) -> bool:
    """Whether the motion is only what another paper is about: "extension of time to respond to 21 Motion to Dismiss"."""
    lead = named("granted", "the motion assented to or considered").sub("", text.words[max(start, noun - 80) : noun])
    return named("granted", "what another paper is about").search(lead) is not None


def _acted_upon(text: Marked, start: int, noun: re.Match[str], verb: int, end: int) -> bool:
    """Whether the court acts on the motion in the same sentence: "Upon the 12 Motion to Dismiss Case, … is dismissed"."""
    if named("granted", "upon the motion").search(text.words, max(start, noun.start() - 60), noun.start()) is None:
        return False
    return named("granted", "is dismissed").search(text.words, verb, end) is not None


def _heads_order(text: Marked, start: int, noun: int) -> bool:
    """Whether the entry is the order on this very motion: "ORDER re 88 MOTION to Dismiss … The motion is granted"."""
    return named("granted", "the entry is the order on the motion").fullmatch(text.words[start:noun]) is not None


def _ruling_after(text: Marked, verb: int, end: int, alone: bool) -> tuple[bool, int] | None:
    """The ruling that follows the motion: whether it grants, and where it ends.

    Where the motion stands ``alone``, without a ruling before it, the next sentence may rule on it ("… by USA. Granted.");
    where not, "dismissed" is what becomes of the charges.
    """
    ruling = named("granted", "a ruling after the motion").match(text.words, verb, min(end, verb + WINDOW))
    if ruling is not None and not _another_motion(ruling["lead"]) and (alone or ruling["no"] != "dismissed"):
        return bool(ruling["yes"]) and not ruling["part"] and not _advised(text, verb, ruling.start("yes" if ruling["yes"] else "no")), ruling.end()
    if not alone:
        return None
    following = named("granted", "a ruling in the next sentence").match(text.words, end, min(len(text.words), end + 120))
    return None if following is None else (True, following.end("yes"))


def _another_motion(words: str) -> bool:
    return named("granted", "another motion or request").search(named("granted", "the same motion again").sub("", words)) is not None


def _advised(text: Marked, start: int, ruling: int) -> bool:
    return named("granted", "a ruling only advised").search(text.words, start, ruling) is not None


def _ruling_before(text: Marked, start: int, noun: int) -> tuple[bool, int] | None:
    """The ruling that the motion is the object of ("granting 12 …"): the last one before it."""
    rulings = list(named("granted", "a ruling before the motion").finditer(text.words, max(start, noun - WINDOW), noun))
    if not rulings or _heads_order(text, start, noun):
        return None
    last = rulings[-1]
    if named("unreal", "the order that said so is undone").search(text.words[max(start, last.start() - 100) : last.start()]):
        return False, last.start()
    lead = named("granted", "the motion assented to or considered").sub("", text.words[last.end() : noun]).replace("as to", "")
    far = len(lead) > 160 or named("granted", "another paper between ruling and motion").search(lead) is not None
    return bool(last["yes"]) and not last["part"] and not far and not _advised(text, max(start, last.start() - 60), last.start()), last.start()


def _mover(text: Marked, start: int, noun: re.Match[str], verb: int, end: int) -> str:
    """Who made the motion, by the words around it."""
    lead = text.words[max(start, noun.start() - 60) : noun.start()]
    verbal = noun["noun"].startswith(("move", "moving", "ask", "requests", "requested"))
    owner = named("granted", "who moves" if verbal else "whose motion, before its name").search(lead)
    inside = first_said("movers", noun[0] + " ") or _named(named("granted", "whose motion, inside its name").search(noun[0]))
    following = named("granted", "whose motion, after its name").match(text.words, verb, min(end, verb + 200))
    if following is not None and named("granted", "another filing named between").search(following["lead"]):
        following = None
    marks = [m.mover for m in text.between(max(start, noun.start() - 40), verb) if m.mover]
    return _named(owner) or (marks[0] if marks else None) or inside or _named(following) or "unknown"


def _named(match: re.Match[str] | None) -> str | None:
    return None if match is None else next(name for name in ("joint", "government", "defense") if name in match.groupdict() and match[name])


def _number(text: Marked, noun: re.Match[str], verb: int, end: int) -> str | None:
    """The entry number of the motion: before it ("granting 12"), inside it, or after it ("Motion to Dismiss [34] is granted")."""
    before = named("granted", "the number before the motion").search(text.words[max(0, noun.start() - 80) : noun.start()])
    found = before or named("granted", "the number after the motion").search(text.words, noun.start(), min(end, verb + 200))
    return found["n"] if found is not None else None
