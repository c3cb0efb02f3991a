"""What the public was told: whether an office had announced the charges, and whether it announced their end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from nolle.findings._quiet._ending import Ending
from nolle.findings._quiet._words import search
from nolle.model import ArticleSaid, Evidence, LinkState, Searched, Signal, Told
from nolle.names import SUFFIXES, fold_name

_STATES: tuple[LinkState, LinkState] = ("same", "candidate")
_CHARGED, _ENDED = "charges told", "ending told"


def announced(ending: Ending, searched: Sequence[Searched]) -> Iterator[Signal]:
    """How many releases of an office announced the charges, and, where any did, whether a later page of the same offices tells of their end.

    Copies of one release count once; only articles that are surely about the case count, and of those that name defendants only those that
    name this one. While one may be about it, or bears no day, nobody knows. "Not found" is said with the sources, the pages and the days of
    their capture.
    """
    day = ending.day.isoformat() if ending.day else ""
    sure, maybe = ([told for told in ending.told if _is_release(told, state) and _concerns(ending, _whole(told))] for state in _STATES)
    charging = [told for told in sure if _words(told, _CHARGED)]
    before = [told for told in charging if "" < _day(told) <= day]
    if not before:
        doubtful = [told for told in charging if not _day(told)] + [told for told in maybe if not day or _day(told) <= day]
        words = tuple(words for told in doubtful for words in _words(told, _CHARGED)[:1])
        looked = bool(day) and any(search("office", page.source) for page in searched)
        yield Signal("charges_announced", False if looked and not words else None, words)
        return
    first = tuple(words for told in before for words in _words(told, _CHARGED)[:1])
    yield Signal("charges_announced", len({told.copy_of or told.article.about for told in before}), first)
    ended = _ends(ending, [told for told in sure if day <= _day(told)])
    may_have = _ends(ending, [told for told in (*sure, *maybe) if not _day(told)] + [told for told in maybe if day <= _day(told)])
    not_found = None if may_have else _not_found(ending, before, searched)
    yield Signal("end_not_announced", False if ended else not_found, ended or may_have)


def _ends(ending: Ending, releases: Sequence[Told]) -> tuple[Evidence, ...]:
    """Of each release the first paragraph that tells of an ending, those left out that name other defendants alone."""
    told = ([words for words in _words(one, _ENDED) if _concerns(ending, words.quote)] for one in releases)
    return tuple(words for found in told for words in found[:1])


def _not_found(ending: Ending, announcing: Sequence[Told], searched: Sequence[Searched]) -> str | None:
    """Where it was looked for; None where no page of these sources was captured after the ending. That all are older than the ending is said."""
    sources = {_outlet(told) for told in announcing}
    since = ending.day.isoformat() if ending.day else ""
    pages = [page for page in searched if page.source in sources and page.seen[:10] >= since]
    if not pages:
        return None
    newer = [page for page in pages if (page.published or page.seen)[:10] >= since]
    looked = newer or pages
    first, last = min(page.seen for page in looked)[:10], max(page.seen for page in looked)[:10]
    number = "1 page" if len(looked) == 1 else f"{len(looked):,} pages"
    when = f"on {first}" if first == last else f"from {first} to {last}"
    older = "" if newer else ", published before the ending" if len(looked) == 1 else ", all published before the ending"
    return f"not found in {number} of {', '.join(sorted(sources))} captured {when}{older}"


def _is_release(told: Told, state: LinkState) -> bool:
    """Whether an office's page is about the case as surely as that."""
    states = {link.state for link in told.links}
    return search("office", _outlet(told)) is not None and state == next((one for one in _STATES if one in states), None)


def _concerns(ending: Ending, text: str) -> bool:
    """Whether a text can be about this defendant: it has the last name, or names no other defendant of the case."""
    if ending.person is None:
        return True
    words = fold_name(text)
    if any(f" {_last_name(name)} " in f" {words} " for name in ending.person.folded if name):
        return True
    others = (name for person in ending.docket.people if person is not ending.person for name in person.folded if name)
    return not any(f" {name} " in f" {words} " for name in others)


def _last_name(folded: str) -> str:
    names = [word for word in folded.split() if word not in SUFFIXES]
    return names[-1] if names else folded


def _whole(told: Told) -> str:
    return "\n".join(words.quote for words in told.article.evidence)


def _words(told: Told, rule: str) -> list[Evidence]:
    """The paragraphs of an article that hold words of a kind."""
    said = told.article.said
    assert isinstance(said, ArticleSaid)
    return [words for part, words in zip(said.parts, told.article.evidence, strict=True) if part in ("headline", "body") and search(rule, words.quote)]


def _outlet(told: Told) -> str:
    said = told.article.said
    return (said.outlet or "") if isinstance(said, ArticleSaid) else ""


def _day(told: Told) -> str:
    """The ISO day on which it was published, "" where the page does not say it."""
    said = told.article.said
    return (said.published or "")[:10] if isinstance(said, ArticleSaid) else ""
