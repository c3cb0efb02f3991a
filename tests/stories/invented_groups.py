"""Stories of several people in one case, of names and numbers that change, and of a case that must not be told. All people are invented."""

from __future__ import annotations

import json
from datetime import date, datetime
from itertools import count

from invented_cases import at
from pages import Person, Sheet, article, release
from story import Expected, Page, Story, dropped

FRAUD, CONSPIRACY = "18:1343 FRAUD BY WIRE, RADIO, OR TELEVISION", "18:371 CONSPIRACY TO DEFRAUD THE UNITED STATES"


def a_group() -> Story:
    """Three dropped by one order, entered late, the day before a holiday; one of them deported. A transfer, a death and a diversion are none of it."""
    names = one, two, three, moved, dead, diverted = "Aurel Tindall", "Bette Orlova", "Cass Whitmarsh", "Dov Szymanski", "Edda Farrow", "Finn Arkwright"

    def person(number: int, end: str = "", day: str = "") -> Person:
        rows = [("1", CONSPIRACY, end), (str(number + 1), FRAUD, end)]
        return Person(number, names[number - 1], [] if end else rows, rows if end else [], ended=day)

    gone = (person(4, "Rule 20 - Transferred to WD/TX", "09/09/2024"), person(5, "Abated by death", "11/18/2024"))
    everybody = ", ".join(f"{name} ({number}) count(s) 1, {number + 1}" for number, name in enumerate(names, 1))
    first = Sheet(
        "3:24-cr-90310-WXF", "USA v. Tindall et al", "06/03/2024", "01/20/2025 16:00:00", [person(1), person(2), person(3), *gone, person(6)],
        [
            ("06/03/2024", "1", f"INDICTMENT as to {everybody}. (pq) (Entered: 06/04/2024)"),
            ("06/20/2024", "2", "ORDER as to all defendants: time excluded under the Speedy Trial Act until 9/1/2025. (pq) (Entered: 06/20/2024)"),
            ("09/09/2024", "3", f"CONSENT TO TRANSFER JURISDICTION (Rule 20) to Western District of Texas: Counts closed as to {moved} (4) Count 1,5. (pq) (Entered: 09/09/2024)"),
            ("11/12/2024", "4", f"SUGGESTION OF DEATH as to {dead} by Ada Quill (pq) (Entered: 11/12/2024)"),
            ("11/18/2024", "5", f"ORDER abating prosecution as to {dead} (5) by reason of death. (pq) (Entered: 11/18/2024)"),
        ],
        court="Southern District of Texas (Houston)",
    )  # fmt: skip
    dropped_people = [person(number, "Dismissed with prejudice", "07/03/2025") for number in (1, 2, 3)]
    later = first.later(
        "09/30/2025 09:00:00",
        ("02/10/2025", "6", f"PRETRIAL DIVERSION AGREEMENT as to {diverted} (pq) (Entered: 02/10/2025)"),
        ("05/01/2025", "7", f"ORDER granting government's motion to dismiss as to {diverted} (6), defendant having completed pretrial diversion. Indictment dismissed. (pq) (Entered: 05/02/2025)"),
        ("06/30/2025", "8", "Sealed Document (pq)"),
        ("07/03/2025", "9", f"MOTION to Dismiss Indictment by USA as to {one}, {two}, {three}. (Marrin, Ilse) (Entered: 07/03/2025)"),
        ("07/03/2025", "11", f"ORDER granting 9 Motion to Dismiss Indictment as to {one} (1), {two} (2), {three} (3). The indictment is dismissed with prejudice as to these defendants. (Signed by Judge Wilhelmina Ferrow) Parties notified. (pq) (Entered: 07/15/2025)"),
        ("07/21/2025", "12", f"NOTICE by USA as to {two} that defendant was removed from the United States on July 20, 2025 and returned to the custody of the Republic of Freedonia (Marrin, Ilse) (Entered: 07/21/2025)"),
        people=[*dropped_people, *gone, person(6, "Dismissed", "05/01/2025")],
    )  # fmt: skip
    told = release(
        date(2024, 6, 4), "Six Indicted in Relief Loan Fraud Scheme", "HOUSTON – Six people are to make their initial appearances in a $4 million fraud, announced U.S. Attorney Leopold Asher.",
        f"The indictment in 3:24-cr-90310 charges {one}, 40; {two}, 39; {three}, 51; {moved}, 33; {dead}, 70; and {diverted}, 24, with conspiracy and wire fraud.", office="Southern District of Texas",
    )  # fmt: skip
    trial = article(date(2025, 1, 22), "Loan case heads to trial", f"{one} and two others still face charges in the loan fraud case, 3:24-cr-90310, prosecutors said Tuesday.", "“Nobody gave up,” Asher told reporters on Tuesday.")
    news = article(
        date(2025, 8, 1), "Loan fraud charges vanish", "Federal prosecutors have dismissed charges against more than 20 people in loan fraud cases this year, the U.S. attorney’s office said in a statement.",
        f"In 3:24-cr-90310, Judge Wilhelmina Ferrow dismissed the indictment against {one}, {two} and {three}, according to an order.", "Asher did not respond to questions. It remains unclear why the charges were dropped.",
    )  # fmt: skip
    case = "txsd/3:24-cr-90310"
    signals = {
        "with_prejudice": True, "days_from_filed_to_entered": 12, "missing_numbers_beside": "10", "co_defendants_same_day": 2, "end_not_announced": None,
        "filed_before_days_off": "motion on 2025-07-03, the day before Independence Day; order on 2025-07-03, the day before Independence Day",
    }  # fmt: skip
    ends = {one: "dismissed government with prejudice standalone", two: "dismissed government with prejudice standalone", three: "dismissed government with prejudice standalone", moved: "transferred", dead: "abated", diverted: "dismissed government standalone"}
    return Story(
        pages=[Page("1.html", first.data), Page("2.html", later.data), Page("release.html", told, at("2024-06-05")), Page("a.html", trial, at("2025-01-23")), Page("b.html", news, at("2025-08-02"))],
        charges={(case, name, label): ends[name] for number, name in enumerate(names, 1) for label in ("1", str(number + 1))},
        findings=[
            dropped(case, one, ["1", "2"], "2025-07-03", "2025-07-15", **signals),
            dropped(case, two, ["1", "3"], "2025-07-03", "2025-07-15", **signals, handed_over_within_30_days="2025-07-21"),
            dropped(case, three, ["1", "4"], "2025-07-03", "2025-07-15", **signals),
            Expected("handed_over", case, two, ["1", "3"], "2025-07-21", "2025-07-21", {"charges_open_then": False}),
            Expected("number_gap", case, None, signals={"numbers": "10"}),
        ],
        said=[("an order", "dropped", "same", "same"), ("prosecutors", "standing", "same", "then")],
    )  # fmt: skip


def reduced() -> Story:
    """A felony that became a misdemeanor was not dropped; of one that was, the sheet later tells less than it did, and nothing is forgotten."""
    one, two = "Moritz Hale", "Selma Okonjo-Reed"
    felony = "18:111(a)(1) and (b) ASSAULTING AN OFFICER WITH A DEADLY WEAPON"
    first = Sheet(
        "1:25-cr-90140-WXF", "USA v. Hale et al", "03/04/2025", "08/25/2025 12:00:00",
        [Person(1, one, [("1", felony, "")]), Person(2, two, [], [("1", felony, "Dismissed upon motion of the United States without prejudice")], ended="07/21/2025")],
        [
            ("03/04/2025", "1", f"INDICTMENT as to {one} (1) count(s) 1, {two} (2) count(s) 1. (zz) (Entered: 03/05/2025)"),
            ("03/20/2025", "2", f"ORDER TO CONTINUE - Ends of Justice as to {one}, {two}. Time excluded from 3/20/2025 until 12/1/2025. (zz) (Entered: 03/20/2025)"),
            ("07/18/2025", "3", f"MOTION to Dismiss Case by USA as to {two} (Marrin, Ilse) (Entered: 07/18/2025)"),
            ("07/21/2025", "4", f"ORDER granting 3 Motion to Dismiss Case as to {two} (2). (zz) (Entered: 07/21/2025)"),
        ],
        court="District of Colorado (Denver)",
    )  # fmt: skip
    later = first.later(
        "12/05/2025 12:00:00",
        ("09/02/2025", "5", f"SUPERSEDING MISDEMEANOR INFORMATION as to {one} (1) count(s) 1s. (zz) (Entered: 09/02/2025)"),
        ("09/10/2025", "6", f"Minute Entry for Change of Plea Hearing as to {one}: defendant pleads guilty to Count 1s of the superseding information. (zz) (Entered: 09/10/2025)"),
        ("12/02/2025", "7", f"JUDGMENT as to {one} (1): Count 1, dismissed on motion of the government; Count 1s, 12 months probation. (zz) (Entered: 12/03/2025)"),
        people=[
            Person(1, one, [("1s", "18:111(a)(1) SIMPLE ASSAULT", "12 months probation")], [("1", felony, "Dismissed on motion of the government")], ended="12/02/2025"),
            Person(2, two, [], [("1", felony, "Dismissed.")], ended="07/21/2025"),
        ],
        flags=["CLOSED"], ended="12/02/2025",
    )  # fmt: skip
    told = release(
        date(2025, 3, 5), "Two Indicted for Assaulting Officers", f"DENVER – {one}, 29, and {two}, 35, both of Denver, have been indicted for assaulting federal officers with a deadly weapon, the United States Attorney’s Office for the District of Colorado announced.",
        "The case number is 1:25-cr-90140-WXF.", office="District of Colorado",
    )  # fmt: skip
    news = article(
        date(2025, 7, 24), "Protester’s charge gone", f"Prosecutors dropped the felony charge against {two}, a Denver teacher, on Monday, according to the docket in 1:25-cr-90140.", "The office of the U.S. attorney declined to say why.",
    )  # fmt: skip
    sentence = article(date(2025, 12, 4), "Man gets probation", f"{one}, who had been charged with assault with a deadly weapon, was sentenced on Tuesday to a year of probation for a misdemeanor, the U.S. attorney’s office said. The case is 1:25-cr-90140.")
    case = "cod/1:25-cr-90140"
    return Story(
        pages=[Page("1.html", first.data), Page("2.html", later.data), Page("release.html", told, at("2025-03-06")), Page("a.html", news, at("2025-07-25")), Page("b.html", sentence, at("2025-12-05"))],
        charges={(case, one, "1"): "dismissed government superseded", (case, one, "1s"): "convicted_plea", (case, two, "1"): "dismissed government without prejudice standalone"},
        findings=[
            dropped(case, two, ["1"], "2025-07-21", "2025-07-21", with_prejudice=False, filed_before_days_off="motion on 2025-07-18, Friday", end_not_announced=None),
        ],
        said=[("the docket", "dropped", "same", "same"), ("the U.S. attorney’s office", "sentenced", "same", "same"), ("the United States Attorney’s Office for the District of Colorado", "charged", "same", "same")],
    )  # fmt: skip


def overtaken() -> Story:
    """A complaint that an indictment overtook under another number is no ending, and no clock runs on it; a forfeiture allegation is no charge; the defendant's own motion is denied."""
    one, two, fraud = "Rosalind Achterberg", "Theo Marchbanks", "18:1344 BANK FRAUD"
    court = "Eastern District of Virginia - (Alexandria)"
    mj = Sheet(
        "1:24-mj-90077-IST", "USA v. Achterberg", "04/01/2024", "09/03/2024 10:00:00", [Person(1, one, complaints=[("", fraud, "Dismissed on government's motion")], aliases=["Sealed Defendant 1"], ended="04/26/2024")],
        [
            ("04/01/2024", "1", "SEALED COMPLAINT as to Sealed Defendant 1 (1). (cc) (Entered: 04/01/2024)"),
            ("04/10/2024", "2", f"Arrest of {one} (cc) (Entered: 04/10/2024)"),
            ("04/11/2024", "3", f"Minute Entry: Initial Appearance as to {one} held on 4/11/2024 (cc) (Entered: 04/11/2024)"),
            ("04/26/2024", "4", f"ORDER dismissing complaint on the government's motion as to {one} (1), an indictment having been returned. (cc) (Entered: 04/26/2024)"),
        ],
        court=court,
    )  # fmt: skip
    cr = Sheet(
        "1:24-cr-90150-WXF", "USA v. Achterberg et al", "04/25/2024", "03/01/2025 10:00:00",
        [
            Person(1, one, [("1", fraud, "")], complaints=[("", fraud, "")], aliases=["Sealed Defendant 1"]),
            Person(2, two, [("1", fraud, "36 months imprisonment")], [("2", "18:1028A AGGRAVATED IDENTITY THEFT", "Dismissed on government's motion at sentencing")], ended="01/10/2025"),
        ],
        [
            ("04/01/2024", "1", "SEALED COMPLAINT as to Sealed Defendant 1 (1). (cc) [1:24-mj-90077-IST] (Entered: 04/01/2024)"),
            ("04/25/2024", "2", f"INDICTMENT as to {one} (1) count(s) 1, {two} (2) count(s) 1, 2. (cc) (Entered: 04/26/2024)"),
            ("05/02/2024", "3", f"ORDER to Continue - Ends of Justice as to {one}, {two}. Time excluded from 5/2/2024 until 12/31/2025. (cc) (Entered: 05/02/2024)"),
            ("09/03/2024", "4", f"PLEA AGREEMENT as to {two} (cc) (Entered: 09/03/2024)"),
            ("10/01/2024", "5", f"MOTION to Dismiss Forfeiture Allegation by USA as to {two}. (Marrin, Ilse) (Entered: 10/01/2024)"),
            ("10/02/2024", "6", f"ORDER granting 5 Motion to Dismiss Forfeiture Allegation as to {two} (2). (cc) (Entered: 10/02/2024)"),
            ("01/10/2025", "7", f"Minute Entry for proceedings held before Judge Wilhelmina Ferrow: Sentencing held on 1/10/2025 for {two} (2), Count(s) 1, 36 months imprisonment; Count(s) 2, Dismissed on government's motion at sentencing. (cc) (Entered: 01/10/2025)"),
            ("02/03/2025", "8", f"First MOTION to Dismiss the Indictment for lack of venue by {one}. (Quill, Ada) (Entered: 02/03/2025)"),
            ("02/20/2025", "9", f"ORDER denying 8 Motion to Dismiss as to {one} (1). (cc) (Entered: 02/20/2025)"),
        ],
        court=court, magistrate="1:24-mj-90077-IST",
    )  # fmt: skip
    told = release(
        date(2024, 4, 26), "Two Charged With Bank Fraud", f"ALEXANDRIA, Va. – {one}, 48, of Arlington, and {two}, 29, were indicted yesterday on bank fraud charges.",
        "“We will seek every remedy the law allows,” said U.S. Attorney Leopold Asher for the Eastern District of Virginia. The case is 1:24-cr-90150.", office="Eastern District of Virginia",
    )  # fmt: skip
    denied = article(
        date(2025, 2, 21), "Judge declines to toss bank case", f"A judge on Thursday denied a motion by {one} to dismiss the bank fraud charge against her in 1:24-cr-90150 (E.D. Va.).", f"{one} is awaiting trial, her lawyer, Ada Quill, said.",
    )  # fmt: skip
    sentence = article(date(2025, 1, 14), "Man sentenced", f"{two} was sentenced on Friday to three years, prosecutors said. The case is 1:24-cr-90150 in the Eastern District of Virginia.")
    case, before = "vaed/1:24-cr-90150", "vaed/1:24-mj-90077"
    return Story(
        pages=[Page("mj.html", mj.data), Page("cr.html", cr.data), Page("release.html", told, at("2024-04-27")), Page("a.html", denied, at("2025-02-22")), Page("b.html", sentence, at("2025-01-15"))],
        charges={
            (case, one, "1"): "pending", (case, one, "complaint"): "superseded", (case, two, "1"): "convicted", (case, two, "2"): "dismissed government plea_bargain",
            (before, one, "complaint"): "dismissed government standalone",
        },
        findings=[],
        said=[("Ada Quill", "standing", "same", "same"), ("prosecutors", "sentenced", "same", "same")],
    )  # fmt: skip


def amended() -> Story:
    """A first name that the clerk put right, one count of two dropped, and a motion to dismiss that was withdrawn."""
    one, two, theft = "Jason Holloway", "Mina Castellane", "18:641 THEFT OF GOVERNMENT PROPERTY"
    other = ("2", "18:1001 FALSE STATEMENTS")
    order = f"ORDER to Continue - Ends of Justice as to {one}, {two}. Time excluded from 2/3/2025 until 3/31/2026. (cc) (Entered: 02/03/2025)"
    first = Sheet(
        "1:25-cr-90033-WXF", "USA v. Holloway et al", "01/21/2025", "03/01/2025 10:00:00", [Person(1, "Jeff Holloway", [("1", theft, ""), (*other, "")]), Person(2, two, [("1", theft, "")])],
        [
            ("01/21/2025", "1", f"INDICTMENT as to Jeff Holloway (1) count(s) 1, 2, {two} (2) count(s) 1. (cc) (Entered: 01/22/2025)"),
            ("02/03/2025", "2", order.replace(one, "Jeff Holloway")),
        ],
        court="District of Hawaii (Hawaii)",
    )  # fmt: skip
    later = Sheet(
        "1:25-cr-90033-WXF", "USA v. Holloway et al", "01/21/2025", "08/01/2025 10:00:00",
        [Person(1, one, [("1", theft, "")], [(*other, "Dismissed without prejudice - Government's motion")]), Person(2, two, [("1", theft, "")])],
        [
            ("01/21/2025", "1", f"INDICTMENT as to Jeff Holloway (1) count(s) 1, 2, {two} (2) count(s) 1. (cc) Modified on 3/4/2025 to correct first name (cc). (Entered: 01/22/2025)"),
            ("02/03/2025", "2", order.replace(one, "Jeff Holloway")),
            ("03/04/2025", "3", f"AMENDED INDICTMENT; amendment is as to name of defendant {one} (1). (cc) (Entered: 03/04/2025)"),
            ("05/05/2025", "4", f"MOTION to Dismiss Count 2 without prejudice by USA as to {one}. (Marrin, Ilse) (Entered: 05/05/2025)"),
            ("05/06/2025", "5", f"ORDER granting 4 Motion to Dismiss Count 2 as to {one} (1). Count 2 is dismissed without prejudice. (cc) (Entered: 05/06/2025)"),
            ("06/02/2025", "6", f"MOTION to Dismiss Indictment by USA as to {two}. (Marrin, Ilse) (Entered: 06/02/2025)"),
            ("06/09/2025", "7", f"NOTICE by USA withdrawing 6 MOTION to Dismiss Indictment as to {two} (Marrin, Ilse) (Entered: 06/09/2025)"),
        ],
        court="District of Hawaii (Hawaii)",
    )  # fmt: skip
    told = release(date(2025, 1, 23), "Two Charged With Theft", f"HONOLULU – {one}, 40, and {two}, 38, were charged with theft of government property, Acting U.S. Attorney Leopold Asher announced. The case is 1:25-cr-90033.", office="District of Hawaii")
    asked = article(date(2025, 6, 4), "Prosecutors move to drop theft charge", f"Federal prosecutors asked a judge on Monday to dismiss the charge against {two} in 1:25-cr-90033.")
    stands = article(date(2025, 6, 12), "Charge stands", f"“The charge against Ms. {two.split()[1]} stands,” said Ilse Marrin, a spokeswoman for the U.S. attorney.", f"{two} is one of two defendants. The case is 1:25-cr-90033.")
    case = "hid/1:25-cr-90033"
    return Story(
        pages=[Page("1.html", first.data), Page("2.html", later.data), Page("release.html", told, at("2025-06-13")), Page("a.html", asked, at("2025-06-05")), Page("b.html", stands, at("2025-06-13"))],
        charges={(case, one, "1"): "pending", (case, one, "2"): "dismissed government without prejudice standalone", (case, two, "1"): "pending"},
        findings=[
            dropped(
                case, one, ["2"], "2025-05-06", "2025-05-06", whole_defendant=False, with_prejudice=False, prejudice_differs_from_motion=False,
                end_not_announced="not found in 1 page of United States Department of Justice captured on 2025-06-13, published before the ending",
            )
        ],
        said=[("Federal prosecutors", "asked_to_drop", "same", "same"), ("Ilse Marrin", "standing", "same", "same"), ("Leopold Asher", "charged", "same", "same")],
    )  # fmt: skip


def expunged() -> Story:
    """A complaint was dismissed, and the court later took the name away: nothing is told of it any more."""
    who = "Ignatius Pell"
    court = "District of New Jersey (Newark)"
    first = Sheet(
        "2:24-mj-90009-IST", "USA v. Pell", "02/05/2024", "02/10/2024 12:00:00", [Person(1, who, complaints=[("", "18:1361 INJURY TO PROPERTY", "")])],
        [
            ("02/05/2024", "1", f"COMPLAINT as to {who} (1). (aa) (Entered: 02/05/2024)"),
            ("02/07/2024", "2", f"ORDER dismissing complaint on motion of the United States as to {who}. Signed by Magistrate Judge Ivo Stane. (aa) (Entered: 02/07/2024)"),
        ],
        court=court,
    )  # fmt: skip
    later = Sheet("2:24-mj-90009-IST", "USA v. EXPUNGED", "02/05/2024", "06/10/2024 12:00:00", [Person(1, "EXPUNGED")], court=court)
    told = release(date(2024, 2, 6), "Newark man charged", f"NEWARK – {who}, 30, of Newark, was charged by complaint with injury to property, U.S. Attorney Leopold Asher announced. The case is 2:24-mj-90009.", office="District of New Jersey")
    news = article(date(2024, 2, 9), "Charge dropped", f"Prosecutors dropped the charge against {who}, according to court records in 2:24-mj-90009.")
    return Story(
        pages=[Page("1.html", first.data), Page("2.html", later.data), Page("release.html", told, at("2024-02-07")), Page("a.html", news, at("2024-02-10"))], charges={}, findings=[],
    )  # fmt: skip


def as_data() -> Story:
    """The first capture came as data of an archive, without receipt; the case has one defendant who was dropped after a guilty plea was withdrawn."""
    who, offense = "Leonie Abernathy", "18:922(g)(1) UNLAWFUL POSSESSION OF A FIREARM"
    entries = [
        ("01/08/2024", "1", f"INDICTMENT as to {who} (1) count(s) 1. (gh) (Entered: 01/09/2024)"),
        ("04/02/2024", "2", f"Minute Entry: Change of Plea Hearing as to {who} held on 4/2/2024. Plea entered by {who} (1) Guilty Count 1. (gh) (Entered: 04/02/2024)"),
        ("06/03/2024", "3", f"MOTION to Withdraw Plea of Guilty by {who}. (Quill, Ada) (Entered: 06/03/2024)"),
        ("06/20/2024", "4", f"ORDER granting 3 Motion to Withdraw Plea of Guilty as to {who} (1). (gh) (Entered: 06/20/2024)"),
    ]
    number = count(1)
    data = {
        "id": 90771, "court_id": "arwd", "docket_number": "5:24-cr-90008", "case_name": "United States v. Abernathy", "date_filed": "2024-01-08",
        "docket_entries": [{"entry_number": next(number), "date_filed": datetime.strptime(day, "%m/%d/%Y").date().isoformat(), "description": text, "recap_documents": []} for day, _, text in entries],
        "parties": [{"name": who, "party_types": [{"name": "Defendant", "docket_id": 90771, "date_terminated": None, "criminal_counts": [{"name": f"{offense}(1)", "disposition": "", "status": 1}], "criminal_complaints": []}]}],
    }  # fmt: skip
    later = Sheet(
        "5:24-cr-90008-WXF", "USA v. Abernathy", "01/08/2024", "02/03/2025 08:30:00", [Person(1, who, [], [("1", offense, "Dismissed without prejudice on motion of the US Attorney")], ended="12/02/2024")],
        [
            *entries,
            ("11/27/2024", "5", f"MOTION to Dismiss Case without prejudice in the interests of justice by USA as to {who} (Marrin, Ilse) (Entered: 11/27/2024)"),
            ("12/02/2024", "6", f"TEXT ONLY ORDER granting 5 Motion to Dismiss Case without prejudice as to {who} (1). Signed by Judge Wilhelmina Ferrow. (gh) (Entered: 12/02/2024)"),
        ],
        court="Western District of Arkansas (Fayetteville)",
    )  # fmt: skip
    told = release(date(2024, 1, 10), "Fayetteville woman charged", f"FAYETTEVILLE, Ark. – {who}, 52, was indicted on a firearms charge, U.S. Attorney Leopold Asher announced.", "The case is 5:24-cr-90008.", office="Western District of Arkansas")
    ended = release(date(2024, 12, 3), "Charge Dismissed", f"FAYETTEVILLE, Ark. – The firearms charge against {who} was dismissed on the government’s motion, U.S. Attorney Leopold Asher announced.", "The case is 5:24-cr-90008.", office="Western District of Arkansas")
    plea = article(date(2024, 4, 4), "Guilty plea", f"{who} pleaded guilty on Tuesday, prosecutors said. The case is 5:24-cr-90008.")
    case = "arwd/5:24-cr-90008"
    return Story(
        pages=[Page("1.json", json.dumps(data).encode(), at("2024-07-01")), Page("2.html", later.data), Page("release.html", told, at("2024-01-11")), Page("ended.html", ended, at("2024-12-04")), Page("a.html", plea, at("2024-04-05"))],
        charges={(case, who, "1"): "dismissed government without prejudice standalone"},
        findings=[
            dropped(
                case, who, ["1"], "2024-12-02", "2024-12-02", with_prejudice=False, prejudice_differs_from_motion=False, no_reason_on_docket=False, end_not_announced=False,
                filed_before_days_off="motion on 2024-11-27, the day before Thanksgiving Day", entries_vanished=None,
            )
        ],
        said=[("prosecutors", "pleaded_guilty", "same", "then"), ("Leopold Asher", "charged", "same", "same"), ("Leopold Asher", "dropped", "same", "same")],
    )  # fmt: skip
