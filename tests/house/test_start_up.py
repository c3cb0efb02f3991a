"""What starting Nolle may load: `nolle --help` must answer at once, and a machine without an optional package must still run."""

from __future__ import annotations

import subprocess
import sys

import pytest

_LOADED = "import sys; {}; print(*{{name.partition('.')[0] for name in sys.modules}})"


def loaded(code: str) -> set[str]:
    """Top-level packages outside the standard library that code loads, beyond those that any Python here starts with."""
    return _packages(code) - _packages("pass")


def _packages(code: str) -> set[str]:
    run = subprocess.run([sys.executable, "-c", _LOADED.format(code)], capture_output=True, text=True, check=True)
    return set(run.stdout.splitlines()[-1].split()) - set(sys.stdlib_module_names)


@pytest.mark.parametrize(
    ("code", "allowed"),
    [
        ("import nolle", {"nolle"}),
        ("import nolle.model, nolle.errors, nolle.registry", {"nolle"}),
        ("import nolle.histories, nolle.findings, nolle.facts", {"nolle"}),
        ("import nolle.cli", {"nolle", "click"}),
        ("from nolle.cli import nolle; nolle(['--help'], standalone_mode=False)", {"nolle", "click"}),
        ("from nolle.cli import nolle; nolle(['drops', '--help'], standalone_mode=False)", {"nolle", "click"}),
    ],
)
def test_starting_loads_no_more_than_it_needs(code: str, allowed: set[str]) -> None:
    assert loaded(code) <= allowed


def test_what_is_loaded_is_seen() -> None:
    assert "lxml" in loaded("import nolle.readers._html")


def test_a_process_that_only_labels_loads_nothing_that_reads_orders() -> None:
    code = "import sys, nolle.sweep.label; print(*sys.modules)"
    modules = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert "nolle.sweep.label" in modules and "nolle.outcomes" not in modules
