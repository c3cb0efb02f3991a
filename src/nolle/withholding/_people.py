"""Who stands in a case, and the keys by which tombstones know cases and people without naming them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from nolle.codec import sha256_hex
from nolle.histories import is_placeholder
from nolle.links import case_keys
from nolle.model import Accused, CaseSaid, DefendantSaid, Fact
from nolle.names import fold_name

_AGAINST = re.compile(r"\bv(?:s|ersus)?\.?\s+(.+?)(?:,?\s+et\s+al\W*)?$", re.I)


def tombstone(case: str, defendant: str = "") -> str:
    """The key of a forgotten case, or of one of its defendants: a sha-256 over court, number and the defendant's number or folded name."""
    court, _, number = case.partition("/")
    return sha256_hex("\n".join((court, number, defendant)))


def keys_of(case: str, one: Accused) -> set[str]:
    """Every key under which a defendant can have been forgotten."""
    folded = {tombstone(case, fold_name(named.text)) for named in one.names}
    return folded if one.number is None else folded | {tombstone(case, str(one.number))}


def accused_in(case: str, facts: Sequence[Fact]) -> tuple[Accused, ...]:
    """The defendants of a case by what its pages say."""
    keys = case_keys(case, facts)
    return keys.accused if keys else ()


def names_in(accused: Iterable[Accused]) -> Iterator[str]:
    """Every printing of their names but the words that stand for nobody."""
    yield from (named.text for one in accused for named in one.names if not is_placeholder(named.text))


def all_names(facts: Iterable[Fact]) -> Iterator[str]:
    """Every name of a defendant that pages of a case print, the one in the case's name included."""
    for fact in facts:
        said = fact.said
        if isinstance(said, DefendantSaid):
            yield from (name for name in (said.name, *said.aliases) if not is_placeholder(name))
        elif isinstance(said, CaseSaid) and (against := _AGAINST.search(said.case_name or "")) and not is_placeholder(against[1]):
            yield against[1]
