"""Two engines, one answer: for invented texts, for every example, for whole batches and for entries alone."""

from __future__ import annotations

import json
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nolle.labeller import Labeller
from nolle.labeller.vocabulary import vocabulary

EXAMPLES = [text for label in vocabulary().labels for text in (*label.yes, *label.no)]
WORDS = sorted({word for text in EXAMPLES for word in text.split()})
GLUE = [" ", "  ", "\n", "\t", ", ", ". ", "; ", ": ", " - ", "(", ") ", " [12] ", "/", "\r\n", "\x00", "\x02", "’", "É", "\u2028", "**"]
pieces = st.one_of(st.sampled_from(WORDS), st.sampled_from(GLUE), st.sampled_from(EXAMPLES), st.text(max_size=5))
texts = st.lists(pieces, max_size=25).map(" ".join) | st.lists(pieces, max_size=25).map("".join)
ours = settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])


@ours
@given(st.lists(texts, max_size=4))
def test_engines_give_the_same_labels_and_actors(labellers: dict[str, Labeller], batch: list[str]) -> None:
    assert labellers["hyperscan"].label(batch) == labellers["re"].label(batch)


@ours
@given(st.lists(texts, min_size=1, max_size=6))
def test_an_entry_reads_the_same_alone_and_among_others(labellers: dict[str, Labeller], batch: list[str]) -> None:
    labeller = labellers["hyperscan"]
    assert labeller.label(batch) == [labeller.label([text])[0] for text in batch]


def test_engines_agree_on_every_example(labellers: dict[str, Labeller]) -> None:
    assert labellers["hyperscan"].label(EXAMPLES) == labellers["re"].label(EXAMPLES)


def test_engines_agree_on_real_entries(labellers: dict[str, Labeller], shared: Path) -> None:
    lines = [line for file in sorted((shared / "corpus/gold").glob("*.jsonl")) for line in file.read_text(encoding="utf-8").split("\n") if line]
    real = [row["text"] for row in map(json.loads, lines) if "text" in row]
    assert len(real) > 1000
    assert labellers["hyperscan"].label(real) == labellers["re"].label(real)
