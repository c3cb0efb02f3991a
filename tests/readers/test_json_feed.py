"""JSON Feed: what each item gives, both versions' authors, broken items and feeds that break off, and JSON that is none."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reader_samples import CL_DOCKET, JSON_FEED, RECAP, RELEASE

from nolle.errors import CannotRead, TooLarge, UnknownFormat
from nolle.model import Report
from nolle.readers import json_feed, read_page
from nolle.readers._page import Page

SAID = "The judge said that it was over."


def page(value: object) -> Page:
    return Page((value if isinstance(value, str) else json.dumps(value)).encode("utf-8", "surrogatepass"), "feed.json")


def feed(*items: object, **more: object) -> dict[str, Any]:
    return {"version": "https://jsonfeed.org/version/1", "title": "Harbor Ledger", "items": list(items), **more}


def read(value: object) -> Report:
    report = json_feed.read(page(value))
    assert all(report.text[p.words.start : p.words.end] == p.words.text for article in report.articles for p in article.passages)
    return report


def told(report: Report) -> list[list[tuple[str, str]]]:
    return [[(passage.part, passage.words.text) for passage in article.passages] for article in report.articles]


def test_an_item_is_an_article() -> None:
    report = read(JSON_FEED)
    assert told(report) == [
        [
            ("headline", "Ferry case dropped & closed"),
            ("byline", "Wilma Ferncastle"),
            ("body", "Prosecutors said on Tuesday that the case was over."),
            ("body", "“We never had the records,” said Ada Quill."),
        ],
        [("body", "The council meets on Monday, the mayor said."), ("body", "Write to •••••••••••••••••••.")],
    ]
    first, second = report.articles
    assert (first.outlet, first.published, first.updated) == ("Harbor Ledger", "2025-03-04T16:30:00-05:00", "2025-03-05T08:00:00-05:00")
    assert (first.address, first.language) == ("https://ledger.example/ferry", "en")
    assert (second.address, second.published, report.notes) == ("https://ledger.example/council", None, ())


def test_the_author_is_read_as_either_version_gives_it() -> None:
    one, two = {"content_text": SAID, "author": {"name": "Piet Ostrander"}}, {"content_text": SAID, "authors": [{"name": "A. Quill"}, {"name": "A. Quill"}, {"name": "x@y.example"}]}
    assert [article[0][1] for article in told(read(feed(one, two)))] == ["Piet Ostrander", "A. Quill"]
    assert told(read(feed({"content_text": SAID}, author={"name": "The Desk"})))[0][0] == ("byline", "The Desk")


def test_the_longest_text_counts_and_a_bare_title_needs_an_address_or_a_day() -> None:
    report = read(feed({"title": "T", "summary": SAID, "content_text": "Short."}, {"title": "Bare"}, {"title": "Dated", "date_published": "2025-03-04"}))
    assert told(report) == [[("headline", "T"), ("body", SAID)], [("headline", "Dated")]]
    assert report.notes == ("items left out because they hold no article: 1 of 3",)


def test_broken_items_are_left_out_and_the_rest_is_read() -> None:
    deep = {"content_html": "<div>" * 5_000 + "x"}
    report = read(feed(None, 7, [], {"title": 3, "content_text": SAID, "date_published": "soon", "authors": "x", "language": []}, deep, {"content_html": {}}))
    assert told(report) == [[("headline", "3"), ("body", SAID)]]
    assert report.articles[0].published is None
    assert report.notes[0] == "items left out because they hold no article: 5 of 6" and report.notes[1].startswith("item 5 is not read: tags nested too deeply")


def test_sound_and_further_pages_are_said_to_be_missing() -> None:
    report = read(feed({"content_text": SAID, "attachments": [{"url": "https://a.example/1.mp3"}]}, next_url="https://a.example/2"))
    assert report.notes == (
        "items with sound, pictures or files beside their text, which are not read: 1",
        "one page of a longer feed: add the pages that follow too",
    )


def test_a_feed_without_an_article_says_what_to_do() -> None:
    with pytest.raises(UnknownFormat, match=r"^feed\.json: a JSON Feed, and none of its 1 items holds an article; add it again"):
        read(feed({"id": "1"}))
    with pytest.raises(UnknownFormat, match="without a whole item"):
        read(feed())


def test_other_json_is_no_feed_and_a_feed_is_no_other_json() -> None:
    for value in (CL_DOCKET, RECAP, RELEASE, {"version": "1.0", "items": []}, [feed()], {"x": feed()}, {"text": '"version": "https://jsonfeed.org/version/1"', "items": []}):
        assert not json_feed.recognises(page(value))
    tempting = feed({"title": "x", "body": "y", "teaser": "z", "docket_number": "1:20-cr-1", "court": "nyed", "content_text": SAID}, title="x", body="y", teaser="z", docket_entries=[])
    assert read_page(page(tempting)).reader == "json_feed"


def test_slashes_may_be_escaped() -> None:
    assert json_feed.recognises(page(json.dumps(JSON_FEED).replace("/", "\\/")))


@pytest.mark.parametrize("order", ["version first", "version last"])
def test_a_feed_cut_anywhere_gives_its_whole_items_or_is_refused(order: str) -> None:
    value = dict(JSON_FEED) if order == "version first" else dict(sorted(JSON_FEED.items()))
    text, most = json.dumps(value), 0
    for cut in range(len(text) + 1):
        try:
            report = read_page(page(text[:cut]))
        except CannotRead as refusal:
            assert str(refusal).startswith("feed.json: ")
            continue
        whole = told(read(JSON_FEED))
        assert told(report) == whole[: len(report.articles)]
        assert cut == len(text) or report.notes[0].startswith(f"the feed breaks off or is damaged: {len(report.articles)} whole items are read")
        most = max(most, len(report.articles))
    assert most == 2


def test_lists_without_end_are_refused() -> None:
    with pytest.raises(TooLarge):
        read_page(page('{"version": "https://jsonfeed.org/version/1", "items": ' + "[" * 200_000))


ODD = st.text(st.sampled_from("אבגד\u0301\u0308\u200f\u202e\u2028\u0000\x85\ufeff\r\n\t <>&=.;\"'@é漢😀\ud800") | st.characters(), max_size=40)
VALUES = st.recursive(ODD | st.none() | st.integers() | st.floats() | st.booleans(), lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["name", "url", "id"]), inner), max_leaves=6)
KEYS = ["id", "url", "external_url", "title", "content_html", "content_text", "summary", "date_published", "date_modified", "authors", "author", "language", "attachments", "tags"]


@given(st.lists(st.dictionaries(st.sampled_from(KEYS), VALUES) | VALUES, max_size=4), st.dictionaries(st.sampled_from(["title", "language", "authors", "items", "next_url"]), VALUES))
def test_whatever_stands_in_a_feed_is_read_or_refused(items: list[object], more: dict[str, object]) -> None:
    try:
        report = read(feed(*items) | more)
    except CannotRead as refusal:
        assert str(refusal).startswith("feed.json: ")
    else:
        assert "\u202e" not in report.text


@given(ODD, ODD)
def test_right_to_left_words_and_marks_stay_as_they_are(title: str, words: str) -> None:
    kept = f"אמר השופט e\u0301 {words.replace('<', '').replace('&', '')}."
    report = read(feed({"title": title, "content_text": kept, "url": "https://a.example"}))
    assert "אמר השופט e\u0301" in report.text
