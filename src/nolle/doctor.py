"""What this installation can do: each part looked at by using it, with what to do where it is missing or broken."""

from __future__ import annotations

import os
import platform
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from typing import Literal

from nolle.casebook import Casebook, open_casebook
from nolle.errors import BadUsage, MissingExtra, NolleError
from nolle.model import Passage, Quote
from nolle.neural import load_model, missing_for_models, model_file
from nolle.neural.header import About, read_about
from nolle.statements import read_statements
from nolle.statements.parsing import PIPELINES, installed, load

State = Literal["works", "not here", "broken"]
_NEEDED = ("click", "feedparser", "juriscraper", "lxml", "numpy", "pyarrow", "rich", "trafilatura")
_NOT_LOADED = (ImportError, OSError, ValueError, AttributeError, RuntimeError)
_SIZES = {"trf": "a transformer", "lg": "large", "md": "medium", "sm": "small"}
_ENTRY, _LABEL = "INDICTMENT as to Ada Roe (1) count(s) 1", "indictment"
_SENTENCE = "Ada Roe said that the dock was closed."
_LITTLE = 1 << 30  # bytes of free disk
_GIGABYTE = 1 << 30
_STATEMENTS = "pip install 'nolle[statements]'"


@dataclass(frozen=True, slots=True)
class Check:
    """One part of the installation: what it is, whether it works, what is there, and what to do where something is to be done."""

    part: str
    state: State
    says: str
    do: str = ""


def checks(casebook: Path) -> Iterator[Check]:
    """Every part in turn. Nothing is written but what opening a casebook writes."""
    yield Check("Python", "works", f"{platform.python_version()} ({platform.system()}, {platform.machine()})")
    yield _packages()
    yield _labelling()
    yield _statements()
    yield _neural()
    yield _model(model_file(casebook))
    yield _casebook(casebook)
    yield _disk(casebook)


def _packages() -> Check:
    broken = {name: why for name in _NEEDED if (why := _not_loaded(name)) is not None}
    if broken:
        told = "; ".join(f"{name}: {why}" for name, why in broken.items())
        return Check("packages", "broken", told, f"pip install --force-reinstall {' '.join(broken)}")
    return Check("packages", "works", f"all {len(_NEEDED)} that reading the record needs can be loaded")


def _not_loaded(name: str) -> str | None:
    try:
        import_module(name)
    except _NOT_LOADED as error:
        return str(error)
    return None


def _labelling() -> Check:
    """The engine is tried on an entry, so that a build for another processor shows here and not in the middle of an add."""
    if find_spec("hyperscan") is None:
        return Check("labelling", "not here", "Hyperscan; the standard library's re does the same, more slowly", "pip install hyperscan")
    engine, again = f"Hyperscan {_version('hyperscan')}", "pip install --force-reinstall hyperscan"
    try:
        from nolle.labeller import Labeller  # which needs packages that may be broken too

        labels = Labeller("hyperscan").label([_ENTRY])[0][0]
    except (*_NOT_LOADED, NolleError) as error:
        return Check("labelling", "broken", f"{engine}: {error}", again)
    if labels != (_LABEL,):
        return Check("labelling", "broken", f"{engine} labels a sample entry as {labels}", again)
    return Check("labelling", "works", engine)


def _statements() -> Check:
    spacy, found = _version("spacy"), installed()
    if not found:
        says = "spaCy" if spacy is None else f"an English pipeline for spaCy {spacy}"
        return Check("statements", "not here", f"{says}; articles are kept and wait, the record is read without it", _STATEMENTS)
    (best, number), *others = found
    name = f"{best} {number} ({_size(best)})"
    try:
        read = read_statements(load(best, number).parse([Passage("body", Quote(_SENTENCE, 0, len(_SENTENCE)))]))
    except MissingExtra as error:
        return Check("statements", "broken", f"spaCy {spacy}: {error}", f"{_STATEMENTS} --force-reinstall")
    if not read:
        return Check("statements", "broken", f"spaCy {spacy} with {name} finds no statement in a sample sentence", f"{_STATEMENTS} --force-reinstall")
    also = [f"also installed and not used: {', '.join(f'{package} {number}' for package, number in others)}"] if others else []
    return Check("statements", "works", "; ".join([f"{name} by spaCy {spacy}", *also]), _larger(best))


def _size(package: str) -> str:
    return next((told for size, told in _SIZES.items() if f"_{size}" in package), "of unknown size")


def _larger(best: str) -> str:
    """Which pipelines would be used instead of this one, were they installed."""
    larger = [name for name in PIPELINES[: PIPELINES.index(best)] if _size(name) != _size(best)]
    return f"{' or '.join(larger)} would be used instead where installed" if larger else ""


def _neural() -> Check:
    if missing := missing_for_models():
        says = f"{', '.join(missing)}; only training and trained models need them"
        return Check("neural", "not here", says, "pip install 'nolle[neural]', after PyTorch's build for processors")
    return Check("neural", "works", f"PyTorch {_version('torch')}")


def _model(file: Path) -> Check:
    if not file.is_file():
        return Check("trained model", "not here", f"none beside the casebook ({file}); statements are found by the rules")
    told, do = str(file), f"do that, or move {file} away to find statements by the rules; until then articles wait"
    try:
        told = _made(file, read_about(file))
        load_model(file)
    except MissingExtra as error:
        return Check("trained model", "broken", f"{told}; {error}", do)
    except NolleError as error:
        return Check("trained model", "broken", str(error), do)
    return Check("trained model", "works", told)


def _made(file: Path, about: About) -> str:
    day = datetime.fromtimestamp(file.stat().st_mtime, UTC).date()
    told = [f"{file}, of {day}, by Nolle {about.nolle} from {about.encoder}", f"learned from {about.articles:,} articles parsed by {about.parser}"]
    if about.figures:
        told.append(f"F1 on articles put aside {about.figures.lenient:.1%} lenient, {about.figures.strict:.1%} strict")
    return "; ".join([*told, *([] if about.figures else ["not measured"])])


def _casebook(folder: Path) -> Check:
    try:
        with open_casebook(folder) as book:
            return _opened(book)
    except BadUsage as error:
        return Check("casebook", "not here", str(error))
    except NolleError as error:
        return Check("casebook", "broken", str(error))


def _opened(book: Casebook) -> Check:
    ledger = book.ledger
    held = f"captures {sum(1 for _ in ledger.captures()):,}, cases {len(ledger.cases()):,}, articles {len(ledger.articles()):,}"
    due = [f"{what} due to be worked out {number:,}" for what, number in (("cases", len(ledger.stale())), ("articles", len(ledger.stale_articles()))) if number]
    says = "; ".join([f"{book.folder}: {ledger.layout()}", ", ".join([held, *due])])
    if all(os.access(place, os.W_OK) for place in (book.folder, *book.folder.glob("nolle.db"))):
        return Check("casebook", "works", says)
    return Check("casebook", "works", f"{says}; may only be read", "to add to it, get write permission for the folder and all in it")


def _disk(folder: Path) -> Check:
    place = next(parent for parent in (folder.absolute(), *folder.absolute().parents) if parent.is_dir())
    free = shutil.disk_usage(place).free
    do = "" if free >= _LITTLE else "make room before adding more; what is kept already is safe"
    return Check("disk", "works", f"{free / _GIGABYTE:,.1f} GB free in {place}", do)


def _version(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None
