"""From the network's answers to attributions: which cues to believe, and which words are their source and content."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import torch

from nolle.neural.crf import shares
from nolle.neural.encoder import Run, Shape, Weights
from nolle.neural.goals import places_of
from nolle.neural.network import CONTENT, CUE, SOURCE, Batch, asked_of, batch_of, label, read
from nolle.neural.pieces import Chunk, Floats
from nolle.statements.article import Attribution, Place
from nolle.statements.lexicon import class_of

_ASKED = 0.08  # a word likelier than this to be a cue is asked about
_BATCH_PIECES = 1500
_MOST_ASKED = 64
_EDGES = ",;:-–—"


@dataclass(frozen=True, slots=True)
class Settings:
    """What was chosen on the articles put aside: how sure a cue must be, how much its second reading weighs, and how sure a word."""

    cue: float = 0.55
    second: float = 0.3
    source: float = 0.5
    content: float = 0.5


CHOSEN = Settings()


@dataclass(frozen=True, slots=True)
class Answer:
    """What the network says of one possible cue: how surely it is one at first sight and on a second reading (logits), and each word's shares of the labels."""

    chunk: Chunk
    cue: int
    first: float
    second: float
    shares: Floats

    def sure(self, settings: Settings) -> float:
        logit = (1 - settings.second) * self.first + settings.second * self.second
        return 1 / (1 + math.exp(-logit))


def answers(weights: Weights, shape: Shape, chunks: Sequence[Chunk], run: Run) -> list[Answer]:
    """The answers on every word of the chunks that may be a cue."""
    found: list[Answer] = []
    with torch.inference_mode():
        for batch in batches(chunks, _BATCH_PIECES):
            found += _answers(weights, shape, batch, run)
    return found


def batches(chunks: Sequence[Chunk], pieces: int) -> Iterable[Batch]:
    """Chunks of like length together, about so many pieces a batch."""
    waiting: list[Chunk] = []
    for chunk in sorted(chunks, key=lambda one: len(one.pieces)):
        if waiting and (len(waiting) + 1) * len(chunk.pieces) > pieces:
            yield batch_of(waiting)
            waiting = []
        waiting.append(chunk)
    if waiting:
        yield batch_of(waiting)


def _answers(weights: Weights, shape: Shape, batch: Batch, run: Run) -> list[Answer]:
    logits, states = read(weights, shape, batch, run)
    likely = torch.sigmoid(logits) > _ASKED
    likely &= torch.arange(logits.shape[1])[None, :] < batch.words[:, None]
    cues = [(row, cue) for row, cue in likely.nonzero().tolist()]
    found: list[Answer] = []
    for start in range(0, len(cues), _MOST_ASKED):
        some = cues[start : start + _MOST_ASKED]
        asked = asked_of(batch, some)
        scores, second = label(weights, shape, batch, states, asked, run)
        of_words = shares(scores, batch.words[asked.rows], weights["labels.moves"].float()).numpy()
        found += [
            Answer(batch.chunks[row], cue, float(logits[row, cue]), float(second[n]), of_words[n, : len(batch.chunks[row].words)])
            for n, (row, cue) in enumerate(some)
        ]
    return found


def attributions(found: Iterable[Answer], settings: Settings = CHOSEN) -> list[Attribution]:
    """The attributions that the answers amount to, in text order."""
    sure = sorted((one for one in found if one.sure(settings) >= settings.cue), key=lambda one: -one.sure(settings))
    taken: dict[int, set[int]] = {}
    kept: list[Attribution] = []
    for answer in sure:
        cue, source, content = _words(answer, settings)
        mine = taken.setdefault(id(answer.chunk), set())
        if not content or answer.cue in mine:
            continue
        mine.update(cue)
        kept.append(_attribution(answer, cue, source, content))
    return sorted(kept, key=lambda one: (one.cue, one.content))


def _words(answer: Answer, settings: Settings) -> tuple[list[int], list[int], list[int]]:
    shares = answer.shares
    cue = sorted({answer.cue, *(n for n in range(len(shares)) if shares[n, CUE] > 0.5)})
    source = [n for n in range(len(shares)) if shares[n, SOURCE] >= settings.source and n not in cue]
    content = [n for n in range(len(shares)) if shares[n, CONTENT] >= settings.content and n not in cue and n not in source]
    return cue, source, content


def _attribution(answer: Answer, cue: list[int], source: list[int], content: list[int]) -> Attribution:
    chunk = answer.chunk
    doc = chunk.paragraph.doc
    classes = (class_of(doc[int(chunk.words[n])].lemma_.lower()) for n in [answer.cue, *cue])
    return Attribution(_places(chunk, source), _places(chunk, cue), _places(chunk, content), cue_class=next(filter(None, classes), ""))


def _places(chunk: Chunk, words: list[int]) -> tuple[Place, ...]:
    """Runs of neighbouring words, gaps of mere punctuation closed; a run of mere punctuation counts only where there is no other."""
    places = places_of(chunk)
    runs: list[list[int]] = []
    for n in words:
        if runs and not _spoken(chunk, runs[-1][1] + 1, n):
            runs[-1][1] = n
        else:
            runs.append([n, n])
    spoken = [_trimmed(chunk, first, last) for first, last in runs if _spoken(chunk, first, last + 1)]
    return tuple((places[first][0], places[last][1]) for first, last in spoken or runs)


def _spoken(chunk: Chunk, first: int, past: int) -> bool:
    return not all(chunk.paragraph.doc[int(chunk.words[n])].is_punct for n in range(first, past))


def _trimmed(chunk: Chunk, first: int, last: int) -> tuple[int, int]:
    """A run without the commas and the like at its ends."""
    doc = chunk.paragraph.doc
    while doc[int(chunk.words[first])].text in _EDGES:
        first += 1
    while doc[int(chunk.words[last])].text in _EDGES:
        last -= 1
    return first, last
