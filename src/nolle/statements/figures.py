"""Figures in what is said: number, unit, bound and period ("more than 200 arrests since June")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from nolle.model import Bound, Figure, Quote

_UNITS = {w: n for n, w in enumerate("zero one two three four five six seven eight nine ten eleven twelve".split())}
_UNITS |= {w: n for n, w in enumerate("thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(), 13)}
_TENS = {w: 10 * n for n, w in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
_SMALL = _UNITS | _TENS
_SCALES = {"dozen": 12, "hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000, "trillion": 1_000_000_000_000}
_PARTS = {"half": 2, "halves": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10}
_WORD = "|".join(sorted(_SMALL, key=len, reverse=True))
_SCALE = "|".join(_SCALES)
_BOUNDS: tuple[tuple[str, Bound], ...] = (
    ("at least|no fewer than|no less than|not less than|a minimum of", "at_least"),
    ("more than|over|upwards? of|in excess of|exceeding|greater than|above|well over", "more_than"),
    ("up to|at most|as many as|as much as|no more than|not more than|a maximum of|a maximum sentence of", "at_most"),
    ("fewer than|less than|under|below", "less_than"),
    ("about|around|roughly|approximately|somewhere around|nearly|almost|some|an estimated|close to|just over|just under", "about"),
)
_BOUND = "|".join(f"(?P<b{n}>{words})" for n, (words, _) in enumerate(_BOUNDS))
_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_SPELT = rf"(?:{_WORD})(?:-(?:{_WORD}))?(?: (?:{_SCALE}))*(?P<and_half>[ -]and[ -]a[ -]half)?|an? (?:{_SCALE})|half a (?:dozen|million|billion)"
_MANY = rf"(?:tens of |hundreds of |several |many |a few )?(?P<many>(?:{_SCALE})s?)(?= of\b| [a-z]+s\b| people\b)"
_SHARE = (
    rf"(?P<share_top>{_WORD}|an?)[- ](?P<share_of>third|quarter|fourth|fifth|sixth|eighth|tenth)s?\b(?= of\b)"
    rf"|(?P<half>half)(?= of\b| the\b| (?:its|their|his|her|our|all)\b)"
    rf"|(?P<one_in>{_WORD}|\d{{1,3}}) (?:in|out of)(?: every)? (?P<in_of>{_WORD}|\d{{1,3}}(?:,000)?)(?![\w,])"
)
_NUMBER = rf"(?P<money>(?:US|C|A)?\$|£|€)?(?P<digits>{_DIGITS})(?P<scale>[ -](?:{_SCALE}))?(?!\w)|(?P<spelt>\b(?:{_SPELT})\b)"
_HERE = re.compile(rf"(?:(?:{_BOUND})(?: than)? )?(?:{_SHARE}|{_MANY}|{_NUMBER})", re.I)
_FIGURE = re.compile(rf"(?<![\w.,:/§$£€-]){_HERE.pattern}", re.I)
_TO = re.compile(r"(?P<unit>\s?%| per ?cent| [a-z]+)??(?:\s+(?P<link>to|and)\s+|\s?[-–]\s?)", re.I)
_BETWEEN = re.compile(r"\bbetween\s*$", re.I)
_AFTER_NOT_A_FIGURE = re.compile(
    r"[:/]\d|[-–]\d{3,}|[-–]?(?:cr|cv|mj)\b|-[a-z]{2}-\d|\s?(?:[ap]\.?m\b|o['’]?clock|U\.?\s?S\.?\s?C\b|C\.?F\.?R\b|F\.\d|Cal\b|N\.Y)"
    r"|(?:st|nd|rd|th)\b|\s(?:[A-Z]\w+ )?(?:Street|St\.|Avenue|Ave\.|Road|Rd\.|Boulevard|Drive|Lane)\b|(?:\(|\.\d)")  # fmt: skip
_BEFORE_NOT_A_FIGURE = re.compile(
    r"(?:§+|\b(?:Sections?|Sec\.|Title|Rule|Article|No\.|Nos\.|Number|Case|Docket|Counts?|Route|Room|Suite|Chapter|Exhibit|Page|Interstate|Highway"
    r"|Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?"
    r")|(?-i:[A-Z]\w+,))\s*$", re.I)  # fmt: skip
_YEAR = re.compile(r"(?:1[89]|20)\d\d\Z")
_AGE = re.compile(r"[- ]years?[- ]old\b", re.I)
_PERCENT = re.compile(r"\s?(?:%|per ?cent(?:age points?)?\b)", re.I)
_PLURAL = r"(?!(?:was|is|has|does|his|its|this|us|as|previous|serious|various|years-long|across|less|plus|thus|always|perhaps|whose|press)\b)[a-z][a-z-]*s"
_UNIT = re.compile(
    r"(?: (?!(?:of|in|and|or|to|the|for|who|that|on|by|from|at|with|is|was|are|were)\b)[a-z'’-]+){0,2}"
    rf" (?:{_PLURAL}|people|men|women|children|police|staff|personnel)\b",
    re.I,
)
_ONE = re.compile(
    r" (?:felony |misdemeanou?r |federal |criminal )?(?:count|charge|year|month|week|day|hour|minute|person|man|woman|child|officer|agent|case|defendant|arrest"
    r"|death|victim|time|dollar|pound|mile|vote|gun|shot)\b", re.I)  # fmt: skip
_HYPHENED = re.compile(r"-(?:count|year|month|week|day|hour|minute|page|member|person|mile|acre|point|foot|pound|vote|round|juror|state|city)\b(?!-old)", re.I)
_MORE = re.compile(r"\s+or (?P<more>more|greater|fewer|less|so)\b|(?P<plus>\+|-plus\b| plus\b)", re.I)
_OF = re.compile(r" of (?:the|those|these|them|its|their|his|her|our|more than|about|\d)", re.I)
_SAME_BEFORE = re.compile(r"\b(?:from|than|as|like|versus|over|until|before)\s*$", re.I)
_PERIOD_BEFORE = re.compile(
    r"(?:^|[.;]\s)\W*(?P<period>(?:since|in|during) (?:(?:last |early |late )?(?-i:[A-Z])?[a-z]+ )?(?:(?:19|20)\d\d|(?-i:[A-Z])[a-z]{2,8})),?"
    r" (?:[^\W\d]+ ){0,6}$", re.I)  # fmt: skip
_PERIOD = re.compile(
    r"\b(?:since (?:last |the |early |late )?\w+(?: \d{4})?|(?:so far )?(?:this|last|each|every|per|a|that)"
    r" (?:year|month|week|day|decade|quarter|summer|fall|winter|spring)"
    r"|(?:in|over|during|within|for) the (?:past|last|previous|first|next|coming) (?:\w+ )?(?:years?|months?|weeks?|days?|decades?|hours?)"
    r"|(?:in|during|by) (?:\w+ )?(?:19|20)\d\d|(?:between|from) (?:\w+ )?(?:19|20)\d\d (?:and|to|through) (?:\w+ )?(?:19|20)\d\d"
    r"|(?:from|between) (?-i:[A-Z])[a-z]{2,8}\.?(?: (?:19|20)\d\d)? (?:to|through|and|until) (?-i:[A-Z])[a-z]{2,8}\.?(?: (?:19|20)\d\d)?"
    r"|in (?:a|one|two|three|four|five|six|seven|eight|nine|ten|\d+) (?:years?|months?|weeks?|days?|decades?)|annually|a year)\b", re.I)  # fmt: skip


def figures_in(content: Sequence[Quote]) -> tuple[Figure, ...]:
    """Every figure in the pieces of a content, in text order.

    Not figures: dates and bare years, times of day, case numbers, sections of law, numbered things ("Count 3"), ordinals, and words that
    give no number ("several"). A share is its value ("two-thirds" 0.667); a sum of money has the unit "dollars", "pounds", "euros". A
    range is two figures, at least the one and at most the other. "Dozens" and "hundreds" promise no more than that many: at least 12, 100.
    """
    return tuple(figure for piece in content for figure in _figures(piece))


def _figures(piece: Quote) -> Iterator[Figure]:
    done = 0
    for match in _FIGURE.finditer(piece.text):
        if match.start() < done:
            continue
        read = _range(piece, match) or _one(piece, match)
        yield from read
        if read:
            period = read[-1].period
            done = max(read[-1].words.end, period.end if period else 0) - piece.start


def _range(piece: Quote, match: re.Match[str]) -> tuple[Figure, ...]:
    """Both ends of "20 to 30 people" or "between 5 and 10 years"; none for a number that stands alone."""
    text = piece.text
    to = _TO.match(text, match.end())
    high = _HERE.match(text, to.end()) if to else None
    if to is None or high is None or (to["link"] == "and" and not _BETWEEN.search(text, 0, match.start())) or _bounded(high):
        return ()
    least, most = _value(match), _value(high)
    if least is None or most is None or _is_a_name(match, text) or _is_a_name(high, text):
        return ()
    least *= _SCALES.get((high["scale"] or "").strip(" -").lower(), 1) if not match["scale"] and high["scale"] else 1
    unit, end = _unit(high, text)
    if unit is None or least >= most:
        return ()
    period = _period(piece, match.start(), end)
    low = _quote(piece, match.start(), max(match.end(), to.end("unit")))
    return Figure(low, least, unit, "at_least", period), Figure(_quote(piece, high.start(), end), most, unit, "at_most", period)


def _one(piece: Quote, match: re.Match[str]) -> tuple[Figure, ...]:
    value, text = _value(match), piece.text
    if value is None or _is_a_name(match, text):
        return ()
    early = _MORE.match(text, match.end())
    unit, end = _unit(match, text, early.end() if early else match.end())
    more = early or _MORE.match(text, end)
    if unit is None and not more and (_bare(match, text) or (match["spelt"] and match["spelt"].lower() in {"one", "zero"})):
        return ()
    end = max(end, more.end()) if more else end
    bound = _bound(match, (more["more"] or "more").lower() if more else "")
    return (Figure(_quote(piece, match.start(), end), value, unit, bound, _period(piece, match.start(), end)),)


def _value(match: re.Match[str]) -> float | None:
    if match["share_of"]:
        return float(Fraction(_small(match["share_top"]), _PARTS[match["share_of"].lower()]))
    if match["half"]:
        return 0.5
    if match["many"]:
        return _many(match[0][match.start("many") - match.start() :], match[0])
    if match["one_in"]:
        of = _small(match["in_of"].replace(",", ""))
        return _small(match["one_in"]) / of if of else None
    if match["digits"]:
        return round(float(match["digits"].replace(",", "")) * _SCALES.get((match["scale"] or "").strip(" -").lower(), 1), 6)
    return _spelt(re.sub(r"[ -]and[ -]a[ -]half$", "", match["spelt"].lower())) + (0.5 if match["and_half"] else 0)


def _many(scale: str, words: str) -> float | None:
    """What "dozens" or "tens of thousands" is at least; None for a bare "dozen" that tells no number of them."""
    if not (scale.lower().endswith("s") or re.match(r"several|many|a few", words, re.I)):
        return None
    times = {"tens of": 10, "hundreds of": 100}.get(" ".join(words.lower().split()[:2]), 1)
    return float(times * _SCALES[scale.lower().removesuffix("s")])


def _small(word: str) -> int:
    return int(word) if word.isdecimal() else _SMALL.get(word.lower(), 1)


def _spelt(words: str) -> float:
    if words.startswith("half a "):
        return _SCALES[words.split()[-1]] / 2
    total = 0
    for word in re.split(r"[ -]", words):
        total = max(total, 1) * _SCALES[word] if word in _SCALES else total + _SMALL.get(word, 0)
    return float(total)


def _is_a_name(match: re.Match[str], text: str) -> bool:
    """A number that names something: a date, a section, a case, a street."""
    if match["money"] or match["share_of"] or match["half"] or match["many"]:
        return False
    start = match.start("digits") if match["digits"] else match.start()
    if _AFTER_NOT_A_FIGURE.match(text, match.end()) or _BEFORE_NOT_A_FIGURE.search(text, max(0, start - 24), start):
        return True
    return bool(match["digits"] and _YEAR.match(match["digits"]) and not match["scale"] and not _bounded(match))


def _bare(match: re.Match[str], text: str) -> bool:
    """A number with nothing beside it that tells what is counted: kept only with a bound, a currency, a scale or as a share."""
    told = any(match[group] for group in ("money", "scale", "share_of", "half", "one_in", "many"))
    return not (told or _bounded(match) or _OF.match(text, match.end()) or _SCALES.keys() & set(match[0].lower().split()))


def _bounded(match: re.Match[str]) -> bool:
    return any(match[f"b{n}"] for n in range(len(_BOUNDS)))


def _unit(match: re.Match[str], text: str, end: int | None = None) -> tuple[str | None, int]:
    """What is counted, and where its word ends; ``end``: where the number ends, if not with the match."""
    end = end or match.end()
    if match["money"]:
        return {"$": "dollars", "£": "pounds", "€": "euros"}[match["money"][-1]], end
    if age := _AGE.match(text, end):
        return "years old", age.end()
    if percent := _PERCENT.match(text, end):
        return "percentage points" if "point" in percent[0] else "percent", percent.end()
    if match["many"] and text[end : end + 4] == " of ":
        end += 3
    unit = _UNIT.match(text, end) or _ONE.match(text, end) or _HYPHENED.match(text, end)
    return (unit[0].strip(" -").lower(), unit.end()) if unit else (None, match.end() if match["many"] else end)


def _bound(match: re.Match[str], more: str) -> Bound:
    if more:
        return {"more": "at_least", "greater": "at_least", "so": "about"}.get(more, "at_most")  # type: ignore[return-value]
    if match["many"]:
        return "at_least"
    return next((bound for n, (_, bound) in enumerate(_BOUNDS) if match[f"b{n}"]), "exactly")


def _period(piece: Quote, start: int, end: int) -> Quote | None:
    """The time a figure is given for: right after it, or at the head of its sentence ("Since January, the office has charged 40 people")."""
    found = _PERIOD.search(piece.text, end, end + 80)
    if found and not re.search(r"[.;:,\d“”\"]", piece.text[end : found.start()]) and not _SAME_BEFORE.search(piece.text, end, found.start()):
        return _quote(piece, found.start(), found.end())
    before = _PERIOD_BEFORE.search(piece.text, max(start - 90, 0), start)
    return _quote(piece, *before.span("period")) if before else None


def _quote(piece: Quote, start: int, end: int) -> Quote:
    return Quote(piece.text[start:end], piece.start + start, piece.start + end)
