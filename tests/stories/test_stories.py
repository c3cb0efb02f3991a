"""From pages to findings, end to end: exactly what happened is told, every signal as it was, and nothing is invented. Each story has a trap."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import invented_cases
import invented_groups
import invented_traps
import pytest
from story import Story, add, nolle_says, rows

from nolle import reporting
from nolle.casebook import open_casebook
from nolle.matters import Matter

STORIES = [
    tell for module in (invented_cases, invented_groups, invented_traps) for tell in vars(module).values() if getattr(tell, "__annotations__", {}).get("return") == "Story" and tell.__module__ == module.__name__
]


@pytest.fixture(scope="module", params=STORIES, ids=lambda tell: tell.__name__)
def told(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Story, Path]:
    """A story, and a casebook with its pages."""
    tell: Callable[[], Story] = request.param
    story = tell()
    return story, add(tmp_path_factory.mktemp(tell.__name__), story.pages)


def test_every_charge_has_the_end_that_it_had(told: tuple[Story, Path]) -> None:
    story, book = told
    found = {(row["case"], row["defendant"], row["count"]): _in_words(row) for row in rows(book, "charges")}
    assert found == story.charges


def _in_words(row: dict[str, object]) -> str:
    terms = {True: "with prejudice", False: "without prejudice"}.get(row["with_prejudice"])  # type: ignore[call-overload]
    return " ".join(str(word) for word in (row["outcome"], row["by"], terms, row["context"]) if word)


def test_exactly_the_right_findings_are_made_with_every_signal_as_it_was(told: tuple[Story, Path]) -> None:
    story, book = told
    found = rows(book, "findings")
    missed = [expected for expected in story.findings if not any(expected.is_told_by(row) for row in found)]
    invented = [(row["summary"], {s["name"]: s["value"] for s in row["signals"]}) for row in found if not any(expected.is_told_by(row) for expected in story.findings)]
    assert (missed, invented) == ([], [])
    assert len(found) == len(story.findings)
    assert all(row["evidence"] for row in found), "a finding never lacks evidence"


def test_what_was_said_stands_beside_what_the_record_shows(told: tuple[Story, Path]) -> None:
    story, book = told
    cases = tuple(sorted({case for case, _, _ in story.charges}))
    with open_casebook(book) as opened:
        spoken = reporting.gather(opened, Matter("story", "Story", "", cases)).spoken
    found = [(one.statement.speaker, one.act.name, one.then, one.now) for each in spoken for one in each.comparisons if one.act]
    assert sorted(found, key=str) == sorted(story.said, key=str)


def test_every_word_can_be_verified_and_is_made_again_the_same(told: tuple[Story, Path]) -> None:
    _, book = told
    nolle_says(book, "verify")
    nolle_says(book, "rebuild", "--check")


def test_the_order_in_which_pages_come_makes_no_difference(told: tuple[Story, Path]) -> None:
    story, book = told
    turned = add(book.parent, story.pages[::-1], "turned")
    assert [rows(turned, kind) for kind in ("charges", "findings")] == [rows(book, kind) for kind in ("charges", "findings")]
