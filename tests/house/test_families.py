"""Families: every file in a family's folder offers the family's names and nobody asks it for others, so that a new one needs no other edit."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from source_tree import PACKAGE, imports, modules, part_of, public_names

# family: the public names of each of its members
FAMILIES: dict[str, set[str]] = {
    "readers": {"NAME", "VERSION", "KIND", "recognises", "read"},
    "findings": {"KIND", "find"},
    "ledgers": {"open_ledger"},
    "outputs": {"SUFFIXES", "BINARY", "write"},
}
COMMANDS = "cli"  # each of its files offers ``command``; commands may use each other's parts
LABEL_KEYS = {"description", "match"}
LABELS = sorted((PACKAGE / "events").glob("[a-z]*.toml"))


def members(family: str) -> list[str]:
    return [m for m in modules() if m.startswith(f"nolle.{family}.") and m.count(".") == 2 and not m.rpartition(".")[2].startswith("_")]


MEMBERS = {member: family for family in FAMILIES for member in members(family)}


@pytest.mark.parametrize("member", MEMBERS)
def test_a_member_offers_its_familys_names(member: str) -> None:
    assert FAMILIES[MEMBERS[member]] <= public_names(member)


@pytest.mark.parametrize("module", modules())
def test_nobody_asks_a_member_for_more(module: str) -> None:
    asked = {(i.module, i.name) for i in imports(module) if i.module in MEMBERS and i.part != part_of(module)}
    assert {(member, name) for member, name in asked if name not in FAMILIES[MEMBERS[member]]} == set()


@pytest.mark.parametrize("member", members(COMMANDS))
def test_a_file_of_the_command_line_is_one_command(member: str) -> None:
    assert "command" in public_names(member)


@pytest.mark.parametrize("file", LABELS, ids=lambda file: file.stem)
def test_a_label_is_described_and_has_phrases(file: Path) -> None:
    assert set(tomllib.loads(file.read_text(encoding="utf-8"))) >= LABEL_KEYS


def test_every_family_has_members() -> None:
    assert {family for family in FAMILIES if not members(family) and (PACKAGE / family).is_dir()} == set()
