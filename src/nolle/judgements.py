"""What people decided: which of their judgements stand.

Nothing is ever taken off the record. To take a judgement back is to add another that names it, and that one can be taken back in turn.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from nolle.codec import judgement_id
from nolle.model import Judgement, Subject

WITHDRAWN = "withdrawn"  # the verdict of a judgement that takes another one back


def judgement(subject: Subject, key: str, verdict: str, *, by: str, when: str, why: str) -> Judgement:
    """A judgement with its id. ``when`` is an ISO time in UTC, since judgements are put in order by it as text."""
    return _named(Judgement("", subject, key, verdict, by, when, why))


def withdrawal(of: Judgement, *, by: str, when: str, why: str) -> Judgement:
    """The judgement that takes another one back."""
    return _named(Judgement("", of.subject, of.key, WITHDRAWN, by, when, why, of.id))


def _named(unnamed: Judgement) -> Judgement:
    return replace(unnamed, id=judgement_id(unnamed))


def standing(judgements: Iterable[Judgement]) -> dict[tuple[Subject, str], Judgement]:
    """The judgement that stands for each subject and key: the latest that was not taken back. In whatever order they are given."""
    ordered = sorted(judgements, key=order)
    gone = withdrawn(ordered)
    return {(one.subject, one.key): one for one in ordered if one.withdraws is None and one.id not in gone}


def withdrawn(judgements: Iterable[Judgement]) -> frozenset[str]:
    """The ids of the judgements that are taken back by one that is not taken back itself."""
    takers: dict[str, list[str]] = {}
    for one in judgements:
        if one.withdraws is not None:
            takers.setdefault(one.withdraws, []).append(one.id)
    gone: dict[str, bool] = {}
    for start in takers:
        _settle(start, takers, gone)
    return frozenset(name for name, is_gone in gone.items() if is_gone)


def _settle(start: str, takers: dict[str, list[str]], gone: dict[str, bool]) -> None:
    """Say of a judgement, and of all that take it back in turn, whether it is taken back. An id hashes the id it names, so there are no rings."""
    waiting = [start]
    while waiting:
        name = waiting[-1]
        if unsettled := [taker for taker in takers.get(name, ()) if taker not in gone]:
            waiting += unsettled
            continue
        gone[name] = any(not gone[taker] for taker in takers.get(name, ()))
        waiting.pop()


def order(one: Judgement) -> tuple[str, str]:
    """Sorts judgements by time, then id."""
    return one.when, one.id
