"""Matters: bodies of work that a person defines, one plain TOML file each in the casebook's ``matters`` folder.

The files are the person's own: comments and order survive our changes, and what is wrong in one is said with its line.

::

    name = "Ferry cases"
    cases = ["nysd/1:24-cr-90017", "nysd/1:24-cr-90018"]
    people = ["Dana Whitlow"]        # what they say belongs here
    terms = ["ferry"]                # and what holds these words
    sources = ["Harbor Ledger"]      # from these outlets only; none named: from all

    [[in_full]]                      # a name that the report may print in full
    who = "Ada Quillfeather"
    case = "nysd/1:24-cr-90017"
    reason = "an elected official, charged for acts in office"
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import tomlkit
from tomlkit.exceptions import TOMLKitError

from nolle.errors import BadUsage, CannotWrite

_FOLDER = "matters"
_LISTS = ("cases", "people", "terms", "sources")
_KEYS = ("name", "about", *_LISTS, "in_full")
_IN_FULL = ("who", "case", "reason")
_CASE = re.compile(r"[a-z0-9]{2,12}/\S+\Z")
_SLUG = re.compile(r"[^a-z0-9]+")
_LEAST_REASON = 10  # characters; less is no reason


@dataclass(frozen=True, slots=True)
class InFull:
    """A person whose name may be printed in full in reports on this matter: in which case, and why."""

    who: str
    case: str
    reason: str


@dataclass(frozen=True, slots=True)
class Matter:
    """One matter: its name and file, the cases that belong to it, and whose and which statements do.

    ``sources`` are the outlets that it is confined to, () for all of them.
    """

    slug: str
    name: str
    about: str = ""
    cases: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    in_full: tuple[InFull, ...] = ()


def matters(casebook: Path) -> list[Matter]:
    """All matters of a casebook, by file name. Raises BadUsage for a file that is wrong."""
    folder = casebook / _FOLDER
    return [read(path) for path in sorted(folder.glob("*.toml"))] if folder.is_dir() else []


def find(casebook: Path, wanted: str) -> Matter:
    """The matter of that name or file name. Raises BadUsage where there is none, or its file is wrong."""
    path = path_of(casebook, wanted)
    if path.is_file():
        return read(path)
    known = matters(casebook)
    found = [one for one in known if one.name.casefold() == wanted.casefold()]
    if found:
        return found[0]
    names = ", ".join(one.slug for one in known)
    raise BadUsage(f"{wanted}: no such matter here; " + (f"there are {names}" if names else "nolle matter new NAME makes one"))


def path_of(casebook: Path, name: str) -> Path:
    """The file of a matter of that name. Raises BadUsage for a name without letters or digits."""
    slug = _SLUG.sub("-", name.casefold()).strip("-")
    if not slug:
        raise BadUsage(f"{name!r}: a matter's name needs letters or digits")
    return casebook / _FOLDER / f"{slug}.toml"


def create(casebook: Path, name: str, added: Mapping[str, Sequence[str]]) -> Matter:
    """A new matter with these cases, people, terms and sources. Raises BadUsage where it exists or would be wrong, CannotWrite."""
    path = path_of(casebook, name)
    if path.exists():
        raise BadUsage(f"{name}: there is a matter of that name ({path}); nolle matter edit changes it")
    document = tomlkit.document()
    document["name"] = name
    for key in _LISTS:
        document[key] = _listed(added.get(key, ()))
    return _keep(path, tomlkit.dumps(document))


def change(casebook: Path, wanted: str, added: Mapping[str, Sequence[str]], removed: Mapping[str, Sequence[str]]) -> Matter:
    """Add to a matter's lists and take from them; all else in the file stays as it is. Raises BadUsage, CannotWrite."""
    path = path_of(casebook, find(casebook, wanted).slug)
    document = tomlkit.parse(_text(path))
    for key in _LISTS:
        old = [str(item) for item in document.get(key, [])]
        missing = [item for item in removed.get(key, ()) if item not in old]
        if missing:
            raise BadUsage(f"{path.name}: {key} has no {missing[0]!r}")
        new = [item for item in dict.fromkeys([*old, *added.get(key, ())]) if item not in removed.get(key, ())]
        if new != old:
            document[key] = _listed(new)
    return _keep(path, tomlkit.dumps(document))


def replace(casebook: Path, wanted: str, text: str) -> Matter:
    """Put a person's own text in place of a matter's file. Raises BadUsage, with the lines, where it is wrong; then nothing changes."""
    return _keep(path_of(casebook, find(casebook, wanted).slug), text)


def read(path: Path) -> Matter:
    """The matter in a file. Raises BadUsage with the file's name and the line for all that is wrong in it."""
    return parse(_text(path), path.stem, path.name)


def parse(text: str, slug: str, file: str) -> Matter:
    """The matter that a text tells. Raises BadUsage with a line for each thing that is wrong."""
    try:
        told = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        last = f"at line {max(len(text.splitlines()), 1)}"
        raise BadUsage(f"{file}: {str(error).replace('at end of document', last)}") from error
    wrong = [*_wrong_keys(told, text), *_wrong_lists(told, text), *_wrong_in_full(told, text)]
    if wrong:
        raise BadUsage("; ".join(f"{file}, line {line}: {what}" for line, what in sorted(wrong)))
    lists = {key: tuple(dict.fromkeys(told.get(key, ()))) for key in _LISTS}
    return Matter(slug, told["name"], told.get("about", ""), **lists, in_full=tuple(InFull(**one) for one in told.get("in_full", ())))


def _wrong_keys(told: Mapping[str, Any], text: str) -> Iterable[tuple[int, str]]:
    for key in told.keys() - set(_KEYS):
        yield _line(text, key), f"{key!r} is not known here; known are {', '.join(_KEYS)}"
    if not told.get("name"):
        yield _line(text, "name"), "the matter needs a name"
    for key in ("name", "about"):
        if key in told and not isinstance(told[key], str):
            yield _line(text, key), f"{key} must be a text in quotation marks"


def _wrong_lists(told: Mapping[str, Any], text: str) -> Iterable[tuple[int, str]]:
    for key in _LISTS:
        items = told.get(key, [])
        if not isinstance(items, list) or not all(isinstance(item, str) and item.strip() for item in items):
            yield _line(text, key), f"{key} must be a list of texts, as in {key} = [\"…\"]"
        elif key == "cases":
            wrong = (item for item in items if not _CASE.match(item))
            yield from ((_line(text, key, item), f"{item!r} is no case: a case is court/number, as nysd/1:24-cr-90017") for item in wrong)


def _wrong_in_full(told: Mapping[str, Any], text: str) -> Iterable[tuple[int, str]]:
    entries = told.get("in_full", [])
    if not isinstance(entries, list) or not all(isinstance(one, dict) for one in entries):
        yield _line(text, "in_full"), "names to be printed in full stand under [[in_full]]"
        return
    for n, one in enumerate(entries):
        line = _table_line(text, n)
        if set(one) != set(_IN_FULL) or not all(isinstance(value, str) for value in one.values()):
            yield line, f"[[in_full]] needs {', '.join(_IN_FULL)}, each a text"
        elif len(one["reason"].strip()) < _LEAST_REASON:
            yield line, f"the reason for printing {one['who']!r} in full is too short to be one"


def _line(text: str, key: str, item: str = "") -> int:
    """The line of a key, or of an item behind it; 1 where neither stands there."""
    lines = text.splitlines()
    start = next((n for n, line in enumerate(lines) if re.match(rf"\s*(?:\[+\s*)?[\"']?{re.escape(key)}[\"']?\s*(?:=|\])", line)), 0)
    return next((n for n, line in enumerate(lines[start:], start) if item and re.search(rf"[\"']{re.escape(item)}[\"']", line)), start) + 1


def _table_line(text: str, number: int) -> int:
    heads = [n for n, line in enumerate(text.splitlines(), 1) if re.match(r"\s*\[\[\s*in_full\s*\]\]", line)]
    return heads[number] if number < len(heads) else _line(text, "in_full")


def _listed(items: Sequence[str]) -> Any:
    array = tomlkit.array()
    array.extend(items)
    return array.multiline(len(items) > 1)


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise BadUsage(f"{path.name}: not UTF-8 text; save it as UTF-8") from error
    except OSError as error:
        raise BadUsage(f"{path}: cannot be read ({error.strerror})") from error


def _keep(path: Path, text: str) -> Matter:
    """Check a text and put it in place as a whole."""
    try:
        tomlkit.parse(text)
    except TOMLKitError as error:
        raise BadUsage(f"{path.name}: {error}") from error
    matter = parse(text, path.stem, path.name)
    part = path.with_name(f".{path.name}.part")
    try:
        path.parent.mkdir(exist_ok=True)
        part.write_text(text, encoding="utf-8")
        part.replace(path)
    except OSError as error:
        raise CannotWrite(f"{path}: cannot be written ({error.strerror}); nothing was changed") from error
    return matter
