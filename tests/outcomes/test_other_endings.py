"""Acquittals, vacaturs, transfers and abatements; people and numbers are invented."""

import pytest

from nolle.outcomes import ended, read_outcomes

TEXTS = [
    ("JURY VERDICT: Ida Marsh, Jury finds defendant Not Guilty as to Counts 13 to 15 of the Superseding Indictment.", "acquitted", "13 14 15", "jury"),
    ("MEMORANDUM & ORDER as to Ida Marsh. Defendant is found not guilty of all charges in the Information.", "acquitted", "all", "unknown"),
    ("JUDGMENT as to Ida Marsh (1), Counts 1-3: Defendant found not guilty and discharged as to counts I-III.", "acquitted", "1 2 3", "unknown"),
    ("JUDGMENT AS TO IDA MARSH : ACQUITTAL AS TO CTS 1s-3s. Signed by HONORABLE B. QUILL", "acquitted", "1s 2s 3s", "unknown"),
    ("JUDGMENT OF ACQUITTAL as to Ida Marsh (1). Signed by Judge B. Quill", "acquitted", "all", "unknown"),
    ("ORDER granting 22 Motion for Judgment of Acquittal as to Count 3 as to Ida Marsh (1)", "acquitted", "3", "defense"),
    ("ORDER: Defendant's Rule 29 motion is GRANTED as to Count 4 as to Ida Marsh.", "acquitted", "4", "defense"),
    ("Minute Entry: bench trial held. The Court finds the defendant Ida Marsh not guilty of Count 2.", "acquitted", "2", "court"),
    ("Minute Entry: jury returned a verdict of not guilty on all counts as to Ida Marsh", "acquitted", "all", "jury"),
    ("VERDICT as to Ida Marsh (1): Not Guilty on Count 2", "acquitted", "2", "unknown"),
    ("JUDGMENT as to Ida Marsh (1), Count(s) 3, ACQUITTED", "acquitted", "3", "unknown"),
    ("ORDER: the conviction on Count 3 is hereby VACATED as to Ida Marsh.", "vacated", "3", "unknown"),
    ("ORDER granting motion under 2255: the judgment and conviction as to Ida Marsh are vacated and set aside.", "vacated", "all", "unknown"),
    ("AMENDED JUDGMENT as to Ida Marsh. The sentence on count VII of the Indictment is hereby vacated.", "vacated", "7", "unknown"),
    ("The Court ALLOWS defendant's motion to set aside the verdict (Docket No. 28) as to Counts 2 and 3 as to Ida Marsh.", "vacated", "2 3", "defense"),
    ("ORDER as to Ida Marsh: Venue is hereby transferred to the Central District of California.", "transferred", "all", "unknown"),
    ("ORDER: case against Ida Marsh (2) is transferred to the Eastern District of Tennessee for disposition pursuant to Fed. R. Crim. P. 20.", "transferred", "all", "unknown"),
    ("ORDER granting defendant's motion to transfer venue to the District of Oregon as to Ida Marsh", "transferred", "all", "defense"),
    ("ORDER: the prosecution is abated by reason of death as to Ida Marsh", "abated", "all", None),
    ("ORDER of abatement as to Ida Marsh (1).", "abated", "all", None),
]


@pytest.mark.parametrize(("text", "outcome", "counts", "by"), TEXTS, ids=[t[0][:60] for t in TEXTS])
def test_other_endings_are_read_with_their_counts(text, outcome, counts, by):
    found = ended(read_outcomes(text))
    assert [(o.outcome, " ".join(o.counts), o.by, o.defendant.lower()) for o in found] == [(outcome, counts, by, "ida marsh")]
    assert text[found[0].start : found[0].end] == found[0].evidence


def test_one_verdict_entry_can_hold_three_outcomes_for_each_of_several_defendants():
    text = (
        "Minute Sheet of 3/9 as to IDA MARSH, ODELL FERRIS AND PETRA NOVAK before the HONORABLE B. QUILL. JURY VERDICT: IDA MARSH, Jury finds defendant Guilty as to Counts 1 to 3. "
        "Jury finds defendant Not Guilty as to Counts 4 to 5. Jury undecided and Court declares Mistrial as to Count 6. PETRA NOVAK, Jury finds Defendant Not Guilty as to Count 3. "
        "ODELL FERRIS, Jury finds defendant Guilty as to Count 2. Jury polled, dismissed."
    )
    assert [(o.defendant, o.outcome, o.counts) for o in read_outcomes(text)] == [
        ("IDA MARSH", "convicted_trial", ("1", "2", "3")),
        ("IDA MARSH", "acquitted", ("4", "5")),
        ("PETRA NOVAK", "acquitted", ("3",)),
        ("ODELL FERRIS", "convicted_trial", ("2",)),
    ]


def test_a_dismissal_that_carries_out_an_acquittal_is_the_acquittal():
    text = "ORDER: the court finds the defendant not guilty. Indictment and Superseding Indictment are dismissed as to Ida Marsh."
    assert {o.outcome for o in ended(read_outcomes(text))} == {"acquitted"}


def test_vacated_and_dismissed_is_told_as_both():
    text = "ORDER: Motion to Vacate GRANTED, Judgment VACATED, Count Two DISMISSED as to Ida Marsh."
    assert [(o.outcome, o.counts) for o in ended(read_outcomes(text))] == [("vacated", ("all",)), ("dismissed", ("2",))]
