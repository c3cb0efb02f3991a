"""Adds invented captures to a casebook through the public door, as `add` does; run as a program so that it can be killed.

    python keeper.py FOLDER NUMBER [LARGEST FILE]

Prints "ready" before the first write, "done" after the last, or the name of the error that stopped it.
"""

from __future__ import annotations

import resource
import sys
from collections.abc import Iterable
from pathlib import Path

from invented import capture, derived, facts, page, reading

from nolle.casebook import Casebook, open_casebook
from nolle.errors import NolleError
from nolle.judgements import judgement

BATCH = 8


def pages(number: int) -> list[bytes]:
    """So many pages about a third as many cases."""
    return [page(*(f"{n} ORDER on motion {n + i} of page {i}" for n in range(1 + i % 7)), case=f"xxd/1:21-cr-{i % (number // 3):05}") for i in range(number)]


def keep(book: Casebook, data: Iterable[bytes]) -> None:
    """Keep and record pages, and what somebody decided about each case, as one."""
    with book.ledger.writing():
        for one in data:
            book.captures.put(one)
            book.ledger.append(capture(one), reading(one), facts(one))
            book.ledger.judge(judgement("named", facts(one)[0].about, "full", by="wren", when="2026-03-01T10:00:00+00:00", why="a public office"))


def catch_up(book: Casebook) -> None:
    """Derive every stale case, some at a time."""
    while some := book.ledger.stale()[:BATCH]:
        with book.ledger.writing():
            for case in some:
                book.ledger.derive(case, *derived(book.ledger.facts(case)))


def main(folder: str, number: str, largest: str = "") -> None:
    if largest:
        resource.setrlimit(resource.RLIMIT_FSIZE, (int(largest), int(largest)))
    todo = pages(int(number))
    print("ready", flush=True)
    try:
        with open_casebook(Path(folder), create=True) as book:
            for start in range(0, len(todo), BATCH):
                keep(book, todo[start : start + BATCH])
            catch_up(book)
    except NolleError as error:
        print(type(error).__name__, error)
        return
    print("done")


if __name__ == "__main__":
    main(*sys.argv[1:])
