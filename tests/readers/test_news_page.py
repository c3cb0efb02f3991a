"""Articles as web pages: what is the article's, what is the page's, and pages that hold no article."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nolle.errors import CannotRead, Challenged, NolleError
from nolle.readers import news_page, read_page, reader_of
from nolle.readers._page import Page

DATA = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "WebSite", "name": "Harbor Ledger"},
        {
            "@type": ["NewsArticle"],
            "headline": "Ferry case against clerk is dropped",
            "datePublished": "2025-03-04T16:30:00-05:00",
            "dateModified": "2025-03-05T08:00:00-05:00",
            "author": [{"@type": "Person", "name": "Wilma Ferncastle"}],
            "publisher": {"@type": "Organization", "name": "Harbor Ledger"},
            "mainEntityOfPage": {"@id": "https://ledger.example/ferry"},
            "inLanguage": "en-US",
        },
    ],
}
BODY = """<p>Prosecutors on Tuesday moved to dismiss the case against Ada Quillfeather, a clerk at the <a href="/ferry">ferry office</a>, court records show.</p>
<p>&#8220;We never had the records,&#8221; said Piet Ostrander, a spokesman for the office. &#8220;The case was over before it began.&#8221;</p>
<figure><img src="x.jpg"><figcaption>Ada Quillfeather leaves the court in Marlow. &#8220;A good day,&#8221; her lawyer said.</figcaption></figure>
<p>Her lawyer, Lena Marchetti, said that she would ask for the costs of the trial, which had been set for the second week of April.</p>
<aside class="pullquote"><p>The case was over before it began.</p></aside>
<p>The judge has not ruled on the motion, and the office declined to say when the records had been lost or who had been told of it.</p>
<p>Correction: An earlier version gave the wrong month of the trial.</p>"""
PAGE = f"""<!DOCTYPE html><html lang="en"><head><title>Ferry case against clerk is dropped | Harbor Ledger</title>
<script type="application/ld+json">{{"@type": "BreadcrumbList", broken</script>
<script type="application/ld+json">{json.dumps(DATA)}</script></head>
<body><header><nav><ul><li><a href="/">Home</a></li><li><a href="/courts">Courts</a></li><li><a href="/login">Log in</a></li></ul></nav></header>
<main><article><h1>Ferry case against clerk is dropped</h1><div class="byline">By Wilma Ferncastle</div><div class="body">{BODY}</div></article>
<section class="comments"><h2>Comments</h2><p>“I never believed it,” said reader Tomas from Marlow, and that is all that I will say about it today.</p></section></main>
<div class="related"><h3>Related</h3><ul><li><a href="/a">Mayor says that the bridge will open in June after long delay</a></li></ul></div>
<footer><p>© 2025 Harbor Ledger. All rights reserved.</p></footer></body></html>"""


def page(text: str, name: str = "story.html") -> Page:
    return Page(text.encode("utf-8"), name)


def told(text: str, part: str) -> list[str]:
    [article] = news_page.read(page(text)).articles
    return [passage.words.text for passage in article.passages if passage.part == part]


def test_the_articles_own_lines_are_its_body_and_nothing_else_is() -> None:
    assert told(PAGE, "body") == [
        "Prosecutors on Tuesday moved to dismiss the case against Ada Quillfeather, a clerk at the ferry office, court records show.",
        "“We never had the records,” said Piet Ostrander, a spokesman for the office. “The case was over before it began.”",
        "Her lawyer, Lena Marchetti, said that she would ask for the costs of the trial, which had been set for the second week of April.",
        "The judge has not ruled on the motion, and the office declined to say when the records had been lost or who had been told of it.",
    ]


def test_headline_byline_caption_and_correction_stand_apart() -> None:
    assert told(PAGE, "headline") == ["Ferry case against clerk is dropped"]
    assert told(PAGE, "byline") == ["By Wilma Ferncastle"]
    assert told(PAGE, "caption") == ["Ada Quillfeather leaves the court in Marlow. “A good day,” her lawyer said."]
    assert told(PAGE, "correction") == ["Correction: An earlier version gave the wrong month of the trial."]


def test_what_the_page_declares_is_taken_from_the_article_in_its_graph() -> None:
    [article] = news_page.read(page(PAGE)).articles
    assert (article.outlet, article.published, article.updated) == ("Harbor Ledger", "2025-03-04T16:30:00-05:00", "2025-03-05T08:00:00-05:00")
    assert (article.address, article.language) == ("https://ledger.example/ferry", "en")


META = f"""<html><head><title>River Post - Ferry case dropped</title><meta property="og:type" content="article"><meta property="og:title" content="Ferry case dropped">
<meta property="og:site_name" content="River Post"><meta property="article:published_time" content="2025-03-04T10:00:00Z">
<meta name="date" content="some day"><link rel="canonical" href="https://post.example/ferry"></head><body><div id="story">{BODY}</div></body></html>"""


def test_without_schema_data_the_meta_elements_tell() -> None:
    [article] = news_page.read(page(META)).articles
    assert (article.outlet, article.published, article.updated, article.address) == ("River Post", "2025-03-04T10:00:00Z", None, "https://post.example/ferry")
    assert told(META, "headline") == ["Ferry case dropped"]
    assert len(told(META, "body")) == 4


def test_a_page_of_bare_paragraphs_is_an_article() -> None:
    bare = f"<html><body>{BODY}</body></html>"
    assert reader_of(page(bare)) is news_page
    assert told(bare, "body")[0].startswith("Prosecutors on Tuesday")


def test_every_passage_stands_where_it_says_and_the_whole_page_is_the_text() -> None:
    report = news_page.read(page(PAGE))
    assert all(report.text[p.words.start : p.words.end] == p.words.text for p in report.articles[0].passages)
    assert "Mayor says that the bridge" in report.text


STUB = PAGE.replace(BODY, BODY.split("<figure>")[0] + "<p>Subscribe to continue reading</p>")


def test_a_paywall_stub_with_a_beginning_is_read_and_said_to_be_one() -> None:
    report = news_page.read(page(STUB))
    assert len(told(STUB, "body")) == 2
    assert any("only the beginning" in note for note in report.notes)


def test_a_page_that_declares_itself_paid_for_is_said_to_be_a_stub() -> None:
    data = {**DATA["@graph"][1], "isAccessibleForFree": "False"}
    closed = PAGE.replace(json.dumps(DATA), json.dumps(data)).replace(BODY, BODY.split("<figure>")[0])
    assert any("only the beginning" in note for note in news_page.read(page(closed)).notes)


def test_a_paywall_without_any_of_the_article_is_refused() -> None:
    wall = PAGE.replace(BODY, "<p>Subscribe to continue reading</p><p>Already a subscriber? Log in</p>")
    with pytest.raises(CannotRead, match=r"story\.html: a paywall's page without the article; log in"):
        news_page.read(page(wall))


@pytest.mark.parametrize("body", ["", "<p></p>", "<ul><li><a href='/a'>Courts</a></li><li><a href='/b'>Weather</a></li></ul>"])
def test_a_page_without_sentences_is_refused(body: str) -> None:
    empty = f'<html><head><meta property="og:type" content="article"></head><body><article>{body}</article></body></html>'
    with pytest.raises(CannotRead, match=r"story\.html: a web page without an article"):
        news_page.read(page(empty))


def test_a_bot_wall_in_place_of_an_article_is_called_one() -> None:
    wall = "<html><head><title>Just a moment</title></head><body><p>Checking your browser before you go on.</p></body></html>"
    with pytest.raises(Challenged, match="bot check"):
        read_page(page(wall))


@pytest.mark.parametrize("mark", ["CM/ECF", "PACER Service Center"])
def test_a_court_systems_page_is_no_article(mark: str) -> None:
    assert not news_page.recognises(page(f"<html><body>{mark}{BODY}</body></html>"))


def test_broken_and_hostile_data_do_no_harm() -> None:
    deep = "[" * 100_000
    odd = '{"@type": 7, "headline": ["x"], "author": {"name": {"a": 1}}}'
    scripts = "".join(f'<script type="application/ld+json">{data}</script>' for data in (deep, odd, "null", "", '{"@graph": "x"}'))
    assert len(told(PAGE.replace("<head>", f"<head>{scripts}"), "body")) == 4


def test_a_line_that_is_repeated_is_read_once() -> None:
    twice = PAGE.replace("</article>", f"<div class='print'>{BODY}</div></article>")
    assert told(twice, "body") == told(PAGE, "body")


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(["<p>", "</p>", "<article>", "</div>", "He said no. ", "“", "\u202e", "e\u0301", "<!--", "]]>", "&#0;", "\x00", "שלום ", "<br>", "<h1>"]), max_size=40))
def test_any_tag_soup_is_read_or_refused_with_a_reason(soup: list[str]) -> None:
    try:
        report = news_page.read(page("<article>" + "".join(soup)))
    except NolleError as error:
        assert str(error).startswith("story.html: ")
    else:
        assert all(report.text[p.words.start : p.words.end] == p.words.text for p in report.articles[0].passages)
