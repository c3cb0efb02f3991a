"""What is shown of findings and cases, at every width and to a pipe."""

import io
from dataclasses import replace
from datetime import date

import pytest

from nolle.cli import _case_view, _drops_view
from nolle.cli._plain import write
from nolle.cli._tables import show
from nolle.cli._term import console
from nolle.model import CaseRecord, Change, Evidence, Shown, Signal

ORDER_AT = Evidence("3fa9c1d2ab" + "0" * 54, 1034, 1055, "ORDER granting 41 Moti")

EXPLAINED = {"dropped": "dropped", "plea bargain": "beside a conviction", "convicted": "convicted", "pending": "no ending found", "cannot tell": "nobody knows"}


def plain(blocks):
    out = io.StringIO()
    write(blocks, out)
    return out.getvalue()


def drawn(blocks, columns):
    out = io.StringIO()
    screen = console(out)
    screen.width = columns
    show(blocks, screen)
    return out.getvalue()


def test_paragraphs_are_parted_by_empty_lines(record, finding):
    for text in (drawn(drops([finding], [record]), 80), plain(drops([finding], [record]))):
        assert "\n\n1. Marisol Tennant (2)\n" in text
        assert "\n\nNot flagged" in text


def test_drawn_lines_have_no_trailing_padding(record):
    first, second, *_ = drawn(case(record), 100).splitlines()
    assert (first, second[-5:]) == ("United States v. Ostrander et al", "shown")


def drops(findings, records, **more):
    return list(_drops_view.blocks(_drops_view.survey(findings, records), EXPLAINED, **more))


def case(record, apart=False):
    return list(_case_view.blocks(record, record.charges, apart))


def test_a_finding_tells_who_what_on_whose_motion_when_and_the_words(record, finding):
    text = plain(drops([finding], [record]))
    for said in (
        "Marisol Tennant (2)", "United States v. Ostrander et al · nyed/2:20-cr-90999", "count 1\t18:371 CONSPIRACY", "count 3-4\t18:1343 FRAUD",
        "dismissed on the government's motion, without prejudice", "happened\t2020-03-04", "entered\t2020-03-06, 2 days later",
        '"ORDER granting 41 Motion to Dismiss by USA as to Marisol Tennant (2).', "[3fa9c1d2ab:1034-",
    ):  # fmt: skip
        assert said in text


def test_terms_that_the_record_does_not_state_are_said_to_be_not_stated(record, finding):
    charges = tuple(replace(c, disposition=replace(c.disposition, with_prejudice=None)) for c in record.charges)
    text = plain(drops([finding], [replace(record, charges=charges)]))
    assert "dismissed on the government's motion, prejudice not stated" in text
    assert "without prejudice\n" not in text


def test_the_counts_of_a_codefendant_are_not_told_with_a_finding(record, finding):
    assert "Ostrander (1)" not in plain(drops([finding], [record]))


def test_a_namesake_in_the_same_case_is_told_apart(record, finding):
    hers = record.charges[2]
    namesake = replace(hers, defendant_number=7, disposition=replace(hers.disposition, evidence=record.charges[0].disposition.evidence))
    text = plain(drops([finding], [replace(record, charges=(namesake, *record.charges))]))
    assert "Marisol Tennant (2)" in text
    assert "(7)" not in text


def test_a_finding_without_its_charges_still_shows_what_it_says(record, finding):
    text = plain(drops([finding], [replace(record, charges=())]))
    assert "1, 3, 4" in text
    assert finding.summary in text


def test_routine_endings_are_counted_and_explained(record, finding):
    text = plain(drops([finding], [record, record]))
    assert "Not flagged · 10 other counts" in text
    assert "  6\tplea bargain\tbeside a conviction" in text
    assert "dropped\tdropped" not in text


def test_a_class_that_nobody_explained_is_still_counted(record):
    assert "  4\tsomething new\t" in plain(drops([], [replace(record, tally={"something new": 4})]))


def test_what_could_not_be_told_is_shown(record):
    text = plain(drops([], [record, CaseRecord("nyed/x", "nyed", "x", None, None, None)]))
    assert "  1\tcannot tell\tnobody knows" in text
    assert "1 case without any count" in text
    assert "nyed/2:20-cr-90999\tPiet van der Hoogeveen-Abernathy, count 5s: two readings of the row differ" in text


def test_a_long_list_of_unread_is_cut_for_people_only(record):
    many = replace(record, unread=tuple(f"row {n}" for n in range(40)))
    assert "… and 28 more" in plain(drops([], [many], all_unread=False))
    assert "row 39" in plain(drops([], [many]))


def test_an_empty_casebook_says_what_to_do():
    assert "No cases here yet. nolle add PATH… reads saved dockets." in plain(drops([], []))


def test_no_finding_is_said(record):
    assert "No dropped charges in 1 case" in plain(drops([], [record]))


@pytest.mark.parametrize("columns", [40, 60, 80, 120, 200])
def test_nothing_is_wider_than_the_window_and_nothing_is_lost(record, finding, columns):
    for text in (drawn(drops([finding], [record]), columns), drawn(case(record), columns)):
        assert max(map(len, text.splitlines())) <= columns
        assert "Quillfeather" in text
        assert "3fa9c1d2ab:1034-" in text


def test_a_case_tells_each_defendant_and_each_count(record):
    text = drawn(case(record), 120)
    for said in (
        "United States v. Ostrander et al", "filed 2020-01-03", "no termination date shown", "Lorenz Ostrander (1) · 1 convicted by plea, 3 dismissed on the",
        "also known as Lo Ostrander, The Ferryman", "prejudice not stated, plea bargain", "no ending found", "cannot tell",
        "not placed  entry 77 dismisses a count that the sheet does not show", "Could not be read", "A order or judgment",
    ):  # fmt: skip
        assert said in text


def test_counts_on_the_same_words_share_them(record):
    assert drawn(case(record), 120).count("ORDER granting 41") == 1


def test_a_piped_case_has_a_column_for_each_answer(record):
    rows = [row.strip(" ").split("\t") for row in plain(case(record, apart=True)).splitlines() if row.count("\t") == 8]
    assert rows[0] == ["Count", "Offense", "Outcome", "By", "Prejudice", "Context", "Happened", "Entered", "Grade"]
    assert rows[2] == ["2-4", "18:1343 FRAUD BY WIRE, RADIO, OR TELEVISION", "dismissed", "on the government's motion", "prejudice not stated", "plea bargain",
                       "2020-09-01", "2020-09-01", "B"]  # fmt: skip


def test_counts_on_the_same_wording_share_it_with_every_place(record):
    cell = replace(record.charges[2].disposition, evidence=(ORDER_AT, Evidence("77be0042cd", 5, 15, "Dismissed.")))
    other = replace(cell, evidence=(ORDER_AT, Evidence("77be0042cd", 25, 35, "Dismissed.")))
    told = replace(record, charges=(replace(record.charges[2], disposition=cell), replace(record.charges[3], disposition=other)))
    text = plain(case(told))
    assert text.count("ORDER granting 41") == 1
    assert '"Dismissed." [77be0042cd:5-15 77be0042cd:25-35]' in text


def test_words_that_stand_in_the_row_are_not_said_twice(record):
    row = record.charges[4]
    told = replace(row, disposition=replace(row.disposition, evidence=(Evidence("77be0042cd", 5, 15, row.offense),)))
    text = plain(case(replace(record, charges=(told,))))
    assert text.count(row.offense) == 1
    assert "the row itself [77be0042cd:5-15]" in text


def test_a_charge_known_from_entries_alone_says_what_is_not_shown(record, finding):
    bare = replace(record.charges[2], label="all", counts=("all",), offense="")
    text = plain(drops([replace(finding, counts=("all",))], [replace(record, charges=(bare,))]))
    assert "all counts\toffense not shown" in text


def test_a_case_without_counts_says_so(record):
    assert "No counts on the pages captured" in plain(case(replace(record, charges=())))


def test_a_very_long_quote_is_cut_for_people_with_its_length(record):
    end = record.charges[2].disposition
    long = replace(end, evidence=(replace(end.evidence[0], quote="Dismissed. " * 300),))
    told = replace(record, charges=(replace(record.charges[2], disposition=long),))
    assert "… (3,299 characters in all)" in " ".join(drawn(case(told), 100).replace("│", "").split())
    assert "Dismissed. " * 200 in plain(case(told))


# --- findings of other kinds, and how the page changed

GONE = Evidence("aa10" * 16, 50, 75, "ORDER of detention as to T")
BESIDE = Evidence("bb20" * 16, 60, 70, "NOTICE of")
PAGES = (
    Shown("aa10" * 16, "2020-03-05T10:00:00", "docket", "full", None, True, 1, 40),
    Shown("bb20" * 16, "2020-04-09T11:30:00", "docket", "ranged", 2, False, 1, 44),
)
SEEN = ("2020-03-05T10:00:00", "2020-04-09T11:30:00")


def other(finding, kind, case="nyed/2:20-cr-90998", summary="number 27 is not on the full sheet"):
    return replace(finding, kind=kind, case=case, defendant=None, counts=(), happened=None, entered=None, summary=summary, evidence=(GONE, BESIDE, ORDER_AT))


def test_findings_of_other_kinds_stand_apart_from_dropped_charges(record, finding):
    text = plain(drops([other(finding, "number_gap"), finding, other(finding, "vanished", summary="entry 3 stood")], [record]))
    dropped, gaps, vanished = text.index("Dropped charges · 1 finding in 1 of 1 case"), text.index("Missing numbers · 1"), text.index("No longer on the page · 1")
    assert dropped < text.index("Not flagged") < gaps < vanished
    assert "Most gaps are innocent" in text
    assert "number 27 is not on the full sheet\n    \"ORDER of detention as to T\" [aa10aa10aa:50-75]" in text


def test_only_other_findings_are_no_dropped_charges(record, finding):
    assert plain(drops([other(finding, "number_gap")], [record])).startswith("No dropped charges in 1 case\n")


def test_many_gaps_are_cut_for_people_only(record, finding):
    many = [other(finding, "number_gap", f"nyed/2:20-cr-{n:05}") for n in range(20)]
    assert "… and 12 more; `nolle export findings` lists all" in plain(drops(many, [record], all_unread=False))
    assert "nyed/2:20-cr-00019" in plain(drops(many, [record]))


def changed(record):
    changes = (
        Change("entry_new", "entry 41 is new", None, BESIDE, *SEEN, entry="41"),
        Change("entry_new", "entry 42 is new", None, BESIDE, *SEEN, entry="42"),
        Change("entry_new", "an unnumbered entry is new", None, BESIDE, *SEEN),
        Change("entry_absent", "entry 3 is not on the later page, which shows less of the docket", GONE, None, *SEEN, entry="3", sure=False, around=(BESIDE,)),
        Change("text_changed", "entry 4 is worded otherwise", GONE, replace(GONE, capture="bb20" * 16, quote="ORDER of release as to T"), *SEEN, entry="4"),
    )
    return replace(record, pages=PAGES, changes=changes)


def test_a_case_tells_its_captures_and_what_changed_between_them(record):
    text = plain(case(changed(record)))
    for said in (
        "How the docket's page changed · 2 captures", "2020-03-05 10:00\tdocket\teverything\taa10aa10aa",
        "2020-04-09 11:30\tdocket\ta range of entries, one defendant, no parties\tbb20bb20bb",
        "2020-03-05 10:00 → 2020-04-09 11:30", "3 entries are new: 41-42, 1 without a number",
        "Entry 3 is not on the later page, which shows less of the docket", "next to it on the later page",
        '"ORDER of detention as to T" [aa10aa10aa:50-75]\n      after\n        "ORDER of release as to T" [bb20bb20bb:50-75]',
    ):  # fmt: skip
        assert said in text


@pytest.mark.parametrize("columns", [40, 80, 120])
def test_changes_fit_the_window(record, columns):
    text = drawn(case(changed(record)), columns)
    assert max(map(len, text.splitlines())) <= columns
    assert "ORDER of release" in text


def test_a_case_of_one_capture_shows_how_much_it_shows(record):
    text = plain(case(replace(record, pages=PAGES[:1])))
    assert "How the docket's page changed · 1 capture\n" in text and "otherwise" not in text
    assert "Nothing stands otherwise" in plain(case(replace(record, pages=PAGES)))


def test_many_changes_are_cut_for_people_only_and_the_newest_stay(record):
    many = tuple(Change("text_changed", f"entry {n} is worded otherwise", GONE, BESIDE, *SEEN, entry=str(n)) for n in range(50))
    told = replace(record, pages=PAGES, changes=many)
    assert "Entry 0 is" in plain(case(told, apart=True))
    text = drawn(case(told), 100)
    assert "20 earlier changes …" in text and "Entry 19 is" not in text and "Entry 49 is" in text


# --- signals


def quiet(finding, day, **values):
    signals = tuple(Signal(name, value, ()) for name, value in values.items())
    return replace(finding, happened=date.fromisoformat(day) if day else None, signals=signals)


def test_the_signals_that_are_raised_are_listed_and_all_are_counted(record, finding):
    one = quiet(finding, "2020-03-04", whole_defendant=True, days_from_filed_to_entered=2, sealed=False, with_prejudice=None)
    text = plain(drops([one], [record]))
    assert "Of 4 signals: 2 raised, 1 not raised, 1 not known" in text
    assert "All live counts of the defendant ended\tyes" in text and "Days from filing to the public docket\t2" in text and "Motion or order sealed" not in text
    assert "signals" not in plain(drops([finding], [record]))


@pytest.mark.parametrize(
    ("by", "order"),
    [("case", "abc"), ("happened", "bac"), ("raised", "bac"), ("days_from_filed_to_entered", "abc"), ("sealed", "bac"), ("entries_vanished", "abc")],
)
def test_findings_can_be_sorted_by_a_day_by_how_many_signals_are_raised_and_by_each(finding, by, order):
    made = {
        "a": quiet(finding, "2020-03-04", days_from_filed_to_entered=12, sealed=False),
        "b": quiet(finding, "2021-03-04", days_from_filed_to_entered=3, sealed=True),
        "c": quiet(finding, None, days_from_filed_to_entered=None, sealed=None),
    }
    assert [next(name for name, one in made.items() if one is found) for found in _drops_view.in_order(list(made.values()), by)] == list(order)
