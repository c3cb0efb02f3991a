"""Texts that end charges, in the wordings of many courts; people and numbers are invented."""

import pytest

from nolle.outcomes import ended, read_outcomes

GOV, COURT, DEF, JOINT, UNKNOWN = "government", "court", "defense", "joint", "unknown"

# text, counts, by, with_prejudice, context
TEXTS = [
    # judgments that list counts
    ("JUDGMENT as to Petra L. Novak (2), Count(s) 1, 60 months imprisonment; Count(s) 2, 3-5, Dismissed on motion of the US Atty.", "2 3 4 5", GOV, None, "plea_bargain"),
    ("JUDGMENT as to Petra L. Novak (2). Count 1, Dismissed upon motion of the Government; Count 2, to the custody of the Bureau of Prisons for 41 months.", "1", GOV, None, "plea_bargain"),
    ("JUDGMENT AS TO ODELL FERRIS (3), Count(s) 1s, 6s, DISMISSED ON GOVERNMENT'S MOTION; Count(s) 3s, IMPRISONMENT: 31 MONTHS.", "1s 6s", GOV, None, "plea_bargain"),
    ("JUDGMENT as to Odell Ferris: Defendant pleaded guilty to Count I of the Indictment and is sentenced to 20 months. Counts II-IV, VI of the Indictment are dismissed on the motion of the United States as to this defendant only.", "2 3 4 6", GOV, None, "plea_bargain"),
    ("JUDGMENT as to Odell Ferris (1). Defendant pleaded guilty to counts I and VI; the remaining counts are dismissed on the motion of the USA.", "remaining", GOV, None, "plea_bargain"),
    ("JUDGMENT AND COMMITMENT by Judge A. Sorrel as to Petra Novak (1) Count(s) 4, Bureau of Prisons 18 Months. Count(s) 3, Government's motion, remaining count(s)/underlying information, ordered dismissed.", "3", GOV, None, "plea_bargain"),
    ("MINUTES before Judge Sorrel sentencing Petra Novak (1) count(s) 1, 2 -5 . 24 MONTHS PROBATION; $75.00 P/A, counts as to Dft (1) count(s) 7-8, 12 -14 . DISMISSED, terminating Petra Novak", "7 8 12 13 14", UNKNOWN, None, "plea_bargain"),
    ("Judgment as to Ida Marsh as to Counts 2-3, 9&7: Upon motion of Government, counts dismissed. Counts 5-6: 71 Months Custody; 3 yrs supervised release.", "2 3 9 7", GOV, None, "plea_bargain"),
    ("Count 1, Dismissed on Motion of the USA; Count 1s, fine $400. JUDGMENT as to Ida Marsh (1)", "1", GOV, None, "superseded"),
    ("JUDGMENT as to Ida Marsh (1), Count 5: Upon the government's motion, count five is dismissed. Count 1: 11 months.", "5", GOV, None, "plea_bargain"),
    ("JUDGMENT as to Ida Marsh (4), Count(s) 1s, 240 months; Count(s) 1, 2ss-4ss, Dismissed upon motion of the Government.", "1 2ss 3ss 4ss", GOV, None, "plea_bargain superseded"),
    ("AMENDED JUDGMENT as to counts dismissed only. Cts. 15-17, 29 dismissed on motion of the US Atty.", "15 16 17 29", GOV, None, "standalone"),
    ("Minute Entry: Sentencing held on 3/4/2011 for Ida Marsh (1), Count(s) 1, CBOP time served; Count(s) 2, Dismissed without prejudice on the government's oral motion.", "2", GOV, False, "plea_bargain"),
    ("JUDGMENT as to Ida Marsh (1). Count 1 - Imprisonment: 30 months. Remaining Counts 2, 4-6, Dismissed upon Govt motion.", "2 4 5 6", GOV, None, "plea_bargain"),
    ("Counts 1, 3-4 - Counts I, III and IV of the Indictment are dismissed on the motion of the United States as to defendant Ida Marsh; Count 2 - Defendant pleaded guilty to count II of the Indictment.", "1 3 4", GOV, None, "plea_bargain"),
    ("JUDGMENT as to Ida Marsh (1). Defendant was found guilty on count I of the Indictment by a jury. Count II is dismissed on the court's own motion.", "2", COURT, None, "plea_bargain"),
    # an earlier charging document
    ("JUDGMENT as to Ida Marsh. Defendant pleaded guilty to count I of the Second Superseding Indictment. Count I of the Superseding Indictment is dismissed on the motion of the United States.", "1", GOV, None, "superseded"),
    ("JUDGMENT as to Ida Marsh (1). Defendant pleaded guilty to Count I of the Superseding Information and is sentenced to 12 months. The original Indictment is dismissed on the motion of the United States.", "all", GOV, None, "superseded"),
    ("JUDGMENT as to Ida Marsh (1). Defendant pleaded guilty to count I of the Information, probation 3 years. The Second, Third and Fourth Superseding Indictments are dismissed on the motion of the Government.", "all", GOV, None, "plea_bargain superseded"),
    ("JUDGMENT as to Ida Marsh. Defendant pleaded guilty to count I of the Superseding Indictment. The indictment and counts V and IX of the Superseding Indictment are dismissed on the motion of the United States.", "5 9 all", GOV, None, "plea_bargain superseded"),
    # the government's motion, granted
    ("ORDER FOR DISMISSAL - Leave of Court is granted for the United States to dismiss, without prejudice, the Indictment as to Ida Marsh (2). Ordered by Judge B. Quill.", "all", GOV, False, "standalone"),
    ("ORDER: Pursuant to Rule 48(a) of the Federal Rules of Criminal Procedure and by leave of Court, the United States Attorney hereby dismisses the indictment as to Ida Marsh, re 8 Indictment.", "all", GOV, None, "standalone"),
    ("ORDER signed by Magistrate Judge B. Quill ORDERING the USA's Motion to Dismiss the Information as to Ida Marsh is GRANTED.", "all", GOV, None, "standalone"),
    ("ORDER signed by Judge B. Quill GRANTING 61 USA's Request to Dismiss Counts 8 and 14 as to Ida Marsh.", "8 14", GOV, None, "standalone"),
    ("ORDER: The government's request to have the case against defendant Ida Marsh dismissed is GRANTED. The warrant is withdrawn.", "all", GOV, None, "standalone"),
    ("ORDER granting 61 the Plaintiff's Motion to Dismiss Criminal Case as to Ida Marsh (2). The Indictment is dismissed without prejudice as it relates to Ida Marsh only.", "all", GOV, False, "standalone"),
    ("ORDER granting the Government's Motion to Dismiss Counts Two and Three of the Indictment with prejudice as to Ida Marsh (1).", "2 3", GOV, True, "standalone"),
    ("Oral motion by the government to dismiss count 2 - GRANTED. Minute Entry as to Ida Marsh.", "2", GOV, None, "standalone"),
    ("Minute Entry for sentencing as to Ida Marsh: Government moves to dismiss remaining counts. Granted.", "remaining", GOV, None, "standalone"),
    ("Minute Entry as to Ida Marsh (1): Government orally moves to dismiss Counts 2-4. The Court grants the motion.", "2 3 4", GOV, None, "standalone"),
    ("MOTION to Dismiss Count 3 by USA as to Ida Marsh. ENDORSED: So ordered, Judge B. Quill.", "3", GOV, None, "standalone"),
    ("Motion to Dismiss Complaint by USA as to Ida Marsh; Declaration; ORDER signed by Magistrate Judge B. Quill.", "all", GOV, None, "standalone"),
    ("ORDER granting 14 Motion for Leave to Dismiss Indictment filed by USA as to Ida Marsh (1). Indictment dismissed without prejudice.", "all", GOV, False, "standalone"),
    ("The Government's motion for dismissal of Counts 4 and 5 is granted. ORDER as to Ida Marsh.", "4 5", GOV, None, "standalone"),
    ("ORDER: Government's Rule 48(a) motion to dismiss the complaint against Ida Marsh is ALLOWED.", "all", GOV, None, "standalone"),
    ("ORDER: Count 2 nolle prossed as to Ida Marsh (1).", "2", GOV, None, "standalone"),
    ("ORDER granting nolle prosequi as to Count 4 of the indictment as to Ida Marsh.", "4", GOV, None, "standalone"),
    ("ORDER granting government's unopposed motion to dismiss the superseding indictment w/o prejudice as to Ida Marsh (3).", "all", GOV, False, "standalone"),
    ("ENDORSED ORDER granting 33 Motion for Leave to File Dismissal by USA as to Ida Marsh (1).", "all", GOV, None, "standalone"),
    ("Judge B. Quill: ELECTRONIC ORDER entered granting 21 Assented to Motion to Dismiss by USA as to Ida Marsh (1)", "all", GOV, None, "standalone"),
    ("ORDER dismissing Counts 2 and 3 on motion of the Government as to Ida Marsh", "2 3", GOV, None, "standalone"),
    ("ORDER as to Ida Marsh: IT IS ORDERED that Count 3 of the Indictment be and hereby is DISMISSED WITH PREJUDICE on motion of the United States.", "3", GOV, True, "standalone"),
    # the mover is not visible
    ("ORDER granting 61 Motion for Leave to Dismiss Criminal Case, without prejudice as to Ida Marsh (1).", "all", UNKNOWN, False, "standalone"),
    ("ORDER FOR DISMISSAL granting 9 Motion to Dismiss Magistrate Case as to Ida Marsh (1).", "all", UNKNOWN, None, "standalone"),
    ("ORDER FOR DISMISSAL OF INDICTMENT as to Ida Marsh. Signed by Judge B. Quill.", "all", UNKNOWN, None, "standalone"),
    ("ORDER granting 61 MOTION to Dismiss Indictment as to Ida Marsh (23).", "all", UNKNOWN, None, "standalone"),
    ("ORDER granting 3 Motion to Dismiss as to Ida Marsh (1). Signed by Magistrate Judge B. Quill.", "all", UNKNOWN, None, "standalone"),
    ("ORDER signed by Judge B. Quill ORDERING that the MOTION to DISMISS as to Defendant Ida Marsh 61 is GRANTED. Defendant TERMINATED.", "all", UNKNOWN, None, "standalone"),
    ("ORDER as to Ida Marsh that COUNT ONE OF THE COMPLAINT IS DISMISSED WITHOUT PREJUDICE. Signed by MAGISTRATE JUDGE B. QUILL", "1", UNKNOWN, False, "standalone"),
    ("ORDER as to Ida Marsh: the complaint is dismissed without prejudice.", "all", UNKNOWN, False, "standalone"),
    ("ORDER for dismissal by Judge B. Quill case dismissed as to Ida Marsh (1) count(s) 1 case terminated by USA", "all", UNKNOWN, None, "standalone"),
    ("ORDER: the government's Indictment is dismissed as to Ida Marsh.", "all", UNKNOWN, None, "standalone"),
    ("ORDER Dismissing Case as to Ida Marsh. Signed by Magistrate Judge B. Quill on 2/3/2012.", "all", UNKNOWN, None, "standalone"),
    ("ORDER: Defendant Ida Marsh discharged and the indictment dismissed.", "all", UNKNOWN, None, "standalone"),
    ("ORDER granting motion to dismiss Count 2 of the indictment 61 as to Ida Marsh (1)", "2", UNKNOWN, None, "standalone"),
    ("MOTION AND ORDER TO DISMISS as to defendant Ida Marsh. Ordered by Magistrate Judge B. Quill.", "all", UNKNOWN, None, "standalone"),
    ("ORDER adopting 61 Report and Recommendation. The indictment 1 is dismissed without prejudice as to Ida Marsh (1).", "all", UNKNOWN, False, "standalone"),
    ("ORDER: Violation Notices #W1200345 and W1200346 dismissed as to Ida Marsh.", "W1200345 W1200346", UNKNOWN, None, "standalone"),
    ("STIPULATION AND ORDER dismissing Count 2 as to Ida Marsh. So ordered.", "2", UNKNOWN, None, "standalone"),
    # the defence, the court, both
    ("ORDER granting defendant's motion to dismiss the indictment for violation of the Speedy Trial Act with prejudice as to Ida Marsh (1).", "all", DEF, True, "standalone"),
    ("ORDER granting 30 Motion to Dismiss Indictment filed by defendant Ida Marsh as to Ida Marsh (1).", "all", DEF, None, "standalone"),
    ("ORDER: The Court sua sponte dismisses Count 4 of the Indictment as to Ida Marsh.", "4", COURT, None, "standalone"),
    ("ORDER granting 22 Joint Motion to Dismiss Indictment as to Ida Marsh (1).", "all", JOINT, None, "standalone"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "counts", "by", "with_prejudice", "context"), TEXTS, ids=[t[0][:60] for t in TEXTS])
def test_a_dismissal_is_read_with_its_counts_mover_terms_and_context(text, counts, by, with_prejudice, context):
    found = [o for o in ended(read_outcomes(text)) if o.outcome == "dismissed"]
    assert {count for o in found for count in o.counts} == set(counts.split())
    assert {o.by for o in found} == {by}
    assert {o.with_prejudice for o in found} == {with_prejudice}
    assert {o.context for o in found} == set(context.split())
    assert all((text[o.start : o.end] == o.evidence and "dis" in o.evidence.lower()) or "nol" in o.evidence.lower() for o in found)


def test_the_number_of_the_granted_motion_is_kept_for_whoever_knows_who_filed_it():
    for text, number in [
        ("ORDER granting 87 Motion to Dismiss Indictment as to Ida Marsh (1)", "87"),
        ("ORDER granting [87] Motion to Dismiss Count 2 as to Ida Marsh (1)", "87"),
        ("ORDER that the motion to dismiss the indictment (Filing No. 87) is granted as to Ida Marsh", "87"),
        ("ORDER granting motion to dismiss Count 2 of the indictment 87 as to Ida Marsh (1)", "87"),
        ("ORDER dismissing the indictment as to Ida Marsh (87)", None),
    ]:
        assert [o.motion for o in read_outcomes(text)] == [number]


def test_each_defendant_of_an_entry_has_his_own_counts():
    text = "ORDER: Count 2 is dismissed as to Ida Marsh (1) on motion of the government; Counts 3 and 4 are dismissed as to Odell Ferris (2)."
    assert [(o.defendant, o.defendant_number, o.counts, o.by) for o in read_outcomes(text)] == [
        ("Ida Marsh", 1, ("2",), "government"),
        ("Odell Ferris", 2, ("3", "4"), "unknown"),
    ]


def test_defendants_named_together_are_dismissed_together():
    text = "ORDER granting government's 93 motion to dismiss as to Ida Marsh (1), Odell Ferris, Jr. (2) and Petra Novak (3). The indictment is dismissed."
    assert [(o.defendant, o.counts) for o in read_outcomes(text)] == [("Ida Marsh", ("all",)), ("Odell Ferris, Jr.", ("all",)), ("Petra Novak", ("all",))]


def test_one_motion_granted_and_another_denied_are_kept_apart():
    text = "ORDER granting 12 Motion to Dismiss Count 3 as to Ida Marsh (1); denying 14 Motion to Dismiss Count 1 as to Ida Marsh (1)."
    assert [(o.counts, o.motion) for o in read_outcomes(text)] == [(("3",), "12")]


def test_two_papers_dismissed_in_one_sentence_are_two_outcomes():
    text = "JUDGMENT as to Ida Marsh (1). Count I of the Indictment and Count I of the Superseding Indictment are dismissed on the motion of the United States."
    assert [(o.counts, o.document, o.context) for o in read_outcomes(text)] == [
        (("1",), "Indictment", "superseded"),
        (("1",), "Superseding Indictment", "standalone"),
    ]


def test_an_amended_judgment_restates():
    text = "AMENDED JUDGMENT (Reduction of Sentence) as to Ida Marsh (1). Defendant pleaded guilty to count I. Count II is dismissed on the motion of the United States."
    assert [o.restated for o in ended(read_outcomes(text))] == [True]


def test_what_is_said_of_one_defendant_does_not_undo_what_is_said_of_the_others():
    text = (
        "ORDER granting [90] Motion to Dismiss [1] original Indictment as to Ida Marsh (1), Odell Ferris (2), Petra Novak (3). "
        "In view of the fact that defendant Petra Novak is not named in the superseding indictment, she is DISMISSED without prejudice and DISCHARGED as a party."
    )
    assert [(o.defendant_number, o.document, o.motion, o.with_prejudice, o.context) for o in read_outcomes(text)] == [
        (1, "original Indictment", "90", None, "superseded"),
        (2, "original Indictment", "90", None, "superseded"),
        (3, None, "90", False, "standalone"),
    ]


def test_the_paper_dismissed_after_a_granted_motion_is_not_the_motion():
    text = "ORDER granting [70] Motion to Dismiss Superseding Indictment as to Ida Marsh (5), Odell Ferris (7) The superseding indictment (doc. No. [9]) is dismissed without prejudice."
    assert [(o.defendant_number, o.document, o.motion, o.with_prejudice) for o in read_outcomes(text)] == [
        (5, "superseding indictment", "70", False),
        (7, "superseding indictment", "70", False),
    ]


def test_counts_and_the_remaining_counts_are_both_told():
    text = "ORDER as to Ida Marsh (1): Count 2 is dismissed on the court's own motion. The remaining counts are dismissed on the government's motion."
    assert [(o.counts, o.by) for o in read_outcomes(text)] == [(("2",), "court"), (("remaining",), "government")]


@pytest.mark.parametrize("name", ["Order of Dismissal", "Order on Motion to Dismiss", "Stipulation and Order of Dismissal", "Motion to Dismiss"])
def test_the_bare_name_of_an_event_does_not_tell_what_was_dismissed(name):
    assert read_outcomes(name) == ()
