"""Links: which articles, and which statements in them, are about which case and which defendant. From facts alone; pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from nolle.links.article import article_of
from nolle.links.concerning import concerning
from nolle.links.index import Index, build
from nolle.links.judged import VERDICTS, article_in, case_in, decide
from nolle.links.keys import case_keys
from nolle.links.rules import find_links
from nolle.links.touching import touches, words_of
from nolle.model import Fact, Judgement, Link, Statement

__all__ = ["VERDICTS", "Index", "article_in", "build", "case_in", "case_keys", "links_of", "touches", "words_of"]


def links_of(article: Fact, statements: Sequence[Statement], index: Index, judged: Iterable[Judgement] = ()) -> tuple[Link, ...]:
    """All links of an article: of the whole article first, by case and defendant, then those of its statements in text order.

    ``judged`` are the judgements that stand about links of this article.
    """
    read = article_of(article)
    links = decide(article.about, find_links(read, index), judged, index)
    return (*links, *concerning(read, statements, links, index))
