"""Pleas, verdicts and sentences; people and numbers are invented."""

import pytest

from nolle.outcomes import read_outcomes

TEXTS = [
    ("guilty plea entered by Ida Marsh (1) count(s) 2, 6, 11, sentencing hearing set for 9:30", "convicted_plea", "2 6 11"),
    ("PLEA entered by Ida Marsh . Court accepts plea. Guilty: Ida Marsh (1) count(s) 2, 31", "convicted_plea", "2 31"),
    ("Minute Entry: Change of Plea Hearing as to Ida Marsh held. Plea entered by Ida Marsh (1) Guilty Count 1.", "convicted_plea", "1"),
    ("PLEA ENTERED: Defendant withdraws plea of Not Guilty and pleads Guilty to Count 1 as to Ida Marsh", "convicted_plea", "1"),
    ("ORDER ACCEPTING GUILTY PLEA as to count(s) 1 of the information, as to Ida Marsh", "convicted_plea", "1"),
    ("Order Adopting Report (re 61) on Plea of Guilty to count 1 as to Ida Marsh.", "convicted_plea", "1"),
    ("MINUTE ENTRY as to Ida Marsh: Defendant enters a plea of guilty to the Information.", "convicted_plea", "all"),
    ("JURY VERDICT as to Ida Marsh (1) Guilty on all Count 1s-2s,3s", "convicted_trial", "1s 2s 3s"),
    ("ORDER as to Ida Marsh: Jury finds Ida Marsh GUILITY on Counts One, Three, and Six of the Indictment.", "convicted_trial", "1 3 6"),
    ("Minute Entry: After a verdict of guilty, the court finds the defendant Ida Marsh guilty of Count IX.", "convicted_trial", "9"),
    ("JUDGMENT as to Ida Marsh (1), Count(s) 1, Custody of the BOP for forty-one months, supervised release for two.", "convicted", "1"),
    ("JUDGMENT as to Ida Marsh (1), Count 1s, 168 months; Count 2s, 12 months", "convicted", "1s 2s"),
    ("Minute Entry: Sentencing held as to Ida Marsh (1). Count 1: Custody of BOP for 60 months.", "convicted", "1"),
    ("JUDGMENT AND COMMITMENT ISSUED as to Ida Marsh (1) - The defendant is committed to the custody of the Bureau of Prisons for FOURTEEN (14) MONTHS.", "convicted", ""),
]


@pytest.mark.parametrize(("text", "outcome", "counts"), TEXTS, ids=[t[0][:60] for t in TEXTS])
def test_a_conviction_is_read_with_its_manner_and_counts(text, outcome, counts):
    found = [o for o in read_outcomes(text) if o.counts or not counts]
    assert {o.outcome for o in found} == {outcome}
    assert {c for o in found for c in o.counts} == set(counts.split())
    assert {o.defendant for o in found} == {"Ida Marsh"}
    assert all(text[o.start : o.end] == o.evidence for o in found)


NONE = [
    "Change of Plea Hearing set for 6/1 as to Ida Marsh; defendant intends to plead guilty to Count 1.",
    "REPORT AND RECOMMENDATION on plea of guilty to count 1 as to Ida Marsh",
    "PLEA AGREEMENT: defendant pleads guilty to count 1 as to Ida Marsh",
    "ORDER granting motion to withdraw plea of guilty as to Ida Marsh",
    "Order Scheduling Guilty Plea",
    "Not Guilty plea entered as to Ida Marsh on counts 1-3",
    "JUDGMENT on Revocation as to Ida Marsh: 8 months imprisonment, supervised release 2 years",
    "SENTENCING MEMORANDUM by USA as to Ida Marsh: 60 months on Count 1",
    "Sentencing set for 3/4 as to Ida Marsh on Count 1",
    "ORDER denying motion for new trial as to Ida Marsh, who was not found guilty of Count 2",
]


@pytest.mark.parametrize("text", NONE, ids=[t[:60] for t in NONE])
def test_what_convicts_of_nothing_is_no_conviction(text):
    assert read_outcomes(text) == ()


def test_a_sentence_on_a_count_is_not_repeated_after_its_plea():
    text = "JUDGMENT as to Ida Marsh (1), Count 1: Defendant pleaded guilty to count I of the Indictment and is sentenced to 20 months; Count 2, 12 months."
    assert [(o.outcome, o.counts) for o in read_outcomes(text)] == [("convicted_plea", ("1",)), ("convicted", ("2",))]
