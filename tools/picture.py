"""Writes docs/demo.svg: what `nolle demo` prints on a terminal, as a picture. A test compares the two."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

PICTURE = Path(__file__).resolve().parents[1] / "docs" / "demo.svg"
_WIDTH = 112
_BEGINS = re.compile(r"Dropped charges|dropped charges")
_LINES = 44
_FONT = re.compile(r"@font-face \{.*?\}\s*", re.S)
_THEME = TerminalTheme(
    (250, 249, 246),
    (38, 38, 38),
    [(38, 38, 38), (160, 40, 40), (40, 110, 60), (140, 95, 10), (40, 80, 150), (120, 60, 130), (20, 110, 120), (110, 110, 110)],
)


def printed() -> str:
    """What the demo prints, with its colours, at a fixed width."""
    env = {**os.environ, "FORCE_COLOR": "1", "COLUMNS": str(_WIDTH), "TERM": "xterm-256color", "PYTHONUTF8": "1"}
    env.pop("NO_COLOR", None)
    return subprocess.run([sys.executable, "-m", "nolle", "demo"], env=env, capture_output=True, check=True).stdout.decode()


def picture(output: str) -> str:
    """The part of the demo's output that shows dropped charges, as SVG. No font is fetched: each reader's own is used."""
    lines = output.splitlines()
    first = next((i for i, line in enumerate(lines) if _BEGINS.search(line)), 0)
    console = Console(record=True, width=_WIDTH, file=io.StringIO(), force_terminal=True, legacy_windows=False)
    console.print(Text.from_ansi("\n".join(lines[first : first + _LINES])))
    svg = console.export_svg(title="make demo", theme=_THEME, unique_id="nolle")
    return _FONT.sub("", svg)


if __name__ == "__main__":
    PICTURE.write_text(picture(printed()), encoding="utf-8")
