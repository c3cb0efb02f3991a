"""Canonical text: offsets never move, secrets and control characters never stay."""

import re
import time

from hypothesis import given
from hypothesis import strategies as st

from nolle.readers._html import HtmlText
from nolle.spans import TextBuilder, mask_secrets, quote, within, without_controls


@given(st.lists(st.text(st.characters(exclude_characters="@&=:"), max_size=40), max_size=12))
def test_every_piece_is_found_where_it_was_put(pieces: list[str]) -> None:
    builder = TextBuilder()
    where = [builder.add(piece) for piece in pieces]
    assert [builder.finish()[start:end] for start, end in where] == [without_controls(piece) for piece in pieces]


@given(st.text(max_size=200))
def test_masking_never_changes_length(text: str) -> None:
    assert len(mask_secrets(text)) == len(text)
    assert len(without_controls(text)) == len(text)


def test_logins_addresses_and_one_time_keys_are_blotted() -> None:
    text = mask_secrets("PACER Login:\tsample.login:0000000:0\tmail to wren@chambers.example.org, doc1/1?magic_num=99887766&x=1")
    assert "sample" not in text and "wren" not in text and "99887766" not in text
    assert text.startswith("PACER Login:\t•••") and text.endswith("&x=1")


@given(st.text(st.sampled_from("aZ9._%+'-@&#064; \n,é"), max_size=60))
def test_every_address_is_blotted_as_a_search_from_its_start_would(text: str) -> None:
    address = re.compile(r"[A-Za-z0-9._%+'-]+(?:@|&#0?64;)[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
    assert mask_secrets(text) == address.sub(lambda found: "•" * len(found[0]), text)


def test_a_word_without_end_takes_no_time() -> None:
    begun = time.process_time()
    assert mask_secrets("a" * 1_000_000) == "a" * 1_000_000
    assert time.process_time() - begun < 2


def test_quotes_are_trimmed_and_can_be_cut() -> None:
    whole = quote("  Count 1 dismissed \n", 0, 21)
    assert (whole.text, whole.start, whole.end) == ("Count 1 dismissed", 2, 19)
    part = within(whole, 8, 17)
    assert (part.text, part.start, part.end) == ("dismissed", 10, 19)


def test_cells_lines_and_white_space_read_as_in_a_browser() -> None:
    page = HtmlText("<table><tr><td>18:371&nbsp; CONSPIRACY<br>(1)</td><td>Dismissed</td></tr></table><script>alert(1)</script>", "x")
    assert page.text == "18:371 CONSPIRACY\n(1)\tDismissed\n"


def test_escape_sequences_in_a_page_never_reach_the_text() -> None:
    page = HtmlText("<p>before \x1b[31mred\x9b2J\u202eafter</p>", "x")
    assert not any(c in page.text for c in "\x1b\x9b\u202e")


@given(st.text(alphabet=st.characters()))
def test_every_canonical_text_can_be_written_as_utf_8(text: str) -> None:
    assert len(without_controls(text).encode().decode()) == len(text)
