"""Handed over: who, by the docket, went to immigration or another country while charges were open or soon after their dismissal."""

from __future__ import annotations

import pytest
from sheet import Sheet, case, said

from nolle.findings.handed_over import find
from nolle.model import Finding

WHO, OTHER = "Ada Quillfeather", "Odo Ferncastle"
GONE = f"Minute Entry: {WHO} released to ICE custody"
ORDER = f"ORDER granting Motion to Dismiss as to {WHO}"


def sheet(*rows: tuple[str, str], **more: object) -> Sheet:
    made = Sheet(seen="2025-09-01T09:00:00", **more).defendant(WHO, *(rows or (("1", ""),)), number=1).defendant(OTHER, ("1", ""), number=2)  # type: ignore[arg-type]
    return made.entry("2025-01-06", f"INDICTMENT as to {WHO}", number="1", events="indictment")


def ended(made: Sheet, outcome: str = "dismissed", by: str = "government") -> Sheet:
    return made.entry("2025-03-04", ORDER, said(outcome, "1", ORDER, by=by, defendant=WHO), number="5")


def findings(made: Sheet) -> list[Finding]:
    found = list(find(case(made)))
    text = made._text.finish()
    assert all(text[words.start : words.end] == words.quote for one in found for words in one.evidence)
    return found


def test_one_who_went_while_charges_were_open() -> None:
    (found,) = findings(sheet(("1", ""), ("2", "")).entry("2025-02-03", GONE, number="4", entered="2025-02-05"))
    assert (found.kind, found.defendant, found.counts, found.happened.isoformat(), found.entered.isoformat()) == ("handed_over", WHO, ("1", "2"), "2025-02-03", "2025-02-05")  # type: ignore[union-attr]
    assert found.summary == f"By the docket {WHO} went to immigration or another country on 2025-02-03, while charges were open"
    assert [(signal.name, signal.value) for signal in found.signals] == [("charges_open_then", 2)]
    assert [words.quote for words in found.evidence] == ["released to ICE"]


@pytest.mark.parametrize(("day", "told"), [("2025-03-04", True), ("2025-04-03", True), ("2025-04-04", False)])
def test_thirty_days_after_the_dismissal_and_no_more(day: str, told: bool) -> None:
    found = findings(ended(sheet()).entry(day, GONE, number="6"))
    assert bool(found) is told
    assert all(one.summary.endswith("within 30 days of their dismissal") and one.signals[0].value is False for one in found)


def test_who_went_first_and_was_dismissed_later_went_while_charges_were_open() -> None:
    (found,) = findings(ended(sheet()).entry("2025-02-03", GONE, number="4"))
    assert found.summary.endswith("while charges were open")
    assert found.signals[0].value == 1 and ORDER in [words.quote for words in found.signals[0].evidence]


def test_all_such_entries_are_shown_in_one_finding() -> None:
    (found,) = findings(sheet().entry("2025-02-03", GONE, number="4").entry("2025-02-10", f"{WHO} surrendered to the Government of Freedonia", number="5"))
    assert [words.quote for words in found.evidence] == ["released to ICE", "surrendered to the Government of"]


@pytest.mark.parametrize("outcome", ["convicted", "convicted_plea", "convicted_trial"])
def test_one_who_was_convicted_is_none(outcome: str) -> None:
    assert findings(ended(sheet(("1", ""), ("2", "")), outcome).entry("2025-03-10", GONE, number="6")) == []


def test_the_month_after_counts_for_a_dismissal_only() -> None:
    for outcome in ("acquitted", "transferred"):
        assert findings(ended(sheet(), outcome, "jury").entry("2025-03-10", GONE, number="6")) == []


def test_where_nobody_can_tell_whether_charges_were_open_nothing_is_said() -> None:
    assert findings(sheet(("1", "See order of the court en banc")).entry("2025-02-03", GONE, number="4")) == []


@pytest.mark.parametrize(
    "text",
    [
        f"COMMITMENT TO ANOTHER DISTRICT as to {WHO}; removal hearing under Rule 5(c)(3) held",
        f"{WHO} remanded to the custody of the U.S. Marshal",
        f"{WHO} transferred to the custody of the Bureau of Prisons",
        f"Minute Entry: detention hearing as to {WHO}. There is an ICE detainer.",
        f"Minute Entry: {WHO} in custody, arrested by Border Patrol",
        f"COMPLAINT as to {WHO}: Reentry of Deported Alien",
        f"Minute Entry: {WHO} advised of the risk of deportation",
        f"If {WHO} is released to ICE custody, counsel shall tell the court",
        f"ORDER: {WHO} is not to be transferred to ICE custody",
        f"NOTICE of intent to request judicial removal as to {WHO}",
        f"{WHO} extradited to the United States",
        "Minute Entry: defendant released to ICE custody",
        f"Minute Entry: {OTHER}'s brother deported",
    ],
)
def test_what_is_no_handing_over_of_this_defendant(text: str) -> None:
    assert findings(sheet().entry("2025-02-03", text, number="4")) == []


def test_what_the_defence_writes_is_none() -> None:
    assert findings(sheet().entry("2025-02-03", f"LETTER: {WHO} was deported", number="4", actor="defense")) == []
    assert findings(sheet().entry("2025-02-03", f"LETTER: {WHO} was deported", number="4", actor="government"))
