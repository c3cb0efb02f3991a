"""Writes docs/demo.svg: what `nolle demo` prints on a terminal, as a picture. A test compares the two."""

from __future__ import annotations

import errno
import io
import os
import re
import subprocess
import sys
import termios
from collections.abc import Iterator
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

PICTURE = Path(__file__).resolve().parents[1] / "docs" / "demo.svg"
_WIDTH = 112
_MOST_LINES = 50
_HEADING = "Dropped charges"
_FINDING = re.compile(r"\d+\. ")
_COLOUR = re.compile(r"\x1b\[[0-9;]*m")
_FONT = re.compile(r"@font-face \{.*?\}\s*", re.S)
_THEME = TerminalTheme(
    (250, 249, 246),
    (38, 38, 38),
    [(38, 38, 38), (160, 40, 40), (40, 110, 60), (140, 95, 10), (40, 80, 150), (120, 60, 130), (20, 110, 120), (110, 110, 110)],
)


def printed() -> str:
    """What the demo prints on a terminal of a fixed width, with its colours."""
    env = {name: value for name, value in os.environ.items() if name not in {"NO_COLOR", "FORCE_COLOR", "COLORTERM", "COLUMNS", "LINES"}}
    leader, follower = os.openpty()
    termios.tcsetwinsize(follower, (50, _WIDTH))
    command = [sys.executable, "-m", "nolle", "demo"]
    env |= {"TERM": "xterm-256color", "PYTHONUTF8": "1"}
    with subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=follower, stderr=subprocess.DEVNULL, env=env) as run:
        os.close(follower)
        output = b"".join(_chunks(leader))
        os.close(leader)
    if run.returncode:
        raise SystemExit("nolle demo failed; run it to see why")
    return output.decode().replace("\r\n", "\n")


def _chunks(terminal: int) -> Iterator[bytes]:
    """What is written to a terminal until the writer has closed it; Linux tells that by an error, others by silence."""
    while True:
        try:
            chunk = os.read(terminal, 65536)
        except OSError as error:
            if error.errno != errno.EIO:
                raise
            return
        if not chunk:
            return
        yield chunk


def picture(output: str) -> str:
    """The first findings that the demo prints, as SVG. No font is fetched: each reader's own is used."""
    console = Console(record=True, width=_WIDTH, file=io.StringIO(), force_terminal=True, legacy_windows=False)
    console.print(Text.from_ansi("\n".join(_first_findings(output.splitlines()))))
    return _FONT.sub("", console.export_svg(title="nolle demo", theme=_THEME, unique_id="nolle"))


def _first_findings(lines: list[str]) -> list[str]:
    """From the heading on, as many whole findings as there is room for."""
    bare = [_COLOUR.sub("", line) for line in lines]
    start = next(i for i, line in enumerate(bare) if line.startswith(_HEADING))
    ends = [i for i, line in enumerate(bare) if _FINDING.match(line) and start < i <= start + _MOST_LINES]
    return lines[start : ends[-1] - 1]


if __name__ == "__main__":
    if sys.argv[1:] == ["--check"]:
        sys.exit("docs/demo.svg is not what the demo prints; run: make picture" if PICTURE.read_text(encoding="utf-8") != picture(printed()) else 0)
    PICTURE.write_text(picture(printed()), encoding="utf-8")
