"""Counts how often each word is a cue in each frame, over a corpus of news with its attributions marked: makes ``lexicon/counts.toml``.

usage: python tools/count_cues.py CORPUS > src/nolle/statements/lexicon/counts.toml

CORPUS is a folder with text/NAME.txt and attributions/NAME_ANNOTATOR.ann (brat standoff), or one with such folders named train and dev,
of which train is counted. Only counts of single words are kept, none of the corpus's sentences.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from nolle.errors import NolleError
from nolle.neural.brat import Marked, read_part
from nolle.readers._page import Page
from nolle.readers.plain_text import read
from nolle.statements.article import Article, Paragraph
from nolle.statements.frames import frame_of
from nolle.statements.parsing import Parser, parser
from nolle.statements.quotations import in_quotation

LEAST_SEEN = 3
"""A word seen as a cue fewer times is left out."""
LEAST_FRAME = 3
"""A frame of a word in which it never was a cue is told from so many on."""
LEAST_SHARED = 100
"""A frame is told for all words together from so many on."""
_PARTS = {"VERB": "verbs", "AUX": "verbs", "NOUN": "nouns", "ADJ": "adjectives"}
_ORDER = ("verbs", "nouns", "adjectives")
Frames = Mapping[str, tuple[int, int]]
"""For each frame how often a word was a cue in it, and how often it stood in it."""
Counts = Mapping[tuple[str, str], Frames]
"""The frames by part of speech and word."""
Key = tuple[str, str, str]


def count(corpus: Iterable[Marked], engine: Parser) -> Counts:
    """The counts of a corpus, words in quotation marks left out."""
    seen: Counter[Key] = Counter()
    cues: Counter[Key] = Counter()
    for marked in corpus:
        article = engine.parse(read(Page(marked.text.encode(), marked.name)).articles[0].passages)
        heads = set(_heads(article, marked))
        for paragraph in article.paragraphs:
            for i, key in _words(paragraph):
                seen[key] += 1
                cues[key] += (paragraph.start, i) in heads
    table: defaultdict[tuple[str, str], dict[str, tuple[int, int]]] = defaultdict(dict)
    for (part, word, frame), number in seen.items():
        table[part, word][frame] = (cues[part, word, frame], number)
    return table


def _heads(article: Article, marked: Marked) -> Iterator[tuple[int, int]]:
    """The governing word of each marked cue: its paragraph and its number there."""
    for one in marked.attributions:
        for paragraph in article.paragraphs:
            if one.cue and paragraph.start <= one.cue[0][0] < paragraph.end and (span := paragraph.span(one.cue[0])) is not None:
                yield paragraph.start, span.root.i


def _words(paragraph: Paragraph) -> Iterator[tuple[int, Key]]:
    quoted = in_quotation(paragraph.doc)
    for token in paragraph.doc:
        if token.pos_ in _PARTS and token.is_alpha and not quoted[token.i]:
            yield token.i, (_PARTS[token.pos_], token.lemma_.lower(), frame_of(token, quoted))


def toml_of(counts: Counts, articles: int) -> str:
    """The counts as the lexicon keeps them: for each part of speech all words together ("*"), then word by word."""
    lines = [
        "# How often a word was a cue, outside quotations, in the frames it stood in: [as a cue, in all]. Counted over a corpus of news with its",
        f"# attributions marked by hand ({articles} articles). Words seen as a cue fewer than three times are left out. Frames: see frames.py.",
        "",
    ]
    for part in _ORDER:
        lines += [f'[{part}."*"]', *_lines(_shared(counts, part), LEAST_SHARED), ""]
        for (own, word), frames in sorted(counts.items()):
            if own == part and sum(cues for cues, _ in frames.values()) >= LEAST_SEEN:
                lines += [f"[{part}.{word}]", *_lines(frames, LEAST_FRAME, cues_too=True)]
        lines.append("")
    return "\n".join(lines) + "\n"


def _shared(counts: Counts, part: str) -> Frames:
    sums: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0])
    for (own, _), frames in counts.items():
        for frame, (cues, number) in frames.items() if own == part else ():
            sums[frame][0] += cues
            sums[frame][1] += number
    return {frame: (cues, number) for frame, (cues, number) in sums.items()}


def _lines(frames: Frames, least: int, *, cues_too: bool = False) -> list[str]:
    return [f'"{frame}" = [{cues}, {number}]' for frame, (cues, number) in sorted(frames.items()) if number >= least or (cues_too and cues)]


def main(arguments: list[str]) -> str | None:
    """Write the counts to standard output; what went wrong otherwise."""
    if len(arguments) != 1:
        return __doc__
    folder = Path(arguments[0])
    try:
        part = read_part(folder / "train" if (folder / "train").is_dir() else folder)
        sys.stdout.write(toml_of(count(part.articles, parser()), len(part.articles)))
    except NolleError as error:
        return str(error)
    for why in part.left_out:
        sys.stderr.write(f"left out: {why}\n")
    return None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
