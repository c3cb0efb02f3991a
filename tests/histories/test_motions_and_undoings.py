"""What one entry says of another: what a granted motion was for, who filed it, and what undoes a dismissal."""

import re
import tomllib
from importlib.resources import files

import pytest
from sheet import Sheet, case, charge, record, said

from nolle.findings import find_all

WHO = "Marisol Quillfeather"
RULES = tomllib.loads(files("nolle.histories").joinpath("undone.toml").read_text("utf-8"))
GRANTED = "ORDER granting 5 Motion to Dismiss"


def granting(motion: str, events: str = "motion_to_dismiss", actor: str | None = "government", people: str = WHO) -> Sheet:
    """A motion 5 and an order that grants it by its number alone."""
    order = said("dismissed", "all", GRANTED, motion="5")
    return Sheet().defendant(people, ("1", "")).entry("2024-04-01", motion, number="5", events=events, actor=actor).entry("2024-05-03", GRANTED, order, number="6")  # type: ignore[arg-type]


@pytest.mark.parametrize("motion", [f"MOTION to Dismiss Forfeiture Allegation by USA as to {WHO}", f"MOTION to Dismiss Defendant's 4 Motion to Suppress by USA as to {WHO}"])
def test_granting_a_motion_about_something_else_ends_no_count(motion: str) -> None:
    made = charge(record(granting(motion, events="")), "1")
    assert made.disposition.outcome == "pending"
    assert "no charge" in made.unplaced[0]


@pytest.mark.parametrize(("motion", "actor", "by"), [
    (f"Joint MOTION to Dismiss by USA, {WHO} as to {WHO}", "government", "joint"),
    (f"MOTION to Dismiss by USA, {WHO} as to {WHO}", "government", "joint"),
    (f"MOTION to Dismiss by {WHO}. Unopposed by the government.", "government", "defense"),
    (f"MOTION to Dismiss by USA as to {WHO}", "government", "government"),
    (f"MOTION to Dismiss as to {WHO}", None, "unknown"),
])  # fmt: skip
def test_a_motion_is_of_those_it_names_as_filers(motion: str, actor: str | None, by: str) -> None:
    assert charge(record(granting(motion, actor=actor)), "1").disposition.by == by


@pytest.mark.parametrize("later", [*RULES["match"], *RULES["void_match"]])
def test_a_dismissal_that_was_undone_is_no_dismissal(later: str) -> None:
    order = said("dismissed", "1", "ORDER dismissing count 1", by="government")
    seen = case(Sheet().defendant(WHO, ("1", "")).entry("2024-05-03", "ORDER dismissing count 1", order, number="9").entry("2024-06-03", later.replace("Marisol Tennant", WHO), number="12"))
    made = seen.record
    end = charge(made, "1").disposition
    assert (end.outcome, [e.quote for e in end.evidence][:1]) == ("unknown", ["ORDER dismissing count 1"])
    assert [found for found in find_all(seen) if found.kind == "dropped_charges"] == []


@pytest.mark.parametrize("later", [*RULES["miss"], *RULES["void_miss"]])
def test_other_orders_undo_nothing(later: str) -> None:
    order = said("dismissed", "1", "ORDER dismissing count 1", by="government")
    made = record(Sheet().defendant(WHO, ("1", "")).entry("2024-05-03", "ORDER dismissing count 1", order, number="9").entry("2024-06-03", later, number="12"))
    assert charge(made, "1").disposition.outcome == "dismissed"


def test_every_rule_on_undoings_is_shown_by_an_example() -> None:
    assert all(any(re.search(rule, example, re.I) for example in RULES["match"]) for rule in RULES["undone"])
    assert all(any(re.search(rule.replace("<number>", "9"), example, re.I) for example in RULES["void_match"]) for rule in RULES["void"])


def test_a_dismissal_after_an_agreement_on_diversion_is_its_own_class() -> None:
    order = said("dismissed", "1", "ORDER dismissing count 1", by="government")
    seen = case(
        Sheet().defendant(WHO, ("1", "")).entry("2024-02-03", f"PRETRIAL DIVERSION AGREEMENT as to {WHO}", events="diversion").entry("2024-05-03", "ORDER dismissing count 1", order)
    )
    made = seen.record
    assert (made.tally, list(find_all(seen))) == ({"diversion": 1}, [])


def test_a_dismissal_beside_a_plea_to_a_count_that_no_row_shows_is_a_bargain() -> None:
    order = said("dismissed", "1 2", "ORDER dismissing counts 1-2", by="government")
    plea = said("convicted_plea", "7", "Guilty to count 7 of the Information", document="Information")
    made = record(Sheet().defendant(WHO, ("1", ""), ("2", "")).entry("2024-02-03", "Guilty to count 7 of the Information", plea).entry("2024-05-03", "ORDER dismissing counts 1-2", order))
    assert charge(made, "1").disposition.context == "plea_bargain"


def test_an_order_that_calls_its_motion_by_the_number_alone_grants_it() -> None:
    words = "ORDER: Having considered the motion at docket entry 5, the motion is GRANTED and the indictment is dismissed"
    asked = Sheet().defendant(WHO, ("1", "")).entry("2024-04-01", f"MOTION to Dismiss by USA as to {WHO}", number="5", events="motion_to_dismiss", actor="government")
    assert charge(record(asked.entry("2024-05-03", words, said("dismissed", "all", "the indictment is dismissed"), number="6")), "1").disposition.by == "government"
    two = words + "; the motion at docket entry 4 is denied"
    asked = Sheet().defendant(WHO, ("1", "")).entry("2024-04-01", f"MOTION to Dismiss by USA as to {WHO}", number="5", events="motion_to_dismiss", actor="government")
    assert charge(record(asked.entry("2024-05-03", two, said("dismissed", "all", "the indictment is dismissed"), number="6")), "1").disposition.by == "unknown"


@pytest.mark.parametrize(("whom", "ends"), [("as to all defendants", ["dismissed", "dismissed"]), ("as to all defendants except the first", ["pending", "pending"]), ("", ["pending", "pending"])])
def test_what_is_ordered_as_to_all_defendants_is_so_of_each(whom: str, ends: list[str]) -> None:
    words = f"ORDER: the Indictment is DISMISSED {whom}"
    sheet = Sheet().defendant(WHO, ("1", "")).defendant("Odo Ferncastle", ("1", ""), number=2)
    made = record(sheet.entry("2024-05-03", words, said("dismissed", "all", words, by="government"), number="6"))
    assert [one.disposition.outcome for one in made.charges] == ends
