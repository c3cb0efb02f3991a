"""The decision table of what may be asserted, row by row: what is sufficient, and what is not."""

from datetime import date

import pytest
from sheet import Sheet, case, charge, record, said

from nolle.findings import find_all

WHO = "Marisol Quillfeather"


def test_the_order_that_says_so_dismisses() -> None:
    made = record(
        Sheet()
        .defendant(WHO, ("1", ""))
        .entry("2024-05-03", "ORDER dismissing count 1", said("dismissed", "1", "ORDER dismissing count 1", by="government", with_prejudice=False), number="9")
    )
    end = charge(made, "1").disposition
    assert (end.outcome, end.by, end.with_prejudice, end.context, end.happened, end.grade) == (
        "dismissed",
        "government",
        False,
        "standalone",
        date(2024, 5, 3),
        "A",
    )
    assert [e.quote for e in end.evidence] == ["ORDER dismissing count 1"]


def test_disposition_text_alone_dismisses_but_names_no_mover() -> None:
    end = charge(record(Sheet().defendant(WHO, ("1", "Dismissed."))), "1").disposition
    assert (end.outcome, end.by, end.with_prejudice, end.happened, end.grade) == ("dismissed", "unknown", None, None, "B")
    assert end.evidence[0].quote == "Dismissed."


@pytest.mark.parametrize("sheet", [
    Sheet().defendant(WHO, ("1", ""), terminated=date(2024, 6, 1)),
    Sheet(terminated=date(2024, 6, 1)).defendant(WHO, ("1", "")),
    Sheet().defendant(WHO, ("1", "", "terminated")),
], ids=["party terminated", "case terminated", "section terminated"])  # fmt: skip
def test_a_closing_date_or_heading_is_no_ending(sheet: Sheet) -> None:
    assert charge(record(sheet), "1").disposition.outcome == "unknown"


def test_nothing_found_on_an_open_sheet_is_pending() -> None:
    end = charge(record(Sheet(seen="2025-03-04").defendant(WHO, ("1", ""))), "1").disposition
    assert end.outcome == "pending" and "2025-03-04" in end.reason


@pytest.mark.parametrize(("filer", "by"), [("government", "government"), ("defense", "defense"), (None, "unknown"), ("other", "unknown")])
def test_an_order_granting_a_numbered_motion_needs_that_motions_filer(filer: str | None, by: str) -> None:
    made = record(
        Sheet()
        .defendant(WHO, ("1", ""))
        .entry("2024-04-01", "MOTION to Dismiss", number="25", events="motion_to_dismiss", actor=filer)  # type: ignore[arg-type]
        .entry("2024-05-03", "ORDER granting 25 Motion to Dismiss", said("dismissed", "all", "ORDER granting 25 Motion to Dismiss", motion="25"), number="30")
    )
    end = charge(made, "1").disposition
    assert (end.outcome, end.by) == ("dismissed", by)
    assert (end.grade == "C") == (by != "unknown")


def test_a_motion_filed_after_the_order_or_about_something_else_names_no_mover() -> None:
    order = said("dismissed", "all", "ORDER granting 25 Motion", motion="25")
    late = Sheet().defendant(WHO, ("1", "")).entry("2024-05-03", "ORDER granting 25 Motion", order, number="30")
    late.entry("2024-06-01", "MOTION to Dismiss by USA", number="25", events="motion_to_dismiss", actor="government")
    other = Sheet().defendant(WHO, ("1", "")).entry("2024-04-01", "MOTION to Continue by USA", number="25", actor="government")
    other.entry("2024-05-03", "ORDER granting 25 Motion", order, number="30")
    assert charge(record(late), "1").disposition.by == charge(record(other), "1").disposition.by == "unknown"


def test_a_government_motion_without_an_order_changes_nothing() -> None:
    seen = case(
        Sheet()
        .defendant(WHO, ("1", ""))
        .entry("2024-04-01", "MOTION to Dismiss Indictment by USA", number="25", events="motion_to_dismiss", actor="government")
    )
    made = seen.record
    assert charge(made, "1").disposition.outcome == "pending"
    assert not list(find_all(seen))


def test_sources_that_name_different_movers_leave_the_mover_unknown() -> None:
    made = record(
        Sheet()
        .defendant(WHO, ("1", "Dismissed on government motion"))
        .entry("2024-05-03", "Count 1 is dismissed on the court's own motion", said("dismissed", "1", "Count 1 is dismissed", by="court"))
    )
    assert charge(made, "1").disposition.by == "unknown"


def test_prejudice_comes_from_the_order_before_the_sheet() -> None:
    made = record(
        Sheet()
        .defendant(WHO, ("1", "Dismissed without prejudice"))
        .entry("2024-05-03", "with prejudice", said("dismissed", "1", "with prejudice", with_prejudice=True))
    )
    assert charge(made, "1").disposition.with_prejudice is True


def test_a_count_dismissed_beside_a_conviction_is_part_of_the_bargain_and_no_finding() -> None:
    seen = case(
        Sheet()
        .defendant(WHO, ("1", "36 months imprisonment"), ("2-3", "Dismissed on government motion"))
        .entry("2024-05-03", "JUDGMENT", said("convicted", "1", "JUDGMENT"), events="judgment")
    )
    made = seen.record
    assert charge(made, "1").disposition.outcome == "convicted"
    assert charge(made, "2-3").disposition.context == "plea_bargain"
    assert not list(find_all(seen))
    assert made.tally == {"plea bargain": 2, "convicted": 1}


def test_an_older_charging_document_is_superseded_and_its_complaint_too() -> None:
    made = record(
        Sheet()
        .defendant(WHO, ("1", ""), ("1s", ""), ("1ss", ""), ("complaint", ""))
        .entry("2024-01-02", "INDICTMENT as to Marisol Quillfeather (1) count 1", number="1", events="indictment")
        .entry("2024-03-04", "SUPERSEDING INDICTMENT as to Marisol Quillfeather (1) count 1s", number="7", events="superseding_charge")
        .entry("2024-06-05", "SECOND SUPERSEDING INDICTMENT as to Marisol Quillfeather (1) count 1ss", number="12", events="superseding_charge")
    )
    ends = {c.label: (c.disposition.outcome, c.disposition.happened) for c in made.charges}
    assert ends == {
        "1": ("superseded", date(2024, 3, 4)),
        "1s": ("superseded", date(2024, 6, 5)),
        "1ss": ("pending", None),
        "complaint": ("superseded", date(2024, 1, 2)),
    }


def test_a_formally_dismissed_older_count_is_dismissed_in_the_context_of_superseding() -> None:
    seen = case(Sheet().defendant(WHO, ("1", "Dismissed on government motion"), ("1s", "12 months probation")))
    made = seen.record
    assert charge(made, "1").disposition.context == "superseded"
    assert not list(find_all(seen))


def test_a_blank_complaint_row_alone_is_neither_dismissed_nor_closed() -> None:
    assert charge(record(Sheet(case_type="mj").defendant(WHO, ("complaint", ""))), "complaint").disposition.outcome == "pending"
    closed = Sheet(case_type="mj").defendant(WHO, ("complaint", ""), terminated=date(2024, 3, 1))
    assert charge(record(closed), "complaint").disposition.outcome == "unknown"


def test_an_order_on_all_charges_reaches_only_live_counts_without_another_ending() -> None:
    made = record(
        Sheet()
        .defendant(WHO, ("1", ""), ("1s", ""), ("2s", "Found not guilty by jury"), ("complaint", ""))
        .entry("2024-05-03", "Indictment dismissed", said("dismissed", "all", "Indictment dismissed", by="government"))
    )
    assert {c.label: c.disposition.outcome for c in made.charges} == {"1": "superseded", "1s": "dismissed", "2s": "acquitted", "complaint": "superseded"}


def test_remaining_counts_are_those_the_same_entry_does_not_name() -> None:
    made = record(
        Sheet()
        .defendant(WHO, ("1", ""), ("2", ""), ("3", ""))
        .entry(
            "2024-05-03",
            "JUDGMENT count 1; remaining dismissed",
            said("convicted", "1", "JUDGMENT"),
            said("dismissed", "remaining", "remaining", by="government"),
        )
    )
    assert {c.label: c.disposition.outcome for c in made.charges} == {"1": "convicted", "2": "dismissed", "3": "dismissed"}


def test_a_range_row_falls_apart_where_its_counts_ended_differently() -> None:
    made = record(
        Sheet()
        .defendant(WHO, ("1-4", ""))
        .entry("2024-05-03", "Counts 2 and 3 dismissed", said("dismissed", "2 3", "Counts 2 and 3 dismissed", by="government"))
    )
    assert [(c.label, c.disposition.outcome) for c in made.charges] == [("1", "pending"), ("2, 3", "dismissed"), ("4", "pending")]


def test_several_defendants_in_one_entry_each_keep_their_own_fate() -> None:
    other = "Tobias Wrenfield"
    made = record(
        Sheet()
        .defendant(WHO, ("1", ""), number=1)
        .defendant(other, ("1", ""), number=2)
        .entry(
            "2024-05-03",
            f"JURY VERDICT {WHO} not guilty; {other} guilty",
            said("acquitted", "1", "JURY VERDICT", defendant=WHO, by="jury"),
            said("convicted_trial", "1", "JURY VERDICT", defendant=other),
        )
    )
    assert charge(made, "1", WHO).disposition.outcome == "acquitted"
    assert charge(made, "1", other).disposition.outcome == "convicted_trial"


def test_an_entry_that_names_nobody_among_several_is_kept_but_not_placed() -> None:
    made = record(
        Sheet()
        .defendant(WHO, ("1", ""), number=1)
        .defendant("Tobias Wrenfield", ("1", ""), number=2)
        .entry("2024-05-03", "Indictment dismissed", said("dismissed", "all", "Indictment dismissed", by="government"), number="40")
    )
    assert {c.disposition.outcome for c in made.charges} == {"pending"}
    assert all("entry 40" in c.unplaced[0] for c in made.charges)


def test_a_single_defendant_view_of_a_larger_case_does_not_give_it_an_unnamed_order() -> None:
    made = record(Sheet(view=1).defendant(WHO, ("1", "")).entry("2024-05-03", "Indictment dismissed", said("dismissed", "all", "Indictment dismissed")))
    assert charge(made, "1").disposition.outcome == "pending"


def test_entries_that_contradict_each_other_cannot_tell() -> None:
    seen = case(
        Sheet()
        .defendant(WHO, ("1", ""))
        .entry("2024-05-03", "Count 1 dismissed", said("dismissed", "1", "Count 1 dismissed", by="government"))
        .entry("2024-09-03", "JUDGMENT count 1", said("convicted", "1", "JUDGMENT count 1"))
    )
    made = seen.record
    end = charge(made, "1").disposition
    assert end.outcome == "unknown" and "disagree" in end.reason
    assert not list(find_all(seen))


def test_a_revocation_appended_to_a_sentence_leaves_the_conviction_and_its_date() -> None:
    made = record(
        Sheet()
        .defendant(WHO, ("1", "24 months imprisonment. REVOCATION: 6 months imprisonment"))
        .entry("2020-02-03", "JUDGMENT count 1", said("convicted", "1", "JUDGMENT count 1"), events="judgment")
        .entry("2023-02-03", "JUDGMENT ON REVOCATION", said("convicted", "1", "JUDGMENT"), events="judgment revocation")
    )
    end = charge(made, "1").disposition
    assert (end.outcome, end.happened) == ("convicted", date(2020, 2, 3))


def test_a_conviction_vacated_later_is_vacated() -> None:
    made = record(
        Sheet()
        .defendant(WHO, ("1", "24 months imprisonment"))
        .entry("2020-02-03", "JUDGMENT count 1", said("convicted", "1", "JUDGMENT count 1"), events="judgment")
        .entry("2023-02-03", "Judgment VACATED", said("vacated", "1", "Judgment VACATED"))
    )
    assert charge(made, "1").disposition.outcome == "vacated"


def test_a_guilty_plea_makes_a_sentence_a_conviction_by_plea() -> None:
    made = record(
        Sheet(name="USA v. Quillfeather")
        .defendant(WHO, ("1", "24 months imprisonment"))
        .entry("2020-01-02", f"Plea of guilty entered by {WHO}", events="plea_guilty")
        .entry("2020-02-03", f"Sentencing held as to {WHO}", events="sentencing")
    )
    end = charge(made, "1").disposition
    assert (end.outcome, end.happened) == ("convicted_plea", date(2020, 2, 3))


def test_an_amended_judgment_does_not_move_the_date_of_the_dismissal() -> None:
    made = record(
        Sheet()
        .defendant(WHO, ("1", "Dismissed"), ("2", "12 months"))
        .entry("2020-02-03", "Count 1 dismissed", said("dismissed", "1", "Count 1 dismissed", by="government"))
        .entry("2022-02-03", "AMENDED JUDGMENT Count 1 dismissed", said("dismissed", "1", "AMENDED", by="government", restated=True))
    )
    assert charge(made, "1").disposition.happened == date(2020, 2, 3)


def test_live_counts_dropped_while_another_stays_open_are_a_finding() -> None:
    seen = case(
        Sheet().defendant(WHO, ("1", ""), ("2", "")).entry("2024-05-03", "Count 2 dismissed", said("dismissed", "2", "Count 2 dismissed", by="government"))
    )
    (finding,) = find_all(seen)
    assert (finding.kind, finding.counts, finding.happened) == ("dropped_charges", ("2",), date(2024, 5, 3))
    assert finding.evidence and "Count 2" in finding.summary


def test_without_any_counts_table_charging_entries_make_the_charges() -> None:
    made = record(
        Sheet(parties=False)
        .entry("2024-01-02", f"INDICTMENT as to {WHO} (1) count(s) 1, 2-3, Tobias Wrenfield (2) count(s) 1.", number="1", events="indictment")
        .entry("2024-05-03", "dismissed", said("dismissed", "all", "dismissed", defendant="Tobias Wrenfield", by="government"))
    )
    assert [(c.defendant, c.label, c.disposition.outcome) for c in made.charges] == [
        (WHO, "1", "pending"),
        (WHO, "2-3", "pending"),
        ("Tobias Wrenfield", "1", "dismissed"),
    ]


def test_a_table_is_never_added_to_from_entries() -> None:
    made = record(
        Sheet()
        .defendant(WHO, ("1", ""))
        .entry("2024-01-02", f"INDICTMENT as to {WHO} (1) count(s) 1, 2, Tobias Wrenfield (2) count(s) 1.", events="indictment")
    )
    assert [(c.defendant, c.label) for c in made.charges] == [(WHO, "1")]


def test_the_order_in_which_captures_arrive_changes_nothing() -> None:
    early = Sheet(seen="2024-02-01").defendant(WHO, ("1", ""), ("2", "")).entry("2024-01-02", "INDICTMENT", events="indictment", number="1")
    late = Sheet(seen="2024-09-01").defendant(WHO, ("1", "Dismissed on government motion")).entry("2024-01-02", "INDICTMENT", events="indictment", number="1")
    made = record(early, late)
    assert made == record(late, early)
    assert charge(made, "1").disposition.outcome == "dismissed"
    assert charge(made, "2").disposition.outcome == "unknown"


def test_a_sentence_written_into_the_complaints_row_convicts_nobody_of_the_complaint() -> None:
    made = record(Sheet().defendant(WHO, ("1", "24 months imprisonment"), ("complaint", "24 months imprisonment")))
    assert {c.label: c.disposition.outcome for c in made.charges} == {"1": "convicted", "complaint": "superseded"}


def test_a_disposition_that_is_not_understood_is_neither_pending_nor_an_ending() -> None:
    end = charge(record(Sheet().defendant(WHO, ("1", "See order of the court en banc"))), "1").disposition
    assert end.outcome == "unknown" and "text states no ending" in end.reason
    assert end.evidence[1].quote == "See order of the court en banc"


def test_an_order_that_names_nobody_reaches_those_whom_the_motion_it_grants_names() -> None:
    other = "Tobias Wrenfield"
    made = record(
        Sheet()
        .defendant(WHO, ("1", ""), number=1)
        .defendant(other, ("1", ""), number=2)
        .defendant("Ines Halloran", ("1", ""), number=3)
        .entry("2024-04-01", f"MOTION to Dismiss by USA as to {WHO}, {other}", number="25", events="motion_to_dismiss", actor="government")
        .entry("2024-05-03", "ORDER granting 25", said("dismissed", "all", "ORDER granting 25", motion="25"), number="30")
    )
    assert {c.defendant: (c.disposition.outcome, c.disposition.by) for c in made.charges} == {
        WHO: ("dismissed", "government"),
        other: ("dismissed", "government"),
        "Ines Halloran": ("pending", None),
    }


def test_a_partial_record_never_speaks_of_a_whole_defendant() -> None:
    order = said("dismissed", "all", "Indictment dismissed", by="government")
    full = case(Sheet().defendant(WHO, ("1", "")).entry("2024-05-03", "Indictment dismissed", order))
    part = case(Sheet(shown="ranged").defendant(WHO, ("1", "")).entry("2024-05-03", "Indictment dismissed", order))
    assert [signal.value for made in (full, part) for finding in find_all(made) for signal in finding.signals if signal.name == "whole_defendant"] == [
        True,
        None,
    ]


def test_a_government_dismissal_upon_death_is_a_class_of_its_own() -> None:
    words = "ORDER granting government's motion to dismiss, the defendant being deceased"
    seen = case(Sheet().defendant(WHO, ("1", "")).entry("2024-05-03", words, said("dismissed", "all", words, by="government")))
    made = seen.record
    assert charge(made, "1").disposition.by == "government"
    assert made.tally == {"abated": 1}
    assert not list(find_all(seen))


def test_an_order_says_nothing_of_a_charge_that_was_filed_after_it() -> None:
    order = said("dismissed", "all", "ORDER granting 5 Motion to Dismiss", by="government")
    sheet = Sheet().defendant(WHO, ("1", ""), ("1s", "")).entry("2024-05-03", "ORDER granting 5 Motion to Dismiss", order)
    made = record(sheet.entry("2024-06-03", f"SUPERSEDING INDICTMENT as to {WHO} (1) count(s) 1s", events="superseding_charge"))
    assert (charge(made, "1s").disposition.outcome, charge(made, "1").disposition.context) == ("pending", "superseded")


def test_counts_of_a_replaced_indictment_do_not_make_a_dropped_defendant_half_dropped() -> None:
    order = said("dismissed", "1 1s", "Counts 1 and 1s are dismissed", by="government")
    seen = case(Sheet().defendant(WHO, ("1", "Dismissed"), ("1s", "Dismissed")).entry("2024-05-03", "Counts 1 and 1s are dismissed", order))
    assert [(found.counts, found.signals[0].value) for found in find_all(seen) if found.kind == "dropped_charges"] == [(("1s",), True)]


def test_an_order_about_another_count_dates_no_dismissal() -> None:
    order = said("dismissed", "2", "Count 2 is dismissed", by="government")
    made = record(Sheet().defendant(WHO, ("1", "Dismissed"), ("2", "")).entry("2024-05-03", "Count 2 is dismissed", order, events="dismissal_order"))
    assert [(charge(made, n).disposition.outcome, charge(made, n).disposition.happened is None) for n in ("1", "2")] == [("dismissed", True), ("dismissed", False)]


def test_an_archives_printing_does_not_take_away_the_day_of_entry() -> None:
    order = said("dismissed", "1", "Count 1 is dismissed", by="government")
    sheet = Sheet().defendant(WHO, ("1", "")).entry("2024-05-03", "ORDER. Count 1 is dismissed", order, number="9", entered="2024-05-20")
    made = charge(record(sheet, Sheet(seen="2025-02-01", shown="part", kind="orders").entry("2024-05-03", "Count 1 is dismissed", order, entered="")), "1")
    assert (str(made.disposition.happened), str(made.disposition.entered)) == ("2024-05-03", "2024-05-20")
