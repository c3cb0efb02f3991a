"""The same steps on Apache Spark: ``label`` and ``charges``. The store lies on a disk that the driver and all workers see.

Labels and outcomes are made part by part (``mapInArrow`` over the list of parts); charges by spreading the rows by ranges of cases, sorted
within (``mapInArrow`` over them, a streamed grouped map that never holds more than a few cases). Only this process lets results count.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from nolle.registry import fingerprint
from nolle.sweep import _choosing, _worker
from nolle.sweep._cluster import session, spark_said
from nolle.sweep._rows import KINDS
from nolle.sweep._tables import TABLES
from nolle.sweep.charges import STEP, key_of
from nolle.sweep.fold import KIND, input_schema, order
from nolle.sweep.label import LABEL, LABEL_RULES, OUTCOME_RULES, OUTCOMES, todo
from nolle.sweep.store import Store

_AT_ONCE = 256  # parts between two times that results count
_ROWS = 200_000  # of a partition of the fold


def label(folder: Path, master: str) -> None:
    """Label every entry that has no labels by today's vocabulary yet. Raises MissingExtra, NolleError where the cluster cannot be used."""
    with Store.writing(folder) as store, session(master) as spark:
        _each_part(spark, store, LABEL, fingerprint(*LABEL_RULES))


def charges(folder: Path, master: str) -> None:
    """Derive what became of every charge, from labels on."""
    with Store.writing(folder) as store, session(master) as spark:
        derive(spark, store)


def derive(spark: Any, store: Store) -> None:
    """The same in a session and a store that are open."""
    _each_part(spark, store, LABEL, fingerprint(*LABEL_RULES))
    _each_part(spark, store, OUTCOMES, fingerprint(*OUTCOME_RULES))
    _fold(spark, store)


def _each_part(spark: Any, store: Store, step: str, rules: str) -> None:
    waiting = list(todo(store, step, rules))
    for start in range(0, len(waiting), _AT_ONCE):
        parts = [(number, *map(_absolute, paths)) for number, _, paths in waiting[start : start + _AT_ONCE]]
        rows = spark.sparkContext.parallelize(parts, len(parts)).toDF("place bigint, entries string, labels string")
        for made in _done(rows, _worker.part_work(_absolute(str(store.folder)) or "", step)):
            store.commit(step, made["place"], json.loads(made["files"]), rules=rules)


def _absolute(path: str | None) -> str | None:
    return str(Path(path).resolve()) if path else None


def _done(rows: Any, work: Any) -> list[Any]:
    with spark_said():
        found: list[Any] = rows.mapInArrow(work, "place bigint, files string, cases bigint, last string").collect()
        return found


def _fold(spark: Any, store: Store) -> None:
    key = key_of(store)
    if any(part.rules != key for part in store.of(STEP)):
        store.forget(STEP)
    done = store.of(STEP)
    if done and done[-1].more.get("last"):
        return
    with spark_said():
        parts = max(2 * spark.sparkContext.defaultParallelism, store.rows("outcomes") // _ROWS)
        spark.conf.set("spark.sql.shuffle.partitions", parts)
        rows = _rows(spark, store).where(f"`case` > {_quoted(done[-1].more['case'] if done else '')}")
        ranged = rows.repartitionByRange(parts, "case").sortWithinPartitions(*order()).select(*input_schema().names)
    made = _done(ranged, _worker.fold_work(_absolute(str(store.folder)) or "", input_schema()))
    made.sort(key=lambda one: one["last"])
    number = done[-1].number + 1 if done else 0
    for place, one in enumerate(made, start=1):
        store.commit(STEP, number, json.loads(one["files"]), rules=key, more={"case": one["last"], "last": place == len(made)})
        number += 1
    if not made:
        store.commit(STEP, number, {}, rules=key, more={"case": done[-1].more["case"] if done else "", "last": True})


def _rows(spark: Any, store: Store) -> Any:
    """All rows of the chosen cases, those of one case under the id that owns it. An alias' own header is left out."""
    from pyspark.sql import functions as f
    from pyspark.sql.pandas.types import from_arrow_schema

    for name in (*KINDS, "outcomes"):
        paths, schema = store.paths(name), from_arrow_schema(TABLES[name].schema)
        frame = spark.read.schema(schema).parquet(*map(_absolute, paths)) if paths else spark.createDataFrame([], schema)
        frame.createOrReplaceTempView(name)
    for name, select in _choosing.selects("`", "explode", "startswith").items():
        spark.sql(select).cache().createOrReplaceTempView(name)
    chosen = spark.table("chosen").select(f.col("case").alias("chosen_case"), "whole", f.col("criminal").alias("may_end"), "went_on")
    all_entries = bool(spark.table("chosen").where("whole").take(1))
    united = None
    for number, kind in enumerate(KINDS):
        for table in ((kind,) if kind != "entries" else ("outcomes", "entries") if all_entries else ("outcomes",)):
            part = _part(spark, f, chosen, number, table)
            united = part if united is None else united.unionByName(part, allowMissingColumns=True)
    return united


def _part(spark: Any, f: Any, chosen: Any, number: int, table: str) -> Any:
    rows = spark.table(table).join(spark.table("owners"), f.col("case") == f.col("nameless"), "left")
    if table == "cases":
        rows = rows.where("owner IS NULL")
    rows = rows.withColumn("case", f.coalesce("owner", "case")).join(chosen, f.col("case") == f.col("chosen_case"))
    if table == "outcomes":
        rows = rows.withColumn("said", f.when(f.col("may_end"), f.col("said")).otherwise(f.slice("said", 1, 0)))
    if table == "entries":
        rows = rows.where("whole").join(spark.table("outcomes").select("entry"), "entry", "left_anti")
    return rows.drop("owner", "nameless", "chosen_case", "whole", "may_end").withColumn(KIND, f.lit(number).cast("bigint"))


def _quoted(text: str) -> str:
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"
