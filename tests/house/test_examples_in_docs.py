"""The docs keep to what is there: links resolve, worked examples work, commands and targets exist."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
from datetime import date
from pathlib import Path
from typing import Any

import click
import pytest
from source_tree import ROOT, tracked

import nolle.labeller
from nolle.cli import nolle as group
from nolle.findings import Case
from nolle.histories import Docket
from nolle.labeller.vocabulary import read_vocabulary
from nolle.model import CaseRecord, CaseSaid, ChargeHistory, Disposition, Evidence
from nolle.readers._page import Page

PAGES = [path for path in tracked() if path.suffix == ".md"]
_LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
_FENCED = re.compile(r"^```(\w*)\n(.*?)^```", re.S | re.M)
_COMMAND = re.compile(r"\bnolle (?:--casebook \S+ )?([a-z]+)\b(?! (?:is|prosequi))")


def blocks(page: Path, language: str) -> list[str]:
    return [body for name, body in _FENCED.findall(page.read_text(encoding="utf-8")) if name == language]


def anchors(page: Path) -> set[str]:
    """Headings as the web shows them: lower case, spaces as hyphens, punctuation gone."""
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.M)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_leads_somewhere(page: Path) -> None:
    links = [link for link in _LINK.findall(_FENCED.sub("", page.read_text(encoding="utf-8"))) if "://" not in link]
    for link in links:
        file, _, anchor = link.partition("#")
        target = (page.parent / file).resolve() if file else page
        assert target.exists(), link
        assert not anchor or anchor in anchors(target), link


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_command_told_of_exists(page: Path) -> None:
    """Commands stand in code: between backquotes, or in a block."""
    text = page.read_text(encoding="utf-8")
    code = [*(body for _, body in _FENCED.findall(text)), *re.findall(r"`([^`\n]+)`", _FENCED.sub("", text))]
    told = {name for piece in code for line in piece.splitlines() if (name := _command(line))}
    assert told <= set(group.list_commands(click.Context(group)))


def _command(line: str) -> str | None:
    match = _COMMAND.match(line.strip().removeprefix("$ "))
    return match[1] if match else None


def test_every_make_target_told_of_exists() -> None:
    told = {target for page in PAGES for target in re.findall(r"\bmake ([a-z]+)\b", "\n".join(_code(page)))}
    for target in told:
        assert subprocess.run(["make", "-n", target], cwd=ROOT, capture_output=True, check=False).returncode == 0, target


def _code(page: Path) -> list[str]:
    text = page.read_text(encoding="utf-8")
    return [*(body for _, body in _FENCED.findall(text)), *re.findall(r"`([^`\n]+)`", text)]


ADDING = ROOT / "docs" / "adding.md"


def test_the_readers_example_reads_its_page() -> None:
    reader = _made(next(body for body in blocks(ADDING, "python") if "def recognises" in body))
    page = Page(blocks(ADDING, "")[0].encode(), "calendar.txt")
    report = reader["read"](page)
    assert reader["recognises"](page)
    assert [(case.court, case.number, case.name.text) for case in report.cases] == [("nyed", "2:24-cr-90001", "USA v. Okonkwo")]
    assert all(report.text[case.name.start : case.name.end] == case.name.text for case in report.cases)


_HEADER = CaseSaid("nyed", "1:24-cr-90001", None, None, None, None, (), (), True, "full", "docket")


def test_the_findings_example_finds_a_late_entry() -> None:
    find = _made(next(body for body in blocks(ADDING, "python") if "def find" in body))["find"]
    words = (Evidence("0" * 64, 0, 9, "dismissed"),)

    def case(entered: date) -> Case:
        end = Disposition("dismissed", happened=date(2024, 3, 1), entered=entered, evidence=words)
        charge = ChargeHistory("nyed/1:24-cr-90001", "nyed", "1:24-cr-90001", None, "Dana Whitlow", 1, (), "1", ("1",), "18:371", None, end)
        record = CaseRecord("nyed/1:24-cr-90001", "nyed", "1:24-cr-90001", None, None, None, (charge,))
        return Case(record, Docket(record.case, _HEADER, [], [], "", has_table=True, only_view=False, coverage="full"))

    assert [finding.evidence for finding in find(case(date(2024, 4, 15)))] == [words]
    assert list(find(case(date(2024, 3, 2)))) == []


def test_the_labels_example_gets_its_own_examples_right(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Beside all the labels that there are, as it would stand in the house."""
    folder = shutil.copytree(ROOT / "src" / "nolle" / "events", tmp_path / "events")
    (folder / "proffer.toml").write_text(blocks(ADDING, "toml")[0], encoding="utf-8")
    vocabulary = read_vocabulary(folder)
    monkeypatch.setattr(nolle.labeller, "vocabulary", lambda: vocabulary)
    example = next(label for label in vocabulary.labels if label.name == "proffer")
    said = dict(zip([*example.yes, *example.no], nolle.labeller.Labeller("re").label([*example.yes, *example.no]), strict=True))
    assert [text for text in example.yes if "proffer" not in said[text][0]] == []
    assert [text for text in example.no if "proffer" in said[text][0]] == []
    assert example.yes and example.no


def _made(source: str) -> dict[str, Any]:
    names: dict[str, Any] = {}
    exec(compile(ast.parse(source), "docs/adding.md", "exec"), names)
    return names
