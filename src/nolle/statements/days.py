"""The day something was said, where the text around the cue gives it ("said Tuesday", "wrote on March 4, 2025")."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from nolle.statements.article import Article, Attribution

if TYPE_CHECKING:
    from spacy.tokens import Token

_DAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_EXPECTED = {"expect", "be", "schedule", "plan", "set", "due", "slate"}
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_DAY = re.compile(
    rf"\b(?:(?P<not>next|coming|every|each|this coming) )?(?:(?P<last>last|this past) )?(?P<weekday>{'|'.join(_DAYS)})s?\b(?!,? (?:[A-Z][a-z]{{2,8}}\.? \d))"
    r"|\b(?P<relative>yesterday|today)\b"
    r"|\b(?P<month>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)(?:[a-z]+|\.)?\.? (?P<day>\d{1,2})(?!\d)(?:, (?P<year>\d{4}))?\b",
    re.I,
)


def day_said(article: Article, one: Attribution) -> date | None:
    """The day of the utterance, None where the text does not give one day.

    A weekday is the last such day on or before the day the article was published, the day of publication itself among them; without it, or
    where the article was updated since and the update would give another day, None. What is yet to be said has no day, and what was said
    on two days has none either.
    """
    if not one.cue:
        return None
    paragraph = article.paragraph(one.cue[0])
    cue = paragraph.span(one.cue[0])
    if cue is None:
        return None
    sentence, days = cue.root.sent, set()
    if _yet_to_come(cue.root):
        return None
    for match in _DAY.finditer(sentence.text):
        start = paragraph.start + sentence.start_char + match.start()
        token = paragraph.span((start, start + len(match[0])))
        if any(first <= start < last for first, last in one.content) or token is None or match["not"]:
            continue
        if _belongs(token.root, cue.root):
            days.add(_agreed(match, article))
    return days.pop() if len(days) == 1 else None


def _yet_to_come(cue: Token) -> bool:
    """Whether something is not said yet: "will say Friday", "is expected to announce Monday"."""
    helpers = {child.lower_ for child in cue.children if child.dep_ == "aux"}
    return not helpers.isdisjoint({"will", "’ll", "'ll", "shall"}) or ("to" in helpers and cue.head.lemma_.lower() in _EXPECTED)


def _agreed(match: re.Match[str], article: Article) -> date | None:
    """The day by the article's publication, where its last update gives the same one."""
    day = _date(match, _day_of(article.published))
    updated = _day_of(article.updated)
    return day if updated is None or _date(match, updated) == day else None


def _belongs(day: Token, cue: Token) -> bool:
    """Whether a day hangs on the cue and not on some other verb ("the man arrested Monday")."""
    for above in day.ancestors:
        if above == cue:
            return True
        if above.pos_ in {"VERB", "AUX"}:
            return False
    return False


def _day_of(moment: str | None) -> date | None:
    try:
        return date.fromisoformat((moment or "")[:10])
    except ValueError:
        return None


def _date(match: re.Match[str], published: date | None) -> date | None:
    try:
        if match["month"]:
            return _in_month(match, published)
        return _relative(match, published) if published else None
    except (ValueError, OverflowError):
        return None


def _relative(match: re.Match[str], published: date) -> date:
    if match["relative"]:
        return published - timedelta(days=match["relative"].lower() == "yesterday")
    back = (published.weekday() - _DAYS.index(match["weekday"].lower())) % 7
    return published - timedelta(days=back or (7 if match["last"] else 0))


def _in_month(match: re.Match[str], published: date | None) -> date | None:
    month, day = _MONTHS.index(match["month"].lower()) + 1, int(match["day"])
    if match["year"]:
        return date(int(match["year"]), month, day)
    if published is None:
        return None
    here = date(published.year, month, day)
    return here if here <= published else date(published.year - 1, month, day)
