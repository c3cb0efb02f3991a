"""Which cases and defendants an article is about, by rule: a number alone suffices, a name alone never does.

==========  ========================================================================================================
same        the number is cited and the court is named, or nothing else in the casebook can be meant; a defendant who
            is named in full in such an article
candidate   a full name and two independent things more, nothing against it; a number that several cases may bear
different   a full name, or a number, and something that contradicts: another district, number, year, middle name
unknown     a full name and too little else
==========  ========================================================================================================
"""

from __future__ import annotations

from dataclasses import dataclass, field

from nolle.links import reasons
from nolle.links.article import Article, Place
from nolle.links.index import Index, Known
from nolle.links.numbers import Cited, Own
from nolle.links.people import Mention
from nolle.model import CaseKeys, Link, LinkState, Reason

_OTHERS = 2  # things besides a name that make a candidate


@dataclass(slots=True)
class _ByNumber:
    """A case whose number an article cites."""

    case: CaseKeys
    own: Own
    places: list[tuple[Place, Cited]] = field(default_factory=list)


@dataclass(slots=True)
class _ByName:
    """A defendant whose full name an article has."""

    known: Known
    places: list[tuple[Place, Mention]] = field(default_factory=list)


def find_links(article: Article, index: Index) -> list[Link]:
    """The links of an article as a whole, by case and defendant. () where nothing in it could mean any case."""
    cited = _cited(article, index)
    named = _named(article, index)
    if not cited and not named:
        return []
    by_number = {case: _number_link(article, hit, cited) for case, hit in cited.items()}
    shared = _shared(named)
    numbered = [_numbered_defendant(hit, by_number[case]) for case, hit in cited.items() if _cited_defendant(hit)]
    by_name = [_name_link(article, hit, by_number.get(hit.known.case.case), shared) for hit in named]
    found = {link.key: link for link in (*by_number.values(), *numbered, *by_name)}  # what a name adds, or contradicts, is said as well
    return sorted(found.values(), key=lambda one: (one.case, one.defendant is not None, one.defendant_number or 0, one.defendant or ""))


# --- by number ------------------------------------------------------------------------------------------------


def _cited(article: Article, index: Index) -> dict[str, _ByNumber]:
    found: dict[str, _ByNumber] = {}
    for place, cited in article.cited:
        for case, own in index.by_number.get(cited.core, ()):
            if own.is_cited_by(cited):
                found.setdefault(case.case, _ByNumber(case, own)).places.append((place, cited))
    return found


def _number_link(article: Article, hit: _ByNumber, cited: dict[str, _ByNumber]) -> Link:
    state, agree, against = _judge_number(article, hit, cited)
    number = Reason("number", article.words_at(hit.places[0][0]), None, hit.own.printed)
    return Link(article.name, None, hit.case.case, None, None, state, (number, *agree), against)


def _judge_number(article: Article, hit: _ByNumber, cited: dict[str, _ByNumber]) -> tuple[LinkState, tuple[Reason, ...], tuple[Reason, ...]]:
    districts, cities, state_court = article.courts
    agrees, contradicts = reasons.court(article, hit.case)
    if contradicts:
        return "different", (), (contradicts,)
    rivals = [other for other in cited.values() if other is not hit and _same_number(other, hit)]
    if agrees:
        if hit.case.court in districts:
            return "candidate" if any(other.case.court in districts for other in rivals) else "same", (agrees,), ()
        alone = not any(other.case.court in {*districts, *cities} for other in rivals)
        return "same" if alone and _typed(hit) and not state_court else "candidate", (agrees,), ()
    if cities:
        elsewhere = Reason("court", article.words_at(next(iter(cities.values()))), None, hit.case.court)
        return "candidate", (), (elsewhere,)
    return "candidate" if rivals or state_court or not _typed(hit) else "same", (), ()


def _same_number(one: _ByNumber, other: _ByNumber) -> bool:
    return any(place == another for place, _ in one.places for another, _ in other.places)


def _typed(hit: _ByNumber) -> bool:
    """Whether the number is cited with its type, or with the court's office: one without both can be another court's, of any kind."""
    return any(cited.kind or cited.office for _, cited in hit.places)


def _cited_defendant(hit: _ByNumber) -> bool:
    return any(_bears(hit, cited) for _, cited in hit.places)


def _bears(hit: _ByNumber, cited: Cited) -> bool:
    return cited.defendant is not None and any(one.number == cited.defendant for one in hit.case.accused)


def _numbered_defendant(hit: _ByNumber, link: Link) -> Link:
    """The defendant whose number stands at the end of a cited docket number."""
    number = next(cited.defendant for _, cited in hit.places if _bears(hit, cited))
    accused = next(one for one in hit.case.accused if one.number == number)
    return Link(link.article, None, link.case, accused.names[0].text, number, link.state, link.agree, link.against)


# --- by name --------------------------------------------------------------------------------------------------


def _named(article: Article, index: Index) -> list[_ByName]:
    """Defendants whose full name stands in the article; of several printings of a name the one that agrees, and then the fuller."""
    found: dict[tuple[str, int], _ByName] = {}
    for last in sorted(article.vocabulary & index.by_last.keys()):
        for known in index.by_last[last]:
            if places := list(article.find_name(known.name)):
                hit = found.setdefault((known.case.case, id(known.accused)), _ByName(known))
                hit.places += places
    for hit in found.values():
        hit.places.sort(key=lambda one: (not one[1].agrees, not one[1].fuller, one[0].passage, one[0].start))
    return sorted(found.values(), key=lambda hit: (hit.known.case.case, hit.known.accused.number or 0, hit.known.accused.names[0].text))


def _shared(named: list[_ByName]) -> set[tuple[str, Place]]:
    """Places whose words fit the names of several defendants of one case."""
    seen: set[tuple[str, Place]] = set()
    twice: set[tuple[str, Place]] = set()
    for hit in named:
        places = {(hit.known.case.case, place) for place, mention in hit.places if mention.agrees}
        twice |= places & seen
        seen |= places
    return twice


def _name_link(article: Article, hit: _ByName, of_case: Link | None, shared: set[tuple[str, Place]]) -> Link:
    place, mention = hit.places[0]
    case, accused = hit.known.case, hit.known.accused
    name = Reason("name", article.words_at(place), hit.known.name.words.words, hit.known.name.words.text)
    defendant = (accused.names[0].text, accused.number)
    if of_case and of_case.state in ("same", "candidate"):
        unsure = (case.case, place) in shared
        state: LinkState = "different" if not mention.agrees else "candidate" if unsure else of_case.state
        if not mention.agrees:
            return Link(article.name, None, case.case, *defendant, state, of_case.agree, (name, *of_case.against))
        return Link(article.name, None, case.case, *defendant, state, (*of_case.agree, name), of_case.against)
    agree_court, against_court = reasons.court(article, case)
    agree = tuple(filter(None, (agree_court, *reasons.agreeing(article, case, accused))))
    against = tuple(filter(None, (against_court, *reasons.against(article, case))))
    if not mention.agrees:
        return Link(article.name, None, case.case, *defendant, "different", agree, (name, *against))
    state = "different" if against else "candidate" if len(agree) >= _OTHERS else "unknown"
    return Link(article.name, None, case.case, *defendant, state, (name, *agree), against)
