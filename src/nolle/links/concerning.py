"""Which statements of an article concern the case, or the defendant, that the article is about.

Where the article is about one case only, words like "the charges" in a statement or its paragraph speak of it; what is promised, denied, left
unanswered or not known there is about it too. Otherwise a statement must itself name the number or the defendant. What is said of a group is said of
no single member.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from nolle.links._vocabulary import words
from nolle.links.article import Article, Place
from nolle.links.index import Index
from nolle.links.numbers import own_number
from nolle.links.people import Name, name_of, short_mentions
from nolle.model import Accused, CaseKeys, Evidence, Link, Quote, Reason, Statement

_TOLD = ("same", "candidate")
_ANSWERS = ("promise", "denial", "no_comment", "unknown_acknowledged")


def concerning(article: Article, statements: Sequence[Statement], links: Sequence[Link], index: Index) -> Iterator[Link]:
    """A link for each statement that is about a case or a defendant to which the article is linked, in text order."""
    told = [link for link in links if link.state in _TOLD]
    cases = list(dict.fromkeys(link.case for link in told))
    if not statements or not cases:
        return
    alone = len(cases) == 1
    places = {link.key: _places(article, link, index.cases[link.case]) for link in told if link.case in index.cases}
    for statement in statements:
        own = [(piece.start, piece.end) for piece in (*statement.source, *statement.cue, *statement.content)]
        spans = [*own, *_paragraphs(article, statement)] if alone else own
        found = [(link, words_at) for link in told if (words_at := _inside(places.get(link.key, ()), spans))]
        for link, where in found:
            yield _of_statement(link, statement, where)
        if not alone or found:
            continue
        whole = _whole_case(told)
        if spoken_of := _the_case(article, spans):
            yield _of_statement(whole, statement, spoken_of, "mention")
        elif statement.kind in _ANSWERS and whole.state == "same" and (about := _named_by(told)):
            yield _of_statement(whole, statement, about, "article")


def _of_statement(link: Link, statement: Statement, where: Evidence, name: str = "") -> Link:
    reason = Reason(name or ("name" if link.defendant else "number"), where, None)
    return Link(link.article, statement.id, link.case, link.defendant, link.defendant_number, link.state, (reason,), (), link.judged)


def _whole_case(told: Sequence[Link]) -> Link:
    """The one case as a whole. It is as sure as the surest of its links."""
    of_case = next((link for link in told if link.defendant is None), None)
    surest = of_case or next((link for link in told if link.state == "same"), told[0])
    return Link(surest.article, None, surest.case, None, None, surest.state, judged=surest.judged)


def _named_by(told: Sequence[Link]) -> Evidence | None:
    """The words by which an article is surely about its one case."""
    return next((reason.article for link in told if link.state == "same" for reason in link.agree if reason.article), None)


# --- where the article speaks of it ---------------------------------------------------------------------------


def _places(article: Article, link: Link, case: CaseKeys) -> list[Evidence]:
    if link.defendant is None:
        own = [one for one in map(own_number, case.numbers) if one]
        return [article.words_at(place) for place, cited in article.cited if any(one.is_cited_by(cited) for one in own)]
    accused = next((one for one in case.accused if (one.names[0].text, one.number) == (link.defendant, link.defendant_number)), None)
    return [article.words_at(place) for place in _name_places(article, accused)] if accused else []


def _name_places(article: Article, accused: Accused) -> list[Place]:
    """Full names that agree, and the last name by itself where the article has nobody else of that name."""
    names = [name for name in map(name_of, accused.names) if name]
    full = [place for name in names for place, one in article.find_name(name) if one.agrees]
    if not full:
        return []
    return sorted({*full, *(place for last in {name.last for name in names} for place in _short(article, last, names))}, key=lambda p: (p.passage, p.start))


def _short(article: Article, last: str, names: Iterable[Name]) -> list[Place]:
    own = frozenset(word for name in names if name.last == last for word in (name.first, *name.middles))
    places = []
    for at, spelled, _ in article.with_last(last):
        found = short_mentions(last, own, spelled, article.passages[at].quote)
        if found is None:
            return []
        places += [Place(at, start, end) for start, end in found]
    return places


def _paragraphs(article: Article, statement: Statement) -> list[tuple[int, int]]:
    """The paragraphs that a statement stands in."""
    pieces: tuple[Quote, ...] = statement.content or statement.cue
    return [(p.start, p.end) for p in article.passages if any(p.start <= piece.start < p.end for piece in pieces)]


def _inside(places: Iterable[Evidence], spans: Sequence[tuple[int, int]]) -> Evidence | None:
    return next((place for place in places if any(start <= place.start and place.end <= end for start, end in spans)), None)


def _the_case(article: Article, spans: Sequence[tuple[int, int]]) -> Evidence | None:
    return _inside((article.words_at(place) for place, _ in article.find_all(words("the_case"))), spans)
