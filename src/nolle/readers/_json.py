"""JSON from outside: parsed with errors that say where, and read field by field without trusting any type."""

from __future__ import annotations

import json
from collections.abc import Mapping

from nolle.errors import CannotRead, TooLarge

Fields = Mapping[str, object]


def parse_json(text: str, source: str) -> object:
    """The parsed value. Raises CannotRead where the text is damaged or cut short, TooLarge where it is nested too deeply."""
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        cut = error.pos >= len(text.rstrip()) - 1
        what = "breaks off before its end" if cut else f"is damaged at line {error.lineno}, column {error.colno}"
        raise CannotRead(f"{source}: the JSON {what} ({error.msg}); download the file again") from error
    except RecursionError as error:
        raise TooLarge(f"{source}: JSON nested more deeply than any docket is; download the file again") from error
    except ValueError as error:  # a number of thousands of digits
        raise CannotRead(f"{source}: the JSON holds a number that is no number of a docket ({error}); download the file again") from error


def is_json(text: str) -> bool:
    """Whether a text begins as a JSON object or list does."""
    return text.lstrip("\ufeff \t\r\n")[:1] in ("{", "[")


def words(value: object) -> str:
    """A string or number as text; "" for null, true and false, lists and objects."""
    if isinstance(value, str):
        return value.strip()
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else ""


def objects(value: object) -> list[Fields]:
    """The objects of a list; [] for anything else."""
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def last_part(value: object) -> str:
    """The id that an address ends with (".../dockets/12345/" gives "12345"), a bare id, or the ``id`` of an object."""
    if isinstance(value, dict):
        return last_part(value.get("id"))
    return words(value).rstrip("/").rsplit("/", 1)[-1]
