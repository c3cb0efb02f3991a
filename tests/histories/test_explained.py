"""Dismissals on the government's motion that the docket itself explains: they are counted in a class of their own, and are no finding."""

import re
import tomllib
from importlib.resources import files

import pytest
from sheet import Sheet, case, charge, said

from nolle.findings import find_all
from nolle.histories._explained import explains

WHO = "Marisol Quillfeather"
RULES = {kind: rule for kind, rule in tomllib.loads(files("nolle.histories").joinpath("explained.toml").read_text("utf-8")).items() if kind != "seen"}
ORDER = "ORDER granting 5 Motion to Dismiss"


def told(*entries: tuple[str, str, str], order: str = ORDER, ended: str = "2024-05-03") -> tuple[dict[str, int], list[str]]:
    """The class and the findings of a dismissal after such entries: day, labels, text."""
    sheet = Sheet().defendant(WHO, ("1", "")).entry(entries[0][0], f"INDICTMENT as to {WHO} (1) count(s) 1", number="1", events="indictment")
    for day, events, text in entries:
        sheet = sheet.entry(day, text, events=events, actor="court")
    seen = case(sheet.entry(ended, order, said("dismissed", "all", order, by="government"), number="2"))
    assert charge(seen.record, "1").disposition.by == "government"
    return dict(seen.record.tally), [found.kind for found in find_all(seen)]


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, rule in RULES.items() for text in rule["yes"]])
def test_words_that_explain(kind: str, text: str) -> None:
    assert explains(kind, text)


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, rule in RULES.items() for text in rule["no"]])
def test_words_that_do_not(kind: str, text: str) -> None:
    assert not explains(kind, text)


def test_every_rule_is_shown_by_an_example() -> None:
    unshown = [rule for kind in RULES.values() for rule in kind["match"] if not any(re.search(rule, text, re.I) for text in kind["yes"])]
    assert unshown == []


def test_a_notice_of_death_explains_the_dismissal_that_does_not_mention_it() -> None:
    assert told(("2024-04-03", "", f"NOTICE OF DEATH of Defendant {WHO} by Ada Quill")) == ({"abated": 1}, [])


def test_the_death_of_another_explains_nothing() -> None:
    assert told(("2024-04-03", "", f"MOTION in limine about the death of another by {WHO}"), order="ORDER dismissing Count 1, causing the death of another") == ({"dropped": 1}, ["dropped_charges"])


def test_the_last_finding_on_fitness_explains_it() -> None:
    unfit = ("2024-03-03", "competency", f"ORDER finding {WHO} incompetent to stand trial and not restorable")
    fit = ("2024-04-03", "competency", f"ORDER finding {WHO} competent to stand trial")
    assert told(unfit) == ({"unfit for trial": 1}, [])
    assert told(unfit, fit) == ({"dropped": 1}, ["dropped_charges"])


def test_a_warrant_that_was_never_served_explains_it_after_five_years() -> None:
    warrant = f"Arrest Warrant Issued as to {WHO}"
    assert told(("2004-02-03", "", warrant)) == ({"old warrant": 1}, [])
    assert told(("2023-02-03", "", warrant)) == ({"dropped": 1}, ["dropped_charges"])
    assert told(("2004-02-03", "", warrant), ("2004-03-03", "arrest", f"Arrest of {WHO}")) == ({"dropped": 1}, ["dropped_charges"])
