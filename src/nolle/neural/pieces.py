"""A parsed paragraph as the encoder sees it: chunks of words, each word's pieces, and what the parser says of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from nolle.statements.article import Paragraph
from nolle.statements.quotations import in_quotation

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from tokenizers import Tokenizer

Numbers = NDArray[np.int64]
Floats = NDArray[np.float32]
MOST_WORDS = 160
MOST_PIECES = 380
PARTS = tuple("ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X".split())
DEPS = tuple(
    "ROOT acl acomp advcl advmod agent amod appos attr aux auxpass case cc ccomp compound conj csubj csubjpass dative dep det dobj expl intj"
    " mark meta neg nmod npadvmod nsubj nsubjpass nummod oprd parataxis pcomp pobj poss preconj predet prep prt punct quantmod relcl xcomp".split()
)
_PARTS = {name: n for n, name in enumerate(PARTS, 1)}
_DEPS = {name: n for n, name in enumerate(DEPS, 1)}
MARKS = (len(PARTS) + 1, len(DEPS) + 1, 6, 3)
"""How many values each mark of a word has: part of speech, dependency, letter case, quotation. 0 stands for no word."""
_LEVELS = 4
RELATIONS = _LEVELS * (len(DEPS) + 2) + 2
"""How many ways a word can hang together with a cue; the last two are for words of another sentence, before and after it."""
_STEPS = (1, 2, 3, 5, 8, 12, 20, 32)
DISTANCES = 2 * len(_STEPS) + 1


@dataclass(frozen=True)
class Chunk:
    """Words of one paragraph that are read at once. ``words`` are their indices in the parse, ``heads`` their governors among the words."""

    paragraph: Paragraph
    words: Numbers
    pieces: Numbers
    firsts: Numbers
    owners: Numbers
    marks: Numbers
    heads: tuple[int, ...]

    @cached_property
    def chains(self) -> list[tuple[int, ...]]:
        """For each word the way up to its root, itself first."""
        chains: dict[int, tuple[int, ...]] = {}
        for n in range(len(self.heads)):
            way = [n]
            while self.heads[way[-1]] != way[-1] and way[-1] not in chains:
                way.append(self.heads[way[-1]])
            rest = chains.get(way[-1], (way[-1],))
            for k in range(len(way)):
                chains[way[k]] = (*way[k:-1], *rest)
        return [chains[n] for n in range(len(self.heads))]

    def relations(self, cue: int) -> Numbers:
        """How each word hangs together with a cue: how far up their ways meet, and by which dependency the word's way comes there."""
        up = {word: level for level, word in enumerate(self.chains[cue])}
        kinds = len(DEPS) + 2
        found = np.empty(len(self.words), dtype=np.int64)
        for n, chain in enumerate(self.chains):
            below = -1
            for word in chain:
                if word in up:
                    break
                below = word
            else:
                found[n] = RELATIONS - 2 + (n > cue)
                continue
            found[n] = min(up[word], _LEVELS - 1) * kinds + (kinds - 1 if below < 0 else self.marks[below, 1])
        return found

    def distances(self, cue: int) -> Numbers:
        """How far each word stands from a cue, in steps that grow."""
        away = np.arange(len(self.words)) - cue
        return np.sign(away) * np.searchsorted(_STEPS, np.abs(away), side="right") + len(_STEPS)


def tokenizer_of(vocabulary: Sequence[str]) -> Tokenizer:
    """What cuts a word into an encoder's pieces (WordPiece, as BERT has it; case is kept where the pieces have capitals)."""
    from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

    lower = not any(piece != piece.lower() for piece in vocabulary if not piece.startswith("["))
    tokenizer = Tokenizer(models.WordPiece({piece: n for n, piece in enumerate(vocabulary)}, unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.BertNormalizer(lowercase=lower)
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    return tokenizer


def chunks_of(paragraph: Paragraph, tokenizer: Tokenizer) -> list[Chunk]:
    """A paragraph's chunks, cut at sentence ends where it is long; words of which the tokenizer knows nothing are left out."""
    doc = paragraph.doc
    encoded = tokenizer.encode_batch([token.text for token in doc], add_special_tokens=False)
    pieces = [one.ids[:16] for one in encoded]
    quoted = in_quotation(doc)
    return [_chunk(paragraph, words, pieces, quoted, tokenizer) for words in _cut(doc, pieces)]


def _cut(doc: Doc, pieces: list[list[int]]) -> Iterator[list[int]]:
    words: list[int] = []
    for sentence in _sentences(doc, pieces):
        if words and not _fits([*words, *sentence], pieces):
            yield words
            words = []
        words += sentence
        while not _fits(words, pieces):
            cut = _most(words, pieces)
            yield words[:cut]
            words = words[cut:]
    if words:
        yield words


def _sentences(doc: Doc, pieces: list[list[int]]) -> Iterator[list[int]]:
    for sentence in doc.sents:
        yield [token.i for token in sentence if pieces[token.i] and not token.is_space]


def _fits(words: list[int], pieces: list[list[int]]) -> bool:
    return len(words) <= MOST_WORDS and sum(len(pieces[i]) for i in words) <= MOST_PIECES


def _most(words: list[int], pieces: list[list[int]]) -> int:
    """How many of the words fit into one chunk."""
    fit = MOST_WORDS
    while not _fits(words[:fit], pieces):
        fit -= 1
    return fit


def _chunk(paragraph: Paragraph, words: list[int], pieces: list[list[int]], quoted: list[bool], tokenizer: Tokenizer) -> Chunk:
    first, last = tokenizer.token_to_id("[CLS]"), tokenizer.token_to_id("[SEP]")
    ids, owners, firsts = [first], [-1], []
    for n, i in enumerate(words):
        firsts.append(len(ids))
        ids += pieces[i]
        owners += [n] * len(pieces[i])
    index = {i: n for n, i in enumerate(words)}
    doc = paragraph.doc
    heads = tuple(index.get(doc[i].head.i, n) for n, i in enumerate(words))
    marks = np.array([_marks(doc[i], quoted[i]) for i in words], dtype=np.int64)
    return Chunk(paragraph, np.array(words), np.array([*ids, last]), np.array(firsts), np.array([*owners, -1]), marks, heads)


def _marks(token: Token, quoted: bool) -> tuple[int, int, int, int]:
    return _PARTS.get(token.pos_, 0), _DEPS.get(token.dep_, 0), _case(token.text), 1 + quoted


def _case(text: str) -> int:
    if text.islower():
        return 1
    if text.istitle() or text[0].isupper():
        return 3 if text.isupper() and len(text) > 1 else 2
    return 4 if any(letter.isdigit() for letter in text) else 5
