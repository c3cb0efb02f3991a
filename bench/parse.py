"""How fast docket reports are read, side by side in one run: juriscraper bare, our own reader, both with cross-check.

    python bench/parse.py FOLDER [ROUNDS]

Prints the best of ROUNDS (default 5) for the whole folder, in milliseconds, and each as a share of juriscraper's. Pages
that are no docket reports are left out. The interpreter's start and the imports are measured apart, in a process of
their own.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

os.environ["JURISCRAPER_LOG"] = os.devnull

from juriscraper.pacer.docket_report import DocketReport

from nolle.errors import CannotRead
from nolle.readers import pacer_docket
from nolle.readers._juriscraper import SecondReading, second_reading
from nolle.readers._page import Page

Pages = list[tuple[str, bytes]]


def bare(pages: Pages) -> None:
    """juriscraper's own way: everything it reads, links rewritten."""
    for _, data in pages:
        report = DocketReport("cand")
        report._parse_text(Page(data, "").text)
        _ = report.data


def second(pages: Pages) -> None:
    """The second reader alone: parties and entries, links left as they are."""
    for _, data in pages:
        second_reading(Page(data, "").text, "cand")


def both(pages: Pages) -> None:
    """Our reader as it is used, cross-check included."""
    for name, data in pages:
        try:
            pacer_docket.read(Page(data, name))
        except CannotRead:
            continue


def ours(pages: Pages) -> None:
    """Our reader with the second one silenced."""
    asked = pacer_docket.second_reading
    pacer_docket.second_reading = lambda text, court, *, counts=True: SecondReading()
    try:
        both(pages)
    finally:
        pacer_docket.second_reading = asked


def best(run: Callable[[Pages], None], pages: Pages, rounds: int) -> float:
    """The least of several wall times, in milliseconds."""
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        run(pages)
        times.append(time.perf_counter() - start)
    return 1000 * min(times)


def start_up(module: str) -> float:
    """The wall time of starting Python and importing a module, in milliseconds."""
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", f"import {module}"], check=True)
    return 1000 * (time.perf_counter() - start)


def main() -> None:
    """Measure and print."""
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    found = [(path.name, path.read_bytes()) for path in sorted(Path(sys.argv[1]).glob("*.html"))]
    pages = [(name, data) for name, data in found if pacer_docket.recognises(Page(data, name))]
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 5
    size = sum(len(data) for _, data in pages) / 1e6
    print(f"{len(pages)} pages, {size:.2f} MB, best of {rounds}")
    reference = best(bare, pages, rounds)
    for name, run in (("juriscraper bare", None), ("our reader alone", ours), ("second reader alone", second), ("both, cross-checked", both)):
        spent = best(run, pages, rounds) if run else reference
        print(f"{name:22} {spent:8.1f} ms  {100 * spent / reference:5.0f}%  {size / spent * 1000:6.2f} MB/s")
    for module in ("juriscraper.pacer.docket_report", "nolle.readers.pacer_docket"):
        print(f"start and import {module:34} {start_up(module):7.0f} ms")


if __name__ == "__main__":
    main()
