"""Pages that are made from the program are what the program would make now."""

from __future__ import annotations

import importlib.util
import sys
from types import ModuleType

from source_tree import ROOT


def tool(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"tools_{name}", ROOT / "tools" / f"{name}.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def test_the_commands_page_is_what_help_says() -> None:
    made = tool("cli_reference")
    assert made.PAGE.read_text(encoding="utf-8") == made.reference(), "run: make docs"
