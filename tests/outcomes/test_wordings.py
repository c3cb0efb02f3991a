"""More wordings of dismissals, by which generality is kept: each is how some court could write it; people are invented."""

import pytest

from nolle.outcomes import ended, read_outcomes

GOV, COURT, DEF, JOINT, UNKNOWN = "government", "court", "defense", "joint", "unknown"

# text, counts, by, with_prejudice
TEXTS = [
    ("ORDER granting USA's 45 Motion to Dismiss Case as to Lena Fox (1). Case dismissed without prejudice. Signed by Judge T. Wren.", "all", GOV, False),
    ("ORDER granting Government's Rule 48(a) motion as to Lena Fox. Indictment dismissed.", "all", GOV, None),
    ("ORDER OF DISMISSAL pursuant to Rule 48(a) as to Lena Fox (1). Signed by Judge T. Wren", "all", GOV, None),
    ("ORDER of Dismissal as to Lena Fox", "all", UNKNOWN, None),
    ("JUDGMENT OF DISMISSAL as to Lena Fox (1).", "all", UNKNOWN, None),
    ("Order dismissing complaint without prejudice as to Lena Fox", "all", UNKNOWN, False),
    ("ORDER TO DISMISS COUNT 2 as to Lena Fox","2", UNKNOWN, None),
    ("Order Dismissing Indictment as to Lena Fox (1), Odell Grey (2).", "all", UNKNOWN, None),
    ("Minute Entry for proceedings held before Judge T. Wren: Sentencing held on 3/3/2015 for Lena Fox (1), Count(s) 1, Dismissed on government motion; Count(s) 2, 24 months BOP", "1", GOV, None),
    ("ORDER granting 77 Motion to Dismiss Count(s) 2-4 as to Lena Fox (1)", "2 3 4", UNKNOWN, None),
    ("Text Order: Upon consideration of the Government's Motion to Dismiss the Indictment against defendant Lena Fox, and for good cause shown, the motion is GRANTED. The Indictment is hereby dismissed without prejudice.", "all", GOV, False),
    ("It is hereby ORDERED that leave of court is granted for the filing of the foregoing dismissal as to Lena Fox", "all", UNKNOWN, None),
    ("ORDER: the United States' motion for leave to file a dismissal of the indictment against Lena Fox is GRANTED.", "all", GOV, None),
    ("NOLLE PROSEQUI as to Lena Fox (1). So ordered by Judge T. Wren.", "all", GOV, None),
    ("ORDER as to Lena Fox: the government having moved to dismiss, the complaint is dismissed.", "all", GOV, None),
    ("ORDER that pursuant to Federal Rule of Criminal Procedure 48(a), Counts 3 through 5 of the Superseding Indictment are dismissed without prejudice as to Lena Fox", "3 4 5", GOV, False),
    ("JUDGMENT as to Lena Fox (3), Count(s) 1s, Imprisonment: 12 months and 1 day; Count(s) 1, 2, 2s-4s, Dismissed on Government's motion.", "1 2 2s 3s 4s", GOV, None),
    ("JUDGMENT as to Lena Fox (3), Count(s) 1, 3-5, DISMISSED ON MOTION OF GOVERNMENT; Count(s) 2, BOP 12 MONTHS", "1 3 4 5", GOV, None),
    ("JUDGMENT IN A CRIMINAL CASE as to Lena Fox. Count One: 20 months. Counts Two and Three dismissed on the motion of the United States.", "2 3", GOV, None),
    ("JUDGMENT as to defendant Lena Fox: pled guilty to Count 1. All other counts are dismissed on Government's motion. 15 months imprisonment.", "remaining", GOV, None),
    ("Sentencing: Dft sentenced to 18 months on Ct. 1; Cts. 2 & 3 dismissed on motion of AUSA as to Lena Fox", "2 3", GOV, None),
    ("SENTENCE as to Lena Fox: Ct 1: 5 yrs probation; Ct 2 dismissed upon motion of US Attorney", "2", GOV, None),
    ("ORDER granting motion of the United States to dismiss the complaint as to Lena Fox.", "all", GOV, None),
    ("ORDER: IT IS ORDERED that the Information filed herein be dismissed as to Lena Fox", "all", UNKNOWN, None),
    ("ORDER: Case is DISMISSED WITH PREJUDICE as to Lena Fox for violation of the Speedy Trial Act.", "all", UNKNOWN, True),
    ("Minute entry: Government's oral motion to dismiss Count 3 is granted. Jury trial proceeds on remaining counts as to Lena Fox.", "3", GOV, None),
    ("MINUTE ORDER: The Court dismisses Counts 4 and 5 on the Government's motion as to Lena Fox.", "4 5", GOV, None),
    ("ORDER ADOPTING REPORT AND RECOMMENDATION; the motion to dismiss 18 is GRANTED and the indictment is DISMISSED as to Lena Fox (1).", "all", UNKNOWN, None),
    ("ORDER by Judge T. Wren granting 29 Motion to Dismiss; as to Lena Fox (1)", "all", UNKNOWN, None),
    ("STIPULATION AND ORDER dismissing the information without prejudice signed by Judge T. Wren as to Lena Fox", "all", UNKNOWN, False),
    ("DISMISSAL OF COUNTS on Government Motion as to Lena Fox (1) Count 2,3", "2 3", GOV, None),
    ("Counts 2 and 3 dismissed as to Lena Fox on government's motion. Minutes of sentencing.", "2 3", GOV, None),
    ("JUDGMENT as to Lena Fox. Deft plead guilty to Ct I; 37 mos; Ct II dism on govt mtn", "2", GOV, None),
    ("ORDER by Magistrate Judge R. Ash: Complaint 1 dismissed without prejudice on the oral motion of AUSA Tom Pike as to Lena Fox.", "all", GOV, False),
    ("ORDER GRANTING Motion to Dismiss Complaint Without Prejudice as to Lena Fox by Magistrate Judge R. Ash", "all", UNKNOWN, False),
    ("Order granting Motion for Dismissal of Count(s) on Government's Motion as to Lena Fox (1)", "", GOV, None),
    ("AMENDED JUDGMENT as to Lena Fox (2), Count 1, 2s, Dismissed; Count 1s, 24 months (time served)", "1 2s", UNKNOWN, None),
    ("ORDER re 88 MOTION to Dismiss Counts Two and Three filed by USA as to Lena Fox. The motion is granted.", "2 3", GOV, None),
    ("ORDER [granting] 22 MOTION to Dismiss Indictment Without Prejudice by USA as to Lena Fox.", "all", GOV, False),
    ("Memo endorsement on 55 Letter as to Lena Fox: Application granted. The indictment is dismissed.", "all", UNKNOWN, None),
    ("NOLLE PROSEQUI ORDER: open counts are dismissed on motion of the government as to Lena Fox", "", GOV, None),
    ("ORDER: Upon the oral application of the Government, open counts are dismissed as to Lena Fox.", "", GOV, None),
    ("Any underlying counts are dismissed on the motion of the US. JUDGMENT as to Lena Fox (1) count 1: time served", "", GOV, None),
    ("Order granting the government's motion to dismiss with prejudice Counts 1 and 2 of the Second Superseding Indictment as to Lena Fox (1) and Odell Grey (2).", "1 2", GOV, True),
    ("PAPERLESS ORDER granting 61 Motion to Dismiss Counts. The Government's motion to dismiss Counts 3-6 against Lena Fox is GRANTED.", "3 4 5 6", GOV, None),
    ("CLERK'S COURT MINUTES: SENTENCING as to Lena Fox; Counts 2-3 are dismissed on Govt's motion", "2 3", GOV, None),
    ("ORDER granting ex parte motion to dismiss indictment by USA as to Lena Fox", "all", GOV, None),
    ("ORDER dismissing case with prejudice as to Lena Fox; defendant deceased.", "all", UNKNOWN, True),
    ("ORDER Dismissing Indictment Due to Death of Defendant as to Lena Fox", "all", UNKNOWN, None),
    ("ORDER: The Court GRANTS the government's motion (Doc. 12) and DISMISSES the indictment without prejudice as to Lena Fox.", "all", GOV, False),
    ("ORDER granting 9 Motion for Dismissal filed by USA as to Lena Fox (1)","all", GOV, None),
    ("Case as to Lena Fox (1) is DISMISSED. Order entered.", "all", UNKNOWN, None),
    ("ORDER DISMISSING COUNT(S) ONE ONLY as to Lena Fox", "1", UNKNOWN, None),
    ("Minute Entry: Court grants government's oral motion to dismiss the remaining counts as to Lena Fox","remaining", GOV, None),
    ("JUDGMENT as to Lena Fox, defendant found guilty by jury on counts 1 and 3; count 2 was dismissed by the Court on Rule 29 motion","2", UNKNOWN, None),
]  # fmt: skip

# text, counts, by, with_prejudice, context
IN_CONTEXT = [
    ("JUDGMENT In A Criminal Case as to Lena Fox (1). THE DEFENDANT: pleaded guilty to Count(s) 1. Count(s) 2-3 is/are dismissed on the motion of the US. IMPRISONMENT: 24 months.", "2 3", GOV, None, "plea_bargain"),
    ("JUDGMENT as to Lena Fox (1), Count(s) 1: 24 months. All open counts are dismissed on the motion of the United States.", "all", GOV, None, "plea_bargain"),
    ("JUDGMENT as to Lena Fox (4), pleaded guilty to count 1 of S1 Information. Underlying Indictment is dismissed on the motion of the US.", "all", GOV, None, "superseded"),
    ("Government's oral motion to dismiss all remaining counts is granted. Minute entry as to Lena Fox; sentenced to 12 months on count 1.", "remaining", GOV, None, "plea_bargain"),
    ("MINUTE entry before Judge T. Wren as to Lena Fox: Government's motion to dismiss indictment without prejudice as to Lena Fox is granted. Indictment dismissed without prejudice. Bond discharged.", "all", GOV, False, "standalone"),
    ("Minute Entry: Govt moves to dismiss cts 2-4, GRANTED as to Lena Fox.", "2 3 4", GOV, None, "standalone"),
    ("MINUTES OF SENTENCING as to Lena Fox: defendant sentenced to 60 months on count 1 of the indictment. On Government's motion, Court orders all remaining counts dismissed.", "remaining", GOV, None, "plea_bargain"),
    ("Sentencing held for Lena Fox (2). Count 1: 10 months BOP, 3 years supervised release, $100 SA. Count 2: dismissed on Government's motion.", "2", GOV, None, "plea_bargain"),
    ("JUDGMENT IN A CRIMINAL CASE as to Lena Fox. Plea of guilty to count 3. Counts 1, 2 and 4 through 6 dismissed. Imprisonment 30 months.", "1 2 4 5 6", UNKNOWN, None, "plea_bargain"),
    ("ORDER OF DISMISSAL as to Lena Fox. Pursuant to Rule 48(a) of the Federal Rules of Criminal Procedure and by leave of Court endorsed hereon, the United States Attorney for the Eastern District hereby dismisses the Indictment without prejudice against Lena Fox. Leave of court is granted for the filing of the foregoing dismissal.", "all", GOV, False, "standalone"),
    ("Judge T. Wren: ORDER entered granting 33 Motion to Dismiss Count 3 as to Lena Fox (1)", "3", UNKNOWN, None, "standalone"),
    ("ORDER as to Lena Fox - the Indictment is dismissed with prejudice pursuant to the Speedy Trial Act on defendant's motion.", "all", DEF, True, "standalone"),
    ("ORDER GRANTING DEFENDANT'S MOTION TO DISMISS COUNT TWO OF THE INDICTMENT as to Lena Fox", "2", DEF, None, "standalone"),
    ("ORDER as to Lena Fox granting defendant's oral motion to dismiss the complaint for failure to indict within 30 days; complaint dismissed without prejudice", "all", DEF, False, "standalone"),
    ("ORDER granting 12 Motion to Dismiss for Failure to State an Offense as to Lena Fox (1)", "all", UNKNOWN, None, "standalone"),
    ("MEMORANDUM OPINION AND ORDER granting Defendant Lena Fox's 44 Motion to Dismiss Counts 4-6 of the Superseding Indictment.", "4 5 6", DEF, None, "standalone"),
    ("ORDER granting in part and denying in part 44 Motion to Dismiss as to Lena Fox. Count 3 is dismissed; the motion is denied as to Counts 1 and 2.", "3", UNKNOWN, None, "standalone"),
    ("ORDER granting 18 Motion to Dismiss Complaint as to Lena Fox (1), Odell Grey (2) filed by USA", "all", GOV, None, "standalone"),
    ("JUDGMENT as to Lena Fox (1), Count(s) 1ss, 4ss, 120 months; Count(s) 1, 1s, 2, 2s, 3ss, Dismissed on the motion of the government", "1 1s 2 2s 3ss", GOV, None, "superseded plea_bargain"),
    ("Defendant Lena Fox's Judgment: Counts 1 through 4 and 6 of the Third Superseding Indictment are DISMISSED upon oral motion of the Government; Count 5: 57 months", "1 2 3 4 6", GOV, None, "plea_bargain"),
    ("ORDER of Dismissal without Prejudice as to Lena Fox re: Complaint. Signed by Magistrate Judge R. Ash", "all", UNKNOWN, False, "standalone"),
    ("ORDER granting motion to dismiss the complaint pursuant to Rule 48(a) without prejudice as to Lena Fox", "all", GOV, False, "standalone"),
    ("Dismissed without prejudice on motion of US Attorney as to Lena Fox (1). Signed by Magistrate Judge R. Ash", "all", GOV, False, "standalone"),
    ("ORDER: the Court hereby grants the parties' joint motion to dismiss the indictment with prejudice as to Lena Fox", "all", JOINT, True, "standalone"),
    ("Oral Order granting oral motion by USA to dismiss Counts 2, 3 as to Lena Fox (1)", "2 3", GOV, None, "standalone"),
    ("ORDER granting 100 MOTION to Dismiss Remaining Counts by USA as to Lena Fox","remaining", GOV, None, "standalone"),
    ("ORDER granting government's motion to dismiss; defendant Lena Fox is dismissed from the superseding indictment", "all", GOV, None, "standalone"),
    ("ORDER that the indictment as to defendant Lena Fox ONLY is hereby DISMISSED.", "all", UNKNOWN, None, "standalone"),
    ("ORDER: Indictment against Lena Fox and Odell Grey is dismissed without prejudice on Gov't's motion", "all", GOV, False, "standalone"),
    ("Minute Order. Government's ore tenus motion to dismiss Count II as to Lena Fox is hereby GRANTED.", "2", GOV, None, "standalone"),
    ("JUDGMENT as to Lena Fox: Count 1, sentenced to 18 months imprisonment; counts 2 thru 5 are dismissed by the government.", "2 3 4 5", GOV, None, "plea_bargain"),
    ("JUDGMENT OF DISCHARGE as to Lena Fox: the Court having granted the motion of the Government for dismissal pursuant to 48(a), the charges are dismissed.", "all", GOV, None, "standalone"),
    ("Order Granting United States' Motion to Dismiss Counts One and Four of the Indictment Against Lena Fox Without Prejudice", "1 4", GOV, False, "standalone"),
    ("ORDER granting [31] unopposed motion for leave to dismiss criminal complaint by USA as to Lena Fox (1)", "all", GOV, None, "standalone"),
    ("ENDORSED ORDER granting 80 Motion to Dismiss Count as to Lena Fox; Count Three of the Indictment is dismissed.", "3", UNKNOWN, None, "standalone"),
    ("FINAL JUDGMENT as to Lena Fox, Count Two is dismissed without prejudice upon motion by the U.S. Attorney; Count One, 3 years probation", "2", GOV, False, "plea_bargain"),
    ("ORDER: The information in case no. 2:14-cr-00077 is dismissed on motion of the government as to Lena Fox; Defendant pleaded guilty to count 1 of the indictment.", "all", GOV, None, "plea_bargain"),
    ("Order that case is dismissed as to Lena Fox pursuant to completion of deferred prosecution agreement, with prejudice.", "all", UNKNOWN, True, "standalone"),
    ("ORDER granting motion to dismiss indictment upon completion of pretrial diversion by USA as to Lena Fox", "all", GOV, None, "standalone"),
]  # fmt: skip

# text, (outcome, counts) in order
OTHERS = [
    ("Jury verdict: Guilty on Counts 1, 2 and 5; Not Guilty on Counts 3 and 4 as to Lena Fox (1).", [("convicted_trial", ("1", "2", "5")), ("acquitted", ("3", "4"))]),
    ("JURY VERDICT as to Lena Fox (1) Not Guilty on Count 1,2 and Guilty on Count 3", [("acquitted", ("1", "2")), ("convicted_trial", ("3",))]),
    ("JURY VERDICT as to Lena Fox: Count 1 - Guilty; Count 2 - Not Guilty; Count 3 - Guilty", [("convicted_trial", ("1",)), ("acquitted", ("2",)), ("convicted_trial", ("3",))]),
    ("Minute Entry: jury found defendant Lena Fox not guilty as to all counts. Defendant discharged.", [("acquitted", ("all",))]),
    ("VERDICT by Judge T. Wren as to Lena Fox: guilty on both counts after bench trial", [("convicted_trial", ("all",))]),
    ("Minute Entry: Court grants Rule 29 motion as to Counts 4 and 5 as to Lena Fox. Jury finds defendant guilty on Count 1.", [("acquitted", ("4", "5")), ("convicted_trial", ("1",))]),
    ("ORDER granting in part defendant's motion for judgment of acquittal: defendant acquitted on Count 3 as to Lena Fox", [("acquitted", ("3",))]),
    ("ORDER granting motion to vacate under 2255; the conviction and sentence on Count 2 are vacated as to Lena Fox", [("vacated", ("2",))]),
    ("ORDER: Lena Fox's conviction on Count Three is set aside and Count Three is dismissed on the government's motion.", [("vacated", ("3",)), ("dismissed", ("3",))]),
    ("ORDER as to Lena Fox transferring case to the District of New Jersey pursuant to Rule 21(b)", [("transferred", ("all",))]),
    ("Rule 20 Transfer Out to Middle District of Florida as to Lena Fox", [("transferred", ("all",))]),
    ("ORDER as to Lena Fox: abatement ab initio; the conviction is abated and the indictment dismissed due to death of the defendant.", [("abated", ("all",)), ("dismissed", ("all",))]),
    ("Minute Entry for Change of Plea Hearing: Lena Fox (1) pleaded guilty to Count 1s.", [("convicted_plea", ("1s",))]),
    ("Change of Plea Hearing as to Lena Fox held on 3/3. Plea entered: Guilty as to Count 2. Plea agreement accepted.", [("convicted_plea", ("2",))]),
    ("ARRAIGNMENT as to Lena Fox (1) Count 1: pleads not guilty. CHANGE OF PLEA: GUILTY PLEA entered as to Count 2.", [("convicted_plea", ("2",))]),
    ("Minute Entry: Lena Fox (1) enters a guilty plea to Count One. Court accepts the plea.", [("convicted_plea", ("1",))]),
    ("ACCEPTANCE OF PLEA OF GUILTY and Adjudication of Guilt as to Count One of the Indictment as to Lena Fox", [("convicted_plea", ("1",))]),
    ("Guilty Plea entered by Lena Fox (1) Guilty Count 1,3", [("convicted_plea", ("1", "3"))]),
    ("SENTENCING held on 3/3 as to Lena Fox (1), Count(s) 1, 24 months; Count(s) 2, 24 months concurrent", [("convicted", ("1",)), ("convicted", ("2",))]),
    ("JUDGMENT as to Lena Fox (1), Count(s) 1, Imprisonment: 24 months. Supervised release: 3 years.", [("convicted", ("1",))]),
]  # fmt: skip

NO_ENDING = [
    "ORDER granting 33 Motion to Continue; the motion to dismiss hearing is reset as to Lena Fox",
    "ORDER: Government shall respond to the motion to dismiss; motion for leave granted as to Lena Fox",
    "ORDER granting leave to file a late motion to dismiss as to Lena Fox",
    "ORDER: the defendant's pro se motion to dismiss the indictment is dismissed without prejudice as to Lena Fox",
    "ORDER dismissing without prejudice 44 Motion to Dismiss as to Lena Fox (1)",
    "ORDER dismissing as moot 44 Motion to Dismiss Indictment as to Lena Fox (1)",
    "ORDER denying without prejudice 44 Motion to Dismiss Count 2 as to Lena Fox",
    "Order finding as moot 12 Motion to Dismiss Count 1 as to Lena Fox (1)",
    "ORDER granting Motion to Strike surplusage and denying Motion to Dismiss Count 3 as to Lena Fox",
    "Minute Entry: oral argument on motion to dismiss count 2. Ruling reserved. Defendant's motion to travel is granted as to Lena Fox.",
    "MOTION to Dismiss Counts 2-4 by USA as to Lena Fox. (Attachments: # 1 Proposed Order granting motion)",
    "NOTICE by USA of intent to dismiss counts 2-3 as to Lena Fox",
    "Sealed Order as to Lena Fox re motion to dismiss",
    "ORDER that the Clerk terminate the motion to dismiss as to Lena Fox",
    "ORDER directing the Government to file its motion to dismiss Count 2 within 7 days of sentencing as to Lena Fox",
    "Minute Entry: plea to count 1. Government to dismiss remaining counts at sentencing as to Lena Fox.",
    "Government will dismiss counts 2 and 3 at sentencing. Minute entry change of plea as to Lena Fox.",
    "ORDER on defendant's appeal of magistrate judge decision: appeal dismissed; detention affirmed as to Lena Fox",
    "ORDER of USCA as to Lena Fox: the appeal is dismissed. Case closed.",
    "JUDGMENT for revocation as to Lena Fox: Counts 2 and 3 of the petition are dismissed on motion of government.",
    "ORDER granting government's motion to dismiss the petition to revoke supervised release as to Lena Fox",
    "ORDER: petition for action on conditions of pretrial release is dismissed as to Lena Fox.",
    "ORDER dismissing violation of probation as to Lena Fox",
    "ORDER re supervised release: violation dismissed on motion of government as to Lena Fox",
    "The bond violation petition is dismissed as to Lena Fox. ORDER.",
    "ORDER granting Motion to Dismiss Writ as to garnishee First Bank as to Lena Fox",
    "ORDER granting motion to dismiss counsel as to Lena Fox",
    "ORDER dismissing juror number 4 as to Lena Fox",
    "Jurors dismissed for the day. Trial continues as to Lena Fox",
    "Defendant Lena Fox dismissed from courtroom. Minute entry for trial held.",
    "Order dismissing motion for compassionate release as to Lena Fox",
    "ORDER dismissing 2255 petition. Civil case dismissed as to Lena Fox",
    "ORDER: This case is dismissed. Motion under 28 U.S.C. 2255 denied as to Lena Fox.",
    "MINUTES: defense moves to dismiss; denied as to Lena Fox.",
    "MINUTES: defendant's oral motion to dismiss count 3. Denied. as to Lena Fox.",
    "MINUTES: Rule 29 motion as to count 3 - denied. as to Lena Fox.",
    "MINUTES: Defendant's Rule 29 motion reserved. Jury trial held as to Lena Fox",
    "MEMORANDUM in opposition to order dismissing indictment by USA as to Lena Fox",
    "Letter requesting that the indictment be dismissed as to Lena Fox",
    "TRANSCRIPT of hearing re motion to dismiss granted as to Lena Fox",
    "ORDER that indictment not be dismissed as to Lena Fox",
    "ORDER: court declines to dismiss the indictment as to Lena Fox",
    "ORDER: no basis to dismiss Count 2 as to Lena Fox. The motion to compel is granted.",
    "ORDER granting motion for extension of time to file motion to dismiss Count 2 as to Lena Fox",
    "ORDER granting 13 motion to quash subpoena, re 12 motion to dismiss as to Lena Fox",
    "JUDGMENT as to Lena Fox (1), Count(s) 1, 60 months; the forfeiture count is dismissed",
    "INFORMATION filed; the complaint is superseded as to Lena Fox",
    "Arrest warrant dismissed as to Lena Fox. ORDER",
    "ORDER quashing warrant as to Lena Fox and dismissing the violation report",
    "Order of dismissal of appeal as to Lena Fox",
    "USCA JUDGMENT: conviction affirmed, appeal dismissed in part as to Lena Fox",
    "MANDATE: the judgment of the district court is vacated and remanded for resentencing as to Lena Fox",
    "ORDER reversing detention order; order of release vacated as to Lena Fox",
    "ORDER vacating judgment of forfeiture as to Lena Fox",
    "ORDER vacating guilty plea hearing as to Lena Fox",
    "Clerk's note: motion to dismiss terminated as to Lena Fox; case closed.",
    "SCHEDULING ORDER: motions to dismiss due 3/3; responses due as to Lena Fox; granted leave",
    "ORDER granting in part motion in limine, and taking under advisement motion to dismiss as to Lena Fox",
    "NOTICE OF HEARING on government's motion to dismiss as to Lena Fox",
    "ORDER granting motion to withdraw motion to dismiss as to Lena Fox",
    "ORDER granting Motion to Seal Motion to Dismiss as to Lena Fox",
    "ORDER granting 12 Motion to Seal 11 Motion to Dismiss Indictment as to Lena Fox",
    "ORDER unsealing motion to dismiss; motion to unseal granted as to Lena Fox",
    "Sealed ORDER granting motion to expedite ruling on motion to dismiss indictment as to Lena Fox",
]  # fmt: skip


def dismissed(text):
    return [o for o in ended(read_outcomes(text)) if o.outcome == "dismissed"]


@pytest.mark.parametrize(("text", "counts", "by", "with_prejudice"), TEXTS, ids=[t[0][:60] for t in TEXTS])
def test_a_dismissal_is_read_however_it_is_worded(text, counts, by, with_prejudice):
    found = dismissed(text)
    assert {count for o in found for count in o.counts} == set(counts.split())
    assert {(o.by, o.with_prejudice) for o in found} == {(by, with_prejudice)}


@pytest.mark.parametrize(("text", "counts", "by", "with_prejudice", "context"), IN_CONTEXT, ids=[t[0][:60] for t in IN_CONTEXT])
def test_a_dismissal_is_read_with_its_context_however_it_is_worded(text, counts, by, with_prejudice, context):
    found = dismissed(text)
    assert {count for o in found for count in o.counts} == set(counts.split())
    assert {(o.by, o.with_prejudice) for o in found} == {(by, with_prejudice)}
    assert {o.context for o in found} == set(context.split())


@pytest.mark.parametrize(("text", "outcomes"), OTHERS, ids=[t[0][:60] for t in OTHERS])
def test_verdicts_pleas_and_other_endings_are_read_in_order(text, outcomes):
    assert [(o.outcome, o.counts) for o in read_outcomes(text)] == outcomes


@pytest.mark.parametrize("text", NO_ENDING, ids=[t[:60] for t in NO_ENDING])
def test_no_ending_is_read_where_none_is_stated(text):
    assert ended(read_outcomes(text)) == ()
