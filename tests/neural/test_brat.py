"""Marked corpora: what is read, what is left out and named, what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tiny_corpus import articles, standoff, write_corpus

from nolle.errors import BadUsage, CannotRead
from nolle.neural.brat import read_annotations, read_corpus
from nolle.statements.article import Attribution

TEXT = "Ana Okafor said 12 étu\u0301des were “lost”, 𝔅en denied it."


def test_what_was_marked_is_read(tmp_path: Path) -> None:
    corpus = read_corpus(write_corpus(tmp_path / "c", 12))
    assert [len(corpus.train), len(corpus.dev), corpus.left_out] == [11, 1, ()]
    text, marks = articles(1)[0]
    assert corpus.train[0].text == text
    assert corpus.train[0].attributions == tuple(Attribution((source,), (cue,), (content,)) for source, cue, content in marks)


def test_a_dev_part_is_what_is_measured_on(tmp_path: Path) -> None:
    write_corpus(tmp_path / "train", 3)
    write_corpus(tmp_path / "dev", 2)
    corpus = read_corpus(tmp_path)
    assert (len(corpus.train), len(corpus.dev)) == (3, 2)


def test_the_smallest_annotator_counts(tmp_path: Path) -> None:
    write_corpus(tmp_path / "c", 1)
    (tmp_path / "c" / "attributions" / "a00_q9.ann").write_text("", encoding="utf-8")
    assert read_corpus(tmp_path / "c").train[0].attributions == ()


def test_two_contents_and_pieces_of_one_are_one_content() -> None:
    source = "T1\tCue 4 8\tsaid\nT2\tContent 0 3;9 10\tx\nT3\tContent 11 12\tx\nE1\tAttribution:T1 Cue:T1 Content:T2 Content2:T3\n"
    assert read_annotations(source, 20, "a") == [Attribution((), ((4, 8),), ((0, 3), (9, 10), (11, 12)))]


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        ("T9\tCue 900 910\tsaid\n", "outside of its text"),
        ("T9\tCue 9", "cut off"),
        ("E9\tAttribution:T1 Sou", "cut off"),
        ("E9\tAttribution:T1 Source:T99", "T99"),
    ],
)
def test_a_damaged_article_is_named_and_left_out(tmp_path: Path, damage: str, said: str) -> None:
    folder = write_corpus(tmp_path / "c", 4)
    with (folder / "attributions" / "a02_r1.ann").open("a", encoding="utf-8") as file:
        file.write(damage)
    corpus = read_corpus(folder)
    assert [one.name for one in corpus.train] == ["a00", "a01", "a03"]
    assert len(corpus.left_out) == 1 and "a02_r1.ann" in corpus.left_out[0] and said in corpus.left_out[0]


def test_a_text_that_is_missing_or_blank_or_not_utf8_is_named(tmp_path: Path) -> None:
    folder = write_corpus(tmp_path / "c", 4)
    (folder / "text" / "a00.txt").unlink()
    (folder / "text" / "a01.txt").write_text(" \n", encoding="utf-8")
    (folder / "text" / "a02.txt").write_bytes(b"caf\xe9 said")
    told = read_corpus(folder).left_out
    assert [reason.split(": ", 1)[1][:12] for reason in told] == ["its text " + str(folder)[:3], "a text witho", "not UTF-8 (i"]


def test_a_folder_that_is_no_corpus_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadUsage, match="no corpus"):
        read_corpus(tmp_path)
    write_corpus(tmp_path / "c", 1)
    (tmp_path / "c" / "attributions" / "a00_r1.ann").unlink()
    with pytest.raises(BadUsage, match="no annotated article"):
        read_corpus(tmp_path / "c")


PLACES = st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT))).map(lambda both: (min(both), max(both)))


@given(st.lists(st.tuples(PLACES, PLACES, PLACES), max_size=6))
def test_every_mark_comes_back_at_its_characters(marks: list[tuple[tuple[int, int], tuple[int, int], tuple[int, int]]]) -> None:
    read = read_annotations(standoff(TEXT, marks), len(TEXT), "a")
    assert read == [Attribution((source,), (cue,), (content,)) for source, cue, content in marks]


@given(st.text(max_size=80), st.integers(0, 50))
def test_any_file_is_read_or_refused(source: str, length: int) -> None:
    try:
        found = read_annotations(source, length, "a")
    except CannotRead:
        return
    assert all(0 <= start <= end <= length for one in found for role in (one.source, one.cue, one.content) for start, end in role)


@given(st.integers(0, 400))
def test_a_file_cut_off_anywhere_gives_no_wrong_mark(cut: int) -> None:
    text, marks = articles(1)[0]
    try:
        found = read_annotations(standoff(text, marks)[:cut], len(text), "a")
    except CannotRead:
        return
    assert all(any({*one.source} <= {source} and {*one.cue} <= {cue} and {*one.content} <= {content} for source, cue, content in marks) for one in found)
