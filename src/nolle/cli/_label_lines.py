"""The filter behind `nolle label`: JSON lines in, JSON lines out, in batches, so that memory does not grow with the input."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from nolle.model import OutcomeSaid, Reading
from nolle.outputs import dumps

_MOST_LINES = 4_096
_MOST_BYTES = 4_000_000
_SURROGATES = dict.fromkeys(range(0xD800, 0xE000), "\ufffd")
Read = Callable[[Sequence[str]], Sequence[Reading]]


@dataclass(frozen=True, slots=True)
class BadLine:
    """A line that could not be read, by its number from 1, and why."""

    number: int
    why: str


@dataclass(frozen=True, slots=True)
class Asked:
    """One text to label and the id it came with (any JSON value)."""

    id: object
    text: str


def answers(lines: Iterable[bytes], read: Read) -> Iterator[bytes | BadLine]:
    """An answer for each line, in the order of the input; empty lines are passed over."""
    for batch in _batches(lines):
        readings = iter(read([item.text for item in batch if isinstance(item, Asked)]))
        for item in batch:
            yield item if isinstance(item, BadLine) else answer(item.id, next(readings))


def _batches(lines: Iterable[bytes]) -> Iterator[list[Asked | BadLine]]:
    batch: list[Asked | BadLine] = []
    size = 0
    for number, line in enumerate(lines, start=1):
        if line.strip():
            batch.append(parse(line, number))
            size += len(line)
        if len(batch) >= _MOST_LINES or size >= _MOST_BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def parse(line: bytes, number: int) -> Asked | BadLine:
    """One line of input. Half characters (lone surrogates) in the text become "\ufffd", one for one."""
    try:
        said = json.loads(line.removeprefix(b"\xef\xbb\xbf").decode(), parse_constant=_no_constant)
    except UnicodeDecodeError:
        return BadLine(number, "not UTF-8")
    except (ValueError, RecursionError):
        return BadLine(number, "not JSON")
    if not isinstance(said, dict):
        return BadLine(number, 'not an object such as {"id": 1, "text": "…"}')
    if not isinstance(said.get("text"), str):
        return BadLine(number, '"text" is not a string' if "text" in said else 'no "text"')
    return Asked(said.get("id"), said["text"].translate(_SURROGATES))


def _no_constant(name: str) -> object:
    raise ValueError(f"{name} is not JSON")


def answer(id_: object, reading: Reading) -> bytes:
    """One line of output."""
    said = {"id": id_, "events": list(reading.events), "actor": reading.actor, "outcomes": [_outcome(o) for o in reading.outcomes]}
    return dumps(said).encode() + b"\n"


def _outcome(said: OutcomeSaid) -> dict[str, object]:
    return {
        "defendant": said.defendant,
        "counts": list(said.counts),
        "outcome": said.outcome,
        "by": said.by,
        "with_prejudice": said.with_prejudice,
        "context": said.context,
        "evidence": said.evidence,
    }
