"""What a person decides about what may go out: a held case is shown or kept back, a case or one of its defendants is forgotten."""

from __future__ import annotations

import re
from dataclasses import dataclass

from nolle.casebook import Casebook
from nolle.errors import BadUsage
from nolle.judgements import judgement, order, standing, withdrawal, withdrawn
from nolle.model import Accused, Judgement
from nolle.names import fold_name, same_printed_name
from nolle.withholding import HIDDEN, Names, accused_in, all_names, reasons, tombstone, withheld

_FORGOTTEN = "forget"
_SHORTEST = 4  # characters of a tombstone's id
_NUMBER = re.compile(r"#?\d{1,3}")


@dataclass(frozen=True, slots=True)
class HeldCase:
    """A case that its pages or a person hold: why, and who decided what, when, if anybody did. ``shown``: a person decided to show it."""

    case: str
    why: str
    shown: bool = False
    by: str = ""
    when: str = ""


@dataclass(frozen=True, slots=True)
class Tombstone:
    """What was forgotten, without its name. ``stands`` is False where it was taken back."""

    judgement: Judgement
    stands: bool


# --- held cases -----------------------------------------------------------------------------------------------


def held_cases(book: Casebook) -> list[HeldCase]:
    """Every case that is held or was decided about, by case."""
    hidden = withheld(book).forgotten
    found, decided = reasons(book), {key: one for (subject, key), one in standing(book.ledger.judgements("held")).items() if subject == "held"}
    return [_held(case, found.get(case, HIDDEN), decided.get(case)) for case in sorted((found.keys() | decided.keys()) - hidden)]


def _held(case: str, why: str, said: Judgement | None) -> HeldCase:
    return HeldCase(case, why, said.verdict == "show", said.by, said.when) if said else HeldCase(case, why)


def decide(book: Casebook, case: str, verdict: str, *, by: str, when: str, why: str) -> Judgement:
    """Record that a case is to be shown, or hidden. Raises BadUsage without a reason, and where it is not held and to be shown."""
    if verdict == "show" and case not in {one.case for one in held_cases(book)}:
        raise BadUsage(f"{case}: this case is not held, so there is nothing to decide; nolle held lists those that are")
    said = judgement("held", case, verdict, by=_said(by, "who decides: --by"), when=when, why=_said(why, "why: --why"))
    book.ledger.judge(said)
    return said


# --- forgetting -----------------------------------------------------------------------------------------------


def forget(book: Casebook, case: str, defendant: str, *, by: str, when: str, why: str) -> Judgement:
    """Record a tombstone for a case, or for one defendant of it by number or name.

    Raises BadUsage without a reason, for a defendant that the case does not have, and where the reason would keep the name.
    """
    by, why = _said(by, "who decides: --by"), _said(why, "why: --reason")
    facts = book.ledger.facts(case)
    person = _person(case, defendant, accused_in(case, facts)) if defendant else None
    if Names(all_names(facts)).stand_in(why):
        raise BadUsage("the reason names somebody of this case, and a tombstone keeps no name; word it without")
    said = judgement("forgotten", tombstone(case, _key(person, defendant)), _FORGOTTEN, by=by, when=when, why=why)
    book.ledger.judge(said)
    return said


def _person(case: str, wanted: str, accused: tuple[Accused, ...]) -> Accused | None:
    """The defendant that is meant; None where the casebook has no page of the case to know by."""
    if not accused:
        return None
    number = int(wanted.lstrip("#")) if _NUMBER.fullmatch(wanted) else None
    fits = [one for one in accused if one.number == number] if number is not None else _named(wanted, accused)
    if len(fits) != 1:
        raise BadUsage(f"{case}: {'several defendants are' if fits else 'no defendant is'} meant by that; give the court's number, as in {case}/2")
    return fits[0]


def _named(wanted: str, accused: tuple[Accused, ...]) -> list[Accused]:
    exact = [one for one in accused if any(fold_name(named.text) == fold_name(wanted) for named in one.names)]
    return exact or [one for one in accused if any(same_printed_name(named.text, wanted) for named in one.names)]


def _key(person: Accused | None, wanted: str) -> str:
    if person is None:
        return wanted.lstrip("#") if _NUMBER.fullmatch(wanted) else fold_name(wanted)
    return fold_name(person.names[0].text) if person.number is None else str(person.number)


def tombstones(book: Casebook) -> list[Tombstone]:
    """Every tombstone, also those taken back, by time."""
    rows = sorted(book.ledger.judgements("forgotten"), key=order)
    gone = withdrawn(rows)
    return [Tombstone(one, one.id not in gone) for one in rows if one.withdraws is None]


def remember(book: Casebook, wanted: str, *, by: str, when: str, why: str) -> Judgement:
    """Take a tombstone back, by the beginning of its id. Raises BadUsage."""
    fits = [one.judgement for one in tombstones(book) if one.stands and len(wanted) >= _SHORTEST and one.judgement.id.startswith(wanted.lower())]
    if len(fits) != 1:
        raise BadUsage(f"{wanted}: {'several tombstones begin' if fits else 'no tombstone that stands begins'} so; nolle forget --list shows them")
    said = withdrawal(fits[0], by=_said(by, "who decides: --by"), when=when, why=_said(why, "why: --reason"))
    book.ledger.judge(said)
    return said


def _said(text: str, what: str) -> str:
    if not text.strip():
        raise BadUsage(f"say {what}: nothing is decided without it")
    return text.strip()
