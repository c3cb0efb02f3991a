"""What the public was told: whether an office had announced the charges, and whether it announced their end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from nolle.findings._quiet._ending import Ending
from nolle.findings._quiet._words import search
from nolle.model import ArticleSaid, Evidence, LinkState, Searched, Signal, Told


def announced(ending: Ending, searched: Sequence[Searched]) -> Iterator[Signal]:
    """How many releases of an office announced the charges, and, where any did, whether a later page of the same offices tells of their end.

    Copies of one release count once; only articles that are surely about the case count. While one may be about it, or bears no day, nobody knows.
    "Not found" is said with the sources, the pages and the days of their capture.
    """
    releases = [told for told in ending.told if _is_release(told, "same")]
    charging = [told for told in releases if _tells(told, "charges told")]
    before = [told for told in charging if _day(told) and ending.day and _day(told) <= ending.day.isoformat()]
    if not before:
        doubtful = [told for told in charging if not _day(told)] or [told for told in ending.told if _is_release(told, "candidate")]
        words = tuple(words for told in doubtful for words in _words(told, "charges told")[:1])
        anything = any(search("office", page.source) for page in searched)
        yield Signal("charges_announced", False if anything and ending.day and not words else None, words)
        return
    once = {told.copy_of or told.article.about for told in before}
    yield Signal("charges_announced", len(once), tuple(words for told in before for words in _words(told, "charges told")[:1]))
    after = [told for told in releases if _tells(told, "ending told") and _day(told) and ending.day and _day(told) >= ending.day.isoformat()]
    if after:
        yield Signal("end_not_announced", False, tuple(words for told in after for words in _words(told, "ending told")[:1]))
        return
    yield Signal("end_not_announced", _not_found(ending, before, searched), ())


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


def _tells(told: Told, rule: str) -> bool:
    return bool(_words(told, rule))


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
