"""Pages in other character sets than UTF-8: as the page says, else as its server said, else as before."""

from __future__ import annotations

import pytest

from nolle.readers._page import Page

RUSSIAN, JAPANESE = "<p>Суд закрыл дело</p>", "<p>裁判所は訴えを退けた</p>"
SAID = '<meta charset="{}">'


@pytest.mark.parametrize(
    ("words", "sent", "used"),
    [
        (RUSSIAN, "windows-1251", "cp1251"),
        (RUSSIAN, "KOI8-R", "koi8-r"),
        (JAPANESE, "Shift_JIS", "cp932"),
        (JAPANESE, "x-sjis", "cp932"),
        (JAPANESE, "euc-jp", "euc_jp"),
        (JAPANESE, "iso-2022-jp", "iso2022_jp"),
        ("<p>法院駁回</p>", "big5", "cp950"),
        ("<p>法院</p>", "gb2312", "gb18030"),
        ("<p>Soud řízení</p>", "iso-8859-2", "iso8859-2"),
        ("<p>Işık “evet”</p>", "iso-8859-9", "cp1254"),
        ("<p>Café “non”</p>", "iso-8859-1", "cp1252"),
        ("<p>Café “non”</p>", "latin1", "cp1252"),
        ("<p>Café 5 €</p>", "iso-8859-15", "iso8859-15"),
        ("<p>Café</p>", None, "cp1252"),
        ("<p>Café “non”</p>", "no-such-set", "cp1252"),
        ("<p>Café</p>", "rot13", "cp1252"),
        ("<p>Café</p>", "unicode_escape", "cp1252"),
    ],
)
def test_the_servers_set_is_used_where_the_page_names_none(words: str, sent: str | None, used: str) -> None:
    assert Page(words.encode(used), "a", charset=sent).text == words


@pytest.mark.parametrize("said", [SAID.format("windows-1251"), '<meta http-equiv=Content-Type content="text/html; charset=windows-1251">'])
@pytest.mark.parametrize("sent", [None, "shift_jis", "utf-8"])
def test_what_the_page_says_comes_first(said: str, sent: str | None) -> None:
    assert Page((said + RUSSIAN).encode("cp1251"), "a", charset=sent).text == said + RUSSIAN


def test_an_xml_declaration_is_what_the_page_says() -> None:
    text = f'<?xml version="1.0" encoding="windows-1251"?><rss>{RUSSIAN}</rss>'
    assert Page(text.encode("cp1251"), "a").text == text


def test_a_set_that_nobody_knows_on_the_page_leaves_the_servers() -> None:
    assert Page((SAID.format("klingon") + RUSSIAN).encode("cp1251"), "a", charset="windows-1251").text.endswith(RUSSIAN)


@pytest.mark.parametrize("sent", ["windows-1251", "shift_jis", "iso-8859-1"])
@pytest.mark.parametrize("said", ["", SAID.format("windows-1251")])
def test_a_page_that_is_utf8_from_end_to_end_is_utf8_whatever_is_said(sent: str, said: str) -> None:
    assert Page((said + RUSSIAN + JAPANESE).encode(), "a", charset=sent).text == said + RUSSIAN + JAPANESE


def test_a_page_said_to_be_utf8_with_words_pasted_from_elsewhere_is_read_as_before() -> None:
    data = "é".encode() + b"\x93Counts\x94"
    assert Page(data, "a", charset="utf-8").text == Page(SAID.format("utf-8").encode() + data, "a").text.removeprefix(SAID.format("utf-8")) == "é“Counts”"


def test_a_byte_order_mark_is_stronger_than_any_name() -> None:
    assert Page(RUSSIAN.encode("utf-16"), "a", charset="windows-1251").text.lstrip("\ufeff") == RUSSIAN
