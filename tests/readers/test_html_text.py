"""HTML as canonical text: the words a reader sees, and where each element's words stand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nolle.errors import CannotRead
from nolle.readers._html import HtmlText

PAGE = (
    "<html><head><title>A  title</title><style>b{}</style></head><body><h3>One<br>two</h3><table><tr><td> a&nbsp;&nbsp;b </td><td></td><td>c\n d</td></tr>"
    "</table><p>e<b>f</b>g <i> h</i></p><script>evil()</script><!-- gone -->tail</body></html>"
)


def test_white_space_is_as_a_browser_shows_it() -> None:
    assert HtmlText(PAGE, "page.html").text == "A title\nOne\ntwo\na b \t\tc d\nefg h\ntail\n"


def test_an_elements_words_are_quoted_with_their_place() -> None:
    html = HtmlText(PAGE, "page.html")
    for tag, words in (("h3", "One\ntwo"), ("td", "a b"), ("b", "f"), ("p", "efg h"), ("script", "")):
        quote = html.quote(html.root.find(f".//{tag}"))
        assert quote.text == words
        assert html.text[quote.start : quote.end] == words
    assert html.title == "A title"


def test_a_page_without_words_cannot_be_read() -> None:
    with pytest.raises(CannotRead, match=r"blank\.html"):
        HtmlText(" \n ", "blank.html")


PIECES = st.lists(st.one_of(st.text(max_size=12), st.sampled_from(["<td>", "</td>", "<br>", "<b>", "</b>", "<table>", "</tr>", "<p>", "&nbsp;", "\x1b[0m", "<", "&"])), max_size=30)


@given(PIECES)
def test_every_element_is_a_slice_and_no_control_character_is_left(pieces: list[str]) -> None:
    html = HtmlText("<html><body>x" + "".join(pieces), "page.html")
    assert not any((ord(c) < 32 and c not in "\n\t") or 127 <= ord(c) < 160 for c in html.text)
    for element in html.root.iter():
        start, end = html.span(element)
        assert 0 <= start <= end <= len(html.text)
        quote = html.quote(element)
        assert html.text[quote.start : quote.end] == quote.text


@given(st.lists(st.text(alphabet="abcdefg é", min_size=1, max_size=8), min_size=1, max_size=12))
def test_no_word_is_lost(words: list[str]) -> None:
    html = HtmlText("<html><body><table>" + "".join(f"<tr><td>{word}</td></tr>" for word in words) + "</table></body></html>", "page.html")
    assert html.text.split() == " ".join(words).split()
