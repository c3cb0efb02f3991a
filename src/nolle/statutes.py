"""Statutes as offence cells print them.

CM/ECF writes "title:section" ("18:1956(h)"), often as an offence code with a severity letter or a drug or subcode
("18:1014.F", "18:1956-4999.F", "21:841A=CD.F"); clerks also write "18 U.S.C. § 371" or "Title 18 USC Section 371".
Misprints are kept as printed: a charge is never corrected.
"""

from __future__ import annotations

import re

_SECTION = r"(?P<section>\d+[a-z]{0,3}(?:-\d{1,2}[a-z]?(?!\d))?)(?P<subs>(?:\s?\([a-zA-Z0-9]{1,5}\))*)"
_COLON = re.compile(r"(?<![\d:])(?P<title>\d{1,2})\s?:\s?" + _SECTION + r"(?P<code>-\d{4})?(?P<kind>=[A-Z]{1,4})?(?P<level>\.[FMPI])?(?![\d:])", re.I)
_CODE_OF_LAWS = r"(?:U\.?\s?S\.?\s?C(?:\.|ode)?(?:\s?A\.)?|United States Code,?)"
_WORDED = re.compile(rf"(?<!\d)(?P<title>\d{{1,2}}),?\s*{_CODE_OF_LAWS}\s*(?:§+|sections?\b|sec\.)?\s*{_SECTION}", re.I)
_FOLLOWING = re.compile(r"\s*(?:,|&|;|and|,\s*and)\s*(?P<section>\d{2,5}[A-Za-z]{0,2})(?P<subs>(?:\([a-zA-Z0-9]{1,5}\))*)(?![\d:/])")

# Sections whose trailing capital is part of their number, not the subsection that CM/ECF's offence codes append ("924C" is 924(c)).
_LETTERED = frozenset("1028a 1512a 1589a 1591a 2252a 2252b 2257a 2260a 2332a 2332b 2332d 2339a 2339b 2339c 2339d 3147a 78j 78ff 1465a 247d 248a 1962a".split())
# Aiding and abetting (18 U.S.C. § 2) and the sentencing provisions charge nothing by themselves.
_ACCESSORY = frozenset(f"18 U.S.C. § {section}" for section in (2, 3551, 3559, 3571))


def read_statutes(offense: str) -> tuple[str, ...]:
    """Every statute cited in an offence cell, in order, as "18 U.S.C. § 1956(h)"; () where it names none."""
    found: list[tuple[int, str, str, str]] = []
    for pattern in (_COLON, _WORDED):
        for match in pattern.finditer(offense):
            found.append((match.start(), match["title"], *_section(match)))
            found += _following(offense, match)
    cited = [(title, section, subs) for _, title, section, subs in sorted(found)]
    return tuple(dict.fromkeys(_written(cite) for cite in cited if not _is_code_of_another(cite, cited)))


def principal_statute(offense: str) -> str | None:
    """The first statute that charges something by itself; the first of all where none does; None where none is cited."""
    statutes = read_statutes(offense)
    return next((statute for statute in statutes if statute not in _ACCESSORY), statutes[0] if statutes else None)


def _section(match: re.Match[str]) -> tuple[str, str]:
    """Section and subsections, CM/ECF's offence-code suffixes taken off."""
    groups = match.groupdict()
    section, subs = match["section"], re.sub(r"\s", "", match["subs"])
    coded = bool(groups.get("level") or groups.get("kind") or groups.get("code"))
    letter = re.fullmatch(r"(\d+)([A-Z])", section)
    if coded and letter and section.lower() not in _LETTERED:
        return letter[1], f"({letter[2].lower()})" + subs
    return section, subs


def _following(offense: str, match: re.Match[str]) -> list[tuple[int, str, str, str]]:
    """Sections of the same title that follow: "21:952 and 960", "18:2, 1001(a), and 3551"."""
    rows: list[tuple[int, str, str, str]] = []
    end = match.end()
    while len(rows) < 40 and (more := _FOLLOWING.match(offense, end)):
        rows.append((more.start("section"), match["title"], more["section"], more["subs"]))
        end = more.end()
    return rows


def _is_code_of_another(cite: tuple[str, str, str], cited: list[tuple[str, str, str]]) -> bool:
    """Whether a bare "18:513" only repeats, as an offence code, a fuller citation in the same cell."""
    title, section, subs = cite
    return any((title, section) == other[:2] and other[2].startswith(subs) and other[2] != subs for other in cited)


def _written(cite: tuple[str, str, str]) -> str:
    return f"{cite[0]} U.S.C. § {cite[1]}{cite[2]}"
