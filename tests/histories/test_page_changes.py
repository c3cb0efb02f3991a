"""What became different on a docket's page from one capture to the next, and what may not be said of it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Any

import pytest
from sheet import Sheet, record

from nolle.changes._words import tails
from nolle.model import Change, Shown

FIRST, SECOND, THIRD = "2025-03-03T09:00:00", "2025-04-09T09:00:00", "2025-05-12T09:00:00"
ENTRIES = {
    "1": ("2025-01-06", "INDICTMENT as to Ada Quillfeather (1) count(s) 1-2. (kl) (Entered: 01/06/2025)"),
    "2": ("2025-01-07", "Warrant Issued as to Ada Quillfeather. (kl) (Entered: 01/07/2025)"),
    "3": ("2025-01-20", "NOTICE OF ATTORNEY APPEARANCE: Odo Ferncastle appearing for Ada Quillfeather. (Entered: 01/20/2025)"),
    "4": ("2025-02-03", "ORDER setting the trial for June 2, 2025 as to Ada Quillfeather. (kl) (Entered: 02/03/2025)"),
}


def sheet(seen: str, numbers: Iterable[str] = "1234", **more: Any) -> Sheet:
    """A sheet of one defendant with some of the entries."""
    made = Sheet(seen=seen, **more)
    if made.parties:
        made.defendant("Ada Quillfeather", ("1", ""), ("2", ""))
    for number in numbers:
        made.entry(ENTRIES[number][0], ENTRIES[number][1], number=number)
    return made


def changes(*sheets: Sheet) -> list[Change]:
    made = record(*sheets).changes
    assert all(change.before or change.after for change in made)
    assert all(change.seen_before < change.seen_after for change in made)
    return list(made)


def kinds(*sheets: Sheet) -> list[tuple[str, str | None, bool]]:
    return [(change.kind, change.entry or change.count or change.defendant, change.sure) for change in changes(*sheets)]


# --- how much a capture shows


@pytest.mark.parametrize(
    ("more", "grades"),
    [
        ({}, ("full",)),
        ({"shown": "ranged"}, ("ranged",)),
        ({"shown": "documents", "parties": False, "kind": "documents"}, ("document_only", "without_parties")),
        ({"view": 1}, ("single_defendant",)),
        ({"parties": False}, ("without_parties",)),
        ({"shown": "part", "view": 1}, ("entries_missing", "single_defendant")),
    ],
)
def test_every_capture_is_graded_by_what_its_page_tells(more: dict[str, Any], grades: tuple[str, ...]) -> None:
    (page,) = record(sheet(FIRST, "234", **more)).pages
    assert (page.grades, page.seen, page.first, page.last) == (grades, FIRST, 2, 4)


def test_a_page_covers_another_that_shows_no_more_of_the_docket() -> None:
    full = Shown("a", FIRST, "docket", "full", None, True)
    single, bare = Shown("b", FIRST, "docket", "full", 1, True), Shown("c", FIRST, "docket", "full", None, False)
    ranged, documents = Shown("d", FIRST, "docket", "ranged", None, True), Shown("e", FIRST, "documents", "documents")
    assert all(full.covers(other) for other in (full, single, bare, ranged, documents))
    assert not any(other.covers(full) for other in (single, bare, ranged, documents))
    assert single.covers(single) and bare.covers(bare) and documents.covers(documents) and not ranged.covers(ranged)


# --- entries


def test_the_same_page_again_changes_nothing() -> None:
    assert changes(sheet(FIRST), sheet(SECOND)) == []


def test_one_capture_alone_has_no_changes() -> None:
    assert changes(sheet(FIRST)) == []


def test_a_new_entry_is_told_with_both_times() -> None:
    (change,) = changes(sheet(FIRST, "123"), sheet(SECOND))
    assert (change.kind, change.entry, change.before, change.seen_before, change.seen_after) == ("entry_new", "4", None, FIRST, SECOND)
    assert change.after and change.after.quote == ENTRIES["4"][1] and change.after.capture == f"capture-{SECOND}"


def test_an_absent_entry_is_told_with_its_words_and_with_those_between_which_it_would_stand() -> None:
    (change,) = changes(sheet(FIRST), sheet(SECOND, "124"))
    assert (change.kind, change.entry, change.after, change.sure) == ("entry_absent", "3", None, True)
    assert change.before and change.before.quote == ENTRIES["3"][1]
    assert [words.quote for words in change.around] == [ENTRIES["2"][1], ENTRIES["4"][1]]
    assert {words.capture for words in change.around} == {f"capture-{SECOND}"}


def test_an_absence_is_told_once_and_a_return_too() -> None:
    later = [sheet(SECOND, "124"), sheet(THIRD, "124"), sheet("2025-06-01", "1234")]
    told = changes(sheet(FIRST), *later)
    assert [(c.kind, c.entry, c.seen_before, c.seen_after) for c in told] == [
        ("entry_absent", "3", FIRST, SECOND),
        ("entry_new", "3", FIRST, "2025-06-01"),
    ]
    assert told[1].before == told[0].before and told[1].after


@pytest.mark.parametrize("more", [{"shown": "part"}, {"view": 1}, {"kind": "notice", "shown": "part"}, {"kind": "docket_json", "shown": "part"}])
def test_what_a_page_cannot_show_is_not_absent_from_it(more: dict[str, Any]) -> None:
    assert kinds(sheet(FIRST), sheet(SECOND, "14", **more)) == []


@pytest.mark.parametrize("more", [{"shown": "ranged"}, {"parties": False}])
def test_absent_from_a_page_that_shows_less_is_not_sure(more: dict[str, Any]) -> None:
    first = Sheet(seen=FIRST).defendant("Ada Quillfeather", ("1", ""), ("2", ""))
    for number, (day, text) in ENTRIES.items():
        first.entry(day, text, number=number, linked=True)
    assert kinds(first, sheet(SECOND, "14", **more), sheet(THIRD, "14", **more)) == [("entry_absent", "2", False), ("entry_absent", "3", False)]


def test_what_lies_outside_a_range_is_not_absent() -> None:
    assert kinds(sheet(FIRST), sheet(SECOND, "34", shown="ranged")) == []


def test_entries_before_a_range_are_not_new_on_the_full_sheet_but_later_ones_are() -> None:
    late = sheet(SECOND).entry("2025-04-01", "ORDER dismissing count 1", number="5")
    assert kinds(sheet(FIRST, "34", shown="ranged"), late) == [("entry_new", "5", True)]


def test_two_files_with_no_time_of_their_own_do_not_tell_which_came_first() -> None:
    assert kinds(sheet(FIRST, basis="file"), sheet(SECOND, "12", basis="file")) == []
    assert kinds(sheet(FIRST, basis="file"), sheet(SECOND, "124", basis="file")) == [("entry_absent", "3", True)], "the page reaches past it"


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        ("2025-03-03T23:00:00", "2025-03-04T01:00:00+00:00", False),
        ("2025-03-03T23:00:00", "2025-03-05T04:00:00+00:00", True),
        ("2025-03-03T23:00:00+00:00", "2025-03-04T01:00:00+00:00", True),
        ("2025-03-03T22:00:00-05:00", "2025-03-04T01:00:00+00:00", False),
    ],
)
def test_a_clock_with_a_zone_and_one_without_tell_an_order_only_a_day_apart(first: str, second: str, told: bool) -> None:
    assert bool(record(sheet(first), sheet(second, "123")).changes) is told


def test_two_captures_of_one_moment_have_no_order() -> None:
    assert record(sheet(FIRST, digest="a" * 64), sheet(FIRST, "123", digest="b" * 64)).changes == ()


def test_an_entry_of_a_notice_that_the_full_sheet_lacks_is_absent() -> None:
    notice = Sheet(seen=FIRST, kind="notice", shown="part", parties=False).entry("2025-01-21", "MOTION to Dismiss Count 2", number="9")
    assert kinds(notice, sheet(SECOND)) == [("entry_absent", "9", True)]


def test_a_notice_and_a_history_word_entries_otherwise_and_nothing_is_said_of_it() -> None:
    notice = Sheet(seen=FIRST, kind="notice", shown="part", parties=False).entry("2025-02-04", "ORDER setting trial. [4] (kl)", number="4")
    history = Sheet(seen=SECOND, kind="history", parties=False)
    for number, (day, _) in ENTRIES.items():
        history.entry(day, "Order", number=number)
    history.entry("2025-01-08", "Initial Appearance")
    full = sheet(THIRD).entry("2025-01-08", "Minute Entry: Initial Appearance as to Ada Quillfeather held on 1/8/2025.")
    assert kinds(notice, history, full, sheet("2025-06-01").entry("2025-01-08", "Minute Entry: Initial Appearance as to Ada Quillfeather held on 1/8/2025.")) == []


def test_other_words_are_told_and_white_space_and_the_entry_stamp_are_not() -> None:
    spaced = ENTRIES["4"][1].replace(" ", "  ", 3).replace("(Entered: 02/03/2025)", "( Entered 02/03/2025)")
    edited = ENTRIES["4"][1].replace("June 2", "July 7")
    assert kinds(sheet(FIRST), sheet(SECOND, "123").entry("2025-02-03", spaced, number="4")) == []
    (change,) = changes(sheet(FIRST), sheet(SECOND, "123").entry("2025-02-03", edited, number="4"))
    assert (change.kind, change.entry, change.what) == ("text_changed", "4", "entry 4 is worded otherwise")
    assert change.before and change.after and (change.before.quote, change.after.quote) == (ENTRIES["4"][1], edited)


def test_a_clerks_note_is_told_as_one() -> None:
    noted = ENTRIES["4"][1] + " Modified on 2/13/2025 to correct docket text (kl)."
    (change,) = changes(sheet(FIRST), sheet(SECOND, "123").entry("2025-02-03", noted, number="4"))
    assert (change.kind, change.what) == ("text_changed", "entry 4 bears another note of the clerk's")


def test_an_entry_that_bears_another_number_was_moved_and_the_number_may_be_reused() -> None:
    first = sheet(FIRST, "123").entry(*ENTRIES["4"], number="4", sequence="12709900004")
    moved = sheet(SECOND, "123").entry(*ENTRIES["4"], number="5", sequence="12709900004")
    assert kinds(first, moved) == [("number_moved", "4", True)]
    first = sheet(FIRST, "123").entry(*ENTRIES["4"], number="4", sequence="12709900004")
    both = sheet(SECOND, "123").entry(*ENTRIES["4"], number="5", sequence="12709900004").entry("2025-02-20", "LETTER by USA", number="4")
    assert sorted(kinds(first, both)) == [("entry_new", "4", True), ("number_moved", "4", True)]


def test_a_moved_entry_is_known_by_its_words_too() -> None:
    assert kinds(sheet(FIRST, "123"), sheet(SECOND, "12").entry(*ENTRIES["3"], number="4")) == [("number_moved", "3", True)]


def test_a_number_that_stands_for_another_entry_is_reused() -> None:
    (change,) = changes(sheet(FIRST), sheet(SECOND, "123").entry("2025-02-20", "LETTER by USA re discovery", number="4"))
    assert (change.kind, change.entry, change.sure) == ("number_reused", "4", True)
    assert change.before and change.after and (change.before.quote, change.after.quote) == (ENTRIES["4"][1], "LETTER by USA re discovery")


def test_entries_of_one_number_are_told_apart_by_their_days() -> None:
    """Entries carried over from the magistrate judge's docket keep their numbers."""
    def both(seen: str) -> Sheet:
        return Sheet(seen=seen).defendant("Ada Quillfeather").entry("2024-12-01", "COMPLAINT as to Ada Quillfeather", number="1").entry(*ENTRIES["1"], number="1")

    assert changes(both(FIRST), both(SECOND)) == []
    alone = Sheet(seen=SECOND).defendant("Ada Quillfeather").entry(*ENTRIES["1"], number="1")
    assert kinds(both(FIRST), alone) == [("entry_absent", "1", True)]


def test_unnumbered_entries_are_known_by_day_and_words() -> None:
    plea, arrest = ("2025-01-21", "Minute Entry: plea of not guilty by Ada Quillfeather to counts 1 and 2."), ("2025-01-21", "Arrest of Ada Quillfeather")
    both = [sheet(seen).entry(*plea).entry(*arrest) for seen in (FIRST, SECOND)]
    assert changes(*both) == []
    edited = (plea[0], plea[1].replace("not guilty", "guilty"))
    assert kinds(sheet(FIRST).entry(*plea).entry(*arrest), sheet(SECOND).entry(*edited).entry(*arrest)) == [("text_changed", None, True)]
    assert kinds(sheet(FIRST).entry(*plea).entry(*arrest), sheet(SECOND).entry(*plea)) == [("entry_absent", None, True)]
    assert changes(sheet(FIRST).entry(*arrest).entry(*arrest), sheet(SECOND).entry(*arrest).entry(*arrest)) == []


def test_an_entry_printed_twice_and_then_once_does_not_come_back_when_the_page_is_captured_again() -> None:
    """Of two printings of the very same entry the one that still stands is meant, not the one that is gone."""
    def history(seen: str, times: int) -> Sheet:
        made = Sheet(seen=seen, kind="history", parties=False).entry("2025-01-02", "Arrest of Ada Quillfeather")
        for _ in range(times):
            made.entry("2025-01-01", "Initial Appearance")
        return made

    assert kinds(history(FIRST, 2), history(SECOND, 1), history(THIRD, 1)) == [("entry_absent", None, True)]
    told = changes(history(FIRST, 2), history(SECOND, 1), history(THIRD, 2))
    assert [(c.kind, c.seen_after) for c in told] == [("entry_absent", SECOND), ("entry_new", THIRD)]
    assert told[1].what == "an unnumbered entry of 2025-01-01 stands on the page again"


def test_the_same_number_printed_twice_keeps_apart_what_is_gone_and_what_stands() -> None:
    def both(seen: str, *texts: str) -> Sheet:
        made = Sheet(seen=seen).defendant("Ada Quillfeather")
        for text in texts:
            made.entry("2025-01-06", text, number="1")
        return made.entry(*ENTRIES["4"], number="4")

    text, noted = "LETTER by USA as to Ada Quillfeather", "LETTER by USA as to Ada Quillfeather Modified on 2/3/2025 (kl)."
    assert kinds(both(FIRST, text, noted), both(SECOND, noted), both(THIRD, noted)) == [("entry_absent", "1", True)]
    assert kinds(both(FIRST, text, noted), both(SECOND, noted, text), both(THIRD, noted, text)) == []


def test_a_lost_link_is_told_where_the_later_page_shows_links() -> None:
    def linked(seen: str, last: bool | None) -> Sheet:
        return Sheet(seen=seen).defendant("Ada Quillfeather").entry(*ENTRIES["1"], number="1", linked=True).entry(*ENTRIES["4"], number="4", linked=last)

    assert kinds(linked(FIRST, True), linked(SECOND, False)) == [("link_lost", "4", True)]
    assert kinds(linked(FIRST, True), linked(SECOND, None), linked(THIRD, False)) == [("link_lost", "4", True)]
    assert kinds(linked(FIRST, True), linked(SECOND, None)) == kinds(linked(FIRST, False), linked(SECOND, False)) == []


def test_a_page_that_lacks_most_of_a_long_docket_is_taken_for_partial() -> None:
    def long(seen: str, upto: int) -> Sheet:
        made = Sheet(seen=seen).defendant("Ada Quillfeather")
        for number in range(1, upto):
            made.entry("2025-01-06", f"NOTICE of filing number {number} by the defence", number=str(number))
        return made.entry("2025-02-01", "ORDER", number="99")

    assert {sure for kind, _, sure in kinds(long(FIRST, 60), long(SECOND, 10))} == {False}


# --- people, counts, flags


def people(seen: str, *names: str, **more: Any) -> Sheet:
    made = Sheet(seen=seen, **more)
    for number, name in enumerate(names, 1):
        if name:
            made.defendant(name, ("1", ""), number=number)
    return made.entry(*ENTRIES["1"], number="1")


def test_a_placeholder_that_becomes_a_name_is_a_rename() -> None:
    (change,) = changes(people(FIRST, "Ada Quillfeather", "Sealed Defendant 2"), people(SECOND, "ADA QUILLFEATHER", "Odo Ferncastle"))
    assert (change.kind, change.what) == ("party_renamed", "the name of Sealed Defendant 2 (2) now reads Odo Ferncastle")
    assert change.before and change.after and (change.before.quote, change.after.quote) == ("Sealed Defendant 2", "Odo Ferncastle")


def test_a_placeholder_without_a_number_is_known_by_the_alias_it_leaves() -> None:
    first = Sheet(seen=FIRST).defendant("Sealed Defendant 1", ("1", ""), number=None).entry(*ENTRIES["1"], number="1")
    later = Sheet(seen=SECOND).defendant("Odo Ferncastle", ("1", ""), number=None, aliases=["Sealed Defendant 1"]).entry(*ENTRIES["1"], number="1")
    assert kinds(first, later) == [("party_renamed", "Sealed Defendant 1", True)]


def test_a_defendant_may_come_and_go() -> None:
    assert kinds(people(FIRST, "Ada Quillfeather"), people(SECOND, "Ada Quillfeather", "Odo Ferncastle")) == [("party_added", "Odo Ferncastle", True)]
    two = people(FIRST, "Ada Quillfeather", "Odo Ferncastle")
    (change,) = changes(two, people(SECOND, "Ada Quillfeather"), people(THIRD, "Ada Quillfeather"))
    assert (change.kind, change.defendant, change.sure, [words.quote for words in change.around]) == ("party_removed", "Odo Ferncastle", True, ["Ada Quillfeather"])


def test_a_terminated_defendant_may_only_be_left_out() -> None:
    """A sheet can be run without terminated parties."""
    def sheets(*names: str, seen: str) -> Sheet:
        made = Sheet(seen=seen)
        for number, name in enumerate(names, 1):
            made.defendant(name, ("1", ""), number=number, terminated=date(2025, 2, 1) if number > 1 else None)
        return made.entry(*ENTRIES["1"], number="1")

    three = sheets("Ada Quillfeather", "Odo Ferncastle", "Marisol Tennant", seen=FIRST)
    assert kinds(three, sheets("Ada Quillfeather", seen=SECOND)) == [("party_removed", "Odo Ferncastle", False), ("party_removed", "Marisol Tennant", False)]
    three = sheets("Ada Quillfeather", "Odo Ferncastle", "Marisol Tennant", seen=FIRST)
    assert kinds(three, sheets("Ada Quillfeather", "Odo Ferncastle", seen=SECOND)) == [("party_removed", "Marisol Tennant", True)]


def test_a_single_defendants_sheet_removes_nobody() -> None:
    assert kinds(people(FIRST, "Ada Quillfeather", "Odo Ferncastle"), people(SECOND, "Ada Quillfeather", view=1)) == []
    assert kinds(people(FIRST, "Ada Quillfeather", view=1), people(SECOND, "Ada Quillfeather", "Odo Ferncastle")) == []


@pytest.mark.parametrize("number", [2, None])
def test_an_expunged_name_is_no_removal(number: int | None) -> None:
    later = people(SECOND, "Ada Quillfeather")
    later.defendant("EXPUNGED", number=number)
    later._people[-1] = type(later._people[-1])(later._people[-1].name, number)
    made = record(people(FIRST, "Ada Quillfeather", "Odo Ferncastle"), later, people(THIRD, "Ada Quillfeather"))
    assert [change.kind for change in made.changes] == (["party_renamed"] if number else [])
    assert {name for charge in made.charges for name in (charge.defendant, *charge.aliases)} == {"Ada Quillfeather", "Odo Ferncastle"}


def test_counts_come_go_and_end() -> None:
    def counts(seen: str, *rows: tuple[str, str]) -> Sheet:
        return Sheet(seen=seen).defendant("Ada Quillfeather", *rows).entry(*ENTRIES["1"], number="1")

    first = counts(FIRST, ("1", ""), ("2", ""))
    ended = "Dismissed on the government's motion"
    told = changes(first, counts(SECOND, ("1", ended), ("1s", "")), counts(THIRD, ("1", ended), ("2", ""), ("1s", "")))
    assert [(c.kind, c.count, c.defendant, c.seen_after) for c in told] == [
        ("disposition_changed", "1", "Ada Quillfeather", SECOND),
        ("count_removed", "2", "Ada Quillfeather", SECOND),
        ("count_added", "1s", "Ada Quillfeather", SECOND),
        ("count_added", "2", "Ada Quillfeather", THIRD),
    ]
    assert told[0].before is None and told[0].after and told[0].after.quote == ended
    assert told[3].before == told[1].before and told[2].before is None


def test_flags_come_and_go() -> None:
    told = changes(sheet(FIRST, flags=("SEALDC",)), sheet(SECOND, flags=("CLOSED",)))
    assert [(c.kind, (c.before or c.after).quote) for c in told] == [("flag_added", "CLOSED"), ("flag_removed", "SEALDC")]  # type: ignore[union-attr]


@pytest.mark.parametrize("kind", tails())
def test_the_tails_match_their_examples_and_nothing_else(kind: str) -> None:
    patterns = [re.compile(pattern, re.I) for pattern in tails()[kind]["match"]]
    assert [text for text in tails()[kind]["yes"] if not any(p.fullmatch(text.strip(" .")) or p.fullmatch(text) for p in patterns)] == []
    assert [text for text in tails()[kind]["no"] if any(p.search(text) for p in patterns)] == []
