"""In what an article and a case agree or contradict each other, besides number and name: each thing with the words on both sides."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from nolle.links._vocabulary import agencies, classes_of, groups, number_in_words, offenses, statutes_of, words
from nolle.links.article import Article
from nolle.links.numbers import own_number
from nolle.links.people import name_of
from nolle.model import Accused, CaseKeys, Named, Reason, Step

_CITED_STATUTE = re.compile(r"\b(\d{1,2}) U\.?\s?S\.?\s?C\.?(?: ?§+| [Ss]ections?)? ?(\d{1,5}[A-Z]?)\b")
_NEAR = 3  # days between an article and a step in the case
_BEFORE = 365  # days before the docket's first day that an article can still be about the case: an arrest that is charged later


def court(article: Article, case: CaseKeys) -> tuple[Reason | None, Reason | None]:
    """That an article names the case's court or a city of it, or else that it names another district and not this one."""
    districts, cities, _ = article.courts
    place = districts.get(case.court) or cities.get(case.court)
    if place:
        return Reason("court", article.words_at(place), None, case.court), None
    other = next(iter(districts.values()), None)
    return None, Reason("court", article.words_at(other), None, case.court) if other else None


def agreeing(article: Article, case: CaseKeys, accused: Accused) -> Iterator[Reason]:
    """What else speaks for a case, one reason for each independent thing; the court is asked for by itself."""
    things = (_offense(article, accused), _date(article, case), _group(article, case), _agency(article, case), _official(article, case))
    yield from filter(None, things)


def against(article: Article, case: CaseKeys) -> Iterator[Reason]:
    """What contradicts a case that a name speaks for: another number, another year. Another district is told by ``court``."""
    if other := _other_number(article, case):
        yield other
    if other := _other_year(article, case):
        yield other


# --- agreeing -------------------------------------------------------------------------------------------------


def _offense(article: Article, accused: Accused) -> Reason | None:
    for offense in accused.offenses:
        for place, match in article.find_all(_CITED_STATUTE):
            if f"{match[1]}:{match[2]}" in statutes_of(offense.text):
                return Reason("offense", article.words_at(place), offense.words, offense.text)
    for offense in accused.offenses:
        charged = classes_of(offense.text)
        for one in offenses() if charged else ():
            if one.name in charged and (found := article.find(one.article)):
                return Reason("offense", article.words_at(found), offense.words, one.name)
    return None


def _date(article: Article, case: CaseKeys) -> Reason | None:
    for day, place in article.days:
        if step := _near(day, case.steps):
            return Reason("date", article.words_at(place), step.words, step.day.isoformat())
    if article.published and (step := _near(article.published, case.steps)):
        return Reason("date", None, step.words, f"{step.day}; the article was published {article.published}")
    return None


def _near(day: date, steps: Iterable[Step]) -> Step | None:
    return min((step for step in steps if abs((step.day - day).days) <= _NEAR), key=lambda step: (abs((step.day - day).days), step.day), default=None)


def _group(article: Article, case: CaseKeys) -> Reason | None:
    """As many accused as the docket shows; of a single one nobody counts."""
    number = len(case.accused)
    for plus, pattern in groups() if case.everybody and number > 1 else ():
        for place, match in article.find_all(pattern):
            told = number_in_words(match["number"])
            if told is not None and told + plus == number:
                return Reason("co_defendants", article.words_at(place), None, f"{number} defendants")
    return None


def _agency(article: Article, case: CaseKeys) -> Reason | None:
    named = {one.text: one for one in case.agencies}
    for name, pattern in agencies():
        if name in named and (place := article.find(pattern)):
            return Reason("agency", article.words_at(place), named[name].words, name)
    return None


def _official(article: Article, case: CaseKeys) -> Reason | None:
    for kind, officials in (("judge", case.judges), ("prosecutor", case.prosecutors)):
        for official in officials:
            if found := _named(article, official):
                return Reason(kind, found.article, official.words, official.text)
    return None


def _named(article: Article, official: Named) -> Reason | None:
    """The full name of an official in an article."""
    name = name_of(official)
    found = (place for place, one in article.find_name(name) if one.agrees) if name else iter(())
    place = next(found, None)
    return Reason("name", article.words_at(place), official.words) if place else None


# --- contradicting --------------------------------------------------------------------------------------------


def _other_number(article: Article, case: CaseKeys) -> Reason | None:
    """Numbers of the same kind as the case's own, and none of them its own."""
    own = [one for one in map(own_number, case.numbers) if one]
    kinds = {one.kind for one in own}
    rivals = [(place, cited) for place, cited in article.cited if cited.kind in kinds]
    if not rivals or any(one.is_cited_by(cited) for _, cited in rivals for one in own):
        return None
    return Reason("number", article.words_at(rivals[0][0]), None, own[0].printed)


def _other_year(article: Article, case: CaseKeys) -> Reason | None:
    """An article from long before the case, or one that gives only other years for the charging."""
    if case.first is None:
        return None
    if article.published and (case.first - article.published).days > _BEFORE:
        return Reason("year", None, None, f"the docket begins {case.first}; the article was published {article.published}")
    told = [(place, int(match.group(1))) for place, match in article.find_all(words("year"))]
    if told and all(year < case.first.year - 1 for _, year in told):
        return Reason("year", article.words_at(told[0][0]), None, f"the docket begins {case.first}")
    return None
