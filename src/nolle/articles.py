"""The ids of what is no case: articles, by the capture one stands in and which of the capture's articles it is, and the baselines of courts."""

from __future__ import annotations

from nolle.model import Judgement

_PREFIX = "article"
_BASELINE = "baseline/"


def article_id(capture: str, number: int) -> str:
    """The id of a capture's article, counted from 1 in page order: "article/3fa9…/1"."""
    return f"{_PREFIX}/{capture}/{number}"


def is_article(about: str) -> bool:
    """Whether the id is an article's, not a case's."""
    return about.startswith(f"{_PREFIX}/")


def baseline_id(court: str) -> str:
    """The id of what is usual in a court: "baseline/nyed"."""
    return _BASELINE + court


def baseline_court(about: str) -> str | None:
    """The court whose baseline the id is; None for a case or an article."""
    return about.removeprefix(_BASELINE) if about.startswith(_BASELINE) else None


def is_case(about: str) -> bool:
    """Whether the id is a case's."""
    return not is_article(about) and baseline_court(about) is None


def capture_of(article: str) -> str:
    """The digest of the capture that an article stands in."""
    return article.split("/")[1]


def judged_article(judgement: Judgement) -> list[str]:
    """The article that a judgement on a link is about, as the beginning of its key names it; [] for any other judgement."""
    article = judgement.key.partition("|")[0]
    return [article] if judgement.subject == "link" and is_article(article) else []
