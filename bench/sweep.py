"""How fast a sweep is and how much memory it takes, from JSON Lines to charges, side by side in one run.

    python bench/sweep.py [MILLIONS] [--ten] [--only label] [--spark URL]

Makes MILLIONS (1) of million entries in invented dockets: four in ten criminal, lengths and events as in ``bench/label.py``, dockets of
all sizes. Then each step on two processes, each step in a process of its own whose memory, children included, is watched. Labelling is
the whole command ``nolle sweep label``, from when it is called until it has ended. Beside it stand the matcher's bare scan of the same bytes
in two processes (three times each, by turns; the median counts), a loop with ``re``, and DuckDB's ``regexp_matches`` with the same
expressions; beside the fold stands DuckDB grouping the same rows into lists. ``--ten`` labels and folds ten times the rows as well;
``--only label`` leaves out all but labelling and what stands beside it; ``--spark`` does all derived steps there too, start-up apart.

Without DuckDB (``pip install 'nolle[sweep]'``) what needs it is left out. Processor time, user and system of all processes of a step,
tells more than seconds where other work shares the cores.
"""

from __future__ import annotations

import json
import multiprocessing
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import parquet

from label import _FORMS, bare, loop
from nolle.labeller import Labeller
from nolle.labeller.tables import Tables
from nolle.labeller.vocabulary import vocabulary
from nolle.sweep import _duck, charges, ingest, label
from nolle.sweep.store import Store, write_unfinished

JOBS = 2
_OFFENCES = ("18:371 CONSPIRACY", "18:1343.F FRAUD BY WIRE", "21:841(a)(1) DISTRIBUTION", "18:922(g)(1) FELON IN POSSESSION")
_ROUNDS = 3
_DUCKDB = find_spec("duckdb") is not None
_SAMPLE = 1_000  # texts for the loop with re
_FEW = 5_000  # texts for DuckDB's expressions


def dockets(entries: int) -> Iterator[bytes]:
    """Records of about so many entries in all."""
    made = number = 0
    while made < entries:
        number += 1
        docket = _docket(number)
        made += len(docket["docket_entries"])
        yield json.dumps(docket).encode() + b"\n"


def _docket(number: int) -> dict[str, Any]:
    chance = Random(number)
    criminal = chance.random() < 0.4
    people = [f"{chance.choice(_FORMS['first_names'])} {chance.choice(_FORMS['last_names'])}-{number}" for _ in range(2)]
    said = [_entry(chance, people, criminal) for _ in range(min(3_000, max(1, int(chance.lognormvariate(3.6, 1.1)))))]
    entries = [{"entry_number": n, "date_filed": _day(n), "description": text, "recap_documents": []} for n, text in enumerate(said, 1)]
    kind = "cr" if criminal else "cv"
    return {
        "id": number,
        "court_id": chance.choice(("nyed", "cand", "txsd", "ilnd", "flsd")),
        "docket_number": f"1:{number // 99_999 % 90 + 10}-{kind}-{number % 99_999:05}",
        "case_name": f"USA v. {people[0]}",
        "date_filed": "2019-01-02",
        "docket_entries": entries,
        "parties": [_party(chance, person, number) for person in people] if criminal else [],
    }


def _day(number: int) -> str:
    return f"{2019 + number // 336 % 8}-{number // 28 % 12 + 1:02}-{number % 28 + 1:02}"


def _entry(chance: Random, people: list[str], criminal: bool) -> str:
    form = chance.choice(_FORMS["criminal"] if criminal else _FORMS["civil"])
    date = f"{chance.randint(1, 12)}/{chance.randint(1, 28)}/{chance.randint(2019, 2024)}"
    tail = f" ({chance.choice('abcdefgh')}{chance.choice('klmn')}) (Entered: {date})" if chance.random() < 0.8 else ""
    form = form.replace("{tail}", "".join(more for more in _FORMS["more"] if chance.random() < 0.13) + "{tail}")
    words = {"name": people[0], "name2": people[1], "firm": chance.choice(_FORMS["firms"]), "judge": chance.choice(_FORMS["last_names"]), "tail": tail}
    return form.format(**words, date=date, n=chance.randint(2, 400), n2=chance.randint(2, 400))


def _party(chance: Random, name: str, number: int) -> dict[str, Any]:
    ends = ("", "", "60 months imprisonment", "Dismissed on government motion")
    counts = [{"name": f"{chance.choice(_OFFENCES)}({n})", "disposition": chance.choice(ends), "status": 1} for n in range(1, chance.randint(2, 6))]
    return {"name": name, "party_types": [{"name": "Defendant", "docket_id": number, "criminal_counts": counts, "criminal_complaints": []}]}


def tenfold(one: Path, ten: Path) -> None:
    """A store with every ingested part of another, and what was read out of it, ten times under other case and entry numbers."""
    with Store.writing(one) as source, Store.writing(ten, create=True) as store:
        for copy in range(10):
            for part in source.of("ingest"):
                number = copy * len(source.of("ingest")) + part.number
                for one_part in filter(None, (part, source.parts.get((label.OUTCOMES, part.number)))):
                    tables = {table: _moved(_table(source, table, file[0]), copy, number) for table, file in one_part.files.items()}
                    store.commit(one_part.step, number, write_unfinished(str(ten), tables), rules=one_part.rules, more=one_part.more)


def _table(store: Store, table: str, file: str) -> pa.Table:
    return parquet.read_table(store.folder / table / file, partitioning=None)


def _moved(table: pa.Table, copy: int, number: int) -> pa.Table:
    if "case" in table.schema.names:
        moved = pc.binary_join_element_wise(table.column("case"), pa.scalar(f"{copy}"), "")
        table = table.set_column(table.schema.get_field_index("case"), "case", moved)
    for name in ("entry", "input"):
        if name in table.schema.names:
            own = pc.subtract(table.column(name), pc.multiply(pc.divide(table.column(name), ingest.APART), ingest.APART))
            table = table.set_column(table.schema.get_field_index(name), name, pc.add(own, number * ingest.APART))
    return table


# --- measuring ------------------------------------------------------------------------------------------------


class Took(NamedTuple):
    """What a step took: seconds, seconds of processors (of it and its children), and the peak of their memory in MB, 0 where it was not watched."""

    seconds: float
    processors: float
    peak: float = 0


def step(name: str, *words: str) -> Took:
    """A step in a process of its own, which says its seconds."""
    said, peak = _watched([sys.executable, __file__, "--step", name, *words], name)
    seconds, processors = said.split()[-2:]
    return Took(float(seconds), float(processors), peak)


def label_command(store: Path) -> Took:
    """The whole command, on a store whose labels were forgotten."""
    with Store.writing(store) as made:
        made.forget(label.LABEL)
    start, before = time.perf_counter(), _processors(resource.RUSAGE_CHILDREN)
    _, peak = _watched([sys.executable, "-m", "nolle", "sweep", "label", str(store), "--jobs", str(JOBS)], "label")
    return Took(time.perf_counter() - start, _processors(resource.RUSAGE_CHILDREN) - before, peak)


def _processors(whose: int) -> float:
    used = resource.getrusage(whose)
    return used.ru_utime + used.ru_stime


def _watched(command: list[str], name: str) -> tuple[str, int]:
    """What a command prints, and the peak of memory of it and its children in MB."""
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    peak = 0
    while process.poll() is None:
        peak = max(peak, _memory(process.pid))
        time.sleep(0.05)
    if process.returncode:
        sys.exit(f"the step {name} failed")
    return process.stdout.read(), peak  # type: ignore[union-attr]


def _memory(pid: int) -> int:
    """Memory of a process and all below it in MB, what they share counted once."""
    total = 0
    try:
        rollup = Path(f"/proc/{pid}/smaps_rollup").read_text()
        total = int(next(line.split()[1] for line in rollup.splitlines() if line.startswith("Pss:"))) // 1024
        children = [child for task in Path(f"/proc/{pid}/task").iterdir() for child in (task / "children").read_text().split()]
    except (OSError, StopIteration):
        return total
    return total + sum(_memory(int(child)) for child in children)


def run_step(name: str, words: list[str]) -> None:
    """What ``step`` starts: prints the seconds, and those of processors."""
    seconds = _run(name, words)
    print(seconds, _processors(resource.RUSAGE_SELF) + _processors(resource.RUSAGE_CHILDREN))


def _run(name: str, words: list[str]) -> float:
    store = Path(words[0])
    if name == "group":
        return group(store)
    if name == "spark":
        return _derive_on_spark(store, words[1])
    start = time.perf_counter()
    if name == "ingest":
        for _ in ingest.ingest(store, words[1:], jobs=JOBS):
            pass
    elif name == "outcomes":
        with Store.writing(store) as made:
            label.outcomes_of_parts(made, JOBS, lambda number: None)
    elif name == "fold":
        with Store.writing(store) as made:
            charges.fold_store(made, JOBS, lambda number, total: None)
    return time.perf_counter() - start


def _derive_on_spark(store: Path, master: str) -> float:
    """Seconds of all derived steps on Spark, from when the session stood."""
    from nolle.sweep import on_spark
    from nolle.sweep._cluster import session

    with Store.writing(store) as made, session(master) as spark:
        start = time.perf_counter()
        on_spark.derive(spark, made)
        return time.perf_counter() - start


def group(store: Path) -> float:
    """Seconds in which DuckDB groups the rows of the fold into a list a case."""
    with _duck.connect(Store.open(store), JOBS) as base:
        charges.choose(base)
        rows = f'SELECT * EXCLUDE ("range") FROM ({charges.rows_sql(base)})'
        start = time.perf_counter()
        base.execute(f'SELECT count(*), sum(len(l)) FROM (SELECT "case", list(r) AS l FROM ({rows}) AS r GROUP BY ALL)').fetchall()
        return time.perf_counter() - start


def _texts(store: Path, most: int) -> pa.Array:
    found: list[pa.Array] = []
    for path in Store.open(store).paths("entries"):
        found += parquet.read_table(path, columns=["text"], partitioning=None).column("text").chunks
        if sum(map(len, found)) >= most:
            break
    return pa.chunked_array(found).combine_chunks().cast(pa.large_string())[:most]


def _scan(texts: pa.Array, ready: Any, go: Any, took: Any) -> None:
    """In a process of its own: the matcher alone over these texts."""
    cues, lines = _cues(), Labeller("hyperscan").lines(texts)
    scan = bare(cues)
    scan(lines[0])
    ready.wait()
    go.wait()
    start, before = time.perf_counter(), time.process_time()
    for part in lines:
        scan(part)
    took.put((time.perf_counter() - start, time.process_time() - before))


def _loop(texts: pa.Array, ready: Any, go: Any, took: Any) -> None:
    lines = b"".join(Labeller("hyperscan").lines(texts))
    ready.wait()
    go.wait()
    start, before = time.perf_counter(), time.process_time()
    loop(lines, _cues())
    took.put((time.perf_counter() - start, time.process_time() - before))


def together(work: Callable[..., None], texts: pa.Array) -> tuple[float, float]:
    """Seconds that two processes need, each with half of the texts, and their seconds of processors."""
    spawn = multiprocessing.get_context("spawn")
    ready, go, took = spawn.Barrier(JOBS + 1), spawn.Event(), spawn.Queue()
    half = (len(texts) + 1) // JOBS
    workers = [spawn.Process(target=work, args=(texts[n * half : (n + 1) * half], ready, go, took)) for n in range(JOBS)]
    for worker in workers:
        worker.start()
    ready.wait()
    go.set()
    seconds, processors = zip(*(took.get() for _ in workers), strict=True)
    for worker in workers:
        worker.join()
    return max(seconds), sum(processors)


def _cues() -> list[str]:
    return Tables(vocabulary()).cues()


def duckdb_regexes(texts: pa.Array) -> float:
    """Seconds in which DuckDB looks for every expression in every text, on two threads."""
    import duckdb

    lines = b"".join(Labeller("hyperscan").lines(texts))
    table = pa.table({"text": [line.decode() for line in lines.split(b"\n")[1:]]})
    base = duckdb.connect(config={"threads": JOBS})
    base.register("texts", table)
    base.execute("CREATE TABLE kept AS FROM texts")
    sums = ", ".join(f"sum(regexp_matches(text, {_duck.quoted(cue)})::INT)" for cue in _cues())
    start = time.perf_counter()
    base.execute(f"SELECT {sums} FROM kept").fetchall()
    return time.perf_counter() - start


_LABEL = "label, Parquet to Parquet"
_STEPS = {
    "outcomes": "read what orders say",
    "fold": "fold to charges",
    "group": "DuckDB: the same rows as lists",
}


def steps(store: Path, entries: int, *names: str) -> dict[str, float]:
    """The derived steps, each told with its rate and memory."""
    took = {}
    for name in names:
        one = step(name, str(store))
        tell(_STEPS[name], entries, one)
        took[name] = one.seconds
    return took


def tell(what: str, entries: int, took: Took | float) -> None:
    """A line of the result, with the load of the machine: other work beside it makes the seconds more, those of processors hardly."""
    seconds = took.seconds if isinstance(took, Took) else took
    more = f"{took.processors:>9.2f} s of processors{f'{took.peak:>8,.0f} MB' if took.peak else ''}" if isinstance(took, Took) else ""
    print(f"{what:44}{seconds:>9.2f} s{entries / seconds:>13,.0f} entries/s{more}  (load {os.getloadavg()[0]:.1f})", flush=True)


def main() -> None:
    """Make, measure, compare."""
    words = sys.argv[1:]
    wanted = int(float(next((word for word in words if word.replace(".", "").isdigit()), "1")) * 1_000_000)
    with tempfile.TemporaryDirectory() as folder:
        records, store = Path(folder) / "dockets.jsonl", Path(folder) / "store"
        with records.open("wb") as out:
            out.writelines(dockets(wanted))
        took = step("ingest", str(store), str(records))
        entries = Store.open(store).rows("entries")
        print(f"{entries:,} entries in {Store.open(store).rows('cases'):,} cases, {records.stat().st_size / 1e6:,.0f} MB of JSON; two processes each\n")
        tell("ingest, JSON Lines to Parquet", entries, took)
        labelling(store, entries)
        if "--only" not in words:
            derived(store, entries)
        if "--spark" in words:
            on_spark(Path(folder), store, words[words.index("--spark") + 1], entries)
        if "--ten" in words:
            tenfold(store, Path(folder) / "ten")
            print(f"\n{entries * 10:,} entries:")
            tell(_LABEL, entries * 10, label_command(Path(folder) / "ten"))
            if "--only" not in words:
                steps(Path(folder) / "ten", entries * 10, "fold", "group")


def labelling(store: Path, entries: int) -> None:
    """Labelling beside the bare scan, the loop and DuckDB's expressions."""
    texts, labelled, scanned = _texts(store, entries), [], []
    for _ in range(_ROUNDS):
        labelled.append(label_command(store))
        scanned.append(together(_scan, texts))
    took, scan = (Took(*map(statistics.median, zip(*each, strict=True))) for each in (labelled, scanned))
    looped = Took(*(one / _SAMPLE * entries for one in together(_loop, texts[:_SAMPLE])))
    tell(_LABEL, entries, took)
    tell("matcher, bare scan of the same bytes", entries, scan)
    tell(f"a loop with re (from {_SAMPLE:,} texts)", entries, looped)
    print(f"labelling: {scan.seconds / took.seconds:.0%} of the bare scan, {looped.seconds / took.seconds:.0f} × re;")
    print(f"by processors: {scan.processors / took.processors:.0%} of the bare scan, {looped.processors / took.processors:.0f} × re")
    if _DUCKDB:
        regexes = duckdb_regexes(texts[:_FEW]) / _FEW * entries
        tell(f"DuckDB regexp_matches (from {_FEW:,} texts)", entries, regexes)
        print(f"labelling: {regexes / took.seconds:.0f} × DuckDB's expressions")
    print()


def derived(store: Path, entries: int) -> None:
    """The other derived steps, and the fold beside DuckDB's lists."""
    if not _DUCKDB:
        steps(store, entries, "outcomes")
        print("the fold is left out: it needs DuckDB; install it with: pip install 'nolle[sweep]'")
        return
    done = steps(store, entries, *_STEPS)
    print(f"fold: {done['fold'] / done['group']:.1f} × the time in which DuckDB groups the same rows")


def on_spark(folder: Path, store: Path, master: str, entries: int) -> None:
    """The derived steps on Spark."""
    with Store.writing(store) as source, Store.writing(folder / f"spark{entries}", create=True) as copy:
        for part in source.of("ingest"):
            tables = {table: _table(source, table, file[0]) for table, file in part.files.items()}
            copy.commit("ingest", part.number, write_unfinished(str(copy.folder), tables), more=part.more)
    took = step("spark", str(folder / f"spark{entries}"), master)
    tell(f"Spark on {master}: all derived steps", entries, took)


if __name__ == "__main__":
    run_step(sys.argv[2], sys.argv[3:]) if sys.argv[1:2] == ["--step"] else main()
