"""Disposition cells of a counts table; people and numbers are invented."""

import pytest

from nolle.outcomes import read_disposition

GOV, UNKNOWN = "government", "unknown"

CELLS = [
    ("Dismissed.", "dismissed"),
    ("DISMISSED on govt's motion w/o prejudice", "dismissed"),
    ("DISMISSED AS TO THIS DEFENDANT ONLY", "dismissed"),
    ("Count is Dismissed on the motion of the United States as to this defendant only", "dismissed"),
    ("Count dismissed", "dismissed"),
    ("Case dismissed without prejudice", "dismissed"),
    ("Dft dismissed from case", "dismissed"),
    ("Dism. on govt mtn", "dismissed"),
    ("Order for Dismissal.", "dismissed"),
    ("Government's motion to dismiss granted", "dismissed"),
    ("Order granting motion to dismiss count", "dismissed"),
    ("Nolle prosequi", "dismissed"),
    ("nol prossed", "dismissed"),
    ("PTD completed, dismissed", "dismissed"),
    ("Count vacated and dismissed", "dismissed"),
    ("60 months; conviction vacated; dismissed on motion of USA", "dismissed"),
    ("Dismissed - superseded", "dismissed"),
    ("Acquitted", "acquitted"),
    ("Jury verdict: not guilty", "acquitted"),
    ("Defendant found NOT GUILTY by jury", "acquitted"),
    ("Not guilty by reason of insanity", "acquitted"),
    ("Rule 29 motion granted; judgment of acquittal", "acquitted"),
    ("Judgment vacated", "vacated"),
    ("Rule 20 transfer to District of Oregon", "transferred"),
    ("Case transferred to Middle District of Florida", "transferred"),
    ("Abated by death", "abated"),
    ("Superseded by Information", "superseded"),
    ("Custody of the BOP for 36 months, 3 years supervised release", "convicted"),
    ("36 MONTHS PROBATION; $500.00 P/A", "convicted"),
    ("Time served", "convicted"),
    ("fine $250", "convicted"),
    ("Deft sentenced to 5 yrs", "convicted"),
    ("COMMITTED TO CUSTODY OF ATTORNEY GENERAL FOR 5 YRS", "convicted"),
    ("IMPOSITION OF SENTENCE SUSPENDED; 3 YEARS PROBATION", "convicted"),
    ("Sentence vacated; resentenced to 24 months", "convicted"),
    ("60 months. REVOCATION JUDGMENT: allegation 2 dismissed; 8 months", "convicted"),
    ("12 months probation. Jurisdiction of probation transferred to Utah", "convicted"),
    ("36 months. Counts 2-4 dismissed on govt motion", "convicted"),
    ("Remaining counts dismissed; 12 months probation", "convicted"),
    ("Appeal dismissed; 36 months imprisonment", "convicted"),
    ("Motion for judgment of acquittal denied; 60 months", "convicted"),
    ("Dft was found guilty by jury verdict. SENTENCE: dft is committed to the custody of BOP for life.", "convicted_trial"),
    ("Verdict: guilty", "convicted_trial"),
    ("Pled guilty; 12 months probation", "convicted_plea"),
    ("Guilty plea entered", "convicted_plea"),
]

NONE = [
    "",
    "   ",
    "Mistrial",
    "Hung jury; mistrial declared",
    "Pled not guilty",
    "Not guilty plea entered",
    "Pretrial diversion",
    "To be dismissed at sentencing",
    "Motion to dismiss denied",
    "Merged with Count 1",
    "Warrant issued",
    "Released on bond",
    "Defendant deceased",
    "60 Mos. imprisonment on Ct. 1; Cts 2-4 dismissed",
]


@pytest.mark.parametrize(("cell", "outcome"), CELLS, ids=[c[0][:50] for c in CELLS])
def test_a_cell_says_what_became_of_its_row(cell, outcome):
    said = read_disposition(cell)
    assert said is not None
    assert said.outcome == outcome
    assert cell[said.start : said.end] == said.evidence != ""
    assert (said.defendant, said.counts) == (None, ())


@pytest.mark.parametrize("cell", NONE)
def test_a_cell_that_states_no_ending_says_nothing(cell):
    assert read_disposition(cell) is None


@pytest.mark.parametrize(
    ("cell", "by", "with_prejudice", "context"),
    [
        ("Dismissed.", UNKNOWN, None, None),
        ("DISMISSED on govt's motion w/o prejudice", GOV, False, None),
        ("Dismissed with prejudice", UNKNOWN, True, None),
        ("Dismissed upon oral motion of Gov't at sentencing", GOV, None, None),
        ("nolle prosequi", GOV, None, None),
        ("Dismissed on motion of the United States; superseded", GOV, None, "superseded"),
        ("Dismissed on the court's own motion", "court", None, None),
        ("case terminated by USA; dismissed", UNKNOWN, None, None),
    ],
)
def test_a_dismissed_cell_tells_mover_and_terms_only_where_it_names_them(cell, by, with_prejudice, context):
    said = read_disposition(cell)
    assert said is not None
    assert (said.outcome, said.by, said.with_prejudice, said.context) == ("dismissed", by, with_prejudice, context)


def test_the_evidence_of_a_long_cell_is_the_part_that_tells():
    cell = "The defendant shall comply with the conditions. " * 12 + "Count dismissed on motion of the government. " + "The clerk shall note it. " * 12
    said = read_disposition(cell)
    assert said is not None
    assert said.evidence == "Count dismissed on motion of the government."
