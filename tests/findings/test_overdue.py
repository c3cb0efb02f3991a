"""Overdue: clocks that ran out by a whole docket, and all that may have stopped them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sheet import CASE, Sheet, case

from nolle.findings.overdue import find
from nolle.model import ArticleSaid, Evidence, Fact, Finding, Link, LinkState, Quote, Statement, StatementKind, Told

WHO = "Ada Quillfeather"
ARREST = "Arrest of Ada Quillfeather"
BEGUN = date(2025, 1, 6)


def sheet(days: int, case_type: str = "cr", **more: object) -> Sheet:
    """A sheet captured so many days after the arrest."""
    seen = f"{BEGUN + timedelta(days=days)}T09:00:00"
    return Sheet(seen=seen, case_type=case_type, name="USA v. Quillfeather", **more).defendant(WHO, ("1", "") if case_type == "cr" else ("complaint", ""))  # type: ignore[arg-type]


def arrested(days: int, **more: object) -> Sheet:
    made = sheet(days, "mj", **more)
    return made.entry("2025-01-06", f"COMPLAINT as to {WHO}", number="1", events="complaint").entry("2025-01-06", ARREST, events="arrest")


def indicted(days: int, **more: object) -> Sheet:
    made = sheet(days, **more).entry("2025-01-03", f"INDICTMENT as to {WHO}", number="1", events="indictment")
    return made.entry("2025-01-06", ARREST, events="arrest")


def findings(made: Sheet) -> list[Finding]:
    found = list(find(case(made)))
    text = made._text.finish()
    assert all(one.evidence and one.kind == "overdue" for one in found)
    assert all(text[words.start : words.end] == words.quote for one in found for words in one.evidence)
    return found


def values(found: Finding) -> dict[str, object]:
    return {signal.name: signal.value for signal in found.signals}


def test_thirty_days_to_indict() -> None:
    (found,) = findings(arrested(31))
    assert values(found) == {"due": "2025-02-05", "days_overdue": 1}
    assert found.summary == f"31 days after 2025-01-06 the docket shows no indictment or information for {WHO}; 30 are allowed"
    assert (found.defendant, found.happened, [words.quote for words in found.evidence]) == (WHO, date(2025, 2, 5), [ARREST])
    assert findings(arrested(30)) == []


def test_a_complaint_whose_case_went_on_under_another_number_waits_for_no_indictment() -> None:
    assert list(find(replace(case(arrested(90)), went_on=frozenset()))) == []


def test_of_several_only_whom_the_other_docket_names_waits_for_none() -> None:
    made = arrested(90).defendant("Odo Ferncastle", ("complaint", ""), number=2).entry("2025-01-06", "COMPLAINT as to Odo Ferncastle", number="2", events="complaint")
    made.entry("2025-01-06", "Arrest of Odo Ferncastle", events="arrest")
    assert [one.defendant for one in find(replace(case(made), went_on=frozenset({"odo ferncastle"})))] == [WHO]


def test_seventy_days_to_trial_from_the_later_of_charge_and_appearance() -> None:
    (found,) = findings(indicted(71))
    assert values(found) == {"due": "2025-03-17", "days_overdue": 1} and [words.quote for words in found.evidence] == [ARREST]
    assert findings(indicted(70)) == []
    late = sheet(90).entry("2025-01-06", ARREST, events="arrest").entry("2025-02-03", f"INDICTMENT as to {WHO}", number="1", events="indictment")
    assert findings(late) == []


def test_nobody_waits_who_was_neither_arrested_nor_summoned() -> None:
    assert findings(sheet(400).entry("2025-01-03", f"INDICTMENT as to {WHO}", number="1", events="indictment")) == []
    assert findings(sheet(400).entry("2025-01-03", f"INDICTMENT as to {WHO}", number="1", events="indictment").entry("2025-01-06", "Arrest warrant issued", number="2")) == []


@pytest.mark.parametrize(
    "text",
    [
        "ORDER TO CONTINUE - Ends of Justice",
        "ORDER excluding time from 1/10/2025 to 4/4/2025",
        f"WAIVER of Speedy Trial by {WHO}",
        "Joint MOTION for Extension of Time to Indict by USA",
        "Pretrial conference continued to 5/6/2025",
        f"ORDER for competency examination of {WHO}",
        f"MOTION to Suppress by {WHO}",
        "Letter: the defendant failed to appear",
    ],
)
def test_whatever_may_have_stopped_the_clock_silences_it(text: str) -> None:
    for made in (arrested(300), indicted(300)):
        assert findings(made.entry("2025-01-10", text, number="9")) == []


@pytest.mark.parametrize("label", ["continuance", "competency", "diversion"])
def test_so_do_the_labels_of_such_entries(label: str) -> None:
    for made in (arrested(300), indicted(300)):
        assert findings(made.entry("2025-01-10", "ORDER as proposed", number="9", events=label)) == []


@pytest.mark.parametrize("label", ["dismissal_order", "plea_guilty", "trial", "judgment", "transfer_out", "plea_agreement"])
def test_what_has_ended_or_begun_is_not_awaited(label: str) -> None:
    assert findings(indicted(300).entry("2025-02-10", f"Minute Entry as to {WHO}", number="9", events=label)) == []


def test_one_whose_case_is_over_waits_for_nothing() -> None:
    assert findings(indicted(300, terminated=date(2025, 2, 1))) == []
    gone = Sheet(seen="2025-11-01T09:00:00", name="USA v. Quillfeather").defendant(WHO, ("1", ""), terminated=date(2025, 2, 1))
    gone.entry("2025-01-03", f"INDICTMENT as to {WHO}", number="1", events="indictment").entry("2025-01-06", ARREST, events="arrest")
    assert findings(gone) == []


@pytest.mark.parametrize("more", [{"shown": "part"}, {"shown": "ranged"}, {"parties": False}, {"view": 1}])
def test_a_record_that_is_not_whole_is_silent(more: dict[str, object]) -> None:
    sealed = indicted(300, **more).entry("2025-01-10", "ORDER sealing the motion until February 1, 2025", number="9")
    assert findings(sealed) == []


def test_the_newest_whole_sheet_is_what_counts() -> None:
    whole = indicted(40)
    part = sheet(300, shown="part").entry("2025-01-06", ARREST, events="arrest")
    assert list(find(case(whole, part))) == []


# --- seals that have an end


SEALED = "ORDER sealing 7 Motion until February 1, 2025"


def sealed(days: int, text: str = SEALED) -> Sheet:
    return sheet(days).entry("2025-01-10", text, number="9", events="seal")


def test_a_seal_whose_day_has_passed() -> None:
    (found,) = findings(sealed(27))
    assert values(found) == {"due": "2025-02-01", "days_overdue": 1}
    assert found.summary == "An entry of 2025-01-10 was sealed until 2025-02-01; no unsealing is on the docket as of 2025-02-02"
    assert found.defendant is None and [words.quote for words in found.evidence] == [SEALED]
    assert findings(sealed(26)) == [], "the day itself"


def test_an_unsealing_after_it_ends_the_matter_and_one_before_it_does_not() -> None:
    assert findings(sealed(60).entry("2025-02-03", "ORDER unsealing 7", number="12", events="unseal")) == []
    assert len(findings(sealed(60).entry("2025-01-08", "ORDER unsealing 3", number="4", events="unseal"))) == 1


@pytest.mark.parametrize("text", ["ORDER sealing 7 Motion until further order of the court", "SEALED MOTION by USA", "ORDER sealing 7 Motion until 2/31/2025"])
def test_a_seal_without_a_day_is_never_overdue(text: str) -> None:
    assert findings(sealed(300, text)) == []


# --- what somebody announced for a time


def announced(days: int, words: str, kind: StatementKind = "promise", state: LinkState = "same") -> list[Finding]:
    """What is found so many days after 2025-01-06 where somebody is reported to have said this on that day."""
    said = Statement("s1", (), (Quote("said", 0, 4),), (Quote(words, 5, 5 + len(words)),), "Leopold Asher", "person", kind, said=BEGUN)
    about = f"article/{'a' * 64}/1"
    article = Fact("fact", about, ArticleSaid(("body",), "Harbor Ledger", None, None, None, "en"), (Evidence("a" * 64, 0, 4, "said"),), "test", 1)
    told = Told(article, "article.html", (Link(about, None, CASE, None, None, state),), (said,))
    return list(find(replace(case(sheet(days)), told=(told,))))


def test_a_measure_announced_for_a_time_that_has_passed() -> None:
    (found,) = announced(91, "we will hold the case for 90 days")
    assert values(found) == {"due": "2025-04-06", "days_overdue": 1}
    assert found.summary == "Leopold Asher is reported to have announced something on 2025-01-06 for a time that ended on 2025-04-06, before 2025-04-07"
    assert [words.quote for words in found.evidence] == ["said", "we will hold the case for 90 days"]
    assert announced(90, "we will hold the case for 90 days") == [], "the day itself"


def test_what_is_promised_for_no_time_or_is_no_promise_about_this_case_has_no_term() -> None:
    assert announced(400, "we will file charges within 30 days") == []
    assert announced(400, "we held the case for 90 days", "claim") == []
    assert announced(400, "we will hold the case for 90 days", state="candidate") == []
