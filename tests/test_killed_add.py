"""`nolle add` survives `kill -9` at any moment: adding again gives the casebook that an undisturbed add would have given."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import pytest

KILLS = int(os.environ.get("NOLLE_KILLS", "5"))
CAPTURES = 200
KINDS = ("cases", "charges", "entries", "findings", "captures")


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """200 sheets: the sample sheets, each with new serial numbers."""
    folder = tmp_path_factory.mktemp("pages")
    sheets = sorted(p for p in (files("nolle") / "demo" / "dockets").iterdir() if p.name.endswith(".html"))
    for number in range(CAPTURES):
        page = sheets[number % len(sheets)].read_bytes()
        path = folder / f"{number:03}.html"
        path.write_bytes(page.replace(b"-90", b"-9%d" % (1 + number // len(sheets) % 9)))
        os.utime(path, (1_700_000_000, 1_700_000_000))
    return folder


def _nolle(book: Path, *words: str) -> list[str]:
    return [sys.executable, "-m", "nolle", "--casebook", str(book), *words]


def _exports(book: Path) -> dict[str, bytes]:
    return {kind: subprocess.run(_nolle(book, "export", kind), check=True, capture_output=True).stdout for kind in KINDS}


def test_an_add_killed_again_and_again_ends_as_if_never_killed(pages: Path, tmp_path: Path) -> None:
    whole = tmp_path / "whole"
    subprocess.run(_nolle(whole, "add", str(pages)), capture_output=True, check=False)
    expected = _exports(whole)
    assert expected["charges"].count(b"\n") > CAPTURES
    chance = random.Random(48)
    book = tmp_path / "killed"
    for _ in range(KILLS):
        process = subprocess.Popen(_nolle(book, "add", str(pages)), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            process.wait(chance.uniform(0.1, 4.0))
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            process.wait()
    subprocess.run(_nolle(book, "add", str(pages)), capture_output=True, check=False)
    assert _exports(book) == expected
    assert subprocess.run(_nolle(book, "verify"), capture_output=True, check=False).returncode == 0
