"""Whether a motion to dismiss was granted, and who made it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from nolle.outcomes.marked import Marked
from nolle.outcomes.rules import compiled, first_said

WINDOW = 400
"""Characters around a motion in which its ruling stands."""

_MOTION = compiled(
    r"\b(?P<noun>(?:joint )?(?:motions?|mtns?|requests?|applications?|stipulations?)|moves?|moved|moving|requests|requested|asks?)"
    r"(?:\s?(?:<reference>|,)|\s(?:the court|orally|in open court|is made|made|filed|by|of|from|pursuant to|under|<mover>|<gov>|<def>|the|as to|for an order|order|to file|and|without objection)){0,10}"
    r"\s?(?:for )?(?:leave )?(?:of (?:the )?court )?(?:to (?:file (?:an? )?|have (?:the )?[^;.]{0,60}?|enter (?:an? )?|voluntarily |partially )?|for (?:an? )?(?:order (?:of|for) )?|of |re )?(?:the )?$"
)
_ANY_MOTION = re.compile(r"(?P<noun>[\s\S]+)")
_OTHERS_PAPER = compiled(
    r"\b(?:to|on|re:?|regarding|for|in|of|concerning|about|from|supporting|opposing|opposition|joinder)\s(?:(?:the|his|her|their|its|a|any|said|<number>|<gov>|<def>|<kind>|co-defendant's)[\s,]*){0,6}$"
)
_RULED = compiled(
    r"\b(?P<yes>grant(?:ing|s|ed)|sustain(?:ing|s|ed)|allow(?:ing|s|ed)|approv(?:ing|es|ed))(?P<part>,? in part)?\b"
    r"|\b(?P<no>den(?:ying|ies|ied|y)|moot(?:ing)?|withdraw(?:ing|n)|strik(?:ing|en)|deferr?(?:ing|s|ed)|terminat(?:ing|ed)|overrul(?:ing|ed)|referr?(?:ing|ed)|setting|regarding|re|continuing|resetting|dismissing|taking|reserv(?:ing|es|ed)|recommend\w*|response|reply|opposition|extension)\b"
)
_RULING_AFTER = compiled(
    r"(?P<lead>[^;]{0,300}?)(?:\b(?:is|are|be|been|being|was|were|hereby|and|the same|it|court|motion|motions|-|:)[\s,]*|[-:,;.>=]\s?|\s)"
    r"(?:hereby |also |therefore |orally |hereby ordered |in all respects |ordered |in open court )*\b(?:(?P<yes><granted>)(?P<part>,? in part)?|(?P<no>denied|moot\w*|withdrawn|stricken|overruled|taken under|under advisement|deferred|terminated|held in|reserved|dismissed|found as moot|set (?:for|on)))(?!\w)"
)
_NEXT = compiled(
    r"[\s.;,-]*(?:(?:the )?(?:court|motion|motions|same|judge|order|ruling|it|<gov>|<def>|<kind>|oral)(?:'s)?[\s:,-]*){0,5}(?:no objections?(?: by (?:the )?<def>)?[\s.;,-]*)?(?:(?:is|are|be|was|hereby|and)[\s:,]*){0,3}(?:the )?(?:(?:court )?(?P<yes><granted>|grants?|allows?|sustains?|so ordered)\b)"
    r"(?=(?: (?:the|said|this|that|<gov>|<def>|<kind>))* ?(?:motions?|request|same)?(?: to dismiss[^;.]{0,60})?\s*(?:[.;,:(]|$|as to|and))"
)
_ADVICE = re.compile(r"\b(?:should|recommend\w*|may|might|would|could|will|if|whether|why|requests?|asks?|not|to)\b(?: \w+){0,4}\s?$")
_OF = compiled(r"\b(?:filed by|made by|by|of|from) (?:the )?(?:(?P<joint>(?:the )?parties)|(?P<government><gov>)|(?P<defense><def>))(?!\w)")
_ANOTHER = re.compile(r"\b(?:motions?|granting|denying|leave|extension|time|request)\b")
_SAME_MOTION = re.compile(r"\b(?:the|said|this|such|that) (?:government's |foregoing )?(?:motion|request)\s*$")
_BY = compiled(r"(?P<lead>[^;.]{0,120}?)\b(?:(?:filed by|made by|by) (?:the )?|of (?:the )?(?=<gov>[,;])|of (?:the )?(?=<def>[,;]))(?:(?P<joint>(?:the )?parties|<gov> and (?:the )?<def>|<def> and (?:the )?<gov>)|(?P<government><gov>)|(?P<defense><def>))(?!\w)")
_ORDER_ON = compiled(r"[\W\d_]*(?:\w+ ){0,3}?(?:order|minute entry|minutes|ruling)(?: as to <who>)?[:,]? (?:re:?|regarding|on)(?: the)?(?: (?:<kind>|<gov>|<def>)){0,5} ")
_OTHER_FILING = re.compile(r"\b(?:responses?|reply|opposition|objections?|notice|motions?|brief|memorandum|report|re)\b")
_OWNER = compiled(r"(?:^|[^\w])(?:(?P<joint>joint|agreed|parties'?)|(?P<government><gov>)|(?P<defense><def>)) (?:<kind> |sealed |rule 12(?:\(b\))? |rule 29 |\[?\d+\]? )*$")
_SUBJECT = compiled(r"(?:^|[^\w])(?:(?P<government><gov>)|(?P<defense><def>))(?: counsel| attorney)?(?: <who>)?,? (?:then |hereby |now |orally |also )*$")
_DENIED = re.compile(r"\bden(?:y|ied|ies|ying)\b|\bmoot")
_TITLE = compiled(
    r"\b(?:(?P<joint>joint)|(?P<government><gov>)|(?P<defense><def>))(?: <kind>){0,6} motions?(?: <number>)?(?: for (?:leave|an order))?(?: of court)? (?:to dismiss|for dismissal)"
    r"(?: (?:the |count )?(?:<whole>|<paper>|<counts>))?,?(?: (?P<terms>with(?:out)? prejudice|w/o prejudice))?"
)
_LEAVE = compiled(
    r"(?:\bleave (?:of (?:the )?court )?(?:is |be |was |having been )?(?:hereby )?(?:<granted>)[^;]{0,100}?\b(?:to|for)(?: file(?: an?)?| (?:the )?filing of (?:the |this )?(?:foregoing|above|proposed)?)?|\bgrant(?:s|ed|ing)\b(?: (?:the|<gov>|motion for|<number>)){0,5} leave (?:of (?:the )?court )?(?:(?:(?!\bfile|motion)[^;.]){0,60}? )?(?:to|for)(?: file(?: an?)?)?"
    r"|<gov> (?:is|are|be)(?: hereby)? (?:granted leave|permitted|allowed|authorized) to(?: file(?: an?)?)?|\bwith leave of (?:the )?court[^;.]{0,80}\bto)(?: the| an?)? ?$"
)


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
    noun = _MOTION.search(text.words, max(start, verb - 160), verb)
    return None if noun is None else _ruled(text, start, noun, verb, end, ordered)


def ruled_motion(text: Marked, start: int, noun: int, stop: int, end: int) -> Motion | None:
    """The granted motion that stands from ``noun`` to ``stop`` of a sentence; None where it was not granted."""
    whole = _ANY_MOTION.match(text.words, noun, stop)
    return None if whole is None else _ruled(text, start, whole, stop, end, False)


def _ruled(text: Marked, start: int, noun: re.Match[str], verb: int, end: int, ordered: bool) -> Motion | None:
    others = _others_paper(text, start, noun.start()) and not _heads_order(text, start, noun.start())
    if _acted_upon(text, start, noun, verb, end):
        return Motion(noun.start(), verb, _mover(text, start, noun, verb, end), _number(text, noun, verb, end))
    before = _ruling_before(text, start, noun.start())
    after = None if others else _ruling_after(text, verb, end, before is None)
    if after is not None:
        return Motion(noun.start(), after[1], _mover(text, start, noun, verb, end), _number(text, noun, verb, after[1])) if after[0] else None
    if before is None:
        granted = not others and ordered
        return Motion(noun.start(), verb, _mover(text, start, noun, verb, end), _number(text, noun, verb, end)) if granted else None
    return Motion(before[1], verb, _mover(text, start, noun, verb, end), _number(text, noun, verb, end)) if before[0] else None


def leave_granted(text: Marked, start: int, verb: int) -> Motion | None:
    """Leave of court granted to dismiss, as one phrase; the government is the mover only where it is named in it."""
    leave = _LEAVE.search(text.words, max(start, verb - 240), verb)
    if leave is None or _ADVICE.search(text.words, max(start, leave.start() - 60), leave.start()):
        return None
    named = compiled(r"<gov>(?!\w)").search(text.words, max(start, leave.start() - 60), verb)
    number = compiled(r"grant(?:s|ing|ed) (?P<n><number>)").match(text.words, leave.start())
    return Motion(leave.start(), verb, "government" if named else "unknown", number and number["n"].strip("[]# ") or None)


def title_elsewhere(text: Marked) -> tuple[str, bool | None]:
    """Who moved, and on what terms, by other mentions of the one motion to dismiss that a text is about.

    ("unknown", None) where the mentions disagree or anything in the text is denied: then there may be two motions.
    """
    if _DENIED.search(text.words):
        return "unknown", None
    titles = list(_TITLE.finditer(text.words))
    movers = {name for title in titles if (name := _named(title))}
    terms = {title["terms"].startswith(("without", "w/o")) for title in titles if title["terms"]}
    return (movers.pop() if len(movers) == 1 else "unknown"), (not terms.pop() if len(terms) == 1 else None)


def _others_paper(text: Marked, start: int, noun: int) -> bool:
    """Whether the motion is only what another paper is about: "extension of time to respond to 21 Motion to Dismiss"."""
    lead = re.sub(r"(?:assented|consented|stipulated)[- ]to\b|considera\w+ of", "", text.words[max(start, noun - 80) : noun])
    return _OTHERS_PAPER.search(lead) is not None


def _acted_upon(text: Marked, start: int, noun: re.Match[str], verb: int, end: int) -> bool:
    """Whether the court acts on the motion in the same sentence: "Upon the 12 Motion to Dismiss Case, … is dismissed"."""
    upon = compiled(r"\b(?:up)?on (?:the |consideration of (?:the )?)?(?:<kind> |<gov> |<def> ){0,6}$").search(text.words, max(start, noun.start() - 60), noun.start())
    return upon is not None and re.search(r"\b(?:is|are|hereby) (?:hereby |ordered )?dismissed\b", text.words[verb:end]) is not None


def _heads_order(text: Marked, start: int, noun: int) -> bool:
    """Whether the entry is the order on this very motion: "ORDER re 88 MOTION to Dismiss … The motion is granted"."""
    return _ORDER_ON.fullmatch(text.words[start:noun]) is not None


def _ruling_after(text: Marked, verb: int, end: int, alone: bool) -> tuple[bool, int] | None:
    """The ruling that follows the motion: whether it grants, and where it ends.

    The next sentence rules on it ("… by USA. Granted.") only where it stands ``alone``, without a ruling before it.
    """
    ruling = _RULING_AFTER.match(text.words, verb, min(end, verb + WINDOW))
    if ruling is not None and not _ANOTHER.search(_SAME_MOTION.sub("", ruling["lead"])):
        advice = _ADVICE.search(text.words, verb, ruling.start("yes") if ruling["yes"] else ruling.start("no"))
        return bool(ruling["yes"]) and not ruling["part"] and advice is None, ruling.end()
    following = _NEXT.match(text.words, end, min(len(text.words), end + 120)) if alone else None
    if following is not None:
        return True, following.end("yes")
    return None


def _ruling_before(text: Marked, start: int, noun: int) -> tuple[bool, int] | None:
    """The ruling that the motion is the object of ("granting 12 …"): the last one before it."""
    rulings = list(_RULED.finditer(text.words, max(start, noun - WINDOW), noun))
    if not rulings or _heads_order(text, start, noun):
        return None
    last = rulings[-1]
    lead = re.sub(r"(?:assented|consented|stipulated)[- ]to\b|considera\w+ of|as to", "", text.words[last.end() : noun])
    far = len(lead) > 160 or re.search(r"\b(?:to|on|respond|in support|opposition|joinder|re)\s(?:[^;]{0,40})$", lead) is not None
    advice = _ADVICE.search(text.words, max(start, last.start() - 60), last.start())
    return bool(last["yes"]) and not last["part"] and not far and advice is None, last.start()


def _mover(text: Marked, start: int, noun: re.Match[str], verb: int, end: int) -> str:
    """Who made the motion, by the words around it."""
    lead = text.words[max(start, noun.start() - 60) : noun.start()]
    verbal = noun["noun"].startswith(("move", "moving", "ask", "requests", "requested"))
    owner = (_SUBJECT if verbal else _OWNER).search(lead)
    inside = first_said("movers", noun[0] + " ") or _named(_OF.search(noun[0]))
    following = _BY.match(text.words, verb, min(end, verb + 200))
    if following is not None and _OTHER_FILING.search(following["lead"]):
        following = None
    marks = [m.mover for m in text.between(max(start, noun.start() - 40), verb) if m.mover]
    return _named(owner) or (marks[0] if marks else None) or inside or _named(following) or "unknown"


def _named(match: re.Match[str] | None) -> str | None:
    return None if match is None else next(name for name in ("joint", "government", "defense") if name in match.groupdict() and match[name])


def _number(text: Marked, noun: re.Match[str], verb: int, end: int) -> str | None:
    """The entry number of the motion: before it ("granting 12"), inside it, or after it ("Motion to Dismiss [34] is granted")."""
    lead = re.search(r"\[?#?(\d{1,4})(?:-\d+)?\]?(?:,? (?:\[?\d{1,4}\]?|and))*(?:\s[a-z' ]{0,60})?$", text.words[max(0, noun.start() - 80) : noun.start()])
    if lead is not None:
        return lead[1]
    printed = compiled(r"(?<![\w$/:.-])(?:[(\[]?(?:re:?|docs?\.?|dkts?\.?|related document|ecf|filing|d\.e\.|entry)?[ .#]*(?:nos?\.|number|#)? ?)\[?(\d{1,4})\]?[)\]]?(?![\w/:.,]\d|\w)")
    found = printed.search(text.words, noun.start(), min(end, verb + 200))
    return found[1] if found is not None else None
