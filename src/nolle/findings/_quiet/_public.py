"""What the public was told: whether an office had announced the charges, and whether it announced their end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from nolle.findings._quiet._ending import Ending
from nolle.findings._quiet._words import search
from nolle.model import ArticleSaid, Evidence, LinkState, Searched, Signal, Told

_STATES: tuple[LinkState, LinkState] = ("same", "candidate")
_CHARGED, _ENDED = "charges told", "ending told"


def announced(ending: Ending, searched: Sequence[Searched]) -> Iterator[Signal]:
    """How many releases of an office announced the charges, and, where any did, whether a later page of the same offices tells of their end.

    Copies of one release count once; only articles that are surely about the case count. While one may be about it, or bears no day, nobody knows.
    "Not found" is said with the sources, the pages and the days of their capture.
    """
    day = ending.day.isoformat() if ending.day else ""
    sure, maybe = ([told for told in ending.told if _is_release(told, state)] for state in _STATES)
    charging = [told for told in sure if _words(told, _CHARGED)]
    before = [told for told in charging if "" < _day(told) <= day]
    if not before:
        words = _first([told for told in charging if not _day(told)] or maybe, _CHARGED)
        looked = bool(day) and any(search("office", page.source) for page in searched)
        yield Signal("charges_announced", False if looked and not words else None, words)
        return
    yield Signal("charges_announced", len({told.copy_of or told.article.about for told in before}), _first(before, _CHARGED))
    ended = _first([told for told in sure if day <= _day(told)], _ENDED)
    doubtful = _first([told for told in maybe if not _day(told) or day <= _day(told)], _ENDED)
    not_found = None if doubtful else _not_found(ending, before, searched)
    yield Signal("end_not_announced", False if ended else not_found, ended or doubtful)


def _first(releases: Sequence[Told], rule: str) -> tuple[Evidence, ...]:
    """Of each release the first paragraph that holds words of a kind."""
    return tuple(words for told in releases for words in _words(told, rule)[:1])


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
    return search("office", _outlet(told)) is not None and any(link.state == state for link in told.links)


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
