"""The two figures that training ends with."""

from __future__ import annotations

from nolle.neural.measuring import measure
from nolle.statements.article import Attribution, Place

TEXT = "Ana Okafor said that the old iron bridge is safe. Critics : it is not."


def place(words: str) -> tuple[Place, ...]:
    start = TEXT.index(words)
    return ((start, start + len(words)),)


MARKED = Attribution(place("Ana Okafor"), place("said"), place("the old iron bridge is safe"))
COLON = Attribution(place("Critics"), place(" : "), place("it is not"))


def test_what_was_marked_scores_one() -> None:
    figures = measure([(TEXT, [MARKED, COLON], [COLON, MARKED])])
    assert (figures.precision, figures.recall, figures.lenient, figures.strict) == (1, 1, 1, 1)


def test_punctuation_at_the_ends_does_not_matter() -> None:
    assert measure([(TEXT, [Attribution(place("Ana"), place("said that"), place("the old iron bridge is safe."))], [MARKED])]).strict == 1


def test_half_of_the_content_is_enough_only_for_the_lenient_figure() -> None:
    figures = measure([(TEXT, [Attribution(place("Okafor"), place("said"), place("bridge is safe"))], [MARKED])])
    assert (figures.lenient, figures.strict) == (1, 0)


def test_a_wrong_source_is_wrong() -> None:
    for source in (place("Critics"), ()):
        assert measure([(TEXT, [Attribution(source, MARKED.cue, MARKED.content)], [MARKED])]).lenient == 0


def test_one_mark_cannot_be_found_twice() -> None:
    twice = [MARKED, Attribution(MARKED.source, MARKED.cue, place("iron bridge is safe"))]
    figures = measure([(TEXT, twice, [MARKED])])
    assert (figures.precision, figures.recall) == (0.5, 1)


def test_nothing_found_and_nothing_marked_is_no_division_by_nought() -> None:
    assert measure([(TEXT, [], [])]).lenient == 0
