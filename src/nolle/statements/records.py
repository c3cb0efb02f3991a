"""What a record is said to show behind a comma at the end of a sentence ("…, court records in 2:24-cr-90001 show."), where the parse has no cue.

Case numbers and "in the case" between a record and its verb lead the parse astray; the words themselves are plain.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from nolle.statements.article import Article, Attribution, Paragraph, Place
from nolle.statements.quotations import in_quotation
from nolle.statements.rules import nested

_RECORD = r"(?:records?|filings?|documents?|papers|docket|docket sheet|entry|entries|indictment|complaint|information|order|motion|affidavit|transcript)"
_IN_CASE = r"(?:\s(?:in|of|from|for|filed)\s(?:(?!\s(?:was|is|were|are|to|had|has)\s)[^;,]){1,60}?(?:,\s(?:No\.\s)?[\w:.-]*\d[\w:.-]*)?)?"
_SHOWN = re.compile(
    rf",\s(?P<source>(?:(?:the|a|an|his|her|their)\s)?(?:\w+[’']?s?\s){{0,3}}{_RECORD}{_IN_CASE}),?\s"
    r"(?P<cue>shows?|says?|indicates?|states?|reveals?)(?P<end>[.]?[”\"]?)\s*\Z",
    re.I,
)
_ABBREVIATED = "".join(rf"(?<!\b{word}\.)" for word in ("No", "Mr", "Ms", "Mrs", "Dr", "Jr", "St", "v"))
_BETWEEN = re.compile(rf"(?<=[a-z0-9)][.!?]){_ABBREVIATED}(\s+)(?=[A-Z“\"])")


def with_records(article: Article, found: Sequence[Attribution]) -> list[Attribution]:
    """The attributions of an article and those to a record at the end of a sentence that none of them has for its cue, in text order."""
    taken = [place for one in found for place in one.cue]
    more = [one for paragraph in article.paragraphs for one in _in_paragraph(paragraph) if not any(_touch(one.cue[0], place) for place in taken)]
    return nested(sorted([*found, *more], key=_first)) if more else list(found)


def _in_paragraph(paragraph: Paragraph) -> Iterator[Attribution]:
    quoted = in_quotation(paragraph.doc)
    at = 0
    for sentence in _sentences(paragraph):
        start, at = at, at + len(sentence)
        match = _SHOWN.search(sentence)
        if match is None or not sentence[: match.start()].strip():
            continue
        lead = len(sentence) - len(sentence.lstrip())
        span = paragraph.span((paragraph.start + start + match.start("source"), paragraph.start + start + match.end("cue")))
        if span is None or any(quoted[token.i] for token in span):
            continue
        base = paragraph.start + start
        source, cue = ((base + match.start(name), base + match.end(name)) for name in ("source", "cue"))
        yield Attribution((source,), (cue,), ((base + lead, base + match.start()),), cue_class="report")


def _sentences(paragraph: Paragraph) -> list[str]:
    """The paragraph cut where a full stop is followed by a blank and a capital or a quotation mark, but for initials and "No."."""
    parts = _BETWEEN.split(paragraph.text)
    return [sentence + (parts[n + 1] if n + 1 < len(parts) else "") for n, sentence in enumerate(parts) if n % 2 == 0]


def _touch(one: Place, other: Place) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _first(one: Attribution) -> int:
    return min(place[0] for place in (*one.source, *one.cue, *one.content))
