"""How fast articles are read for who said what, beside spaCy's bare parse of the same paragraphs, in one run.

    python bench/quotes.py [FOLDER] [ROUNDS]

The articles are those in FOLDER (.txt), else articles made here from invented sentences. Everything is measured in
processes of its own with one thread each, in turn, ROUNDS times (default 5), by processor time and by wall time:

- the bare parse: the same pipeline, components and batches as ours, nothing made of it; and the whole of `nolle quotes` by
  the rules, from the files to statements. Only the work counts, not the start. The ratio should be at most 1.3.
- `nolle quotes` with one process and with two, start and imports included, on six times as many articles. Two should be 1.7 times as fast.
- the memory held after 1,000, 5,000 and 10,000 short articles, each a new one with new words; it should stay flat.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random

THREADS = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS"), "1")
ARTICLES, MANY, SHORT = 60, 6, (1_000, 5_000, 10_000)

PARSE = """
import json, sys, time
from pathlib import Path
from nolle.quoting import quotes
from nolle.readers import read_text
from nolle.readers._page import Page
from nolle.statements.parsing import READ, parser

folder = Path(sys.argv[1])
texts = [
    [passage.words.text for passage in read_text(Page(path.read_bytes(), path.name)).articles[0].passages if passage.part in READ]
    for path in sorted(folder.glob("*.txt"))
]
nlp = parser().nlp

def bare():
    for paragraphs in texts:
        with nlp.memory_zone():
            for _ in nlp.pipe(paragraphs, batch_size=64):
                pass

def ours():
    for _ in quotes([str(folder)]):
        pass

bare()
list(quotes([str(sorted(folder.glob("*.txt"))[0])]))
taken = {}
for name, run in (("bare", bare), ("ours", ours)):
    wall, cpu = time.perf_counter(), time.process_time()
    run()
    taken[name] = (time.perf_counter() - wall, time.process_time() - cpu)
print(json.dumps(taken))
"""
MEMORY = """
import json, resource, sys
sys.path.insert(0, sys.argv[1])
from quotes import held, short_articles
from nolle.model import ArticleRead, Passage, Quote
from nolle.quoting import reader

marks, ready, taken = json.loads(sys.argv[2]), reader(None), []
for number, text in enumerate(short_articles(max(marks)), 1):
    ready.record((str(number), ArticleRead((Passage("body", Quote(text, 0, len(text))),))))
    if number in marks:
        taken.append((number, held(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024))
print(json.dumps(taken))
"""


# --- invented articles ----------------------------------------------------------------------------------------

_FIRST = "Ada Piet Wilma Ana Odell Tamsin Ruben Iris Corwin Maud".split()
_LAST = "Quillfeather Ostrander Ferncastle Okafor Brackwater Lindqvale Maplethorpe Underhay Tarnfield Wrenlow".split()
_ROLES = ("the county attorney", "a lawyer for the clerk", "the mayor", "a spokeswoman for the harbor office", "the sheriff", "a professor of law")
_PLACES = ("the ferry terminal", "the old custom house", "the county court", "the fish market", "the bridge", "the pharmacy on Quay Street")
_FORMS = (
    "{name}, {role}, said that the charges over {place} would be dismissed before the end of the month.",
    "“We never had the records that this case needed,” said {name}, {role}, after a hearing that lasted {n} minutes.",
    "{last} denied that {n} boxes of papers had been taken from {place}, and promised to answer every question in court.",
    "The hearing began in the morning and went on until the lamps along {place} were lit and the last of the {n} people had gone home.",
    "It was the third time in two years that a case about {place} had ended without a trial, according to court records.",
    "“It is a question of {n} dollars and of nothing else,” {last} wrote in a letter to the council. “Nobody has shown me a receipt.”",
    "Prosecutors accused {name} of keeping two sets of books, and the office declined to comment on what had become of the money.",
    "The river had been high since the spring, and the men who worked on {place} were sent home for most of the week.",
    "It remains unclear whether {last}, {role}, will be called as a witness when the court sits again.",
    "A letter filed on Tuesday told the judge that {place} had been searched twice, and that nothing was found either time.",
)


def article(chance: Random, paragraphs: int) -> str:
    """One invented article: a headline and paragraphs of two or three sentences."""

    def sentence() -> str:
        last = chance.choice(_LAST)
        words = {"last": last, "name": f"{chance.choice(_FIRST)} {last}", "role": chance.choice(_ROLES), "place": chance.choice(_PLACES)}
        return chance.choice(_FORMS).format(**words, n=chance.randint(2, 400))

    body = (" ".join(sentence() for _ in range(chance.randint(2, 3))) for _ in range(paragraphs))
    return "\n\n".join((f"Case over {chance.choice(_PLACES)} ends", *body)) + "\n"


def short_articles(number: int) -> Iterator[str]:
    """Short invented articles, each with two words that no other one holds."""
    chance = Random(48)
    for _ in range(number):
        new = ("".join(chance.choices("abdefgiklmnoprstuvz", k=9)).capitalize() for _ in range(2))
        yield f"{' '.join(new)} said that the case was closed. A clerk denied that {chance.randint(2, 10**9)} pages were lost."


def write(folder: Path, number: int) -> None:
    """Files of invented articles, the same ones at every run."""
    chance = Random(48)
    for n in range(number):
        (folder / f"{n:05}.txt").write_text(article(chance, chance.randint(12, 28)), encoding="utf-8")


# --- measuring ------------------------------------------------------------------------------------------------


def held() -> int:
    """The megabytes of memory this process holds now."""
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE") >> 20


def child(*words: str) -> str:
    """What a process of its own prints."""
    return subprocess.run([sys.executable, *words], stdout=subprocess.PIPE, env={**os.environ, **THREADS}, check=True, text=True).stdout


def seconds(*words: str) -> float:
    """The wall time of a process of its own."""
    start = time.perf_counter()
    child(*words)
    return time.perf_counter() - start


def parsing(folder: Path, rounds: int) -> None:
    """Our reading beside the bare parse."""
    paths = list(folder.glob("*.txt"))
    count = sum(len(path.read_text(encoding="utf-8", errors="replace").split()) for path in paths)
    print(f"{len(paths)} articles, {count:,} words; {rounds} rounds, the median and in brackets the least")
    taken = [json.loads(child("-c", PARSE, str(folder))) for _ in range(rounds)]
    print(f"{'':24}{'wall s':>15}{'cpu s':>15}{'articles/s':>12}{'words/s':>10}")
    for name, label in (("bare", "bare parse"), ("ours", "quotes, by the rules")):
        wall, cpu = ([one[name][k] for one in taken] for k in (0, 1))
        times = "".join(f"{statistics.median(each):8.2f} ({min(each):.2f})" for each in (wall, cpu))
        print(f"{label:24}{times}{len(paths) / min(cpu):12.1f}{count / min(cpu):10,.0f}")
    ratios = [one["ours"][1] / one["bare"][1] for one in taken]
    print(f"ratio of processor times, round by round: {statistics.median(ratios):.2f} (from {min(ratios):.2f} to {max(ratios):.2f}); at most 1.30 wanted\n")


def processes(folder: Path, rounds: int) -> None:
    """One process against two, whole commands in turn."""
    command = ("-m", "nolle", "quotes", "--rules", str(folder), "--jobs")
    one, two = zip(*((seconds(*command, "1"), seconds(*command, "2")) for _ in range(rounds)), strict=True)
    print(f"one process {statistics.median(one):.1f} s ({min(one):.1f}), two {statistics.median(two):.1f} s ({min(two):.1f}): ", end="")
    print(f"{min(one) / min(two):.2f} times as fast by the least, {statistics.median(one) / statistics.median(two):.2f} by the median; 1.70 wanted")
    print(f"load of this machine with {os.cpu_count()} processors in the last minute: {os.getloadavg()[0]:.1f}\n")


def memory() -> None:
    """What a process holds after so many articles."""
    for number, now, peak in json.loads(child("-c", MEMORY, str(Path(__file__).parent), json.dumps(SHORT))):
        print(f"after {number:6,} short articles: {now:5} MB held, {peak:5} MB at most")


def main() -> None:
    """Measure and print."""
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 5
    with tempfile.TemporaryDirectory() as few, tempfile.TemporaryDirectory() as many:
        write(Path(few), ARTICLES)
        folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(few)
        parsing(folder, rounds)
        write(Path(many), ARTICLES * MANY)
        processes(Path(many), max(rounds * 3 // 5, 1))
    memory()


if __name__ == "__main__":
    main()
