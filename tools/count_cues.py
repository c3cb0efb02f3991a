"""Counts over a corpus of news with its attributions marked, of which the lexicon is made: ``counts.toml``, ``contexts.toml``, ``branches.toml``.

usage: python tools/count_cues.py CORPUS src/nolle/statements/lexicon

CORPUS is a folder with text/NAME.txt and attributions/NAME_ANNOTATOR.ann (brat standoff), or one with such folders named train and dev,
of which train is counted. Only counts of single words, and of pairs of words that hang together, are kept, none of the corpus's sentences.
"""

from __future__ import annotations

import json
import sys
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from nolle.errors import NolleError
from nolle.neural.brat import Marked, read_part
from nolle.readers._page import Page
from nolle.readers.plain_text import read
from nolle.statements.article import Article, Attribution, Paragraph
from nolle.statements.branches import content_branches
from nolle.statements.contexts import GROUPS, Contexts, contexts_of
from nolle.statements.frames import frame_of
from nolle.statements.lexicon import leaning, likelihood_by, logit, share_of
from nolle.statements.parsing import Parser, parser
from nolle.statements.quotations import in_quotation

LEAST_SEEN = 3
"""A word seen as a cue fewer times is left out."""
LEAST_FRAME = 3
"""A frame of a word in which it never was a cue is told from so many on."""
LEAST_SHARED = 100
"""A frame is told for all words together from so many on."""
LEAST_CONTEXT = 3
"""A context is told from so many on, and only if it leans a word by LEAST_LEANING one way or the other."""
LEAST_LEANING = 0.1
LEAST_BRANCH = 3
"""A description of a branch is told from so many on."""
_PARTS = {"VERB": "verbs", "AUX": "verbs", "NOUN": "nouns", "ADJ": "adjectives"}
_ORDER = ("verbs", "nouns", "adjectives")
Frames = Mapping[str, tuple[int, int]]
"""For each frame how often a word was a cue in it, and how often it stood in it."""
Counts = Mapping[tuple[str, str], Frames]
"""The frames by part of speech and word."""
Seen = Mapping[str, tuple[float, float, int]]
"""For each context how often a word was a cue in it, how often that was expected by what was counted before, and how often one stood in it."""
Key = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Parsed:
    """An article as parsed, and the attributions that a reader marked in it."""

    article: Article
    attributions: tuple[Attribution, ...]


@dataclass(frozen=True, slots=True)
class Word:
    """A word that may be a cue: its part of speech, itself and its frame; its contexts; and whether it was one."""

    key: Key
    contexts: Contexts
    cue: bool


def parsed(corpus: Iterable[Marked], engine: Parser) -> Iterator[Parsed]:
    """The articles of a corpus, parsed."""
    for marked in corpus:
        yield Parsed(engine.parse(read(Page(marked.text.encode(), marked.name)).articles[0].passages), marked.attributions)


def words_of(one: Parsed) -> Iterator[Word]:
    """Every word of an article that may be a cue, those in quotation marks left out."""
    heads = {(paragraph.start, head) for paragraph, head, _ in _heads(one)}
    for paragraph in one.article.paragraphs:
        quoted = in_quotation(paragraph.doc)
        for token in paragraph.doc:
            if token.pos_ in _PARTS and token.is_alpha and not quoted[token.i]:
                frame = frame_of(token, quoted)
                key = (_PARTS[token.pos_], token.lemma_.lower(), frame)
                yield Word(key, contexts_of(token, frame, quoted), (paragraph.start, token.i) in heads)


def _heads(one: Parsed) -> Iterator[tuple[Paragraph, int, Attribution]]:
    """The governing word of each marked cue: its paragraph and its number there."""
    for marked in one.attributions:
        for paragraph in one.article.paragraphs:
            if marked.cue and paragraph.start <= marked.cue[0][0] < paragraph.end and (span := paragraph.span(marked.cue[0])) is not None:
                yield paragraph, span.root.i, marked


def frames_counted(words: Iterable[Word]) -> Counts:
    """How often each word is a cue in each frame."""
    seen: Counter[Key] = Counter()
    cues: Counter[Key] = Counter()
    for word in words:
        seen[word.key] += 1
        cues[word.key] += word.cue
    table: defaultdict[tuple[str, str], dict[str, tuple[int, int]]] = defaultdict(dict)
    for (part, lemma, frame), number in seen.items():
        table[part, lemma][frame] = (cues[part, lemma, frame], number)
    return table


def contexts_counted(words: Sequence[Word], counts: str) -> dict[str, Seen]:
    """For each group of contexts, in its order, what the counts of frames and the groups before it have missed."""
    table = tomllib.loads(counts)
    bases = [(word, likelihood_by(table[word.key[0]], *word.key[1:])) for word in words]
    known = [(word, logit(base)) for word, base in bases if base]
    odds = [base for _, base in known]
    groups: dict[str, Seen] = {}
    for number, group in enumerate(GROUPS):
        groups[group] = kept = _group(((word.contexts[number], word.cue, share_of(one)) for (word, _), one in zip(known, odds, strict=True)))
        adds = {context: leaning(*seen) for context, seen in kept.items()}
        odds = [one + sum(adds.get(context, 0.0) for context in word.contexts[number]) for (word, _), one in zip(known, odds, strict=True)]
    return groups


def _group(words: Iterable[tuple[Iterable[str], bool, float]]) -> Seen:
    seen: Counter[str] = Counter()
    cues: Counter[str] = Counter()
    expected: defaultdict[str, float] = defaultdict(float)
    for contexts, cue, share in words:
        for context in contexts:
            seen[context] += 1
            cues[context] += cue
            expected[context] += share
    told = {one: (cues[one], min(round(expected[one], 1), number), number) for one, number in seen.items() if number >= LEAST_CONTEXT}
    return {one: counts for one, counts in told.items() if abs(leaning(*counts)) >= LEAST_LEANING}


def branches_counted(corpus: Iterable[Parsed]) -> Frames:
    """For each description of a branch how often it belonged to the content, and how often it was met."""
    held: Counter[str] = Counter()
    met: Counter[str] = Counter()
    for one in corpus:
        for paragraph, head, marked in _heads(one):
            content = _tokens(paragraph, marked.content)
            if content:
                for described, belongs in _branches(paragraph, head, content, _tokens(paragraph, marked.cue)):
                    met.update(described)
                    held.update(described if belongs else ())
    return {one: (held[one], number) for one, number in met.items() if number >= LEAST_BRANCH}


def _tokens(paragraph: Paragraph, places: Iterable[tuple[int, int]]) -> set[int]:
    return {token.i for place in places for token in paragraph.span(place) or ()}


def _branches(paragraph: Paragraph, head: int, content: set[int], cue: set[int]) -> list[tuple[tuple[str, ...], bool]]:
    quoted = in_quotation(paragraph.doc)
    met: list[tuple[tuple[str, ...], bool]] = []

    def belongs(token: object, described: tuple[str, ...]) -> bool:
        held = token.i in content  # type: ignore[attr-defined]
        met.append((described, held))
        return held

    word = paragraph.doc[head]
    content_branches(word, frame_of(word, quoted), quoted, cue, belongs)
    return met


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


def contexts_toml(groups: Mapping[str, Seen], articles: int) -> str:
    """The contexts as the lexicon keeps them, group by group."""
    lines = [
        "# How often a word of the lexicon was a cue in a context: [as a cue, as expected by its frame and the groups before, in all]. Counted",
        f"# over a corpus of news with its attributions marked by hand ({articles} articles); contexts that tell little are left out. See contexts.py.",
    ]
    for group, contexts in groups.items():
        lines += ["", f"[{group}]", *(f"{_quoted(one)} = [{cues}, {expected:g}, {seen}]" for one, (cues, expected, seen) in sorted(contexts.items()))]
    return "\n".join(lines) + "\n"


def branches_toml(branches: Frames, articles: int) -> str:
    """The branches as the lexicon keeps them."""
    lines = [
        "# How often a branch of the parse belonged to the content of a cue: [as content, in all], by descriptions from the general to the special.",
        f"# Counted over a corpus of news with its attributions marked by hand ({articles} articles). See branches.py.",
        "",
    ]
    return "\n".join([*lines, *(f"{_quoted(one)} = [{held}, {met}]" for one, (held, met) in sorted(branches.items()))]) + "\n"


def _quoted(key: str) -> str:
    return json.dumps(key, ensure_ascii=False)


def _shared(counts: Counts, part: str) -> Frames:
    sums: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0])
    for (own, _), frames in counts.items():
        for frame, (cues, number) in frames.items() if own == part else ():
            sums[frame][0] += cues
            sums[frame][1] += number
    return {frame: (cues, number) for frame, (cues, number) in sums.items()}


def _lines(frames: Frames, least: int, *, cues_too: bool = False) -> list[str]:
    return [f'"{frame}" = [{cues}, {number}]' for frame, (cues, number) in sorted(frames.items()) if number >= least or (cues_too and cues)]


def tables(corpus: Sequence[Parsed]) -> dict[str, str]:
    """The lexicon's files by name."""
    words = [word for one in corpus for word in words_of(one)]
    counts = toml_of(frames_counted(words), len(corpus))
    return {
        "counts.toml": counts,
        "contexts.toml": contexts_toml(contexts_counted(words, counts), len(corpus)),
        "branches.toml": branches_toml(branches_counted(corpus), len(corpus)),
    }


def main(arguments: list[str]) -> str | None:
    """Write the lexicon's counts into a folder; what went wrong otherwise."""
    if len(arguments) != 2:
        return __doc__
    source, target = map(Path, arguments)
    if not target.is_dir():
        return f"{target}: no folder to write into"
    try:
        part = read_part(source / "train" if (source / "train").is_dir() else source)
        made = tables(list(parsed(part.articles, parser())))
    except NolleError as error:
        return str(error)
    for name, text in made.items():
        (target / name).write_text(text, encoding="utf-8")
    for why in part.left_out:
        sys.stderr.write(f"left out: {why}\n")
    return None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
