"""Stories of one case or two, each with a trap, told in the layouts that courts, offices and newspapers use. All people are invented."""

from __future__ import annotations

from datetime import date

from pages import Person, Sheet, article, release
from story import Expected, Page, Story, dropped


def at(day: str) -> str:
    return f"{day}T12:00:00+00:00"


# --- 1. sealed, late, with other terms than were asked for, and an ending for each of three people -------------------


def sealed() -> Story:
    """A motion under seal, an order entered weeks later on other terms; a plea bargain and an acquittal beside it; the first indictment's counts stay blank."""
    racketeering, violence = "18:1962-7480.F RACKETEERING CONSPIRACY", "18:1959-5932.F VIOLENT CRIME IN AID OF RACKETEERING"
    lead, second, third = "Corin Hallowell", "Berit Aldous", "Tomas Quaife"
    others = (
        Person(
            2, second, [("1s", racketeering, "180 months imprisonment, followed by 3 years of supervised release.")],
            [("1", racketeering, "Dismissed on motion of the United States."), ("2s", violence, "Dismissed on motion of the United States.")], ended="05/14/2024",
        ),
        Person(3, third, [], [("1", racketeering, ""), ("1s", racketeering, "Judgment of acquittal")], ended="09/20/2024"),
    )  # fmt: skip
    before = Person(1, lead, [("1s", racketeering, ""), ("2s", violence, "")], [("1", racketeering, "")], aliases=["Lantern"])
    end = "Dismissed without prejudice on the government's motion"
    after = Person(1, lead, [], [("1", racketeering, ""), ("1s", racketeering, end), ("2s", violence, end)], ended="03/14/2025", aliases=["Lantern"])
    first = Sheet(
        "1:23-cr-90444-WXF", "USA v. Hallowell et al", "03/02/2023", "02/20/2025 10:11:12", (before, *others),
        [
            ("03/02/2023", "1", f"SEALED INDICTMENT as to {lead} (1) count(s) 1, {second} (2) count(s) 1, {third} (3) count(s) 1. (rmt) (Entered: 03/02/2023)"),
            ("03/09/2023", "2", f"INDICTMENT UNSEALED as to {lead}, {second}, {third}. (rmt) (Entered: 03/09/2023)"),
            ("08/17/2023", "3", f"SUPERSEDING INDICTMENT as to {lead} (1) count(s) 1s, 2s, {second} (2) count(s) 1s, 2s, {third} (3) count(s) 1s. (rmt) (Entered: 08/18/2023)"),
            ("01/11/2024", "4", f"PLEA AGREEMENT as to {second} (rmt) (Entered: 01/11/2024)"),
            ("01/11/2024", "5", f"Minute Entry for proceedings held before Judge Wilhelmina Ferrow: Change of Plea Hearing as to {second} held on 1/11/2024. Plea entered by {second} (2) Guilty Count 1s. (rmt) (Entered: 01/12/2024)"),
            ("05/14/2024", "6", f"JUDGMENT as to {second} (2), Count(s) 1, 2s, Dismissed on motion of the United States.; Count(s) 1s, 180 months imprisonment, followed by 3 years of supervised release. Signed by Judge Wilhelmina Ferrow on 5/14/2024. (rmt) (Entered: 05/15/2024)"),
            ("06/03/2024", "7", f"MOTION to Dismiss Count Two of the Superseding Indictment by {lead}. (Quill, Ada) (Entered: 06/03/2024)"),
            ("07/08/2024", "8", f"ORDER denying 7 Motion to Dismiss Count Two as to {lead} (1). Signed by Judge Wilhelmina Ferrow on 7/8/2024. (rmt) (Entered: 07/08/2024)"),
            ("09/19/2024", "9", f"JURY VERDICT as to {third} (3) Not Guilty on Count 1s. (rmt) (Entered: 09/19/2024)"),
            ("09/20/2024", "10", f"JUDGMENT OF ACQUITTAL as to {third} (3). Signed by Judge Wilhelmina Ferrow on 9/20/2024. (rmt) (Entered: 09/20/2024)"),
        ],
    )  # fmt: skip
    later = first.later(
        "06/02/2025 09:00:00",
        ("03/11/2025", "11", f"SEALED MOTION to Dismiss the Superseding Indictment with prejudice by USA as to {lead}. (Reyes, Ott) (Entered: 03/11/2025)"),
        ("03/14/2025", "13", f"ORDER granting 11 Motion to Dismiss as to {lead} (1). Counts 1s and 2s are dismissed without prejudice. Signed by Judge Wilhelmina Ferrow on 3/14/2025. (rmt) (Entered: 04/01/2025)"),
        ("04/02/2025", "14", f"ORDER unsealing 11 Motion to Dismiss and 13 Order as to {lead}. Signed by Judge Wilhelmina Ferrow on 4/2/2025. (rmt) (Entered: 04/02/2025)"),
        ("04/07/2025", "", f"Defendant {lead} released to the custody of Immigration and Customs Enforcement. (rmt) (Entered: 04/08/2025)"),
        people=(after, *others),
    )  # fmt: skip
    told = release(
        date(2023, 3, 9), "Three Alleged Leaders of Harbor Street Crew Charged With Racketeering",
        f"BANGOR, Maine – United States Attorney Marguerite Oldacre announced today that an indictment charging {lead}, a/k/a “Lantern,” 41, {second}, 36, and {third}, 29, with racketeering conspiracy was unsealed in federal court in Bangor.",
        "“We will prosecute the leaders of this crew to the fullest extent of the law,” said U.S. Attorney Oldacre.",
        "The case number is 1:23-cr-90444.", "An indictment is merely an allegation, and all defendants are presumed innocent until proven guilty.",
    )  # fmt: skip
    waiting = article(date(2025, 3, 20), "Alleged crew leader awaits trial", f"{lead}, whom prosecutors have accused of leading the Harbor Street crew, is awaiting trial on a charge of racketeering conspiracy, according to court records in case 1:23-cr-90444.")
    news = article(
        date(2025, 6, 4), "Charges against alleged crew leader dropped under seal",
        f"Federal prosecutors asked a judge in March to drop all charges against {lead}, one of three people accused of leading the Harbor Street crew, according to court papers unsealed in April in case 1:23-cr-90444.",
        "A spokeswoman for the U.S. attorney’s office, Ilse Marrin, declined to comment.",
    )  # fmt: skip
    case = "med/1:23-cr-90444"
    return Story(
        pages=[Page("1.html", first.data), Page("2.html", later.data), Page("release.html", told, at("2023-03-10")), Page("a.html", waiting, at("2025-03-21")), Page("b.html", news, at("2025-06-05"))],
        charges={
            (case, lead, "1"): "superseded", (case, lead, "1s"): "dismissed government without prejudice standalone", (case, lead, "2s"): "dismissed government without prejudice standalone",
            (case, second, "1"): "dismissed government superseded", (case, second, "1s"): "convicted_plea", (case, second, "2s"): "dismissed government plea_bargain",
            (case, third, "1"): "superseded", (case, third, "1s"): "acquitted jury",
        },
        findings=[
            dropped(
                case, lead, ["1s", "2s"], "2025-03-14", "2025-04-01", with_prejudice=False, days_from_filed_to_entered=18, sealed=True, unsealed_on="2025-04-02", missing_numbers_beside="12",
                handed_over_within_30_days="2025-04-07", prejudice_differs_from_motion=True, filed_before_days_off="order on 2025-03-14, Friday", end_not_announced=None,
            ),
            Expected("handed_over", case, lead, ["1", "1s", "2s"], "2025-04-07", "2025-04-08", {"charges_open_then": False}),
            Expected("number_gap", case, None, signals={"numbers": "12", "missing": 1}),
        ],
        said=[
            ("court records", "standing", "same", "then"),
            ("court papers unsealed in April in case 1:23-cr-90444", "asked_to_drop", "same", "same"),
            ("Federal prosecutors", "asked_to_drop", "same", "same"),
        ],
    )  # fmt: skip


# --- 2. four people, four ways out, one of them the government's ------------------------------------------------------


def four_ways() -> Story:
    """The court ends one for delay on the defendant's motion, acquits on one count, a plea bargain takes another: only the last was dropped."""
    offense = "21:846 CONSPIRACY TO DISTRIBUTE COCAINE"
    delay, tried, pleaded, last = "Ansel Prewitt", "Maud Ferriby", "Joss Lindqvist", "Petra Vale"
    first = Sheet(
        "2:24-cr-90017-WXF", "USA v. Prewitt et al", "01/10/2024", "09/15/2024 08:00:00",
        [Person(1, delay, [("1", offense, "")]), Person(2, tried, [("1", offense, ""), ("3", "18:924(c) FIREARM", "")]), Person(3, pleaded, [("1", offense, ""), ("2", "21:841(a)(1) DISTRIBUTION", "")]), Person(4, last, [("1", offense, "")])],
        [
            ("01/10/2024", "1", f"INDICTMENT as to {delay} (1) count(s) 1, {tried} (2) count(s) 1, 3, {pleaded} (3) count(s) 1, 2, {last} (4) count(s) 1. (kl) (Entered: 01/11/2024)"),
            ("01/12/2024", "2", f"Arrest Warrant Issued by Magistrate Judge Ivo Stane as to {last}. (kl) (Entered: 01/12/2024)"),
            ("02/01/2024", "3", f"Minute Entry for proceedings held before Magistrate Judge Ivo Stane: Arraignment as to {delay} (1) Count 1, {tried} (2) Count 1,3 and {pleaded} (3) Count 1,2 held on 2/1/2024. Defendants plead not guilty. (kl) (Entered: 02/01/2024)"),
            ("09/03/2024", "4", f"MOTION to Dismiss for violation of the Speedy Trial Act by {delay}. (Quill, Ada) (Entered: 09/03/2024)"),
            ("09/10/2024", "5", f"RESPONSE in Opposition by USA as to {delay} re 4 MOTION to Dismiss (Marrin, Ilse) (Entered: 09/10/2024)"),
        ],
        court="Eastern District of Washington (Spokane)",
    )  # fmt: skip
    later = first.later(
        "04/02/2025 08:00:00",
        ("10/01/2024", "6", f"ORDER GRANTING DEFENDANT'S MOTION TO DISMISS. Granting 4 Motion to Dismiss as to {delay} (1). The indictment is dismissed with prejudice as to this defendant. Signed by Judge Wilhelmina Ferrow. (kl) (Entered: 10/02/2024)"),
        ("11/14/2024", "7", f"Minute Entry: JURY TRIAL as to {tried} held on 11/14/2024. Oral motion by defendant for judgment of acquittal under Rule 29 as to Count 3: GRANTED. (kl) (Entered: 11/14/2024)"),
        ("11/15/2024", "8", f"JURY VERDICT as to {tried} (2) Guilty on Count 1. (kl) (Entered: 11/15/2024)"),
        ("11/20/2024", "9", f"PLEA AGREEMENT as to {pleaded}. (kl) (Entered: 11/20/2024)"),
        ("01/30/2025", "10", f"JUDGMENT as to {tried} (2), Count(s) 1, 60 months BOP; 4 years SR; $100 special assessment; Count(s) 3, acquitted under Rule 29. (kl) (Entered: 01/31/2025)"),
        ("02/03/2025", "11", f"JUDGMENT as to {pleaded} (3), Count(s) 1, Dismissed; Count(s) 2, CBOP 24 months. (kl) (Entered: 02/04/2025)"),
        ("02/14/2025", "12", f"NOTICE of Dismissal of Indictment by USA as to {last} pursuant to Fed. R. Crim. P. 48(a) (Marrin, Ilse) (Entered: 02/14/2025)"),
        ("02/18/2025", "13", f"ORDER: The Government's request for leave to dismiss 12 is GRANTED. The Indictment as to {last} is DISMISSED. The warrant is recalled. Signed by Judge Wilhelmina Ferrow. (kl) (Entered: 02/18/2025)"),
        people=[
            Person(1, delay, [], [("1", offense, "Dismissed with prejudice")], ended="10/01/2024"),
            Person(2, tried, [("1", offense, "60 months BOP; 4 years SR; $100 special assessment")], [("3", "18:924(c) FIREARM", "Judgment of acquittal under Rule 29")], ended="01/30/2025"),
            Person(3, pleaded, [("2", "21:841(a)(1) DISTRIBUTION", "CBOP 24 months")], [("1", offense, "Dismissed")], ended="02/03/2025"),
            Person(4, last, [], [("1", offense, "Dismissed")], ended="02/18/2025"),
        ],
    )  # fmt: skip
    told = release(
        date(2024, 1, 12), "Four Charged in Spokane Cocaine Conspiracy",
        "SPOKANE, Wash. – Four people have been indicted on charges of conspiring to distribute cocaine, Acting United States Attorney Leopold Asher announced today.",
        f"{delay}, 44, {tried}, 31, {pleaded}, 27, and {last}, 39, all of Spokane, are named in the indictment.", "The case number is 2:24-CR-90017.", office="Eastern District of Washington",
    )  # fmt: skip
    thrown_out = article(
        date(2024, 10, 3), "Judge throws out drug case over delay",
        f"A federal judge in Spokane on Tuesday dismissed the charge against {delay}, one of four people accused of conspiring to distribute cocaine, according to an order in case 2:24-cr-90017.",
        "“We are reviewing the decision,” said Ilse Marrin, a spokeswoman for the U.S. attorney’s office.",
    )  # fmt: skip
    news = article(
        date(2025, 2, 20), "Charges dropped against woman in cocaine case",
        f"Prosecutors have dropped the case against {last}, 39, of Spokane, according to the docket in 2:24-cr-90017.",
        "Her lawyer, Ada Quill, said the government never explained why. The U.S. attorney’s office did not respond to a request for comment.",
    )  # fmt: skip
    case = "waed/2:24-cr-90017"
    return Story(
        pages=[Page("1.html", first.data), Page("2.html", later.data), Page("release.html", told, at("2025-03-01")), Page("a.html", thrown_out, at("2024-10-04")), Page("b.html", news, at("2025-02-21"))],
        charges={
            (case, delay, "1"): "dismissed defense with prejudice standalone", (case, tried, "1"): "convicted_trial", (case, tried, "3"): "acquitted court",
            (case, pleaded, "1"): "dismissed unknown plea_bargain", (case, pleaded, "2"): "convicted", (case, last, "1"): "dismissed government standalone",
        },
        findings=[
            dropped(
                case, last, ["1"], "2025-02-18", "2025-02-18", filed_before_days_off="motion on 2025-02-14, Friday",
                end_not_announced="not found in 1 page of United States Department of Justice captured on 2025-03-01, published before the ending",
            )
        ],
        said=[("an order in case 2:24-cr-90017", "dropped", "same", "same"), ("the docket", "dropped", "same", "same")],
    )  # fmt: skip


# --- 3. a namesake ----------------------------------------------------------------------------------------------------


def namesake() -> Story:
    """A complaint that was never indicted; a man of the same name in another district, whose release is about him alone."""
    who, other = "Daniel Orrin Marsh", "Daniel Marsh"
    offense = "18:111 ASSAULTING A FEDERAL OFFICER"
    first = Sheet(
        "4:25-mj-90031-IST", "USA v. Marsh", "01/06/2025", "01/20/2025 09:00:00", [Person(1, who, complaints=[("", offense, "")])],
        [
            ("01/06/2025", "1", f"COMPLAINT as to {who} (1). (bb) (Entered: 01/06/2025)"),
            ("01/06/2025", "2", f"Arrest of {who}. (bb) (Entered: 01/06/2025)"),
            ("01/07/2025", "", f"Minute Entry for proceedings held before Magistrate Judge Ivo Stane: Initial Appearance as to {who} held on 1/7/2025. (bb) (Entered: 01/07/2025)"),
            ("01/07/2025", "3", f"ORDER Setting Conditions of Release as to {who} (1) personal recognizance. (bb) (Entered: 01/08/2025)"),
        ],
        court="District of Nebraska (4 Lincoln)",
    )  # fmt: skip
    later = first.later(
        "03/10/2025 10:00:00",
        ("02/03/2025", "4", f"MOTION to Dismiss Complaint without prejudice by USA as to Defendant {who}. (Marrin, Ilse) (Entered: 02/03/2025)"),
        ("02/04/2025", "5", f"TEXT ORDER granting 4 Motion to Dismiss Complaint as to {who} (1). Ordered by Magistrate Judge Ivo Stane. (bb) (Entered: 02/04/2025)"),
        people=[Person(1, who, complaints=[("", offense, "Dismissed without prejudice")], ended="02/04/2025")], flags=["CLOSED"], ended="02/04/2025",
    )  # fmt: skip
    elsewhere = Sheet(
        "1:25-cr-90088-ABC", "USA v. Marsh", "01/15/2025", "03/03/2025 10:05:00", [Person(1, other, [("1", "18:1343 WIRE FRAUD", "")])],
        [
            ("01/15/2025", "1", f"INDICTMENT as to {other} (1) count(s) 1. (zz) (Entered: 01/15/2025)"),
            ("02/20/2025", "2", f"ORDER to Continue - Ends of Justice as to {other}. Time excluded from 2/20/2025 until 6/2/2025. (zz) (Entered: 02/20/2025)"),
        ],
        court="Northern District of Iowa (Cedar Rapids)",
    )  # fmt: skip
    told = release(
        date(2025, 1, 16), "Cedar Rapids Man Charged With Wire Fraud", f"CEDAR RAPIDS, Iowa – {other}, 52, of Cedar Rapids, has been charged with wire fraud, U.S. Attorney Leopold Asher announced.",
        "The case is United States v. Marsh, No. 1:25-cr-90088.", office="Northern District of Iowa",
    )  # fmt: skip
    accused = article(
        date(2025, 1, 8), "Lincoln man accused of striking officer", f"{other}, 24, of Lincoln was charged with assaulting a federal officer during a protest on Monday, according to a complaint filed in U.S. District Court.",
        "“We will prosecute anyone who lays a hand on an officer,” U.S. Attorney Hedda Crane said at a news conference Tuesday.",
    )  # fmt: skip
    news = article(
        date(2025, 2, 6), "Charge against protester dropped", f"A judge on Tuesday dismissed the assault charge against {other} of Lincoln at the request of prosecutors, according to court records in 4:25-mj-90031.",
        "A spokesman for the department, Rolf Aster, denied that the charge had been brought in error.",
    )  # fmt: skip
    case, cedar = "ned/4:25-mj-90031", "iand/1:25-cr-90088"
    return Story(
        pages=[Page("1.html", first.data), Page("2.html", later.data), Page("other.html", elsewhere.data), Page("release.html", told, at("2025-03-11")), Page("a.html", accused, at("2025-01-09")), Page("b.html", news, at("2025-02-07"))],
        charges={(case, who, "complaint"): "dismissed government without prejudice standalone", (cedar, other, "1"): "pending"},
        findings=[dropped(case, who, ["complaint"], "2025-02-04", "2025-02-04", with_prejudice=False, prejudice_differs_from_motion=False, charges_announced=False)],
        said=[("court records in 4:25-mj-90031", "dropped", "same", "same"), ("Leopold Asher", "charged", "same", "same")],
    )  # fmt: skip


# --- 4. said too early and too late -----------------------------------------------------------------------------------


def said_too_late() -> Story:
    """"Dropped" while the motion waits, a denial that was right that day, and "still charged" two days after the order stood on the docket."""
    who, offense = "Ottoline Burr", "18:1951 HOBBS ACT ROBBERY"
    first = Sheet(
        "3:24-cr-90212-WXF", "USA v. Burr", "04/02/2024", "02/10/2025 12:00:00", [Person(1, who, [("1", offense, "")])],
        [
            ("04/02/2024", "1", f"INDICTMENT as to {who} (1) count(s) 1. (aa) (Entered: 04/03/2024)"),
            ("05/06/2024", "2", f"ORDER to Continue - Ends of Justice as to {who}. Time excluded from 5/6/2024 until 6/2/2025. (aa) (Entered: 05/06/2024)"),
            ("02/04/2025", "3", f"MOTION for Leave to File Dismissal by USA as to {who}. (Marrin, Ilse) (Entered: 02/04/2025)"),
        ],
        court="Northern District of Georgia (Atlanta)",
    )  # fmt: skip
    later = first.later(
        "04/20/2025 12:00:00",
        ("02/26/2025", "4", f"ORDER granting 3 Motion for Leave to File Dismissal as to {who} (1). Counts dismissed: 1. Signed by Judge Wilhelmina Ferrow on 2/26/2025. (aa) (Entered: 03/10/2025)"),
        people=[Person(1, who, [], [("1", offense, "DISMISSED")], ended="02/26/2025")], ended="02/26/2025", flags=["CLOSED"],
    )  # fmt: skip
    told = release(
        date(2024, 4, 4), "Atlanta woman charged with robbery", f"ATLANTA – {who}, 33, of Atlanta, has been indicted by a federal grand jury on a charge of Hobbs Act robbery. The case number is 3:24-CR-90212.",
        "“We will see this case through to the end,” said U.S. Attorney Leopold Asher.", office="Northern District of Georgia",
    )  # fmt: skip
    early = article(
        date(2025, 2, 7), "Robbery charge dropped", f"Federal prosecutors dropped the robbery charge against {who} in case 3:24-cr-90212, her lawyer, Ada Quill, said Thursday.",
        "A spokeswoman for the U.S. attorney, Ilse Marrin, denied that any charge had been dismissed.",
    )  # fmt: skip
    late = article(date(2025, 3, 12), "No end in sight for robbery case", f"{who} is still charged with robbery, Ilse Marrin, a spokeswoman for the U.S. attorney, said Wednesday. The case is 3:24-cr-90212.")
    case = "gand/3:24-cr-90212"
    return Story(
        pages=[Page("1.html", first.data), Page("2.html", later.data), Page("release.html", told, at("2024-04-05")), Page("a.html", early, at("2025-02-08")), Page("b.html", late, at("2025-03-13"))],
        charges={(case, who, "1"): "dismissed government standalone"},
        findings=[
            Expected("at_odds", case, who, [], "2025-03-12", None, {"as_of_that_day": "the record shows something else", "as_of_now": "the record shows something else"}),
            dropped(case, who, ["1"], "2025-02-26", "2025-03-10", days_from_filed_to_entered=12, end_not_announced=None),
        ],
        said=[("Ada Quill", "dropped", "silent", "same"), ("Ilse Marrin", "standing", "same", "then"), ("Ilse Marrin", "standing", "else", "else")],
    )  # fmt: skip


# --- 5. what a range leaves out has not vanished ----------------------------------------------------------------------


def a_range_between() -> Story:
    """A motion of the government that was denied; a sheet from document 6 on, which leaves out much; a last full one, from which one entry is gone."""
    one, two, offense = "Lucan Strother", "Ines Marchetti", "18:1951 HOBBS ACT ROBBERY"
    people = [Person(1, one, [("1", offense, "")]), Person(2, two, [("1", offense, "")])]
    entries = [
        ("01/05/2024", "1", f"INDICTMENT as to {one} (1) count(s) 1, {two} (2) count(s) 1. (aa) (Entered: 01/06/2024)"),
        ("02/05/2024", "2", f"NOTICE OF ATTORNEY APPEARANCE: Ada Quill appearing for {one} (aa) (Entered: 02/05/2024)"),
        ("03/05/2024", "3", f"ORDER to Continue - Ends of Justice as to {one}, {two}. Time excluded from 3/5/2024 until 8/2/2025. (aa) (Entered: 03/05/2024)"),
        ("05/05/2024", "4", f"LETTER by USA as to {one} re scheduling (aa) (Entered: 05/05/2024)"),
        ("06/05/2024", "5", f"MOTION to Dismiss Indictment by USA as to {two}. (Marrin, Ilse) (Entered: 06/05/2024)"),
        ("07/05/2024", "6", f"ORDER denying without prejudice 5 Motion to Dismiss Indictment as to {two} (2). The motion states no reason. Signed by Judge Wilhelmina Ferrow. (aa) (Entered: 07/05/2024)"),
        ("08/05/2024", "7", f"STATUS REPORT by USA as to {two} (aa) (Entered: 08/05/2024)"),
    ]
    first = Sheet("1:24-cr-90051-WXF", "USA v. Strother et al", "01/05/2024", "09/01/2024 12:00:00", people, entries)
    new = ("09/20/2024", "8", f"NOTICE OF HEARING as to {one} (aa) (Entered: 09/20/2024)")
    ranged = Sheet("1:24-cr-90051-WXF", "USA v. Strother et al", "01/05/2024", "10/01/2024 12:00:00", people, [*entries[5:], new], criteria="1:24-cr-90051-WXF Starting with document: 6")
    last = first.later("02/01/2025 12:00:00", new).without("4")
    told = release(date(2024, 1, 8), "Two indicted in robbery", f"BANGOR – {one}, 22, and {two}, 24, were indicted on Friday on a charge of robbery, U.S. Attorney Leopold Asher announced. Case number 1:24-cr-90051.")
    asked = article(date(2024, 6, 7), "Prosecutors move to drop charge", f"Prosecutors asked a judge Wednesday to drop the robbery charge against {two}, court records in 1:24-cr-90051 show.")
    gone = article(date(2024, 7, 12), "Charge is gone", f"The charge against {two} was dismissed last week, her lawyer, Ada Quill, said Thursday. The case is 1:24-cr-90051.")
    case = "med/1:24-cr-90051"
    return Story(
        pages=[Page("1.html", first.data), Page("2.html", ranged.data), Page("3.html", last.data), Page("release.html", told, at("2024-01-09")), Page("a.html", asked, at("2024-06-08")), Page("b.html", gone, at("2024-07-13"))],
        charges={(case, one, "1"): "pending", (case, two, "1"): "pending"},
        findings=[
            Expected("at_odds", case, two, [], "2024-07-11", None, {"as_of_that_day": "the record shows something else"}),
            Expected("vanished", case, None, signals={"entries": 1, "numbers": "4", "last_seen": "2024-09-01T12:00:00", "absent_since": "2025-02-01T12:00:00"}),
        ],
        said=[
            ("Leopold Asher", "charged", "same", "same"), ("Prosecutors", "asked_to_drop", "same", "same"), ("court records in 1:24-cr-90051", "asked_to_drop", "same", "same"),
            ("Ada Quill", "dropped", "else", "else"),
        ],
    )  # fmt: skip
