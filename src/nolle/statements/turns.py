"""Turns of speech that a name and a colon open: an interview as printed ("WALLACE: Did you …?"), a headline ("Okafor: The road is open")."""

from __future__ import annotations

import re

from nolle.statements.article import Article, Attribution, Paragraph

_SPEAKER = re.compile(r"\s*([A-Z][A-Z.’'\-]+(?: [A-Z.’'\-]+){0,5})(?: \([^()]{1,40}\))?(:)\s+(?=\S)")
_TITLED = re.compile(r"\s*([A-Z][\w.’'\-]+(?: [A-Z][\w.’'\-]+){0,3})(:)\s+(?=\S)")
_LEAST = 3  # so many paragraphs that open with a name in capitals make an interview
_WORDS = 2  # so many words are the least that somebody is given


def turns(article: Article) -> list[Attribution]:
    """Every turn of an article in text order: all of an interview's, and that of the opening line where its name comes again further down."""
    spoken = [(paragraph, match) for paragraph in article.paragraphs if (match := _SPEAKER.match(paragraph.text))]
    found = spoken if len(spoken) >= _LEAST else []
    if article.paragraphs and not found:
        first, *others = article.paragraphs
        match = _TITLED.match(first.text)
        found = [(first, match)] if match and _named_again(match[1], others) else []
    return [_turn(paragraph, match) for paragraph, match in found if len(paragraph.text[match.end() :].split()) >= _WORDS]


def _named_again(name: str, others: list[Paragraph]) -> bool:
    last = re.compile(rf"\b{re.escape(name.split()[-1])}\b")
    return any(last.search(paragraph.text) for paragraph in others)


def _turn(paragraph: Paragraph, match: re.Match[str]) -> Attribution:
    start, text = paragraph.start, paragraph.text.rstrip()
    source, cue = ((start + match.start(n), start + match.end(n)) for n in (1, 2))
    return Attribution((source,), (cue,), ((start + match.end(), start + len(text)),), cue_class="say")
