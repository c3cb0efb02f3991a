"""A trained model at work: from parsed articles to their attributions."""

from __future__ import annotations

from collections.abc import Callable

from nolle.neural.decoding import answers, attributions
from nolle.neural.encoder import Run, faster_type, ready
from nolle.neural.pieces import chunks_of, tokenizer_of
from nolle.neural.store import Model
from nolle.statements.article import Article, Attribution
from nolle.statements.rules import nested


def attributor(model: Model) -> Callable[[Article], list[Attribution]]:
    """How a model finds the attributions of an article, those reported inside another one marked as such."""
    tokenizer = tokenizer_of(model.vocabulary)
    run = Run(faster_type())
    weights = ready(model.weights, run)

    def attribute(article: Article) -> list[Attribution]:
        chunks = [chunk for paragraph in article.paragraphs for chunk in chunks_of(paragraph, tokenizer)]
        return nested(attributions(answers(weights, model.shape, chunks, run)))

    return attribute
