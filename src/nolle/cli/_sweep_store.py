"""`nolle sweep ingest`, `label`, `charges`, and all of them at once."""

from __future__ import annotations

import os
import sys
from contextlib import ExitStack
from pathlib import Path

import click

from nolle.cli._meter import Meter
from nolle.cli._term import complain, one_line
from nolle.errors import BadUsage
from nolle.phrases import number_of

_REFUSED = 3
_MOST_TOLD = 20

_inputs = click.argument("inputs", nargs=-1, required=True, metavar="INPUT…")
_output = click.option("-o", "--output", "folder", required=True, type=click.Path(path_type=Path, file_okay=False), metavar="STORE", help="The store's folder.")
_jobs = click.option("--jobs", type=click.IntRange(1, 256), default=lambda: _cores(), metavar="N", help="Processes; by default one a core.")


def _cores() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@click.command("ingest")
@_inputs
@_output
@_jobs
@click.pass_context
def ingest_command(ctx: click.Context, inputs: tuple[str, ...], folder: Path, jobs: int) -> None:
    """Read inputs into STORE: folders, globs, zip, tar, gzip, zstd, bzip2 and xz files, JSON Lines.

    Everything that `nolle add` reads is read here too; what it is, the content tells. The same bytes count once. What cannot be read is
    in the table "inputs" with the reason (exit code 3). Run it again after it was stopped: it goes on where it was.

    \b
    Examples:
      nolle sweep ingest ~/recap/*.tar.zst dockets.jsonl.gz -o store
      nolle sweep query store "SELECT why, count(*) FROM inputs WHERE state = 'refused' GROUP BY ALL"
    """
    if ingest_all(folder, inputs, jobs):
        ctx.exit(_REFUSED)


def ingest_all(folder: Path, inputs: tuple[str, ...], jobs: int) -> int:
    """Read inputs and say what they came to; returns how many were refused."""
    from nolle.sweep.ingest import ingest, size_of

    total = {"read": 0, "refused": 0, "known": 0, "cases": 0, "entries": 0, "counts": 0}
    told = 0
    with Meter("Reading", "MB", lambda: size_of(inputs)) as meter:
        for came in ingest(folder, inputs, jobs=jobs, tell=meter.add):
            for name in total:
                total[name] += getattr(came, name)
            for source, why in came.reasons[: _MOST_TOLD - told]:
                meter.say(f"nolle: {source}: {why}")
                told += 1
    if total["refused"] > told:
        complain(f"{total['refused'] - told:,} more refused; see: nolle sweep query {folder} \"SELECT source, why FROM inputs WHERE state = 'refused'\"")
    inputs_told = ", ".join(f"{total[name]:,} {state}" for name, state in (("read", "read"), ("known", "known already"), ("refused", "refused")) if total[name])
    shown = f" · {number_of('case', total['cases'])}, {number_of('entry', total['entries'])}, {number_of('count row', total['counts'])}"
    sys.stdout.write(one_line(f"{folder}: {inputs_told or 'nothing new'}{shown if total['read'] else ''}") + "\n")
    return total["refused"]


# --- deriving -------------------------------------------------------------------------------------------------

_store = click.argument("store", type=click.Path(path_type=Path, exists=True, file_okay=False), metavar="STORE")
_engine = click.option("--engine", type=click.Choice(["duckdb", "spark"]), default="duckdb", show_default=True, help="Where the work is done.")
_master = click.option("--master", metavar="URL", help="The Spark master: spark://host:7077, or local[2]. Only with --engine spark.")


@click.command("label")
@_store
@_jobs
@_engine
@_master
def label_command(store: Path, jobs: int, engine: str, master: str | None) -> None:
    """Label every entry of STORE: which events it reports, and who filed it. Fills the table "labels".

    Entries that have labels by today's vocabulary already are left alone.

    \b
    Examples:
      nolle sweep label store
      nolle sweep label store --engine spark --master spark://10.0.0.5:7077
    """
    _check(engine, master)
    if engine == "spark":
        from nolle.sweep import on_spark

        on_spark.label(store, master or "")
        return
    from nolle.sweep.label import label
    from nolle.sweep.store import Store

    with Meter("Labelling", "entries", lambda: Store.open(store).rows("entries")) as meter:
        label(store, jobs=jobs, tell=meter.add)


@click.command("charges")
@_store
@_jobs
@_engine
@_master
def charges_command(store: Path, jobs: int, engine: str, master: str | None) -> None:
    """Tell what became of every charge of STORE, as a casebook with the same pages would. Fills "outcomes", "charges" and "findings".

    Findings are dropped charges, without the signals that need a whole docket: add its pages to a casebook for those.

    Entries that have no labels yet are labelled first. Where neither inputs nor rules have changed there is nothing to do.

    \b
    Examples:
      nolle sweep charges store
      nolle sweep query store "SELECT * FROM findings WHERE kind = 'dropped_charges'"
    """
    _check(engine, master)
    derive_all(store, jobs, engine, master)


def derive_all(store: Path, jobs: int, engine: str, master: str | None) -> None:
    """Derive and say what it came to."""
    if engine == "spark":
        from nolle.sweep import on_spark

        on_spark.charges(store, master or "")
    else:
        _charges_here(store, jobs)
    from nolle.sweep.store import Store

    made = Store.open(store)
    sys.stdout.write(one_line(f"{store}: {number_of('charge', made.rows('charges'))}, {number_of('finding', made.rows('findings'))}") + "\n")


def _charges_here(store: Path, jobs: int) -> None:
    from nolle.sweep.charges import charges

    with ExitStack() as stack:
        meters: dict[str, Meter] = {}

        def tell(what: str, number: int, total: int) -> None:
            if what not in meters:
                stack.close()
                meters[what] = stack.enter_context(Meter(what, "cases" if what == "Working out charges" else "entries", lambda: total))
            meters[what].add(number)

        charges(store, jobs=jobs, tell=tell)


def _check(engine: str, master: str | None) -> None:
    if engine == "spark" and not master:
        raise BadUsage("--engine spark needs --master URL, such as spark://host:7077, or local[2] for this machine")
    if engine != "spark" and master:
        raise BadUsage("--master goes with --engine spark")


@click.command("all", hidden=True)
@_inputs
@_output
@_jobs
@_engine
@_master
@click.pass_context
def all_command(ctx: click.Context, inputs: tuple[str, ...], folder: Path, jobs: int, engine: str, master: str | None) -> None:
    """Ingest, label and work out the charges, one after the other."""
    _check(engine, master)
    refused = ingest_all(folder, inputs, jobs)
    derive_all(folder, jobs, engine, master)
    if refused:
        ctx.exit(_REFUSED)
