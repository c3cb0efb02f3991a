"""A full disk and a killed process: what was kept is whole, what was not is not there, and doing it again ends the same."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from invented import read
from keeper import catch_up, keep, pages

from nolle.casebook import open_casebook
from nolle.codec import canonical

KEEPER = Path(__file__).with_name("keeper.py")
NUMBER = 200
KILLS = 50
SEED = os.environ.get("NOLLE_SEED", "nolle")


def start(folder: Path, *more: object) -> subprocess.Popen[str]:
    keeper = subprocess.Popen([sys.executable, str(KEEPER), str(folder), str(NUMBER), *map(str, more)], stdout=subprocess.PIPE, text=True)
    assert keeper.stdout is not None and keeper.stdout.readline() == "ready\n"
    return keeper


def finish(folder: Path, *more: object) -> str:
    return start(folder, *more).communicate()[0].strip()


def dump(folder: Path) -> str:
    """All that a casebook holds, as text in its order, and the bytes of every capture."""
    with open_casebook(folder) as book:
        kept = [(c, list(book.ledger.history(c.digest)), book.captures.get(c.digest).decode()) for c in book.ledger.captures()]
        cases = [
            (book.ledger.facts(case), book.ledger.record(case), book.ledger.labels(case), list(book.ledger.findings(case))) for case in book.ledger.cases()
        ]
        rest = [book.ledger.stale(), book.ledger.derived_hashes(), sorted(book.captures.digests()), list(book.captures.strays()), book.captures.unfinished()]
        return canonical([kept, cases, book.ledger.judgements(), rest])


@pytest.fixture(scope="module")
def unkilled(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, float]:
    """What a run without kills leaves, and the seconds from its first write to its last."""
    seconds = []
    for number in range(3):  # the fastest, so that kills come while there is work to kill
        folder = tmp_path_factory.mktemp(f"unkilled{number}")
        keeper = start(folder)
        began = time.monotonic()
        assert keeper.communicate()[0] == "done\n"
        seconds.append(time.monotonic() - began)
    return dump(folder), min(seconds)


def damages(folder: Path) -> list[str]:
    with open_casebook(folder) as book:
        return [str(damage) for damage in book.verify(read)]


def killed(folder: Path, after: float) -> bool:
    """Run and kill after so many seconds; False where it was done before."""
    keeper = start(folder)
    time.sleep(after)
    keeper.kill()
    keeper.communicate()
    return keeper.returncode == -signal.SIGKILL


def test_killed_at_random_moments_and_run_again_it_ends_the_same_byte_for_byte(unkilled: tuple[str, float], tmp_path: Path) -> None:
    """Each casebook is killed again and again until a run gets through, so that runs start from every half-done state.

    Every further run on a casebook may last longer, so that one gets through also where the disk has become slower.
    """
    expected, seconds = unkilled
    chance = random.Random(SEED)
    kills = 0
    while kills < KILLS:
        folder, patience = tmp_path / f"from kill {kills}", seconds
        while killed(folder, chance.uniform(0, patience)):
            kills, patience = kills + 1, patience * 1.2
            if (folder / "nolle.db").exists():
                assert [damage for damage in damages(folder) if "kept but not recorded" not in damage] == [], f"seed {SEED}, kill {kills}"
        assert dump(folder) == expected, f"seed {SEED}, kill {kills}"


@pytest.mark.parametrize("largest", [1_000, 30_000, 150_000, 600_000])
def test_a_full_disk_is_said_and_leaves_nothing_half_kept(unkilled: tuple[str, float], tmp_path: Path, largest: int) -> None:
    """A limit on the size of a file refuses a write in the middle, as a full disk does."""
    assert finish(tmp_path, largest).startswith("CannotWrite")
    if largest > 1_000:
        assert all("kept but not recorded" in damage for damage in damages(tmp_path))
    assert finish(tmp_path) == "done"
    assert dump(tmp_path) == unkilled[0]


def test_what_was_kept_and_not_yet_derived_is_caught_up_by_the_next_command(unkilled: tuple[str, float], tmp_path: Path) -> None:
    with open_casebook(tmp_path, create=True) as book:
        keep(book, pages(NUMBER))
        assert len(book.ledger.stale()) == NUMBER // 3
        assert list(book.ledger.records()) == []
    with open_casebook(tmp_path) as book:
        catch_up(book)
    assert dump(tmp_path) == unkilled[0]
