"""Charging documents as texts name them: "the Third and Fourth Superseding Indictments", and which came before which."""

from __future__ import annotations

import re
from dataclasses import dataclass

ORDINALS = {word: n for n, word in enumerate("first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split(), 1)}
ORDINALS |= {"forth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "5th": 5, "6th": 6, "7th": 7}

_ORDINAL = rf"(?:{'|'.join(sorted(ORDINALS, key=len, reverse=True))})"
_AGE = r"(?:original|underlying|initial|prior|previous|earlier|superseded)"
_KIND = r"(?:criminal|felony|misdemeanor|redacted|sealed|amended|pending|present|instant|current|(?:[a-z]+|\d+)-count|bills? of)"
_SUPERSEDING = r"super[sc]\w{2,8}g"
_PAPER = r"(?:in(?=[ict]{0,2}d)[dict]{3,6}e?ments?|complaints?|informations?)"
_LIST = re.compile(
    rf"(?:\b(?:{_AGE}|{_KIND})\s){{0,3}}"
    rf"(?:\b{_ORDINAL}(?:\s?(?:,\s?(?:and\s|&\s?)?|&\s?|and\s)\s?{_ORDINAL}){{0,11}}\s)?"
    rf"(?:\b{_SUPERSEDING}\s)?(?:\b(?:{_KIND})\s){{0,2}}\b{_PAPER}(?!\w)"
    r"(?:\sin\scase\s(?:no\.?|number)?\s?[\w:.-]{4,24}\w)?"
)
_NAMED_AT_ALL = re.compile(rf"\b{_PAPER}(?!\w)")
_INFORMATION = re.compile(
    r"(?:^|\b(?:the|of|an?|said|this|to|and|or|both|original|underlying|felony|misdemeanor|criminal|superseding|dismiss|dismissing|in)\s|[/(\[,:;]\s?)$"
)
_EARLIER = re.compile(rf"\b{_AGE}\b")


@dataclass(frozen=True, slots=True)
class Paper:
    """A charging document as printed. ``rank`` orders the documents of a case: 0 the first, 1 the first superseding."""

    name: str
    rank: int
    earlier: bool = False
    own_case: bool = True


@dataclass(frozen=True, slots=True)
class PaperList:
    """Charging documents named together, and where."""

    start: int
    end: int
    papers: tuple[Paper, ...]


def find_papers(text: str, original: str) -> tuple[PaperList, ...]:
    """The charging documents that a lower-case text names, each as the original prints it."""
    if _NAMED_AT_ALL.search(text) is None:
        return ()
    found = (PaperList(m.start(), m.end(), _papers(m, original)) for m in _LIST.finditer(text) if _is_paper(m, text))
    return tuple(found)


def _is_paper(match: re.Match[str], text: str) -> bool:
    """ "Information" is a charging document only where it stands like one: "the Information", not "more information"."""
    return match[0] != "information" or _INFORMATION.search(text, max(0, match.start() - 16), match.start()) is not None


def _papers(match: re.Match[str], original: str) -> tuple[Paper, ...]:
    printed = original[match.start() : match.end()]
    other_case = re.search(r"\sin\scase\s", match[0]) is not None
    ordinals = list(re.finditer(rf"\b{_ORDINAL}\b", match[0]))
    if len(ordinals) < 2:
        return (Paper(" ".join(printed.split()), _rank(match[0]), _EARLIER.search(match[0]) is not None, not other_case),)
    rest = " ".join(printed[ordinals[-1].end() :].split())
    rest = rest[:-1] if rest.lower().endswith("s") else rest
    return tuple(Paper(f"{printed[o.start() : o.end()]} {rest}", ORDINALS[o[0]], own_case=not other_case) for o in ordinals)


def _rank(words: str) -> int:
    if "complaint" in words:
        return -1
    ordinal = re.search(rf"\b{_ORDINAL}\b", words)
    if re.search(_SUPERSEDING, words) is None:
        return 0
    return ORDINALS[ordinal[0]] if ordinal else 1
