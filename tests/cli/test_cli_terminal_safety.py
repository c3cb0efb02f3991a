"""Docket text is anybody's words: none of it may act on a terminal."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nolle.cli._blocks import line, piece, words
from nolle.cli._plain import write
from nolle.cli._tables import show
from nolle.cli._term import block, console, one_line
from nolle.model import Evidence

HOSTILE = [
    "\x1b[31mred\x1b[0m", "\x1b]0;title\x07", "\x9b31m", "\x1b]8;;http://example.org\x1b\\link", "a\rb", "a\x08b", "a\x00b",
    "\u202eesrever", "\u2066\u2069", "\u200bhidden", "\U000e0041tag", "\ud800", "two\u2028lines",
]  # fmt: skip


TURNING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200b\u200f"


def unsafe(text):
    return [c for c in text if (ord(c) < 0x20 and c not in "\n\t") or 0x7F <= ord(c) < 0xA0 or c in TURNING]


@pytest.mark.parametrize("text", HOSTILE)
def test_no_control_character_is_left(text):
    assert not unsafe(one_line(text))
    assert not unsafe(block(text))


@given(st.text(alphabet=st.characters()))
def test_a_block_keeps_every_place(text):
    assert len(block(text)) == len(text)
    block(text).encode()
    assert not unsafe(block(text))


@given(st.text(alphabet=st.characters()))
def test_one_line_is_one_safe_line(text):
    assert not unsafe(one_line(text))
    assert "\n" not in one_line(text)
    one_line(text).encode()


@pytest.mark.parametrize("text", ["[red]not markup[/red]", "[link=http://example.org]x[/link]", ":warning:", "[/]", "<script>&amp;</script>"])
def test_markup_and_html_are_printed_as_they_stand(text):
    out = io.StringIO()
    show([line(text), *words([Evidence("ab", 0, 1, text)])], console(out))
    assert out.getvalue().count(text) == 2


def test_quoted_escape_codes_do_not_reach_a_colour_terminal():
    out = io.StringIO()
    screen = console(out)
    show(words([Evidence("ab", 0, 1, "\x1b[31mDismissed\x1b[0m")]), screen)
    assert "\x1b" not in out.getvalue()
    assert "Dismissed" in out.getvalue()


def test_a_secret_in_a_text_is_not_shown():
    assert "ann@example.org" not in one_line("mail to ann@example.org")


def test_plain_lines_are_neither_cut_nor_wrapped():
    out = io.StringIO()
    write(words([Evidence("3fa9c1d2ab99", 5, 9, "long " * 500)]), out)
    assert out.getvalue() == f'"{("long " * 500).strip()}" [3fa9c1d2ab:5-9]\n'


def test_spaces_that_join_pieces_are_kept():
    assert [p.text for p in line("a ", piece("b\nc", "strong"), "  ").pieces] == ["a ", "b c", "  "]
