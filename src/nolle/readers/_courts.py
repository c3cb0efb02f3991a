"""Which court a page comes from, by PACER's court id ("casd"), read from the page itself.

Three places tell: the heading above the docket, links to the court's own server, the page's title. They are
asked in that order, because a docket's text may link to papers of other courts.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from functools import cache
from importlib.resources import files

_LINK = re.compile(r"\becf\.([a-z]{2,6})\.uscourts\.gov\b", re.I)
_PARTS = {"northern": "n", "southern": "s", "eastern": "e", "western": "w", "middle": "m", "central": "c"}
_ASIDE = re.compile(r"\([^()]*\)?|\[[^\[\]]*\]")


@cache
def _courts() -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    data = tomllib.loads(files("nolle.readers").joinpath("courts.toml").read_text("utf-8"))
    return data["district"], data["special"]


@cache
def court_ids() -> frozenset[str]:
    """Every court id known: 94 districts, their bankruptcy courts and the special courts."""
    districts, special = _courts()
    return frozenset(districts) | {f"{court[:-1]}b" for court in districts} | frozenset(special)


@cache
def _states() -> re.Pattern[str]:
    names = {entry[0] for entry in _courts()[0].values()}
    longest_first = sorted(names, key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(re.escape(name) for name in longest_first) + r")\b", re.I)


@cache
def _by_place() -> dict[tuple[str, str], str]:
    return {(entry[0].lower(), entry[1][0].lower() if len(entry) > 1 else ""): court for court, entry in _courts()[0].items()}


def court_by_heading(words: str) -> str | None:
    """The court that a heading names ("U.S. District Court\\nCalifornia Northern District (Oakland)"), or None.

    Divisions in parentheses are left out: "(Boise - Southern)" is no district. State courts are no answer.
    """
    for court, phrases in _courts()[1].items():
        if any(re.search(rf"\b{re.escape(phrase)}\b", words, re.I) for phrase in phrases):
            return court
    lines = _ASIDE.sub(" ", words)
    if re.search(r"\b(?:superior|circuit|county|municipal) court\b", lines, re.I):
        return None
    for place in _states().finditer(lines):
        found = _by_place().get((place[0].lower(), _part(lines, place))) or _by_place().get((place[0].lower(), ""))
        if found:
            return f"{found[:-1]}b" if re.search(r"\bbankruptcy\b", lines, re.I) else found
    return None


def _part(lines: str, state: re.Match[str]) -> str:
    """The letter of the district within the state: "Southern District of X", "X Southern District", "X Southern"."""
    before = re.search(r"\b(\w+)\s+District\s+(?:Court\s+)?(?:of|for)\s+(?:the\s+)?$", lines[: state.start()], re.I)
    after = re.match(r"[\s,-]+(\w+)", lines[state.end() :])
    beside = re.search(r"\b(\w+)\s+$", lines[: state.start()])
    for match in (before, after, beside):
        if match and match[1].lower() in _PARTS:
            return _PARTS[match[1].lower()]
    return ""


def court_by_links(source: str) -> str | None:
    """The court whose server the page links to most ("https://ecf.casd.uscourts.gov/doc1/…"), or None."""
    known = Counter(name for name in (match[1].lower() for match in _LINK.finditer(source)) if name in court_ids())
    return known.most_common(1)[0][0] if known else None


def court_by_title(title: str) -> str | None:
    """The court that a page's title names: an id beside "ECF" or after "Court:", "SDNY", "CT CMECF", or words as in a heading."""
    for word in re.findall(r"\b([A-Za-z]{3,5})-ECF\b|(?i:ECF|Database|LIVE|Court)\s*[-:]\s*([A-Za-z]{3,5})\b|^([A-Za-z]{4,5})\b", title):
        court = "".join(word).lower()
        if court in court_ids():
            return court
    state = re.search(r"\b([A-Z]{2})[ -]CM/?ECF\b", title)
    if state and f"{state[1].lower()}d" in court_ids():
        return f"{state[1].lower()}d"
    short = re.search(r"\b([NSEWMC])D([A-Z]{2})\b", title)
    if short and f"{short[2]}{short[1]}d".lower() in court_ids():
        return f"{short[2]}{short[1]}d".lower()
    return court_by_heading(title)


def find_court(heading: str, source: str, title: str = "") -> str | None:
    """The court of a page by its heading, else its links, else its title; None where nothing tells."""
    return court_by_heading(heading) or court_by_links(source) or court_by_title(title)
