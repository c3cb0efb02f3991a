"""Pages that are made from the program are what the program would make now."""

from __future__ import annotations

import subprocess
import sys

import pytest
from source_tree import ROOT


@pytest.mark.parametrize("tool", ["cli_reference", "picture"])
def test_a_made_page_is_what_would_be_made_now(tool: str) -> None:
    """In a process of its own: click keeps a command's help options as they were when they were first asked for."""
    check = subprocess.run([sys.executable, ROOT / "tools" / f"{tool}.py", "--check"], capture_output=True, text=True, check=False)
    assert check.returncode == 0, check.stderr
