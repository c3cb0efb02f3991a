"""Defendants and their counts as a docket report prints them, with the traps of real sheets."""

from datetime import date

import pytest
from docket_pages import COUNSEL, JUDGE, ONE_ENTRY, PLAINTIFF, count_row, defendant, entries, entry, header, heading, page, party, receipt, sheet, tables

from nolle.model import DefendantRead, Report
from nolle.readers import pacer_docket
from nolle.readers._page import Page

ALL = "1:21-cr-00077-WXF All Defendants"
WIRE = ("18:1343 Wire fraud", "1", "")


def read(data: bytes) -> Report:
    report = pacer_docket.read(Page(data, "sheet.html"))
    for one in report.cases[0].defendants:
        for words in (one.name, *one.aliases, *(c.offense for c in one.counts or ()), *(c.disposition for c in one.counts or () if c.disposition)):
            assert report.text[words.start : words.end] == words.text
    return report


def defendants(data: bytes) -> tuple[DefendantRead, ...]:
    return read(data).cases[0].defendants


def rows(one: DefendantRead) -> list[tuple[str, str, str, str | None]]:
    assert one.counts is not None
    return [(c.section, c.label, " ".join(c.offense.text.split()), c.disposition.text if c.disposition else None) for c in one.counts]


def names(one: DefendantRead) -> list[str]:
    return [alias.text for alias in one.aliases]


def test_counts_keep_section_label_offence_and_disposition_apart() -> None:
    printed = tables(
        [("18:371; CONSPIRACY (Object: Fraud)", "1", "24 months"), ("18:1343 and 2 Wire fraud", "2-4", "Dismissed on motion of the government")],
        [("18:1028A(a)(1) Identity theft", "5s", "Dismissed without prejudice")],
        [("18:1343 Wire fraud", "", "")],
    )
    (one,) = defendants(sheet(defendant(1, "Tom Rook", tables=printed), PLAINTIFF))
    assert rows(one) == [
        ("pending", "1", "18:371; CONSPIRACY (Object: Fraud)", "24 months"),
        ("pending", "2-4", "18:1343 and 2 Wire fraud", "Dismissed on motion of the government"),
        ("terminated", "5s", "18:1028A(a)(1) Identity theft", "Dismissed without prejudice"),
        ("complaint", "complaint", "18:1343 Wire fraud", None),
    ]
    assert one.unread is None
    assert all(count.unread is None for count in one.counts or ())


def test_a_citation_at_the_end_is_no_label() -> None:
    printed = tables(complaints=[("Possession of a firearm, in violation of 18:922(g)(1)", "", "")], pending=[("Felon in possession 18:922(g)(1)", "2", "")])
    (one,) = defendants(sheet(defendant(1, "Tom Rook", tables=printed), PLAINTIFF))
    assert rows(one) == [
        ("pending", "2", "Felon in possession 18:922(g)(1)", None),
        ("complaint", "complaint", "Possession of a firearm, in violation of 18:922(g)(1)", None),
    ]


def test_sections_that_say_none_are_empty_and_not_unknown() -> None:
    (one,) = defendants(sheet(defendant(1, "Tom Rook", tables=tables()), PLAINTIFF))
    assert one.counts == ()


def test_a_defendant_without_counts_tables_is_unknown_and_not_empty() -> None:
    report = read(sheet(defendant(1, "Tom Rook"), PLAINTIFF))
    assert report.cases[0].defendants[0].counts is None
    assert any("no counts tables" in note for note in report.notes)


def test_none_in_a_disposition_cell_is_no_disposition() -> None:
    (one,) = defendants(sheet(defendant(1, "Tom Rook", tables=tables([("18:1343 Wire fraud", "1", "None")])), PLAINTIFF))
    assert rows(one)[0][3] is None


def test_a_row_without_offence_but_with_a_disposition_is_kept() -> None:
    (one,) = defendants(sheet(defendant(1, "Tom Rook", tables=tables([("None", "", "Dismissed")])), PLAINTIFF))
    assert rows(one) == [("pending", "", "None", "Dismissed")]


def test_a_row_without_disposition_cell_has_none() -> None:
    short = tables().replace('<tr>\n<td valign=top width="40%">None</td>\n</tr>\n', '<tr><td width="40%">18:1343 Wire fraud<br>(1)</td></tr>', 1)
    (one,) = defendants(sheet(defendant(1, "Tom Rook", tables=short), PLAINTIFF))
    assert rows(one) == [("pending", "1", "18:1343 Wire fraud", None)]


def test_the_partys_own_termination_counts_and_not_counsels() -> None:
    ended = defendant(1, "Tom Rook", "\n<BR><I>TERMINATED: 11/30/2021</I>")
    open_still = defendant(2, "Ina Rook")
    assert [one.terminated for one in defendants(sheet(ended, open_still, PLAINTIFF, number=ALL))] == [date(2021, 11, 30), None]


def test_aliases_each_followed_by_terminated_belong_to_the_same_person() -> None:
    ended = "\n<BR><I>TERMINATED: 11/30/2021</I>"
    more = f"{ended}\n\t\t<br>\n<I>also known as</I><BR>Thomas Rooke{ended}<br>\n<I>also known as</I><BR>Sld Dft 1:21cr77-1{ended}"
    (one,) = defendants(sheet(defendant(1, "Tom Rook", more), PLAINTIFF))
    assert names(one) == ["Thomas Rooke", "Sld Dft 1:21cr77-1"]
    assert one.terminated == date(2021, 11, 30)


@pytest.mark.parametrize(
    ("more", "aliases"),
    [
        (" <br><I>aka Tommy Rook</I>\n\t\t<br>\n<I>also known as</I><BR>Tommy Rook", ["Tommy Rook"]),
        ("<br><I>also known as</I><BR>TOM  ROOK", []),
        ("<br>a/k/a Rooky; Little Tom, aka The Rook", ["Rooky", "Little Tom", "The Rook"]),
        ("<br><I>formerly known as</I><BR>Sealed Defendant 1", ["Sealed Defendant 1"]),
        ("<br><I>doing business as</I><BR>Rook & Daughters", ["Rook & Daughters"]),
        ("<br><I>Registered agent: Harbour Office</I><BR>USM # 12345-036", []),
        ("<br><I>also known as</I>", []),
    ],
)
def test_other_names_are_kept_once(more: str, aliases: list[str]) -> None:
    (one,) = defendants(sheet(defendant(1, "Tom Rook", more), PLAINTIFF))
    assert names(one) == aliases
    assert one.name.text == "Tom Rook"


def test_a_name_that_begins_like_an_alias_is_a_name() -> None:
    (one,) = defendants(sheet(defendant(1, "Nee Wong"), PLAINTIFF))
    assert (one.name.text, one.aliases) == ("Nee Wong", ())


def test_whoever_has_counts_stands_charged_whatever_the_heading() -> None:
    found = defendants(sheet(party("Respondent Corporation (1)", "Rook Dredging Inc", tables=tables([WIRE])), party("Respondent", "Ina Rook"), number=ALL))
    assert [(one.number, one.name.text) for one in found] == [(1, "Rook Dredging Inc")]


def test_numbers_come_from_the_heading_not_from_the_order() -> None:
    found = defendants(sheet(defendant(2, "Ina Rook"), defendant(11, "Tom Rook"), PLAINTIFF, number=ALL))
    assert [(one.number, one.name.text) for one in found] == [(2, "Ina Rook"), (11, "Tom Rook")]


def test_an_unnumbered_defendant_takes_the_number_of_the_single_sheet() -> None:
    block = party("Defendant", "Tom Rook", tables=tables([WIRE]))
    assert [one.number for one in defendants(sheet(block, number="1:21-cr-00077-WXF-4"))] == [4]
    assert [one.number for one in defendants(sheet(block, number=ALL))] == [None]


OTHERS = ("Material Witness", "Material Witness                (1)", "Petitioner", "Garnishee", "Movant", "Intervenor", "Interested Party", "Special Master")


@pytest.mark.parametrize("kind", OTHERS)
def test_other_parties_are_no_defendants(kind: str) -> None:
    other = party(kind, "Vera Linden", "\n<BR><I>TERMINATED: 03/01/2021</I>", COUNSEL)
    found = defendants(sheet(other, defendant(1, "Tom Rook", tables=tables([WIRE])), other, PLAINTIFF))
    assert [(one.name.text, len(rows(one))) for one in found] == [("Tom Rook", 1)]


def test_a_matter_docketed_as_defendant_is_a_defendant_without_counts() -> None:
    matter = defendant(1, "In the Matter of a Search at 9 Quay Lane", counsel="", tables=tables())
    (one,) = defendants(sheet(matter, PLAINTIFF, number="1:21-mj-00401-WXF-1"))
    assert (one.name.text, one.counts) == ("In the Matter of a Search at 9 Quay Lane", ())


def test_a_juvenile_or_sealed_defendant_is_one() -> None:
    juvenile = party("Juvenile Male (1)", "Sealed Juvenile 1", tables=tables([WIRE]))
    found = defendants(sheet(juvenile, party("Sealed Defendant (2)", "Sealed Defendant 2"), number=ALL))
    assert [(one.number, one.name.text) for one in found] == [(1, "Sealed Juvenile 1"), (2, "Sealed Defendant 2")]


def test_one_defendant_printed_twice_is_one() -> None:
    block = party("Defendant (1)", "Tom Rook", "<br><I>aka Tommy</I>", COUNSEL)
    again = defendant(1, "Tom Rook", "<BR><I>TERMINATED: 11/30/2021</I>", tables=tables([WIRE]))
    (one,) = defendants(sheet(block, again, PLAINTIFF))
    assert (names(one), one.terminated, len(rows(one)), one.unread) == (["Tommy"], date(2021, 11, 30), 1, None)


def test_an_unnumbered_defendant_printed_twice_alike_is_one() -> None:
    block = party("Defendant", "Tom Rook", tables=tables([WIRE]))
    (one,) = defendants(sheet(block, block, PLAINTIFF, number=ALL))
    assert (len(rows(one)), one.unread) == (1, None)


def test_a_defendant_printed_twice_with_other_counts_is_unread() -> None:
    once, again = (defendant(1, "Tom Rook", tables=tables([("18:1343 Wire fraud", "1", disposition)])) for disposition in ("", "Dismissed"))
    (one,) = defendants(sheet(once, again, PLAINTIFF))
    assert one.unread is not None
    assert "twice" in one.unread
    assert all(count.unread for count in one.counts or ())


def test_two_defendants_of_one_name_stay_two() -> None:
    found = defendants(sheet(defendant(1, "Tom Rook", tables=tables([WIRE])), defendant(2, "Tom Rook", tables=tables()), PLAINTIFF, number=ALL))
    assert [(one.number, len(one.counts or ())) for one in found] == [(1, 1), (2, 0)]


def test_many_defendants_keep_their_own_counts() -> None:
    blocks = [defendant(n, f"Person {'I' * n}", tables=tables([("18:1343 Wire fraud", f"{n}s", f"{n} months")])) for n in range(1, 8)]
    found = defendants(sheet(*blocks, PLAINTIFF, number=ALL))
    assert [(one.number, rows(one)) for one in found] == [(n, [("pending", f"{n}s", "18:1343 Wire fraud", f"{n} months")]) for n in range(1, 8)]


def test_words_in_entries_make_no_counts_and_no_parties() -> None:
    text = "<b><u>Defendant (2)</u></b><br><b><u>Pending Counts</u></b><br>18:1 Murder<br>(9)"
    mimic = "</td></tr><tr><td><b><u>Pending Counts</u></b></td><td></td><td>Disposition</td></tr><tr><td>18:2<br>(7)</td><td></td><td>Dismissed"
    docket = entries(entry("02/03/2021", "1", text), entry("02/04/2021", "2", mimic))
    (one,) = defendants(sheet(defendant(1, "Tom Rook", tables=tables([WIRE])), PLAINTIFF, docket=docket))
    assert (one.number, len(rows(one))) == (1, 1)


def test_a_witness_in_an_offence_is_no_heading() -> None:
    short = "<tr><td>18:1512 Tampering with a Material Witness</td></tr><tr><td>18:1513<br>(2)</td></tr>"
    lone = tables().replace('<tr>\n<td valign=top width="40%">None</td>\n</tr>\n', short, 1)
    (one,) = defendants(sheet(defendant(1, "Tom Rook", tables=lone), PLAINTIFF))
    assert [row[2] for row in rows(one)] == ["18:1512 Tampering with a Material Witness", "18:1513"]


def test_a_counts_table_under_nobody_is_noted_and_not_used() -> None:
    report = read(page(heading("1:21-cr-00077-WXF-1") + header() + f"<table>{tables([WIRE])}</table>" + ONE_ENTRY + receipt()))
    assert report.cases[0].defendants == ()
    assert any("under no defendant's name" in note for note in report.notes)


def test_of_an_expunged_co_defendant_only_that_is_kept_and_said_so() -> None:
    gone = defendant(2, "EXPUNGED", more="<br><i>also known as</i><br>Joe Finch", tables=tables([WIRE]))
    report = read(sheet(defendant(1, "Tom Rook", tables=tables([WIRE])), gone, PLAINTIFF, number=ALL))
    (_, two) = report.cases[0].defendants
    assert (two.name.text, two.number, two.aliases, two.terminated, two.counts, two.unread) == ("EXPUNGED", 2, (), None, None, None)
    assert any("EXPUNGED" in note for note in report.notes)


def test_counts_tables_that_no_party_could_be_found_for_are_owned_up_to() -> None:
    loose = '<div align=left><b><u>Pending Counts</u></b><br>18:1343 Wire fraud (1)</div>'
    report = read(sheet(defendant(1, "Tom Rook"), loose, PLAINTIFF))
    (one,) = report.cases[0].defendants
    assert one.unread == "the page has 1 counts tables, of which only 0 could be placed"


def test_the_next_partys_judge_line_is_no_complaint() -> None:
    inside = tables(complaints=[WIRE]) + JUDGE + '<tr><td><br><b><u>Defendant (2)</u></b></td></tr><tr><td><B>Ina Rook</B></td></tr>' + tables([WIRE])
    found = defendants(sheet(defendant(1, "Tom Rook", tables=inside), PLAINTIFF, number=ALL))
    assert [(one.number, [row[:2] for row in rows(one)]) for one in found] == [(1, [("complaint", "complaint")]), (2, [("pending", "1")])]


def test_count_rows_in_a_later_table_are_not_taken_for_counts() -> None:
    stray = f"<table>{count_row('Total fees', '', '$100')}</table>"
    (one,) = defendants(sheet(defendant(1, "Tom Rook", tables=tables(complaints=[WIRE])), stray, PLAINTIFF))
    assert len(rows(one)) == 1
