"""Every word of every statement stands where it is said to stand, however odd the text; the same text gives the same statements."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nolle import hearing, pipeline, quoting
from nolle.casebook import open_casebook
from nolle.model import Quote, Statement

SLOW = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
ODD = (
    *("“", "”", '"', "'", "‘", "’", "«", "»", "„", "``", "''", "“‘", "’”", "”“", "＂"),
    *("\u0301", "e\u0301\u0323", "\u200f", "\u202e", "\u202c", "\u2066", "\u2069", "אבג", "عربى"),
    *("👩\u200d⚖️", "🏳️\u200d🌈", "👍🏽", "\u200d", "\ufe0f", "\x00", "\ufffe", "\U0001ffff", "\ufffd", "𝒜𝒷", "𠀀", "\U00010400"),
    *("\u00a0", "\u2009", "\u200b", "\ufeff", "\u2060", "\u00ad", "\u2028", "\u2029", "\x85", "\x0b", "\x0c", "\x1c", "\t", "\x1b[31m"),
    *("wörd" * 400, "-" * 300, ".", "…", "İ", "ß", "ﬁ", "&amp;", "<b>", "$1,000", "half"),
)
SENTENCES = (
    "“We will {}appeal,” said Ana Okafor, {}a lawyer for the clerk.",
    "Prosecutors said{} on Tuesday that {}12 counts would be dismissed.",
    "She denied {}that the money was{} taken, according to the court.",
    "‘It is {}over,’ he told reporters{}. “And “nobody” {}knows.",
    '"I never {}said "no" to him," Roe wrote{}.',
    "The mayor declined to {}comment{}.",
    "It remains unclear {}whether the sheriff will {}resign.",
    "The office accused {}two to three dozen people of fraud{} since June.",
    "{}",
)
PROSE = (
    "There are two other ways over the river, and both of them are full of cars in the morning and again when the schools are out. It was to be "
    "open in March, but the steel came late from the works in the north, and then the river was too high for the men to work on the piers, as the "
    "men who were on it had said."
)
ENDS = ("\n\n", "\r\n\r\n", "\r\r", "\n", "\r\n", "\r", "\n \n", " ")


@st.composite
def texts(draw: st.DrawFn) -> str:
    """An article of a few sentences with odd characters between and inside their words, and line ends of all kinds."""
    odd = st.lists(st.sampled_from(ODD) | st.characters(exclude_categories=["Cs"]), max_size=3).map("".join)
    parts = []
    for sentence in draw(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=6)):
        parts.append(sentence.format(*(draw(odd) for _ in range(sentence.count("{}")))))
        parts.append(draw(st.sampled_from(ENDS)))
    return "".join(parts)


def _quotes(one: Statement) -> Iterator[Quote]:
    """Every piece of the text that a statement keeps."""
    yield from (*one.source, *one.cue, *one.content, *one.quoted)
    for figure in one.figures:
        yield figure.words
        if figure.period is not None:
            yield figure.period


@settings(SLOW, max_examples=40)
@given(texts(), st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
def test_every_span_is_found_in_the_decoded_file_and_every_run_gives_the_same(text: str, encoding: str) -> None:
    data = f"Ada Roe said that {text}".encode(encoding)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "odd.txt"
        path.write_bytes(data)
        [quoted], again = quoting.quotes([str(path)]), list(quoting.quotes([str(path)]))
    decoded = data.decode(encoding)
    assert [quoted] == again
    if quoted.refused is None:
        assert [(q.text, decoded[q.start : q.end]) for one in quoted.statements for q in _quotes(one) if decoded[q.start : q.end] != q.text] == []
        names = [one.id for one in quoted.statements]
        assert len(set(names)) == len(names)
        assert {one.inside for one in quoted.statements} <= {None, *names}


def _added(folder: Path, paths: list[str]) -> tuple[list[object], list[object]]:
    """What a casebook says of statements once the files are in, in that order, and what is wrong with it."""
    with open_casebook(folder, create=True) as book:
        for path in paths:
            assert [added.refused for added in pipeline.add(book, [path])] == [None]
        rows = [(asdict(one), article.source, told, repeated) for one, article, told, repeated in hearing.all_statements(book)]
        once = [(heard.statement.id, [also.source for also in heard.also]) for heard in hearing.statements(book)]
        return [rows, once], list(pipeline.verify(book))


@settings(SLOW, max_examples=6)
@given(st.lists(texts(), min_size=2, max_size=3), st.randoms(use_true_random=False), st.sampled_from(["utf-8", "utf-8-sig"]))
def test_a_casebook_finds_every_span_again_and_the_order_of_adding_changes_nothing(odd: list[str], chance: object, encoding: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for number, text in enumerate([*odd, odd[0] + "\n\nIt was late."]):
            path = Path(folder) / f"{number}.txt"
            prose = f"{PROSE}\n\nAda Roe said that {text}\r\n\r\n{PROSE}\n".replace("<", "‹")  # with tags it would be no plain text to nolle add
            path.write_bytes(prose.encode(encoding))
            os.utime(path, (1_700_000_000 + number, 1_700_000_000 + number))
            paths.append(str(path))
        other = paths.copy()
        chance.shuffle(other)  # type: ignore[attr-defined]
        (rows, wrong), (shuffled, also_wrong) = _added(Path(folder) / "a", paths), _added(Path(folder) / "b", other)
    assert wrong == also_wrong == []
    assert rows == shuffled and rows[0]
