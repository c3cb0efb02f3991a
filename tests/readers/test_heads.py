"""What the lines above an article tell: its day and the office that issued it, of a text and of a web page."""

from __future__ import annotations

import pytest

from nolle.readers import news_page, plain_text
from nolle.readers._line_parts import Head, head_of
from nolle.readers._page import Page

BODY = "A grand jury charged Dana Whitlow with fraud on Wednesday, the office announced. " * 3
OFFICE = "U.S. Attorney's Office, District of Maine"
TEXT = f"Department of Justice\n{OFFICE}\n\nFOR IMMEDIATE RELEASE\nThursday, March 9, 2023\n\nClerk Charged With Fraud\n\n{BODY}\n"


def page(*above: str, foot: str = "") -> str:
    lines = "".join(f"<div>{line}</div>" for line in above)
    return f"<html><head><title>Clerk charged</title></head><body><main><h1>Clerk Charged With Fraud</h1>{lines}<article><p>{BODY}</p><p>{BODY.lower()}</p></article>{foot}</main></body></html>"


def test_a_release_as_text_has_its_day_its_office_and_its_headline() -> None:
    article = plain_text.read(Page(TEXT.encode(), "release.txt")).articles[0]
    assert (article.published, article.outlet) == ("2023-03-09", OFFICE)
    assert [passage.words.text for passage in article.passages if passage.part == "headline"] == ["Clerk Charged With Fraud"]


def test_a_text_without_such_lines_tells_neither() -> None:
    article = plain_text.read(Page(f"Clerk charged\n\nOn March 9, 2023, he left.\n\n{BODY}".encode(), "article.txt")).articles[0]
    assert (article.published, article.outlet) == (None, None)


def test_a_web_page_is_read_between_headline_and_body() -> None:
    article = news_page.read(Page(page("Thursday, March 9, 2023", OFFICE, foot="<p>Updated March 12, 2023</p>").encode(), "release.html")).articles[0]
    assert (article.published, article.outlet) == ("2023-03-09", OFFICE)


def test_what_a_web_page_declares_goes_before_what_it_prints() -> None:
    declared = page("Thursday, March 9, 2023").replace("<title>", '<meta property="article:published_time" content="2023-03-10T08:00:00Z"><title>')
    assert news_page.read(Page(declared.encode(), "release.html")).articles[0].published == "2023-03-10T08:00:00Z"


@pytest.mark.parametrize(
    ("lines", "head"),
    [
        (["March 9, 2023", "Published on 2023-03-09"], Head("2023-03-09")),
        (["March 9, 2023", "March 10, 2023"], Head()),
        (["Updated March 10, 2023", "March 9, 2023"], Head("2023-03-09")),
        (["Department of Justice", "U.S. Attorney's Office"], Head(None, "U.S. Attorney's Office")),
        (["February 30, 2023"], Head()),
        ([], Head()),
    ],
)
def test_a_day_counts_where_no_other_stands_beside_it_and_the_last_office(lines: list[str], head: Head) -> None:
    assert head_of(lines) == head
