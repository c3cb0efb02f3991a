"""Signals of quiet: each raised, not raised and not known, with the words it rests on. All names are invented."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import pytest
from sheet import CASE, Sheet, case, said

from nolle.findings.dropped_charges import find
from nolle.model import ArticleSaid, Evidence, Fact, Link, Searched, Told
from nolle.phrases import raised

WHO, OTHER = "Ada Quillfeather", "Odo Ferncastle"
LATE = "2025-07-01T09:00:00"
MOTION = f"MOTION to Dismiss the Indictment without prejudice by USA as to {WHO}"
ORDER = f"ORDER granting Motion to Dismiss as to {WHO}. Count 1 is dismissed without prejudice."
MONDAY, TUESDAY, FRIDAY = "2025-03-03", "2025-03-04", "2025-03-07"


def begun(seen: str = LATE, people: Iterable[str] = (WHO,), **more: Any) -> Sheet:
    """A sheet on which nothing has ended yet: entries 11 to 13."""
    made = Sheet(seen=seen, **more)
    for number, name in enumerate(people, 1):
        made.defendant(name, ("1", ""), number=number)
    made.entry("2025-01-06", f"INDICTMENT as to {WHO}", number="11", events="indictment")
    made.entry("2025-01-07", f"Warrant Issued as to {WHO}", number="12")
    return made.entry("2025-01-20", f"NOTICE OF ATTORNEY APPEARANCE for {WHO}", number="13")


def motion(made: Sheet, text: str = MOTION, day: str = MONDAY, number: str = "14", events: str = "") -> Sheet:
    return made.entry(day, text, number=number, events=f"motion_to_dismiss {events}", actor="government")


def order(made: Sheet, text: str = ORDER, day: str = TUESDAY, *, number: str | None = "15", prejudice: bool | None = False, names: str | None = "14", **more: Any) -> Sheet:
    events = f"dismissal_order {more.pop('events', '')}"
    outcome = said("dismissed", "1", text, by="government", with_prejudice=prejudice, motion=names, defendant=more.pop("defendant", WHO))
    return made.entry(day, text, outcome, number=number, events=events, actor="court", **more)


def after(made: Sheet) -> Sheet:
    return made.entry("2025-06-02", f"LETTER by USA as to {WHO}", number="16")


def dropped(**more: Any) -> Sheet:
    """A whole sheet with motion 14 on a Monday, order 15 on a Tuesday, and a letter long after."""
    return after(order(motion(begun(**more))))


def signals(*sheets: Sheet, told: tuple[Told, ...] = (), searched: tuple[Searched, ...] = ()) -> dict[str, tuple[object, list[str]]]:
    """Of the only finding, or that about the first defendant: each signal's value and words, which all stand in their captures."""
    seen = replace(case(*sheets), told=told, searched=searched)
    (found,) = [finding for finding in find(seen) if finding.defendant == WHO]
    texts = {(sheet.digest or f"capture-{sheet.seen}"): sheet._text.finish() for sheet in sheets}
    for signal in found.signals:
        for words in signal.evidence:
            assert words.capture not in texts or texts[words.capture][words.start : words.end] == words.quote
        assert signal.evidence or not raised(signal.value) or signal.name in ("end_not_announced",), f"{signal.name} is raised without words"
    return {signal.name: (signal.value, [words.quote for words in signal.evidence]) for signal in found.signals}


def value(name: str, *sheets: Sheet, **more: Any) -> object:
    return signals(*sheets, **more)[name][0]


# --- when the public could see it


@pytest.mark.parametrize(("entered", "days"), [(TUESDAY, 0), ("2025-03-19", 15)])
def test_the_days_between_filing_and_entering_are_counted(entered: str, days: int) -> None:
    assert signals(after(order(motion(begun()), entered=entered)))["days_from_filed_to_entered"] == (days, [ORDER])


def test_a_day_of_entering_before_that_of_filing_is_not_late() -> None:
    days = value("days_from_filed_to_entered", after(order(motion(begun()), entered=MONDAY)))
    assert days == -1 and not raised(days)


def test_without_a_dated_order_nobody_knows_how_late_it_was() -> None:
    sheet = Sheet(seen=LATE).defendant(WHO, ("1", "Dismissed on the government's motion")).entry("2025-01-06", f"INDICTMENT as to {WHO}", number="1", events="indictment")
    found = signals(sheet)
    assert found["days_from_filed_to_entered"][0] is None
    unknown = ("sealed", "no_written_motion", "no_reason_on_docket", "missing_numbers_beside", "handed_over_within_30_days", "co_defendants_same_day", "prejudice_differs_from_motion", "filed_before_days_off", "charges_announced")
    assert {name: found[name][0] for name in unknown} == dict.fromkeys(unknown)


# --- sealed


def test_a_paper_that_is_marked_sealed_is_and_one_that_is_not_is_not() -> None:
    text = f"SEALED {MOTION}"
    marked = signals(after(order(motion(begun(), text, events="seal"))))
    assert (marked["sealed"], marked["unsealed_on"]) == ((True, [text]), (None, []))
    plain = signals(dropped())
    assert plain["sealed"][0] is False and "unsealed_on" not in plain
    assert value("sealed", dropped(shown="part")) is None


def test_an_order_may_seal_a_motion_by_its_number_and_another_unseal_it() -> None:
    sealing, lifting = "ORDER sealing 14 Motion to Dismiss", "ORDER unsealing 14 Motion to Dismiss"
    made = order(motion(begun())).entry("2025-03-05", sealing, number="16", events="seal", actor="court")
    assert signals(made)["sealed"] == (True, [sealing])
    made = made.entry("2025-05-05", lifting, number="17", events="unseal", actor="court")
    assert signals(made)["unsealed_on"] == ("2025-05-05", [lifting])


def test_what_unseals_before_the_seal_or_only_asks_to_does_not_unseal() -> None:
    made = begun().entry("2025-01-21", "Case unsealed", events="unseal", actor="court")
    made = after(order(motion(made, f"SEALED {MOTION}", events="seal")))
    made.entry("2025-04-01", "MOTION to Unseal the case by USA", number="17", events="unseal", actor="government")
    assert value("unsealed_on", made) is None
    assert value("unsealed_on", made.entry("2025-04-08", "ORDER that the case is unsealed", number="18", events="unseal", actor="court")) == "2025-04-08"


@pytest.mark.parametrize(
    "text",
    [
        f"SEALED ORDER as to {OTHER} (15)",
        f"ORDER to seal 9 Letter as to {OTHER}. Signed on March 14, 2025.",
        f"ORDER to seal 9 Letter as to {OTHER}. Signed on Mar. 15 2025.",
        f"ORDER sealing 9 Letter as to {OTHER}, count(s) 15",
        "ORDER sealing 9 Letter. (kl) (Entered: 03/14/2025)",
    ],
)
def test_a_number_that_is_no_papers_does_not_seal_one(text: str) -> None:
    assert value("sealed", dropped(people=(WHO, OTHER)).entry("2025-03-14", text, number="17", events="seal", actor="court")) is False


@pytest.mark.parametrize("text", [f"ORDER granting 20 Motion to Seal 14 Motion to Dismiss as to {WHO} (1)", "ORDER to Seal Documents 9, 14", "ORDER sealing entries 12-14", "ORDER re: [14] sealed"])
def test_a_papers_number_in_whatever_list_does(text: str) -> None:
    assert value("sealed", dropped().entry("2025-03-14", text, number="17", events="seal", actor="court")) is True


# --- in writing, with a reason


def test_an_oral_motion_a_written_one_and_none() -> None:
    oral = f"Minute Entry: Government orally moves to dismiss count 1 as to {WHO}. GRANTED."
    assert signals(after(order(begun(), oral, names=None)))["no_written_motion"] == (True, ["orally moves"])
    assert signals(dropped())["no_written_motion"] == (False, [MOTION])
    bare = f"ORDER dismissing count 1 as to {WHO}"
    assert signals(after(order(begun(), bare, names=None)))["no_written_motion"] == (True, [bare])
    assert value("no_written_motion", after(order(begun(shown="part"), bare, names=None))) is None


def test_a_motion_in_the_month_before_was_in_writing_though_the_order_does_not_name_it() -> None:
    bare = f"ORDER dismissing count 1 as to {WHO}"
    assert value("no_written_motion", after(order(motion(begun()), bare, names=None))) is False
    others = f"MOTION to Dismiss by USA as to {OTHER}"
    assert value("no_written_motion", after(order(motion(begun(people=(WHO, OTHER)), others), bare, names=None))) is True
    assert value("no_written_motion", after(order(motion(begun(), day="2025-01-21"), bare, names=None))) is True, "too long before"


def test_a_sealed_motion_that_the_order_calls_by_its_number_was_in_writing_and_sealed() -> None:
    asked = f"SEALED MOTION by USA as to {WHO}"
    bare = f"ORDER dismissing count 1 as to {WHO} on the government's motion {{}}"
    seen = signals(after(order(begun().entry(MONDAY, asked, number="14", events="seal", actor="government"), bare.format(14), names=None)))
    assert (seen["no_written_motion"], seen["sealed"]) == ((False, [asked]), (True, [asked]))
    other = signals(after(order(begun().entry(MONDAY, asked, number="14", events="seal", actor="government"), bare.format(114), names=None)))
    assert other["no_written_motion"][0] is True


def test_a_reason_on_the_docket_is_quoted_and_none_is_told() -> None:
    given = f"{ORDER} This is in the interest of justice."
    assert signals(after(order(motion(begun()), given)))["no_reason_on_docket"] == (False, ["in the interest of justice"])
    assert signals(dropped())["no_reason_on_docket"] == (True, [MOTION, ORDER])


# --- what stands around it


def test_numbers_missing_beside_are_told_on_a_full_sheet_only() -> None:
    gap = order(motion(begun()), number="17").entry("2025-06-02", "LETTER by USA", number="22")
    assert value("missing_numbers_beside", gap) == "15, 16, 18, 19, 20", "21 is too far"
    assert value("missing_numbers_beside", dropped()) is False
    for shown in ("part", "ranged"):
        part = order(motion(begun(shown=shown)), number="17").entry("2025-06-02", "LETTER by USA", number="20")
        assert value("missing_numbers_beside", part) is None
    early = order(motion(begun("2025-03-01")), number="17").entry("2025-06-02", "LETTER by USA", number="20")
    assert value("missing_numbers_beside", early) is None, "captured before the ending"


def test_a_paper_without_a_number_has_no_numbers_beside_it() -> None:
    assert value("missing_numbers_beside", after(order(begun(), f"ORDER dismissing count 1 as to {WHO}", number=None, names=None))) is None


def test_vanished_entries_are_counted_where_two_whole_sheets_can_be_compared() -> None:
    gone = (f"NOTICE of intent to seek leave to dismiss as to {WHO}", "2025-02-20")
    first = dropped(seen="2025-06-10T09:00:00").entry(gone[1], gone[0], number="17")
    found = signals(first, dropped())["entries_vanished"]
    assert found[0] == 1 and gone[0] in found[1]
    assert value("entries_vanished", dropped(seen="2025-06-10T09:00:00"), dropped()) is False
    assert value("entries_vanished", dropped()) is None
    again = dropped(seen="2025-07-20T09:00:00").entry(gone[1], gone[0], number="17")
    assert value("entries_vanished", first, dropped(), again) is False, "it came back"


def test_handed_over_to_immigration_within_a_month() -> None:
    text = f"Minute Entry: {WHO} released to ICE custody"
    found = signals(dropped().entry("2025-03-20", text, number="17"))["handed_over_within_30_days"]
    assert found == ("2025-03-20", ["released to ICE"])
    assert value("handed_over_within_30_days", dropped().entry("2025-05-20", text, number="17")) is False, "much later"
    assert value("handed_over_within_30_days", dropped(seen="2025-03-10T09:00:00")) is None, "the month was not over"


@pytest.mark.parametrize(
    "text",
    [
        f"COMMITMENT TO ANOTHER DISTRICT: {WHO} committed; Rule 5(c)(3) removal hearing held",
        f"Minute Entry: removal hearing as to {WHO}; removal to the Southern District ordered",
        f"{WHO} remanded to the custody of the Bureau of Prisons",
        f"{WHO} released on conditions",
        f"Minute Entry: {OTHER} released to ICE custody",
    ],
)
def test_other_custody_and_other_people_are_no_handing_over(text: str) -> None:
    assert value("handed_over_within_30_days", dropped(people=(WHO, OTHER)).entry("2025-03-10", text, number="17", actor="court")) is False


def test_what_the_defence_says_of_custody_is_no_handing_over() -> None:
    text = f"RESPONSE by {WHO}: fears to be released to ICE custody"
    assert value("handed_over_within_30_days", dropped().entry("2025-03-10", text, number="17", actor="defense")) is False


def test_co_defendants_dropped_on_the_same_day_are_counted() -> None:
    theirs = f"ORDER dismissing count 1 as to {OTHER}"
    both = order(dropped(people=(WHO, OTHER)), theirs, number="17", names=None, defendant=OTHER)
    assert signals(both)["co_defendants_same_day"] == (1, [theirs])
    later = order(dropped(people=(WHO, OTHER)), theirs, "2025-03-05", number="17", names=None, defendant=OTHER)
    assert value("co_defendants_same_day", later) is False
    assert value("co_defendants_same_day", dropped(people=(WHO, OTHER), shown="part")) is None


# --- terms and days


@pytest.mark.parametrize(
    ("asked", "granted", "differs"),
    [("without prejudice", False, False), ("with prejudice", False, True), ("without prejudice", True, True), ("", False, None), ("without prejudice", None, None)],
)
def test_terms_are_held_against_those_that_were_asked_for(asked: str, granted: bool | None, differs: bool | None) -> None:
    made = after(order(motion(begun(), f"MOTION to Dismiss {asked} by USA as to {WHO}"), f"ORDER granting Motion to Dismiss as to {WHO}", prejudice=granted))
    assert value("prejudice_differs_from_motion", made) is differs


def test_a_paper_that_is_motion_and_ending_in_one_asked_for_no_other_terms() -> None:
    made = after(order(begun(), f"NOTICE of Nolle Prosequi with prejudice by USA as to {WHO}", names=None, events="nolle_prosequi"))
    assert value("prejudice_differs_from_motion", made) is None


@pytest.mark.parametrize(
    ("filed", "told"),
    [
        (TUESDAY, False),
        (FRIDAY, "order on 2025-03-07, Friday"),
        ("2025-11-26", "order on 2025-11-26, the day before Thanksgiving Day"),
        ("2025-11-27", False),
    ],
)
def test_papers_before_days_off(filed: str, told: object) -> None:
    made = order(motion(begun("2025-12-20T09:00:00")), day=filed)
    assert value("filed_before_days_off", made) == told


def test_a_motion_before_days_off_is_told_as_one() -> None:
    found = signals(order(motion(begun(), day="2025-02-28")))["filed_before_days_off"]
    assert found == ("motion on 2025-02-28, Friday", [MOTION])


# --- in public

OFFICE = "U.S. Attorney's Office, Northern Fells"


def release(number: int, published: str, words: str, state: str = "same", outlet: str = OFFICE) -> Told:
    key = f"article/{number:064x}/1"
    evidence = (Evidence(f"{number:064x}", 0, len(words), words),)
    article = Fact(f"fact-{number}", key, ArticleSaid(("body",), outlet, published, None, None, "en"), evidence, "test", 1)
    return Told(article, f"release{number}.html", (Link(key, None, CASE, None, None, state),), ())  # type: ignore[arg-type]


CHARGED = release(1, "2025-01-07", "Ada Quillfeather was charged with conspiracy.")
ENDED = release(2, "2025-03-10", "The indictment was dismissed on Tuesday.")


def page(seen: str, published: str | None = None, source: str = OFFICE) -> Searched:
    return Searched(source, published, f"{seen}T09:00:00")


def test_an_announcement_and_that_of_the_end() -> None:
    found = signals(dropped(), told=(CHARGED, ENDED))
    assert found["charges_announced"] == (1, ["Ada Quillfeather was charged with conspiracy."])
    assert found["end_not_announced"] == (False, ["The indictment was dismissed on Tuesday."])


def test_an_end_that_was_looked_for_and_not_found_says_where() -> None:
    pages = (page("2025-01-08", "2025-01-07"), page("2025-03-20", "2025-03-19"), page("2025-06-01", "2025-05-30"), page("2025-06-02", None, "Harbor Ledger"))
    assert value("end_not_announced", dropped(), told=(CHARGED,), searched=pages) == f"not found in 2 pages of {OFFICE} captured from 2025-03-20 to 2025-06-01"
    one = value("end_not_announced", dropped(), told=(CHARGED,), searched=pages[:2])
    assert one == f"not found in 1 page of {OFFICE} captured on 2025-03-20"
    assert value("end_not_announced", dropped(), told=(CHARGED,), searched=pages[:1]) is None, "nothing captured after the ending"
    old = value("end_not_announced", dropped(), told=(CHARGED,), searched=(page("2025-06-03", "2025-01-07"),))
    assert old == f"not found in 1 page of {OFFICE} captured on 2025-06-03, published before the ending"
    assert value("end_not_announced", dropped(), told=(CHARGED,), searched=pages[3:]) is None, "nothing of that office"


@pytest.mark.parametrize(
    "told",
    [
        replace(release(3, "2025-03-09", "Ada Quillfeather was charged with conspiracy."), links=(replace(CHARGED.links[0], state="candidate"),)),
        replace(CHARGED, links=(replace(CHARGED.links[0], state="different"),)),
        release(3, "2025-01-07", "Odo Ferncastle was charged with conspiracy."),
        release(3, "2025-01-07", "Ada Quillfeather was charged with conspiracy.", outlet="Harbor Ledger"),
        release(3, "2025-03-09", "Ada Quillfeather was charged with conspiracy."),
        release(3, "2025-01-07", "The office thanked its partners."),
    ],
)
def test_what_is_not_surely_an_offices_announcement_of_the_charges_is_none(told: Told) -> None:
    found = signals(dropped(people=(WHO, OTHER)), told=(told,), searched=(page("2025-06-01"),))
    assert found["charges_announced"][0] is False and "end_not_announced" not in found


def test_whether_a_page_that_may_be_about_the_case_announced_the_charges_nobody_can_tell() -> None:
    perhaps = replace(CHARGED, links=(replace(CHARGED.links[0], state="candidate"),))
    found = signals(dropped(), told=(perhaps,), searched=(page("2025-06-01"),))
    assert found["charges_announced"] == (None, ["Ada Quillfeather was charged with conspiracy."]) and "end_not_announced" not in found


def test_the_end_of_anothers_charges_is_not_this_ones() -> None:
    both = release(1, "2025-01-07", "Ada Quillfeather and Odo Ferncastle were charged with conspiracy.")
    others = release(2, "2025-03-10", "The indictment of Odo Ferncastle was dismissed on Tuesday.")
    found = signals(dropped(people=(WHO, OTHER)), told=(both, others), searched=(page("2025-03-12", "2025-03-10"),))
    assert (found["charges_announced"][0], found["end_not_announced"][0]) == (1, f"not found in 1 page of {OFFICE} captured on 2025-03-12")


def test_of_a_release_without_a_day_nobody_knows_whether_it_came_before_the_end() -> None:
    undated = release(3, "", "Ada Quillfeather was charged with conspiracy.")
    found = signals(dropped(), told=(undated,), searched=(page("2025-06-01"),))
    assert found["charges_announced"] == (None, ["Ada Quillfeather was charged with conspiracy."]) and "end_not_announced" not in found


def test_where_no_office_was_looked_at_nothing_is_known() -> None:
    assert value("charges_announced", dropped()) is None
    assert value("charges_announced", dropped(), searched=(page("2025-06-01", None, "Harbor Ledger"),)) is None


def test_while_a_release_that_tells_of_an_end_may_be_about_the_case_nobody_knows() -> None:
    candidate = replace(ENDED, links=(replace(ENDED.links[0], state="candidate"),))
    assert signals(dropped(), told=(CHARGED, candidate), searched=(page("2025-06-01"),))["end_not_announced"] == (None, ["The indictment was dismissed on Tuesday."])


def test_a_release_told_again_by_another_counts_once() -> None:
    copy = replace(release(4, "2025-01-08", "Ada Quillfeather was charged with conspiracy."), copy_of=CHARGED.article.about)
    assert value("charges_announced", dropped(), told=(CHARGED, copy)) == 1
