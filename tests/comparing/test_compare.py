"""What was said beside the record as of that day and as of now, and `at_odds`: silence is never something else."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from sheet import Sheet, case, said
from told import link, statement, told

from nolle.comparing import SAID, Comparison, compare
from nolle.findings import Case
from nolle.findings.at_odds import find
from nolle.model import Evidence, Link, Quote, Reason, Statement, Told

WHO, OTHER = "Ada Quillfeather", "Odo Ferncastle"
LATE = "2025-09-01T09:00:00"
MOTION = f"MOTION to Dismiss by USA as to {WHO}"
ORDER = f"ORDER granting 4 Motion to Dismiss as to {WHO}"
INDICTED = f"INDICTMENT as to {WHO}, {OTHER}"
DROPPED, STANDS, CONVICTED = "the charges had been dropped", "the charges remain", "she was convicted"


def begun(*people: str, seen: str = LATE, **more: object) -> Sheet:
    made = Sheet(seen=seen, **more)  # type: ignore[arg-type]
    for number, name in enumerate(people or (WHO,), 1):
        made.defendant(name, ("1", ""), number=number)
    return made.entry("2025-01-06", INDICTED, number="1", events="indictment")


def dismissed(*people: str, entered: str = "2025-03-10", **more: object) -> Sheet:
    """Filed on 3 and 4 March, entered on 10 March, of the first defendant only."""
    made = begun(*people, **more).entry("2025-03-03", MOTION, number="4", events="motion_to_dismiss", actor="government", entered=entered)  # type: ignore[arg-type]
    return made.entry("2025-03-04", ORDER, said("dismissed", "1", ORDER, by="government", motion="4", defendant=WHO), number="5", events="dismissal_order", entered=entered)


def convicted(how: str = "convicted", text: str = f"JUDGMENT as to {WHO}", events: str = "judgment") -> Sheet:
    return begun().entry("2025-03-04", text, said(how, "1", text, defendant=WHO), number="5", events=events)


def seen(made: Sheet, article: Told) -> list[Comparison]:
    one = case(made)
    text = made._text.finish()
    found = list(compare(one.record, one.docket, article))
    assert all(text[words.start : words.end] == words.quote for each in found for words in (*each.evidence, *each.evidence_now))
    return found


def results(made: Sheet, content: str, day: str, **more: object) -> tuple[str, str]:
    """What the record shows of the only act that somebody told on a day: then, and now."""
    (found,) = seen(made, told(statement(content, said=day, **more)))  # type: ignore[arg-type]
    return found.then, found.now


# --- as of that day, by what had been entered


@pytest.mark.parametrize(
    ("content", "day", "then", "now"),
    [
        (DROPPED, "2025-03-20", "same", "same"),
        (DROPPED, "2025-03-10", "same", "same"),
        (DROPPED, "2025-03-09", "silent", "same"),
        (DROPPED, "2025-02-01", "else", "same"),
        (STANDS, "2025-02-01", "same", "then"),
        (STANDS, "2025-03-09", "same", "then"),
        (STANDS, "2025-03-10", "same", "then"),
        (STANDS, "2025-03-11", "else", "else"),
        ("she was charged", "2025-01-05", "silent", "same"),
        ("she was charged", "2025-01-06", "same", "same"),
        ("she has not been charged", "2025-01-05", "silent", "else"),
        ("she has not been charged", "2025-01-20", "else", "else"),
        ("prosecutors moved to dismiss the case", "2025-03-05", "silent", "same"),
        ("prosecutors moved to dismiss the case", "2025-03-10", "same", "same"),
        ("prosecutors had not moved to dismiss the case", "2025-03-20", "else", "else"),
        (CONVICTED, "2025-03-20", "else", "else"),
        (CONVICTED, "2025-02-20", "silent", "else"),
        ("she was acquitted", "2025-03-20", "else", "else"),
        ("she pleaded guilty", "2025-03-20", "else", "else"),
    ],
)
def test_a_statement_is_held_against_what_had_been_entered_that_day(content: str, day: str, then: str, now: str) -> None:
    assert results(dismissed(), content, day) == (then, now)


def test_the_words_are_those_of_that_day_and_those_of_now() -> None:
    (found,) = seen(dismissed(), told(statement(STANDS, said="2025-02-01")))
    assert [words.quote for words in found.evidence] == [INDICTED], "not those of an ending that came later"
    assert ORDER in [words.quote for words in found.evidence_now]
    (found,) = seen(dismissed(), told(statement("prosecutors moved to dismiss the case", said="2025-03-20")))
    assert [words.quote for words in found.evidence] == [MOTION]


def test_where_the_day_is_not_given_that_of_the_article_counts_and_without_any_nothing_is_said_of_then() -> None:
    (found,) = seen(dismissed(), told(statement(STANDS), published="2025-02-01T10:00:00"))
    assert (found.day, found.then, found.now) == (date(2025, 2, 1), "same", "then")
    for published in (None, "", "in spring"):
        (found,) = seen(dismissed(), told(statement(STANDS), published=published))
        assert (found.day, found.then, found.now) == (None, "unavailable", "else")


# --- silent and unavailable


def test_that_a_charge_still_stands_only_a_later_whole_capture_can_tell() -> None:
    assert results(begun(), STANDS, "2025-03-20") == ("same", "same")
    for more in ({"seen": "2025-03-01T09:00:00"}, {"shown": "part"}, {"view": 1}):
        assert results(begun(**more), STANDS, "2025-03-20")[0] == "unavailable"  # type: ignore[arg-type]


def test_a_partial_docket_may_show_an_ending_but_its_silence_says_nothing() -> None:
    assert results(dismissed(shown="part"), DROPPED, "2025-03-20")[0] == "same"
    assert results(begun(shown="part"), DROPPED, "2025-03-20") == ("unavailable", "unavailable")
    assert results(begun(), DROPPED, "2025-03-20") == ("else", "else"), "a whole docket on which the charge stands open does"


def test_what_the_government_had_asked_for_is_not_called_something_else_until_it_is_denied() -> None:
    asked = begun().entry("2025-03-03", MOTION, number="4", events="motion_to_dismiss", actor="government")
    assert results(asked, DROPPED, "2025-03-20") == ("silent", "silent")
    denied = asked.entry("2025-03-25", f"ORDER denying 4 Motion to Dismiss as to {WHO}", number="5", events="motion_denied", actor="court")
    assert results(denied, DROPPED, "2025-03-20") == ("silent", "else")
    assert results(denied, DROPPED, "2025-03-27") == ("else", "else")


def test_a_denial_of_another_motion_is_none_of_the_governments() -> None:
    asked = begun().entry("2025-03-03", MOTION, number="4", events="motion_to_dismiss", actor="government")
    denied = asked.entry("2025-03-10", f"ORDER denying 2 Motion to Suppress as to {WHO}", number="5", events="motion_denied", actor="court")
    assert results(denied, DROPPED, "2025-03-20") == ("silent", "silent")


def test_an_end_that_nobody_can_tell_is_silence() -> None:
    unknown = Sheet(seen=LATE).defendant(WHO, ("1", "See order of the court en banc")).entry("2025-01-06", INDICTED, number="1", events="indictment")
    for content in (DROPPED, STANDS, CONVICTED, "the case had not been dismissed"):
        assert results(unknown, content, "2025-03-20") == ("silent", "silent")


def test_counts_that_later_ones_replaced_do_not_keep_the_others_ending_from_being_told() -> None:
    made = Sheet(seen=LATE).defendant(WHO, ("1", ""), ("1s", "")).entry("2025-01-06", INDICTED, number="1", events="indictment")
    made.entry("2025-02-03", f"SUPERSEDING INDICTMENT as to {WHO} (1) count 1s", number="3", events="superseding_charge")
    made.entry("2025-03-04", ORDER, said("dismissed", "1s", ORDER, by="government", defendant=WHO), number="5", events="dismissal_order")
    assert results(made, CONVICTED, "2025-03-20") == ("else", "else")


def test_a_record_without_any_charge_is_not_available() -> None:
    nobody = Sheet(seen=LATE).defendant(WHO).entry("2025-01-06", "NOTICE", number="1")
    assert results(nobody, DROPPED, "2025-03-20") == ("unavailable", "unavailable")


def test_what_tells_no_act_is_not_checkable() -> None:
    for content, kind in (("the ferry left on time", "claim"), (DROPPED, "opinion"), ("the charges will be dropped", "promise")):
        (found,) = seen(dismissed(), told(statement(content, said="2025-03-20", kind=kind)))  # type: ignore[arg-type]
        assert (found.act, found.then, found.now, found.evidence) == (None, "unchecked", "unchecked", ())


# --- kinds of conviction


@pytest.mark.parametrize(
    ("how", "content", "then"),
    [
        ("convicted_plea", "she pleaded guilty", "same"),
        ("convicted_trial", "she pleaded guilty", "else"),
        ("convicted", "she pleaded guilty", "silent"),
        ("convicted_trial", CONVICTED, "same"),
        ("convicted_plea", DROPPED, "else"),
        ("convicted", "she was sentenced to four years", "same"),
    ],
)
def test_a_conviction_is_held_against_what_kind_it_was(how: str, content: str, then: str) -> None:
    assert results(convicted(how), content, "2025-03-20")[0] == then


def test_a_verdict_is_no_sentence() -> None:
    verdict = convicted("convicted_trial", f"JURY VERDICT as to {WHO}: guilty", "verdict_guilty")
    assert results(verdict, "she was sentenced to four years", "2025-03-20")[0] == "silent"
    later = verdict.entry("2025-06-02", f"Sentencing held as to {WHO}", number="9", events="sentencing")
    assert results(later, "she was sentenced to four years", "2025-06-03") == ("same", "same")
    assert results(later, "she was sentenced to four years", "2025-05-03") == ("silent", "same")


def test_a_plea_that_stood_on_the_docket_was_one_whatever_became_of_the_charge() -> None:
    plea = f"Plea entered by {WHO} (1) Guilty Count 1"
    made = dismissed().entry("2025-02-03", plea, number="2", events="plea_guilty", actor="court")
    assert results(made, "she pleaded guilty", "2025-02-10") == ("same", "then")
    assert results(made, "she pleaded guilty", "2025-04-10") == ("then", "then"), "the plea stood, and the charge was dismissed"
    assert results(made, "she pleaded guilty", "2025-02-01")[0] == "silent"


# --- several defendants


def links_to(*whom: tuple[str, int]) -> tuple[Link, ...]:
    return tuple(link(defendant=name, number=number) for name, number in whom)


def test_a_link_to_a_defendant_asks_for_that_ones_charges() -> None:
    for whom, then in (((WHO, 1), "same"), ((OTHER, 2), "silent")):
        (found,) = seen(dismissed(WHO, OTHER), told(statement(DROPPED, said="2025-03-20"), links=links_to(whom)))
        assert (found.then, found.links) == (then, links_to(whom))
    (found,) = seen(dismissed(WHO, OTHER), told(statement("prosecutors moved to dismiss the case", said="2025-03-20"), links=links_to((OTHER, 2))))
    assert (found.then, found.evidence) == ("silent", ())


@pytest.mark.parametrize("content", [DROPPED, STANDS, "prosecutors moved to dismiss the case"])
def test_of_a_case_with_several_defendants_only_what_is_so_of_all_is_said(content: str) -> None:
    assert results(dismissed(WHO, OTHER), content, "2025-03-20") == ("silent", "silent")


def named(name: str, number: int, within: Statement) -> Link:
    """A statement's link by the words at the start of its content."""
    words = Evidence("a" * 64, within.content[0].start, within.content[0].start + len(name), name)
    return replace(link(statement=within.id, defendant=name, number=number), agree=(Reason("name", words, None),))


def test_of_several_links_those_to_the_people_whom_the_words_name_are_meant() -> None:
    words = statement(f"{WHO} is still charged", said="2025-03-20")
    both = (link(), link(statement="s1"), named(WHO, 1, words), link(statement="s1", defendant=OTHER, number=2))
    (found,) = seen(dismissed(WHO, OTHER), told(words, links=both))
    assert (found.then, [one.defendant for one in found.links]) == ("else", [WHO])


def test_where_several_are_named_what_is_so_of_each_is_said() -> None:
    words = statement(f"{WHO} and {OTHER} were charged", said="2025-03-20")
    (found,) = seen(dismissed(WHO, OTHER), told(words, links=(named(WHO, 1, words), named(OTHER, 2, replace(words, content=(Quote(OTHER, 27, 27 + len(OTHER)),)))) ))
    assert (found.then, len(found.links)) == ("same", 2)


def test_whom_only_the_paragraph_names_is_not_held_against_the_record() -> None:
    links = (link(statement="s1", defendant=WHO, number=1),)
    (found,) = seen(dismissed(WHO, OTHER), told(statement(STANDS, said="2025-03-20"), links=links))
    assert (found.then, found.evidence) == ("silent", ())
    (found,) = seen(dismissed(WHO), told(statement(STANDS, said="2025-03-20"), links=links))
    assert found.then == "else"


def test_what_is_so_of_all_defendants_is_said_of_the_case() -> None:
    assert results(begun(WHO, OTHER), STANDS, "2025-03-20") == ("same", "same")
    assert results(begun(WHO, OTHER), "they were charged", "2025-03-20") == ("same", "same")


def test_a_statement_that_may_be_of_either_defendant_is_given_to_neither() -> None:
    both = links_to((WHO, 1), (OTHER, 2))
    assert seen(dismissed(WHO, OTHER), told(statement(DROPPED, said="2025-03-20"), links=both)) == []
    (found,) = seen(dismissed(WHO, OTHER), told(statement(DROPPED, said="2025-03-20"), links=(*both, link())))
    assert found.links == (link(),)


# --- links


@pytest.mark.parametrize(
    "links",
    [
        (link("candidate"),),
        (link("unknown"),),
        (link("different"),),
        (link("candidate", statement="s1"),),
        (link(), link("candidate", statement="s1", defendant=WHO, number=1)),
        (link(statement="s2"),),
    ],
)
def test_what_is_not_surely_about_the_case_is_never_compared(links: tuple[Link, ...]) -> None:
    assert seen(dismissed(), told(statement(DROPPED, said="2025-03-20"), links=links)) == []


def test_a_statements_own_link_goes_before_its_articles() -> None:
    own = link(statement="s1", defendant=OTHER, number=2)
    (found,) = seen(dismissed(WHO, OTHER), told(statement(DROPPED, said="2025-03-20"), links=(link(defendant=WHO, number=1), own)))
    assert (found.links, found.then) == ((own,), "silent")


# --- at odds


def findings(made: Sheet, *statements: Statement, **more: object) -> list[object]:
    one = case(made)
    return list(find(Case(one.record, one.docket, (told(*statements, **more),))))  # type: ignore[arg-type]


def test_a_statement_at_odds_with_the_record_of_its_day_is_found_with_both_sides_words() -> None:
    (found,) = findings(dismissed(), statement(STANDS, said="2025-03-20"))
    assert (found.kind, found.happened) == ("at_odds", date(2025, 3, 20))  # type: ignore[attr-defined]
    assert found.summary == "Tobias Wrenfield is reported to have said on 2025-03-20 that charges stand; the record shows something else as of that day"  # type: ignore[attr-defined]
    quotes = [words.quote for words in found.evidence]  # type: ignore[attr-defined]
    assert quotes[:3] == ["Tobias Wrenfield", "said", STANDS] and ORDER in quotes
    assert [(s.name, s.value) for s in found.signals] == [("as_of_that_day", SAID["else"]), ("as_of_now", SAID["else"])]  # type: ignore[attr-defined]
    assert not {"lie", "false", "true", "wrong"} & set(found.summary.split())  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("content", "day"),
    [(DROPPED, "2025-03-20"), (DROPPED, "2025-03-09"), (STANDS, "2025-02-01"), (STANDS, "2025-03-10"), ("the ferry left", "2025-03-20"), ("she was not convicted of arson", "2025-03-20")],
)
def test_neither_agreement_nor_silence_nor_what_changed_later_is_at_odds(content: str, day: str) -> None:
    assert findings(dismissed(), statement(content, said=day)) == []


def test_neither_a_candidate_nor_a_day_that_nobody_knows_is_at_odds() -> None:
    assert findings(dismissed(), statement(STANDS, said="2025-03-20"), links=(link("candidate"),)) == []
    assert findings(dismissed(), statement(STANDS)) == []
    assert findings(dismissed(), replace(statement(STANDS, said="2025-03-20"), hedged=True)) == []


def test_a_denial_of_what_the_record_shows_is_at_odds() -> None:
    (found,) = findings(dismissed(), statement(DROPPED, said="2025-03-20", kind="denial"))
    assert "that charges stand" in found.summary  # type: ignore[attr-defined]
