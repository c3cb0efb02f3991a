"""A Spark session, and in plain words what may be wrong with a cluster: no master, no worker, a worker without Nolle or with another one."""

from __future__ import annotations

import os
import re
import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib.util import find_spec
from typing import Any

from nolle.errors import MissingExtra, NolleError
from nolle.sweep import _worker

_PATIENCE = 60.0  # seconds to wait for a first worker
_ANSWER = 5_000  # milliseconds to wait for a master
_MASTER = re.compile(r"spark://(\[[^\]]+\]|[^:/,]+):(\d+)")
_MISSING = re.compile(r"No module named '([\w.]+)'")
_NO_PYTHON = re.compile(r'Cannot run program "([^"]+)"')
_SETTINGS = {
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.sql.execution.arrow.maxRecordsPerBatch": "16384",
    "spark.sql.adaptive.enabled": "false",  # rows are spread by ranges of cases, and stay so
    "spark.sql.codegen.wholeStage": "false",  # the work is in Python; compiling Java for it takes longer than it saves
    "spark.sql.session.timeZone": "UTC",
    "spark.scheduler.minRegisteredResourcesRatio": "1.0",
    "spark.scheduler.maxRegisteredResourcesWaitingTime": "5s",
}


@contextmanager
def session(master: str) -> Iterator[Any]:
    """A session on that master, its workers looked at. Raises MissingExtra, NolleError."""
    if not find_spec("pyspark"):
        raise MissingExtra("--engine spark needs Spark; install it with: pip install 'nolle[spark]'")
    if not (os.environ.get("JAVA_HOME") or shutil.which("java")):
        raise MissingExtra("--engine spark needs Java 17 or newer; install it, or set JAVA_HOME")
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)  # read when Spark starts, and not later
    hosts = _MASTER.findall(master)
    if hosts and all(host in ("localhost", "127.0.0.1") for host, _ in hosts):
        os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
    _look_for_master(master, hosts)
    spark = _start(master)
    try:
        if not master.startswith("local"):
            _wait_for_worker(spark, master)
        _look_at_workers(spark)
        yield spark
    finally:
        spark.stop()


def _look_for_master(master: str, hosts: list[tuple[str, str]]) -> None:
    """Ask whether a master answers there, by Spark's own Java: Spark itself would try for a minute and then say little."""
    from pyspark import SparkConf, SparkContext

    SparkContext._ensure_initialized(conf=SparkConf().set("spark.ui.showConsoleProgress", "false"))
    net = SparkContext._jvm.java.net
    for host, port in hosts:
        probe = net.Socket()
        with suppress_java(), probe_closed(probe):
            probe.connect(net.InetSocketAddress(host.strip("[]"), int(port)), _ANSWER)
            return
    if hosts:
        raise NolleError(f"no Spark master answers at {master}; is it running, and is the address the one its log prints?")


@contextmanager
def probe_closed(probe: Any) -> Iterator[None]:
    """Close a Java socket at the end."""
    try:
        yield
    finally:
        probe.close()


@contextmanager
def suppress_java() -> Iterator[None]:
    """Pass over what Java raises."""
    from py4j.protocol import Py4JJavaError

    with suppress(Py4JJavaError):
        yield


def _start(master: str) -> Any:
    from pyspark.sql import SparkSession

    builder = SparkSession.builder.master(master).appName("nolle sweep")
    for name, value in _SETTINGS.items():
        builder = builder.config(name, value)
    with spark_said():
        spark = builder.getOrCreate()
    spark.sparkContext.setLogLevel("OFF")
    return spark


def _wait_for_worker(spark: Any, master: str) -> None:
    """Spark waits for ever where a master has no worker to give."""
    until = time.monotonic() + _PATIENCE
    while spark.sparkContext._jsc.sc().getExecutorMemoryStatus().size() < 2:  # the driver is one of them
        if time.monotonic() > until:
            raise NolleError(f"the Spark master at {master} gave no worker within {_PATIENCE:.0f} seconds; start workers, or free some")
        time.sleep(0.2)


def _look_at_workers(spark: Any) -> None:
    """Whether every worker has this very Nolle."""
    context = spark.sparkContext
    number = max(2, context.defaultParallelism)
    with spark_said():
        found = set(context.parallelize(range(number), number).map(lambda _: _worker.look()).collect())
    if found != {_worker.look()}:
        raise NolleError("a Spark worker has another Nolle than this one (version or rules); install the same on every worker")


@contextmanager
def spark_said() -> Iterator[None]:
    """What Spark raises, in plain words."""
    from py4j.protocol import Py4JError
    from pyspark.errors import PySparkException

    try:
        yield
    except (Py4JError, PySparkException) as error:
        raise NolleError(_plainly(str(error))) from error


def _plainly(said: str) -> str:
    if missing := _MISSING.search(said):
        package = missing[1].partition(".")[0]
        return (
            f"a Spark worker has no package {package!r}: install the same Nolle on every worker (pip install nolle),"
            " and set PYSPARK_PYTHON to the Python that has it"
        )
    if python := _NO_PYTHON.search(said):
        return f"a Spark worker has no Python at {python[1]}; set PYSPARK_PYTHON to the path that every worker has"
    if "PYTHON_VERSION_MISMATCH" in said:
        return "the workers run another version of Python than this process; set PYSPARK_PYTHON to the same one on every worker"
    told = next((line.strip() for line in reversed(said.splitlines()) if re.match(r"\s*(?:[\w.]+(?:Error|Exception)|nolle\.)", line)), said.splitlines()[0])
    return f"Spark could not finish: {told[:500]}; what was finished before stands, run the same command again"
