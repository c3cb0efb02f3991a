"""Families: folders whose files are their members. Members are listed by name and imported only when used."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from importlib.resources import files
from importlib.resources.abc import Traversable
from types import ModuleType


def members(family: str) -> list[str]:
    """Names of the members of a family ("readers", "findings"), sorted, without importing any of them.

    A member is a public ``.py`` file in the family's folder; names that start with an underscore are the family's own tools.
    """
    folder = files("nolle") / family
    names = (item.name for item in folder.iterdir())
    return sorted(name[:-3] for name in names if name.endswith(".py") and not name.startswith("_"))


def load(family: str, name: str) -> ModuleType:
    """Import one member. Raises ModuleNotFoundError where the member's own dependency is not installed."""
    return import_module(f"nolle.{family}.{name}")


@cache
def fingerprint(*names: str) -> str:
    """A sha-256 over parts of Nolle itself, folders with all in them or single files: what is derived by them is remade when it changes."""
    digest = hashlib.sha256()
    for name in names:
        for item in _files(files("nolle").joinpath(*name.split("/"))):
            digest.update(item.name.encode() + item.read_bytes())
    return digest.hexdigest()


def _files(place: Traversable) -> Iterator[Traversable]:
    """The files of a folder with all folders in it, in one order."""
    if place.is_file():
        yield place
    elif place.name != "__pycache__":
        for item in sorted(place.iterdir(), key=lambda item: item.name):
            yield from _files(item)
