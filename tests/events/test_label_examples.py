"""Every example of every vocabulary file, by both engines. A new file or example is tested with no other edit."""

from __future__ import annotations

import pytest

from nolle.labeller import ENGINES, Labeller
from nolle.labeller.vocabulary import Label, vocabulary

LABELS = vocabulary().labels
YES = [pytest.param(label.name, text, id=f"{label.name}-{text[:60]}") for label in LABELS for text in label.yes]
NO = [pytest.param(label.name, text, id=f"{label.name}-{text[:60]}") for label in LABELS for text in label.no]


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(("label", "text"), YES)
def test_the_entry_gets_the_label(labellers: dict[str, Labeller], engine: str, label: str, text: str) -> None:
    ((labels, _),) = labellers[engine].label([text])
    assert label in labels


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(("label", "text"), NO)
def test_the_entry_only_looks_like_it(labellers: dict[str, Labeller], engine: str, label: str, text: str) -> None:
    ((labels, _),) = labellers[engine].label([text])
    assert label not in labels


@pytest.mark.parametrize("label", LABELS, ids=lambda label: label.name)
def test_a_label_has_examples_of_both_kinds(label: Label) -> None:
    assert len(label.yes) >= 4
    assert len(label.no) >= 4


def test_no_entry_is_an_example_for_and_against_the_same_label() -> None:
    assert {label.name: both for label in LABELS if (both := set(label.yes) & set(label.no))} == {}
