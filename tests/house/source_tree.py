"""The source read with ``ast``, never imported: modules, what each imports, its functions, the files of the repository."""

from __future__ import annotations

import ast
import shutil
import subprocess
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SRC = ROOT / "src"
PACKAGE = SRC / "nolle"


@dataclass(frozen=True, slots=True)
class Import:
    """One imported module (and the name taken from it), where (line), and whether only type checkers see it."""

    module: str
    name: str | None
    line: int
    for_types_only: bool

    @property
    def part(self) -> str:
        """The part of the house it belongs to: "readers" for nolle.readers._html, "" for nolle itself."""
        return part_of(self.module)


def part_of(module: str) -> str:
    """The first name below nolle; "" for nolle itself and for everything that is not ours."""
    names = module.split(".")
    return names[1] if names[0] == "nolle" and len(names) > 1 else ""


@cache
def modules() -> dict[str, Path]:
    """Every module of ours by its dotted name."""
    return {_dotted(path): path for path in sorted(PACKAGE.rglob("*.py"))}


def _dotted(path: Path) -> str:
    names = path.relative_to(SRC).with_suffix("").parts
    return ".".join(names[:-1] if names[-1] == "__init__" else names)


@cache
def tree(module: str) -> ast.Module:
    """The syntax tree of one module of ours."""
    return ast.parse(modules()[module].read_text(encoding="utf-8"))


@cache
def imports(module: str) -> tuple[Import, ...]:
    """Everything a module imports, also inside functions."""
    return tuple(imports_in(tree(module), frozenset(modules())))


def imports_in(source: ast.Module, known: frozenset[str]) -> list[Import]:
    """The imports in a syntax tree. ``from a import b`` is an import of a.b where that is one of the known modules."""
    for_types = {id(inner) for node in ast.walk(source) if _is_type_checking(node) for inner in ast.walk(node)}
    return [
        Import(imported, name, node.lineno, id(node) in for_types)
        for node in ast.walk(source)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for imported, name in _names(node, known)
    ]


def _is_type_checking(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"


def _names(node: ast.Import | ast.ImportFrom, known: frozenset[str]) -> list[tuple[str, str | None]]:
    if isinstance(node, ast.Import):
        return [(alias.name, None) for alias in node.names]
    assert node.module and not node.level, "imports are absolute in this house"
    return [(full, None) if (full := f"{node.module}.{alias.name}") in known else (node.module, alias.name) for alias in node.names]


@dataclass(frozen=True, slots=True)
class Function:
    """A function: where it stands, and how many lines it has without its docstring."""

    module: str
    name: str
    lines: int


@cache
def functions() -> tuple[Function, ...]:
    """Every function and method of ours."""
    return tuple(
        Function(module, node.name, _length(node))
        for module in modules()
        for node in ast.walk(tree(module))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    )


def _length(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    first = node.body[0]
    documented = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant) and isinstance(first.value.value, str)
    docstring = (first.end_lineno or 0) - first.lineno + 1 if documented else 0
    return (node.end_lineno or 0) - node.lineno + 1 - docstring


def public_names(module: str) -> set[str]:
    """The names that a module defines at its top and that do not start with an underscore; imported ones are not counted."""
    found: set[str] = set()
    for node in tree(module).body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            found.add(node.name)
        elif isinstance(node, ast.Assign):
            found.update(target.id for target in node.targets if isinstance(target, ast.Name))
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            found.add(node.target.id)
    return {name for name in found if not name.startswith("_")}


@cache
def tracked() -> tuple[Path, ...]:
    """The repository's files: what git tracks or would; without git, all outside the folders that make and tools fill."""
    made = {".git", ".venv", ".mypy_cache", ".ruff_cache", ".pytest_cache", ".hypothesis", "build", "dist", "casebook", "__pycache__"}
    paths = _known_to_git() or [path for path in ROOT.rglob("*") if not made.intersection(path.relative_to(ROOT).parts)]
    return tuple(sorted(path for path in paths if path.is_file()))


def _known_to_git() -> list[Path]:
    """Nothing where there is no git, or no repository that git will read."""
    if not shutil.which("git"):
        return []
    listed = subprocess.run(["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"], cwd=ROOT, capture_output=True, check=False)
    return [ROOT / name for name in listed.stdout.decode().split("\0") if name]


def texts() -> list[tuple[Path, str]]:
    """The repository's text files with their text."""
    found = []
    for path in tracked():
        data = path.read_bytes()
        if b"\0" not in data[:4096]:
            found.append((path.relative_to(ROOT), data.decode("utf-8", "replace")))
    return found
