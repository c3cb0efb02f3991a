"""The chain of a statement: through whose hands the words came, from the page that is held to the one who is said to have said them.

"Carrier, then the outlet it reports from, then that outlet's source": nearest first. Each further link is one more step away from what
can be read here, so confidence can only fall along a chain, and a carrier's own words never become the words of those further on.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from nolle.model import Statement
from nolle.statements.speakers.words import kind_of

NOT_TOLD = "a source not told"
"""A link of which the article says nothing, as in "it was alleged"."""
NO_CARRIER = "the page"
"""The carrier of a page that does not name its outlet."""
_BETWEEN_NAMES = re.compile(r"\s*(?:[,;|/•·–—\n]| - |\bfor the\b|\bfor\b|\band\b|\bwith\b|\bof\b)\s*")
_BY = re.compile(r"^\s*(?:by|from|special to)\s+", re.I)
_ARTICLE = re.compile(r"^the\s+", re.I)


def chain(statement: Statement, by_id: Mapping[str, Statement], outlet: str | None, byline: str | None = None) -> tuple[str, ...]:
    """The names of the links from the carrier to the speaker, nearest first; always two or more, except where the outlet itself speaks.

    ``by_id`` holds the statements of the same article by their ids, ``outlet`` is who publishes the page, ``byline`` the author's line: a
    news agency named in it is a link of its own ("By Ada Roe, Harbor Press" on another paper's page). A link that nobody names is
    ``NOT_TOLD``, a page without an outlet ``NO_CARRIER``. The same name twice in a row, as where someone says what they believe, is one link.
    """
    carried = [outlet or NO_CARRIER, *agencies(byline or "")]
    told = [_name(one) for one in reversed([statement, *around(statement, by_id)])]
    return _once([*carried, *told])


def around(statement: Statement, by_id: Mapping[str, Statement]) -> tuple[Statement, ...]:
    """The statements that a statement is reported in, innermost first. One that is not at hand, or holds itself, ends the row."""
    found: list[Statement] = []
    seen = {statement.id}
    outer = statement.inside
    while outer is not None and outer in by_id and outer not in seen:
        seen.add(outer)
        found.append(by_id[outer])
        outer = by_id[outer].inside
    return tuple(found)


def agencies(byline: str) -> tuple[str, ...]:
    """The news agencies and outlets that a byline names ("By Ada Roe, The Associated Press"); a person's name is none."""
    names = [part.strip() for part in _BETWEEN_NAMES.split(_BY.sub("", byline))]
    return tuple(name for name in names if name and kind_of(name) == "outlet")


def _name(one: Statement) -> str:
    """The speaker, else the source's own words, else that it is not told."""
    return one.speaker or " ".join(piece.text for piece in one.source) or NOT_TOLD


def _once(names: list[str]) -> tuple[str, ...]:
    kept: list[str] = []
    for name in names:
        if not kept or _plain(name) != _plain(kept[-1]):
            kept.append(name)
    return tuple(kept)


def _plain(name: str) -> str:
    return _ARTICLE.sub("", name).casefold().strip()
