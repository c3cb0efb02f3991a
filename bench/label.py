"""How fast entries are labelled, side by side in one run on one core: a loop with ``re``, the matcher bare, the labeller.

    python bench/label.py [ENTRIES]

The texts are invented here: three parts civil and clerks' entries, two parts criminal ones, about as long as entries of
real dockets are (median near 170 characters, one in ten over 400). The loop looks for every cue of the vocabulary in every
text. The bare scan is the matcher's own work on the same bytes: all cues in one database, a callback that does nothing.
"""

from __future__ import annotations

import re
import statistics
import sys
import time
import tomllib
from collections.abc import Callable
from pathlib import Path
from random import Random

import hyperscan
import pyarrow as pa

from nolle.labeller import Labeller
from nolle.labeller.tables import Tables
from nolle.labeller.vocabulary import vocabulary

_FORMS = tomllib.loads((Path(__file__).parent / "entries.toml").read_text(encoding="utf-8"))


def entries(number: int) -> list[str]:
    """Invented entries, the same ones at every run."""
    chance = Random(48)

    def name() -> str:
        return f"{chance.choice(_FORMS['first_names'])} {chance.choice(_FORMS['last_names'])}"

    def date() -> str:
        return f"{chance.randint(1, 12)}/{chance.randint(1, 28)}/{chance.randint(2005, 2024)}"

    def entry() -> str:
        form = chance.choice(_FORMS["criminal"] if chance.random() < 0.4 else _FORMS["civil"])
        tail = f" ({chance.choice('abcdefgh')}{chance.choice('klmn')}) (Entered: {date()})" if chance.random() < 0.8 else ""
        form = form.replace("{tail}", "".join(more for more in _FORMS["more"] if chance.random() < 0.13) + "{tail}")
        form = re.sub(r"\{date\}", lambda _: date(), form)
        words = {"name": name(), "name2": name(), "firm": chance.choice(_FORMS["firms"]), "judge": chance.choice(_FORMS["last_names"]), "tail": tail}
        return form.format(**words, n=chance.randint(2, 400), n2=chance.randint(2, 400))

    return [entry() for _ in range(number)]


def best(work: Callable[[], object], rounds: int = 5) -> float:
    """Seconds of the best round."""
    took = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        took.append(time.perf_counter() - start)
    return min(took)


def loop(lines: bytes, cues: list[str]) -> None:
    """Every cue looked for in every entry."""
    searches = [re.compile(cue.encode()).search for cue in cues]
    for entry in lines.split(b"\n"):
        for search in searches:
            search(entry)


def bare(cues: list[str]) -> Callable[[bytes], None]:
    """The matcher alone."""
    database = hyperscan.Database(mode=hyperscan.HS_MODE_BLOCK)
    database.compile(expressions=[cue.encode() for cue in cues], ids=list(range(len(cues))), flags=hyperscan.HS_FLAG_MULTILINE)
    database.scratch = hyperscan.Scratch(database)
    return lambda lines: database.scan(lines, match_event_handler=lambda *_: None)


def main() -> None:
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    texts = entries(number)
    array = pa.array(texts, pa.large_string())
    labeller, tables = Labeller("hyperscan"), Tables(vocabulary())
    cues = tables.cues()
    lines = labeller.lines(array)
    (few,) = labeller.lines(array[:1000])
    describe(texts, labeller)
    scan = bare(cues)
    rates = {
        f"re, {len(cues)} cues one by one": 1000 / best(lambda: loop(few, cues), 1),
        "matcher, bare scan of the same bytes": number / best(lambda: [scan(part) for part in lines]),
        "labeller, Arrow in and out": number / best(lambda: labeller.label_arrow(array)),
        "labeller, Python lists in and out": number / best(lambda: labeller.label(texts)),
    }
    show(rates)


def describe(texts: list[str], labeller: Labeller) -> None:
    """What the texts are like, to compare with entries of real dockets."""
    lengths = sorted(map(len, texts))
    given = [len(labels) for labels, _ in labeller.label(texts)]
    middle, long = lengths[len(lengths) // 2], lengths[len(lengths) * 9 // 10]
    print(f"{len(texts):,} entries; characters: mean {statistics.mean(lengths):.0f}, median {middle}, one in ten over {long};")
    print(f"{sum(map(bool, given)) / len(given):.0%} labelled, {sum(given) / len(given):.2f} labels an entry\n")


def show(rates: dict[str, float]) -> None:
    (loop_rate, bare_rate, *_) = rates.values()
    print(f"{'':38}{'entries/s':>12}{'× the loop':>12}{'of the scan':>13}")
    for name, rate in rates.items():
        print(f"{name:38}{rate:>12,.0f}{rate / loop_rate:>12.0f}{rate / bare_rate:>13.0%}")


if __name__ == "__main__":
    main()
