"""Which articles are told as one: copies, cut versions and updates. All articles here are invented."""

from __future__ import annotations

import random
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nolle.copies import group

WIRE = """HARWICK — A federal judge on Tuesday dismissed two of the five counts against a former county clerk after prosecutors said they could no longer prove them.
Judge Maren Oyelaran granted the motion from the bench and set the remaining counts for trial in March.
“We looked again at the ledgers and we did what the rules ask of us,” said Acting U.S. Attorney Tobin Faircloth, who spoke for less than a minute outside the courthouse.
The clerk, Ines Valcourt, had been charged last spring with wire fraud and with keeping false records of the county's road fund.
Her lawyer, Pascal Whitmore, said the dismissal showed that the case “was built on a spreadsheet that nobody had read to the end.”
A spokeswoman for the county declined to comment on the ruling. The county has said that it will not pay for the defense of its former officers.
Prosecutors told the court in a filing last week that one of their witnesses had changed his account of how the transfers were approved.
The trial is expected to last two weeks, and lawyers for both sides said that they would not ask for more time."""

RIVAL = """A former official of Harwick County will be tried on three counts instead of five, a judge decided Tuesday.
The decision came at the request of the prosecutors themselves, who wrote that one witness no longer stood by what he had told investigators.
“We looked again at the ledgers and we did what the rules ask of us,” said Acting U.S. Attorney Tobin Faircloth.
For Ines Valcourt, 58, it was the first good day in court since her arrest. She left through a side door and did not answer questions.
Two members of the county board said they were surprised. The board meets again in January, and the road fund is on its list.
Maren Oyelaran, the judge, asked both sides whether three weeks would be enough for the trial; both said that two would do."""

RELEASE = """The Office of the United States Attorney announced today that it has asked the court to dismiss two counts of the indictment in this matter.
After a review of the evidence, including statements that a witness made in November, the Office concluded that these counts could not be proved beyond a reasonable doubt.
The remaining counts are not affected by this decision, and the Office looks forward to presenting them to a jury in March."""

FORM = """{name}, {age}, of {town}, was sentenced on Thursday to {months} months in prison for possession of a firearm by a convicted felon, the Office of the United States Attorney announced.
According to court documents, officers stopped a car that {last} was driving in {town} and found a loaded pistol under the seat.
{last} pleaded guilty in the spring. The judge also ordered three years of supervised release. There is no parole in the federal system.
The case was investigated by the Bureau of Alcohol, Tobacco, Firearms and Explosives with the help of local police. It is part of a program that brings together all levels of
law enforcement and the communities they serve to reduce violent crime and gun violence, and to make neighborhoods safer for everyone who lives in them."""


def firsts(*rows: tuple[str, str, str | None, str | None]) -> dict[str, str]:
    return group(rows)


def told_as_one(text: str, other: str, address: str | None = None, other_address: str | None = None) -> bool:
    found = firsts(("a", text, "2024-03-05", address), ("b", other, "2024-03-06", other_address))
    assert found["a"] == "a"
    return found["b"] == "a"


def paragraphs(text: str, start: int = 0, end: int | None = None) -> str:
    return "\n".join(text.split("\n")[start:end])


def test_a_wire_story_with_another_credit_line_and_small_edits_is_a_copy() -> None:
    local = WIRE.replace("HARWICK — A", "A").replace(" on Tuesday", "").replace("U.S. Attorney", "United States Attorney").replace("two weeks", "2 weeks")
    assert told_as_one(WIRE, f"{local}\nLena Sandoval and Arthur Kimura of the Marlow Ledger contributed from Marlow and Port Ellis.")


@pytest.mark.parametrize("kept", [2, 4, 6])
def test_a_cut_copy_is_held_by_the_longer_one(kept: int) -> None:
    assert told_as_one(WIRE, paragraphs(WIRE, 0, kept)) and told_as_one(paragraphs(WIRE, 0, kept), WIRE)


def test_a_feeds_teaser_belongs_to_its_article() -> None:
    teaser = paragraphs(WIRE, 0, 2)[:-20] + "…"
    assert told_as_one(teaser, WIRE)


def test_an_update_at_the_same_address_is_a_version() -> None:
    update = "A new hearing was set for Friday, the court said late Tuesday, and the clerk will be there.\n" + paragraphs(WIRE, 3, 8) + "\n" + paragraphs(RIVAL, 3, 6)
    assert told_as_one(WIRE, update, "https://ledger.example/clerk?utm_source=x#top", "http://www.ledger.example/clerk/")
    assert not told_as_one(WIRE, update, "https://ledger.example/clerk", "https://ledger.example/board")


def test_versions_in_a_row_lead_back_to_the_first() -> None:
    second = paragraphs(WIRE, 3) + "\n" + RIVAL
    third = RIVAL + "\nThe board will meet on Friday to hear what the clerk has to say about the missing road fund money."
    address = "https://ledger.example/clerk"
    assert firsts(("1", WIRE, "2024-03-05", address), ("2", second, "2024-03-06", address), ("3", third, "2024-03-07", address)) == {"1": "1", "2": "1", "3": "1"}


def test_another_story_at_the_same_address_is_not_a_version() -> None:
    assert not told_as_one(WIRE, RIVAL, "https://ledger.example/today", "https://ledger.example/today")


def test_two_reports_of_one_event_stay_two() -> None:
    assert not told_as_one(WIRE, RIVAL)


def test_a_release_that_an_article_quotes_is_not_the_article() -> None:
    assert not told_as_one(RELEASE, f"{paragraphs(WIRE, 0, 4)}\nThe statement in full: “{RELEASE}”\n{paragraphs(WIRE, 4)}")


def test_a_release_sent_on_by_an_outlet_is_a_copy() -> None:
    assert told_as_one(RELEASE, f"Marlow — {RELEASE}\nPublished as received.")


def test_two_releases_made_from_one_form_stay_two() -> None:
    one = FORM.format(name="Lee Okafor", last="Okafor", age=34, town="Marlow", months=41)
    two = FORM.format(name="Dana Whitlow", last="Whitlow", age=29, town="Port Ellis", months=60)
    assert not told_as_one(one, two)
    assert told_as_one(one, one.replace("Thursday", "Dec. 12"))


def test_a_hundred_releases_made_from_one_form_stay_a_hundred() -> None:
    chance = random.Random(11)
    names = ["".join(chance.choices("abdeiklmnorstu", k=6)).title() for _ in range(300)]
    rows = [
        (str(n), FORM.format(name=f"{chance.choice(names)} {last}", last=last, age=chance.randrange(20, 60), town=chance.choice(names), months=chance.randrange(9, 99)), None, None)
        for n, last in enumerate(names[:100])
    ]
    assert len(set(group(rows).values())) == 100


def test_the_first_is_the_one_published_first_whatever_the_order_of_capture() -> None:
    rows = [("late", WIRE, "2024-03-06T09:00:00+00:00", None), ("undated", WIRE, None, None), ("early", WIRE, "2024-03-06T09:30:00+02:00", None), ("odd", WIRE, "soon", None)]
    assert set(group(rows).values()) == {"early"}
    assert set(group(rows[1::2]).values()) == {"undated"}


def test_a_feed_fetched_twice_tells_its_short_items_once() -> None:
    short = "The clerk is due in court on Friday."
    assert told_as_one(short, short, "https://ledger.example/clerk", "https://ledger.example/clerk")
    assert not told_as_one(short, short)
    assert not told_as_one("", "", "https://ledger.example/clerk", "https://ledger.example/clerk")


def test_copies_are_found_after_another_article_that_holds_the_same_words() -> None:
    quoting = f"{paragraphs(WIRE, 0, 5)}\n“{RELEASE}”\n{RIVAL}"
    found = firsts(("quoting", quoting, "2024-03-01", None), *((f"r{n}", RELEASE, f"2024-03-0{n}", None) for n in range(2, 6)))
    assert found == {"quoting": "quoting", "r2": "r2", "r3": "r2", "r4": "r2", "r5": "r2"}


def test_no_articles_make_no_groups() -> None:
    assert group([]) == {}


WORDS = st.lists(st.sampled_from("court judge clerk the of and count dropped said Marlow".split()), max_size=80).map(" ".join) | st.text(max_size=60)
ROWS = st.lists(st.tuples(WORDS, st.none() | st.sampled_from(["2024-03-05", "x"]), st.none() | st.sampled_from(["https://a.example/1", "a.example/2"])), max_size=8)


@given(ROWS)
def test_a_first_is_its_own_first(rows: list[tuple[str, str | None, str | None]]) -> None:
    found = group((str(place), *row) for place, row in enumerate(rows))
    assert set(found) == {str(place) for place in range(len(rows))}
    assert all(found[first] == first for first in found.values())


def test_thousands_of_articles_take_seconds() -> None:
    chance = random.Random(7)
    vocabulary = [f"w{n}" for n in range(8_000)]
    ending = " ".join(FORM.split()[-60:])
    texts = [" ".join(chance.choices(vocabulary, k=300)) + f"\n{ending}" for _ in range(1_500)]
    rows = [(str(n), text, None, None) for n, text in enumerate((*texts, *texts[:500], *[texts[0]] * 500))]
    begun = time.process_time()
    found = group(rows)
    assert time.process_time() - begun < 10
    assert all(found[str(1_500 + n)] == str(n) for n in range(500)) and {found[str(n)] for n in range(2_000, 2_500)} == {"0"}
    assert all(found[str(n)] == str(n) for n in range(1_500))
