"""The ids of articles: the capture an article stands in, and which of the capture's articles it is."""

from __future__ import annotations

from nolle.model import Judgement

_PREFIX = "article"


def article_id(capture: str, number: int) -> str:
    """The id of a capture's article, counted from 1 in page order: "article/3fa9…/1"."""
    return f"{_PREFIX}/{capture}/{number}"


def is_article(about: str) -> bool:
    """Whether the id is an article's, not a case's."""
    return about.startswith(f"{_PREFIX}/")


def capture_of(article: str) -> str:
    """The digest of the capture that an article stands in."""
    return article.split("/")[1]


def judged_article(judgement: Judgement) -> list[str]:
    """The article that a judgement on a link is about, as the beginning of its key names it; [] for any other judgement."""
    article = judgement.key.partition("|")[0]
    return [article] if judgement.subject == "link" and is_article(article) else []
