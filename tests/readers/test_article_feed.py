"""Feeds of articles: RSS, RDF and Atom items, what they leave out, and feeds that are cut off or mean harm."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nolle.errors import CannotRead, TooLarge, UnknownFormat
from nolle.readers import article_feed, pacer_rss, reader_of
from nolle.readers._page import Page

RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Harbor Ledger</title><language>en-us</language><lastBuildDate>Tue, 04 Mar 2025 18:00:00 -0500</lastBuildDate>
<item><title>Ferry case dropped &amp; closed</title><link>https://ledger.example/ferry</link><dc:creator>Wilma Ferncastle</dc:creator>
<pubDate>Tue, 04 Mar 2025 16:30:00 -0500</pubDate><description>A short summary.</description>
<content:encoded><![CDATA[<p>Prosecutors said on Tuesday that the case was over.</p><p>&#8220;We never had the records,&#8221; said Ada Quillfeather.</p>]]></content:encoded></item>
<item><title>Council meets</title><link>https://ledger.example/council</link><description>The council meets on Monday, the mayor said.</description></item>
<item><title>Nothing but a title</title></item>
</channel></rss>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>River Post</title><updated>2025-03-05T08:00:00Z</updated>
<entry><title type="html">Clerk &lt;i&gt;freed&lt;/i&gt;</title><link href="https://post.example/1"/><author><name>Piet Ostrander</name></author>
<published>2025-03-04T10:00:00Z</published><updated>2025-03-05T07:00:00Z</updated>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>The clerk said that he was glad.</p><p>His lawyer agreed.</p></div></content></entry></feed>"""

RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel><title>Old Courier</title></channel>
<item rdf:about="https://courier.example/a"><title>Bridge opens</title><link>https://courier.example/a</link><description>The bridge is open, the mayor said.</description></item></rdf:RDF>"""

COURT = """<rss version="2.0"><channel><title>District Court, Docket</title><link>https://ecf.xxd.uscourts.gov</link>
<description>Public filings; docket entries of type: all</description><item><title>1:25-cr-00001</title></item></channel></rss>"""


def page(text: str) -> Page:
    return Page(text.encode("utf-8"), "feed.xml")


def told(text: str) -> list[list[tuple[str, str]]]:
    return [[(passage.part, passage.words.text) for passage in article.passages] for article in article_feed.read(page(text)).articles]


def test_an_item_is_an_article_with_its_whole_text_and_not_its_summary() -> None:
    first, second = article_feed.read(page(RSS)).articles
    assert [(passage.part, passage.words.text) for passage in first.passages] == [
        ("headline", "Ferry case dropped & closed"),
        ("byline", "Wilma Ferncastle"),
        ("body", "Prosecutors said on Tuesday that the case was over."),
        ("body", "“We never had the records,” said Ada Quillfeather."),
    ]
    assert (first.outlet, first.published, first.address, first.language) == ("Harbor Ledger", "2025-03-04T16:30:00-05:00", "https://ledger.example/ferry", "en")
    assert [passage.words.text for passage in second.passages] == ["Council meets", "The council meets on Monday, the mayor said."]


def test_an_item_without_address_day_or_text_is_left_out_and_counted() -> None:
    assert article_feed.read(page(RSS)).notes == ("items left out because they hold no article: 1 of 3",)


def test_atom_gives_author_and_both_its_times() -> None:
    [article] = article_feed.read(page(ATOM)).articles
    assert [passage.words.text for passage in article.passages] == ["Clerk freed", "Piet Ostrander", "The clerk said that he was glad.", "His lawyer agreed."]
    assert (article.outlet, article.published, article.updated) == ("River Post", "2025-03-04T10:00:00+00:00", "2025-03-05T07:00:00+00:00")


def test_rdf_is_read_as_well() -> None:
    assert told(RDF) == [[("headline", "Bridge opens"), ("body", "The bridge is open, the mayor said.")]]


def test_every_passage_stands_at_its_place() -> None:
    for text in (RSS, ATOM, RDF):
        report = article_feed.read(page(text))
        assert all(report.text[p.words.start : p.words.end] == p.words.text for article in report.articles for p in article.passages)


def test_a_feed_that_breaks_off_keeps_its_whole_items_and_says_so() -> None:
    report = article_feed.read(page(RSS[: RSS.index("Council meets") + 5]))
    assert len(report.articles) == 1
    assert report.notes[0].startswith("the feed breaks off: 1 whole items are read")


def test_a_feed_with_entities_of_its_own_is_not_opened() -> None:
    bomb = '<!DOCTYPE rss [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>\n' + RSS.partition("\n")[2].replace("Council meets", "&b;")
    assert article_feed.recognises(page(bomb))
    with pytest.raises(TooLarge, match="declares entities"):
        article_feed.read(page(bomb))


def test_an_author_of_nothing_but_brackets_is_none() -> None:
    odd = RSS.replace("<dc:creator>Wilma Ferncastle</dc:creator>", f"<author>{'(' * 9_000} a@b.example</author>")
    assert [part for part, _ in told(odd)[0]] == ["headline", "body", "body"]


def test_a_feed_without_an_article_says_what_to_do() -> None:
    with pytest.raises(UnknownFormat, match="none of its 1 items holds an article"):
        article_feed.read(page("<rss><channel><item><guid>1</guid></item></channel></rss>"))


def test_a_courts_feed_stays_with_the_courts_reader() -> None:
    assert pacer_rss.recognises(page(COURT)) and not article_feed.recognises(page(COURT))


def test_news_that_links_to_a_court_is_no_courts_feed() -> None:
    news = RSS.replace("A short summary.", "See https://ecf.xxd.uscourts.gov for docket entries of type: all")
    assert article_feed.recognises(page(news)) and not pacer_rss.recognises(page(news))
    assert reader_of(page(news)) is article_feed


@given(st.text(max_size=300), st.integers(0, len(RSS)))
def test_whatever_stands_in_a_feed_is_read_or_refused(words: str, cut: int) -> None:
    try:
        report = article_feed.read(page(RSS[:cut] + words + RSS[cut:]))
    except CannotRead:
        return
    assert all(report.text[p.words.start : p.words.end] == p.words.text for article in report.articles for p in article.passages)
