"""Invented cases to show, and a terminal to show them on."""

from __future__ import annotations

import fcntl
import os
import pty
import struct
import subprocess
import sys
import termios
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from nolle.model import CaseRecord, ChargeHistory, Disposition, Evidence, Finding

ORDER = (
    "ORDER granting 41 Motion to Dismiss by USA as to Marisol Tennant (2). Counts 1 and 3-4 of the Indictment are dismissed without "
    "prejudice. Signed by Judge Ada Quillfeather on 3/4/2020. (bw) (Entered: 03/06/2020)"
)
ORDER_AT = Evidence("3fa9c1d2ab" + "0" * 54, 1034, 1034 + len(ORDER), ORDER)
PLEA_AT = Evidence("77be0042cd" + "1" * 54, 210, 254, "Count 1: 30 months imprisonment, to be followed")
CELL_AT = Evidence("77be0042cd" + "1" * 54, 310, 349, "Dismissed on the motion of the US Attorney")


def charge(defendant: str, number: int | None, label: str, offense: str, end: Disposition, **more: object) -> ChargeHistory:
    """One count of an invented case."""
    counts = () if label == "complaint" else (label,)
    told: dict[str, object] = {"counts": counts, "aliases": (), **more}
    return ChargeHistory(
        case="nyed/2:20-cr-90999", court="nyed", docket_number="2:20-cr-90999", case_name="United States v. Ostrander et al", defendant=defendant,
        defendant_number=number, label=label, offense=offense, statute=None, disposition=end, **told,
    )  # type: ignore[arg-type]  # fmt: skip


GRANTED = "the order of 2020-03-04 grants the government's motion 41"
DROPPED = Disposition("dismissed", "government", False, "standalone", date(2020, 3, 4), date(2020, 3, 6), "A", GRANTED, (ORDER_AT,))
CONVICTED = Disposition("convicted_plea", None, None, None, date(2020, 9, 1), date(2020, 9, 1), "B", "the sheet shows a sentence", (PLEA_AT,))
BARGAIN = Disposition("dismissed", "government", None, "plea_bargain", date(2020, 9, 1), date(2020, 9, 1), "B", "", (CELL_AT,))
TALLY = {"dropped": 3, "plea bargain": 3, "convicted": 1, "pending": 1, "cannot tell": 1}
PENDING = Disposition("pending", reason="no ending found on the pages captured")
UNPLACED = ("entry 77 dismisses a count that the sheet does not show",)
UNKNOWN = Disposition("unknown", reason="two readings of the row differ")


@pytest.fixture
def record() -> CaseRecord:
    """A case with a dropped defendant, a convicted one and one that cannot be told."""
    charges = (
        charge("Lorenz Ostrander", 1, "1", "18:371 CONSPIRACY TO DEFRAUD THE UNITED STATES", CONVICTED, aliases=("Lo Ostrander", "The Ferryman")),
        charge("Lorenz Ostrander", 1, "2-4", "18:1343 FRAUD BY WIRE, RADIO, OR TELEVISION", BARGAIN, counts=("2", "3", "4")),
        charge("Marisol Tennant", 2, "1", "18:371 CONSPIRACY TO DEFRAUD THE UNITED STATES", DROPPED),
        charge("Marisol Tennant", 2, "3-4", "18:1343 FRAUD BY WIRE, RADIO, OR TELEVISION", DROPPED, counts=("3", "4")),
        charge("Piet van der Hoogeveen-Abernathy", 3, "1s", "18:1956(h) CONSPIRACY TO LAUNDER MONETARY INSTRUMENTS", PENDING),
        charge("Piet van der Hoogeveen-Abernathy", 3, "5s", "18:1001 FALSE STATEMENT", UNKNOWN, unplaced=UNPLACED),
    )
    unread = ("Piet van der Hoogeveen-Abernathy, count 5s: two readings of the row differ",)
    return CaseRecord("nyed/2:20-cr-90999", "nyed", "2:20-cr-90999", "United States v. Ostrander et al", date(2020, 1, 3), None, charges, unread, TALLY)


@pytest.fixture
def finding() -> Finding:
    """What the record is worth a look for."""
    summary = "All 3 live counts against Marisol Tennant dismissed on the government's motion, without prejudice (order filed 2020-03-04)"
    return Finding("dropped_charges", "nyed/2:20-cr-90999", "Marisol Tennant", ("1", "3", "4"), date(2020, 3, 4), date(2020, 3, 6), summary, (), (ORDER_AT,))


Terminal = Callable[..., tuple[int, str]]


@pytest.fixture
def terminal(tmp_path: Path) -> Terminal:
    """Run `nolle ARGS` on a real pseudo-terminal of so many columns; gives back its exit code and all that reached the screen."""

    def run(*args: str, columns: int = 80, env: dict[str, str] | None = None) -> tuple[int, str]:
        leader, follower = pty.openpty()
        fcntl.ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", 50, columns, 0, 0))
        environment = {**os.environ, "TERM": "xterm-256color", "PYTHONUTF8": "1", **(env or {})}
        process = subprocess.Popen([sys.executable, "-m", "nolle", *args], stdin=follower, stdout=follower, stderr=follower, env=environment, cwd=tmp_path)
        os.close(follower)
        seen = bytearray()
        while chunk := _read(leader):
            seen += chunk
        os.close(leader)
        return process.wait(), seen.decode()

    return run


def _read(leader: int) -> bytes:
    try:
        return os.read(leader, 65536)
    except OSError:  # the other end is closed
        return b""
