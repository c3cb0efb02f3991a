"""The speaker of each attribution of an article, in the order in which a reader meets them."""

from __future__ import annotations

from nolle.statements.article import Article, Attribution
from nolle.statements.speakers.people import people_of
from nolle.statements.speakers.resolve import Reader
from nolle.statements.speakers.speaker import Speaker


def speakers_of(article: Article, attributions: list[Attribution]) -> list[Speaker]:
    """The speaker of each attribution."""
    starts = sorted(paragraph.start + sentence.start_char for paragraph in article.paragraphs for sentence in paragraph.doc.sents)
    contents = sorted(place for one in attributions for place in one.content)
    reader = Reader(people_of(article), [(one.start, one.text, one) for one in article.paragraphs], starts, contents)
    speakers: dict[int, Speaker] = {}
    for n in sorted(range(len(attributions)), key=lambda n: _first(attributions[n])):
        outer = attributions[n].inside
        around = speakers.get(outer) if outer is not None else _around(attributions, speakers, n)
        speakers[n] = reader.speaker(attributions[n], around)
    return [speakers[n] for n in range(len(attributions))]


def _first(one: Attribution) -> int:
    return min(place[0] for place in (*one.source, *one.cue, *one.content)) if one.source or one.cue or one.content else 0


def _around(attributions: list[Attribution], speakers: dict[int, Speaker], n: int) -> Speaker | None:
    """The speaker in whose content a source stands, where the list does not say so itself."""
    at = attributions[n].source[0][0] if attributions[n].source else -1
    return next((speakers[m] for m, one in enumerate(attributions) if m in speakers and m != n and any(a <= at < b for a, b in one.content)), None)
