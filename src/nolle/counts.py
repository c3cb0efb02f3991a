"""Count labels and count lists: "(2-4)", "1ss", "Counts II-IV, VI", "Cts. 35-48, 49", "counts One and Three".

A count is written as CM/ECF labels it: an Arabic number and a suffix, ``s`` for each superseding charge and ``r`` for the
redacted version ("2", "3s", "1ss", "1r"). Roman numbers and number words are turned into that form.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

MOST = 2_000
"""A range longer than this is no list of counts but a misprint, and is left as printed."""

ALL = ("all",)
REMAINING = ("remaining",)

_ONES = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_WORDS = {word: n for n, word in enumerate(_ONES, 1)} | {word: 10 * n for n, word in enumerate(_TENS, 2)}
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}

_WORD = rf"(?:(?:{'|'.join(_TENS)})(?:[- ](?:{'|'.join(_ONES[:9])}))?|{'|'.join(reversed(_ONES))})"
_NUMERAL = r"(?:(?:xl|l?x{0,3})(?:ix|iv|v?i{0,3}))"
_SUFFIX = r"(?:s{1,9}|r)?"
_UNITS = (
    r"[ -]?(?:months?|mos?\b|mths?|years?|yrs?\b|days?|hours?|hrs?\b|weeks?|u\.?\s?s\.?|percent|cert|copies|cc\b|%|st\b|nd\b|rd\b|th\b|[ap]\.?m\b"
    r"|:\d|/\d|\.\d|\)|[-–]\s?\d)"
)
_NOT_A_COUNT = rf"(?!\w)(?!\s*\(\d+\){_UNITS})(?!{_UNITS})"
_ANY = rf"(?:\d{{1,4}}{_SUFFIX}|\b{_WORD}(?:\s?\(\d{{1,4}}{_SUFFIX}\))?|\b(?=[ivxl])(?!(?:is|vs|ls|xs)\b){_NUMERAL}(?:s{{1,9}})?)"
_ITEM = rf"(?:{_ANY}{_NOT_A_COUNT})"
_TO = r"\s?(?:-|–|—|through|thru|to)\s?"
_SPAN = rf"(?:{_ANY}{_TO}{_ITEM}|{_ITEM})"
_AND = r"(?:\s?,\s?(?:and\s|&\s?)?|\s?&\s?|\s(?:and|or|plus)\s|\s?/\s?(?!\d+/))"
_OBJECT = r"(?:count\(s\)|counts?|cts\b\.?|ct\b\.?|cnts?\b\.?)"
_BARE = r"(?:count\(s\)|counts?|cts\b\.?)(?!\w)"
_LISTED = rf"{_OBJECT}\s{{0,2}}(?:nos?\.\s?|numbers?\s|#\s?)?(?P<list>{_SPAN}(?:{_AND}(?:{_OBJECT}\s)?{_SPAN})*)(?:\s{{1,2}}\.(?=\s|$))?"
_REST = rf"(?:(?:all|any|any and all|the)\s)?(?:remaining|other|outstanding)\s(?:open\s|pending\s)?{_BARE}|(?:balance|rest|remainder)\sof\sthe\s{_BARE}"
_EXCEPT = rf"\s(?:except|but|other than)\s(?:for\s|as to\s)?{_OBJECT}\s{_SPAN}(?:{_AND}{_SPAN})*"
_WHOLE = rf"(?:all|both|each|every|any and all)\s(?:of\s)?(?:the\s|these\s|said\s)?(?:\w{{1,12}}\s)?(?:\(\d+\)\s)?{_BARE}(?P<but>{_EXCEPT})?(?!\s{{0,2}}{_ANY})"
_COUNTS = re.compile(rf"\b(?:{_LISTED}|(?P<rest>(?:{_REST})(?!\s{{0,2}}{_ANY}))|(?P<all>{_WHOLE})|{_BARE})")
_PART = re.compile(rf"(?P<first>{_ANY}){_TO}(?P<last>{_ITEM})|{_ITEM}")
_SINGLE = re.compile(_ITEM)
_TAIL = re.compile(r"\(\s*([^()]{1,80}?)\s*\)\s*$")
_LABEL = re.compile(r"\d{1,4}(?:s{1,9}|r)?(?:\s?[-–]\s?\d{1,4}(?:s{1,9}|r)?)?(?:\s?,\s?\d{1,4}(?:s{1,9}|r)?(?:\s?[-–]\s?\d{1,4}(?:s{1,9}|r)?)?){0,200}", re.I)


@dataclass(frozen=True, slots=True)
class CountList:
    """Counts named in running text, and where. ``counts`` is ("all",), ("remaining",), or () where only the word stands."""

    start: int
    end: int
    counts: tuple[str, ...]


def label_of(text: str) -> tuple[str, str]:
    """A printed offence cell as (offence text, count label); the label is "" where the cell bears none.

    CM/ECF prints the label in parentheses on the last line. Where line ends were lost, the last group is the label
    unless it reads as part of a statute: "8:1326(a) and (b)(1)" bears none.
    """
    whole = text.rstrip()
    head, line_end, last = whole.rpartition("\n")
    if line_end and (label := _own_line(last)):
        return head.rstrip(), label
    tail = _TAIL.search(whole)
    if tail is None or not _LABEL.fullmatch(tail[1]):
        return whole, ""
    before = whole[: tail.start()]
    if before.strip() and _reads_as_statute(before, tail[1]):
        return whole, ""
    return before.rstrip(), tail[1].lower()


def _own_line(line: str) -> str:
    """The label or labels that make up a whole line: "(2-4)", "(1)(1s)"."""
    groups = re.findall(r"\(\s*([^()]{1,80}?)\s*\)", line)
    if not groups or re.sub(r"\([^()]*\)|\s", "", line) or not all(map(_LABEL.fullmatch, groups)):
        return ""
    return ", ".join(groups).lower()


def _reads_as_statute(before: str, group: str) -> bool:
    """Whether a parenthesis group belongs to the citation that it follows: "922(g)(1)", "26:7206(1)", "and (b)(1)"."""
    if not group.isdigit():
        return False
    if before[-1].isdigit():
        return True
    if before[-1] != ")":
        return 1900 <= int(group) <= 2099
    inner = before[before.rfind("(") + 1 : -1]
    return not inner.isdigit()


def expand(label: str) -> tuple[str, ...]:
    """The single counts of a label or list: "10-20, 21" gives 10 … 20 and 21; "2s-3s" gives 2s 3s; "II-IV" gives 2 3 4.

    A suffix on one end of a range only is taken for both. What cannot be a count, and a range over ``MOST``, is
    given back as printed.
    """
    text = " ".join(label.lower().split())
    if not text:
        return ()
    counts: dict[str, None] = {}
    for part in re.split(r"\s?[,&;/]\s?(?:and\s)?|\sand\s", text):
        if part:
            counts.update(dict.fromkeys(_counts_of(part)))
        if len(counts) > MOST:
            return (text,)
    return tuple(counts)


def _counts_of(part: str) -> tuple[str, ...]:
    if _SINGLE.fullmatch(part):
        return ("{}{}".format(*_number(part)),)
    match = _PART.fullmatch(part)
    if match is None:
        return (part,)
    first, last = _number(match["first"]), _number(match["last"])
    suffix = last[1] or first[1]
    if not first[0] <= last[0] <= first[0] + MOST or (first[1] and last[1] and first[1] != last[1]):
        return (part,)
    return tuple(f"{n}{suffix}" for n in range(first[0], last[0] + 1))


def _number(item: str) -> tuple[int, str]:
    """An item as number and suffix: "3ss" gives 3, "ss"; "iv" gives 4, ""; "two (2s)" gives 2, "s"."""
    item = item.strip()
    if arabic := re.search(r"(\d+)(s*|r?)\)?$", item):
        return int(arabic[1]), arabic[2]
    if item.replace("-", " ").split()[0] in _WORDS:
        return sum(_WORDS[word] for word in item.replace("-", " ").split()), ""
    numeral = item.rstrip("s")
    return _roman(numeral), item[len(numeral) :]


def _roman(numeral: str) -> int:
    values = [_ROMAN[letter] for letter in numeral]
    return sum(-v if any(later > v for later in values[i + 1 : i + 2]) else v for i, v in enumerate(values))


def find_counts(text: str) -> tuple[CountList, ...]:
    """The counts named in running text, in order: "Count(s) 10-20, 2-4, 21", "Counts I&II", "all remaining counts".

    A number that goes with a unit is no count: in "Count(s) 1, 60 months" only 1 is.
    """
    return tuple(CountList(m.start(), m.end(), _counts_meant(m)) for m in _COUNTS.finditer(lower(text)))


def _counts_meant(match: re.Match[str]) -> tuple[str, ...]:
    if match["list"]:
        return expand(", ".join(" ".join(m[0].split()) for m in _PART.finditer(match["list"])))
    if match["rest"] or match["but"]:
        return REMAINING
    return ALL if match["all"] else ()


def lower(text: str) -> str:
    """Lower case, length kept: the few letters whose lower case is longer stay as they are."""
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def runs(numbers: Iterable[int]) -> list[tuple[int, int]]:
    """Numbers as runs, each by its first and last: 6, 21, 22, 23 → (6, 6), (21, 23)."""
    found: list[tuple[int, int]] = []
    for number in sorted(set(numbers)):
        if found and found[-1][1] == number - 1:
            found[-1] = (found[-1][0], number)
        else:
            found.append((number, number))
    return found


def spelled(numbers: Iterable[int]) -> str:
    """Numbers as they are told: "6, 21-23"."""
    return ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in runs(numbers))
