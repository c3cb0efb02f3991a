"""Press releases as the Department of Justice's interface gives them; every release here is invented."""

from __future__ import annotations

import json

import pytest
from test_reader_contract import check_words

from nolle.errors import CannotRead
from nolle.model import Report
from nolle.readers import press_release, read_page
from nolle.readers._page import Page

RELEASE = {
    "uuid": "0b6f",
    "title": "Baker&#039;s Bookkeeper Charged &amp;amp; Arraigned",
    "number": "",
    "date": "1708923600",
    "url": "https://www.justice.gov/usao-xx/pr/bakers-bookkeeper",
    "component": [{"uuid": "1", "name": "USAO - Lakeland"}, {"uuid": "2", "name": "Tax Division"}],
    "topic": "",
    "teaser": "<p>Charged.</p>",
    "body": "<p>HARWICK &ndash; A bookkeeper was charged on Monday, Acting U.S. Attorney Odile Marchetti said.</p>"
    "<p>&ldquo;We&nbsp;will prove it,&rdquo; Marchetti said.</p>\n<ul><li>The charge is an allegation.</li></ul><p># # #</p>",
}


def read(value: object) -> Report:
    page = Page(json.dumps(value).encode(), "releases.json")
    assert press_release.recognises(page)
    report = read_page(page)
    assert report.reader == "press_release"
    check_words(report)
    return report


def test_a_release_has_its_headline_paragraphs_office_and_day() -> None:
    (article,) = read(RELEASE).articles
    assert [(passage.part, str(passage.words)) for passage in article.passages] == [
        ("headline", "Baker's Bookkeeper Charged & Arraigned"),
        ("body", "HARWICK – A bookkeeper was charged on Monday, Acting U.S. Attorney Odile Marchetti said."),
        ("body", "“We will prove it,” Marchetti said."),
        ("body", "The charge is an allegation."),
        ("boilerplate", "# # #"),
    ]
    assert (article.outlet, article.published, article.updated) == ("USAO - Lakeland; Tax Division", "2024-02-26T05:00:00+00:00", None)
    assert article.address == RELEASE["url"]


@pytest.mark.parametrize("value", [[RELEASE, RELEASE], {"results": [RELEASE, RELEASE]}])
def test_a_list_gives_an_article_for_each_release(value: object) -> None:
    report = read(value)
    assert len(report.articles) == 2 and report.notes == ()
    first, second = (article.passages[0].words for article in report.articles)
    assert first.text == second.text and first.end < second.start


def test_a_page_of_a_longer_list_is_said_to_be_one() -> None:
    assert "longer list" in read({"metadata": {"resultset": {"count": "250"}}, "results": [RELEASE]}).notes[0]


def test_objects_that_are_no_release_are_counted() -> None:
    assert "1 of 2" in read([RELEASE, {"title": "x"}]).notes[0]


@pytest.mark.parametrize(("component", "outlet"), [(None, "U.S. Department of Justice"), ("", "U.S. Department of Justice"), ({"name": "USAO - Lakeland"}, "USAO - Lakeland")])
def test_the_office_may_be_given_in_other_shapes(component: object, outlet: str) -> None:
    assert read(RELEASE | {"component": component}).articles[0].outlet == outlet


@pytest.mark.parametrize("date", ["", None, "soon", "9" * 40, {}, True])
def test_a_day_that_cannot_be_read_is_unknown(date: object) -> None:
    assert read(RELEASE | {"date": date}).articles[0].published is None


def test_an_address_of_a_mailbox_is_masked_and_the_words_still_stand_where_they_are_said_to() -> None:
    report = read(RELEASE | {"body": "<p>Write to press@harwick.example now.</p><p>She said so.</p>"})
    assert "@" not in report.text
    assert str(report.articles[0].passages[-1].words) == "She said so."


def test_a_release_without_a_word_is_refused() -> None:
    with pytest.raises(CannotRead, match=r"releases\.json: press releases without title or body"):
        read(RELEASE | {"title": " ", "body": "", "teaser": ""})


def test_other_json_is_not_a_release() -> None:
    assert not press_release.recognises(Page(b'{"title": "x", "body": "y"}', "page"))
