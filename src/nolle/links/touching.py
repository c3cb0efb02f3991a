"""Which articles a case can touch, told by few words of each: an article without a number or a full name of the case has no link to it."""

from __future__ import annotations

from collections.abc import Set

from nolle.links.article import article_of
from nolle.links.index import Index
from nolle.links.people import capital_words
from nolle.model import Fact


def words_of(article: Fact) -> frozenset[str]:
    """All by which an article could be tied to any case: the words in it that may be names, folded, and the docket numbers it cites."""
    read = article_of(article)
    cited = (one.core for _, one in read.cited)
    return frozenset(word for passage in read.passages for word in capital_words(passage.quote)).union(cited)


def touches(index: Index, words: Set[str]) -> bool:
    """Whether one of the cases can be meant by an article with these words. True for too many articles, False for none that has a link."""
    if not index.by_number.keys().isdisjoint(words):
        return True
    return any(known.name.first in words for last in index.by_last.keys() & words for known in index.by_last[last])
