"""How fast the Integrated Database's criminal file is counted, and in how much memory.

    python bench/fjc.py [MEGABYTES]

Makes a tab-separated text of that size (default 1000) with the file's 144 columns and invented rows about as long as real ones, counts
it in a process of its own, and deletes it. Memory is the peak of that process. Rates are given by the clock and by processor time,
which says more on a machine that does other things.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests" / "sweep"))
from invented_fjc import COLUMNS, row

_ROWS = 20_000  # different ones; then they come again
_COUNT = """
import resource, sys, time
from pathlib import Path
from nolle.sweep._fjc_counts import count
file = Path(sys.argv[1])
start, used = time.perf_counter(), time.process_time()
counts = count(file)
took, used = time.perf_counter() - start, time.process_time() - used
size = file.stat().st_size / 1e6
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1 if sys.platform == "darwin" else 1000) / (1e6 if sys.platform == "darwin" else 1)
print(f"{size:,.0f} MB, {counts.rows:,} rows: {size / took:,.0f} MB/s by the clock, {size / used:,.0f} MB a second of one core, peak {peak:,.0f} MB")
"""


def make(file: Path, megabytes: int) -> None:
    """Write the text."""
    chance = Random(5)
    rows = ["\t".join(row(chance)) for _ in range(_ROWS)]
    with file.open("w", encoding="utf-8") as out:
        out.write("\t".join(COLUMNS) + "\n")
        while out.tell() < megabytes * 1_000_000:
            chance.shuffle(rows)
            out.write("\n".join(rows) + "\n")


def main() -> None:
    megabytes = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    with tempfile.TemporaryDirectory() as folder:
        for size in (megabytes // 10, megabytes):
            file = Path(folder) / "cr96on.txt"
            make(file, size)
            print(subprocess.run([sys.executable, "-c", _COUNT, str(file)], capture_output=True, text=True, check=True).stdout, end="")


if __name__ == "__main__":
    main()
