"""From a corpus and an encoder to a model that was measured on articles which it did not learn from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from nolle import __version__
from nolle.errors import BadUsage
from nolle.neural.brat import Corpus, Marked
from nolle.neural.encoder import Run, faster_type
from nolle.neural.goals import Goal, goals_of
from nolle.neural.header import About
from nolle.neural.learning import Plan, Step, learn
from nolle.neural.measuring import Figures, measure
from nolle.neural.network import new_weights
from nolle.neural.pieces import chunks_of, tokenizer_of
from nolle.neural.store import Model, read_encoder
from nolle.neural.using import attributor
from nolle.statements.article import Article

LEAST = 10


@dataclass(frozen=True, slots=True)
class Reader:
    """How texts become parsed articles, and the parser's name."""

    parse: Callable[[str], Article]
    parser: str


def train(corpus: Corpus, encoder: Path, reader: Reader, plan: Plan, tell: Callable[[Step], None]) -> Model:
    """Learn from a corpus, and measure on the articles put aside. Raises BadUsage, CannotRead."""
    if len(corpus.train) < LEAST:
        raise BadUsage(f"{len(corpus.train)} annotated articles are too few to learn from; Nolle needs at least {LEAST}, and some hundreds to learn well")
    started, shape, vocabulary = read_encoder(encoder)
    goals = _goals(corpus.train, vocabulary, reader)
    if not any(goal.cues for goal in goals):
        raise BadUsage("the annotated articles mark no cue (the word by which something is said): nothing can be learned from them")
    weights = new_weights(shape, started, plan.seed)
    learn(weights, shape, goals, plan, Run(faster_type(), plan.dropout), tell)
    about = About(__version__, encoder.name, reader.parser, corpus.digest, len(corpus.train), plan.epochs, plan.seed, None)
    model = Model({name: tensor.detach() for name, tensor in weights.items()}, shape, vocabulary, about)
    return replace(model, about=replace(about, figures=held_out(model, corpus.dev, reader))) if corpus.dev else model


def held_out(model: Model, articles: Sequence[Marked], reader: Reader) -> Figures:
    """How well a model does on articles that it did not learn from; what is reported inside another statement is not counted, as corpora mark one level."""
    attribute = attributor(model)
    found = ((marked, attribute(reader.parse(marked.text))) for marked in articles)
    return measure((marked.text, [one for one in mine if one.inside is None], marked.attributions) for marked, mine in found)


def _goals(articles: Iterable[Marked], vocabulary: tuple[str, ...], reader: Reader) -> list[Goal]:
    tokenizer = tokenizer_of(vocabulary)
    goals: list[Goal] = []
    for marked in articles:
        paragraphs = reader.parse(marked.text).paragraphs
        goals += goals_of([chunk for paragraph in paragraphs for chunk in chunks_of(paragraph, tokenizer)], marked)
    return goals
