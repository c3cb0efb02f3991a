"""Which cases are held: their pages show that a court took a name, or the whole case, out of sight.

By facts alone, and once and for all: an older copy that is captured later, or that still prints the name, lifts nothing. That is for a
person to do. A case that began sealed and came out is not held: nothing was taken away.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib.resources import files

from nolle.model import Capture, CaseSaid, DefendantSaid, Fact
from nolle.names import fold_name, is_expunged_name

_EXPUNGED = "the word EXPUNGED stands where a name stood"
_NAME = "the case name gave way to a word for sealed cases"
_PARTY = "the name of a defendant gave way to a word for sealed defendants"
_FLAG = "the docket sheet bears a flag for sealed cases that an earlier capture did not bear"
_SHEET = "docket"  # the only kind of page that prints flags


def held_because(pages: Iterable[tuple[Capture, Sequence[Fact]]]) -> str | None:
    """Why a case is held, None where it is not. The pages come by the time of their captures."""
    watch = HoldWatch()
    for capture, facts in pages:
        watch.see(capture, facts)
    return watch.reason


def may_hold(fact: Fact) -> bool:
    """Whether what a page says can make a case held, alone or after other pages. Cheap, to pass over the many that cannot."""
    said = fact.said
    if isinstance(said, CaseSaid):
        return said.expunged or _is("name", said.case_name or "") or any(_is("flag", flag) for flag in said.flags)
    return isinstance(said, DefendantSaid) and is_placeholder(said.name)


def is_placeholder(name: str) -> bool:
    """Whether a defendant's name is a word that a court puts where a name may not be seen."""
    return is_expunged_name(name) or _is("party", name)


@cache
def _pattern(section: str) -> re.Pattern[str]:
    patterns = tomllib.loads(files(__package__).joinpath("held.toml").read_text("utf-8"))[section]["match"]
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.I)


def _is(section: str, text: str) -> bool:
    return _pattern(section).fullmatch(text.strip()) is not None


class HoldWatch:
    """Sees the pages of one case in the order of their captures; ``reason`` is the first one to hold it."""

    def __init__(self) -> None:
        self.reason: str | None = None
        self._named = False
        self._people: dict[str, int | None] = {}  # every name by which a defendant was shown, folded, with the court's number
        self._flagged: dict[int | None, bool] = {}  # whether the last sheet of each view bore the flag

    def see(self, capture: Capture, facts: Sequence[Fact]) -> None:
        """Look at the next page."""
        said = next(self._reasons(facts), None)
        if said and self.reason is None:
            self.reason = f"{said}, first seen {capture.retrieved[:10]}"
        self._remember(facts)

    def _reasons(self, facts: Sequence[Fact]) -> Iterator[str]:
        people = [fact.said for fact in facts if isinstance(fact.said, DefendantSaid)]
        headers = [fact.said for fact in facts if isinstance(fact.said, CaseSaid)]
        if any(header.expunged for header in headers) or any(is_expunged_name(one.name) for one in people):
            yield _EXPUNGED
        if self._named and any(_is("name", header.case_name or "") for header in headers):
            yield _NAME
        printed = {fold_name(one.name) for one in people}
        if any(self._replaces(one, printed) for one in people if _is("party", one.name)):
            yield _PARTY
        if any(_is_flagged(header) and not self._was_flagged(header) for header in headers if header.page == _SHEET):
            yield _FLAG

    def _replaces(self, placeholder: DefendantSaid, printed: set[str]) -> bool:
        """Whether it can stand for somebody who was named: of the same number, or of the same page's missing where a number is not known."""
        return any(
            number == placeholder.number if number is not None and placeholder.number is not None else name not in printed
            for name, number in self._people.items()
        )

    def _was_flagged(self, header: CaseSaid) -> bool:
        """Whether there is nothing new in the flag: the view's last sheet bore it, or else another view's; or it is the first sheet."""
        return self._flagged[header.view] if header.view in self._flagged else all(self._flagged.values())

    def _remember(self, facts: Sequence[Fact]) -> None:
        for fact in facts:
            said = fact.said
            if isinstance(said, CaseSaid):
                self._named |= bool(said.case_name) and not _is("name", said.case_name or "")
                if said.page == _SHEET:
                    self._flagged[said.view] = _is_flagged(said)
            elif isinstance(said, DefendantSaid) and not is_placeholder(said.name):
                self._people[fold_name(said.name)] = said.number


def _is_flagged(header: CaseSaid) -> bool:
    return any(_is("flag", flag) for flag in header.flags)
