"""docs/exports.md tells every field of every kind, in order, and every signal of every kind of finding."""

import ast
import inspect
import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from importlib.resources import files
from pathlib import Path
from types import FunctionType, ModuleType

import pytest

from nolle import pipeline
from nolle.casebook import open_casebook
from nolle.model import Finding
from nolle.outputs import KINDS
from nolle.registry import load, members

DOC = (Path(__file__).resolve().parents[2] / "docs" / "exports.md").read_text(encoding="utf-8")
SHAPES = {
    "true or false": lambda value: isinstance(value, bool),
    "true": lambda value: value is True,
    "false": lambda value: value is False,
    "number": lambda value: isinstance(value, int) and not isinstance(value, bool),
    "text": lambda value: isinstance(value, str) and value != "",
    "day": lambda value: isinstance(value, str) and bool(date.fromisoformat(value)),
    "time": lambda value: isinstance(value, str) and len(value) > 10 and bool(datetime.fromisoformat(value)),
}


def section(kind: str) -> str:
    return DOC.split(f"\n## {kind}\n")[1].split("\n## ")[0]


def told() -> dict[str, dict[str, tuple[str, str]]]:
    """The signals of each kind of finding as the table tells them: value and where it is null."""
    found: dict[str, dict[str, tuple[str, str]]] = {}
    kind = ""
    for first, name, value, null in re.findall(r"^\| (?:`(\w+)` )?\| `(\w+)`[^|]* \| ([^|]+) \| ([^|]+) \|$", section("findings"), re.M):
        kind = first or kind
        found.setdefault(kind, {})[name] = (value, null)
    return found


def given(module: ModuleType) -> Iterator[str]:
    """The signals that a module names, and those of what it takes from others to make signals or findings of."""
    for node in ast.walk(ast.parse(inspect.getsource(module))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Signal":
            assert isinstance(node.args[0], ast.Constant), "a signal's name is written out, so that it can be told"
            yield node.args[0].value
    for taken in vars(module).values():
        elsewhere = isinstance(taken, FunctionType) and taken.__module__ != module.__name__ and taken.__module__.startswith("nolle.findings._")
        if elsewhere and re.search("Signal|Finding", str(taken.__annotations__.get("return"))):
            yield from given(inspect.getmodule(taken))


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_is_told_in_its_order(kind):
    told = dict.fromkeys(re.findall(r"`(\w+)`", section(kind)))
    fields = list(KINDS[kind].fields)
    assert [name for name in told if name in fields] == fields


def test_every_kind_of_finding_is_told():
    assert list(told()) == [load("findings", name).KIND for name in members("findings")]


@pytest.mark.parametrize("name", members("findings"))
def test_every_signal_is_told_and_no_other(name):
    module = load("findings", name)
    signals = set(given(module))
    assert signals and told()[module.KIND].keys() == signals


def test_the_demos_findings_have_the_signals_that_are_told_in_order_and_shape(tmp_path):
    with open_casebook(tmp_path, create=True) as book:
        list(pipeline.add(book, [str(files("nolle") / "demo" / "dockets")]))
        found = list(pipeline.findings(book))
    assert {finding.kind for finding in found} >= {"dropped_charges", "number_gap"}
    for finding in found:
        _check(finding, told()[finding.kind])


def _check(finding: Finding, signals: Mapping[str, tuple[str, str]]) -> None:
    names = [signal.name for signal in finding.signals]
    assert names == [name for name in signals if name in names]
    assert set(signals) - set(names) <= {"unsealed_on", "end_not_announced"}
    for signal in finding.signals:
        value, null = signals[signal.name]
        shapes = re.findall("true or false|true|false|number|text|day|time", re.sub(r": [^;]*", "", value))
        assert null != "never" if signal.value is None else any(SHAPES[shape](signal.value) for shape in shapes), signal
