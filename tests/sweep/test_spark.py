"""Spark gives what this machine gives, row for row: on a real standalone master with two workers, and with one of them killed half way."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import pytest
from stores import DEMO, everything, lines, needs_duckdb, swept, take_in

from nolle.sweep import ingest as ingesting

_WANTED = [name for name in ("pyspark", "pandas") if find_spec(name) is None] + ([] if shutil.which("java") else ["java"])
needs_spark = pytest.mark.skipif(bool(_WANTED), reason=f"not installed (the extra spark): {', '.join(_WANTED)}")
pytestmark = [needs_duckdb, needs_spark]
SRC = str(Path(__file__).parents[2] / "src")


@dataclass
class Cluster:
    """A master and its workers on loopback."""

    url: str
    workers: list[subprocess.Popen[bytes]]
    env: dict[str, str]

    def run(self, *words: str | Path, **env: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "nolle", "sweep", *map(str, words), "--engine", "spark", "--master", self.url]
        return subprocess.run(command, capture_output=True, text=True, check=False, env=self.env | env, timeout=110)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _await(port: int, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + 40
    while time.monotonic() < until and process.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    pytest.fail("the Spark master did not start")


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    import pyspark

    home, here = Path(pyspark.__file__).parent, tmp_path_factory.mktemp("cluster")
    env = {**os.environ, "SPARK_NO_DAEMONIZE": "1", "SPARK_LOCAL_IP": "127.0.0.1", "SPARK_WORKER_DIR": str(here), "PYSPARK_PYTHON": sys.executable}
    env |= {"JAVA_TOOL_OPTIONS": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"}  # short runs: compiling Java well takes longer than it saves
    env |= {"PYTHONPATH": os.pathsep.join(filter(None, (SRC, os.environ.get("PYTHONPATH", "")))), "SPARK_HOME": str(home), "PYTHONWARNINGS": "ignore"}
    port = _free_port()

    def start(*words: str) -> subprocess.Popen[bytes]:
        with (here / f"{words[0]}-{time.monotonic_ns()}.log").open("wb") as log:
            command = [str(home / "bin" / "spark-class"), f"org.apache.spark.deploy.{words[0]}", *words[1:]]
            return subprocess.Popen(command, env=env, stdout=log, stderr=log, start_new_session=True)

    master = start("master.Master", "--host", "127.0.0.1", "--port", str(port), "--webui-port", "0")
    _await(port, master)
    url = f"spark://127.0.0.1:{port}"
    workers = [start("worker.Worker", url, "--host", "127.0.0.1", "--webui-port", "0", "--cores", "1", "--memory", "1g") for _ in range(2)]
    yield Cluster(url, workers, env)
    for process in (*workers, master):
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


@pytest.fixture(scope="module")
def inputs(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The demo's dockets and 300 small ones."""
    file = tmp_path_factory.mktemp("inputs") / "d.jsonl"
    file.write_bytes(lines(300))
    return [file, *DEMO]


@pytest.fixture(scope="module")
def parted() -> Iterator[None]:
    """Parts so small that there is something to share out."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ingesting, "_MOST_INPUTS", 20)
        yield


@pytest.fixture(scope="module")
def here(inputs: list[Path], parted: None, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What this machine alone makes of them."""
    return swept(tmp_path_factory.mktemp("here") / "store", *inputs)


def test_two_workers_give_the_same_rows(cluster: Cluster, inputs: list[Path], here: Path, tmp_path: Path) -> None:
    take_in(tmp_path / "store", *inputs)
    derived = cluster.run("charges", tmp_path / "store")
    assert derived.returncode == 0 and "382 charges" in derived.stdout, derived.stderr
    assert everything(tmp_path / "store") == everything(here)


def test_a_worker_without_the_package_is_told_of(cluster: Cluster, tmp_path: Path) -> None:
    bare = tmp_path / "python"
    bare.write_text(f'#!/bin/sh\nPYTHONPATH=$(printf %s "$PYTHONPATH" | tr : "\\n" | grep -i spark | tr "\\n" :) exec {sys.base_prefix}/bin/python3 -I -c \'import os,sys;sys.path[:0]=[p for p in os.environ["PYTHONPATH"].split(":") if p];import runpy;sys.argv=sys.argv[2:];runpy.run_module(sys.argv[0],run_name="__main__",alter_sys=True)\' "$@"\n')
    bare.chmod(0o755)
    take_in(tmp_path / "store", DEMO[0])
    run = cluster.run("label", tmp_path / "store", PYSPARK_PYTHON=str(bare))
    assert run.returncode == 1 and "a Spark worker has no package 'nolle'" in run.stderr and "Traceback" not in run.stderr, run.stderr


def test_a_worker_killed_half_way_changes_nothing(cluster: Cluster, inputs: list[Path], here: Path, tmp_path: Path) -> None:
    """Last, because the cluster has one worker less afterwards."""
    take_in(tmp_path / "store", *inputs)
    command = [sys.executable, "-m", "nolle", "sweep", "charges", str(tmp_path / "store"), "--engine", "spark", "--master", cluster.url]
    process = subprocess.Popen(command, env=cluster.env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    unfinished = tmp_path / "store" / ".unfinished"
    until = time.monotonic() + 60
    while not any(unfinished.glob("*labels*")) and process.poll() is None and time.monotonic() < until:
        time.sleep(0.01)
    done_then = len(list(unfinished.glob("*labels*")))
    os.killpg(cluster.workers[1].pid, signal.SIGKILL)
    output, _ = process.communicate(timeout=110)
    assert 0 < done_then < 16
    assert process.returncode == 0, output
    assert everything(tmp_path / "store") == everything(here)


def test_a_master_that_is_not_there_is_told_of_soon(tmp_path: Path) -> None:
    take_in(tmp_path / "store", DEMO[0])
    command = [sys.executable, "-m", "nolle", "sweep", "label", str(tmp_path / "store"), "--engine", "spark", "--master", f"spark://127.0.0.1:{_free_port()}"]
    begun = time.monotonic()
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.returncode == 1 and "no Spark master answers" in run.stderr and "Traceback" not in run.stderr
    assert time.monotonic() - begun < 40
