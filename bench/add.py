"""How long `nolle add` takes over a folder of docket sheets, everything included, beside juriscraper's bare parse of them.

    python bench/add.py [FOLDER] [ROUNDS]

Both are whole processes, interpreter start and imports included, run in turn. FOLDER defaults to the bundled sample
dockets. `nolle add` hashes and keeps every page, reads it twice, labels every entry, works out every charge and writes a
casebook that survives a power cut.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from importlib.resources import files
from pathlib import Path

BARE = """
import os, sys
from pathlib import Path
from juriscraper.pacer.docket_report import DocketReport
for path in sorted(Path(sys.argv[1]).glob("*.html")):
    report = DocketReport("cand")
    report._parse_text(path.read_bytes().decode("utf-8", "replace"))
    report.data
"""


def measured(command: list[str]) -> tuple[float, float]:
    """Wall and processor seconds of one run."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env={**os.environ, "JURISCRAPER_LOG": os.devnull}, check=False)
    wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    """Run both in turn and print medians and the ratio."""
    folder = sys.argv[1] if len(sys.argv) > 1 else str(files("nolle") / "demo" / "dockets")
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 5
    runs: dict[str, list[tuple[float, float]]] = {"juriscraper, bare": [], "nolle add": []}
    for number in range(rounds + 1):  # the first round only warms caches
        with tempfile.TemporaryDirectory() as book:
            bare = measured([sys.executable, "-c", BARE, folder])
            add = measured([sys.executable, "-m", "nolle", "--casebook", str(Path(book) / "book"), "add", folder])
        if number:
            runs["juriscraper, bare"].append(bare)
            runs["nolle add"].append(add)
    base = statistics.median(cpu for _, cpu in runs["juriscraper, bare"])
    print(f"{'':20}{'wall s':>8}{'cpu s':>8}{'cpu ratio':>11}")
    for name, taken in runs.items():
        wall, cpu = (statistics.median(column) for column in zip(*taken, strict=True))
        print(f"{name:20}{wall:8.2f}{cpu:8.2f}{cpu / base:11.2f}")


if __name__ == "__main__":
    main()
