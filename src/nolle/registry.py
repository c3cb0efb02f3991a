"""Families: folders whose files are their members. Members are listed by name and imported only when used."""

from __future__ import annotations

from importlib import import_module
from importlib.resources import files
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
