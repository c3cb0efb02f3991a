"""Short functions, modules of one idea."""

from __future__ import annotations

from statistics import median, quantiles

from source_tree import functions, modules

MAX_MODULE = 400
MAX_FUNCTION = 60


def test_no_module_is_longer_than_one_idea() -> None:
    lines = {module: len(path.read_text(encoding="utf-8").splitlines()) for module, path in modules().items()}
    assert {module: number for module, number in lines.items() if number > MAX_MODULE} == {}


def test_no_function_is_longer_than_a_screen() -> None:
    assert {f"{f.module}.{f.name}": f.lines for f in functions() if f.lines > MAX_FUNCTION} == {}


def test_functions_are_short() -> None:
    lengths = [f.lines for f in functions()]
    assert median(lengths) <= 8
    assert quantiles(lengths, n=10)[-1] <= 20
