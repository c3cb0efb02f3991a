"""Which cases are held by what their pages show, and which are not."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from itertools import permutations
from typing import Any

import pytest
from sheet import Sheet, case, record

from nolle.facts import facts_of
from nolle.findings import Case
from nolle.histories import _held, fold, gather, held_because, may_hold
from nolle.model import CaseRead, Report

FIRST, SECOND, THIRD = "2025-03-03T09:00:00", "2025-04-09T09:00:00", "2025-05-12T09:00:00"
VOCABULARY = tomllib.loads(files("nolle.histories").joinpath("held.toml").read_text("utf-8"))


@pytest.mark.parametrize(("section", "text"), [(name, text) for name, table in VOCABULARY.items() for text in table["yes"]])
def test_words_for_sealed_cases_are_known(section: str, text: str) -> None:
    assert _held._is(section, text)


@pytest.mark.parametrize(("section", "text"), [(name, text) for name, table in VOCABULARY.items() for text in table["no"]])
def test_other_words_are_not_taken_for_them(section: str, text: str) -> None:
    assert not _held._is(section, text)


def sheet(seen: str, who: str = "Ada Quillfeather", number: int | None = 1, **more: Any) -> Sheet:
    return Sheet(seen=seen, **more).defendant(who, ("1", ""), number=number)


NAMED, AGAIN, LATE = (sheet(seen, name="USA v. Quillfeather") for seen in (FIRST, SECOND, THIRD))


@pytest.mark.parametrize(
    ("sheets", "why"),
    [
        ([NAMED, sheet(SECOND, "EXPUNGED", name="USA v. Quillfeather")], _held._EXPUNGED),
        ([sheet(SECOND, "EXPUNGED")], _held._EXPUNGED),
        ([NAMED, sheet(SECOND, "EXPUNGED"), LATE], _held._EXPUNGED),
        ([NAMED, sheet(SECOND, name="USA v. SEALED")], _held._NAME),
        ([NAMED, sheet(SECOND, name="Sealed v. Sealed"), LATE], _held._NAME),
        ([NAMED, sheet(SECOND, "SEALED DEFENDANT", name="USA v. Quillfeather")], _held._PARTY),
        ([sheet(FIRST, number=None), sheet(SECOND, "Sealed Defendant 1", number=None)], _held._PARTY),
        ([NAMED, sheet(SECOND, flags=("SEALED",))], _held._FLAG),
        ([NAMED, sheet(SECOND, flags=("CLOSED", "SEALED"), view=1)], _held._FLAG),
        ([sheet(FIRST, flags=("SEALED",)), AGAIN, sheet(THIRD, flags=("SEALED",))], _held._FLAG),
    ],
)
def test_what_was_taken_out_of_sight_holds_a_case(sheets: list[Sheet], why: str) -> None:
    for order in permutations(sheets):
        assert record(*order).held == f"{why}, first seen {'2025-05-12' if len(sheets) == 3 and sheets[0] is not NAMED else '2025-04-09'}"


@pytest.mark.parametrize(
    "sheets",
    [
        [NAMED],
        [NAMED, AGAIN],
        [sheet(FIRST, name="USA v. SEALED"), AGAIN],  # it began sealed
        [sheet(FIRST, "Sealed Defendant", name="Sealed v. Sealed"), sheet(SECOND, "Sealed Defendant", name="Sealed v. Sealed"), LATE],
        [sheet(FIRST, flags=("SEALED",)), AGAIN],
        [sheet(FIRST, flags=("SEALED",)), sheet(SECOND, flags=("SEALED",), view=1)],
        [NAMED, sheet(SECOND, flags=("CLOSED", "SEALEDDOC"))],
        [NAMED, sheet(SECOND, name="USA v. Quillfeather").defendant("Sealed Defendant 2", number=2)],  # somebody new, who is sealed
        [sheet(FIRST, number=None), sheet(SECOND, number=None).defendant("SEALED DEFENDANT", number=None)],
        [NAMED, sheet(SECOND, "Ada Rook")],  # renamed, to another name
        [NAMED, sheet(SECOND, flags=("SEALED",), kind="history")],  # no page that prints flags
    ],
)
def test_nothing_else_does(sheets: list[Sheet]) -> None:
    assert record(*sheets).held is None


def test_a_page_of_which_only_number_and_dates_are_kept_holds_its_case() -> None:
    capture, facts, _ = sheet(FIRST).page()
    later, _, _ = sheet(SECOND, kind="history").page()
    gone = list(facts_of(Report("history", "test", 1, "", (CaseRead("wyd", "1:24-cr-90001", expunged=True),)), later.digest))
    pages = [(capture, facts), (later, gone)]
    docket = gather(facts[0].about, pages, {})
    assert Case(fold(docket), docket).record.held == held_because(pages) == f"{_held._EXPUNGED}, first seen 2025-04-09"
    assert [may_hold(fact) for fact in gone] == [True]
    assert not any(map(may_hold, facts))


def test_the_reason_names_nobody() -> None:
    held = case(NAMED, sheet(SECOND, "EXPUNGED")).record.held or ""
    assert held and "quill" not in held.lower() and "ada" not in held.lower().split()
